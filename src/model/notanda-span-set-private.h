/* notanda-span-set-private.h: the tree that changes and queries share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-span-set.h"

G_BEGIN_DECLS

/* A leaf is 1.3 kB and an inner node 2.3 kB: a few cache lines to search, and
 * four levels hold ten million spans. */
#define NOTANDA_SPAN_FANOUT 64

/* What is known of a subtree. That of an empty root has n_spans 0 and says
 * nothing in first and max_end. */
typedef struct
{
  NotandaSpan first;
  guint32     max_end;
  guint32     n_spans;
  guint32     n_heads;
  guint32     child;
} NotandaSpanEntry;

typedef struct
{
  guint32     n;
  NotandaSpan spans[NOTANDA_SPAN_FANOUT];
} NotandaSpanLeaf;

typedef struct
{
  guint32          n;
  NotandaSpanEntry entries[NOTANDA_SPAN_FANOUT];
} NotandaSpanInner;

/* Nodes of one size, in blocks that never move, named by number. */
typedef struct
{
  GPtrArray *blocks;
  GArray    *unused;
  gsize      node_size;
  guint32    n_nodes;
} NotandaSpanArena;

struct _NotandaSpanSet
{
  NotandaSpanArena leaves;
  NotandaSpanArena inners;
  NotandaSpanEntry root;
  guint            height;
  guint            n_queries;
  guint64          n_visits;
};

void     notanda_span_arena_init (NotandaSpanArena *arena,
                                  gsize             node_size);
void     notanda_span_arena_reset (NotandaSpanArena *arena);
void     notanda_span_arena_clear (NotandaSpanArena *arena);
gpointer notanda_span_arena_get (NotandaSpanArena *arena,
                                 guint32           id);
guint32  notanda_span_arena_take (NotandaSpanArena *arena);
void     notanda_span_arena_give_back (NotandaSpanArena *arena,
                                       guint32           id);
gsize    notanda_span_arena_get_memory (NotandaSpanArena *arena);

/* The leaf or inner node below an entry. */
static inline NotandaSpanLeaf *
notanda_span_set_leaf (NotandaSpanSet         *set,
                       const NotandaSpanEntry *entry)
{
  return notanda_span_arena_get (&set->leaves, entry->child);
}

static inline NotandaSpanInner *
notanda_span_set_inner (NotandaSpanSet         *set,
                        const NotandaSpanEntry *entry)
{
  return notanda_span_arena_get (&set->inners, entry->child);
}

/* The number of spans in the leaf that are less than @key, or, if
 * @inclusive, equal to it. */
guint notanda_span_leaf_search (const NotandaSpanLeaf *leaf,
                                const NotandaSpan     *key,
                                gboolean               inclusive);

/* The entry below which @key is or would be. */
guint notanda_span_inner_search (const NotandaSpanInner *inner,
                                 const NotandaSpan      *key);

/* Counts one more span below the entry. */
void notanda_span_entry_add (NotandaSpanEntry  *entry,
                             const NotandaSpan *span);

/* The entry that a node should have. */
NotandaSpanEntry notanda_span_set_summarize_leaf (NotandaSpanSet *set,
                                                  guint32         id);
NotandaSpanEntry notanda_span_set_summarize_inner (NotandaSpanSet *set,
                                                   guint32         id);

G_END_DECLS
