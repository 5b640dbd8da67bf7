/* notanda-card-row.h: a place in the list for a card, filled when it is seen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-annotation-item.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CARD_ROW (notanda_card_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaCardRow, notanda_card_row, NOTANDA, CARD_ROW, AdwBin)

/**
 * NotandaCardRow:
 *
 * What stands in a row of the list: empty, and about as high as a card, until it is
 * filled. Property "selected". Properties "spoken", "spoken-rest": the card's.
 */
GtkWidget *notanda_card_row_new (void);

/* @item: (nullable): another one empties the row */
void                   notanda_card_row_set_item (NotandaCardRow        *self,
                                                  NotandaAnnotationItem *item);
NotandaAnnotationItem *notanda_card_row_get_item (NotandaCardRow *self);

/* Lightly: the caret is in its annotation, which isn't the selected one. */
void     notanda_card_row_set_at_caret (NotandaCardRow *self,
                                        gboolean        at_caret);
void     notanda_card_row_fill (NotandaCardRow *self);
void     notanda_card_row_empty (NotandaCardRow *self);
gboolean notanda_card_row_get_filled (NotandaCardRow *self);

G_END_DECLS
