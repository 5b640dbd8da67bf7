/* notanda-link-shapes.h: the line from one part of an annotation to another
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NotandaLinkLine:
 * @from: where it leaves
 * @to: where its arrow points
 * @from_below: it leaves downwards, else upwards
 * @to_below: it arrives from below, else from above
 *
 * A line that leaves and arrives upright.
 */
typedef struct
{
  graphene_point_t from;
  graphene_point_t to;
  guint            from_below : 1;
  guint            to_below : 1;
} NotandaLinkLine;

/**
 * notanda_link_line_between:
 * @from: a box of characters
 * @to: another
 * @line: (out):
 *
 * Returns: %FALSE where they overlap, so that no line is needed
 */
gboolean notanda_link_line_between (const graphene_rect_t *from,
                                    const graphene_rect_t *to,
                                    NotandaLinkLine       *line);

/* How far apart two boxes are, for choosing the nearest. */
float notanda_link_distance (const graphene_rect_t *a,
                             const graphene_rect_t *b);

/* Draws it with an edge in @page's colour, which parts it from what it crosses. */
void notanda_link_line_snapshot (const NotandaLinkLine *line,
                                 GtkSnapshot           *snapshot,
                                 const GdkRGBA         *colour,
                                 const GdkRGBA         *page,
                                 float                  width);

G_END_DECLS
