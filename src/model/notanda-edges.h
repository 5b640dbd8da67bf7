/* notanda-edges.h: how far the edges of an annotation may go
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-text-index.h"
#include "model/notanda-value.h"

G_BEGIN_DECLS

/* The two edges of a piece. */
typedef enum
{
  NOTANDA_SIDE_START,
  NOTANDA_SIDE_END,
} NotandaSide;

/* How far a step goes. */
typedef enum
{
  NOTANDA_STEP_CHARACTER, /* grapheme cluster */
  NOTANDA_STEP_WORD,
} NotandaStride;

/**
 * NotandaPieceEdge:
 * @piece: which of the fragments
 *
 * One edge of an annotation.
 */
typedef struct
{
  guint       piece;
  NotandaSide side;
} NotandaPieceEdge;

/**
 * notanda_edges_place:
 * @fragments: (array length=n): in text order, as an annotation has them
 * @position: code point where the edge is wanted
 *
 * Returns: the nearest place to @position that it can have: at a grapheme
 *   boundary, in the text, not past a neighbouring piece, and with at least one
 *   grapheme left between it and the other edge; where it is now, if that is
 *   the only one
 */
gsize notanda_edges_place (const NotandaTextIndex *index,
                           const NotandaRange     *fragments,
                           guint                   n,
                           NotandaPieceEdge        edge,
                           gsize                   position);

/**
 * notanda_edges_step:
 * @on: towards the end of the text
 *
 * Returns: where the edge comes by one step, as notanda_edges_place() allows it
 */
gsize notanda_edges_step (const NotandaTextIndex *index,
                          const NotandaRange     *fragments,
                          guint                   n,
                          NotandaPieceEdge        edge,
                          NotandaStride           stride,
                          gboolean                on);

/* Where an edge is. */
gsize notanda_edges_get (const NotandaRange *fragments,
                         NotandaPieceEdge    edge);
void  notanda_edges_set (NotandaRange    *fragments,
                         NotandaPieceEdge edge,
                         gsize            position);

G_END_DECLS
