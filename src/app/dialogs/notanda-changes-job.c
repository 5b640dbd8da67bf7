/* notanda-changes-job.c: what differs from the version before, found out in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/dialogs/notanda-changes-job.h"

#include "app/common/notanda-worker.h"
#include "intake/notanda-intake.h"

/* The document's own text and its annotations aren't asked for: only the article, which never changes. */
typedef struct
{
  NotandaArticle  *article;
  NotandaHash      replaced;
  char            *path;
  char            *name; /* of the older one's file, perhaps */
  NotandaIdentity *identity;
} ChangesJob;

static void
changes_job_free (gpointer data)
{
  ChangesJob *job = data;

  notanda_article_unref (job->article);
  g_free (job->path);
  g_free (job->name);
  notanda_identity_unref (job->identity);
  g_free (job);
}

static void
changes_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  ChangesJob *job = task_data;
  GError     *error = NULL;
  g_autoptr (NotandaDocument) old = notanda_intake_open_replaced (job->path, &job->replaced, job->name, job->identity, cancellable, &error);
  NotandaVersionReport *report = old != NULL ? notanda_version_report (old, job->article, &error) : NULL;

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) notanda_version_report_free);
  else
    g_task_return_error (task, error);
}

void
notanda_changes_job_start (NotandaDocument           *document,
                           const NotandaDocumentFile *file,
                           GAsyncReadyCallback        callback,
                           gpointer                   data)
{
  g_autoptr (GTask) task = g_task_new (document, NULL, callback, data);
  ChangesJob *job = g_new0 (ChangesJob, 1);
  const char *name = NULL;

  notanda_document_get_replaced (document, &job->replaced, &name);
  job->name = g_strdup (name);
  job->article = notanda_article_ref (notanda_document_get_article (document));
  job->path = g_strdup (file->path);
  job->identity = notanda_identity_ref (notanda_document_get_identity (document));
  g_task_set_source_tag (task, notanda_changes_job_start);
  g_task_set_task_data (task, job, changes_job_free);
  notanda_worker_run (task, changes_thread);
}

NotandaVersionReport *
notanda_changes_job_finish (GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
