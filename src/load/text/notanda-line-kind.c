/* notanda-line-kind.c: what a line of a plain text looks like
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables of words and a few rules over one piece of text. What stands around
 * it is the business of notanda-blocks.c. Each rule was chosen so that a real
 * paragraph is hardly ever taken for something else: a heading that is called
 * a paragraph disturbs nobody. */

#include "load/text/notanda-line-kind.h"

#include <string.h>

#include "load/text/notanda-blocks.h"

#define HEADING_SIZE 160 /* bytes */
#define HEADING_WORDS 14
#define TITLE_SIZE 300
#define CAPTION_SIZE 800
#define CREDIT_SIZE 100
#define BYLINE_SIZE 200
#define BYLINE_WORDS 14

static const char *const byline_starts[] = {
  "by", "written by", "reported by", "story by", "text by", "words by", "von", "par", "por", "door", "av", "af", "di", "przez", "från", NULL
};

static const char *const caption_starts[] = {
  "photo:", "photos:", "photograph:", "picture:", "image:", "images:", "credit:", "caption:", "file photo", "file -", "file –",
  "foto:", "bild:", "bildunterschrift:", "photo by ", "photo :", "crédit photo", "crédit :", "graphic:", "grafik:", "video:", NULL
};

/* Whole words; "/" between two names does as well. */
static const char credit_words[] = " ap afp reuters getty epa efe dpa ansa pa cp upi tass ritzau belga apa keystone imago alamy shutterstock flickr unsplash wikimedia instagram twitter"
                                   " via photo photos photograph photographer image images foto fotos bild handout courtesy pool agency agence press presse pictures screenshot"
                                   " photographe picture-alliance stringer ";

static NotandaSlice
last_bytes (NotandaSlice slice,
            gsize        size)
{
  const char *from;

  if (slice.size <= size)
    return slice;

  from = slice.at + slice.size - size;
  while (((guint8) *from & 0xc0) == 0x80)
    from++;

  return (NotandaSlice) { from, slice.at + slice.size - from };
}

/* The last character, behind closing quotation marks and brackets; 0 where
 * there is no other. */
static gunichar
last_sign (NotandaSlice slice)
{
  NotandaSlice tail = last_bytes (slice, 40);
  const char  *at = tail.at + tail.size;

  while (at > tail.at)
    {
      gunichar c;

      at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019 || c == 0x201c || c == 0xbb || c == 0xab || c == 0x300d || c == 0x300f || notanda_blocks_is_blank (c))
        continue;

      return c;
    }

  return 0;
}

static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == 0x2026 || c == 0x3002 || c == 0xff0e || c == '!' || c == 0xff01;
}

gboolean
notanda_slice_ends_sentence (NotandaSlice slice)
{
  gunichar c = last_sign (slice);

  return is_stop (c) || c == '?' || c == 0xff1f || c == ':';
}

/* "U.S." at the end of a headline */
static gboolean
ends_in_initials (NotandaSlice slice)
{
  const char *end = slice.at + slice.size;

  return slice.size >= 4 && end[-1] == '.' && g_ascii_isupper (end[-2]) && end[-3] == '.' && g_ascii_isupper (end[-4]);
}

