/* notanda-difference-row.h: one difference between people, to be settled
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaDifferenceItem:
 *
 * A difference as an item of a list model.
 */
#define NOTANDA_TYPE_DIFFERENCE_ITEM (notanda_difference_item_get_type ())

G_DECLARE_FINAL_TYPE (NotandaDifferenceItem, notanda_difference_item, NOTANDA, DIFFERENCE_ITEM, GObject)

/* @difference: (transfer full) */
NotandaDifferenceItem   *notanda_difference_item_new (NotandaDocument   *document,
                                                      NotandaDifference *difference);
const NotandaDifference *notanda_difference_item_get_difference (NotandaDifferenceItem *self);
NotandaDocument         *notanda_difference_item_get_document (NotandaDifferenceItem *self);

/**
 * NotandaDifferenceRow:
 *
 * Signal "settled" (guint i): which value was chosen, their number for both; where
 * one deleted what another changed, 0 to keep it and 1 to delete it.
 */
#define NOTANDA_TYPE_DIFFERENCE_ROW (notanda_difference_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaDifferenceRow, notanda_difference_row, NOTANDA, DIFFERENCE_ROW, AdwBin)

GtkWidget *notanda_difference_row_new (void);

/* @item: (nullable) */
void                   notanda_difference_row_set_item (NotandaDifferenceRow  *self,
                                                        NotandaDifferenceItem *item);
NotandaDifferenceItem *notanda_difference_row_get_item (NotandaDifferenceRow *self);

G_END_DECLS
