/* notanda-sequence-match.c: what two sequences have in common, in order
 *
 * A region of both sequences is narrowed by its equal beginning and end. In what
 * is left, elements that stand once on either side are anchors, of which the
 * longest run in order is taken; without any, runs of three or of eight elements
 * are looked at likewise. Between the anchors are smaller regions. A small region
 * without anchors is settled by the table of longest common subsequences, out of a
 * budget; a large one is taken as different. So the work is bounded whatever the
 * texts are, and words that people would call the same are found: an edit leaves
 * rare words around it.
 *
 * Rejected: the shortest script of edits by Myers' method, whose time grows with
 * the number of differences and which pairs stray commas of paragraphs that have
 * nothing to do with each other.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-sequence-match.h"

#include <stdlib.h>

#define MAX_DEPTH 24
#define MAX_CELLS (1u << 20)       /* of one table */
#define CELL_BUDGET (256ull << 20) /* of all tables of one run */

typedef struct
{
  guint64 key;
  guint32 place; /* those of the new sequence after all of the old one */
} Entry;

typedef struct
{
  guint32 old, old_end;
  guint32 new, new_end;
  guint depth;
} Region;

typedef struct
{
  const guint64 *old;
  const guint64 *new;
  guint32 *matches;
  GArray  *regions; /* (element-type Region): still to be looked at */
  guint64  budget;  /* cells */
} Matching;

static int
compare_entries (const void *a,
                 const void *b)
{
  const Entry *one = a;
  const Entry *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return (one->place > other->place) - (one->place < other->place);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const NotandaPair *one = a;
  const NotandaPair *other = b;

  return (one->old > other->old) - (one->old < other->old);
}

static guint64
get_key (const guint64 *at,
         guint          width)
{
  guint64 key = at[0];

  for (guint i = 1; i < width; i++)
    key = (key ^ (key >> 29)) * 0x9e3779b97f4a7c15u + at[i];

  return key;
}

