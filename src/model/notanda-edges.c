/* notanda-edges.c: how far the edges of an annotation may go
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An edge has room between the piece before, the piece after and its own other edge. A
 * piece is never made empty, nor two of them one: that is for removing and joining.
 */

#include "model/notanda-edges.h"

#include "base/notanda-graphemes.h"
#include "base/notanda-words.h"

gsize
notanda_edges_get (const NotandaRange *fragments,
                   NotandaPieceEdge    edge)
{
  return edge.side == NOTANDA_SIDE_START ? fragments[edge.piece].start : fragments[edge.piece].end;
}

void
notanda_edges_set (NotandaRange    *fragments,
                   NotandaPieceEdge edge,
                   gsize            position)
{
  if (edge.side == NOTANDA_SIDE_START)
    fragments[edge.piece].start = (guint32) position;
  else
    fragments[edge.piece].end = (guint32) position;
}

static void
find_room (const NotandaTextIndex *index,
           const NotandaRange     *fragments,
           guint                   n,
           NotandaPieceEdge        edge,
           gsize                  *low,
           gsize                  *high)
{
  const NotandaRange *piece = &fragments[edge.piece];

  if (edge.side == NOTANDA_SIDE_START)
    {
      *low = edge.piece > 0 ? fragments[edge.piece - 1].end : 0;
      *high = piece->end > 0 ? notanda_graphemes_previous (index, piece->end) : 0;
    }
  else
    {
      *low = notanda_graphemes_next (index, piece->start);
      *high = edge.piece + 1 < n ? fragments[edge.piece + 1].start : notanda_text_index_get_n_chars (index);
    }
}

gsize
notanda_edges_place (const NotandaTextIndex *index,
                     const NotandaRange     *fragments,
                     guint                   n,
                     NotandaPieceEdge        edge,
                     gsize                   position)
{
  gsize now;
  gsize low;
  gsize high;

  g_return_val_if_fail (edge.piece < n, position);

  now = notanda_edges_get (fragments, edge);
  find_room (index, fragments, n, edge, &low, &high);
  if (low > high)
    return now;
  position = CLAMP (position, low, high);
  if (notanda_graphemes_is_boundary (index, position))
    return position;
  /* towards where it is, so that an edge never goes further than it was pulled */
  if (position > now)
    position = notanda_graphemes_previous (index, position);
  else
    position = notanda_graphemes_next (index, position);
  return position >= low && position <= high ? position : now;
}

gsize
notanda_edges_step (const NotandaTextIndex *index,
                    const NotandaRange     *fragments,
                    guint                   n,
                    NotandaPieceEdge        edge,
                    NotandaStride           stride,
                    gboolean                on)
{
  NotandaWordSide side = edge.side == NOTANDA_SIDE_START ? NOTANDA_WORD_START : NOTANDA_WORD_END;
  gsize           now;
  gsize           wanted;
  gsize           low;
  gsize           high;

  g_return_val_if_fail (edge.piece < n, 0);

  now = notanda_edges_get (fragments, edge);
  if (stride == NOTANDA_STEP_WORD)
    wanted = on ? notanda_words_next (index, now, side) : notanda_words_previous (index, now, side);
  else
    wanted = on ? notanda_graphemes_next (index, now) : notanda_graphemes_previous (index, now);
  find_room (index, fragments, n, edge, &low, &high);
  /* a word that would leave nothing is not cut in half instead */
  if ((edge.side == NOTANDA_SIDE_START && on && wanted > high) || (edge.side == NOTANDA_SIDE_END && !on && wanted < low))
    return now;
  return notanda_edges_place (index, fragments, n, edge, wanted);
}
