/* notanda-alignment-map.c: where a range of an old text is in the new one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-alignment-private.h"

/* How much longer than it was a changed range may be, in words, beside twice. */
#define MAX_GROWTH 3

/* The first word that ends behind the offset. */
guint32
notanda_alignment_find_word (const Side *side,
                             guint32     offset)
{
  guint32 low = 0, high = side->words->len;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (get_word (side, middle)->end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* A range without a word in it: it is where it was if the words beside it are. */
static NotandaAligned
map_blank (const NotandaAlignment *self,
           guint32                 next,
           NotandaRange            old,
           NotandaRange *new)
{
  const Side *to = &self->new;
  guint32     before = next > 0 ? self->words[next - 1] : NOTANDA_NO_MATCH;
  guint32     after = next < self->old.words->len ? self->words[next] : NOTANDA_NO_MATCH;
  guint32     from = next > 0 ? get_word (&self->old, next - 1)->end : 0;
  guint32     length = old.end - old.start;

  if ((next > 0 && before == NOTANDA_NO_MATCH) || (next < self->old.words->len && after == NOTANDA_NO_MATCH))
    {
      /* an empty one may hold on to the word it touches */
      if (length > 0 || (before == NOTANDA_NO_MATCH ? after == NOTANDA_NO_MATCH || old.start != get_word (&self->old, next)->start
                                                    : old.start != from))
        return NOTANDA_ALIGNED_LOST;
      new->start = new->end = before != NOTANDA_NO_MATCH ? get_word (to, before)->end : get_word (to, after)->start;
      return NOTANDA_ALIGNED_SAME;
    }
  if (before != NOTANDA_NO_MATCH && after != NOTANDA_NO_MATCH && after != before + 1)
    return NOTANDA_ALIGNED_LOST;

  new->start = (before != NOTANDA_NO_MATCH ? get_word (to, before)->end : 0) + (old.start - from);
  new->end = new->start + length;

  return after != NOTANDA_NO_MATCH && new->end > get_word (to, after)->start ? NOTANDA_ALIGNED_LOST : NOTANDA_ALIGNED_SAME;
}

/* What of a range reaches into the white space beside its words, as far as the new
 * text has so much of it there. */
static void
widen (const NotandaAlignment *self,
       NotandaRange            old,
       guint32                 first,
       guint32                 last,
       NotandaRange *new)
{
  const Side *to = &self->new;
  guint32     start = get_word (&self->old, first)->start;
  guint32     end = get_word (&self->old, last)->end;
  guint32     new_first = self->words[first];
  guint32     new_last = self->words[last];

  if (old.start < start)
    {
      guint32 room = get_word (to, new_first)->start - (new_first > 0 ? get_word (to, new_first - 1)->end : 0);

      new->start -= MIN (start - old.start, room);
    }
  if (old.end > end && new_last + 1 < to->words->len)
    new->end += MIN (old.end - end, get_word (to, new_last + 1)->start - get_word (to, new_last)->end);
}

static gboolean
is_whole (const NotandaAlignment *self,
          guint32                 first,
          guint32                 end)
{
  for (guint32 i = first; i < end; i++)
    if (self->words[i] == NOTANDA_NO_MATCH || (i > first && self->words[i] != self->words[i - 1] + 1))
      return FALSE;

  return TRUE;
}

/* In a word that stayed, an edge inside it stays inside. */
static guint32
map_start (const NotandaAlignment *self,
           guint32                 word,
           guint32                 offset)
{
  guint32 start = get_word (&self->old, word)->start;

  return get_word (&self->new, self->words[word])->start + (offset > start ? offset - start : 0);
}

static guint32
map_end (const NotandaAlignment *self,
         guint32                 word,
         guint32                 offset)
{
  guint32 end = get_word (&self->old, word)->end;

  return get_word (&self->new, self->words[word])->end - (offset < end ? end - offset : 0);
}

/* Whether a word on at least one side of these stayed. */
static gboolean
stands_beside (const NotandaAlignment *self,
               guint32                 first,
               guint32                 end)
{
  return (first > 0 && self->words[first - 1] != NOTANDA_NO_MATCH) ||
         (end < self->old.words->len && self->words[end] != NOTANDA_NO_MATCH);
}

/* The words [first, end) aren't whole. The new ones are those from the first to the
 * last that stayed; where an edge didn't, up to the word beside it that did. */
static NotandaAligned
map_changed (const NotandaAlignment *self,
             guint32                 first,
             guint32                 end,
             NotandaRange            old,
             NotandaRange *new)
{
  guint32 n_old = self->old.words->len;
  guint32 low = first, high = end;
  guint32 from, to, n = 0;

  for (guint32 i = first; i < end; i++)
    n += self->words[i] != NOTANDA_NO_MATCH;
  while (low < end && self->words[low] == NOTANDA_NO_MATCH)
    low++;
  while (high > first && self->words[high - 1] == NOTANDA_NO_MATCH)
    high--;
  from = low < end ? self->words[low] : NOTANDA_NO_MATCH;
  to = high > first ? self->words[high - 1] : NOTANDA_NO_MATCH;
  if (low > first && (first == 0 || self->words[first - 1] < from))
    from = first == 0 ? 0 : self->words[first - 1] + 1;
  if (high < end && (end == n_old || (self->words[end] != NOTANDA_NO_MATCH && (to == NOTANDA_NO_MATCH || self->words[end] > to))))
    to = end == n_old ? self->new.words->len - 1 : self->words[end] - 1;

  if (from == NOTANDA_NO_MATCH || to == NOTANDA_NO_MATCH || from > to || to >= self->new.words->len)
    return NOTANDA_ALIGNED_LOST;
  if (n == 0 && !stands_beside (self, first, end))
    return NOTANDA_ALIGNED_LOST;
  if ((n > 0 && 2 * n < end - first) || to - from + 1 > 2 * (end - first) + MAX_GROWTH)
    return NOTANDA_ALIGNED_LOST;

  new->start = from == self->words[first] ? map_start (self, first, old.start) : get_word (&self->new, from)->start;
  new->end = to == self->words[end - 1] ? map_end (self, end - 1, old.end) : get_word (&self->new, to)->end;

  return new->start < new->end ? NOTANDA_ALIGNED_CHANGED : NOTANDA_ALIGNED_LOST;
}

NotandaAligned
notanda_alignment_map (const NotandaAlignment *self,
                       NotandaRange            old,
                       NotandaRange *new)
{
  guint32 first = notanda_alignment_find_word (&self->old, old.start);
  guint32 end = first;

  *new = old;
  while (end < self->old.words->len && get_word (&self->old, end)->start < old.end)
    end++;
  if (first == end || old.start == old.end)
    {
      if (first < self->old.words->len && get_word (&self->old, first)->start < old.start)
        {
          /* an empty one, inside a word */
          if (self->words[first] == NOTANDA_NO_MATCH)
            return NOTANDA_ALIGNED_LOST;
          new->start = new->end = map_start (self, first, old.start);
          return NOTANDA_ALIGNED_SAME;
        }
      return map_blank (self, first, old, new);
    }
  if (!is_whole (self, first, end))
    return map_changed (self, first, end, old, new);

  new->start = map_start (self, first, old.start);
  new->end = map_end (self, end - 1, old.end);
  widen (self, old, first, end - 1, new);

  return NOTANDA_ALIGNED_SAME;
}
