/* notanda-highlight-painter.h: draws annotations below the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/reading/notanda-display-map.h"
#include "model/notanda-document.h"
#include "model/notanda-lanes.h"

G_BEGIN_DECLS

typedef struct _NotandaHighlightPainter NotandaHighlightPainter;

/* Borrows @view, whose buffer must hold @map's text; keeps @document. */
NotandaHighlightPainter *notanda_highlight_painter_new (GtkTextView       *view,
                                                        NotandaDocument   *document,
                                                        NotandaDisplayMap *map);
void                     notanda_highlight_painter_free (NotandaHighlightPainter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaHighlightPainter, notanda_highlight_painter_free)

/* Drops what @change made stale. */
void notanda_highlight_painter_apply (NotandaHighlightPainter *self,
                                      const NotandaChange     *change);

/* Drops everything: width, font or colours are others. */
void notanda_highlight_painter_reset (NotandaHighlightPainter *self);

/* Another annotation to outline, with a broken line; %NOTANDA_NO_SLOT for none. */
void notanda_highlight_painter_set_candidate (NotandaHighlightPainter *self,
                                              guint32                  slot);

/**
 * notanda_highlight_painter_snapshot:
 * @visible: in buffer coordinates, as the snapshot is
 * @selected: the slot to outline, or %G_MAXUINT32
 */
void notanda_highlight_painter_snapshot (NotandaHighlightPainter *self,
                                         GtkSnapshot             *snapshot,
                                         const GdkRectangle      *visible,
                                         guint32                  selected);

/**
 * notanda_highlight_painter_set_preview:
 * @pieces: (nullable) (element-type NotandaRange): what to outline in place of
 *   the selected one's fragments, until it is %NULL again
 */
void notanda_highlight_painter_set_preview (NotandaHighlightPainter *self,
                                            GArray                  *pieces);

/* Lines drawn anew since it was made, for tests. */
guint64 notanda_highlight_painter_get_n_built (NotandaHighlightPainter *self);

G_END_DECLS
