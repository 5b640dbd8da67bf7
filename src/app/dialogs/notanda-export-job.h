/* notanda-export-job.h: one document written in another format, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/**
 * notanda_export_job_count_async:
 * @name: what the document is called in the output
 *
 * Finds out what @format can't hold.
 */
void notanda_export_job_count_async (NotandaSnapshot     *snapshot,
                                     const NotandaFormat *format,
                                     const char          *name,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             data);
/* Returns: (transfer full) (element-type NotandaLoss) */
GPtrArray *notanda_export_job_count_finish (GAsyncResult *result,
                                            GError      **error);

/**
 * notanda_export_job_write_async:
 * @folder: (type filename)
 * @overwrite: files that are there go
 *
 * Writes, reads back, compares, and puts in place.
 */
void     notanda_export_job_write_async (NotandaSnapshot     *snapshot,
                                         const NotandaFormat *format,
                                         const char          *name,
                                         const char          *folder,
                                         gboolean             overwrite,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
gboolean notanda_export_job_write_finish (GAsyncResult *result,
                                          GError      **error);

G_END_DECLS
