/* notanda-lines.h: the lines of a plain text, measured
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/text/notanda-line-kind.h"

G_BEGIN_DECLS

/**
 * NotandaLine:
 * @slice: without blanks around; empty for a blank line
 * @start: code points, where @slice starts
 * @end: code points, where @slice ends
 * @width: of @slice, in columns: wide characters count twice
 * @indent: columns before @slice
 * @token: columns of its first word, which needed as much room on the line before
 */
typedef struct
{
  NotandaSlice slice;
  guint32      start;
  guint32      end;
  guint32      width;
  guint32      indent;
  guint32      token;
} NotandaLine;

/* Where reading has got to; starts as { text, text + size, 0 }. */
typedef struct
{
  const char *at;
  const char *end;
  guint32     offset; /* code points */
} NotandaLineCursor;

/* Returns: %FALSE at the end */
gboolean notanda_line_next (NotandaLineCursor *cursor,
                            NotandaLine       *line);

/**
 * NotandaLayout:
 * @wrap: the column that lines were broken at; 0 where a line is a paragraph
 * @indent: the columns most lines are indented by
 * @dense: no blank lines part the paragraphs
 *
 * How a text is laid out as a whole.
 */
typedef struct
{
  guint    wrap;
  guint    indent;
  gboolean dense;
} NotandaLayout;

/* O(n), one pass. */
NotandaLayout notanda_layout_measure (const char *text,
                                      gsize       size);

G_END_DECLS
