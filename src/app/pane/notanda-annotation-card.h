/* notanda-annotation-card.h: one annotation in the list beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-annotation-item.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ANNOTATION_CARD (notanda_annotation_card_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAnnotationCard, notanda_annotation_card, NOTANDA, ANNOTATION_CARD, GtkBox)

/**
 * NotandaAnnotationCard:
 *
 * Property "item" (nullable). Property "selected": an open card has a button for
 * each link, which activates page.follow-link. Properties "spoken", "spoken-rest":
 * the card as its row's label and description tell it.
 */
GtkWidget *notanda_annotation_card_new (void);
void       notanda_annotation_card_set_item (NotandaAnnotationCard *self,
                                             NotandaAnnotationItem *item);
void       notanda_annotation_card_set_selected (NotandaAnnotationCard *self,
                                                 gboolean               selected);

G_END_DECLS
