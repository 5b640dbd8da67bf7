/* notanda-changes-job.h: what differs from the version before, found out in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "format/notanda-document-file.h"
#include "model/versions/notanda-version.h"

G_BEGIN_DECLS

/**
 * notanda_changes_job_start:
 * @document: a newer version; not changed by this
 * @file: where it is saved: the older one is looked for beside it
 */
void                  notanda_changes_job_start (NotandaDocument           *document,
                                                 const NotandaDocumentFile *file,
                                                 GAsyncReadyCallback        callback,
                                                 gpointer                   data);
NotandaVersionReport *notanda_changes_job_finish (GAsyncResult *result,
                                                  GError      **error);

G_END_DECLS
