/* notanda-span-set.c: every visible fragment of a document, in text order
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A B+ tree over the spans themselves. Spans stand in leaves of up to 64, in
 * text order; inner nodes have up to 64 entries, each with its subtree's
 * first span, its largest end and how many spans and heads it has. The
 * largest end lets a query skip what ends before it begins, even where one
 * span covers the whole text; the counts make "the n-th annotation" and "the
 * number of this one" a walk from the root, and stepping is done by number,
 * so that leaves need no links to each other.
 *
 * This file changes the tree, notanda-span-set-query.c reads it, and
 * notanda-span-set-node.c has the nodes and what is true of one alone. Nodes
 * come from arenas of blocks that never move: no allocation per span, no
 * copying when the set grows, pointers to nodes hold during an insertion.
 *
 * Invariants (notanda_span_set_check () proves them): every leaf is at the
 * same depth; no node is empty but the leaf of an empty set; an inner root
 * has two entries or more; each entry says exactly what is below it.
 *
 * Inserting and removing are O(log n), loading in order is O(n). A node that
 * was emptied goes, but sparse ones are not merged or refilled: whoever
 * removes a thousand spans is about to undo it, queries skip by subtree
 * however full it is, and there are never more leaves than spans. A node is
 * split only after 32 insertions below it, so the height stays within
 * log32 of all insertions ever made.
 *
 * Rejected: a sorted array with a prefix maximum of the ends, which is
 * smaller, but every insertion rebuilds the rest of it; and an augmented
 * binary tree, which costs an allocation and a cache miss for each span.
 *
 * For one thread at a time.
 */

#include "model/notanda-span-set-private.h"

#include <string.h>

/* What loading puts into a node: room is left, for each first insertion would
 * split a full one. */
#define LOAD_FILL 56

G_STATIC_ASSERT (LOAD_FILL >= 2 && LOAD_FILL <= NOTANDA_SPAN_FANOUT);

NotandaSpanSet *
notanda_span_set_new (void)
{
  NotandaSpanSet *set = g_new0 (NotandaSpanSet, 1);

  notanda_span_arena_init (&set->leaves, sizeof (NotandaSpanLeaf));
  notanda_span_arena_init (&set->inners, sizeof (NotandaSpanInner));
  notanda_span_set_clear (set);

  return set;
}

void
notanda_span_set_free (NotandaSpanSet *set)
{
  if (set == NULL)
    return;

  notanda_span_arena_clear (&set->leaves);
  notanda_span_arena_clear (&set->inners);
  g_free (set);
}

void
notanda_span_set_clear (NotandaSpanSet *set)
{
  g_return_if_fail (set != NULL);
  g_return_if_fail (set->n_queries == 0);

  notanda_span_arena_reset (&set->leaves);
  notanda_span_arena_reset (&set->inners);
  set->height = 0;
  set->root = notanda_span_set_summarize_leaf (set, notanda_span_arena_take (&set->leaves));
}

static void
leaf_insert (NotandaSpanLeaf   *leaf,
             const NotandaSpan *span)
{
  guint i = notanda_span_leaf_search (leaf, span, FALSE);

  memmove (&leaf->spans[i + 1], &leaf->spans[i], (leaf->n - i) * sizeof (NotandaSpan));
  leaf->spans[i] = *span;
  leaf->n++;
}

static void
inner_insert (NotandaSpanInner       *inner,
              const NotandaSpanEntry *entry)
{
  guint i = inner->n > 0 ? notanda_span_inner_search (inner, &entry->first) + 1 : 0;

  memmove (&inner->entries[i + 1], &inner->entries[i], (inner->n - i) * sizeof (NotandaSpanEntry));
  inner->entries[i] = *entry;
  inner->n++;
}

static gboolean
insert_in_leaf (NotandaSpanSet    *set,
                NotandaSpanEntry  *entry,
                const NotandaSpan *span,
                NotandaSpanEntry  *right)
{
  NotandaSpanLeaf *leaf = notanda_span_set_leaf (set, entry);
  NotandaSpanLeaf *upper = NULL;
  guint            half = NOTANDA_SPAN_FANOUT / 2;

  if (leaf->n < NOTANDA_SPAN_FANOUT)
    {
      leaf_insert (leaf, span);
      notanda_span_entry_add (entry, span);
      return FALSE;
    }

  right->child = notanda_span_arena_take (&set->leaves);
  upper = notanda_span_set_leaf (set, right);
  upper->n = leaf->n - half;
  memcpy (upper->spans, &leaf->spans[half], upper->n * sizeof (NotandaSpan));
  leaf->n = half;

  leaf_insert (notanda_span_compare (span, &upper->spans[0]) < 0 ? leaf : upper, span);
  *entry = notanda_span_set_summarize_leaf (set, entry->child);
  *right = notanda_span_set_summarize_leaf (set, right->child);

  return TRUE;
}

