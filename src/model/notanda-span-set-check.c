/* notanda-span-set-check.c: what tests and benchmarks ask of the span set
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Proves the invariants that notanda-span-set.c states, by one walk over
 * every node: O(n). It is in every build, so that what is tested is what is
 * shipped.
 */

#include "model/notanda-span-set-private.h"

#include <string.h>

typedef struct
{
  NotandaSpanSet    *set;
  const NotandaSpan *last;
  guint              n_leaves;
  guint              n_inners;
} Check;

static gboolean
is_so (gboolean    condition,
       const char *what)
{
  if (!condition)
    g_printerr ("span set: not so: %s\n", what);

  return condition;
}

static gboolean
check_leaf (Check                  *check,
            const NotandaSpanEntry *entry,
            gboolean                is_root)
{
  const NotandaSpanLeaf *leaf = notanda_span_set_leaf (check->set, entry);

  check->n_leaves++;

  if (!is_so (leaf->n <= NOTANDA_SPAN_FANOUT, "leaves are not overfull") ||
      !is_so (leaf->n > 0 || is_root, "empty leaves are gone"))
    return FALSE;

  for (guint i = 0; i < leaf->n; i++)
    {
      if (!is_so (leaf->spans[i].start <= leaf->spans[i].end, "spans end after they start") ||
          !is_so (check->last == NULL || notanda_span_compare (check->last, &leaf->spans[i]) < 0,
                  "spans are in text order"))
        return FALSE;

      check->last = &leaf->spans[i];
    }

  return TRUE;
}

static gboolean
check_entry (const NotandaSpanEntry *entry,
             const NotandaSpanEntry *summary)
{
  return is_so (entry->n_spans == summary->n_spans, "entries count their spans") &&
         is_so (entry->n_heads == summary->n_heads, "entries count their heads") &&
         (entry->n_spans == 0 ||
          (is_so (entry->max_end == summary->max_end, "entries know their largest end") &&
           is_so (memcmp (&entry->first, &summary->first, sizeof (NotandaSpan)) == 0,
                  "entries know their first span")));
}

static gboolean
check_below (Check                  *check,
             const NotandaSpanEntry *entry,
             guint                   level)
{
  gboolean                is_root = entry == &check->set->root;
  NotandaSpanEntry        summary = { 0 };
  const NotandaSpanInner *inner = NULL;

  if (level == 0)
    {
      summary = notanda_span_set_summarize_leaf (check->set, entry->child);
      return check_leaf (check, entry, is_root) && check_entry (entry, &summary);
    }

  inner = notanda_span_set_inner (check->set, entry);
  check->n_inners++;

  if (!is_so (inner->n <= NOTANDA_SPAN_FANOUT, "inner nodes are not overfull") ||
      !is_so (inner->n >= (is_root ? 2 : 1), "the root has two entries, the others have one"))
    return FALSE;

  for (guint i = 0; i < inner->n; i++)
    if (!check_below (check, &inner->entries[i], level - 1))
      return FALSE;

  summary = notanda_span_set_summarize_inner (check->set, entry->child);

  return check_entry (entry, &summary);
}

gboolean
notanda_span_set_check (NotandaSpanSet *set)
{
  Check check = { .set = set };

  g_return_val_if_fail (set != NULL, FALSE);

  return check_below (&check, &set->root, set->height) &&
         is_so (check.n_leaves + set->leaves.unused->len == set->leaves.n_nodes,
                "each leaf is in the tree or unused") &&
         is_so (check.n_inners + set->inners.unused->len == set->inners.n_nodes,
                "each inner node is in the tree or unused");
}

guint64
notanda_span_set_get_visits (NotandaSpanSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->n_visits;
}

guint
notanda_span_set_get_blocks (NotandaSpanSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->leaves.blocks->len + set->inners.blocks->len;
}

gsize
notanda_span_set_get_memory (NotandaSpanSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return sizeof (NotandaSpanSet) +
         notanda_span_arena_get_memory (&set->leaves) +
         notanda_span_arena_get_memory (&set->inners);
}