/* Runs of @width elements that occur once on either side. */
static GArray *
list_unique (const guint64 *old,
             guint32        n_old,
             const guint64 *new,
             guint32 n_new,
             guint   width)
{
  GArray           *pairs = g_array_new (FALSE, FALSE, sizeof (NotandaPair));
  guint32           n_old_keys = n_old >= width ? n_old - width + 1 : 0;
  guint32           n_new_keys = n_new >= width ? n_new - width + 1 : 0;
  gsize             n = (gsize) n_old_keys + n_new_keys;
  g_autofree Entry *entries = g_new (Entry, n + 1);

  for (guint32 i = 0; i < n_old_keys; i++)
    entries[i] = (Entry) { get_key (old + i, width), i };
  for (guint32 i = 0; i < n_new_keys; i++)
    entries[n_old_keys + i] = (Entry) { get_key (new + i, width), n_old_keys + i };
  qsort (entries, n, sizeof *entries, compare_entries);

  for (gsize i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && entries[end].key == entries[i].key; end++)
        ;
      if (end == i + 2 && entries[i].place < n_old_keys && entries[i + 1].place >= n_old_keys)
        {
          NotandaPair pair = { entries[i].place, entries[i + 1].place - n_old_keys };

          g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

GArray *
notanda_sequence_list_unique (const guint64 *old,
                              guint32        n_old,
                              const guint64 *new,
                              guint32 n_new)
{
  return list_unique (old, n_old, new, n_new, 1);
}

/* Keeps the longest run of pairs that rise on both sides: each is put on the pile
 * whose top it may follow, and remembers the top of the pile before. */
static void
keep_rising (GArray *pairs)
{
  g_autofree guint32     *tops = g_new (guint32, pairs->len + 1);
  g_autofree guint32     *before = g_new (guint32, pairs->len + 1);
  g_autofree NotandaPair *kept = g_new (NotandaPair, pairs->len + 1);
  guint32                 n = 0;

  for (guint32 i = 0; i < pairs->len; i++)
    {
      guint32 low = 0, high = n;

      while (low < high)
        {
          guint32 middle = low + (high - low) / 2;

          if (g_array_index (pairs, NotandaPair, tops[middle]).new < g_array_index (pairs, NotandaPair, i).new)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tops[low - 1] : NOTANDA_NO_MATCH;
      tops[low] = i;
      n = MAX (n, low + 1);
    }
  for (guint32 i = n, at = n > 0 ? tops[n - 1] : 0; i > 0; i--, at = before[at])
    kept[i - 1] = g_array_index (pairs, NotandaPair, at);
  g_array_set_size (pairs, 0);
  g_array_append_vals (pairs, kept, n);
}

static void
match_run (Matching *matching,
           guint32   old,
           guint32 new,
           guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    matching->matches[old + i] = new + i;
}

static void
narrow (Matching *matching,
        Region   *region)
{
  const guint64 *old = matching->old;
  const guint64 *new = matching->new;

  while (region->old < region->old_end && region->new < region->new_end &&old[region->old] == new[region->new])
    match_run (matching, region->old++, region->new ++, 1);
  while (region->old < region->old_end && region->new < region->new_end &&old[region->old_end - 1] == new[region->new_end - 1])
    match_run (matching, --region->old_end, --region->new_end, 1);
}

/* The table from the end, so that the way through it is walked from the start. */
static void
match_by_table (Matching     *matching,
                const Region *region)
{
  const guint64 *old = matching->old + region->old;
  const guint64 *new = matching->new + region->new;
  guint32             n_old = region->old_end - region->old;
  guint32             n_new = region->new_end - region->new;
  gsize               width = (gsize) n_new + 1;
  g_autofree guint32 *table = g_new0 (guint32, (n_old + 1) * width);

  for (guint32 i = n_old; i-- > 0;)
    for (guint32 k = n_new; k-- > 0;)
      table[i * width + k] = old[i] == new[k] ? table[(i + 1) * width + k + 1] + 1
                                              : MAX (table[(i + 1) * width + k], table[i * width + k + 1]);
  for (guint32 i = 0, k = 0; i < n_old && k < n_new;)
    {
      if (old[i] == new[k])
        match_run (matching, region->old + i++, region->new + k++, 1);
      else if (table[(i + 1) * width + k] >= table[i * width + k + 1])
        i++;
      else
        k++;
    }
}

/* Whether the elements of a run are equal, and not only its key. */
static gboolean
is_run (Matching          *matching,
        const Region      *region,
        const NotandaPair *pair,
        guint              width)
{
  for (guint i = 0; i < width; i++)
    if (matching->old[region->old + pair->old + i] != matching->new[region->new + pair->new + i])
      return FALSE;

  return TRUE;
}

/* The anchors are matched, and what lies between them is left for later. */
static void
split (Matching     *matching,
       const Region *region,
       GArray       *pairs,
       guint         width)
{
  Region rest = *region;

  rest.depth++;
  for (guint i = 0; i < pairs->len; i++)
    {
      const NotandaPair *pair = &g_array_index (pairs, NotandaPair, i);
      guint32            old = region->old + pair->old;
      guint32 new = region->new + pair->new;
      guint32 overlap = old < rest.old ? rest.old - old : 0;

      /* runs overlap; one that goes on with the last one adds to it */
      if (!is_run (matching, region, pair, width) || overlap >= width || new + overlap < rest.new ||
          (overlap > 0 && new + overlap != rest.new))
        continue;
      rest.old_end = old + overlap;
      rest.new_end = new + overlap;
      if (rest.old < rest.old_end && rest.new < rest.new_end)
        g_array_append_val (matching->regions, rest);
      match_run (matching, old + overlap, new + overlap, width - overlap);
      rest.old = old + width;
      rest.new = new + width;
    }
  rest.old_end = region->old_end;
  rest.new_end = region->new_end;
  if (rest.old < rest.old_end && rest.new < rest.new_end)
    g_array_append_val (matching->regions, rest);
}

static gboolean
match_by_anchors (Matching     *matching,
                  const Region *region)
{
  static const guint widths[] = { 1, 3, 8 };

  if (region->depth >= MAX_DEPTH)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GArray) pairs = list_unique (matching->old + region->old, region->old_end - region->old,
                                              matching->new + region->new, region->new_end - region->new, widths[i]);

      if (pairs->len == 0)
        continue;
      keep_rising (pairs);
      split (matching, region, pairs, widths[i]);
      return TRUE;
    }

  return FALSE;
}

static void
match_region (Matching *matching,
              Region   *region)
{
  guint64 n_cells;

  narrow (matching, region);
  n_cells = (guint64) (region->old_end - region->old + 1) * (region->new_end - region->new + 1);
  if (region->old == region->old_end || region->new == region->new_end || match_by_anchors (matching, region))
    return;
  if (n_cells > MAX_CELLS || n_cells > matching->budget)
    return;

  matching->budget -= n_cells;
  match_by_table (matching, region);
}

void
notanda_sequence_match (const guint64 *old,
                        guint32        n_old,
                        const guint64 *new,
                        guint32  n_new,
                        guint32 *matches)
{
  g_autoptr (GArray) regions = g_array_new (FALSE, FALSE, sizeof (Region));
  Region   all = { 0, n_old, 0, n_new, 0 };
  Matching matching = { old, new, matches, regions, CELL_BUDGET };

  for (guint32 i = 0; i < n_old; i++)
    matches[i] = NOTANDA_NO_MATCH;
  g_array_append_val (regions, all);
  while (regions->len > 0)
    {
      Region region = g_array_index (regions, Region, regions->len - 1);

      g_array_set_size (regions, regions->len - 1);
      match_region (&matching, &region);
    }
}
