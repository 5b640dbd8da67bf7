/* notanda-row-action.h: activating a list's row over the accessibility bus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * notanda_row_action_offer:
 * @list_item: one with a child
 *
 * Gives the row the action "row.activate", which does what Enter does there: of its own,
 * GTK 4.18 offers a screen reader or a switch nothing of the kind. For a factory's setup.
 */
void notanda_row_action_offer (GtkListItem *list_item);

G_END_DECLS
