/* notanda-page-menu.c: the menu of the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The text view has a menu of its own, of which half is for text that can be changed, and
 * shown greyed where it can't; so the page shows this one in its place. What is in it is
 * made anew whenever it is shown, and never changed while it is: whoever looks at it would
 * see it go, and GTK reaches for the submenu that went.
 */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/controls/notanda-control.h"
#include "app/pane/notanda-mark-menu.h"

/* Made when it is first shown. */
static GtkWidget *
get_popover (NotandaReadingView *view)
{
  GtkWidget *popover = notanda_reading_view_get_popover (view);

  if (popover != NULL)
    return popover;
  popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  notanda_control_name (popover, _ ("Article Menu"));
  notanda_reading_view_set_popover (view, popover);
  return popover;
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
show (NotandaPage        *self,
      const GdkRectangle *at)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  GtkWidget          *popover = get_popover (view);
  NotandaTagSet      *tag_set = notanda_document_get_tag_set (notanda_page_get_document (self));
  g_autoptr (GMenuModel) menu = notanda_mark_menu_new (tag_set, notanda_reading_view_get_selected (view) != NOTANDA_NO_SLOT);

  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (NotandaPage     *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *click)
{
  if (notanda_page_get_document (self) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (notanda_page_get_view (self)));
  notanda_page_point_menu_at (self, x, y);
  show (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* At the caret. */
void
notanda_page_menu_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *target)
{
  NotandaPage *self = NOTANDA_PAGE (widget);
  GtkTextView *view = GTK_TEXT_VIEW (notanda_page_get_view (self));
  GdkRectangle cell;

  if (notanda_page_get_document (self) == NULL)
    return;
  gtk_text_view_get_cursor_locations (view, NULL, &cell, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, cell.x, cell.y, &cell.x, &cell.y);
  show (self, &cell);
}

void
notanda_page_add_menu (NotandaPage *self)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  /* before the view shows its own */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}
