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
 * Signal "spoken-changed": what is said of it is another.
 */
GtkWidget *notanda_annotation_card_new (void);

/**
 * notanda_annotation_card_show:
 * @item: (nullable): with %NULL the card stays as it is and follows nothing
 * @selected: a selected card is open: it has a button for each link, which
 *   activates page.follow-link
 */
void notanda_annotation_card_show (NotandaAnnotationCard *self,
                                   NotandaAnnotationItem *item,
                                   gboolean               selected);

/* The card as its row's label tells it, and as its description does. */
const char *notanda_annotation_card_get_spoken (NotandaAnnotationCard *self);
const char *notanda_annotation_card_get_spoken_rest (NotandaAnnotationCard *self);

G_END_DECLS
