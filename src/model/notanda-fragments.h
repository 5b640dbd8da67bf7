/* notanda-fragments.h: the pieces of an annotation, as they are changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-value.h"

G_BEGIN_DECLS

/**
 * notanda_fragments_add:
 * @fragments: (element-type NotandaRange): in text order, not overlapping
 * @piece: code points, not empty
 *
 * Pieces that @piece overlaps or touches become one with it. Others that touch
 * each other stay two: somebody may have meant it.
 *
 * Returns: %FALSE where @piece is inside another already; nothing is changed then
 */
gboolean notanda_fragments_add (GArray             *fragments,
                                const NotandaRange *piece);

G_END_DECLS
