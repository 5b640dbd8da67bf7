/* notanda-boundaries.c: where words and sentences of an article begin and end
 *
 * Each stretch of text, a block or what lies between two, is gone over once,
 * and leaves a bit an offset: two bits a code point, answers at once in any
 * order, and all in time linear in the text.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-boundaries.h"

#include <string.h>

#define BITS 64

/* A stretch of text with blocks of its own to both sides. */
static void
look_at (NotandaBoundaries *boundaries,
         NotandaArticle    *article,
         guint32            start,
         guint32            end)
{
  gsize       size;
  const char *text = notanda_article_peek_range (article, start, end, &size);

  boundaries->bits[start / BITS].edge |= G_GUINT64_CONSTANT (1) << start % BITS;
  boundaries->bits[start / BITS].sentence |= G_GUINT64_CONSTANT (1) << start % BITS;
  if (size > 0)
    notanda_breaks_find (boundaries->breaks, text, size, start, boundaries->bits);
}

NotandaBoundaries *
notanda_boundaries_new (void)
{
  NotandaBoundaries *boundaries = g_new0 (NotandaBoundaries, 1);

  boundaries->breaks = notanda_breaks_new ();

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
  notanda_breaks_free (boundaries->breaks);
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
