/* notanda-pdf-running.h: running heads and page numbers among the lines of printed pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-pdf-flow.h"

G_BEGIN_DECLS

/* Marks lines at the upper and lower edge of pages that repeat, numbers aside, on more than 60 % of at least three pages. O(n). */
void notanda_pdf_running_mark (GArray *lines,
                               guint   n_pages);

G_END_DECLS
