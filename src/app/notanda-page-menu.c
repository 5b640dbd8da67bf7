/* notanda-page-menu.c: the menu of the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The text view shows its menu by itself, at a click or a key, so what is in it is put
 * right whenever the tag set may be another or another annotation is selected: a dozen
 * items, which cost less than to find out whether they are the same.
 */

#include "app/notanda-page-private.h"

#include "app/pane/notanda-mark-menu.h"

static void
refill_cb (NotandaPage *self)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  NotandaDocument    *document = notanda_page_get_document (self);
  GMenu              *menu = G_MENU (gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (view)));

  if (document != NULL)
    notanda_mark_menu_fill (menu, notanda_document_get_tag_set (document),
                            notanda_reading_view_get_selected (view) != NOTANDA_NO_SLOT);
  else
    g_menu_remove_all (menu);
}

static gboolean
covers (NotandaDocument *document,
        guint32          slot,
        gsize            position)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  if (slot == NOTANDA_NO_SLOT || !notanda_document_read (document, slot, &annotation))
    return FALSE;
  for (guint i = 0; i < annotation.n_fragments; i++)
    if (annotation.fragments[i].start <= position && position < annotation.fragments[i].end)
      return TRUE;
  return FALSE;
}

void
notanda_page_point_menu_at (NotandaPage *self,
                            double       x,
                            double       y)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  NotandaDocument    *document = notanda_page_get_document (self);
  NotandaDisplayMap  *map = notanda_reading_view_get_map (view);
  GtkTextIter         iter;
  int                 buffer_x;
  int                 buffer_y;
  gsize               position;

  /* words are what the menu is about where there are any */
  if (document == NULL || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))))
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (view), &iter, NULL, buffer_x, buffer_y) ||
      notanda_display_map_is_heading (map, &iter))
    return;
  position = notanda_display_map_get_position (map, &iter);
  notanda_reading_view_place_caret (view, position);
  /* one that is selected already isn't left for the one around it */
  if (!covers (document, notanda_reading_view_get_selected (view), position))
    notanda_reading_view_select_at (view, position);
}

static void
pressed_cb (NotandaPage *self,
            int          n_press,
            double       x,
            double       y)
{
  notanda_page_point_menu_at (self, x, y);
}

void
notanda_page_add_menu (NotandaPage *self)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  GtkGesture         *click = gtk_gesture_click_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), G_MENU_MODEL (menu));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  /* before the view shows the menu */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "status-changed", G_CALLBACK (refill_cb), NULL);
  g_signal_connect_object (view, "notify::selected", G_CALLBACK (refill_cb), self, G_CONNECT_SWAPPED);
}
