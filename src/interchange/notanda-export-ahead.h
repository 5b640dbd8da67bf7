/* notanda-export-ahead.h: opens documents while those before them are written
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-export.h"

G_BEGIN_DECLS

/**
 * NotandaExportAhead:
 *
 * A thread that asks a source for its documents, some ahead of whoever takes
 * them, in their order. Nothing else may use the source's `next` meanwhile.
 */
typedef struct _NotandaExportAhead NotandaExportAhead;

NotandaExportAhead *notanda_export_ahead_new (const NotandaExportSource *source);

/* Ends the thread, after the document it is at; those not taken are freed. */
void notanda_export_ahead_free (NotandaExportAhead *ahead);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaExportAhead, notanda_export_ahead_free)

/**
 * notanda_export_ahead_take:
 *
 * Returns: (transfer full) (nullable): what the source's `next` gave: once %NULL
 *   without an error has come, there is nothing more to ask for
 */
NotandaDocument *notanda_export_ahead_take (NotandaExportAhead *ahead,
                                            char              **name,
                                            GError            **error);

G_END_DECLS
