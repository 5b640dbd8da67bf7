/* notanda-jobs.c: opens and changes articles in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each job is one call of the core in one worker. What goes in is a copy or
 * immutable; what comes out belongs to the window. A document that was opened here is
 * handed over before anybody else has seen it.
 */

#include "app/common/notanda-jobs.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "intake/notanda-intake.h"
#include "load/notanda-folder-choice.h"
#include "load/notanda-open.h"
#include "net/notanda-address.h"

typedef struct _OpenJob OpenJob;

/* Fills @opened. Returns: (transfer full): its document, which need not be in it yet */
typedef NotandaDocument *(*OpenFunc) (OpenJob       *job,
                                      NotandaOpened *opened,
                                      GCancellable  *cancellable,
                                      GError       **error);

struct _OpenJob
{
  OpenFunc             open;
  NotandaOrder        *order; /* or NULL where a document is changed */
  NotandaIdentity     *identity;
  NotandaLoaderClient *client; /* or NULL */
  NotandaIntakeIndex  *index;  /* or NULL */
  NotandaRefusal      *refusal;
  NotandaDocument     *document; /* to be read again, changed or corrected, or NULL */
  NotandaDocumentFile *file;     /* its */
  char                *encoding;
  NotandaDraftChange   change; /* of one of its blocks */
  guint                block;
  GBytes              *correction; /* of its text */
};

void
notanda_opened_free (NotandaOpened *opened)
{
  g_clear_object (&opened->document);
  g_clear_pointer (&opened->report, notanda_version_report_free);
  g_clear_pointer (&opened->file, notanda_document_file_free);
  g_free (opened->source);
  notanda_order_unref (opened->order);
  g_free (opened->notice);
  g_free (opened);
}

void
notanda_refusal_free (NotandaRefusal *refusal)
{
  notanda_order_unref (refusal->order);
  notanda_loaded_free (refusal->loaded);
  g_free (refusal->certificate);
  g_free (refusal);
}

static void
open_job_free (gpointer data)
{
  OpenJob *job = data;

  notanda_order_unref (job->order);
  g_clear_pointer (&job->client, notanda_loader_client_unref);
  g_clear_pointer (&job->index, notanda_intake_index_unref);
  g_clear_pointer (&job->correction, g_bytes_unref);
  g_clear_pointer (&job->refusal, notanda_refusal_free);
  g_free (job->encoding);
  g_clear_pointer (&job->identity, notanda_identity_unref);
  g_clear_object (&job->document);
  g_clear_pointer (&job->file, notanda_document_file_free);
  g_free (job);
}

/* The article of a draft may be read in another way, from where it came. @order: (nullable): how it was opened */
static void
describe_draft (NotandaOpened *opened,
                NotandaOrder  *order)
{
  const char *encoding = notanda_document_get_meta (opened->document, NOTANDA_META_ENCODING);
  const char *address = notanda_document_get_meta (opened->document, NOTANDA_META_ADDRESS);
  const char *text;
  gsize       size;

  if (!notanda_document_is_draft (opened->document))
    return;
  opened->source = notanda_open_dup_source (opened->file->path, opened->document);
  if (opened->source != NULL)
    opened->order = notanda_order_new (NOTANDA_ORDER_PATH, opened->source);
  else if (order != NULL && order->kind == NOTANDA_ORDER_ADDRESS)
    opened->order = notanda_order_copy (order);
  else if (address != NULL && notanda_address_is_web (address))
    opened->order = notanda_order_new (NOTANDA_ORDER_ADDRESS, address);
  if (opened->order == NULL || encoding == NULL)
    return;
  text = notanda_article_get_text (notanda_document_get_article (opened->document), &size);
  opened->n_twice = notanda_load_count_twice (encoding, text, size);
}

/* What the bytes are for certain needs no question, nor what a page or its server says of them. */
static gboolean
is_guess (NotandaOpened *opened)
{
  const char *encoding = notanda_document_get_meta (opened->document, NOTANDA_META_ENCODING);
  const char *from = notanda_document_get_meta_from (opened->document, NOTANDA_META_ENCODING);

  return opened->order != NULL && encoding != NULL && !g_str_has_prefix (encoding, "UTF-") && !g_str_equal (encoding, "US-ASCII") &&
         (g_strcmp0 (from, "bytes") == 0 || g_strcmp0 (from, "file") == 0);
}

static void
received_cb (gint64   received,
             gint64   total,
             gpointer data)
{
  NotandaOrder *order = data;

  g_atomic_int_set (&order->received, (gint) (received >> 10));
}

static void
take_intake (NotandaOpened *opened,
             NotandaIntake *intake)
{
  opened->document = g_steal_pointer (&intake->document);
  opened->file = g_steal_pointer (&intake->file);
  opened->notice = g_steal_pointer (&intake->notice);
  opened->report = g_steal_pointer (&intake->report);
}

