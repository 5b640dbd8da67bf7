/* notanda-text-geometry.h: rectangles of characters in the text view
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/reading/notanda-display-map.h"

G_BEGIN_DECLS

/* What the view leaves free under each line, in pixels. */
#define NOTANDA_LEADING 18

/**
 * NotandaDisplayLine:
 * @start: code point of its first character
 * @end: code point after its last one, without the line end
 * @y: top of its characters, in buffer coordinates
 * @height: of its characters, without the leading
 * @mixed: characters of its paragraph may run from right to left; known of lines
 *   from notanda_text_geometry_list_lines() only
 * @is_heading: shown above the article, but isn't in it
 *
 * One line as it is shown.
 */
typedef struct
{
  gsize start;
  gsize end;
  int   y;
  int   height;
  guint mixed : 1;
  guint is_heading : 1;
} NotandaDisplayLine;

/**
 * notanda_text_geometry_get_line:
 * @iter: (inout): anywhere in a line; moved to the start of the next
 *
 * Returns: whether there is a next line
 */
gboolean notanda_text_geometry_get_line (GtkTextView        *view,
                                         NotandaDisplayMap  *map,
                                         GtkTextIter        *iter,
                                         NotandaDisplayLine *line);

/**
 * notanda_text_geometry_list_lines:
 * @visible: in buffer coordinates
 * @lines: (element-type NotandaDisplayLine): emptied first; lines of the article
 *   that are in @visible or whose leading is
 *
 * Costs as much as there are lines in @visible, however long the paragraphs.
 */
void notanda_text_geometry_list_lines (GtkTextView        *view,
                                       NotandaDisplayMap  *map,
                                       const GdkRectangle *visible,
                                       GArray             *lines);

/* Whether a range is on the line; one of no length is also at either end of it. */
gboolean notanda_display_line_shows (const NotandaDisplayLine *line,
                                     gsize                     start,
                                     gsize                     end);

/**
 * NotandaStretch:
 *
 * Characters side by side on one line, in buffer coordinates.
 */
typedef struct
{
  int x;
  int width;
} NotandaStretch;

/**
 * notanda_text_geometry_get_stretches:
 * @start: code point
 * @end: code point, exclusive; both are cut to @line
 * @mixed: whether characters may run from right to left; costs a look at each
 * @out: (element-type NotandaStretch): emptied first
 *
 * Where text runs both ways a range can be in several places on a line; they are
 * given from left to right.
 */
void notanda_text_geometry_get_stretches (GtkTextView              *view,
                                          NotandaDisplayMap        *map,
                                          const NotandaDisplayLine *line,
                                          gsize                     start,
                                          gsize                     end,
                                          gboolean                  mixed,
                                          GArray                   *out);

/**
 * notanda_text_geometry_is_mixed:
 * @start: code point where a display paragraph starts
 * @end: and where it ends
 *
 * Returns: whether anything in it may run from right to left. A line of it won't
 *   do: its order depends on the paragraph's direction. One without letters has
 *   its neighbours' direction, and so may too.
 */
gboolean notanda_text_geometry_is_mixed (GtkTextView       *view,
                                         NotandaDisplayMap *map,
                                         gsize              start,
                                         gsize              end);

/* Whether the paragraph around a code point starts at the right, as its first
 * letter says. */
gboolean notanda_paragraph_runs_from_right (NotandaArticle *article,
                                            gsize           position);

G_END_DECLS