static gboolean
has_letter (NotandaSlice slice)
{
  for (const char *at = slice.at; at < slice.at + slice.size; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

gboolean
notanda_slice_starts_upper (NotandaSlice slice)
{
  for (const char *at = slice.at; at < slice.at + MIN (slice.size, 40); at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        return !g_unichar_islower (c);
    }

  return FALSE;
}

gboolean
notanda_slice_is_heading (NotandaSlice slice)
{
  gunichar c;

  if (slice.size > HEADING_SIZE || !has_letter (slice) || !notanda_slice_starts_upper (slice))
    return FALSE;

  c = last_sign (slice);
  if ((is_stop (c) && !ends_in_initials (slice)) || c == ',' || c == ';' || c == ':' || c == 0x2014 || c == 0x2013 || c == '-')
    return FALSE;

  return notanda_slice_count_words (slice, HEADING_WORDS + 1) <= HEADING_WORDS;
}

gboolean
notanda_slice_is_title (NotandaSlice slice)
{
  gunichar c;

  if (slice.size > TITLE_SIZE || !has_letter (slice))
    return FALSE;

  c = last_sign (slice);
  if (c == '!' || c == 0x2026 || c == 0xff01 || ends_in_initials (slice))
    return TRUE;

  return !is_stop (c) && c != ',' && c != ';' && c != ':';
}

gboolean
notanda_slice_is_capitals (NotandaSlice slice)
{
  guint n = 0;

  for (const char *at = slice.at; at < slice.at + MIN (slice.size, HEADING_SIZE); at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_islower (c))
        return FALSE;
      n += g_unichar_isupper (c) != 0;
    }

  return n >= 2;
}

guint
notanda_slice_count_words (NotandaSlice slice,
                           guint        max)
{
  guint    n = 0;
  gboolean inside = FALSE;

  for (const char *at = slice.at; at < slice.at + slice.size && n < max; at = g_utf8_next_char (at))
    {
      gboolean blank = notanda_blocks_is_blank (g_utf8_get_char (at));

      n += !blank && !inside;
      inside = !blank;
    }

  return n;
}

char *
notanda_slice_dup_line (NotandaSlice slice)
{
  g_autoptr (GString) line = g_string_sized_new (slice.size);

  for (const char *at = slice.at; at < slice.at + slice.size; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!notanda_blocks_is_blank (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);

  return g_strdup (line->str);
}

/* How many bytes of @slice one of @starts takes; case makes no difference. */
static gsize
match_start (NotandaSlice       slice,
             const char *const *starts)
{
  g_autofree char *folded = NULL;
  NotandaSlice     head = slice;

  /* strdown keeps the lengths of all letters in the tables */
  head.size = MIN (head.size, 24);
  while (head.size < slice.size && ((guint8) head.at[head.size] & 0xc0) == 0x80)
    head.size++;
  folded = g_utf8_strdown (head.at, (gssize) head.size);

  for (gsize i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (folded, starts[i]) && strlen (starts[i]) <= head.size)
      return strlen (starts[i]);

  return 0;
}

static gboolean
is_credit (NotandaSlice slice)
{
  g_autofree char *folded = g_utf8_strdown (slice.at, (gssize) slice.size);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n\r,;:/()[]", -1);
  const char *slash = memchr (slice.at, '/', slice.size);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *spaced = g_strconcat (" ", words[i], " ", NULL);

      if (*words[i] != '\0' && strstr (credit_words, spaced) != NULL)
        return TRUE;
    }

  /* "(Jane Roe/Daily Bugle)", but no address, date or "and/or" */
  return slash != NULL && slash > slice.at + 1 && slash + 1 < slice.at + slice.size && g_unichar_isupper (g_utf8_get_char (slice.at)) && g_unichar_isupper (g_utf8_get_char (slash + 1)) && notanda_slice_count_words (slice, 9) < 9;
}

gboolean
notanda_slice_is_caption (NotandaSlice slice)
{
  NotandaSlice tail;
  const char  *open;

  if (slice.size > CAPTION_SIZE)
    return FALSE;
  if (match_start (slice, caption_starts) > 0)
    return TRUE;
  if (slice.at[slice.size - 1] != ')')
    return FALSE;

  tail = last_bytes (slice, CREDIT_SIZE);
  tail.size--;
  open = memrchr (tail.at, '(', tail.size);
  if (open == NULL || open == slice.at)
    return FALSE;

  return is_credit ((NotandaSlice) { open + 1, (gsize) (tail.at + tail.size - open - 1) });
}

/* "and", "und", "et", "," between names; a title or a paper after them. Every
 * other word of a byline starts with a capital. */
static gboolean
are_names (NotandaSlice slice)
{
  static const char small[] = " and und et y e en och og i & | for the of in de da di del della van von der den la le du dos bin al el zu zum correspondent staff writer editor reporter ";
  g_autofree char  *line = notanda_slice_dup_line (slice);
  g_auto (GStrv) words = g_strsplit_set (line, " ,", -1);
  guint n_names = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *spaced = g_strconcat (" ", words[i], " ", NULL);
      gunichar         first = g_utf8_get_char (words[i]);

      if (*words[i] == '\0' || strstr (small, spaced) != NULL || g_unichar_isdigit (first) || g_unichar_ispunct (first))
        continue;
      if (g_unichar_islower (first))
        return FALSE;
      n_names++;
    }

  return n_names > 0 && n_names <= BYLINE_WORDS;
}

