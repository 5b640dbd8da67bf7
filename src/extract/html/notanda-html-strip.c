/* notanda-html-strip.c: the text of a page without a tree
 *
 * One pass over the tags. Text is collected until an element begins or ends
 * that is no part of a line; nothing remembers what is open, so that no nesting
 * can cost anything.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-strip.h"

#include <string.h>

#include "extract/html/notanda-html-elements.h"
#include "extract/html/notanda-html-entities.h"
#include "extract/html/notanda-html-scan.h"

/* Folds the blanks in @line, adds it where it isn't empty, and empties it. */
static void
flush (GPtrArray *blocks,
       GString   *line)
{
  gsize to = 0;

  for (gsize i = 0; i < line->len; i++)
    {
      char c = line->str[i];

      if (c == '\n' || c == '\t' || c == '\r' || c == '\f')
        c = ' ';
      if (c != ' ' || (to > 0 && line->str[to - 1] != ' '))
        line->str[to++] = c;
    }
  if (to > 0 && line->str[to - 1] == ' ')
    to--;
  if (to > 0)
    g_ptr_array_add (blocks, g_strndup (line->str, to));
  g_string_truncate (line, 0);
}

static gboolean
is_within_line (const NotandaHtmlElements *elements,
                const char                *name)
{
  guint16 flags = notanda_html_elements_get_flags (elements, name);

  return (flags & (NOTANDA_HTML_IS_BLOCK | NOTANDA_HTML_IS_SPECIAL | NOTANDA_HTML_IS_SAME | NOTANDA_HTML_IS_IGNORED)) == 0 || flags & NOTANDA_HTML_IS_FORMATTING;
}

GPtrArray *
notanda_html_strip (const char *text,
                    gsize       size)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  NotandaHtmlElements elements;
  NotandaHtmlScan     scan;
  NotandaHtmlPiece    piece;
  gboolean            is_choice = FALSE; /* of a form, which is no text of the page */

  notanda_html_elements_init (&elements);
  notanda_html_scan_init (&scan, text, size);
  while (notanda_html_scan_next (&scan, &piece))
    {
      gboolean is_text = piece.kind == NOTANDA_HTML_PIECE_TEXT || (piece.kind == NOTANDA_HTML_PIECE_RAW && (strcmp (piece.name, "plaintext") == 0 || strcmp (piece.name, "xmp") == 0));

      if (is_text && !is_choice)
        notanda_html_entities_append_decoded (line, text + piece.start, piece.end - piece.start);
      else if (piece.kind == NOTANDA_HTML_PIECE_START_TAG || piece.kind == NOTANDA_HTML_PIECE_END_TAG)
        {
          is_choice = piece.kind == NOTANDA_HTML_PIECE_START_TAG && strcmp (piece.name, "option") == 0;
          if (strcmp (piece.name, "br") == 0)
            g_string_append_c (line, ' ');
          else if (!is_within_line (&elements, piece.name))
            flush (blocks, line);
        }
    }
  flush (blocks, line);

  return blocks;
}
