/* notanda-pdf-bands.h: what stands side by side on a printed page
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-pdf-flow.h"

G_BEGIN_DECLS

/**
 * NotandaPdfBand:
 * @first: into #NotandaPdfBands.order; @n of them, from left to right
 * @height: of its first line's box
 */
typedef struct
{
  guint  first;
  guint  n;
  double top;
  double bottom;
  double height;
} NotandaPdfBand;

/**
 * NotandaPdfBands:
 * @lines: (element-type NotandaPdfLine): borrowed
 * @order: (element-type guint): indices of the page's lines
 * @bands: (element-type NotandaPdfBand): from the page's top down
 *
 * The lines of one page by where they stand, as against the order in which they are read.
 */
typedef struct
{
  GArray *lines;
  GArray *order;
  GArray *bands;
} NotandaPdfBands;

/* @lines from @first to @end, which are those of a page. O(n log n). */
void notanda_pdf_bands_init (NotandaPdfBands *bands,
                             GArray          *lines,
                             guint            first,
                             guint            end);
void notanda_pdf_bands_clear (NotandaPdfBands *bands);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaPdfBands, notanda_pdf_bands_clear)

static inline const NotandaPdfBand *
notanda_pdf_bands_get (const NotandaPdfBands *bands,
                       guint                  band)
{
  return &g_array_index (bands->bands, NotandaPdfBand, band);
}

/* The line that is @i-th from the left in @band. */
static inline NotandaPdfLine *
notanda_pdf_bands_get_line (const NotandaPdfBands *bands,
                            const NotandaPdfBand  *band,
                            guint                  i)
{
  return &g_array_index (bands->lines, NotandaPdfLine, g_array_index (bands->order, guint, band->first + i));
}

G_END_DECLS
