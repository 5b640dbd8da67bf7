/* notanda-html-from-xml.c: XHTML as a parser of HTML reads it
 *
 * Rejected: to parse it as XML. Half of what calls itself XHTML isn't well
 * formed, and would need a second tree and a second parser to guard.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-from-xml.h"

#include <string.h>

#include "extract/html/notanda-html-elements.h"
#include "extract/html/notanda-html-scan.h"

#define CDATA "<![CDATA["
#define HEAD_SIZE 1000 /* bytes that the root element begins in */

gboolean
notanda_html_is_xml (const char *text,
                     gsize       size,
                     gboolean    is_chapter)
{
  gsize head = MIN (size, HEAD_SIZE);

  if (is_chapter && head > 0 && memmem (text, head, "http://www.w3.org/1999/xhtml", strlen ("http://www.w3.org/1999/xhtml")) != NULL)
    return TRUE;
  while (size > 0 && g_ascii_isspace (*text))
    {
      text++;
      size--;
    }

  return size > 5 && memcmp (text, "<?xml", 5) == 0;
}

/* Returns: where it ends, with its brackets; the end of the page where nothing closes it */
static gsize
append_cdata (GString    *out,
              const char *text,
              gsize       size,
              gsize       start)
{
  const char *from = text + start + strlen (CDATA);
  const char *close = memmem (from, (gsize) (text + size - from), "]]>", 3);
  const char *end = close != NULL ? close : text + size;

  for (const char *p = from; p < end; p++)
    if (*p == '<')
      g_string_append (out, "&lt;");
    else if (*p == '&')
      g_string_append (out, "&amp;");
    else
      g_string_append_c (out, *p);

  return (gsize) (end - text) + (close != NULL ? 3 : 0);
}

static void
append_closed (GString                *out,
               const char             *text,
               const NotandaHtmlPiece *piece)
{
  const char *name = text + piece->start + 1;

  g_string_append_len (out, text + piece->start, (gssize) (piece->end - piece->start) - 2);
  g_string_append (out, "></");
  g_string_append_len (out, name, (gssize) strcspn (name, " \t\n\r\f/>"));
  g_string_append_c (out, '>');
}

GString *
notanda_html_from_xml (const char *text,
                       gsize       size)
{
  GString            *out = g_string_sized_new (size + 16);
  NotandaHtmlElements elements;
  NotandaHtmlScan     scan;
  NotandaHtmlPiece    piece;

  notanda_html_elements_init (&elements);
  notanda_html_scan_init (&scan, text, size);
  while (notanda_html_scan_next (&scan, &piece))
    {
      gsize length = piece.end - piece.start;

      if (piece.kind == NOTANDA_HTML_PIECE_COMMENT && length >= strlen (CDATA) && memcmp (text + piece.start, CDATA, strlen (CDATA)) == 0)
        {
          scan.at = append_cdata (out, text, size, piece.start);
        }
      else if (piece.kind == NOTANDA_HTML_PIECE_START_TAG && piece.is_self_closing && !piece.unclosed && !(notanda_html_elements_get_flags (&elements, piece.name) & NOTANDA_HTML_IS_VOID))
        {
          append_closed (out, text, &piece);
          scan.raw[0] = '\0';
        }
      else
        {
          g_string_append_len (out, text + piece.start, (gssize) length);
        }
    }

  return out;
}
