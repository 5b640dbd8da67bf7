/* notanda-window-tags.c: the tag set and its types in the window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-window-private.h"

#include "app/tags/notanda-tag-set-dialog.h"
#include "app/notanda-page-blocks.h"

static void
said_cb (NotandaWindow *self,
         const char    *message)
{
  notanda_page_announce (self->page, message);
}

static void
tag_set_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  NotandaDocument *document = notanda_page_get_document (NOTANDA_WINDOW (widget)->page);
  AdwDialog       *dialog;

  if (document == NULL)
    return;
  dialog = notanda_tag_set_dialog_new (document);
  g_signal_connect_object (dialog, "said", G_CALLBACK (said_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
types_action (GtkWidget  *widget,
              const char *name,
              GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (notanda_page_get_document (self->page) != NULL)
    gtk_menu_button_popup (self->types_button);
}

/* The words stay selected while the popover has the focus. */
static void
picked_cb (NotandaWindow *self,
           const char    *identifier)
{
  GtkWidget *view = GTK_WIDGET (notanda_page_get_view (self->page));

  gtk_widget_grab_focus (view);
  gtk_widget_activate_action (view, "page.mark", "s", identifier);
}

static gboolean
give_back_focus_cb (GtkWidget     *view,
                    GdkFrameClock *clock,
                    gpointer       data)
{
  NotandaWindow *self = data;
  GtkWidget     *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->types_button)))
    gtk_widget_grab_focus (view);
  return G_SOURCE_REMOVE;
}

/* GTK gives the focus to the button, where keys mean nothing, and does so later. */
static void
closed_cb (NotandaWindow *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (notanda_page_get_view (self->page)), give_back_focus_cb, self, NULL);
}

/* Made when it is first opened: its list would be built before the first frame. */
static void
before_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  NotandaWindow *self = data;

  /* words are marked in the article alone */
  notanda_page_blocks_set_shown (notanda_page_get_blocks (self->page), FALSE);
  if (gtk_menu_button_get_popover (button) == NULL)
    {
      GtkWidget *popover = g_object_new (NOTANDA_TYPE_TYPE_POPOVER, NULL);

      g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, popover);
    }
  notanda_type_popover_set_document (NOTANDA_TYPE_POPOVER (gtk_menu_button_get_popover (button)),
                                     notanda_page_get_document (self->page));
}

void
notanda_window_add_types (NotandaWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->types_button, before_popup_cb, self, NULL);
}

void
notanda_window_install_tag_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.tag-set", NULL, tag_set_action);
  gtk_widget_class_install_action (klass, "win.types", NULL, types_action);
}
