/* notanda-sync-report.h: how a round of sync went, in words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-connection.h"

G_BEGIN_DECLS

/* A NotandaSyncProgress: a line that is written over, where standard error is a terminal. */
void notanda_sync_report_progress (guint    done,
                                   guint    total,
                                   gpointer unused);

/**
 * notanda_sync_report:
 * @folder: (type filename): as it was named
 *
 * One line on standard output, and what is wrong on standard error.
 *
 * Returns: an exit status: whether both sides have what the other has
 */
int notanda_sync_report (const char              *folder,
                         NotandaConnection       *connection,
                         const NotandaSyncResult *result);

/* What a certificate that wasn't accepted is to be accepted by. @fingerprint: (nullable) */
void notanda_sync_report_certificate (const char *fingerprint);

G_END_DECLS
