/* notanda-html-elements.c: what the elements of HTML do to those that are open
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-elements.h"

#include <string.h>

enum
{
  VOID = NOTANDA_HTML_IS_VOID,
  BLOCK = NOTANDA_HTML_IS_BLOCK,
  SPECIAL = NOTANDA_HTML_IS_SPECIAL,
  SCOPE = NOTANDA_HTML_IS_SCOPE,
  FORMATTING = NOTANDA_HTML_IS_FORMATTING,
  MARKER = NOTANDA_HTML_IS_MARKER,
  SAME = NOTANDA_HTML_IS_SAME,
  TABLE = NOTANDA_HTML_IS_TABLE,
  FOREIGN = NOTANDA_HTML_IS_FOREIGN,
  INTEGRATION = NOTANDA_HTML_IS_INTEGRATION,
  IGNORED = NOTANDA_HTML_IS_IGNORED,
  TRANSPARENT = NOTANDA_HTML_IS_TRANSPARENT,
  LIST = NOTANDA_HTML_IS_LIST,
  CELL = NOTANDA_HTML_IS_CELL,
  PLAIN = BLOCK | SPECIAL,
};

typedef struct
{
  const char *name;
  guint16     flags;
} Known;

/* Sorted. What is not in it is an element within a line. */
static const Known known[] = {
  { "a", FORMATTING | SAME },
  { "address", PLAIN | TRANSPARENT },
  { "annotation-xml", INTEGRATION },
  { "applet", SPECIAL | SCOPE | MARKER },
  { "area", VOID },
  { "article", PLAIN },
  { "aside", PLAIN },
  { "b", FORMATTING },
  { "base", VOID },
  { "basefont", VOID },
  { "bgsound", VOID },
  { "big", FORMATTING },
  { "blockquote", PLAIN },
  { "body", IGNORED },
  { "br", VOID },
  { "button", SPECIAL | SAME },
  { "caption", SPECIAL | SCOPE | MARKER | TABLE | SAME },
  { "center", PLAIN },
  { "code", FORMATTING },
  { "col", VOID },
  { "colgroup", SPECIAL | TABLE | SAME },
  { "dd", LIST },
  { "desc", INTEGRATION },
  { "details", PLAIN },
  { "dialog", PLAIN },
  { "dir", PLAIN },
  { "div", PLAIN | TRANSPARENT },
  { "dl", PLAIN },
  { "dt", LIST },
  { "em", FORMATTING },
  { "embed", VOID },
  { "fieldset", PLAIN },
  { "figcaption", PLAIN },
  { "figure", PLAIN },
  { "font", FORMATTING },
  { "footer", PLAIN },
  { "foreignobject", INTEGRATION },
  { "form", PLAIN },
  { "frame", VOID },
  { "frameset", IGNORED },
  { "h1", PLAIN },
  { "h2", PLAIN },
  { "h3", PLAIN },
  { "h4", PLAIN },
  { "h5", PLAIN },
  { "h6", PLAIN },
  { "head", IGNORED },
  { "header", PLAIN },
  { "hgroup", PLAIN },
  { "hr", BLOCK | VOID },
  { "html", IGNORED },
  { "i", FORMATTING },
  { "image", VOID },
  { "img", VOID },
  { "input", VOID },
  { "keygen", VOID },
  { "li", LIST },
  { "link", VOID },
  { "listing", PLAIN },
  { "main", PLAIN },
  { "marquee", SPECIAL | SCOPE | MARKER },
  { "math", FOREIGN },
  { "menu", PLAIN },
  { "meta", VOID },
  { "mi", INTEGRATION },
  { "mn", INTEGRATION },
  { "mo", INTEGRATION },
  { "ms", INTEGRATION },
  { "mtext", INTEGRATION },
  { "nav", PLAIN },
  { "nobr", FORMATTING },
  { "object", SPECIAL | SCOPE | MARKER },
  { "ol", PLAIN },
  { "option", SAME },
  { "p", PLAIN | TRANSPARENT },
  { "param", VOID },
  { "plaintext", PLAIN },
  { "pre", PLAIN },
  { "s", FORMATTING },
  { "section", PLAIN },
  { "select", SPECIAL },
  { "small", FORMATTING },
  { "source", VOID },
  { "strike", FORMATTING },
  { "strong", FORMATTING },
  { "summary", PLAIN },
  { "svg", FOREIGN },
  { "table", SPECIAL | SCOPE },
  { "tbody", SPECIAL | TABLE | SAME },
  { "td", CELL },
  { "template", SPECIAL | SCOPE | MARKER },
  { "tfoot", SPECIAL | TABLE | SAME },
  { "th", CELL },
  { "thead", SPECIAL | TABLE | SAME },
  { "title", INTEGRATION },
  { "tr", SPECIAL | TABLE | SAME },
  { "track", VOID },
  { "tt", FORMATTING },
  { "u", FORMATTING },
  { "ul", PLAIN },
  { "wbr", VOID },
  { "xmp", PLAIN },
};

void
notanda_html_elements_init (NotandaHtmlElements *elements)
{
  guint row = 0;

  for (guint letter = 0; letter < G_N_ELEMENTS (elements->first); letter++)
    {
      while (row < G_N_ELEMENTS (known) && (guint) (known[row].name[0] - 'a') < letter)
        row++;
      elements->first[letter] = row;
    }
}

guint16
notanda_html_elements_get_flags (const NotandaHtmlElements *elements,
                                 const char                *name)
{
  guint letter = (guint) (name[0] - 'a');

  if (letter >= G_N_ELEMENTS (elements->first) - 1)
    return 0;
  for (guint row = elements->first[letter]; row < elements->first[letter + 1]; row++)
    if (strcmp (known[row].name, name) == 0)
      return known[row].flags;

  return 0;
}

/* FNV-1a */
guint64
notanda_html_elements_hash (const char *text,
                            gsize       size)
{
  guint64 h = 14695981039346656037u;

  for (gsize i = 0; i < size; i++)
    h = (h ^ (guint8) text[i]) * 1099511628211u;

  return h;
}

guint64
notanda_html_elements_get_key (const char *name)
{
  return notanda_html_elements_hash (name, strlen (name));
}

guint64
notanda_html_elements_get_family (const char *name,
                                  guint16     flags)
{
  if ((flags & CELL) == CELL)
    return notanda_html_elements_get_key ("td");
  /* most elements close their like alone */
  if (!(flags & NOTANDA_HTML_IS_SAME))
    return notanda_html_elements_get_key (name);
  if (strcmp (name, "dd") == 0)
    return notanda_html_elements_get_key ("dt");
  if (strcmp (name, "thead") == 0 || strcmp (name, "tfoot") == 0)
    return notanda_html_elements_get_key ("tbody");

  return notanda_html_elements_get_key (name);
}
