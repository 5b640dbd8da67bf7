/* notanda-pdf-flow.h: paragraphs from the lines of printed pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/**
 * NotandaPdfLine:
 * @text: owned, not blank, blanks cut
 * @left: in points from the page's left edge; @right alike
 * @top: in points from the page's upper edge; @bottom alike
 * @height: of its type: of its characters' boxes in the mean, as one that is raised or larger than the others makes no heading; 0
 *   for @bottom less @top
 * @page: from 0
 * @is_running: a running head or page number
 */
typedef struct
{
  char    *text;
  double   left;
  double   right;
  double   top;
  double   bottom;
  double   height;
  guint    page;
  gboolean is_running;
} NotandaPdfLine;

/* Frees a line's text; for arrays of them. */
void notanda_pdf_line_clear (gpointer line);

/**
 * notanda_pdf_flow_add:
 * @lines: (element-type NotandaPdfLine): in reading order; running heads get marked
 *
 * Joins lines to paragraphs and headings, and hyphenated words to words. O(n).
 */
void notanda_pdf_flow_add (GArray        *lines,
                           guint          n_pages,
                           NotandaLoaded *loaded);

G_END_DECLS
