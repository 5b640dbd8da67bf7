/* notanda-type-style.h: how annotations of a type look
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

/* The height of a line under the words, and from one lane to the next, in pixels. */
#define NOTANDA_BAR_HEIGHT 2.5f
#define NOTANDA_LANE_HEIGHT 4.0f

/**
 * NotandaTypeStyle:
 * @tint: laid over the background behind the words
 * @line: for the line and the edges; at least 3:1 against the background
 */
typedef struct
{
  GdkRGBA        tint;
  GdkRGBA        line;
  NotandaPattern pattern;
} NotandaTypeStyle;

/**
 * notanda_type_style_get:
 * @type: what need not be in the tag set yet
 * @dark: whether the background is dark
 */
void notanda_type_style_get (NotandaTagSet    *tag_set,
                             const NotandaId  *type,
                             gboolean          dark,
                             NotandaTypeStyle *style);

/* The same for a colour and pattern that need be no type's yet. */
void notanda_type_style_make (guint32           colour,
                              NotandaPattern    pattern,
                              gboolean          dark,
                              NotandaTypeStyle *style);

/* The background that contrasts are computed against. */
const GdkRGBA *notanda_type_style_get_page (gboolean dark);

/* Draws the line of @style, from @x to @x + @width, its top at @y. */
void notanda_type_style_snapshot_line (const NotandaTypeStyle *style,
                                       GtkSnapshot            *snapshot,
                                       float                   x,
                                       float                   y,
                                       float                   width);

/* WCAG 2 contrast of two opaque colours, from 1 to 21. */
double notanda_colour_get_contrast (const GdkRGBA *a,
                                    const GdkRGBA *b);

/* Makes an opaque colour darker, or with @dark lighter, until it has that contrast with the page. */
void notanda_colour_make_legible (GdkRGBA *colour,
                                  gboolean dark,
                                  double   contrast);

/* What people read for a type; one that hasn't arrived yet is "unknown type". */
const char *notanda_type_get_label (NotandaTagSet   *tag_set,
                                    const NotandaId *type);

G_END_DECLS
