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

static void
activate_cb (GSimpleAction *action,
             GVariant      *argument,
             gpointer       row)
{
  gtk_widget_activate (row);
}

/* What a drop-down takes is the row that is selected, whichever is activated. */
static void
activate_item_cb (GSimpleAction *action,
                  GVariant      *argument,
                  gpointer       row)
{
  gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  gtk_widget_activate (row);
}

static void
step (AdwComboRow *row,
      gint         by)
{
  GListModel *model = adw_combo_row_get_model (row);
  gint64      selected = (gint64) adw_combo_row_get_selected (row) + by;

  if (model != NULL && selected >= 0 && selected < g_list_model_get_n_items (model))
    adw_combo_row_set_selected (row, (guint) selected);
}

static void
next_cb (GSimpleAction *action,
         GVariant      *argument,
         gpointer       row)
{
  step (row, 1);
}

static void
previous_cb (GSimpleAction *action,
             GVariant      *argument,
             gpointer       row)
{
  step (row, -1);
}

static const GActionEntry row_entries[] = { { .name = "activate", .activate = activate_cb } };
static const GActionEntry item_entries[] = { { .name = "activate", .activate = activate_item_cb } };
static const GActionEntry choice_entries[] = { { .name = "next", .activate = next_cb },
                                               { .name = "previous", .activate = previous_cb } };

static void
add_entries (GtkWidget          *row,
             const GActionEntry *entries,
             gint                n_entries)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, n_entries, row);
  gtk_widget_insert_action_group (row, "row", G_ACTION_GROUP (group));
}

static void
parent_cb (GtkWidget *child)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  if (row != NULL)
    add_entries (row, item_entries, G_N_ELEMENTS (item_entries));
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

void
notanda_row_action_add (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row) || GTK_IS_CHECK_BUTTON (row));

  if (ADW_IS_COMBO_ROW (row))
    add_entries (row, choice_entries, G_N_ELEMENTS (choice_entries));
  else
    add_entries (row, row_entries, G_N_ELEMENTS (row_entries));
}

void
notanda_row_action_add_below (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* a dialog's own isn't below it before it is shown */
  if (ADW_IS_DIALOG (widget))
    widget = adw_dialog_get_child (ADW_DIALOG (widget));
  if (GTK_IS_LIST_BOX_ROW (widget) && (ADW_IS_COMBO_ROW (widget) || gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget))))
    notanda_row_action_add (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    notanda_row_action_add_below (child);
}
