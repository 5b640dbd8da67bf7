/* notanda-block-row.h: a block as it stands in the article, or grey where it was left out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/blocks/notanda-block-list.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_BLOCK_ROW (notanda_block_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaBlockRow, notanda_block_row, NOTANDA, BLOCK_ROW, AdwBin)

/**
 * NotandaBlockRow:
 * @item: (transfer none): what it is the child of
 *
 * Signal "menu": its button was pressed.
 */
GtkWidget *notanda_block_row_new (GtkListItem *item);

/* Returns: which item of the list it shows; %GTK_INVALID_LIST_POSITION: none */
guint notanda_block_row_get_position (NotandaBlockRow *self);

/**
 * notanda_block_row_show:
 * @block: (nullable): none leaves the row empty
 * @text: its words
 * @can_change: whether the button is there
 */
void notanda_block_row_show (NotandaBlockRow          *self,
                             const NotandaPlacedBlock *block,
                             const char               *text,
                             gboolean                  can_change);

/* Returns: (transfer none) (nullable): the row in a widget that a list view made for an item */
NotandaBlockRow *notanda_block_row_get_in (GtkWidget *widget);

/* Returns: (transfer none) (nullable): the row of that item, where there is one */
NotandaBlockRow *notanda_block_row_find (GtkListView *list,
                                         guint        position);

/* Returns: (transfer none) (nullable): the first row that is seen */
NotandaBlockRow *notanda_block_row_find_top (GtkListView *list);

/* Returns: how far below the top of what is seen it is, in pixels */
double notanda_block_row_get_y (NotandaBlockRow *self,
                                GtkListView     *list);

/* The focus is its item's. */
void     notanda_block_row_focus (NotandaBlockRow *self);
gboolean notanda_block_row_has_focus (NotandaBlockRow *self);

/* Returns: (transfer none): where its menu points to */
GtkWidget *notanda_block_row_get_button (NotandaBlockRow *self);

G_END_DECLS
