/* notanda-card-row.h: a place in the list for a card, filled when it is seen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-annotation-item.h"
#include "app/common/notanda-lazy-row.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CARD_ROW (notanda_card_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaCardRow, notanda_card_row, NOTANDA, CARD_ROW, NotandaLazyRow)

/**
 * NotandaCardRow:
 *
 * A row of the list that a card is in while it can be seen. Property "selected".
 */
GtkWidget *notanda_card_row_new (void);

/* @item: (nullable): another one empties the row */
void                   notanda_card_row_set_item (NotandaCardRow        *self,
                                                  NotandaAnnotationItem *item);
NotandaAnnotationItem *notanda_card_row_get_item (NotandaCardRow *self);

/* Lightly: the caret is in its annotation, which isn't the selected one. */
void notanda_card_row_set_at_caret (NotandaCardRow *self,
                                    gboolean        at_caret);

G_END_DECLS
