/* notanda-breaks.c: where words and sentences of a stretch of text begin and end
 *
 * ICU's iterators are asked for nothing but the next boundary, the one question
 * that they answer in constant time whatever the text; that is still the most of
 * what a text costs, so they see only what needs them. Words of ASCII are few
 * rules, and whatever stands around them there is a boundary before a blank. A
 * sentence ends nowhere but at a full stop or the like, so what comes before it
 * is passed over. ICU begins anew at each boundary, and so may anybody.
 *
 * Rejected: going over the UTF-8 as it is, which ICU turns into UTF-16 piece by
 * piece, once for the words and once for the sentences; and an iterator that is
 * kept and asked for the boundary around an offset. It walks back through a run
 * of marks of any length for each question.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-breaks.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "base/notanda-word-breaks.h"

#define BITS 64

/* ICU's iterators take longer over UTF-8 than over UTF-16. */
struct _NotandaBreaks
{
  UBreakIterator *words;     /* NULL without ICU's data */
  UBreakIterator *sentences; /* the same */
  UChar          *units;
  gsize           room;
};

/* A place in the text. */
typedef struct
{
  const UChar *units;
  int32_t      n_units;
  int32_t      at;
  gsize        offset; /* of @at, in code points */
} Place;

NotandaBreaks *
notanda_breaks_new (void)
{
  NotandaBreaks *breaks = g_new0 (NotandaBreaks, 1);
  UErrorCode     status = U_ZERO_ERROR;

  breaks->words = notanda_word_breaks_open ();
  breaks->sentences = ubrk_open (UBRK_SENTENCE, "", NULL, 0, &status);

  return breaks;
}

void
notanda_breaks_free (NotandaBreaks *breaks)
{
  ubrk_close (breaks->words);
  ubrk_close (breaks->sentences);
  g_free (breaks->units);
  g_free (breaks);
}

static gsize
to_utf16 (NotandaBreaks *breaks,
          const char    *text,
          gsize          size)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t    n = 0;

  /* there are never more units than bytes */
  if (breaks->room < size)
    {
      breaks->room = size + size / 2;
      breaks->units = g_renew (UChar, breaks->units, breaks->room);
    }
  u_strFromUTF8 (breaks->units, (int32_t) breaks->room, &n, text, (int32_t) size, &status);

  return U_SUCCESS (status) ? (gsize) n : 0;
}

static inline void
go_to (Place  *place,
       int32_t at)
{
  for (; place->at < at; place->at++)
    place->offset += !U16_IS_TRAIL (place->units[place->at]);
}

static inline guint64
get_bit (const Place *place)
{
  return G_GUINT64_CONSTANT (1) << place->offset % BITS;
}

/* Of ASCII, what the rules of words tell apart. */
typedef enum
{
  OTHER, /* stands alone */
  BLANK,
  LETTER,
  DIGIT,
  JOINER,
  BETWEEN_LETTERS,
  BETWEEN_DIGITS,
  BETWEEN_BOTH,
} Kind;

static inline Kind
get_kind (UChar unit)
{
  if ((unit | 0x20) >= 'a' && (unit | 0x20) <= 'z')
    return LETTER;
  if (unit >= '0' && unit <= '9')
    return DIGIT;
  switch (unit)
    {
    case ' ':
      return BLANK;
    case '_':
      return JOINER;
    case '.':
    case '\'':
      return BETWEEN_BOTH;
    case ',':
    case ';':
      return BETWEEN_DIGITS;
    default:
      return OTHER;
    }
}

static inline gboolean
is_in_word (Kind kind)
{
  return kind == LETTER || kind == DIGIT || kind == JOINER;
}

/* The end of what begins at @at, of a text that is ASCII up to @end. */
static inline int32_t
find_word_end (const UChar *units,
               int32_t      at,
               int32_t      end)
{
  Kind kind = get_kind (units[at++]);

  if (kind == BLANK)
    {
      while (at < end && units[at] == ' ')
        at++;
      return at;
    }
  if (!is_in_word (kind))
    return at + (units[at - 1] == '\r' && at < end && units[at] == '\n');
  for (; at < end; at++)
    {
      Kind next = get_kind (units[at]);

      if (is_in_word (next))
        kind = next;
      else if (at + 1 < end && get_kind (units[at + 1]) == kind &&
               ((kind == LETTER && (next == BETWEEN_LETTERS || next == BETWEEN_BOTH)) ||
                (kind == DIGIT && (next == BETWEEN_DIGITS || next == BETWEEN_BOTH))))
        at++;
      else
        break;
    }

  return at;
}

static void
find_plain_words (Place               *place,
                  int32_t              end,
                  NotandaBoundaryBits *bits)
{
  while (place->at < end)
    {
      int32_t next = find_word_end (place->units, place->at, end);

      place->offset += (gsize) (next - place->at);
      place->at = next;
      bits[place->offset / BITS].edge |= get_bit (place);
    }
}

