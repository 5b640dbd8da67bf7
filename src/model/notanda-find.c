/* notanda-find.c: all places of some words in an article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search of Knuth, Morris and Pratt over the folded text, which is made piece by
 * piece and never kept: it looks at each folded character once and never goes back, so
 * that it can stop and go on anywhere, and takes linear time also for "aaab" in a
 * megabyte of a. Where the last so many folded characters came from is in a ring.
 *
 * A match begins and ends where pieces do. Faster searches skip characters, but which
 * may be skipped is known only once they are folded.
 */

#include "model/notanda-find.h"

#include <string.h>

#include "base/notanda-text-piece.h"

/* In the ring: not the first character of its piece. */
#define INSIDE G_MAXUINT32

struct _NotandaFind
{
  NotandaArticle *article;
  gboolean        match_case;
  GArray         *needle;   /* gunichar, folded */
  guint          *fallback; /* length of the longest border of each prefix */
  guint32        *ring;     /* where each of the last characters started */
  guint           ring_at;
  guint           matched;
  const char     *p;
  const char     *end;
  gsize           position; /* code point of @p */
  GArray         *matches;  /* NotandaRange */
};

static GArray *
fold_needle (const char *needle,
             gboolean    match_case)
{
  GArray     *folded = g_array_new (FALSE, FALSE, sizeof (gunichar));
  const char *end = needle + strlen (needle);

  while (needle < end)
    {
      NotandaTextPiece piece;

      notanda_text_piece_read (needle, end, match_case, &piece);
      g_array_append_vals (folded, piece.folded, piece.n_folded);
      needle += piece.n_bytes;
    }
  return folded;
}

static guint *
make_fallback (GArray *needle)
{
  const gunichar *c = (const gunichar *) needle->data;
  guint          *fallback = g_new0 (guint, needle->len);

  for (guint i = 1, k = 0; i < needle->len; i++)
    {
      while (k > 0 && c[i] != c[k])
        k = fallback[k - 1];
      if (c[i] == c[k])
        k++;
      fallback[i] = k;
    }
  return fallback;
}

NotandaFind *
notanda_find_new (NotandaArticle *article,
                  const char     *needle,
                  gboolean        match_case)
{
  NotandaFind *self;
  gsize        size;

  g_return_val_if_fail (article != NULL && needle != NULL, NULL);

  self = g_new0 (NotandaFind, 1);
  self->article = notanda_article_ref (article);
  self->match_case = match_case;
  self->needle = fold_needle (needle, match_case);
  self->fallback = make_fallback (self->needle);
  self->ring = g_new0 (guint32, self->needle->len);
  self->p = notanda_article_get_text (article, &size);
  self->end = self->p + size;
  self->matches = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  return self;
}

void
notanda_find_free (NotandaFind *self)
{
  g_array_unref (self->needle);
  g_free (self->fallback);
  g_free (self->ring);
  g_array_unref (self->matches);
  notanda_article_unref (self->article);
  g_free (self);
}

/* The needle's last character was read, in a piece that ends at @end. */
static void
end_match (NotandaFind *self,
           gboolean     ends_piece,
           gsize        end)
{
  /* the oldest in the ring */
  guint32      start = self->ring[self->ring_at];
  NotandaRange range = { start, (guint32) end };

  if (start == INSIDE || !ends_piece)
    {
      self->matched = self->fallback[self->matched - 1];
      return;
    }
  g_array_append_val (self->matches, range);
  self->matched = 0;
}

static void
read_piece (NotandaFind            *self,
            const NotandaTextPiece *piece)
{
  const gunichar *needle = (const gunichar *) self->needle->data;
  guint           n = self->needle->len;

  for (guint i = 0; i < piece->n_folded; i++)
    {
      self->ring[self->ring_at] = i == 0 ? (guint32) self->position : INSIDE;
      self->ring_at = self->ring_at + 1 < n ? self->ring_at + 1 : 0;
      while (self->matched > 0 && needle[self->matched] != piece->folded[i])
        self->matched = self->fallback[self->matched - 1];
      if (needle[self->matched] == piece->folded[i])
        self->matched++;
      if (self->matched == n)
        end_match (self, i + 1 == piece->n_folded, self->position + piece->n_chars);
    }
}

gboolean
notanda_find_step (NotandaFind *self,
                   gsize        n_bytes)
{
  const char      *stop = self->p + MIN (n_bytes, (gsize) (self->end - self->p));
  NotandaTextPiece piece; /* large: once, not at each character */

  while (self->p < stop && !notanda_find_is_done (self))
    {
      notanda_text_piece_read (self->p, self->end, self->match_case, &piece);
      read_piece (self, &piece);
      self->p += piece.n_bytes;
      self->position += piece.n_chars;
    }
  return !notanda_find_is_done (self);
}

gboolean
notanda_find_is_done (NotandaFind *self)
{
  return self->p == self->end || self->needle->len == 0 || self->matches->len >= NOTANDA_FIND_MAX;
}

gsize
notanda_find_get_position (NotandaFind *self)
{
  return self->position;
}

guint
notanda_find_get_n_matches (NotandaFind *self)
{
  return self->matches->len;
}

NotandaRange
notanda_find_get_match (NotandaFind *self,
                        guint        n)
{
  g_return_val_if_fail (n < self->matches->len, ((NotandaRange) { 0, 0 }));

  return g_array_index (self->matches, NotandaRange, n);
}

guint
notanda_find_get_first_after (NotandaFind *self,
                              gsize        position)
{
  guint low = 0;
  guint high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->matches, NotandaRange, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
