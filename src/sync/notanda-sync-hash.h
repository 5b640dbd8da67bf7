/* notanda-sync-hash.h: keys of hash tables that others have chosen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: a number that nobody can know who doesn't see this process' memory. The same for all of a test's runs */
guint notanda_sync_hash_words (const guint64 *words,
                               guint          n);

/* A GHashFunc. @hash: (type NotandaHash) */
guint notanda_sync_hash (gconstpointer hash);

G_END_DECLS
