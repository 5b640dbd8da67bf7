/* notanda-html-entities.c: character references in text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The names are libxml2's table, the 253 of HTML 4: those that HTML 5 added are hardly ever
 * found outside of HTML itself, where its parser decodes them. */

#include "extract/html/notanda-html-entities.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NAME 10 /* bytes between "&" and ";" */

/* What numeric references from 128 to 159 mean, as browsers take them: windows-1252. */
static const guint16 windows[32] = {
  0x20ac,
  0xfffd,
  0x201a,
  0x0192,
  0x201e,
  0x2026,
  0x2020,
  0x2021,
  0x02c6,
  0x2030,
  0x0160,
  0x2039,
  0x0152,
  0xfffd,
  0x017d,
  0xfffd,
  0xfffd,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2013,
  0x2014,
  0x02dc,
  0x2122,
  0x0161,
  0x203a,
  0x0153,
  0xfffd,
  0x017e,
  0x0178,
};

gunichar
notanda_html_entities_find (const char *name)
{
  const htmlEntityDesc *entity = htmlEntityLookup ((const xmlChar *) name);

  /* of XML, and not of HTML 4 */
  if (entity == NULL)
    return strcmp (name, "apos") == 0 ? '\'' : 0;

  return entity->value;
}

static gunichar
read_number (const char *digits)
{
  gboolean      hex = *digits == 'x' || *digits == 'X';
  char         *end;
  unsigned long value = strtoul (digits + hex, &end, hex ? 16 : 10);

  if (*end != '\0' || end == digits + hex)
    return 0;
  if (value >= 0x80 && value < 0xa0)
    return windows[value - 0x80];
  if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
    return 0xfffd;

  return value;
}

/* Returns: bytes of the reference at @p, or 0 */
static gsize
read_reference (const char *p,
                const char *end,
                gunichar   *c)
{
  char  name[MAX_NAME + 1];
  gsize size = 0;

  for (const char *q = p + 1; q < end && *q != ';'; q++)
    {
      if (size == MAX_NAME || !(g_ascii_isalnum (*q) || *q == '#'))
        return 0;
      name[size++] = *q;
    }
  if (size == 0 || p + 1 + size >= end)
    return 0;
  name[size] = '\0';
  *c = *name == '#' ? read_number (name + 1) : notanda_html_entities_find (name);

  return *c != 0 ? size + 2 : 0;
}

char *
notanda_html_entities_dup_decoded (const char *text,
                                   gsize       size)
{
  const char *end = text + size;
  g_autoptr (GString) out = g_string_sized_new (size + 1);

  while (text < end)
    {
      const char *amp = memchr (text, '&', end - text);
      gunichar    c;
      gsize       used;

      if (amp == NULL)
        amp = end;
      g_string_append_len (out, text, amp - text);
      if (amp == end)
        break;
      used = read_reference (amp, end, &c);
      if (used > 0)
        g_string_append_unichar (out, c);
      else
        g_string_append_c (out, '&');
      text = amp + MAX (used, 1);
    }

  return g_utf8_make_valid (out->str, out->len);
}
