/* notanda-lanes.c: side by side places for spans that overlap
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One pass in text order, with the end of the last span in each lane for all
 * memory: O(n). A pure function of its input, which is also right for spans
 * out of order: it may then use more lanes than needed, but none twice.
 *
 * Rejected: colouring the overlaps with the fewest lanes overall. It would
 * move spans that the reader has already seen when another is added after
 * them.
 */

#include "model/notanda-lanes.h"

static guint32
get_end (const NotandaLaneSpan *span)
{
  if (span->end > span->start || span->start == G_MAXUINT32)
    return span->end;

  return span->start + 1;
}

/* From the top down to a span that @span is inside of, but at least to a free
 * lane: the lowest free one in between. */
static guint32
choose_lane (const guint32          ends[NOTANDA_N_LANES],
             const NotandaLaneSpan *span)
{
  guint32 lane = NOTANDA_LANE_HIDDEN;
  guint32 end = get_end (span);

  for (guint32 i = NOTANDA_N_LANES; i-- > 0;)
    {
      if (ends[i] <= span->start)
        lane = i;
      else if (ends[i] >= end && lane != NOTANDA_LANE_HIDDEN)
        break;
    }

  return lane;
}

static void
add_hidden (GArray                *hidden,
            guint                  first,
            const NotandaLaneSpan *span)
{
  NotandaHiddenRange  range = { span->start, get_end (span), 1 };
  NotandaHiddenRange *last = NULL;

  if (hidden->len > first)
    last = &g_array_index (hidden, NotandaHiddenRange, hidden->len - 1);

  if (last == NULL || range.start >= last->end)
    {
      g_array_append_val (hidden, range);
      return;
    }

  last->start = MIN (last->start, range.start);
  last->end = MAX (last->end, range.end);
  last->n++;
}

gsize
notanda_lanes_assign (NotandaLaneSpan *spans,
                      gsize            n,
                      GArray          *hidden)
{
  guint32 ends[NOTANDA_N_LANES] = { 0 };
  guint   first = hidden != NULL ? hidden->len : 0;
  gsize   n_hidden = 0;

  g_return_val_if_fail (spans != NULL || n == 0, 0);

  for (gsize i = 0; i < n; i++)
    {
      guint32 lane = choose_lane (ends, &spans[i]);

      spans[i].lane = lane;
      if (lane != NOTANDA_LANE_HIDDEN)
        {
          ends[lane] = get_end (&spans[i]);
          continue;
        }

      n_hidden++;
      if (hidden != NULL)
        add_hidden (hidden, first, &spans[i]);
    }

  return n_hidden;
}
