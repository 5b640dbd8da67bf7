/* notanda-annotation-list.h: a document's annotations in text order, as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/common/notanda-annotation-item.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ANNOTATION_LIST (notanda_annotation_list_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAnnotationList, notanda_annotation_list, NOTANDA, ANNOTATION_LIST, GObject)

/**
 * NotandaAnnotationList:
 *
 * All annotations, or those that match what a reader typed, and which of them is
 * selected: a list model and a selection model. Items are #NotandaAnnotationItem,
 * which stay the same objects while anybody holds them.
 *
 * Property "selected": a slot, or %NOTANDA_NO_SLOT. It stays selected where the
 * filter hides it. Property "filtering": matches are still being looked for, in
 * slices while nothing else is to be done; until then the list is as it was.
 */
NotandaAnnotationList *notanda_annotation_list_new (NotandaDocument *document);

void    notanda_annotation_list_set_selected (NotandaAnnotationList *self,
                                              guint32                slot);
guint32 notanda_annotation_list_get_selected (NotandaAnnotationList *self);

/**
 * notanda_annotation_list_set_filter:
 * @text: as notanda_annotation_query_new() takes it
 * @type: (nullable)
 * @author: (nullable)
 */
void     notanda_annotation_list_set_filter (NotandaAnnotationList *self,
                                             const char            *text,
                                             const NotandaId       *type,
                                             const char            *author);
gboolean notanda_annotation_list_get_filtering (NotandaAnnotationList *self);

/* Borrowed. The heads of what is listed, for stepping. */
NotandaSpanSet *notanda_annotation_list_get_heads (NotandaAnnotationList *self);

/**
 * notanda_annotation_list_find:
 * @position: (out): the row of the annotation with that slot
 *
 * Returns: %FALSE where it is deleted or doesn't match
 */
gboolean notanda_annotation_list_find (NotandaAnnotationList *self,
                                       guint32                slot,
                                       guint                 *position);

/* What stands for @annotation in the span set: its first fragment. */
void    notanda_annotation_list_make_head (const NotandaAnnotation *annotation,
                                           NotandaSpan             *head);
guint32 notanda_annotation_list_get_tie (const NotandaAnnotation *annotation);

/* Row objects that exist now; for tests. */
guint notanda_annotation_list_get_n_alive (NotandaAnnotationList *self);

G_END_DECLS
