/* notanda-span-set-query.c: reading the span set
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Everything here is made of three walks from the root: the spans between two
 * keys that end late enough, the number of a key, and the span of a number.
 * A key is a span that need not be in the set.
 *
 * A walk between keys enters a node only if it holds a hit or is on the path
 * to one of the two keys, so it visits at most height + 1 nodes for each hit
 * and each key, and far fewer where hits are neighbours. The other two visit
 * height + 1 nodes. The tree is explained in notanda-span-set.c.
 *
 * Rejected: a cursor that holds a place in a leaf. It would be one step
 * cheaper than stepping by number, and wrong after each change.
 */

#include "model/notanda-span-set-private.h"

/* From @low on, before @high; NULL is the beginning and the end of the set.
 * Only spans with end >= @min_end are hits. */
typedef struct
{
  NotandaSpanSet    *set;
  const NotandaSpan *low;
  const NotandaSpan *high;
  guint32            min_end;
  NotandaSpanFunc    func;
  gpointer           data;
} Walk;

typedef struct
{
  guint n_spans;
  guint n_heads;
} Rank;

static const NotandaSpanLeaf *
visit_leaf (NotandaSpanSet         *set,
            const NotandaSpanEntry *entry)
{
  set->n_visits++;

  return notanda_span_set_leaf (set, entry);
}

static const NotandaSpanInner *
visit_inner (NotandaSpanSet         *set,
             const NotandaSpanEntry *entry)
{
  set->n_visits++;

  return notanda_span_set_inner (set, entry);
}

static gboolean
walk_leaf (const Walk             *walk,
           const NotandaSpanEntry *entry)
{
  const NotandaSpanLeaf *leaf = visit_leaf (walk->set, entry);
  guint                  i = 0;

  if (walk->low != NULL)
    i = notanda_span_leaf_search (leaf, walk->low, FALSE);

  for (; i < leaf->n; i++)
    {
      if (walk->high != NULL && notanda_span_compare (&leaf->spans[i], walk->high) >= 0)
        break;

      if (leaf->spans[i].end >= walk->min_end && !walk->func (&leaf->spans[i], walk->data))
        return FALSE;
    }

  return TRUE;
}

/* Returns FALSE once the callback has had enough. */
static gboolean
walk_below (const Walk             *walk,
            const NotandaSpanEntry *entry,
            guint                   level)
{
  const NotandaSpanInner *inner = NULL;
  guint                   i = 0;

  if (level == 0)
    return walk_leaf (walk, entry);

  inner = visit_inner (walk->set, entry);
  if (walk->low != NULL)
    i = notanda_span_inner_search (inner, walk->low);

  for (; i < inner->n; i++)
    {
      const NotandaSpanEntry *child = &inner->entries[i];

      if (walk->high != NULL && notanda_span_compare (&child->first, walk->high) >= 0)
        break;

      if (child->max_end >= walk->min_end && !walk_below (walk, child, level - 1))
        return FALSE;
    }

  return TRUE;
}

static gboolean
walk_between (Walk              *walk,
              const NotandaSpan *low,
              const NotandaSpan *high,
              guint32            min_end)
{
  gboolean go_on;

  walk->low = low;
  walk->high = high;
  walk->min_end = min_end;

  walk->set->n_queries++;
  go_on = walk_below (walk, &walk->set->root, walk->set->height);
  walk->set->n_queries--;

  return go_on;
}

/* The key before every span that starts at @position. */
static NotandaSpan
key_at (guint32 position)
{
  return (NotandaSpan) { .start = position, .end = G_MAXUINT32 };
}

