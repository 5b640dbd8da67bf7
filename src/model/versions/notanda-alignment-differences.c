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

static NotandaRange
span (const Side *side,
      GArray     *lines)
{
  NotandaRange first = get_range (side, g_array_index (lines, guint32, 0));
  NotandaRange last = get_range (side, g_array_index (lines, guint32, lines->len - 1));

  return (NotandaRange) { first.start, last.end };
}

/* As many lines on both sides are taken for each other. */
static void
list_gap (const NotandaAlignment *self,
          const guint32          *back,
          const Gap              *gap,
          GArray                 *list)
{
  g_autoptr (GArray) old = list_alone (self->lines, gap->old, gap->old_end);
  g_autoptr (GArray) new = list_alone (back, gap->new, gap->new_end);

  if (old->len > 0 && new->len == 0)
    add (list, NOTANDA_TEXT_REMOVED, span (&self->old, old), get_place (&self->new, gap->new));
  else if (old->len == 0 && new->len > 0)
    add (list, NOTANDA_TEXT_ADDED, get_place (&self->old, gap->old), span (&self->new, new));
  else if (old->len != new->len)
    add (list, NOTANDA_TEXT_CHANGED, span (&self->old, old), span (&self->new, new));
  else
    for (guint i = 0; i < old->len; i++)
      add (list, NOTANDA_TEXT_CHANGED, get_range (&self->old, g_array_index (old, guint32, i)),
           get_range (&self->new, g_array_index (new, guint32, i)));
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
