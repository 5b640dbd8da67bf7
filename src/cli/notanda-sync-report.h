/* notanda-sync-report.h: how a round of sync went, in words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-connection.h"

G_BEGIN_DECLS

/* Rounds of sync until there is nothing more to do now, with progress where standard error is a terminal.
 * Returns: (transfer full): the last one's, with what happened in all of them */
NotandaSyncResult *notanda_sync_report_run (NotandaConnection *connection);

/**
 * notanda_sync_report:
 * @folder: (type filename): as it was named
 * @before: (inout) (optional): what was said of it the time before, which isn't said again
 *
 * One line on standard output, and what is wrong on standard error.
 *
 * Returns: an exit status: whether both sides have what the other has
 */
int notanda_sync_report (const char              *folder,
                         NotandaConnection       *connection,
                         const NotandaSyncResult *result,
                         char                   **before);

/* What a certificate that wasn't accepted is to be accepted by. @fingerprint: (nullable) */
void notanda_sync_report_certificate (const char *fingerprint);

G_END_DECLS