static NotandaIntakeOptions
get_options (OpenJob *job)
{
  NotandaOrder *order = job->order;

  return (NotandaIntakeOptions) {
    .fetch = { .is_linked = order->is_linked, .allow_private = order->allow_private, .accept_certificate = order->certificate },
    .load = { .part = order->part, .password = order->password, .offers_mending = TRUE },
    .client = job->client,
    .index = job->index,
    .any_page = order->any_page,
    .progress = received_cb,
    .progress_data = order,
  };
}

/* From the web. */
static NotandaDocument *
open_address (OpenJob       *job,
              NotandaOpened *opened,
              GCancellable  *cancellable,
              GError       **error)
{
  NotandaOrder *order = job->order;
  g_auto (NotandaIntake) intake = { 0 };
  NotandaIntakeOptions options = get_options (job);
  gboolean             done = notanda_intake_address (order->name, &options, job->identity, &intake, cancellable, error);

  job->refusal->loaded = g_steal_pointer (&intake.loaded);
  job->refusal->certificate = g_strdup (intake.trouble.fingerprint);
  if (!done)
    return NULL;
  take_intake (opened, &intake);
  describe_draft (opened, order);
  opened->encoding_guessed = is_guess (opened);

  return opened->document;
}

/* As the clipboard has it. */
static NotandaDocument *
open_bytes (OpenJob       *job,
            NotandaOpened *opened,
            GCancellable  *cancellable,
            GError       **error)
{
  NotandaLoadOptions load = { .name = job->order->name, .content_type = job->order->content_type, .encoding = "UTF-8", .now = g_get_real_time () };
  g_autoptr (NotandaLoaded) loaded = notanda_load_bytes (job->order->bytes, &load, job->client, cancellable, error);

  return loaded != NULL ? notanda_open_loaded (loaded, job->order->name, job->identity, &opened->file, &opened->notice, cancellable, error) : NULL;
}

static NotandaDocument *
open_text (OpenJob       *job,
           NotandaOpened *opened,
           GCancellable  *cancellable,
           GError       **error)
{
  return notanda_open_text (job->order->bytes, job->order->name, job->identity, &opened->file, &opened->notice, cancellable, error);
}

static void
list_folder (OpenJob      *job,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *name = g_filename_display_name (job->order->name);

  job->refusal->loaded = notanda_folder_choice_list (job->order->name, job->identity, cancellable, error);
  if (job->refusal->loaded != NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE, _ ("%s: this is a folder; choose files of it"), name);
}

static NotandaDocument *
open_file (OpenJob       *job,
           NotandaOpened *opened,
           GCancellable  *cancellable,
           GError       **error)
{
  NotandaOpening opening = { .client = job->client, .part = job->order->part, .password = job->order->password, .offers_mending = TRUE };
  g_auto (NotandaIntake) intake = { 0 };

  if (g_file_test (job->order->name, G_FILE_TEST_IS_DIR))
    {
      list_folder (job, cancellable, error);
      return NULL;
    }
  if (!notanda_intake_file (job->order->name, &opening, job->identity, &intake, cancellable, error))
    {
      job->refusal->loaded = opening.unchosen;
      return NULL;
    }
  take_intake (opened, &intake);
  describe_draft (opened, job->order);
  opened->encoding_guessed = is_guess (opened);

  return opened->document;
}

/* The page is asked for once more: what was sent the first time isn't kept. */
static NotandaDocument *
reread_page (OpenJob       *job,
             NotandaOpened *opened,
             GCancellable  *cancellable,
             GError       **error)
{
  NotandaIntakeOptions options = get_options (job);
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autoptr (NotandaReading) reading = NULL;

  options.load.encoding = job->encoding;
  loaded = notanda_intake_load (job->order->name, &options, NULL, cancellable, error);
  reading = loaded != NULL ? notanda_load_dup_reading (loaded, job->order->name, &opened->notice, error) : NULL;

  return reading != NULL ? notanda_open_replace_draft (job->document, opened->file, reading, cancellable, error) : NULL;
}

static NotandaDocument *
reread (OpenJob       *job,
        NotandaOpened *opened,
        GCancellable  *cancellable,
        GError       **error)
{
  NotandaOpening opening = { .client = job->client, .encoding = job->encoding, .offers_mending = TRUE };

  opened->file = g_steal_pointer (&job->file);
  if (job->order->kind == NOTANDA_ORDER_ADDRESS)
    opened->document = reread_page (job, opened, cancellable, error);
  else
    opened->document = notanda_open_reread (job->document, opened->file, job->order->name, &opening, &opened->notice, cancellable, error);
  if (opened->document != NULL)
    describe_draft (opened, job->order);

  return opened->document;
}

static NotandaDocument *
change_draft (OpenJob       *job,
              NotandaOpened *opened,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (NotandaReading) reading = notanda_draft_dup_reading_with (job->document, job->change, job->block, error);

  if (reading == NULL)
    return NULL;
  opened->file = g_steal_pointer (&job->file);
  opened->document = notanda_open_replace_draft (job->document, opened->file, reading, cancellable, error);
  if (opened->document != NULL)
    describe_draft (opened, job->order);

  return opened->document;
}

