/* notanda-boundaries.c: where words and sentences of an article begin and end
 *
 * ICU goes once over each stretch of text, a block or what lies between two,
 * and leaves a bit an offset: two bits a code point, answers at once in any
 * order, and all in time linear in the text. ICU's iterators are asked for
 * nothing but the next boundary, the one question that they answer in constant
 * time whatever the text.
 *
 * Rejected: an iterator that is kept and asked for the boundary around an offset.
 * It walks back through a run of marks of any length for each question.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-boundaries.h"

#include <unicode/ubrk.h>

#define BITS 64

struct _NotandaBoundaries
{
  guint64 *edges;
  guint64 *sentences;
};

static void
set_bit (guint64 *bits,
         gsize    i)
{
  bits[i / BITS] |= G_GUINT64_CONSTANT (1) << i % BITS;
}

static gboolean
get_bit (const guint64 *bits,
         gsize          i)
{
  return bits[i / BITS] >> i % BITS & 1;
}

/* Without ICU's data there are no boundaries but those of blocks and blanks. */
static void
find_boundaries (UBreakIterator *breaks,
                 const char     *text,
                 gsize           size,
                 gsize           first_char,
                 guint64        *bits)
{
  UText      utext = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  gsize      offset = first_char;
  int32_t    at = 0;

  if (breaks == NULL)
    return;
  utext_openUTF8 (&utext, text, (int64_t) size, &status);
  ubrk_setUText (breaks, &utext, &status);
  for (int32_t next = ubrk_next (breaks); U_SUCCESS (status) && next != UBRK_DONE; next = ubrk_next (breaks))
    {
      offset += notanda_text_count_chars (text + at, (gsize) (next - at));
      at = next;
      set_bit (bits, offset);
    }
  utext_close (&utext);
}

/* A stretch of text with blocks of its own to both sides. */
static void
look_at (NotandaBoundaries *boundaries,
         NotandaArticle    *article,
         UBreakIterator    *word_breaks,
         UBreakIterator    *sentence_breaks,
         guint32            start,
         guint32            end)
{
  gsize       size;
  const char *text = notanda_article_peek_range (article, start, end, &size);

  set_bit (boundaries->edges, start);
  set_bit (boundaries->sentences, start);
  if (size == 0)
    return;
  find_boundaries (word_breaks, text, size, start, boundaries->edges);
  find_boundaries (sentence_breaks, text, size, start, boundaries->sentences);
}

NotandaBoundaries *
notanda_boundaries_new (NotandaDocument *document)
{
  NotandaBoundaries  *boundaries = g_new0 (NotandaBoundaries, 1);
  NotandaArticle     *article = notanda_document_get_article (document);
  guint32             n_chars = (guint32) notanda_article_get_n_chars (article);
  gsize               n = n_chars / BITS + 1;
  UErrorCode          status = U_ZERO_ERROR;
  UBreakIterator     *word_breaks = ubrk_open (UBRK_WORD, "", NULL, 0, &status);
  UBreakIterator     *sentence_breaks = ubrk_open (UBRK_SENTENCE, "", NULL, 0, &status);
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n_blocks);
  guint32             at = 0;

  boundaries->edges = g_new0 (guint64, n);
  boundaries->sentences = g_new0 (guint64, n);
  for (guint i = 0; i < n_blocks; i++)
    {
      guint32 start = MIN (blocks[i].start, n_chars);
      guint32 end = MIN (blocks[i].end, n_chars);

      if (start < at || end < start)
        continue;
      look_at (boundaries, article, word_breaks, sentence_breaks, at, start);
      look_at (boundaries, article, word_breaks, sentence_breaks, start, end);
      at = end;
    }
  look_at (boundaries, article, word_breaks, sentence_breaks, at, n_chars);
  ubrk_close (word_breaks);
  ubrk_close (sentence_breaks);

  return boundaries;
}

void
notanda_boundaries_free (NotandaBoundaries *boundaries)
{
  g_free (boundaries->edges);
  g_free (boundaries->sentences);
  g_free (boundaries);
}

gboolean
notanda_boundaries_is_edge (const NotandaBoundaries *boundaries,
                            guint32                  offset)
{
  return get_bit (boundaries->edges, offset);
}

gboolean
notanda_boundaries_is_sentence (const NotandaBoundaries *boundaries,
                                guint32                  offset)
{
  return get_bit (boundaries->sentences, offset);
}

gboolean
notanda_is_blank (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);

  return c == 0x85 || g_unichar_isspace (c);
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
