/* notanda-annotation-item.h: one annotation, for a card
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
 * One annotation, for a row. Signal "changed": the annotation looks different, or
 * what it links to does, or the tag set.
 */
#define NOTANDA_TYPE_ANNOTATION_ITEM (notanda_annotation_item_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAnnotationItem, notanda_annotation_item, NOTANDA, ANNOTATION_ITEM, GObject)

NotandaAnnotationItem *notanda_annotation_item_new (NotandaDocument *document,
                                                    guint32          slot);

guint32          notanda_annotation_item_get_slot (NotandaAnnotationItem *self);
NotandaDocument *notanda_annotation_item_get_document (NotandaAnnotationItem *self);

/**
 * notanda_annotation_item_is_touched:
 * @touched: slots that have changed, as a set of pointers
 *
 * Whether it looks different after a change. To be asked once for each change: an
 * annotation whose link has gone, or come back, isn't among those touched.
 */
gboolean notanda_annotation_item_is_touched (NotandaAnnotationItem *self,
                                             GHashTable            *touched);
void     notanda_annotation_item_emit_changed (NotandaAnnotationItem *self);

G_END_DECLS