static void
find_any_words (UBreakIterator      *breaks,
                Place               *place,
                int32_t              end,
                NotandaBoundaryBits *bits)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t    start = place->at;

  ubrk_setText (breaks, place->units + start, end - start, &status);
  for (int32_t next = ubrk_next (breaks); U_SUCCESS (status) && next != UBRK_DONE; next = ubrk_next (breaks))
    {
      go_to (place, start + next);
      bits[place->offset / BITS].edge |= get_bit (place);
    }
  go_to (place, end);
}

/* A blank behind anything else of ASCII begins something new, whatever follows. */
static inline gboolean
is_cut (const UChar *units,
        int32_t      at)
{
  return units[at] == ' ' && units[at - 1] < 0x80 && units[at - 1] != ' ';
}

static void
find_words (UBreakIterator      *breaks,
            Place                place,
            NotandaBoundaryBits *bits)
{
  while (place.at < place.n_units)
    {
      int32_t plain = place.at;
      int32_t end;

      while (plain < place.n_units && place.units[plain] < 0x80)
        plain++;
      end = plain;
      while (plain < place.n_units && plain > place.at && !is_cut (place.units, plain))
        plain--;
      find_plain_words (&place, plain, bits);
      if (place.at == place.n_units)
        return;
      for (end++; end < place.n_units && !is_cut (place.units, end); end++)
        ;
      find_any_words (breaks, &place, end, bits);
    }
}

static inline USentenceBreak
get_sentence_kind (const Place *place,
                   int32_t      at)
{
  UChar   unit = place->units[at];
  UChar32 c;

  if (unit >= 0x80)
    {
      U16_GET (place->units, 0, at, place->n_units, c);
      return (USentenceBreak) u_getIntPropertyValue (c, UCHAR_SENTENCE_BREAK);
    }
  if (get_kind (unit) == LETTER)
    return U_SB_LOWER;

  return unit == '.' || unit == '!' || unit == '?' || unit == '\n' || unit == '\r' ? U_SB_STERM : U_SB_OTHER;
}

/* Whether a sentence may end with it. */
static inline gboolean
may_end_sentence (USentenceBreak kind)
{
  return kind == U_SB_STERM || kind == U_SB_ATERM || kind == U_SB_SEP;
}

/* Whether it settles what a full stop before it is. */
static inline gboolean
is_letter (USentenceBreak kind)
{
  return kind == U_SB_LOWER || kind == U_SB_UPPER || kind == U_SB_OLETTER;
}

/* What the full stop stands behind decides as well: the last of ASCII, as there are no marks in it. */
static inline int32_t
find_start (const UChar *units,
            int32_t      first,
            int32_t      stop)
{
  while (stop > first && units[--stop] >= 0x80)
    ;

  return stop;
}

/* ICU looks for seven boundaries at a time, so it isn't shown more than one needs. */
static void
find_sentences (UBreakIterator      *breaks,
                Place                place,
                NotandaBoundaryBits *bits)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t    from = 0; /* a boundary, or the letter behind a full stop that ends none */
  int32_t    stop = 0;
  int32_t    end = 0; /* behind the first letter behind @stop */

  while (place.at < place.n_units)
    {
      int32_t start;
      int32_t next;

      while (stop < place.n_units && !may_end_sentence (get_sentence_kind (&place, stop)))
        stop++;
      if (end <= stop)
        {
          for (end = stop; end < place.n_units && !is_letter (get_sentence_kind (&place, end)); end++)
            ;
          if (end < place.n_units)
            U16_FWD_1 (place.units, end, place.n_units);
        }
      start = find_start (place.units, from, stop);
      next = end;
      if (stop < place.n_units)
        {
          ubrk_setText (breaks, place.units + start, end - start, &status);
          next = start + ubrk_next (breaks);
        }
      if (U_FAILURE (status))
        return;
      stop = MAX (next, stop + 1);
      from = next;
      if (next == end && end < place.n_units)
        {
          U16_BACK_1 (place.units, 0, from);
          continue;
        }
      go_to (&place, next);
      bits[place.offset / BITS].sentence |= get_bit (&place);
    }
}

void
notanda_breaks_find (NotandaBreaks       *breaks,
                     const char          *text,
                     gsize                size,
                     gsize                offset,
                     NotandaBoundaryBits *bits)
{
  Place start = { NULL, (int32_t) to_utf16 (breaks, text, size), 0, offset };

  start.units = breaks->units;
  if (breaks->words != NULL)
    find_words (breaks->words, start, bits);
  if (breaks->sentences != NULL)
    find_sentences (breaks->sentences, start, bits);
}
