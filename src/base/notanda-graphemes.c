/* notanda-graphemes.c: what a reader takes for one character
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Between most characters (letters, digits, ideographs, spaces, line ends) there
 * is a boundary whatever stands around them: a "plain" place. A query looks
 * back and forth for the nearest plain places and gives ICU only the few
 * characters between them. In most text that is none, and ICU isn't asked.
 *
 * A boundary depends on what stands further back only after or within a run of
 * marks, joiners, flags, Hangul letters and the like; so a plain place is one
 * where the character before is of no such class and the one after doesn't join
 * what is before it. This errs to the safe side: a place that isn't plain is
 * left to ICU.
 *
 * Such runs may be of any length in hostile text (5 MB of joiners), and looking
 * through them would make each caret step a walk through the text. So there is
 * a grid every 1024 code points, and a grid offset without a plain place in the
 * 1024 before it counts as one. That depends on the text alone, so all queries
 * agree. At most 2048 characters are looked at to each side.
 *
 * Rejected: one break iterator over the whole text. It is not const, so the
 * index couldn't be shared between threads, its position in a long run of flags
 * is found from the run's start, and opening it costs more than most answers.
 */

#include "base/notanda-graphemes.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#define GRID 1024

/* A place in the text, kept in both units */
typedef struct
{
  const NotandaTextIndex *index;
  const char             *text;
  const char             *p;
  gsize                   offset;
} Place;

static Place
place_at (const NotandaTextIndex *index,
          gsize                   offset)
{
  const char *text = notanda_text_index_get_text (index);

  return (Place) {
    .index = index,
    .text = text,
    .p = text + notanda_text_index_char_to_byte (index, offset),
    .offset = offset,
  };
}

static void
place_back (Place *place)
{
  do
    place->p--;
  while (((guint8) *place->p & 0xc0) == 0x80);
  place->offset--;
}

static void
place_on (Place *place)
{
  place->p = g_utf8_next_char (place->p);
  place->offset++;
}

static int
break_class (gunichar c)
{
  return u_getIntPropertyValue ((UChar32) c, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

/* Whether @place, neither the start nor the end, is a boundary whatever else the text holds */
static gboolean
is_plain (const Place *place)
{
  Place    before = *place;
  gunichar a, b;
  int class;

  place_back (&before);
  a = g_utf8_get_char (before.p);
  b = g_utf8_get_char (place->p);
  if (a < 0x80 && b < 0x80)
    return !(a == '\r' && b == '\n');

  class = break_class (a);
  if (class != U_GCB_OTHER && class != U_GCB_CONTROL && class != U_GCB_CR && class != U_GCB_LF)
    return FALSE;
  class = break_class (b);
  return class != U_GCB_EXTEND && class != U_GCB_ZWJ && class != U_GCB_SPACING_MARK;
}

/* The last place at or before @place where the text may be cut */
static Place
find_cut_before (Place place)
{
  gsize grid = place.offset / GRID * GRID;
  gsize floor = grid > GRID ? grid - GRID : 0;
  Place at_grid = place;

  for (; place.offset > floor; place_back (&place))
    {
      if (place.offset == grid)
        at_grid = place;
      if (place.offset == notanda_text_index_get_n_chars (place.index) || is_plain (&place))
        return place;
    }
  return floor == 0 ? place : at_grid;
}

/* The first place after @place, which isn't the end, where the text may be cut */
static Place
find_cut_after (Place place)
{
  gsize n_chars = notanda_text_index_get_n_chars (place.index);

  for (place_on (&place); place.offset < n_chars; place_on (&place))
    if (is_plain (&place) ||
        (place.offset % GRID == 0 && find_cut_before (place).offset == place.offset))
      break;
  return place;
}

/* The boundaries next to an offset; equal if it is one itself */
typedef struct
{
  gsize before;
  gsize after;
} Around;

/* Asks ICU about the text from @from to @to, both boundaries */
static Around
ask_icu (const Place *from,
         const Place *to,
         gsize        offset)
{
  Around          around = { from->offset, to->offset };
  UText           text = UTEXT_INITIALIZER;
  UErrorCode      status = U_ZERO_ERROR;
  UBreakIterator *breaks = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  Place           place = *from;

  utext_openUTF8 (&text, from->p, to->p - from->p, &status);
  ubrk_setUText (breaks, &text, &status);
  while (U_SUCCESS (status) && place.offset < offset)
    {
      int32_t next = ubrk_next (breaks);

      around.before = place.offset;
      if (next == UBRK_DONE)
        break;
      while (place.p < from->p + next)
        place_on (&place);
      around.after = place.offset;
    }
  if (place.offset == offset)
    around.before = around.after = offset;
  utext_close (&text);
  ubrk_close (breaks);
  return around;
}

static Around
look_around (const NotandaTextIndex *index,
             gsize                   offset)
{
  Place place, from, to;

  if (offset == 0 || offset >= notanda_text_index_get_n_chars (index))
    return (Around) { offset, offset };
  place = place_at (index, offset);
  from = find_cut_before (place);
  if (from.offset == offset)
    return (Around) { offset, offset };
  to = find_cut_after (place);
  return ask_icu (&from, &to, offset);
}

gboolean
notanda_graphemes_is_boundary (const NotandaTextIndex *index,
                               gsize                   offset)
{
  g_return_val_if_fail (index != NULL, TRUE);

  return look_around (index, offset).before == offset;
}

gsize
notanda_graphemes_next (const NotandaTextIndex *index,
                        gsize                   offset)
{
  gsize n_chars;

  g_return_val_if_fail (index != NULL, offset);

  n_chars = notanda_text_index_get_n_chars (index);
  return offset < n_chars ? look_around (index, offset + 1).after : n_chars;
}

gsize
notanda_graphemes_previous (const NotandaTextIndex *index,
                            gsize                   offset)
{
  gsize n_chars;

  g_return_val_if_fail (index != NULL, 0);

  n_chars = notanda_text_index_get_n_chars (index);
  offset = MIN (offset, n_chars);
  return offset > 0 ? look_around (index, offset - 1).before : 0;
}

void
notanda_graphemes_snap (const NotandaTextIndex *index,
                        gsize                  *start,
                        gsize                  *end)
{
  gsize n_chars;

  g_return_if_fail (index != NULL);
  g_return_if_fail (start != NULL && end != NULL && *start <= *end);

  n_chars = notanda_text_index_get_n_chars (index);
  *start = look_around (index, MIN (*start, n_chars)).before;
  *end = look_around (index, MIN (*end, n_chars)).after;
}

gboolean
notanda_graphemes_trim (const NotandaTextIndex *index,
                        gsize                  *start,
                        gsize                  *end)
{
  const char *text, *from, *to;
  gsize       first, last, n_chars;

  g_return_val_if_fail (index != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL && *start <= *end, FALSE);

  n_chars = notanda_text_index_get_n_chars (index);
  text = notanda_text_index_get_text (index);
  from = text + notanda_text_index_char_to_byte (index, MIN (*start, n_chars));
  to = text + notanda_text_index_char_to_byte (index, MIN (*end, n_chars));
  while (from < to && g_unichar_isspace (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  if (from == to)
    return FALSE;
  while (g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (to))))
    to = g_utf8_prev_char (to);
  first = look_around (index, notanda_text_index_byte_to_char (index, from - text)).before;
  last = look_around (index, notanda_text_index_byte_to_char (index, to - text)).after;
  *start = MAX (*start, first);
  *end = MIN (*end, last);
  return TRUE;
}
