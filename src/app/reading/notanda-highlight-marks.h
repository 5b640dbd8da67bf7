/* notanda-highlight-marks.h: what is drawn besides lanes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/reading/notanda-text-geometry.h"

G_BEGIN_DECLS

/**
 * notanda_highlight_snapshot_sign:
 * @line: whose top counts as 0
 * @page: the colour behind it
 *
 * "+n" under the end of a stretch, over the lanes.
 */
void notanda_highlight_snapshot_sign (GtkSnapshot              *snapshot,
                                      GtkTextView              *view,
                                      const NotandaDisplayLine *line,
                                      const NotandaStretch     *stretch,
                                      guint                     n,
                                      const GdkRGBA            *page);

/* Around a stretch of @line; @broken: with gaps. */
void notanda_highlight_snapshot_outline (GtkSnapshot              *snapshot,
                                         const NotandaDisplayLine *line,
                                         const NotandaStretch     *stretch,
                                         const GdkRGBA            *colour,
                                         gboolean                  broken);

G_END_DECLS
