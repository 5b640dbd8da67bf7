/* notanda-pdf-flow.h: paragraphs from the lines of printed pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* What a line begins with that a list's item may begin with. */
typedef enum
{
  NOTANDA_PDF_MARKER_NONE,
  NOTANDA_PDF_MARKER_BULLET,
  NOTANDA_PDF_MARKER_DASH,
  NOTANDA_PDF_MARKER_NUMBER,
  NOTANDA_PDF_MARKER_DRAWN, /* beside the text, and no character of it */
} NotandaPdfMarker;

/**
 * NotandaPdfLine:
 * @text: owned, not blank, blanks cut
 * @left: in points from the page's left edge; @right alike
 * @top: in points from the page's upper edge; @bottom alike
 * @height: of its type: of its characters' boxes in the mean, as one that is raised or larger than the others makes no heading; 0
 *   for @bottom less @top
 * @page: from 0
 * @hang: where the text behind a marker begins, or the second word; 0 where there is none
 * @marker: a #NotandaPdfMarker
 * @follows: stands in one line with the one before, with more room between them than words have
 * @depth: of the list of which the file says that the line begins an item, from 1; 0 where it doesn't say so
 * @is_running: a running head or page number
 * @is_item: begins an item of a list, at @level, from 1
 * @cell: of a table, from 1, another one for each; 0 outside of tables
 * @column: of the cell, from 1, or of prose that has to be put in order; 0 for what is in order
 * @at: its place in the order of reading; that of the first one for all lines of a table or of such columns
 * @band: how far down it stands among these
 */
typedef struct
{
  char    *text;
  double   left;
  double   right;
  double   top;
  double   bottom;
  double   height;
  double   hang;
  guint    page;
  guint    marker;
  guint    level;
  guint    depth;
  guint    cell;
  guint    column;
  guint    at;
  guint    band;
  gboolean follows;
  gboolean is_running;
  gboolean is_item;
} NotandaPdfLine;

/* Frees a line's text; for arrays of them. */
void notanda_pdf_line_clear (gpointer line);

/**
 * notanda_pdf_flow_add:
 * @lines: (element-type NotandaPdfLine): in reading order, running heads marked
 *
 * Joins lines to paragraphs, headings, items and cells, and hyphenated words to words. O(n).
 */
void notanda_pdf_flow_add (GArray        *lines,
                           NotandaLoaded *loaded);

G_END_DECLS
