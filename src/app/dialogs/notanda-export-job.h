/* notanda-export-job.h: one document written in another format, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/**
 * NotandaExportLoss:
 * @reason: for people, with the count in it
 * @count: how much is lost in this way
 * @places: (element-type NotandaId): the annotations that lose it, in text order,
 *   %NOTANDA_LOSSES_MAX_PLACES at most; none where it is about the whole document
 */
typedef struct
{
  char   *reason;
  guint64 count;
  GArray *places;
} NotandaExportLoss;

void notanda_export_loss_free (NotandaExportLoss *loss);

/**
 * notanda_export_job_count_async:
 * @options: (array zero-terminated=1): a value for each of @format's options
 * @name: what the document is called in the output
 *
 * Finds out what @format can't hold.
 */
void notanda_export_job_count_async (NotandaSnapshot     *snapshot,
                                     const NotandaFormat *format,
                                     const char *const   *options,
                                     const char          *name,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             data);
/* Returns: (transfer full) (element-type NotandaExportLoss) */
GPtrArray *notanda_export_job_count_finish (GAsyncResult *result,
                                            GError      **error);

/**
 * notanda_export_job_write_async:
 * @folder: (type filename)
 * @overwrite: files that are there go
 *
 * Writes, reads back, compares, and puts in place.
 */
void notanda_export_job_write_async (NotandaSnapshot     *snapshot,
                                     const NotandaFormat *format,
                                     const char *const   *options,
                                     const char          *name,
                                     const char          *folder,
                                     gboolean             overwrite,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             data);

/* Returns: (transfer full): the file with the annotations; %NULL with an error,
 * also where it was cancelled: then nothing was put in place */
GFile *notanda_export_job_write_finish (GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