void
notanda_span_set_query_overlapping (NotandaSpanSet *set,
                                    guint32         start,
                                    guint32         end,
                                    NotandaSpanFunc func,
                                    gpointer        data)
{
  NotandaSpan from = key_at (start);
  NotandaSpan to = key_at (end);
  NotandaSpan empty_at_end = { .start = end, .end = end };
  NotandaSpan after_end = key_at (end + 1);
  Walk        walk = { .set = set, .func = func, .data = data };

  g_return_if_fail (set != NULL && func != NULL);

  if (start > end)
    return;

  /* What starts before the query and reaches into it; what starts in it; the
   * zero-length spans at its end, which come after all that starts there. */
  if (start < G_MAXUINT32 && !walk_between (&walk, NULL, &from, start + 1))
    return;
  if (!walk_between (&walk, &from, &to, 0))
    return;

  walk_between (&walk, &empty_at_end, end < G_MAXUINT32 ? &after_end : NULL, 0);
}

void
notanda_span_set_query_touching (NotandaSpanSet *set,
                                 guint32         start,
                                 guint32         end,
                                 NotandaSpanFunc func,
                                 gpointer        data)
{
  NotandaSpan after_end = key_at (end + 1);
  Walk        walk = { .set = set, .func = func, .data = data };

  g_return_if_fail (set != NULL && func != NULL);

  if (start <= end)
    walk_between (&walk, NULL, end < G_MAXUINT32 ? &after_end : NULL, start);
}

void
notanda_span_set_foreach (NotandaSpanSet *set,
                          NotandaSpanFunc func,
                          gpointer        data)
{
  Walk walk = { .set = set, .func = func, .data = data };

  g_return_if_fail (set != NULL && func != NULL);

  walk_between (&walk, NULL, NULL, 0);
}

/* How much is less than @key or, if @inclusive, equal to it. */
static Rank
rank_of (NotandaSpanSet    *set,
         const NotandaSpan *key,
         gboolean           inclusive)
{
  const NotandaSpanEntry *entry = &set->root;
  const NotandaSpanLeaf  *leaf = NULL;
  Rank                    rank = { 0 };
  guint                   n;

  for (guint level = set->height; level > 0; level--)
    {
      const NotandaSpanInner *inner = visit_inner (set, entry);
      guint                   below = notanda_span_inner_search (inner, key);

      for (guint i = 0; i < below; i++)
        {
          rank.n_spans += inner->entries[i].n_spans;
          rank.n_heads += inner->entries[i].n_heads;
        }
      entry = &inner->entries[below];
    }

  leaf = visit_leaf (set, entry);
  n = notanda_span_leaf_search (leaf, key, inclusive);
  rank.n_spans += n;
  for (guint i = 0; i < n; i++)
    rank.n_heads += leaf->spans[i].fragment == 0;

  return rank;
}

gboolean
notanda_span_set_get_span (NotandaSpanSet *set,
                           guint           i,
                           NotandaSpan    *out)
{
  const NotandaSpanEntry *entry = NULL;

  g_return_val_if_fail (set != NULL && out != NULL, FALSE);

  if (i >= set->root.n_spans)
    return FALSE;

  entry = &set->root;
  for (guint level = set->height; level > 0; level--)
    {
      entry = visit_inner (set, entry)->entries;
      for (; i >= entry->n_spans; entry++)
        i -= entry->n_spans;
    }

  *out = visit_leaf (set, entry)->spans[i];

  return TRUE;
}

gboolean
notanda_span_set_get_head (NotandaSpanSet *set,
                           guint           i,
                           NotandaSpan    *out)
{
  const NotandaSpanEntry *entry = NULL;
  const NotandaSpan      *span = NULL;

  g_return_val_if_fail (set != NULL && out != NULL, FALSE);

  if (i >= set->root.n_heads)
    return FALSE;

  entry = &set->root;
  for (guint level = set->height; level > 0; level--)
    {
      entry = visit_inner (set, entry)->entries;
      for (; i >= entry->n_heads; entry++)
        i -= entry->n_heads;
    }

  for (span = visit_leaf (set, entry)->spans; i > 0 || span->fragment != 0; span++)
    i -= span->fragment == 0;

  *out = *span;

  return TRUE;
}

