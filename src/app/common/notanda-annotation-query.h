/* notanda-annotation-query.h: what a reader types to see some of the annotations
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

typedef struct _NotandaAnnotationQuery NotandaAnnotationQuery;

/**
 * notanda_annotation_query_new:
 * @text: words with blanks between; an annotation has to have all of them
 * @type: (nullable): and to be of this type
 * @author: (nullable): and made by them
 *
 * Each word is looked for in the annotation's own words, its type, its attributes
 * and their values, its notes, its author, its state, and the roles and words of what
 * it links to. notanda-fold.h says what counts as the same.
 *
 * Returns: (nullable) (transfer full): %NULL where nothing is asked
 */
NotandaAnnotationQuery *notanda_annotation_query_new (const char      *text,
                                                      const NotandaId *type,
                                                      const char      *author);
void                    notanda_annotation_query_free (NotandaAnnotationQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaAnnotationQuery, notanda_annotation_query_free)

/* Returns: %FALSE also where the annotation is deleted */
gboolean notanda_annotation_query_matches (NotandaAnnotationQuery *query,
                                           NotandaDocument        *document,
                                           guint32                 slot);

/* Whether all that matches @query must match @wider too: one more letter was typed. */
gboolean notanda_annotation_query_is_within (const NotandaAnnotationQuery *query,
                                             const NotandaAnnotationQuery *wider);

G_END_DECLS
