/* notanda-row-action.h: activating a list's row over the accessibility bus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * notanda_row_action_offer:
 * @list_item: one with a child
 *
 * Gives the row the action "row.activate", which does what Enter does there: of its own,
 * GTK 4.18 offers a screen reader or a switch nothing of the kind. For a factory's setup.
 */
void notanda_row_action_offer (GtkListItem *list_item);

/**
 * notanda_row_action_add:
 * @row: of a list box, or a check button that is all of a row
 *
 * Gives it "row.activate", too; a row of choices gets "row.next" and "row.previous" instead,
 * for the list that it pops up is none of ours.
 */
void notanda_row_action_add (GtkWidget *row);

/**
 * notanda_row_action_add_below:
 * @widget: a page or a dialog that has its rows
 *
 * The same for each of its rows that can be activated.
 */
void notanda_row_action_add_below (GtkWidget *widget);

G_END_DECLS
