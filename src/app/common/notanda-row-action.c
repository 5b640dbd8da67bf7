/* notanda-row-action.c: activating a list's row over the accessibility bus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What goes over the bus are the actions of a widget that take no argument. The row is
 * GTK's widget, so that its class can't be given one, and it isn't there yet when a
 * factory sets it up: the child waits for it. An action of the child would be a node below
 * the one that has the name and the focus.
 */

#include "app/common/notanda-row-action.h"

/* What a drop-down takes is the row that is selected, whichever is activated. */
static void
activate_cb (GSimpleAction *action,
             GVariant      *argument,
             gpointer       row)
{
  gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  gtk_widget_activate (row);
}

static void
parent_cb (GtkWidget *child)
{
  GtkWidget *row = gtk_widget_get_parent (child);
  g_autoptr (GSimpleActionGroup) group = NULL;
  g_autoptr (GSimpleAction) activate = NULL;

  if (row == NULL)
    return;
  group = g_simple_action_group_new ();
  activate = g_simple_action_new ("activate", NULL);
  g_signal_connect_object (activate, "activate", G_CALLBACK (activate_cb), row, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (activate));
  gtk_widget_insert_action_group (row, "row", G_ACTION_GROUP (group));
}

void
notanda_row_action_offer (GtkListItem *list_item)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_LIST_ITEM (list_item));

  child = gtk_list_item_get_child (list_item);
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_signal_connect (child, "notify::parent", G_CALLBACK (parent_cb), NULL);
  parent_cb (child);
}
