/* notanda-pdf-layout.h: lines of printed pages from the pieces they are printed in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-pdf-flow.h"

G_BEGIN_DECLS

/**
 * notanda_pdf_layout_settle:
 * @lines: (element-type NotandaPdfLine): pieces of lines, page by page, in the order that poppler reads them in
 *
 * Joins pieces to lines, but those that are cells of a table, which are put in order, row by row. O(n log n).
 */
void notanda_pdf_layout_settle (GArray *lines);

G_END_DECLS
