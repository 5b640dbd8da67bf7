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

typedef struct _OpenJob OpenJob;

/* Fills @opened. Returns: (transfer full): its document, which need not be in it yet */
typedef NotandaDocument *(*OpenFunc) (OpenJob       *job,
                                      NotandaOpened *opened,
                                      GCancellable  *cancellable,
                                      GError       **error);

struct _OpenJob
{
  OpenFunc             open;
  NotandaOrder        *order; /* or NULL where a text is corrected */
  NotandaIdentity     *identity;
  NotandaLoaderClient *client; /* or NULL */
  NotandaIntakeIndex  *index;  /* or NULL */
  NotandaRefusal      *refusal;
  NotandaDocument     *document; /* to be read again, changed or corrected, or NULL */
  NotandaDocumentFile *file;     /* its */
  NotandaDraftChange   change;   /* of one of its blocks */
  guint                block;
  GBytes              *correction; /* of its text */
};

void
notanda_refusal_free (NotandaRefusal *refusal)
{
  notanda_order_unref (refusal->order);
  notanda_loaded_free (refusal->loaded);
  g_free (refusal->certificate);
  g_clear_pointer (&refusal->corpus, notanda_corpus_free);
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
  g_clear_pointer (&job->identity, notanda_identity_unref);
  g_clear_object (&job->document);
  g_clear_pointer (&job->file, notanda_document_file_free);
  g_free (job);
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
    .load = { .encoding = order->encoding, .part = order->part, .password = order->password, .offers_mending = TRUE },
    .client = job->client,
    .index = job->index,
    .any_page = order->any_page,
    .progress = received_cb,
    .progress_data = order,
  };
}

/* What a question needs, or what came. */
static NotandaDocument *
finish_address (OpenJob       *job,
                NotandaOpened *opened,
                NotandaIntake *intake,
                gboolean       done)
{
  job->refusal->loaded = g_steal_pointer (&intake->loaded);
  job->refusal->certificate = g_strdup (intake->trouble.fingerprint);
  if (!done)
    return NULL;
  take_intake (opened, intake);

  return opened->document;
}

/* From the web. */
static NotandaDocument *
open_address (OpenJob       *job,
              NotandaOpened *opened,
              GCancellable  *cancellable,
              GError       **error)
{
  g_auto (NotandaIntake) intake = { 0 };
  NotandaIntakeOptions options = get_options (job);
  gboolean             done = notanda_intake_address (job->order->name, &options, job->identity, &intake, cancellable, error);

  return finish_address (job, opened, &intake, done);
}

/* What was sent the first time isn't kept. */
static NotandaDocument *
reread_address (OpenJob       *job,
                NotandaOpened *opened,
                GCancellable  *cancellable,
                GError       **error)
{
  g_auto (NotandaIntake) intake = { 0 };
  NotandaIntakeOptions options = get_options (job);
  gboolean             done = notanda_intake_reread (job->document, job->file, job->order->name, &options, &intake, cancellable, error);

  return finish_address (job, opened, &intake, done);
}

/* As the clipboard has it. */
static NotandaDocument *
open_bytes (OpenJob       *job,
            NotandaOpened *opened,
            GCancellable  *cancellable,
            GError       **error)
{
  NotandaLoadOptions load = { .name = job->order->name, .content_type = job->order->content_type, .encoding = "UTF-8", .now = g_get_real_time (), .offers_mending = TRUE };
  g_autoptr (NotandaLoaded) loaded = notanda_load_bytes (job->order->bytes, &load, job->client, cancellable, error);

  if (loaded != NULL)
    opened->document = notanda_open_loaded (loaded, job->order->name, job->identity, &opened->file, &opened->notice, cancellable, error);

  return opened->document;
}

static NotandaDocument *
open_text (OpenJob       *job,
           NotandaOpened *opened,
           GCancellable  *cancellable,
           GError       **error)
{
  opened->document = notanda_open_text (job->order->bytes, job->order->name, job->identity, &opened->file, &opened->notice, cancellable, error);

  return opened->document;
}

/* What conflict copies held goes into its file at once; where it can't, that is tried again with the next change. */
static NotandaCorpus *
open_corpus (const char      *path,
             NotandaIdentity *identity,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (GError) local = NULL;
  NotandaCorpus *corpus = notanda_corpus_open (path, identity, cancellable, error);

  if (corpus != NULL && notanda_corpus_needs_save (corpus) && !notanda_corpus_save (corpus, cancellable, &local))
    g_info ("What was merged into the corpus file isn't saved: %s", local->message);

  return corpus;
}

