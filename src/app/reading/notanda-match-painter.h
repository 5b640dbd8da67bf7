/* notanda-match-painter.h: shows where the words one looks for are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/reading/notanda-display-map.h"
#include "model/notanda-find.h"

G_BEGIN_DECLS

/**
 * notanda_match_painter_snapshot:
 * @find: the matches, as far as they are known
 * @current: the number of the one that stands out, or %NOTANDA_NO_MATCH
 * @visible: in buffer coordinates, as the snapshot is
 *
 * Draws the matches on the visible lines; to be called below the text. Costs what
 * is visible, and a binary search for each line.
 */
void notanda_match_painter_snapshot (GtkTextView        *view,
                                     NotandaDisplayMap  *map,
                                     NotandaFind        *find,
                                     guint               current,
                                     GtkSnapshot        *snapshot,
                                     const GdkRectangle *visible);

G_END_DECLS
