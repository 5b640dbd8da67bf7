/* notanda-graphemes.h: what a reader takes for one character
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-text-index.h"

G_BEGIN_DECLS

/*
 * Extended grapheme clusters of Unicode Annex 29, as ICU has them. All offsets
 * are code points of the index' text; an offset past the end is taken for the
 * end. Both ends of the text are boundaries, also of the empty text.
 *
 * The cost depends on the cluster, not on the text. To keep it so for hostile
 * text, a run of more than 1024 code points in which nothing tells two clusters
 * apart without looking further back is cut at fixed offsets.
 */

/**
 * notanda_graphemes_is_boundary:
 *
 * Returns: whether a cluster starts or the text ends at @offset
 */
gboolean notanda_graphemes_is_boundary (const NotandaTextIndex *index,
                                        gsize                   offset);

/**
 * notanda_graphemes_next:
 *
 * Returns: the first boundary after @offset, or the end of the text
 */
gsize notanda_graphemes_next (const NotandaTextIndex *index,
                              gsize                   offset);

/**
 * notanda_graphemes_previous:
 *
 * Returns: the last boundary before @offset, or 0
 */
gsize notanda_graphemes_previous (const NotandaTextIndex *index,
                                  gsize                   offset);

/**
 * notanda_graphemes_snap:
 * @start: (inout): first code point of a range; goes back to a boundary
 * @end: (inout): the offset after its last code point; goes on to a boundary
 *
 * Grows a range to whole clusters. An empty range at a boundary stays empty,
 * one inside a cluster becomes the cluster.
 */
void notanda_graphemes_snap (const NotandaTextIndex *index,
                             gsize                  *start,
                             gsize                  *end);

/**
 * notanda_graphemes_trim:
 * @start: (inout): first code point of a range that lies at boundaries
 * @end: (inout): the offset after its last code point
 *
 * Leaves out the blanks and line ends at both edges, in time linear in their
 * bytes. What else belongs to a blank's cluster, as an accent on it, keeps it.
 *
 * Returns: %FALSE where there is nothing but blanks; the range is then as it was
 */
gboolean notanda_graphemes_trim (const NotandaTextIndex *index,
                                 gsize                  *start,
                                 gsize                  *end);

G_END_DECLS