static NotandaDocument *
correct (OpenJob       *job,
         NotandaOpened *opened,
         GCancellable  *cancellable,
         GError       **error)
{
  g_auto (NotandaIntake) intake = { 0 };
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (job->document);

  /* nobody saves the old version once the new one has taken its place; one that is damaged is only saved elsewhere */
  if (job->file->damage == NULL && !notanda_document_file_save (job->file, snapshot, NULL, cancellable, error))
    return NULL;
  if (!notanda_intake_correct (job->document, job->file->path, job->correction, notanda_document_get_identity (job->document), &intake,
                               cancellable, error))
    return NULL;
  opened->file = g_steal_pointer (&intake.file);
  opened->notice = g_steal_pointer (&intake.notice);
  /* who made a correction knows what it was */
  if (intake.report->n_changed + intake.report->n_lost > 0)
    opened->report = g_steal_pointer (&intake.report);

  return g_steal_pointer (&intake.document);
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  OpenJob *job = task_data;
  g_autoptr (NotandaOpened) opened = g_new0 (NotandaOpened, 1);
  g_autoptr (GPtrArray) differences = NULL;
  GError *error = NULL;

  opened->document = job->open (job, opened, cancellable, &error);
  if (opened->document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  notanda_bookmarks_find (notanda_article_get_hash (notanda_document_get_article (opened->document)),
                          &opened->bookmark);
  /* built at the first question, which is better asked here */
  notanda_document_get_spans (opened->document);
  differences = notanda_document_list_differences (opened->document);
  opened->n_differences = differences->len;
  g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) notanda_opened_free);
}

/* @job: (transfer full): goes to a worker, which gives back what notanda_jobs_open_finish() takes */
static void
start_open (gpointer            source,
            OpenJob            *job,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  g_task_set_source_tag (task, notanda_jobs_open_finish);
  g_task_set_task_data (task, job, open_job_free);
  g_task_run_in_thread (task, open_thread);
}

void
notanda_jobs_open_async (NotandaOrder        *order,
                         NotandaIdentity     *identity,
                         NotandaLoaderClient *client,
                         NotandaIntakeIndex  *index,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  static const OpenFunc by_kind[] = {
    [NOTANDA_ORDER_PATH] = open_file,
    [NOTANDA_ORDER_TEXT] = open_text,
    [NOTANDA_ORDER_BYTES] = open_bytes,
    [NOTANDA_ORDER_ADDRESS] = open_address,
  };
  OpenJob *job = g_new0 (OpenJob, 1);

  job->open = by_kind[order->kind];
  job->order = notanda_order_ref (order);
  job->identity = notanda_identity_ref (identity);
  job->client = client != NULL ? notanda_loader_client_ref (client) : NULL;
  job->index = index != NULL ? notanda_intake_index_ref (index) : NULL;
  job->refusal = g_new0 (NotandaRefusal, 1);
  job->refusal->order = notanda_order_ref (order);
  start_open (NULL, job, cancellable, callback, data);
}

static OpenJob *
new_job_on (NotandaDocument           *document,
            const NotandaDocumentFile *file,
            OpenFunc                   open)
{
  OpenJob *job = g_new0 (OpenJob, 1);

  job->open = open;
  job->document = g_object_ref (document);
  job->file = notanda_document_file_copy (file);

  return job;
}

void
notanda_jobs_reread_async (NotandaDocument           *draft,
                           const NotandaDocumentFile *file,
                           NotandaOrder              *order,
                           const char                *encoding,
                           NotandaLoaderClient       *client,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   data)
{
  OpenJob *job = new_job_on (draft, file, reread);

  job->order = notanda_order_ref (order);
  job->encoding = g_strdup (encoding);
  job->client = client != NULL ? notanda_loader_client_ref (client) : NULL;
  start_open (draft, job, cancellable, callback, data);
}

void
notanda_jobs_change_draft_async (NotandaDocument           *draft,
                                 const NotandaDocumentFile *file,
                                 NotandaOrder              *order,
                                 NotandaDraftChange         change,
                                 guint                      i,
                                 GCancellable              *cancellable,
                                 GAsyncReadyCallback        callback,
                                 gpointer                   data)
{
  OpenJob *job = new_job_on (draft, file, change_draft);

  job->order = order != NULL ? notanda_order_ref (order) : NULL;
  job->change = change;
  job->block = i;
  start_open (draft, job, cancellable, callback, data);
}

void
notanda_jobs_correct_async (NotandaDocument           *old,
                            const NotandaDocumentFile *file,
                            GBytes                    *text,
                            GCancellable              *cancellable,
                            GAsyncReadyCallback        callback,
                            gpointer                   data)
{
  OpenJob *job = new_job_on (old, file, correct);

  job->correction = g_bytes_ref (text);
  start_open (old, job, cancellable, callback, data);
}

NotandaOpened *
notanda_jobs_open_finish (GAsyncResult    *result,
                          NotandaRefusal **refusal,
                          GError         **error)
{
  OpenJob       *job;
  NotandaOpened *opened;

  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_jobs_open_finish), NULL);

  job = g_task_get_task_data (G_TASK (result));
  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (refusal != NULL)
    *refusal = opened == NULL ? g_steal_pointer (&job->refusal) : NULL;

  return opened;
}
