/* notanda-pdf-table.h: tables on printed pages, and columns of prose that were read across
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-pdf-bands.h"

G_BEGIN_DECLS

/**
 * notanda_pdf_table_mark:
 * @pitch: from line to line of the text, in points; 0 where it isn't known
 * @n_cells: (inout): of the document so far
 *
 * Sets at, cell, column and band of each line that belongs to a table of at least three rows, and all of these but cell of lines in columns
 * that were read across. O(n).
 */
void notanda_pdf_table_mark (const NotandaPdfBands *bands,
                             double                 pitch,
                             guint                 *n_cells);

G_END_DECLS
