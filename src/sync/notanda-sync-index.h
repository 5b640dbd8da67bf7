/* notanda-sync-index.h: the index of a corpus' sync, as bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-sync-state.h"

G_BEGIN_DECLS

/* Returns: (transfer full): all of @state that is kept, but for the files it names */
GBytes *notanda_sync_index_write (const NotandaSyncState *state);

/**
 * notanda_sync_index_read:
 * @state: as it is new
 *
 * Returns: %FALSE where @bytes aren't an index of @state's corpus; @state may have part of it then
 */
gboolean notanda_sync_index_read (NotandaSyncState *state,
                                  GBytes           *bytes);

G_END_DECLS
