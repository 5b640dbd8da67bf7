/* notanda-export-workers.c: threads that open documents, write them and check them
 *
 * Each worker has every n-th batch of documents, and does all that is to be
 * done with them but putting what was written into the file, which is the
 * caller's, in the order of the source:
 *
 *   worker  opens, writes into a buffer      checks, frees     the next batch
 *   caller                             puts it            takes the verdict
 *
 * So a document stays where it is in one core's cache, its memory is freed by
 * the thread that allocated it, and nothing is shared but the source. A batch
 * belongs to whoever took it from a queue last. A worker uses two in turn: what
 * is said about the last one may be read while it is at the next. Two workers a
 * core keep it busy while one of them waits for its turn.
 *
 * Rejected: a thread for each stage. It halves what two cores do, since each
 * document then moves from cache to cache, and a waiting thread is woken for
 * each. Handing documents out to whoever is free needs a sorter behind it.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-export-workers.h"

#include "interchange/notanda-export-check.h"

#define MAX_WORKERS 8 /* beyond that, the one who puts it all into a file can't keep up */

typedef struct
{
  NotandaExportWorkers *workers;
  guint                 number;
  GThread              *thread;
  NotandaExportBatch    batches[2];
  GAsyncQueue          *for_caller;                       /* NotandaExportBatch: written, checked, written, ... */
  GAsyncQueue          *for_worker;                       /* NotandaExportBatch: to be checked */
  NotandaFormatWriter   writers[NOTANDA_EXPORT_TOGETHER]; /* one a document: its check may ask what was found out for it */
  NotandaExportCheck   *check;
} Worker;

struct _NotandaExportWorkers
{
  const NotandaExportSource *source;
  const NotandaFormat       *format;
  guint                      n_batches;
  guint                      n_written; /* batches that were taken */
  guint                      n_checked; /* of these, those that were taken again */
  gint                       is_ended;
  guint                      n;
  Worker                     all[MAX_WORKERS];
};

static void
empty_batch (NotandaExportBatch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    {
      NotandaExportItem *item = &batch->items[i];

      g_clear_object (&item->document);
      g_clear_error (&item->error);
      g_clear_pointer (&item->name, g_free);
      g_clear_pointer (&item->damage, g_free);
      item->is_wrong = FALSE;
      item->size = 0;
    }
  batch->n = 0;
  batch->fd = -1;
  batch->out.size = 0;
  notanda_losses_clear (&batch->losses);
}

static void
write_item (Worker             *worker,
            NotandaExportBatch *batch,
            guint               i)
{
  NotandaFormatWriter *writer = &worker->writers[i];
  NotandaExportItem   *item = &batch->items[i];
  gsize                before = batch->out.size;

  /* the writer appends to the batch's memory, and counts for it */
  writer->out = batch->out;
  writer->losses = batch->losses;
  writer->document_name = item->name;
  worker->workers->format->write (writer, item->document);
  batch->out = writer->out;
  batch->losses = writer->losses;
  writer->out = (NotandaBuffer) { 0 };
  writer->losses = (NotandaLosses) { 0 };
  item->size = batch->out.size - before;
}

static void
fill_batch (Worker             *worker,
            NotandaExportBatch *batch,
            guint               number)
{
  const NotandaExportSource *source = worker->workers->source;

  empty_batch (batch);
  batch->first = number * NOTANDA_EXPORT_TOGETHER;
  batch->n = MIN (NOTANDA_EXPORT_TOGETHER, source->total - batch->first);
  for (guint i = 0; i < batch->n; i++)
    {
      NotandaExportItem *item = &batch->items[i];

      item->document = source->open (batch->first + i, &item->name, &item->damage, source->data, &item->error);
      if (item->name == NULL)
        item->name = g_strdup ("");
      if (item->document != NULL && worker->workers->format != NULL)
        write_item (worker, batch, i);
    }
}

static gboolean
check_item (Worker             *worker,
            NotandaExportBatch *batch,
            guint               i,
            guint64             offset)
{
  const NotandaFormat *format = worker->workers->format;
  NotandaExportItem   *item = &batch->items[i];
  char                *read = notanda_export_check_read (worker->check, item->name, batch->fd, offset, item->size, &item->error);

  if (read == NULL)
    return FALSE;
  if (format->check != NULL)
    return format->check (&worker->writers[i], item->document, read, item->size, &item->error);
  return notanda_export_check_compare (worker->check, format, item->document, item->name, read, item->size, &item->error);
}

