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

#include "app/common/notanda-open-job.h"
#include "app/common/notanda-worker.h"

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
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError        *error = NULL;
  NotandaOpened *opened = notanda_open_job_run (task_data, cancellable, &error);

  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify) notanda_opened_free);
  else
    g_task_return_error (task, error);
}

/* @job: (transfer full): goes to a worker, which gives back what notanda_jobs_open_finish() takes */
static void
start_open (gpointer            source,
            NotandaOpenJob     *job,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  g_task_set_source_tag (task, notanda_jobs_open_finish);
  g_task_set_task_data (task, job, notanda_open_job_free);
  notanda_worker_run (task, open_thread);
}

/* @job: does what @order says, and tells of it where a question may follow */
static void
set_order (NotandaOpenJob      *job,
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
                         NotandaPolite       *polite,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  NotandaOpenJob *job = g_new0 (NotandaOpenJob, 1);

  job->open = notanda_open_job_get_func (order->kind, FALSE);
  set_order (job, order, client);
  job->identity = notanda_identity_ref (identity);
  job->index = index != NULL ? notanda_intake_index_ref (index) : NULL;
  job->polite = polite != NULL ? notanda_polite_ref (polite) : NULL;
  start_open (NULL, job, cancellable, callback, data);
}

static NotandaOpenJob *
new_job_on (NotandaDocument           *document,
            const NotandaDocumentFile *file,
            NotandaOpenFunc            open)
{
  NotandaOpenJob *job = g_new0 (NotandaOpenJob, 1);

  job->open = open;
  job->snapshot = notanda_document_snapshot (document);
  job->identity = notanda_identity_ref (notanda_document_get_identity (document));
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
  NotandaOpenFunc func = notanda_open_job_get_func (order->kind, TRUE);
  NotandaOpenJob *job;

  g_return_if_fail (order->draft != NULL && func != NULL);

  job = new_job_on (order->draft, file, func);
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
  NotandaOpenJob *job = new_job_on (draft, file, notanda_open_job_change_draft);

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
  NotandaOpenJob *job = new_job_on (old, file, notanda_open_job_correct);

  job->correction = g_bytes_ref (text);
  start_open (old, job, cancellable, callback, data);
}

NotandaOpened *
notanda_jobs_open_finish (GAsyncResult    *result,
                          NotandaRefusal **refusal,
                          GError         **error)
{
  NotandaOpenJob *job;
  NotandaOpened  *opened;

  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_jobs_open_finish), NULL);

  job = g_task_get_task_data (G_TASK (result));
  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (refusal != NULL)
    *refusal = opened == NULL ? g_steal_pointer (&job->refusal) : NULL;

  return opened;
}
