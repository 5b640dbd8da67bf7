/* notanda-reading-view-clicks.c: a click selects the annotation under it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The view's own gestures keep the caret and the selection of words. A click that ends
 * with no words selected is ours as well: it takes the innermost annotation, and the next
 * one on the same place that around it.
 */

#include "app/reading/notanda-reading-view-private.h"

#define NEAR 8 /* pixels */

static gboolean
collect_cb (const NotandaSpan *span,
            gpointer           data)
{
  g_array_append_val ((GArray *) data, *span);
  return TRUE;
}

/* Shorter ones first; of those on the same words the later in text order. */
static int
compare_inner (gconstpointer a,
               gconstpointer b)
{
  const NotandaSpan *first = a;
  const NotandaSpan *second = b;
  guint32            first_length = first->end - first->start;
  guint32            second_length = second->end - second->start;

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;
  return notanda_span_compare (second, first);
}

GArray *
notanda_reading_view_list_at (NotandaReadingView *self,
                              gsize               position)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));

  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), slots);

  if (self->document == NULL)
    return slots;
  notanda_span_set_query_overlapping (notanda_document_get_spans (self->document), position, position + 1, collect_cb,
                                      spans);
  g_array_sort (spans, compare_inner);
  for (guint i = 0; i < spans->len; i++)
    g_array_append_val (slots, g_array_index (spans, NotandaSpan, i).slot);
  return slots;
}

GArray *
notanda_reading_view_list_at_caret (NotandaReadingView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    caret;

  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (self->document == NULL || notanda_display_map_is_heading (self->map, &caret))
    return g_array_new (FALSE, FALSE, sizeof (guint32));
  return notanda_reading_view_list_at (self, notanda_display_map_get_position (self->map, &caret));
}

void
notanda_reading_view_set_picker (NotandaReadingView *self,
                                 NotandaPicker       picker,
                                 gpointer            data)
{
  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  self->picker = picker;
  self->picker_data = data;
}

NotandaPicker
notanda_reading_view_get_picker (NotandaReadingView *self,
                                 gpointer           *data)
{
  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), NULL);

  if (data != NULL)
    *data = self->picker_data;
  return self->picker;
}

static gboolean
select_inner (NotandaReadingView *self,
              GArray             *spans)
{
  guint next = 0;

  g_array_sort (spans, compare_inner);
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, NotandaSpan, i).slot == self->selected)
      next = (i + 1) % spans->len;
  notanda_reading_view_set_selected (self, spans->len > 0 ? g_array_index (spans, NotandaSpan, next).slot
                                                          : NOTANDA_NO_SLOT);
  return spans->len > 0;
}

gboolean
notanda_reading_view_select_at (NotandaReadingView *self,
                                gsize               position)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  NotandaSpanSet *set;

  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), FALSE);

  if (self->document == NULL)
    return FALSE;
  set = notanda_document_get_spans (self->document);
  notanda_span_set_query_overlapping (set, position, position + 1, collect_cb, spans);
  if (spans->len == 0)
    notanda_span_set_query_touching (set, position, position, collect_cb, spans);
  return select_inner (self, spans);
}

/* Below the last line of a paragraph the view finds its end; what is in the leading is
 * on the characters above. */
static int
raise_from_leading (GtkTextView *view,
                    int          x,
                    int          y)
{
  GtkTextIter  iter;
  GdkRectangle cell;

  gtk_text_view_get_iter_at_location (view, &iter, x, y);
  gtk_text_view_get_iter_location (view, &iter, &cell);
  if (y >= cell.y + cell.height && y <= cell.y + cell.height + NOTANDA_LEADING)
    return cell.y + cell.height - 1;
  return y;
}

/* The character under the pointer. Beside a short line or on an empty one that is the
 * line's end, if it is near: there may be a span of no length. */
static gboolean
find_position_at (NotandaReadingView *self,
                  double              window_x,
                  double              window_y,
                  gsize              *position)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter  iter;
  GdkRectangle cell;
  gboolean     is_over;
  int          trailing = 0;
  int          x;
  int          y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, window_x, window_y, &x, &y);
  y = raise_from_leading (view, x, y);
  /* the one for locations takes the right half of a character for the next one */
  is_over = gtk_text_view_get_iter_at_position (view, &iter, &trailing, x, y);
  if (!is_over)
    gtk_text_iter_forward_chars (&iter, trailing);
  gtk_text_view_get_iter_location (view, &iter, &cell);
  if (y < cell.y - 1 || y > cell.y + cell.height || (!is_over && ABS (x - cell.x) > NEAR) ||
      notanda_display_map_is_heading (self->map, &iter))
    return FALSE;
  *position = notanda_display_map_get_position (self->map, &iter);
  return TRUE;
}

/* A click on a blank beside a word isn't meant for the word, as a caret there is. */
static void
select_at_point (NotandaReadingView *self,
                 double              x,
                 double              y)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  gsize    position = G_MAXSIZE;
  gboolean found = find_position_at (self, x, y, &position);

  if (self->picker != NULL)
    {
      self->picker (position, self->picker_data);
      return;
    }
  if (found)
    notanda_span_set_query_overlapping (notanda_document_get_spans (self->document), position, position + 1, collect_cb,
                                        spans);
  select_inner (self, spans);
}

static gboolean
click_idle_cb (gpointer data)
{
  NotandaReadingView *self = data;

  self->click_id = 0;
  if (self->map != NULL && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    select_at_point (self, self->press_x, self->press_y);
  return G_SOURCE_REMOVE;
}

void
notanda_reading_view_click (NotandaReadingView *self,
                            double              x,
                            double              y)
{
  GtkTextIter iter;
  int         buffer_x;
  int         buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  select_at_point (self, x, y);
}

static void
pressed_cb (NotandaReadingView *self,
            int                 n_press,
            double              x,
            double              y,
            GtkGestureClick    *gesture)
{
  self->n_press = n_press;
  self->press_x = x;
  self->press_y = y;
}

/* The view's own gesture claims the press, so ours never hears of the release. The
 * view has to see it first: it ends a selection that was clicked on. No other event
 * comes in between: a key pressed right after is for what was clicked. */
static gboolean
event_cb (NotandaReadingView       *self,
          GdkEvent                 *event,
          GtkEventControllerLegacy *controller)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE &&
      gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY && self->n_press == 1 && self->click_id == 0 &&
      !self->edges.is_pressed)
    self->click_id = g_idle_add_full (G_PRIORITY_HIGH, click_idle_cb, self, NULL);
  if (gdk_event_get_event_type (event) == GDK_BUTTON_PRESS)
    g_clear_handle_id (&self->click_id, g_source_remove);
  return GDK_EVENT_PROPAGATE;
}

void
notanda_reading_view_add_clicks (NotandaReadingView *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}

void
notanda_reading_view_drop_click (NotandaReadingView *self)
{
  g_clear_handle_id (&self->click_id, g_source_remove);
}
