/* notanda-block.h: memory for much data at once
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_block_new:
 * @size: in bytes
 *
 * A block for what comes in megabytes: in large pages, where the system has
 * them. A small one is memory as any other.
 *
 * Returns: (transfer full) (nullable): to be freed by g_free(), undefined
 *   content; %NULL if there isn't as much memory
 */
void *notanda_block_new (gsize size);

/**
 * notanda_block_new0:
 *
 * The same, all zero; as g_malloc0() it ends the program where there isn't as
 * much memory.
 *
 * Returns: (transfer full)
 */
void *notanda_block_new0 (gsize size);

G_END_DECLS
