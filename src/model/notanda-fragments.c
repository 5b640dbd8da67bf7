/* notanda-fragments.c: the pieces of an annotation, as they are changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-fragments.h"

gboolean
notanda_fragments_add (GArray             *fragments,
                       const NotandaRange *piece)
{
  NotandaRange sum = *piece;
  guint        first = 0;
  guint        last;

  g_return_val_if_fail (piece->start < piece->end, FALSE);

  while (first < fragments->len && g_array_index (fragments, NotandaRange, first).end < piece->start)
    first++;
  for (last = first; last < fragments->len; last++)
    {
      const NotandaRange *other = &g_array_index (fragments, NotandaRange, last);

      if (other->start > piece->end)
        break;
      if (other->start <= piece->start && other->end >= piece->end)
        return FALSE;
      sum.start = MIN (sum.start, other->start);
      sum.end = MAX (sum.end, other->end);
    }
  if (last > first)
    g_array_remove_range (fragments, first, last - first);
  g_array_insert_val (fragments, first, sum);
  return TRUE;
}
