/* notanda-lanes.h: side by side places for spans that overlap
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The leading of the reading view has room for so many. */
#define NOTANDA_N_LANES 4

/* The lane of a span for which there was no room. */
#define NOTANDA_LANE_HIDDEN G_MAXUINT32

/**
 * NotandaLaneSpan:
 * @start: first code point
 * @end: code point after the last; a zero-length span takes the room of one
 * @slot: the document's number of the annotation, carried along
 * @lane: (out): from 0, or %NOTANDA_LANE_HIDDEN
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 slot;
  guint32 lane;
} NotandaLaneSpan;

/**
 * NotandaHiddenRange:
 * @start: first code point
 * @end: code point after the last
 * @n: how many spans are hidden there, the n of "+n"
 *
 * Hidden spans that overlap, directly or through others, are one range.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 n;
} NotandaHiddenRange;

/**
 * notanda_lanes_assign:
 * @spans: (inout): what overlaps one paragraph or display line, in text order
 * @n: how many
 * @hidden: (nullable): array of #NotandaHiddenRange to append to, in text order
 *
 * Fills in the lanes: spans that overlap never share one, a span inside
 * another takes a higher lane than it where one is free, and none is hidden
 * while a lane is free. A span's lane depends on the spans before it only, so
 * adding one leaves those before it in place. O(n).
 *
 * Returns: how many spans are hidden
 */
gsize notanda_lanes_assign (NotandaLaneSpan *spans,
                            gsize            n,
                            GArray          *hidden);

G_END_DECLS
