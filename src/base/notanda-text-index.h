/* notanda-text-index.h: code points, bytes, UTF-16 units and lines of a text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaTextIndex:
 *
 * Turns one unit of an immutable text into another. Offsets lie between the
 * things counted, so each unit has one offset more than it has things; an
 * offset past the end is taken for the end. An offset in the middle of a
 * character (a byte or a UTF-16 unit) is rounded down to its start.
 *
 * A line ends after LF, after CR LF (once), and after a CR that no LF follows.
 * Other separators (U+0085, U+2028, ...) end no line. A text that ends with a
 * line end has one more, empty, line; the empty text has one line.
 *
 * Everything is O(log n) or better; the index may be read by many threads.
 */
typedef struct _NotandaTextIndex NotandaTextIndex;

/**
 * notanda_text_index_new:
 * @text: (array length=n_bytes): valid UTF-8, borrowed; must outlive the index
 *   and not change; need not end with NUL
 * @n_bytes: its length, less than 4 GiB
 *
 * Returns: (transfer full): the index
 */
NotandaTextIndex *notanda_text_index_new (const char *text,
                                          gsize       n_bytes);
void              notanda_text_index_free (NotandaTextIndex *self);

const char *notanda_text_index_get_text (const NotandaTextIndex *self);
gsize       notanda_text_index_get_n_bytes (const NotandaTextIndex *self);
gsize       notanda_text_index_get_n_chars (const NotandaTextIndex *self);
gsize       notanda_text_index_get_n_utf16 (const NotandaTextIndex *self);
gsize       notanda_text_index_get_n_lines (const NotandaTextIndex *self);

gsize notanda_text_index_char_to_byte (const NotandaTextIndex *self,
                                       gsize                   char_offset);
/* Both ends of a range of characters, [@start, @end), at about the cost of one
 * where it is short; empty where @end is before @start. */
void notanda_text_index_chars_to_bytes (const NotandaTextIndex *self,
                                        gsize                   start,
                                        gsize                   end,
                                        gsize                  *from,
                                        gsize                  *to);

gsize notanda_text_index_byte_to_char (const NotandaTextIndex *self,
                                       gsize                   byte_offset);
gsize notanda_text_index_char_to_utf16 (const NotandaTextIndex *self,
                                        gsize                   char_offset);
gsize notanda_text_index_utf16_to_char (const NotandaTextIndex *self,
                                        gsize                   utf16_offset);

/**
 * notanda_text_index_char_to_line:
 *
 * Returns: the line, counted from 0, that @char_offset lies in; the offset
 *   right after a line end is in the next line
 */
gsize notanda_text_index_char_to_line (const NotandaTextIndex *self,
                                       gsize                   char_offset);

/**
 * notanda_text_index_line_to_char:
 *
 * Returns: the code point offset at which @line starts; the text's length when
 *   there is no such line
 */
gsize notanda_text_index_line_to_char (const NotandaTextIndex *self,
                                       gsize                   line);

/**
 * notanda_text_count_chars:
 * @text: (array length=n_bytes): valid UTF-8
 *
 * Returns: its number of code points, at about the speed of reading it
 */
gsize notanda_text_count_chars (const char *text,
                                gsize       n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaTextIndex, notanda_text_index_free)

G_END_DECLS
