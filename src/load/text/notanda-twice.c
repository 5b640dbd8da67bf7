/* notanda-twice.c: UTF-8 that was read as windows-1252 and written as UTF-8 once more
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* “don’t” became “donâ€™t”. A single such place means nothing: the end of a French quotation, as in “né »”, reads back as a Chinese
 * character. In a text that was encoded twice, though, nearly every run of characters beyond ASCII reads back to the last, and in one
 * that wasn't nearly none does, since a lone “é” or “’” is no UTF-8. So whole runs are compared, not characters. Runs that lost a
 * character on their way (windows-1252 has none for five bytes) may not read back either, hence a majority and not all. */

#include "load/text/notanda-twice.h"

#define MIN_RUNS 2u
#define MIN_LETTERS 8u /* of a single run, in writing without blanks */
#define MIN_SHARE 2u   /* so many times the other runs */

#define LOST 0xfffd    /* what readers of pages put in the place of a control character */
#define LOST_BYTE 0x9d /* the most frequent of those, the end of a quotation mark */

/* Returns: the byte that windows-1252, or ISO 8859-1, has for it; 0 for none and for ASCII */
static guint8
get_byte (gunichar c)
{
  static const guint16 upper[] = {
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178
  };

  if (c >= 0x80 && c <= 0xff)
    return (guint8) c;
  for (guint i = 0; c > 0xff && i < G_N_ELEMENTS (upper); i++)
    if (upper[i] == c)
      return (guint8) (0x80 + i);

  return 0;
}

/* What articles are written in; the scripts that a letter with a quotation mark behind it would give are not among them. */
static gboolean
is_sensible (gunichar c)
{
  static const struct
  {
    gunichar first;
    gunichar last;
  } ranges[] = {
    { 0xa0, 0x24f },      /* Latin */
    { 0x2b0, 0x58f },     /* accents, Greek, Cyrillic, Armenian */
    { 0x5d0, 0x6ff },     /* Hebrew, Arabic */
    { 0x900, 0x10ff },    /* of India and its neighbours, Georgian */
    { 0x1e00, 0x2bff },   /* Latin, Greek, punctuation, signs */
    { 0x3000, 0x30ff },   /* Japanese */
    { 0x3400, 0x9fff },   /* Chinese */
    { 0xac00, 0xd7a3 },   /* Korean */
    { 0xfe00, 0xfe0f },   /* forms of emoji */
    { 0xfeff, 0xffff },   /* a byte order mark, wide forms, a letter that was lost before */
    { 0x1f000, 0x1faff }, /* emoji */
    { 0x20000, 0x323af }, /* Chinese */
  };

  if (!g_unichar_isdefined (c))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;

  return FALSE;
}

/* Returns: where what becomes one sensible character ends; @at for nothing of the kind. What it was is a guess with @with_lost */
static const char *
read_back (const char *at,
           const char *end,
           gboolean    with_lost,
           gunichar   *c)
{
  guint8      first = get_byte (g_utf8_get_char (at));
  guint       n = first < 0xc2 ? 0 : first < 0xe0 ? 2
                                 : first < 0xf0   ? 3
                                 : first < 0xf5   ? 4
                                                  : 0;
  char        bytes[4] = { (char) first };
  const char *next = g_utf8_next_char (at);

  if (n == 0)
    return at;
  for (guint i = 1; i < n; i++, next = g_utf8_next_char (next))
    {
      gunichar western = next < end ? g_utf8_get_char (next) : 0;
      guint8   byte = with_lost && western == LOST ? LOST_BYTE : get_byte (western);

      if (byte < 0x80 || byte > 0xbf)
        return at;
      bytes[i] = (char) byte;
    }
  *c = g_utf8_get_char_validated (bytes, n);

  return *c < 0x110000 && is_sensible (*c) ? next : at;
}

static const char *
skip_ascii (const char *at,
            const char *end)
{
  while (at < end && (guint8) *at < 0x80)
    at++;

  return at;
}

void
notanda_twice_look (NotandaTwice *twice,
                    const char   *text,
                    gsize         size)
{
  const char *end = text + size;

  for (const char *at = skip_ascii (text, end); at < end; at = skip_ascii (at, end))
    {
      gboolean reads_back = TRUE;
      gsize    n_letters = 0;

      while (at < end && (guint8) *at >= 0x80)
        {
          gunichar    c;
          const char *next = read_back (at, end, TRUE, &c);

          reads_back = reads_back && next > at;
          at = next > at ? next : g_utf8_next_char (at);
          n_letters++;
        }
      twice->n_runs += reads_back ? 1 : 0;
      twice->n_letters += reads_back ? n_letters : 0;
      twice->n_others += reads_back ? 0 : 1;
    }
}

gsize
notanda_twice_count (const NotandaTwice *twice)
{
  return (twice->n_runs >= MIN_RUNS || twice->n_letters >= MIN_LETTERS) && twice->n_runs >= MIN_SHARE * twice->n_others ? twice->n_runs : 0;
}

GString *
notanda_twice_mend (const char *text,
                    gsize       size)
{
  GString    *out = g_string_sized_new (size + 1);
  const char *end = text + size;
  const char *at = text;

  while (at < end)
    {
      const char *high = skip_ascii (at, end);
      gunichar    c;
      const char *next = high < end ? read_back (high, end, FALSE, &c) : high;

      g_string_append_len (out, at, high - at);
      if (next > high)
        g_string_append_unichar (out, c);
      else if (high < end)
        g_string_append_len (out, high, (next = g_utf8_next_char (high)) - high);
      at = next;
    }

  return out;
}
