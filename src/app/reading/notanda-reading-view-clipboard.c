/* notanda-reading-view-clipboard.c: the selected words leave the view as they stand in the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The buffer holds breaks that are shown only, so nothing that another program gets may
 * come from it: the clipboard, the primary selection, and what is dragged out.
 *
 * GTK's own drag of a selection asks the buffer, and can't be told otherwise; so a press
 * on the selection is watched, and once the pointer has moved far enough a drag of ours
 * begins just before the view's would. A gesture that claimed the press would take double
 * clicks from the view.
 */

#include "app/reading/notanda-reading-view-private.h"

#include "app/reading/notanda-selection-content.h"

#define DRAG_CHARS 40 /* of the words under the pointer */

char *
notanda_reading_view_dup_selected_text (NotandaReadingView *self)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), NULL);

  if (!notanda_reading_view_get_selection (self, &start, &end))
    return NULL;
  return notanda_article_dup_range (notanda_document_get_article (self->document), start, end);
}

/* Breaks that are shown only are not copied. */
void
notanda_reading_view_copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = notanda_reading_view_dup_selected_text (NOTANDA_READING_VIEW (view));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/* As GTK's buffer does it: whoever selected last has the primary selection. */
static void
mark_set_cb (NotandaReadingView *self,
             const GtkTextIter  *iter,
             GtkTextMark        *mark,
             GtkTextBuffer      *buffer)
{
  GdkClipboard *primary;

  if (!gtk_widget_get_realized (GTK_WIDGET (self)) ||
      (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;
  primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));
  if (gtk_text_buffer_get_has_selection (buffer))
    gdk_clipboard_set_content (primary, self->content);
  else if (gdk_clipboard_get_content (primary) == self->content)
    gdk_clipboard_set_content (primary, NULL);
}

void
notanda_reading_view_own_primary (NotandaReadingView *self)
{
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                              gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

void
notanda_reading_view_leave_primary (NotandaReadingView *self)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));

  if (gdk_clipboard_get_content (primary) == self->content)
    gdk_clipboard_set_content (primary, NULL);
  /* GTK takes away what it had put there */
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), primary);
}

static gboolean
is_on_selection (NotandaReadingView *self,
                 double              x,
                 double              y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter  start;
  GtkTextIter  end;
  GtkTextIter  iter;
  int          buffer_x;
  int          buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (view, &iter, NULL, buffer_x, buffer_y);
  return gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end) &&
         gtk_text_iter_in_range (&iter, &start, &end);
}

/* The words, cut short, under the pointer. */
static void
set_drag_icon (NotandaReadingView *self,
               GdkDrag            *drag)
{
  g_autofree char *text = notanda_reading_view_dup_selected_text (self);
  GtkWidget       *icon = gtk_drag_icon_get_for_drag (drag);
  GtkWidget       *label = gtk_label_new (text);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), DRAG_CHARS);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
}

static void
begin_drag (NotandaReadingView *self,
            GdkEvent           *event)
{
  g_autoptr (GdkDrag) drag = NULL;

  self->drag.is_armed = FALSE;
  drag = gdk_drag_begin (gdk_event_get_surface (event), gdk_event_get_device (event), self->content, GDK_ACTION_COPY,
                         0, 0);
  if (drag == NULL)
    return;
  set_drag_icon (self, drag);
  g_set_weak_pointer (&self->drag.going, drag);
}

static gboolean
drag_event_cb (NotandaReadingView       *self,
               GdkEvent                 *event,
               GtkEventControllerLegacy *controller)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double       x = 0;
  double       y = 0;

  if (type == GDK_BUTTON_RELEASE)
    self->drag.is_armed = FALSE;
  if ((type != GDK_BUTTON_PRESS && type != GDK_MOTION_NOTIFY) || self->map == NULL || !gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_PRESS)
    {
      graphene_point_t point;
      double           native_x;
      double           native_y;
      GtkNative       *native = gtk_widget_get_native (GTK_WIDGET (self));

      gtk_native_get_surface_transform (native, &native_x, &native_y);
      if (!gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                     &GRAPHENE_POINT_INIT (x - native_x, y - native_y), &point))
        return GDK_EVENT_PROPAGATE;
      self->drag.is_armed = gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY &&
                            is_on_selection (self, point.x, point.y);
      self->drag.x = x;
      self->drag.y = y;
      return GDK_EVENT_PROPAGATE;
    }
  /* a handle that is held goes first */
  if (!self->drag.is_armed || self->edges.pieces != NULL ||
      !gtk_drag_check_threshold (GTK_WIDGET (self), self->drag.x, self->drag.y, x, y))
    return GDK_EVENT_PROPAGATE;
  begin_drag (self, event);
  return GDK_EVENT_STOP;
}

void
notanda_reading_view_add_clipboard (NotandaReadingView *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->content = notanda_selection_content_new (self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (drag_event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}
