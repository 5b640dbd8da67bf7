/* notanda-export-job.c: one document written in another format, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A worker must not read the window's document, so it makes one of its own from the
 * snapshot.
 */

#include "app/dialogs/notanda-export-job.h"

#include "interchange/notanda-export.h"

typedef struct
{
  NotandaSnapshot     *snapshot;
  const NotandaFormat *format;
  char                *name;
  char                *folder;
  gboolean             overwrite;
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  notanda_snapshot_unref (job->snapshot);
  g_free (job->name);
  g_free (job->folder);
  g_free (job);
}

static NotandaDocument *
dup_document (ExportJob *job)
{
  g_autoptr (NotandaPacked) packed = notanda_snapshot_pack (job->snapshot);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (0, "");

  return notanda_document_new_packed (packed, identity);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  ExportJob *job = task_data;
  g_autoptr (NotandaDocument) document = dup_document (job);
  g_auto (NotandaFormatWriter) writer = { 0 };

  notanda_format_writer_init (&writer);
  notanda_format_count_losses (job->format, &writer, document, job->name);
  g_task_return_pointer (task, notanda_losses_list (&writer.losses), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
write_document (ExportJob    *job,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (NotandaDocument) document = dup_document (job);
  g_autoptr (NotandaExport) export = notanda_export_new (job->format, job->folder, job->name, job->overwrite, error);

  return export != NULL && notanda_export_add (export, document, job->name, cancellable, error) &&
         notanda_export_finish (export, cancellable, error);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_document (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_job (NotandaSnapshot     *snapshot,
         const NotandaFormat *format,
         const char          *name,
         const char          *folder,
         gboolean             overwrite,
         GTask               *task,
         GTaskThreadFunc      func)
{
  ExportJob *job = g_new0 (ExportJob, 1);

  job->snapshot = notanda_snapshot_ref (snapshot);
  job->format = format;
  job->name = g_strdup (name);
  job->folder = g_strdup (folder);
  job->overwrite = overwrite;
  g_task_set_task_data (task, job, export_job_free);
  g_task_run_in_thread (task, func);
}

void
notanda_export_job_count_async (NotandaSnapshot     *snapshot,
                                const NotandaFormat *format,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, notanda_export_job_count_async);
  run_job (snapshot, format, name, NULL, FALSE, task, count_thread);
}

GPtrArray *
notanda_export_job_count_finish (GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_export_job_count_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
notanda_export_job_write_async (NotandaSnapshot     *snapshot,
                                const NotandaFormat *format,
                                const char          *name,
                                const char          *folder,
                                gboolean             overwrite,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, notanda_export_job_write_async);
  run_job (snapshot, format, name, folder, overwrite, task, write_thread);
}

gboolean
notanda_export_job_write_finish (GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_export_job_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
