/* notanda-fold.c: text as a search compares it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Code point by code point: taken apart, its marks left out, the rest case-folded.
 * Folding and decomposing don't look at neighbours once marks are gone, so no buffer
 * is needed, and ASCII, which is most of most text, is a table's work. Rejected:
 * g_utf8_normalize() and g_utf8_casefold(), which allocate four times a call and took
 * nine tenths of the time of filtering.
 */

#include "base/notanda-fold.h"

#include <string.h>
#include <unicode/uchar.h>

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

gunichar
notanda_fold_straighten (gunichar c)
{
  switch (c)
    {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201a: /* ‚ */
    case 0x201b: /* ‛ */
      return '\'';
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
    case 0x201f: /* ‟ */
      return '"';
    default:
      return c;
    }
}

static void
append_char (GString *out,
             gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize    n = g_unichar_fully_decompose (notanda_fold_straighten (c), TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < MIN (n, G_N_ELEMENTS (parts)); i++)
    if (parts[i] == 0xdf || parts[i] == 0x1e9e) /* ß and its capital: the only usual letter that folds to two */
      g_string_append (out, "ss");
    else if (!is_mark (parts[i]))
      g_string_append_unichar (out, (gunichar) u_foldCase ((UChar32) parts[i], U_FOLD_CASE_DEFAULT));
}

void
notanda_fold_append (GString    *out,
                     const char *text,
                     gsize       size)
{
  const char *end = text + size;

  while (text < end)
    {
      const char *start = text;
      gsize       old = out->len;

      while (text < end && (guchar) *text < 0x80)
        text++;
      if (text > start)
        {
          g_string_append_len (out, start, text - start);
          for (gsize i = old; i < out->len; i++)
            out->str[i] = g_ascii_tolower (out->str[i]);
        }
      for (; text < end && (guchar) *text >= 0x80; text = g_utf8_next_char (text))
        append_char (out, g_utf8_get_char (text));
    }
}

char *
notanda_fold_dup (const char *text)
{
  GString *out = g_string_new (NULL);

  notanda_fold_append (out, text, strlen (text));
  return g_string_free_and_steal (out);
}
