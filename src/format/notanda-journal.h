/* notanda-journal.h: unsaved work, kept until it can be saved
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-snapshot.h"

G_BEGIN_DECLS

/*
 * While a document can't be saved in its place (a full disk, a folder that
 * went away), its state is written to the user's state folder, mode 0600, as a
 * file of the usual format named after the document's path. Opening the
 * document takes it in as a union of records; saving it removes the journal. A
 * journal of another article that had this path before is kept beside it.
 */

/* Blocking and durable. @path is the document's. */
gboolean notanda_journal_write (const char      *path,
                                NotandaSnapshot *snapshot,
                                GError         **error);

/**
 * notanda_journal_read:
 *
 * Returns: (transfer full) (nullable): what was kept for @path, or %NULL where
 *   nothing was, or it can't be read (it is then left where it is)
 */
NotandaSnapshot *notanda_journal_read (const char *path);
void             notanda_journal_remove (const char *path);

G_END_DECLS
