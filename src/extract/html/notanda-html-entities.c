/* notanda-html-entities.c: character references in text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The names are libxml2's table, the 253 of HTML 4: those that HTML 5 added are hardly ever
 * found outside of HTML itself, where its parser decodes them. */

#include "extract/html/notanda-html-entities.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* What windows-1252 has where numbers mean controls: every browser reads them so. */
/* clang-format off */
static const guint16 western[32] = {
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
};
/* clang-format on */

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
  /* of XML, and not of HTML 4 */
  if (entity == NULL && strcmp (name, "apos") != 0)
    return 0;
  *c = entity != NULL ? entity->value : '\'';

  return n + 1;
}

void
notanda_html_entities_append_decoded (GString    *out,
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

char *
notanda_html_entities_dup_decoded (const char *text,
                                   gsize       size)
{
  g_autoptr (GString) out = g_string_sized_new (size + 1);

  notanda_html_entities_append_decoded (out, text, size);

  return g_utf8_make_valid (out->str, (gssize) out->len);
}