/* Puts what a child was split into beside it. */
static gboolean
insert_in_inner (NotandaSpanSet         *set,
                 NotandaSpanEntry       *entry,
                 const NotandaSpanEntry *child,
                 NotandaSpanEntry       *right)
{
  NotandaSpanInner *inner = notanda_span_set_inner (set, entry);
  NotandaSpanInner *upper = NULL;
  guint             half = NOTANDA_SPAN_FANOUT / 2;

  if (inner->n < NOTANDA_SPAN_FANOUT)
    {
      inner_insert (inner, child);
      return FALSE;
    }

  right->child = notanda_span_arena_take (&set->inners);
  upper = notanda_span_set_inner (set, right);
  upper->n = inner->n - half;
  memcpy (upper->entries, &inner->entries[half], upper->n * sizeof (NotandaSpanEntry));
  inner->n = half;

  inner_insert (notanda_span_compare (&child->first, &upper->entries[0].first) < 0 ? inner : upper,
                child);
  *entry = notanda_span_set_summarize_inner (set, entry->child);
  *right = notanda_span_set_summarize_inner (set, right->child);

  return TRUE;
}

/* Returns whether the node below @entry was split; @right is its other half. */
static gboolean
insert_below (NotandaSpanSet    *set,
              NotandaSpanEntry  *entry,
              guint              level,
              const NotandaSpan *span,
              NotandaSpanEntry  *right)
{
  NotandaSpanInner *inner = NULL;
  NotandaSpanEntry  split = { 0 };
  guint             i;

  if (level == 0)
    return insert_in_leaf (set, entry, span, right);

  inner = notanda_span_set_inner (set, entry);
  i = notanda_span_inner_search (inner, span);
  notanda_span_entry_add (entry, span);

  return insert_below (set, &inner->entries[i], level - 1, span, &split) &&
         insert_in_inner (set, entry, &split, right);
}

gboolean
notanda_span_set_insert (NotandaSpanSet    *set,
                         const NotandaSpan *span)
{
  NotandaSpanEntry  right = { 0 };
  NotandaSpanInner *inner = NULL;
  guint32           id;

  g_return_val_if_fail (set != NULL && span != NULL, FALSE);
  g_return_val_if_fail (set->n_queries == 0, FALSE);

  if (span->start > span->end || set->root.n_spans == G_MAXUINT32 ||
      notanda_span_set_contains (set, span))
    return FALSE;

  if (insert_below (set, &set->root, set->height, span, &right))
    {
      id = notanda_span_arena_take (&set->inners);
      inner = notanda_span_arena_get (&set->inners, id);
      inner->entries[0] = set->root;
      inner->entries[1] = right;
      inner->n = 2;
      set->root = notanda_span_set_summarize_inner (set, id);
      set->height++;
    }

  return TRUE;
}

static void
remove_below (NotandaSpanSet    *set,
              NotandaSpanEntry  *entry,
              guint              level,
              const NotandaSpan *span)
{
  NotandaSpanInner *inner = NULL;
  guint             i;

  if (level == 0)
    {
      NotandaSpanLeaf *leaf = notanda_span_set_leaf (set, entry);

      i = notanda_span_leaf_search (leaf, span, FALSE);
      leaf->n--;
      memmove (&leaf->spans[i], &leaf->spans[i + 1], (leaf->n - i) * sizeof (NotandaSpan));
      *entry = notanda_span_set_summarize_leaf (set, entry->child);
      return;
    }

  inner = notanda_span_set_inner (set, entry);
  i = notanda_span_inner_search (inner, span);
  remove_below (set, &inner->entries[i], level - 1, span);

  if (inner->entries[i].n_spans == 0)
    {
      notanda_span_arena_give_back (level == 1 ? &set->leaves : &set->inners, inner->entries[i].child);
      inner->n--;
      memmove (&inner->entries[i],
               &inner->entries[i + 1],
               (inner->n - i) * sizeof (NotandaSpanEntry));
    }

  *entry = notanda_span_set_summarize_inner (set, entry->child);
}

