/* notanda-link-painter.h: joins the parts of the selected annotation by lines
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/reading/notanda-display-map.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

typedef struct _NotandaLinkPainter NotandaLinkPainter;

/**
 * NotandaLinkCounts:
 * @lit: annotations outlined because they are linked with the selected one
 * @lines: from one part to another
 * @arrows: to what is above or below the visible text
 *
 * What the last frame had, for tests.
 */
typedef struct
{
  guint lit;
  guint lines;
  guint arrows;
} NotandaLinkCounts;

/* Borrows @view, whose buffer must hold @map's text; keeps @document. */
NotandaLinkPainter *notanda_link_painter_new (GtkTextView       *view,
                                              NotandaDocument   *document,
                                              NotandaDisplayMap *map);
void                notanda_link_painter_free (NotandaLinkPainter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaLinkPainter, notanda_link_painter_free)

/* The document has changed: links are looked up anew. */
void notanda_link_painter_reset (NotandaLinkPainter *self);

/**
 * notanda_link_painter_snapshot:
 * @visible: in buffer coordinates, as the snapshot is
 * @selected: the slot whose links are seen, or %NOTANDA_NO_SLOT
 *
 * For the layer below the text, after the highlights.
 */
void notanda_link_painter_snapshot (NotandaLinkPainter *self,
                                    GtkSnapshot        *snapshot,
                                    const GdkRectangle *visible,
                                    guint32             selected);

const NotandaLinkCounts *notanda_link_painter_get_counts (NotandaLinkPainter *self);

G_END_DECLS
