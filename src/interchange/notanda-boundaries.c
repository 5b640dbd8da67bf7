/* notanda-boundaries.c: where words and sentences of an article begin and end
 *
 * ICU goes once over each stretch of text, a block or what lies between two,
 * and leaves a bit an offset: two bits a code point, answers at once in any
 * order, and all in time linear in the text. ICU's iterators are asked for
 * nothing but the next boundary, the one question that they answer in constant
 * time whatever the text.
 *
 * Rejected: going over the UTF-8 as it is, which ICU turns into UTF-16 piece by
 * piece, once for the words and once for the sentences; and an iterator that is kept and asked for the boundary around an offset.
 * It walks back through a run of marks of any length for each question.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-boundaries.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#define BITS 64

/* ICU's iterators take long to make, and longer over UTF-8 than over UTF-16. */
struct _NotandaBreaks
{
  UBreakIterator *words;     /* NULL without ICU's data: there are no boundaries then */
  UBreakIterator *sentences; /* but those of blocks and blanks */
  UChar          *units;
  gsize           room;
};

static gsize
to_utf16 (struct _NotandaBreaks *breaks,
          const char            *text,
          gsize                  size)
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

static void
find_boundaries (UBreakIterator      *breaks,
                 const UChar         *units,
                 gsize                n_units,
                 gsize                offset,
                 NotandaBoundaryBits *bits,
                 gboolean             is_of_sentences)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t    at = 0;

  if (breaks == NULL)
    return;
  ubrk_setText (breaks, units, (int32_t) n_units, &status);
  for (int32_t next = ubrk_next (breaks); U_SUCCESS (status) && next != UBRK_DONE; next = ubrk_next (breaks))
    {
      for (; at < next; at++)
        offset += !U16_IS_TRAIL (units[at]);
      if (is_of_sentences)
        bits[offset / BITS].sentence |= G_GUINT64_CONSTANT (1) << offset % BITS;
      else
        bits[offset / BITS].edge |= G_GUINT64_CONSTANT (1) << offset % BITS;
    }
}

/* A stretch of text with blocks of its own to both sides. */
static void
look_at (NotandaBoundaries *boundaries,
         NotandaArticle    *article,
         guint32            start,
         guint32            end)
{
  struct _NotandaBreaks *breaks = boundaries->breaks;
  gsize                  size;
  const char            *text = notanda_article_peek_range (article, start, end, &size);
  gsize                  n_units;

  boundaries->bits[start / BITS].edge |= G_GUINT64_CONSTANT (1) << start % BITS;
  boundaries->bits[start / BITS].sentence |= G_GUINT64_CONSTANT (1) << start % BITS;
  if (size == 0)
    return;
  n_units = to_utf16 (breaks, text, size);
  find_boundaries (breaks->words, breaks->units, n_units, start, boundaries->bits, FALSE);
  find_boundaries (breaks->sentences, breaks->units, n_units, start, boundaries->bits, TRUE);
}

NotandaBoundaries *
notanda_boundaries_new (void)
{
  NotandaBoundaries *boundaries = g_new0 (NotandaBoundaries, 1);
  UErrorCode         status = U_ZERO_ERROR;

  boundaries->breaks = g_new0 (struct _NotandaBreaks, 1);
  boundaries->breaks->words = ubrk_open (UBRK_WORD, "", NULL, 0, &status);
  boundaries->breaks->sentences = ubrk_open (UBRK_SENTENCE, "", NULL, 0, &status);

  return boundaries;
}

static void
empty (NotandaBoundaries *boundaries,
       gsize              n)
{
  if (boundaries->n < n)
    {
      g_free (boundaries->bits);
      boundaries->bits = g_new (NotandaBoundaryBits, n);
      boundaries->n = n;
    }
  memset (boundaries->bits, 0, n * sizeof (NotandaBoundaryBits));
}

void
notanda_boundaries_fill (NotandaBoundaries *boundaries,
                         NotandaDocument   *document)
{
  NotandaArticle     *article = notanda_document_get_article (document);
  guint32             n_chars = (guint32) notanda_article_get_n_chars (article);
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n_blocks);
  guint32             at = 0;

  empty (boundaries, n_chars / BITS + 1);
  for (guint i = 0; i < n_blocks; i++)
    {
      guint32 start = MIN (blocks[i].start, n_chars);
      guint32 end = MIN (blocks[i].end, n_chars);

      if (start < at || end < start)
        continue;
      look_at (boundaries, article, at, start);
      look_at (boundaries, article, start, end);
      at = end;
    }
  look_at (boundaries, article, at, n_chars);
}

void
notanda_boundaries_free (NotandaBoundaries *boundaries)
{
  ubrk_close (boundaries->breaks->words);
  ubrk_close (boundaries->breaks->sentences);
  g_free (boundaries->breaks->units);
  g_free (boundaries->breaks);
  g_free (boundaries->bits);
  g_free (boundaries);
}

gboolean
notanda_article_trim (NotandaArticle *article,
                      NotandaRange   *range)
{
  gsize       size;
  const char *start = notanda_article_peek_range (article, range->start, range->end, &size);
  const char *end = start + size;

  while (start < end && notanda_is_blank (g_utf8_get_char (start)))
    {
      start = g_utf8_next_char (start);
      range->start++;
    }
  while (start < end)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (!notanda_is_blank (g_utf8_get_char (last)))
        break;
      end = last;
      range->end--;
    }

  return start < end;
}
