/* notanda-span-set-node.c: the nodes of the span set's tree, and their memory
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What concerns one node alone: where it is kept, how it is searched and how
 * it is summed up. The tree is explained in notanda-span-set.c.
 *
 * An arena owns its blocks of 16 nodes. A node is named by a number, half the
 * size of a pointer; one given back is taken again before a new block is
 * made, so memory is that of the most nodes there ever were, until the set is
 * cleared. Searches are binary; a summary is linear in the node.
 */

#include "model/notanda-span-set-private.h"

#define NODES_PER_BLOCK 16

void
notanda_span_arena_init (NotandaSpanArena *arena,
                         gsize             node_size)
{
  arena->blocks = g_ptr_array_new_with_free_func (g_free);
  arena->unused = g_array_new (FALSE, FALSE, sizeof (guint32));
  arena->node_size = node_size;
  arena->n_nodes = 0;
}

void
notanda_span_arena_reset (NotandaSpanArena *arena)
{
  g_ptr_array_set_size (arena->blocks, 0);
  g_array_set_size (arena->unused, 0);
  arena->n_nodes = 0;
}

void
notanda_span_arena_clear (NotandaSpanArena *arena)
{
  g_clear_pointer (&arena->blocks, g_ptr_array_unref);
  g_clear_pointer (&arena->unused, g_array_unref);
}

gpointer
notanda_span_arena_get (NotandaSpanArena *arena,
                        guint32           id)
{
  char *block = g_ptr_array_index (arena->blocks, id / NODES_PER_BLOCK);

  return block + arena->node_size * (id % NODES_PER_BLOCK);
}

/* Both kinds of node begin with their number of elements, here set to 0. */
guint32
notanda_span_arena_take (NotandaSpanArena *arena)
{
  guint32 id = arena->n_nodes;

  if (arena->unused->len > 0)
    {
      id = g_array_index (arena->unused, guint32, arena->unused->len - 1);
      g_array_set_size (arena->unused, arena->unused->len - 1);
    }
  else
    {
      if (id % NODES_PER_BLOCK == 0)
        g_ptr_array_add (arena->blocks, g_malloc_n (NODES_PER_BLOCK, arena->node_size));
      arena->n_nodes++;
    }

  *(guint32 *) notanda_span_arena_get (arena, id) = 0;

  return id;
}

void
notanda_span_arena_give_back (NotandaSpanArena *arena,
                              guint32           id)
{
  g_array_append_val (arena->unused, id);
}

gsize
notanda_span_arena_get_memory (NotandaSpanArena *arena)
{
  return arena->blocks->len * NODES_PER_BLOCK * arena->node_size;
}

static int
compare_numbers (guint32 a,
                 guint32 b)
{
  return (a > b) - (a < b);
}

int
notanda_span_compare (const NotandaSpan *a,
                      const NotandaSpan *b)
{
  if (a->start != b->start)
    return compare_numbers (a->start, b->start);
  if (a->end != b->end)
    return compare_numbers (b->end, a->end);
  if (a->tie != b->tie)
    return compare_numbers (a->tie, b->tie);
  if (a->slot != b->slot)
    return compare_numbers (a->slot, b->slot);

  return compare_numbers (a->fragment, b->fragment);
}

guint
notanda_span_leaf_search (const NotandaSpanLeaf *leaf,
                          const NotandaSpan     *key,
                          gboolean               inclusive)
{
  guint low = 0;
  guint high = leaf->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = notanda_span_compare (&leaf->spans[middle], key);

      if (order < 0 || (inclusive && order == 0))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

guint
notanda_span_inner_search (const NotandaSpanInner *inner,
                           const NotandaSpan      *key)
{
  guint low = 0;
  guint high = inner->n;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (notanda_span_compare (&inner->entries[middle].first, key) <= 0)
        low = middle;
      else
        high = middle;
    }

  return low;
}

void
notanda_span_entry_add (NotandaSpanEntry  *entry,
                        const NotandaSpan *span)
{
  if (entry->n_spans == 0 || notanda_span_compare (span, &entry->first) < 0)
    entry->first = *span;
  if (entry->n_spans == 0 || span->end > entry->max_end)
    entry->max_end = span->end;
  entry->n_spans++;
  entry->n_heads += span->fragment == 0;
}

NotandaSpanEntry
notanda_span_set_summarize_leaf (NotandaSpanSet *set,
                                 guint32         id)
{
  const NotandaSpanLeaf *leaf = notanda_span_arena_get (&set->leaves, id);
  NotandaSpanEntry       entry = { .child = id };

  for (guint i = 0; i < leaf->n; i++)
    notanda_span_entry_add (&entry, &leaf->spans[i]);

  return entry;
}

NotandaSpanEntry
notanda_span_set_summarize_inner (NotandaSpanSet *set,
                                  guint32         id)
{
  const NotandaSpanInner *inner = notanda_span_arena_get (&set->inners, id);
  NotandaSpanEntry        entry = { .child = id };

  if (inner->n > 0)
    entry.first = inner->entries[0].first;

  for (guint i = 0; i < inner->n; i++)
    {
      entry.max_end = MAX (entry.max_end, inner->entries[i].max_end);
      entry.n_spans += inner->entries[i].n_spans;
      entry.n_heads += inner->entries[i].n_heads;
    }

  return entry;
}
