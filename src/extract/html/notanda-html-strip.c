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

#include <libxml/HTMLparser.h>
#include <string.h>

#include "extract/html/notanda-html-elements.h"
#include "extract/html/notanda-html-scan.h"

/* What windows-1252 has where numbers mean controls: every browser reads them so. */
static const guint16 western[32] = {
  0x20ac,
  0x81,
  0x201a,
  0x192,
  0x201e,
  0x2026,
  0x2020,
  0x2021,
  0x2c6,
  0x2030,
  0x160,
  0x2039,
  0x152,
  0x8d,
  0x17d,
  0x8f,
  0x90,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2013,
  0x2014,
  0x2dc,
  0x2122,
  0x161,
  0x203a,
  0x153,
  0x9d,
  0x17e,
  0x178,
};

/* From behind "&#". Returns: where it ends, or 0 where it is none */
static gsize
read_number (const char *text,
             gsize       size,
             gunichar   *c)
{
  gboolean is_hex = size > 0 && (text[0] == 'x' || text[0] == 'X');
  gsize    start = is_hex ? 1 : 0;
  gsize    at = start;
  gunichar value = 0;

  for (; at < size; at++)
    {
      int digit = is_hex ? g_ascii_xdigit_value (text[at]) : g_ascii_digit_value (text[at]);

      if (digit < 0)
        break;
      value = MIN (value * (is_hex ? 16 : 10) + (gunichar) digit, 0x110000);
    }
  if (at == start)
    return 0;

  if (value >= 0x80 && value < 0xa0)
    value = western[value - 0x80];
  *c = value == 0 || !g_unichar_validate (value) ? 0xfffd : value;

  return at < size && text[at] == ';' ? at + 1 : at;
}

/* From behind "&". */
static gsize
read_name (const char *text,
           gsize       size,
           gunichar   *c)
{
  char                  name[10];
  gsize                 n = 0;
  const htmlEntityDesc *entity;

  while (n < size && n < sizeof name - 1 && g_ascii_isalnum (text[n]))
    {
      name[n] = text[n];
      n++;
    }
  name[n] = '\0';
  if (n < 2 || n == size || text[n] != ';')
    return 0;

  entity = htmlEntityLookup ((const xmlChar *) name);
  if (entity == NULL)
    return 0;
  *c = entity->value;

  return n + 1;
}

void
notanda_html_append_decoded (GString    *out,
                             const char *text,
                             gsize       size)
{
  gsize at = 0;

  while (at < size)
    {
      const char *and = memchr (text + at, '&', size - at);
      gsize       start = and != NULL ? (gsize) (and-text) : size;
      gsize       used = 0;
      gunichar    c = 0;

      g_string_append_len (out, text + at, (gssize) (start - at));
      if (and== NULL)
        return;

      if (start + 1 < size && text[start + 1] == '#')
        {
          used = read_number (text + start + 2, size - start - 2, &c);
          used += used > 0 ? 1 : 0;
        }
      else
        {
          used = read_name (text + start + 1, size - start - 1, &c);
        }
      if (used > 0)
        g_string_append_unichar (out, c);
      else
        g_string_append_c (out, '&');
      at = start + 1 + used;
    }
}

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

  notanda_html_elements_init (&elements);
  notanda_html_scan_init (&scan, text, size);
  while (notanda_html_scan_next (&scan, &piece))
    {
      gboolean is_text = piece.kind == NOTANDA_HTML_PIECE_TEXT || (piece.kind == NOTANDA_HTML_PIECE_RAW && (strcmp (piece.name, "plaintext") == 0 || strcmp (piece.name, "xmp") == 0));

      if (is_text)
        notanda_html_append_decoded (line, text + piece.start, piece.end - piece.start);
      else if (piece.kind == NOTANDA_HTML_PIECE_START_TAG || piece.kind == NOTANDA_HTML_PIECE_END_TAG)
        {
          if (strcmp (piece.name, "br") == 0)
            g_string_append_c (line, ' ');
          else if (!is_within_line (&elements, piece.name))
            flush (blocks, line);
        }
    }
  flush (blocks, line);

  return blocks;
}
