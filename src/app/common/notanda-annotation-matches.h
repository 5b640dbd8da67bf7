/* notanda-annotation-matches.h: the annotations that match a query, in text order
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-annotation-query.h"

G_BEGIN_DECLS

typedef struct _NotandaAnnotationMatches NotandaAnnotationMatches;

/**
 * notanda_annotation_matches_new:
 * @query: (transfer full)
 *
 * Empty, until it was run.
 */
NotandaAnnotationMatches *notanda_annotation_matches_new (NotandaDocument        *document,
                                                          NotandaAnnotationQuery *query);
void                      notanda_annotation_matches_free (NotandaAnnotationMatches *matches);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaAnnotationMatches, notanda_annotation_matches_free)

/* Borrowed. The heads of those that match. */
NotandaSpanSet               *notanda_annotation_matches_get_heads (NotandaAnnotationMatches *matches);
const NotandaAnnotationQuery *notanda_annotation_matches_get_query (NotandaAnnotationMatches *matches);

/* Forgets what was found; the query stays. */
void notanda_annotation_matches_clear (NotandaAnnotationMatches *matches);

/**
 * notanda_annotation_matches_start:
 * @among: heads to look at, which stay until the run is over
 *
 * Begins at the first of @among.
 */
void notanda_annotation_matches_start (NotandaAnnotationMatches *matches,
                                       NotandaSpanSet           *among);

/**
 * notanda_annotation_matches_run:
 * @until: on the monotonic clock, in microseconds
 * @differences: (nullable) (element-type guint32): takes the slots that match and
 *   aren't in, or are in and don't match; with %NULL they are put right at once
 *
 * Goes on where it stopped.
 *
 * Returns: %TRUE where it has come to the end
 */
gboolean notanda_annotation_matches_run (NotandaAnnotationMatches *matches,
                                         gint64                    until,
                                         GArray                   *differences);

/**
 * notanda_annotation_matches_update:
 * @slots: (element-type guint32): what has changed
 * @position: (out): @removed heads from here on were replaced by @added ones
 */
void notanda_annotation_matches_update (NotandaAnnotationMatches *matches,
                                        GArray                   *slots,
                                        guint                    *position,
                                        guint                    *removed,
                                        guint                    *added);

G_END_DECLS
