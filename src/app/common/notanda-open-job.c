/* notanda-open-job.c: how each kind of order is opened, read again, changed or corrected
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-open-job.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "base/notanda-shown-path.h"
#include "intake/notanda-intake.h"
#include "load/notanda-folder-choice.h"
#include "load/notanda-open.h"

void
notanda_open_job_free (gpointer data)
{
  NotandaOpenJob *job = data;

  notanda_order_unref (job->order);
  g_clear_pointer (&job->client, notanda_loader_client_unref);
  g_clear_pointer (&job->index, notanda_intake_index_unref);
  g_clear_pointer (&job->polite, notanda_polite_unref);
  g_clear_pointer (&job->correction, g_bytes_unref);
  g_clear_pointer (&job->refusal, notanda_refusal_free);
  g_clear_pointer (&job->identity, notanda_identity_unref);
  g_clear_pointer (&job->snapshot, notanda_snapshot_unref);
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
get_options (NotandaOpenJob *job)
{
  NotandaOrder *order = job->order;

  return (NotandaIntakeOptions) {
    .fetch = { .is_linked = order->is_linked, .allow_private = order->allow_private, .accept_certificate = order->certificate },
    .polite = job->polite,
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
finish_address (NotandaOpenJob *job,
                NotandaOpened  *opened,
                NotandaIntake  *intake,
                gboolean        done)
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
open_address (NotandaOpenJob *job,
              NotandaOpened  *opened,
              GCancellable   *cancellable,
              GError        **error)
{
  g_auto (NotandaIntake) intake = { 0 };
  NotandaIntakeOptions options = get_options (job);
  gboolean             done = notanda_intake_address (job->order->name, &options, job->identity, &intake, cancellable, error);

  return finish_address (job, opened, &intake, done);
}

/* What was sent the first time isn't kept. */
static NotandaDocument *
reread_address (NotandaOpenJob *job,
                NotandaOpened  *opened,
                GCancellable   *cancellable,
                GError        **error)
{
  g_auto (NotandaIntake) intake = { 0 };
  NotandaIntakeOptions options = get_options (job);
  gboolean             done = notanda_intake_reread (job->document, job->file, job->order->name, &options, &intake, cancellable, error);

  return finish_address (job, opened, &intake, done);
}

/* As the clipboard has it. */
static NotandaDocument *
open_bytes (NotandaOpenJob *job,
            NotandaOpened  *opened,
            GCancellable   *cancellable,
            GError        **error)
{
  NotandaLoadOptions load = { .name = job->order->name, .content_type = job->order->content_type, .encoding = "UTF-8", .now = g_get_real_time (), .offers_mending = TRUE };
  g_autoptr (NotandaLoaded) loaded = notanda_load_bytes (job->order->bytes, &load, job->client, cancellable, error);

  if (loaded != NULL)
    opened->document = notanda_open_loaded (loaded, job->order->name, job->identity, &opened->file, &opened->notice, cancellable, error);

  return opened->document;
}

static NotandaDocument *
open_text (NotandaOpenJob *job,
           NotandaOpened  *opened,
           GCancellable   *cancellable,
           GError        **error)
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
list_folder (NotandaOpenJob *job,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autofree char *name = notanda_shown_path_dup (job->order->name);
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
open_file (NotandaOpenJob *job,
           NotandaOpened  *opened,
           GCancellable   *cancellable,
           GError        **error)
{
  NotandaOpening opening = { .client = job->client, .part = job->order->part, .password = job->order->password, .offers_mending = TRUE, .check = job->order->any_page ? NULL : notanda_intake_check_page };
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
reread_file (NotandaOpenJob *job,
             NotandaOpened  *opened,
             GCancellable   *cancellable,
             GError        **error)
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
mend_draft (NotandaOpenJob *job,
            NotandaOpened  *opened,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autofree char *name = notanda_shown_path_dup (job->order->name);

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

NotandaDocument *
notanda_open_job_change_draft (NotandaOpenJob *job,
                               NotandaOpened  *opened,
                               GCancellable   *cancellable,
                               GError        **error)
{
  g_autoptr (NotandaReading) reading = notanda_draft_dup_reading_with (job->document, job->change, job->block, error);

  if (reading == NULL)
    return NULL;
  opened->file = g_steal_pointer (&job->file);
  opened->document = notanda_open_replace_draft (job->document, opened->file, reading, cancellable, error);

  return opened->document;
}

NotandaDocument *
notanda_open_job_correct (NotandaOpenJob *job,
                          NotandaOpened  *opened,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_auto (NotandaIntake) intake = { 0 };

  /* nobody saves the old version once the new one has taken its place; one that is damaged is only saved elsewhere */
  if (job->file->damage == NULL && !notanda_document_file_save (job->file, job->snapshot, NULL, cancellable, error))
    return NULL;
  if (!notanda_intake_correct (job->document, job->file->path, job->correction, job->identity, &intake, cancellable, error))
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

NotandaOpened *
notanda_open_job_run (NotandaOpenJob *job,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_autoptr (NotandaOpened) opened = g_new0 (NotandaOpened, 1);
  g_autoptr (GPtrArray) differences = NULL;

  if (job->snapshot != NULL)
    job->document = notanda_document_new_snapshot (job->snapshot, job->identity);
  opened->document = job->open (job, opened, cancellable, error);
  if (opened->document == NULL)
    return NULL;
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

  return g_steal_pointer (&opened);
}

NotandaOpenFunc
notanda_open_job_get_func (NotandaOrderKind kind,
                           gboolean         again)
{
  static const struct
  {
    NotandaOpenFunc open;
    NotandaOpenFunc reread;
  } by_kind[] = {
    [NOTANDA_ORDER_PATH] = { open_file, reread_file },
    [NOTANDA_ORDER_TEXT] = { open_text, NULL },
    [NOTANDA_ORDER_BYTES] = { open_bytes, NULL },
    [NOTANDA_ORDER_ADDRESS] = { open_address, reread_address },
    [NOTANDA_ORDER_ARTICLE] = { NULL, NULL }, /* the window's syncer fetches it */
    [NOTANDA_ORDER_DRAFT] = { NULL, mend_draft },
  };

  return again ? by_kind[kind].reread : by_kind[kind].open;
}