static void
check_batch (Worker             *worker,
             NotandaExportBatch *batch)
{
  guint64 offset = batch->offset;

  for (guint i = 0; i < batch->n; i++)
    {
      NotandaExportItem *item = &batch->items[i];

      if (batch->fd >= 0 && item->document != NULL)
        item->is_wrong = !check_item (worker, batch, i, offset);
      offset += item->size;
      g_clear_object (&item->document);
    }
}

static gpointer
work (gpointer data)
{
  Worker               *worker = data;
  NotandaExportWorkers *workers = worker->workers;
  guint                 turn = 0;

  for (guint i = worker->number; i < workers->n_batches; i += workers->n, turn ^= 1)
    {
      NotandaExportBatch *batch = &worker->batches[turn];

      fill_batch (worker, batch, i);
      g_async_queue_push (worker->for_caller, batch);
      g_async_queue_pop (worker->for_worker);
      if (g_atomic_int_get (&workers->is_ended))
        break;
      check_batch (worker, batch);
      g_async_queue_push (worker->for_caller, batch);
    }

  return NULL;
}

static void
start_worker (NotandaExportWorkers *workers,
              guint                 number,
              char *const          *options)
{
  Worker *worker = &workers->all[number];

  worker->workers = workers;
  worker->number = number;
  worker->for_caller = g_async_queue_new ();
  worker->for_worker = g_async_queue_new ();
  worker->check = notanda_export_check_new ();
  for (guint i = 0; i < G_N_ELEMENTS (worker->writers); i++)
    {
      notanda_format_writer_init (&worker->writers[i]);
      for (guint k = 0; k < NOTANDA_FORMAT_MAX_OPTIONS; k++)
        notanda_format_writer_set_option (&worker->writers[i], k, options[k]);
    }
  worker->thread = g_thread_new ("notanda-export", work, worker);
}

static void
end_worker (Worker *worker)
{
  g_async_queue_push (worker->for_worker, &worker->batches[0]); /* wakes it up */
  g_thread_join (worker->thread);
  for (guint i = 0; i < G_N_ELEMENTS (worker->batches); i++)
    {
      empty_batch (&worker->batches[i]);
      notanda_buffer_clear (&worker->batches[i].out);
    }
  for (guint i = 0; i < G_N_ELEMENTS (worker->writers); i++)
    notanda_format_writer_clear (&worker->writers[i]);
  notanda_export_check_free (worker->check);
  g_async_queue_unref (worker->for_caller);
  g_async_queue_unref (worker->for_worker);
}

NotandaExportWorkers *
notanda_export_workers_new (const NotandaExportSource *source,
                            const NotandaFormat       *format,
                            char *const               *options)
{
  NotandaExportWorkers *workers = g_new0 (NotandaExportWorkers, 1);

  workers->source = source;
  workers->format = format;
  workers->n_batches = source->total / NOTANDA_EXPORT_TOGETHER + (source->total % NOTANDA_EXPORT_TOGETHER != 0 ? 1 : 0);
  workers->n = MIN (MIN (2 * g_get_num_processors (), MAX_WORKERS), workers->n_batches);
  for (guint i = 0; i < workers->n; i++)
    start_worker (workers, i, options);

  return workers;
}

void
notanda_export_workers_free (NotandaExportWorkers *workers)
{
  g_atomic_int_set (&workers->is_ended, TRUE);
  for (guint i = 0; i < workers->n; i++)
    end_worker (&workers->all[i]);
  g_free (workers);
}

NotandaExportBatch *
notanda_export_workers_take_written (NotandaExportWorkers *workers)
{
  if (workers->n_written == workers->n_batches || workers->n_written - workers->n_checked == workers->n)
    return NULL;

  return g_async_queue_pop (workers->all[workers->n_written++ % workers->n].for_caller);
}

void
notanda_export_workers_check (NotandaExportWorkers *workers,
                              NotandaExportBatch   *batch)
{
  g_async_queue_push (workers->all[(workers->n_written - 1) % workers->n].for_worker, batch);
}

NotandaExportBatch *
notanda_export_workers_take_checked (NotandaExportWorkers *workers)
{
  if (workers->n_checked == workers->n_written)
    return NULL;

  return g_async_queue_pop (workers->all[workers->n_checked++ % workers->n].for_caller);
}