static gboolean
is_corpus_file (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return notanda_corpus_file_is_name (name);
}

/* One of a corpus is the corpus; of another, files may be chosen, or it may become one. */
static void
list_folder (OpenJob      *job,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *name = g_filename_display_name (job->order->name);
  g_autoptr (GError) local = NULL;

  job->refusal->corpus = open_corpus (job->order->name, job->identity, cancellable, &local);
  if (job->refusal->corpus == NULL && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return;
    }
  if (job->refusal->corpus == NULL)
    {
      g_clear_error (&local);
      job->refusal->is_folder = TRUE;
      job->refusal->loaded = notanda_folder_choice_list (job->order->name, job->identity, cancellable, &local);
      if (job->refusal->loaded == NULL && !g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return;
        }
    }
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

  if (g_file_test (job->order->name, G_FILE_TEST_IS_DIR) || is_corpus_file (job->order->name))
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

  return opened->document;
}

static NotandaDocument *
reread_file (OpenJob       *job,
             NotandaOpened *opened,
             GCancellable  *cancellable,
             GError       **error)
{
  NotandaOrder  *order = job->order;
  NotandaOpening opening = { .client = job->client, .encoding = order->encoding, .part = order->part, .password = order->password, .offers_mending = TRUE };

  opened->file = g_steal_pointer (&job->file);
  opened->document = notanda_open_reread (job->document, opened->file, order->name, &opening, &opened->notice, cancellable, error);
  g_clear_pointer (&opening.unchosen, notanda_loaded_free);

  return opened->document;
}

/* There is nothing else to read it from, so its text is as it was decoded once and for all. */
static NotandaDocument *
mend_draft (OpenJob       *job,
            NotandaOpened *opened,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *name = g_filename_display_name (job->order->name);

  if (g_strcmp0 (job->order->encoding, NOTANDA_ENCODING_TWICE) != 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                   _ ("%s: what this was read from isn’t there any more, so it can’t be read in another encoding; open it anew"), name);
      return NULL;
    }
  opened->file = g_steal_pointer (&job->file);
  opened->document = notanda_open_mend (job->document, opened->file, cancellable, error);

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

/* An article whose corpus can't be opened is an article still. */
static void
find_corpus (NotandaOpened *opened,
             GCancellable  *cancellable)
{
  g_autoptr (GError) error = NULL;

  opened->corpus = open_corpus (opened->file->path, notanda_document_get_identity (opened->document), cancellable, &error);
  if (opened->corpus == NULL && opened->notice == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    opened->notice = g_strdup (error->message);
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
  /* a correction is read from nowhere */
  if (job->order != NULL)
    notanda_opened_describe (opened, job->order, job->document != NULL);
  find_corpus (opened, cancellable);
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

/* What can't be done is %NULL. */
static const struct
{
  OpenFunc open;
  OpenFunc reread;
} by_kind[] = {
  [NOTANDA_ORDER_PATH] = { open_file, reread_file },
  [NOTANDA_ORDER_TEXT] = { open_text, NULL },
  [NOTANDA_ORDER_BYTES] = { open_bytes, NULL },
  [NOTANDA_ORDER_ADDRESS] = { open_address, reread_address },
  [NOTANDA_ORDER_ARTICLE] = { NULL, NULL }, /* the window's syncer fetches it */
  [NOTANDA_ORDER_DRAFT] = { NULL, mend_draft },
};

/* @job: does what @order says, and tells of it where a question may follow */
static void
set_order (OpenJob             *job,
           NotandaOrder        *order,
           NotandaLoaderClient *client)
{
  job->order = notanda_order_ref (order);
  job->client = client != NULL ? notanda_loader_client_ref (client) : NULL;
  job->refusal = g_new0 (NotandaRefusal, 1);
  job->refusal->order = notanda_order_ref (order);
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
  OpenJob *job = g_new0 (OpenJob, 1);

  job->open = by_kind[order->kind].open;
  set_order (job, order, client);
  job->identity = notanda_identity_ref (identity);
  job->index = index != NULL ? notanda_intake_index_ref (index) : NULL;
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
notanda_jobs_reread_async (NotandaOrder              *order,
                           const NotandaDocumentFile *file,
                           NotandaLoaderClient       *client,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   data)
{
  OpenJob *job;

  g_return_if_fail (order->draft != NULL && by_kind[order->kind].reread != NULL);

  job = new_job_on (order->draft, file, by_kind[order->kind].reread);
  set_order (job, order, client);
  start_open (order->draft, job, cancellable, callback, data);
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
