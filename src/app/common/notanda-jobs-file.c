/* notanda-jobs-file.c: keeps an open document on disk, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-jobs.h"

#include "app/common/notanda-worker.h"
#include "format/notanda-journal.h"

/* Records that are merged into an open document in one go: some milliseconds of the window's time */
#define PART 1000

typedef struct
{
  NotandaDocumentFile *file;
  NotandaSnapshot     *snapshot;
  GPtrArray           *missing; /* (element-type NotandaSnapshot): what the file has besides, or NULL */
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  notanda_document_file_free (job->file);
  g_clear_pointer (&job->snapshot, notanda_snapshot_unref);
  g_clear_pointer (&job->missing, g_ptr_array_unref);
  g_free (job);
}

/* @snapshot: (nullable); @tag: which finish() takes it, or %NULL */
static void
start_on_file (gpointer                   source,
               const NotandaDocumentFile *file,
               NotandaSnapshot           *snapshot,
               gpointer                   tag,
               GTaskThreadFunc            thread,
               GAsyncReadyCallback        callback,
               gpointer                   data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);
  SaveJob *job = g_new0 (SaveJob, 1);

  job->file = notanda_document_file_copy (file);
  job->snapshot = snapshot != NULL ? notanda_snapshot_ref (snapshot) : NULL;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, save_job_free);
  notanda_worker_run (task, thread);
}

/* Telling what is new takes a hash of each record that is there, and isn't for the window to do. */
static gboolean
find_missing (SaveJob         *job,
              NotandaSnapshot *found,
              GError         **error)
{
  if (found == NULL)
    return TRUE;
  job->missing = notanda_snapshot_list_missing (job->snapshot, found, PART, error);

  return job->missing != NULL;
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SaveJob *job = task_data;
  g_autoptr (NotandaSnapshot) merged = NULL;
  GError *error = NULL;

  if (notanda_document_file_save (job->file, job->snapshot, &merged, NULL, &error) && find_missing (job, merged, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
notanda_jobs_save_async (gpointer                   source,
                         const NotandaDocumentFile *file,
                         NotandaSnapshot           *snapshot,
                         GAsyncReadyCallback        callback,
                         gpointer                   data)
{
  start_on_file (source, file, snapshot, notanda_jobs_save_async, save_thread, callback, data);
}

static gboolean
finish_save_job (GAsyncResult         *result,
                 NotandaDocumentFile **file,
                 GPtrArray           **missing,
                 GError              **error)
{
  SaveJob *job = g_task_get_task_data (G_TASK (result));

  *file = notanda_document_file_copy (job->file);
  *missing = g_steal_pointer (&job->missing);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
notanda_jobs_save_finish (GAsyncResult         *result,
                          NotandaDocumentFile **file,
                          GPtrArray           **missing,
                          GError              **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_jobs_save_async), FALSE);

  return finish_save_job (result, file, missing, error);
}

static void
refresh_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  SaveJob *job = task_data;
  g_autoptr (NotandaSnapshot) found = NULL;
  GError *error = NULL;

  if (notanda_document_file_refresh (job->file, &found, NULL, &error) && find_missing (job, found, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
notanda_jobs_refresh_async (gpointer                   source,
                            const NotandaDocumentFile *file,
                            NotandaSnapshot           *snapshot,
                            GAsyncReadyCallback        callback,
                            gpointer                   data)
{
  start_on_file (source, file, snapshot, notanda_jobs_refresh_async, refresh_thread, callback, data);
}

gboolean
notanda_jobs_refresh_finish (GAsyncResult         *result,
                             NotandaDocumentFile **file,
                             GPtrArray           **missing,
                             GError              **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_jobs_refresh_async), FALSE);

  return finish_save_job (result, file, missing, error);
}

static void
journal_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  SaveJob *job = task_data;
  g_autoptr (GError) error = NULL;

  if (!notanda_journal_write (job->file->path, job->snapshot, &error))
    g_info ("Could not write the journal: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

void
notanda_jobs_journal_async (gpointer                   source,
                            const NotandaDocumentFile *file,
                            NotandaSnapshot           *snapshot,
                            GAsyncReadyCallback        callback,
                            gpointer                   data)
{
  start_on_file (source, file, snapshot, NULL, journal_thread, callback, data);
}

typedef struct
{
  NotandaArticle *article;
  NotandaBookmark bookmark;
} BookmarkJob;

static void
bookmark_job_free (gpointer data)
{
  BookmarkJob *job = data;

  notanda_article_unref (job->article);
  g_free (job);
}

static void
bookmark_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  BookmarkJob *job = task_data;
  g_autoptr (GError) error = NULL;

  if (!notanda_bookmarks_keep (notanda_article_get_hash (job->article), &job->bookmark, &error))
    g_info ("Could not keep the place in the article: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

static void
bookmark_kept_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  if (source != NULL)
    g_application_release (G_APPLICATION (source));
}

void
notanda_jobs_keep_bookmark (NotandaArticle        *article,
                            const NotandaBookmark *bookmark)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = g_task_new (application, NULL, bookmark_kept_cb, NULL);
  BookmarkJob *job = g_new0 (BookmarkJob, 1);

  job->article = notanda_article_ref (article);
  job->bookmark = *bookmark;
  if (application != NULL)
    g_application_hold (application);
  g_task_set_task_data (task, job, bookmark_job_free);
  notanda_worker_run (task, bookmark_thread);
}
