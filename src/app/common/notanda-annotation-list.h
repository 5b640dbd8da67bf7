/* notanda-annotation-list.h: a document's annotations in text order, as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaAnnotationItem:
 *
 * One annotation, for a row. It says "changed" when the annotation looks
 * different, and stays the same object while anybody holds it.
 */
#define NOTANDA_TYPE_ANNOTATION_ITEM (notanda_annotation_item_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAnnotationItem, notanda_annotation_item, NOTANDA, ANNOTATION_ITEM, GObject)

guint32          notanda_annotation_item_get_slot (NotandaAnnotationItem *self);
NotandaDocument *notanda_annotation_item_get_document (NotandaAnnotationItem *self);

#define NOTANDA_TYPE_ANNOTATION_LIST (notanda_annotation_list_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAnnotationList, notanda_annotation_list, NOTANDA, ANNOTATION_LIST, GObject)

NotandaAnnotationList *notanda_annotation_list_new (NotandaDocument *document);

/**
 * notanda_annotation_list_find:
 * @position: (out): the row of the annotation with that slot
 *
 * Returns: %FALSE where it is deleted
 */
gboolean notanda_annotation_list_find (NotandaAnnotationList *self,
                                       guint32                slot,
                                       guint                 *position);

/* What stands for @annotation in the span set: its first fragment. */
void notanda_annotation_list_make_head (const NotandaAnnotation *annotation,
                                        NotandaSpan             *head);

/* Row objects that exist now; for tests. */
guint notanda_annotation_list_get_n_alive (NotandaAnnotationList *self);

G_END_DECLS
