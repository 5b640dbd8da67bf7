/* notanda-pdf-structure.h: what a PDF file itself says of its lists
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <poppler.h>

#include "load/formats/notanda-pdf-flow.h"

G_BEGIN_DECLS

/**
 * notanda_pdf_structure_mark:
 * @lines: (element-type NotandaPdfLine): whole ones, in reading order, running heads marked
 *
 * Sets the depth of the lines that begin an item, as far as the file is tagged; and their marker, where it is drawn. For each item
 * poppler reads its page again, so it stops after two seconds of the processor's time.
 */
void notanda_pdf_structure_mark (PopplerDocument *document,
                                 GArray          *lines);

G_END_DECLS
