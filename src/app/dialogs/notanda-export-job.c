/* notanda-export-job.c: one document written in another format, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A worker must not read the window's document, so it makes one of its own from the
 * snapshot. Its slots are not the window's: annotations go by their ids from here on.
 */

#include "app/dialogs/notanda-export-job.h"

#include "app/common/notanda-worker.h"
#include "interchange/notanda-export.h"
#include "interchange/notanda-names.h"

typedef struct
{
  NotandaSnapshot     *snapshot;
  const NotandaFormat *format;
  char               **options;
  char                *name;
  char                *folder;
  gboolean             overwrite;
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  notanda_snapshot_unref (job->snapshot);
  g_strfreev (job->options);
  g_free (job->name);
  g_free (job->folder);
  g_free (job);
}

void
notanda_export_loss_free (NotandaExportLoss *loss)
{
  g_free (loss->reason);
  g_array_unref (loss->places);
  g_free (loss);
}

static NotandaDocument *
dup_document (ExportJob *job)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (0, "");

  return notanda_document_new_snapshot (job->snapshot, identity);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const NotandaRange *one = &((const NotandaLossPlace *) a)->range;
  const NotandaRange *other = &((const NotandaLossPlace *) b)->range;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;

  return one->end > other->end ? -1 : one->end < other->end;
}

static NotandaExportLoss *
new_loss (const NotandaLoss *from,
          NotandaDocument   *document)
{
  NotandaExportLoss *loss = g_new0 (NotandaExportLoss, 1);
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  loss->reason = g_strdup (from->reason);
  loss->count = from->count;
  loss->places = g_array_new (FALSE, FALSE, sizeof (NotandaId));
  g_array_sort (from->places, compare_places);
  for (guint i = 0; i < from->places->len; i++)
    {
      const NotandaLossPlace *place = &g_array_index (from->places, NotandaLossPlace, i);

      if (place->slot == NOTANDA_NO_SLOT)
        continue;
      notanda_document_read (document, place->slot, &annotation);
      g_array_append_val (loss->places, annotation.id);
    }

  return loss;
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
  g_autoptr (GPtrArray) counted = NULL;
  GPtrArray *losses = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_export_loss_free);

  notanda_format_writer_init (&writer);
  for (guint i = 0; i < job->format->n_options; i++)
    notanda_format_writer_set_option (&writer, i, job->options[i]);
  notanda_format_count_losses (job->format, &writer, document, job->name);
  counted = notanda_losses_list (&writer.losses);
  for (guint i = 0; i < counted->len; i++)
    g_ptr_array_add (losses, new_loss (g_ptr_array_index (counted, i), document));
  g_task_return_pointer (task, losses, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
write_document (ExportJob    *job,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (NotandaDocument) document = dup_document (job);
  g_autoptr (NotandaExport) export = notanda_export_new (job->format, job->folder, job->name, job->overwrite, error);

  if (export == NULL)
    return FALSE;
  for (guint i = 0; i < job->format->n_options; i++)
    notanda_export_set_option (export, i, job->options[i]);

  return notanda_export_add (export, document, job->name, cancellable, error) &&
         notanda_export_finish (export, cancellable, error);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  ExportJob       *job = task_data;
  g_autofree char *safe = notanda_file_name_for (job->name);
  g_autofree char *name = g_strconcat (safe, ".", job->format->extension, NULL);
  g_autofree char *path = g_build_filename (job->folder, name, NULL);
  GError          *error = NULL;

  if (write_document (job, cancellable, &error))
    g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
run_job (NotandaSnapshot     *snapshot,
         const NotandaFormat *format,
         const char *const   *options,
         const char          *name,
         const char          *folder,
         gboolean             overwrite,
         GTask               *task,
         GTaskThreadFunc      func)
{
  ExportJob *job = g_new0 (ExportJob, 1);

  job->snapshot = notanda_snapshot_ref (snapshot);
  job->format = format;
  job->options = g_strdupv ((char **) options);
  job->name = g_strdup (name);
  job->folder = g_strdup (folder);
  job->overwrite = overwrite;
  g_task_set_task_data (task, job, export_job_free);
  notanda_worker_run (task, func);
}

void
notanda_export_job_count_async (NotandaSnapshot     *snapshot,
                                const NotandaFormat *format,
                                const char *const   *options,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, notanda_export_job_count_async);
  run_job (snapshot, format, options, name, NULL, FALSE, task, count_thread);
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
                                const char *const   *options,
                                const char          *name,
                                const char          *folder,
                                gboolean             overwrite,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, notanda_export_job_write_async);
  /* cancelled too late, the files are there: then that is the answer */
  g_task_set_check_cancellable (task, FALSE);
  run_job (snapshot, format, options, name, folder, overwrite, task, write_thread);
}

GFile *
notanda_export_job_write_finish (GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_export_job_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
