/* notanda-export-run.c: all documents of a source, exported
 *
 * Workers open the documents, and where all go into one file they also write
 * and check them (notanda-export-workers.c). What is here puts what they wrote
 * into the file, in order, and takes in what they found. Where each document
 * has files of its own, flushing these is what takes the time: so there only
 * opening is theirs, and a name or a file of the format's settings needs no
 * thought of threads. The same holds for standard output, which nothing may
 * reach that wasn't checked.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-export-private.h"
#include "interchange/notanda-export-workers.h"

/* Whether workers write and check. A second file would have to be put in order as
 * well, and the rows of the tables that have one depend on the document that was
 * first. */
static gboolean
is_for_workers (NotandaExport *self)
{
  return self->replacement != NULL && self->format->beside == NULL;
}

/* Documents that were only opened: the rest is done here. */
static void
add_batch (NotandaExport      *self,
           NotandaExportBatch *batch,
           GCancellable       *cancellable)
{
  for (guint i = 0; i < batch->n && !self->given_up; i++)
    {
      NotandaExportItem *item = &batch->items[i];

      if (item->document == NULL)
        continue;
      notanda_export_add (self, item->document, item->name, cancellable, &item->error);
      item->is_wrong = self->given_up;
    }
}

static gboolean
put_batch (NotandaExport      *self,
           NotandaExportBatch *batch,
           GCancellable       *cancellable,
           GError            **error)
{
  guint64 offset = self->size;

  if (!is_for_workers (self))
    {
      add_batch (self, batch, cancellable);
      return TRUE;
    }

  notanda_losses_move (&self->writer.losses, &batch->losses);
  self->given_up = g_cancellable_set_error_if_cancelled (cancellable, error) || !notanda_export_put (self, &batch->out, error);
  batch->fd = notanda_replacement_get_fd (self->replacement);
  batch->offset = offset;

  return !self->given_up;
}

static void
report (const NotandaExportSource *source,
        guint                      number,
        const NotandaExportItem   *item,
        guint                     *n_failed)
{
  if (item->damage != NULL && source->damaged != NULL)
    source->damaged (number, item->damage, source->data);
  if (item->error == NULL)
    return;

  (*n_failed)++;
  if (source->failed != NULL)
    source->failed (number, item->error, source->data);
}

/* What came of some documents; FALSE where everything is given up. */
static gboolean
report_all (NotandaExport             *self,
            const NotandaExportSource *source,
            NotandaExportBatch        *batch,
            guint                     *n_failed,
            GError                   **error)
{
  for (guint i = 0; i < batch->n; i++)
    {
      NotandaExportItem *item = &batch->items[i];
      guint              number = batch->first + i;

      if (item->is_wrong)
        {
          self->given_up = TRUE;
          g_propagate_error (error, g_steal_pointer (&item->error));
          return FALSE;
        }
      report (source, number, item, n_failed);
      if (source->progress != NULL)
        source->progress (number + 1, source->total, self->size, source->data);
    }

  return TRUE;
}

gboolean
notanda_export_run (NotandaExport             *self,
                    const NotandaExportSource *source,
                    guint                     *n_failed,
                    GCancellable              *cancellable,
                    GError                   **error)
{
  const NotandaFormat *format = is_for_workers (self) ? self->format : NULL;
  g_autoptr (NotandaExportWorkers) workers = notanda_export_workers_new (source, format, self->writer.options);
  NotandaExportBatch *batch;

  *n_failed = 0;
  while (TRUE)
    if ((batch = notanda_export_workers_take_written (workers)) != NULL)
      {
        if (!put_batch (self, batch, cancellable, error))
          return FALSE;
        notanda_export_workers_check (workers, batch);
      }
    else if ((batch = notanda_export_workers_take_checked (workers)) != NULL)
      {
        if (!report_all (self, source, batch, n_failed, error))
          return FALSE;
      }
    else
      break;

  if (self->size == 0 && *n_failed > 0)
    return TRUE;

  return notanda_export_finish (self, cancellable, error);
}
