/* notanda-pane-menu.c: the menu of an annotation's card
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-pane-menu.h"

#include <glib/gi18n-lib.h>

#include "app/controls/notanda-control.h"

#define N_DIGITS 9

GtkWidget *
notanda_pane_menu_new (GMenu **retag_menu)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/notanda/Notanda/ui/notanda-pane-menu.ui");
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));

  *retag_menu = g_object_ref (G_MENU (gtk_builder_get_object (builder, "retag_menu")));
  notanda_control_name (popover, _ ("Annotation Menu"));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}

void
notanda_pane_menu_fill (GMenu         *menu,
                        NotandaTagSet *tag_set)
{
  guint n = 0;

  g_menu_remove_all (menu);
  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set) && n < N_DIGITS; i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);
      g_autoptr (GMenuItem) item = NULL;
      char digit[2] = { 0 };

      if (type->retired)
        continue;
      digit[0] = (char) ('1' + n++);
      /* a label is the user's: an underline in it is one */
      item = g_menu_item_new (NULL, NULL);
      g_menu_item_set_attribute (item, "label", "s", type->label);
      g_menu_item_set_attribute (item, "accel", "s", digit);
      g_menu_item_set_action_and_target (item, "page.retag", "s", digit);
      g_menu_append_item (menu, item);
    }
}

void
notanda_pane_menu_show (GtkPopover         *popover,
                        GtkWidget          *list,
                        const GdkRectangle *at)
{
  GtkWidget      *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GdkRectangle    place = { 0, 0, 1, 1 };
  graphene_rect_t bounds;

  if (at != NULL)
    place = *at;
  else if (focus != NULL && gtk_widget_is_ancestor (focus, list) && gtk_widget_compute_bounds (focus, parent, &bounds))
    place = (GdkRectangle) { (int) bounds.origin.x + 24, (int) bounds.origin.y, 1, (int) bounds.size.height };
  gtk_popover_set_pointing_to (popover, &place);
  gtk_popover_popup (popover);
}
