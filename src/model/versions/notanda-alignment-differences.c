/* notanda-alignment-differences.c: which lines of two versions of a text differ
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-alignment-private.h"

static NotandaRange
get_range (const Side *side,
           guint32     line)
{
  return (NotandaRange) { get_word (side, get_line (side, line)->first)->start, get_word (side, get_line (side, line)->end - 1)->end };
}

/* Where lines would stand that aren't there: behind the line before. */
static NotandaRange
get_place (const Side *side,
           guint32     line)
{
  guint32 at = line > 0 ? get_range (side, line - 1).end : 0;

  return (NotandaRange) { at, at };
}

static void
add (GArray           *list,
     NotandaTextChange change,
     NotandaRange      old,
     NotandaRange new)
{
  NotandaTextDifference difference = { change, old, new };

  g_array_append_val (list, difference);
}

/* Lines [from, to) that are on one side only. */
static GArray *
list_alone (const guint32 *counterparts,
            guint32        from,
            guint32        to)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = from; i < to; i++)
    if (counterparts[i] == NOTANDA_NO_MATCH)
      g_array_append_val (lines, i);

  return lines;
}

/* From the line with the first number in the list to the one before the second. */
static NotandaRange
span (const Side *side,
      GArray     *lines,
      guint32     from,
      guint32     to)
{
  NotandaRange first = get_range (side, g_array_index (lines, guint32, from));
  NotandaRange last = get_range (side, g_array_index (lines, guint32, to - 1));

  return (NotandaRange) { first.start, last.end };
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

static guint32
find_line (const Side *side,
           guint32     word)
{
  guint32 low = 0, high = side->lines->len;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (get_line (side, middle)->end <= word)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The new line that most of an old one's words are in, if it's a third of them. */
static guint32
find_counterpart (const NotandaAlignment *self,
                  guint32                 old)
{
  const Line *line = get_line (&self->old, old);
  guint32     best = NOTANDA_NO_MATCH, best_n = 0, last = NOTANDA_NO_MATCH, n = 0;

  for (guint32 i = line->first; i < line->end; i++)
    {
      guint32 at = self->words[i] != NOTANDA_NO_MATCH ? find_line (&self->new, self->words[i]) : NOTANDA_NO_MATCH;

      if (at == NOTANDA_NO_MATCH)
        continue;
      n = at == last ? n + 1 : 1;
      last = at;
      if (n > best_n)
        {
          best = at;
          best_n = n;
        }
    }

  return 3 * best_n >= line->end - line->first ? best : NOTANDA_NO_MATCH;
}

/* Lines that have no counterpart: as many on both sides are taken for each other. */
static void
list_rest (const NotandaAlignment *self,
           GArray                 *old,
           GArray *new,
           const Gap *rest,
           const Gap *gap,
           GArray    *list)
{
  guint32 n_old = rest->old_end - rest->old;
  guint32 n_new = rest->new_end - rest->new;

  if (n_old == n_new)
    for (guint32 i = 0; i < n_old; i++)
      add (list, NOTANDA_TEXT_CHANGED, get_range (&self->old, g_array_index (old, guint32, rest->old + i)),
           get_range (&self->new, g_array_index (new, guint32, rest->new + i)));
  else
    {
      guint32 new_place = rest->new > 0 ? g_array_index (new, guint32, rest->new - 1) + 1 : gap->new;
      guint32 old_place = rest->old_end > 0 ? g_array_index (old, guint32, rest->old_end - 1) + 1 : gap->old;

      if (n_old > 0)
        add (list, NOTANDA_TEXT_REMOVED, span (&self->old, old, rest->old, rest->old_end), get_place (&self->new, new_place));
      if (n_new > 0)
        add (list, NOTANDA_TEXT_ADDED, get_place (&self->old, old_place), span (&self->new, new, rest->new, rest->new_end));
    }
}

static void
list_gap (const NotandaAlignment *self,
          const guint32          *back,
          const Gap              *gap,
          GArray                 *list)
{
  g_autoptr (GArray) old = list_alone (self->lines, gap->old, gap->old_end);
  g_autoptr (GArray) new = list_alone (back, gap->new, gap->new_end);
  Gap rest = { 0 }; /* numbers in the two lists */

  for (guint32 i = 0; i < old->len; i++)
    {
      guint32 counterpart = find_counterpart (self, g_array_index (old, guint32, i));
      guint   at;

      if (counterpart == NOTANDA_NO_MATCH || !g_array_binary_search (new, &counterpart, compare_lines, &at) || at < rest.new)
        continue;
      rest.old_end = i;
      rest.new_end = at;
      list_rest (self, old, new, &rest, gap, list);
      add (list, NOTANDA_TEXT_CHANGED, get_range (&self->old, g_array_index (old, guint32, i)), get_range (&self->new, counterpart));
      rest.old = i + 1;
      rest.new = at + 1;
    }
  rest.old_end = old->len;
  rest.new_end = new->len;
  list_rest (self, old, new, &rest, gap, list);
  for (guint32 i = gap->new; i < gap->new_end; i++)
    if (back[i] != NOTANDA_NO_MATCH)
      add (list, NOTANDA_TEXT_MOVED, get_range (&self->old, back[i]), get_range (&self->new, i));
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const NotandaTextDifference *one = a;
  const NotandaTextDifference *other = b;

  return (one->new.start > other->new.start) - (one->new.start < other->new.start);
}

GArray *
notanda_alignment_list_differences (const NotandaAlignment *self)
{
  GArray             *list = g_array_new (FALSE, FALSE, sizeof (NotandaTextDifference));
  guint32             n_new = self->new.lines->len;
  g_autofree guint32 *back = g_new (guint32, n_new + 1);
  Gap                 gap = { 0 };
  gboolean            is_first = TRUE;

  for (guint32 i = 0; i < n_new; i++)
    back[i] = NOTANDA_NO_MATCH;
  for (guint32 i = 0; i < self->old.lines->len; i++)
    if (self->lines[i] != NOTANDA_NO_MATCH)
      back[self->lines[i]] = i;
  while (notanda_alignment_next_gap (self, is_first, &gap))
    {
      list_gap (self, back, &gap, list);
      is_first = FALSE;
    }
  g_array_sort (list, compare_differences); /* stable */

  return list;
}