gboolean
notanda_span_set_remove (NotandaSpanSet    *set,
                         const NotandaSpan *span)
{
  g_return_val_if_fail (set != NULL && span != NULL, FALSE);
  g_return_val_if_fail (set->n_queries == 0, FALSE);

  if (!notanda_span_set_contains (set, span))
    return FALSE;

  remove_below (set, &set->root, set->height, span);

  while (set->height > 0 && notanda_span_set_inner (set, &set->root)->n == 1)
    {
      guint32 id = set->root.child;

      set->root = notanda_span_set_inner (set, &set->root)->entries[0];
      set->height--;
      notanda_span_arena_give_back (&set->inners, id);
    }

  return TRUE;
}

/* Fills the leaves from left to right; what is out of order goes to @late. */
static void
load_leaves (NotandaSpanSet    *set,
             gsize              n,
             NotandaSpanGetFunc get,
             gpointer           data,
             GArray            *entries,
             GArray            *late)
{
  NotandaSpanLeaf *leaf = notanda_span_set_leaf (set, &set->root);

  g_array_append_val (entries, set->root);

  for (gsize i = 0; i < n; i++)
    {
      NotandaSpan span = { 0 };

      get (i, &span, data);
      if (span.start > span.end)
        continue;

      if (leaf->n > 0 && notanda_span_compare (&leaf->spans[leaf->n - 1], &span) >= 0)
        {
          g_array_append_val (late, span);
          continue;
        }

      if (leaf->n == LOAD_FILL)
        {
          NotandaSpanEntry entry = { .child = notanda_span_arena_take (&set->leaves) };

          leaf = notanda_span_set_leaf (set, &entry);
          g_array_append_val (entries, entry);
        }

      leaf->spans[leaf->n++] = span;
      notanda_span_entry_add (&g_array_index (entries, NotandaSpanEntry, entries->len - 1), &span);
    }
}

/* Replaces the entries of one level by those of the level above. */
static void
load_level (NotandaSpanSet *set,
            GArray         *entries)
{
  guint n_nodes = 0;

  for (guint i = 0; i < entries->len; i += LOAD_FILL)
    {
      guint32           id = notanda_span_arena_take (&set->inners);
      NotandaSpanInner *inner = notanda_span_arena_get (&set->inners, id);

      inner->n = MIN (LOAD_FILL, entries->len - i);
      memcpy (inner->entries,
              &g_array_index (entries, NotandaSpanEntry, i),
              inner->n * sizeof (NotandaSpanEntry));
      g_array_index (entries, NotandaSpanEntry, n_nodes++) = notanda_span_set_summarize_inner (set, id);
    }

  g_array_set_size (entries, n_nodes);
}

guint
notanda_span_set_load_func (NotandaSpanSet    *set,
                            gsize              n,
                            NotandaSpanGetFunc get,
                            gpointer           data)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (NotandaSpanEntry));
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));

  g_return_val_if_fail (set != NULL && get != NULL, 0);
  g_return_val_if_fail (set->n_queries == 0, 0);

  notanda_span_set_clear (set);
  load_leaves (set, MIN (n, G_MAXUINT32), get, data, entries, late);

  while (entries->len > 1)
    {
      load_level (set, entries);
      set->height++;
    }
  set->root = g_array_index (entries, NotandaSpanEntry, 0);

  for (guint i = 0; i < late->len; i++)
    notanda_span_set_insert (set, &g_array_index (late, NotandaSpan, i));

  return set->root.n_spans;
}

static void
get_from_array (gsize        i,
                NotandaSpan *out,
                gpointer     data)
{
  *out = ((const NotandaSpan *) data)[i];
}

guint
notanda_span_set_load (NotandaSpanSet    *set,
                       const NotandaSpan *sorted,
                       gsize              n)
{
  g_return_val_if_fail (set != NULL, 0);
  g_return_val_if_fail (sorted != NULL || n == 0, 0);

  return notanda_span_set_load_func (set, n, get_from_array, (gpointer) sorted);
}