gboolean
notanda_span_set_contains (NotandaSpanSet    *set,
                           const NotandaSpan *span)
{
  const NotandaSpanEntry *entry = NULL;
  const NotandaSpanInner *inner = NULL;
  const NotandaSpanLeaf  *leaf = NULL;
  guint                   i;

  g_return_val_if_fail (set != NULL && span != NULL, FALSE);

  entry = &set->root;
  for (guint level = set->height; level > 0; level--)
    {
      inner = visit_inner (set, entry);
      entry = &inner->entries[notanda_span_inner_search (inner, span)];
    }

  leaf = visit_leaf (set, entry);
  i = notanda_span_leaf_search (leaf, span, FALSE);

  return i < leaf->n && notanda_span_compare (&leaf->spans[i], span) == 0;
}

guint
notanda_span_set_get_n_spans (NotandaSpanSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->root.n_spans;
}

guint
notanda_span_set_get_n_heads (NotandaSpanSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->root.n_heads;
}

guint
notanda_span_set_rank (NotandaSpanSet    *set,
                       const NotandaSpan *span)
{
  g_return_val_if_fail (set != NULL && span != NULL, 0);

  return rank_of (set, span, FALSE).n_heads;
}

guint
notanda_span_set_rank_at (NotandaSpanSet *set,
                          guint32         position)
{
  NotandaSpan key = key_at (position);

  return notanda_span_set_rank (set, &key);
}

gboolean
notanda_span_set_next (NotandaSpanSet    *set,
                       const NotandaSpan *from,
                       NotandaSpan       *out)
{
  g_return_val_if_fail (set != NULL && from != NULL, FALSE);

  return notanda_span_set_get_span (set, rank_of (set, from, TRUE).n_spans, out);
}

/* Before the first span the number wraps to G_MAXUINT, which no set has. */
gboolean
notanda_span_set_previous (NotandaSpanSet    *set,
                           const NotandaSpan *from,
                           NotandaSpan       *out)
{
  g_return_val_if_fail (set != NULL && from != NULL, FALSE);

  return notanda_span_set_get_span (set, rank_of (set, from, FALSE).n_spans - 1, out);
}

gboolean
notanda_span_set_at (NotandaSpanSet *set,
                     guint32         position,
                     NotandaSpan    *out)
{
  NotandaSpan key = key_at (position);

  g_return_val_if_fail (set != NULL, FALSE);

  return notanda_span_set_get_span (set, rank_of (set, &key, FALSE).n_spans, out);
}

gboolean
notanda_span_set_before (NotandaSpanSet *set,
                         guint32         position,
                         NotandaSpan    *out)
{
  NotandaSpan key = key_at (position);

  return notanda_span_set_previous (set, &key, out);
}

gboolean
notanda_span_set_next_head (NotandaSpanSet    *set,
                            const NotandaSpan *from,
                            NotandaSpan       *out)
{
  g_return_val_if_fail (set != NULL && from != NULL, FALSE);

  return notanda_span_set_get_head (set, rank_of (set, from, TRUE).n_heads, out);
}

gboolean
notanda_span_set_previous_head (NotandaSpanSet    *set,
                                const NotandaSpan *from,
                                NotandaSpan       *out)
{
  g_return_val_if_fail (set != NULL && from != NULL, FALSE);

  return notanda_span_set_get_head (set, rank_of (set, from, FALSE).n_heads - 1, out);
}

gboolean
notanda_span_set_head_at (NotandaSpanSet *set,
                          guint32         position,
                          NotandaSpan    *out)
{
  NotandaSpan key = key_at (position);

  g_return_val_if_fail (set != NULL, FALSE);

  return notanda_span_set_get_head (set, rank_of (set, &key, FALSE).n_heads, out);
}

gboolean
notanda_span_set_head_before (NotandaSpanSet *set,
                              guint32         position,
                              NotandaSpan    *out)
{
  NotandaSpan key = key_at (position);

  return notanda_span_set_previous_head (set, &key, out);
}
