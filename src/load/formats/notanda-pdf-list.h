/* notanda-pdf-list.h: items of lists on printed pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-pdf-bands.h"

G_BEGIN_DECLS

/* Puts bullets and numbers that stand by themselves in front of what is beside them; what is left of them has no text. O(n). */
void notanda_pdf_list_join (const NotandaPdfBands *bands);

/* Returns: how many bytes of a bullet, dash or number, with a blank behind it, @text begins with; 0 for none */
gsize notanda_pdf_list_measure_marker (const char *text);

/**
 * notanda_pdf_list_mark:
 * @lines: (element-type NotandaPdfLine): in reading order
 *
 * Finds the items. A bullet always begins one; a dash or number, which a sentence may begin with too, does where the next line hangs or
 * the next number comes next. Bullets and dashes are cut off, as they were put there by a program; numbers stay, as a text may speak of
 * them. O(n).
 */
void notanda_pdf_list_mark (GArray *lines);

G_END_DECLS
