/* notanda-compare.h: whether what was read back is what was written
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-jsonl.h"

G_BEGIN_DECLS

/**
 * notanda_compare_marks:
 * @writer: its name of the document goes into messages, its buffers are used
 * @marks: as a reader filled them in from a file of this document alone, in
 *   the order it was written
 *
 * Compares all that @format can carry.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_MISMATCH, naming the first difference
 */
gboolean notanda_compare_marks (const NotandaFormat *format,
                                NotandaFormatWriter *writer,
                                NotandaDocument     *document,
                                const NotandaMarks  *marks,
                                GError             **error);

/* The rest of a line: text, metadata, blocks, tag set. */
gboolean notanda_compare_line (NotandaFormatWriter    *writer,
                               NotandaDocument        *document,
                               const NotandaJsonlLine *line,
                               const NotandaMarks     *marks,
                               GError                **error);

/* %NOTANDA_ERROR_MISMATCH, naming @what differs. Returns: %FALSE */
gboolean notanda_compare_fail (NotandaFormatWriter *writer,
                               GError             **error,
                               const char          *what);

G_END_DECLS
