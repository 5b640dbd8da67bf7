/* notanda-span-set.h: every visible fragment of a document, in text order
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaSpan:
 * @start: first code point
 * @end: code point after the last; equal to @start in a zero-length span
 * @tie: the first four bytes of the annotation's id, read big-endian, so that
 *   spans on the same words have the same order on every machine
 * @slot: the document's number of the annotation
 * @fragment: which of the annotation's fragments this is; 0, the first, is
 *   the annotation's head
 *
 * One fragment of one annotation. Text order is @start ascending, @end
 * descending (outer before inner), @tie, @slot, @fragment.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 tie;
  guint32 slot;
  guint32 fragment;
} NotandaSpan;

G_STATIC_ASSERT (sizeof (NotandaSpan) == 20);

/**
 * NotandaSpanFunc:
 *
 * Called for each span of a query; @span is only valid during the call, and
 * the set must not be changed in it.
 *
 * Returns: %TRUE to go on, %FALSE to end the query
 */
typedef gboolean (*NotandaSpanFunc) (const NotandaSpan *span,
                                     gpointer           data);

/**
 * NotandaSpanGetFunc:
 * @i: which element, from 0; asked for once each, ascending
 * @out: to be filled in
 */
typedef void (*NotandaSpanGetFunc) (gsize        i,
                                    NotandaSpan *out,
                                    gpointer     data);

/**
 * NotandaSpanSet:
 *
 * A set of spans: two that are equal in all five members are one. Positions
 * are code points. For one thread at a time, also for reading. Pointers to
 * spans passed in are only read during the call; results are copied out.
 */
typedef struct _NotandaSpanSet NotandaSpanSet;

int notanda_span_compare (const NotandaSpan *a,
                          const NotandaSpan *b);

NotandaSpanSet *notanda_span_set_new (void);
void            notanda_span_set_free (NotandaSpanSet *set);
void            notanda_span_set_clear (NotandaSpanSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSpanSet, notanda_span_set_free)

/**
 * notanda_span_set_load:
 * notanda_span_set_load_func:
 *
 * Replaces the contents by @n elements, in O(n) if they are in text order;
 * one that is out of order is inserted instead, at O(log n). Repetitions and
 * spans with start > end are left out.
 *
 * Returns: how many spans the set now has
 */
guint notanda_span_set_load (NotandaSpanSet    *set,
                             const NotandaSpan *sorted,
                             gsize              n);
guint notanda_span_set_load_func (NotandaSpanSet    *set,
                                  gsize              n,
                                  NotandaSpanGetFunc get,
                                  gpointer           data);

/**
 * notanda_span_set_insert:
 *
 * Returns: %FALSE, and nothing is changed, if the span is there already or
 *   has start > end
 */
gboolean notanda_span_set_insert (NotandaSpanSet    *set,
                                  const NotandaSpan *span);

/**
 * notanda_span_set_remove:
 *
 * Returns: %FALSE if no span equal in all members is there
 */
gboolean notanda_span_set_remove (NotandaSpanSet    *set,
                                  const NotandaSpan *span);
gboolean notanda_span_set_contains (NotandaSpanSet    *set,
                                    const NotandaSpan *span);

/* A head is a span whose fragment is 0: there are as many as annotations. */
guint notanda_span_set_get_n_spans (NotandaSpanSet *set);
guint notanda_span_set_get_n_heads (NotandaSpanSet *set);

/**
 * notanda_span_set_query_overlapping:
 *
 * Calls @func in text order for each span that shares a code point with
 * [@start, @end): span.start < @end and span.end > @start. A zero-length span
 * at p, which has no code point to share, is given when @start <= p <= @end,
 * so that one at the very end of a text or a paragraph is found (and one on
 * the border of two paragraphs is found from both). An empty query at p
 * finds what has p strictly inside, and the zero-length spans at p. With
 * @start > @end nothing is found.
 *
 * Visits at most a few nodes per level of the tree and hit.
 */
void notanda_span_set_query_overlapping (NotandaSpanSet *set,
                                         guint32         start,
                                         guint32         end,
                                         NotandaSpanFunc func,
                                         gpointer        data);

/**
 * notanda_span_set_query_touching:
 *
 * The same for each span with span.start <= @end and span.end >= @start: what
 * a caret (@start == @end) is in or at an edge of.
 */
void notanda_span_set_query_touching (NotandaSpanSet *set,
                                      guint32         start,
                                      guint32         end,
                                      NotandaSpanFunc func,
                                      gpointer        data);
void notanda_span_set_foreach (NotandaSpanSet *set,
                               NotandaSpanFunc func,
                               gpointer        data);

/* By number: spans, or heads alone, are numbered from 0 in text order. Each
 * getter returns FALSE and leaves @out alone where there is no such span;
 * each is O(log n). */
gboolean notanda_span_set_get_span (NotandaSpanSet *set,
                                    guint           i,
                                    NotandaSpan    *out);
gboolean notanda_span_set_get_head (NotandaSpanSet *set,
                                    guint           i,
                                    NotandaSpan    *out);

/**
 * notanda_span_set_rank:
 * @span: need not be in the set
 *
 * Returns: how many heads come before @span in text order; for a head in the
 *   set, its number
 */
guint notanda_span_set_rank (NotandaSpanSet    *set,
                             const NotandaSpan *span);

/* How many heads start before the code point: the number of the first head
 * at or after it. */
guint notanda_span_set_rank_at (NotandaSpanSet *set,
                                guint32         position);

/* Stepping. @from need not be in the set, so a walk survives changes; @out
 * may be @from. `at` gives the first at or after a code point, `before` the
 * last that starts before it. */
gboolean notanda_span_set_next (NotandaSpanSet    *set,
                                const NotandaSpan *from,
                                NotandaSpan       *out);
gboolean notanda_span_set_previous (NotandaSpanSet    *set,
                                    const NotandaSpan *from,
                                    NotandaSpan       *out);
gboolean notanda_span_set_at (NotandaSpanSet *set,
                              guint32         position,
                              NotandaSpan    *out);
gboolean notanda_span_set_before (NotandaSpanSet *set,
                                  guint32         position,
                                  NotandaSpan    *out);
gboolean notanda_span_set_next_head (NotandaSpanSet    *set,
                                     const NotandaSpan *from,
                                     NotandaSpan       *out);
gboolean notanda_span_set_previous_head (NotandaSpanSet    *set,
                                         const NotandaSpan *from,
                                         NotandaSpan       *out);
gboolean notanda_span_set_head_at (NotandaSpanSet *set,
                                   guint32         position,
                                   NotandaSpan    *out);
gboolean notanda_span_set_head_before (NotandaSpanSet *set,
                                       guint32         position,
                                       NotandaSpan    *out);

/* For tests and benchmarks: nodes visited since the set was made, bytes and
 * blocks of memory held, and whether every invariant holds (O(n); says what
 * is wrong with g_printerr ()). */
guint64  notanda_span_set_get_visits (NotandaSpanSet *set);
gsize    notanda_span_set_get_memory (NotandaSpanSet *set);
guint    notanda_span_set_get_blocks (NotandaSpanSet *set);
gboolean notanda_span_set_check (NotandaSpanSet *set);

G_END_DECLS