gboolean
notanda_slice_is_byline (NotandaSlice slice,
                         char       **names)
{
  gsize       start;
  const char *stop;
  gunichar    c;

  if (slice.size > BYLINE_SIZE)
    return FALSE;

  start = match_start (slice, byline_starts);
  if (start == 0 || start >= slice.size || !(slice.at[start] == ' ' || slice.at[start] == ':'))
    return FALSE;

  slice.at += start + 1;
  slice.size -= start + 1;
  while (slice.size > 0 && *slice.at == ' ')
    slice.at++, slice.size--;

  /* a date or a place may stand behind a bar */
  stop = memchr (slice.at, '|', slice.size);
  if (stop == NULL)
    stop = g_strstr_len (slice.at, (gssize) slice.size, " \302\267 ");
  if (stop == NULL)
    stop = g_strstr_len (slice.at, (gssize) slice.size, " \342\200\242 ");
  if (stop != NULL)
    slice.size = stop - slice.at;

  c = slice.size > 0 ? g_utf8_get_char (slice.at) : 0;
  if (!g_unichar_isalpha (c) || g_unichar_islower (c) || last_sign (slice) == '.' || last_sign (slice) == ':' || !are_names (slice))
    return FALSE;

  if (names != NULL)
    *names = notanda_slice_dup_line (slice);
  return TRUE;
}

static gsize
match_number (NotandaSlice slice,
              guint       *number)
{
  gsize i = 0;

  *number = 0;
  for (; i < slice.size && i < 3 && g_ascii_isdigit (slice.at[i]); i++)
    *number = *number * 10 + (guint) (slice.at[i] - '0');
  if (i == 0 || *number == 0 || i >= slice.size || (slice.at[i] != '.' && slice.at[i] != ')'))
    return 0;

  return i + 1;
}

gboolean
notanda_slice_is_item (NotandaSlice slice,
                       guint       *number)
{
  static const gunichar bullets[] = { '-', '*', 0x2022, 0xb7, 0x2023, 0x25e6, 0x25aa, 0x25cf, 0x2043, 0 };
  gunichar              first = slice.size > 0 ? g_utf8_get_char (slice.at) : 0;
  gsize                 marker = 0;

  *number = 0;
  for (gsize i = 0; bullets[i] != 0; i++)
    if (first == bullets[i])
      marker = g_utf8_next_char (slice.at) - slice.at;
  if (marker == 0)
    marker = match_number (slice, number);
  if (marker == 0 || marker >= slice.size || !notanda_blocks_is_blank (g_utf8_get_char (slice.at + marker)))
    return FALSE;

  slice.at += marker;
  slice.size -= marker;
  while (slice.size > 0 && notanda_blocks_is_blank (g_utf8_get_char (slice.at)))
    {
      slice.size -= g_utf8_next_char (slice.at) - slice.at;
      slice.at = g_utf8_next_char (slice.at);
    }

  /* "* * *" parts sections */
  return slice.size > 0 && g_unichar_isgraph (g_utf8_get_char (slice.at)) && g_utf8_get_char (slice.at) != first;
}
