/* notanda-export-workers.h: threads that open documents, write them and check them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-export.h"

G_BEGIN_DECLS

#define NOTANDA_EXPORT_TOGETHER 4

/**
 * NotandaExportItem:
 * @document: (nullable): until it is checked
 * @name: never %NULL once it is opened
 * @damage: (nullable): what of it is missing
 * @error: (nullable): why it couldn't be had, or what is wrong with what was
 *   written
 * @is_wrong: it is the latter
 * @size: bytes that were written of it
 */
typedef struct
{
  NotandaDocument *document;
  char            *name;
  char            *damage;
  GError          *error;
  gboolean         is_wrong;
  gsize            size;
} NotandaExportItem;

/**
 * NotandaExportBatch:
 * @first: number of its first document
 * @n: how many it has
 * @out: what was written of them, one behind the other
 * @losses: of writing them
 * @fd: where @out was put by whoever took it, to be read back from there; -1, as
 *   it comes, for nothing to check
 * @offset: in bytes
 *
 * A few documents on their way. They belong to a worker, but while they are
 * taken.
 */
typedef struct
{
  guint             first;
  guint             n;
  NotandaExportItem items[NOTANDA_EXPORT_TOGETHER];
  NotandaBuffer     out;
  NotandaLosses     losses;
  int               fd;
  guint64           offset;
} NotandaExportBatch;

typedef struct _NotandaExportWorkers NotandaExportWorkers;

/**
 * notanda_export_workers_new:
 * @source: its `open` is used by several threads until the workers are freed
 * @format: (nullable): what to write; %NULL only opens
 * @options: of @format, as a writer has them; copied
 */
NotandaExportWorkers *notanda_export_workers_new (const NotandaExportSource *source,
                                                  const NotandaFormat       *format,
                                                  char *const               *options);

/* Ends the threads, after the batches they are at. */
void notanda_export_workers_free (NotandaExportWorkers *workers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaExportWorkers, notanda_export_workers_free)

/**
 * notanda_export_workers_take_written:
 *
 * Takes the next batch, in the order of the source.
 *
 * Returns: (transfer none) (nullable): %NULL when there are no more, and while
 *   so many are away to be checked that one of those comes first
 */
NotandaExportBatch *notanda_export_workers_take_written (NotandaExportWorkers *workers);

/* Gives back what was taken last, to be checked; its errors are known when it
 * is taken again, by the next function. */
void notanda_export_workers_check (NotandaExportWorkers *workers,
                                   NotandaExportBatch   *batch);

/**
 * notanda_export_workers_take_checked:
 *
 * Takes the batch that was given to be checked first.
 *
 * Returns: (transfer none) (nullable): valid until the next call of any of
 *   these; %NULL where none is away
 */
NotandaExportBatch *notanda_export_workers_take_checked (NotandaExportWorkers *workers);

G_END_DECLS
