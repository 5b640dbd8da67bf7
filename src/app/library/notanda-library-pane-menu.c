/* notanda-library-pane-menu.c: the menu of an article in the library, and steps of the corpus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/library/notanda-library-pane-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-step.h"
#include "app/controls/notanda-control.h"
#include "app/library/notanda-library-row.h"

/* Returns: (transfer none) (nullable): the row of the list that @widget is in */
static GtkWidget *
find_row_of (NotandaLibraryPane *self,
             GtkWidget          *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self->list))
    widget = gtk_widget_get_parent (widget);

  return widget;
}

/* Returns: (transfer none) (nullable) */
static NotandaLibraryItem *
find_item_of (NotandaLibraryPane *self,
              GtkWidget          *widget)
{
  GtkWidget *row = find_row_of (self, widget);
  GtkWidget *child = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  return child != NULL && NOTANDA_IS_LIBRARY_ROW (child) ? notanda_library_row_get_item (NOTANDA_LIBRARY_ROW (child)) : NULL;
}

/* @at: (nullable): where, in the pane; else at the row that has the focus */
static void
show_menu (NotandaLibraryPane *self,
           const GdkRectangle *at)
{
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GdkRectangle    place = { 0, 0, 1, 1 };
  graphene_rect_t bounds;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (self->menu));
      notanda_control_name (self->popover, _ ("Article Menu"));
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    }
  if (at != NULL)
    place = *at;
  else if (focus != NULL && gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    place = (GdkRectangle) { (int) bounds.origin.x + 24, (int) bounds.origin.y, 1, (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* What was removed, can't be read or isn't here isn't to be removed. */
static gboolean
may_remove (NotandaLibraryItem *item)
{
  const NotandaLibraryEntry *entry = notanda_library_item_get_entry (item);

  return !entry->is_absent && notanda_listed_document_has_article (entry->document);
}

static void
choose (NotandaLibraryPane *self,
        NotandaLibraryItem *item)
{
  g_set_object (&self->chosen, item);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.remove",
                                 item == NULL || may_remove (item));
}

static void
secondary_pressed_cb (NotandaLibraryPane *self,
                      int                 n_press,
                      double              x,
                      double              y,
                      GtkGestureClick    *gesture)
{
  GtkWidget          *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  NotandaLibraryItem *item = find_item_of (self, picked);
  graphene_point_t    point;

  if (item == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (find_row_of (self, picked));
  choose (self, item);
  show_menu (self, &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaLibraryPane *self = NOTANDA_LIBRARY_PANE (widget);
  NotandaLibraryItem *item = find_item_of (self, gtk_root_get_focus (gtk_widget_get_root (widget)));

  if (item == NULL)
    return;
  choose (self, item);
  show_menu (self, NULL);
}

/* Returns: (transfer none) (nullable): the row that has the focus, or what the menu is of, where that has it */
static NotandaLibraryItem *
get_chosen (NotandaLibraryPane *self)
{
  NotandaLibraryItem *item = find_item_of (self, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));

  return item != NULL ? item : self->chosen;
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaLibraryPane *self = NOTANDA_LIBRARY_PANE (widget);
  NotandaLibraryItem *item = get_chosen (self);

  if (item != NULL)
    notanda_library_pane_open (self, notanda_library_item_get_entry (item));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  NotandaLibraryPane *self = NOTANDA_LIBRARY_PANE (widget);
  NotandaLibraryItem *item = get_chosen (self);

  if (item != NULL && may_remove (item))
    g_signal_emit_by_name (self, "removing", item);
}

void
notanda_library_pane_say (NotandaLibraryPane *self,
                          const char         *message,
                          gboolean            can_undo)
{
  AdwToast *toast;

  g_return_if_fail (NOTANDA_IS_LIBRARY_PANE (self));

  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 4);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "library.undo");
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaLibraryPane *self = NOTANDA_LIBRARY_PANE (widget);
  g_autofree char    *words = notanda_step_take (notanda_library_get_document (self->library), g_str_equal (name, "library.redo"));

  if (words != NULL)
    notanda_library_pane_say (self, words, FALSE);
}

void
notanda_library_pane_add_menu (NotandaLibraryPane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

void
notanda_library_pane_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "library.menu", NULL, menu_action);
  gtk_widget_class_install_action (klass, "library.open", NULL, open_action);
  gtk_widget_class_install_action (klass, "library.remove", NULL, remove_action);
  gtk_widget_class_install_action (klass, "library.undo", NULL, step_action);
  gtk_widget_class_install_action (klass, "library.redo", NULL, step_action);
}
