/* notanda-reading-view-edges.c: the selected annotation's edges are moved by their handles
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each visible edge of the selected annotation has a knob in the leading below it, where it
 * covers no word and a press on it is not meant for one. A press claims the pointer before
 * the view's own gestures see it; the outline then follows, and the document changes once,
 * at the release, by "page.place-edge". A press that moves nothing is a click.
 *
 * Places are reckoned anew for each use: there are few edges in sight, and they would have
 * to be kept right through scrolling, resizing and changes.
 */

#include "app/reading/notanda-reading-view-private.h"

#include <adwaita.h>

#include "app/common/notanda-type-style.h"
#include "base/notanda-words.h"

#define HIT 12.0f  /* half of what a pointer or finger may hit, both ways */
#define KNOB 4.5f  /* radius */
#define BELOW 6.0f /* from the line's bottom to the middle of the knob */

/* Where an edge is shown, in buffer coordinates. */
typedef struct
{
  NotandaPieceEdge edge;
  float            x;
  float            top;
  float            bottom;
} Handle;

static void
get_visible_range (NotandaReadingView *self,
                   gsize              *start,
                   gsize              *end)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaDisplayLine));
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  notanda_text_geometry_list_lines (GTK_TEXT_VIEW (self), self->map, &visible, lines);
  *start = G_MAXSIZE;
  *end = 0;
  if (lines->len == 0)
    return;
  *start = g_array_index (lines, NotandaDisplayLine, 0).start;
  *end = g_array_index (lines, NotandaDisplayLine, lines->len - 1).end;
}

/* A character's leading side is where it starts, whichever way it runs; its width is
 * negative from right to left. */
static void
place_handle (NotandaReadingView *self,
              gsize               position,
              Handle             *handle)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean     is_end = handle->edge.side == NOTANDA_SIDE_END && position > 0;
  GtkTextIter  iter;
  GdkRectangle cell;

  notanda_display_map_get_iter (self->map, gtk_text_view_get_buffer (view), position,
                                is_end ? NOTANDA_EDGE_END : NOTANDA_EDGE_START, &iter);
  if (is_end)
    gtk_text_iter_backward_char (&iter);
  gtk_text_view_get_iter_location (view, &iter, &cell);
  handle->x = cell.x + (is_end ? cell.width : 0);
  handle->top = cell.y;
  handle->bottom = cell.y + cell.height;
}

static void
list_handles (NotandaReadingView *self,
              GArray             *handles)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  const NotandaRange *pieces;
  gsize               start;
  gsize               end;

  notanda_annotation_init (&annotation);
  if (self->selected == NOTANDA_NO_SLOT || !notanda_document_read (self->document, self->selected, &annotation))
    return;
  pieces = self->edges.pieces != NULL ? (const NotandaRange *) self->edges.pieces->data : annotation.fragments;
  get_visible_range (self, &start, &end);
  for (guint i = 0; i < annotation.n_fragments; i++)
    for (NotandaSide side = NOTANDA_SIDE_START; side <= NOTANDA_SIDE_END; side++)
      {
        Handle handle = { .edge = { i, side } };
        gsize  position = notanda_edges_get (pieces, handle.edge);

        if (position < start || position > end)
          continue;
        place_handle (self, position, &handle);
        g_array_append_val (handles, handle);
      }
}

/* @x, @y: in widget coordinates */
static gboolean
find_handle (NotandaReadingView *self,
             double              x,
             double              y,
             Handle             *found)
{
  g_autoptr (GArray) handles = NULL;
  float best = G_MAXFLOAT;
  int   buffer_x;
  int   buffer_y;

  if (self->document == NULL || self->selected == NOTANDA_NO_SLOT)
    return FALSE;
  handles = g_array_new (FALSE, FALSE, sizeof (Handle));
  list_handles (self, handles);
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  for (guint i = 0; i < handles->len; i++)
    {
      const Handle *handle = &g_array_index (handles, Handle, i);
      float         away_x = ABS (buffer_x - handle->x);
      float         away_y = ABS (buffer_y - handle->bottom - BELOW);

      if (away_x > HIT || away_y > HIT || away_x + away_y >= best)
        continue;
      best = away_x + away_y;
      *found = *handle;
    }
  return best < G_MAXFLOAT;
}

static void
snapshot_handle (const Handle  *handle,
                 GtkSnapshot   *snapshot,
                 const GdkRGBA *colour,
                 const GdkRGBA *page)
{
  graphene_rect_t ring = GRAPHENE_RECT_INIT (handle->x - KNOB - 1.5f, handle->bottom + BELOW - KNOB - 1.5f,
                                             2 * KNOB + 3, 2 * KNOB + 3);
  graphene_rect_t knob = GRAPHENE_RECT_INIT (handle->x - KNOB, handle->bottom + BELOW - KNOB, 2 * KNOB, 2 * KNOB);
  GskRoundedRect  round;

  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (handle->x - 1, handle->top, 2, handle->bottom - handle->top + BELOW));
  gsk_rounded_rect_init_from_rect (&round, &ring, KNOB + 1.5f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, page, &ring);
  gtk_snapshot_pop (snapshot);
  gsk_rounded_rect_init_from_rect (&round, &knob, KNOB);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, colour, &knob);
  gtk_snapshot_pop (snapshot);
}

void
notanda_reading_view_snapshot_edges (NotandaReadingView *self,
                                     GtkSnapshot        *snapshot)
{
  g_autoptr (GArray) handles = g_array_new (FALSE, FALSE, sizeof (Handle));
  g_auto (NotandaAnnotation) annotation = { 0 };
  gboolean         dark = adw_style_manager_get_dark (adw_style_manager_get_for_display (
      gtk_widget_get_display (GTK_WIDGET (self))));
  NotandaTypeStyle style;

  notanda_annotation_init (&annotation);
  if (self->selected == NOTANDA_NO_SLOT || !notanda_document_read (self->document, self->selected, &annotation))
    return;
  notanda_type_style_get (notanda_document_get_tag_set (self->document), &annotation.type, dark, &style);
  list_handles (self, handles);
  for (guint i = 0; i < handles->len; i++)
    snapshot_handle (&g_array_index (handles, Handle, i), snapshot, &style.line, notanda_type_style_get_page (dark));
}

/* Where between two characters a point is, in buffer coordinates. */
static gsize
find_position (NotandaReadingView *self,
               int                 x,
               int                 y)
{
  GtkTextIter iter;
  int         trailing = 0;

  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, &trailing, x, y);
  gtk_text_iter_forward_chars (&iter, trailing);
  return notanda_display_map_get_position (self->map, &iter);
}

/* The nearest edge of a word on that side. */
static gsize
snap_to_word (const NotandaTextIndex *index,
              gsize                   position,
              NotandaSide             side)
{
  NotandaWordSide word = side == NOTANDA_SIDE_START ? NOTANDA_WORD_START : NOTANDA_WORD_END;
  gsize           before = notanda_words_previous (index, position + 1, word);
  gsize           after = notanda_words_next (index, position > 0 ? position - 1 : 0, word);

  return position - MIN (before, position) <= MAX (after, position) - position ? before : after;
}

static void
drag_begin_cb (NotandaReadingView *self,
               double              x,
               double              y,
               GtkGestureDrag     *gesture)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  Handle handle;
  int    buffer_x;
  int    buffer_y;

  self->edges.is_pressed = find_handle (self, x, y, &handle);
  if (!self->edges.is_pressed)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  notanda_annotation_init (&annotation);
  notanda_document_read (self->document, self->selected, &annotation);
  self->edges.edge = handle.edge;
  self->edges.position = notanda_edges_get (annotation.fragments, handle.edge);
  self->edges.pieces = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  g_array_append_vals (self->edges.pieces, annotation.fragments, annotation.n_fragments);
  self->edges.start_x = x;
  self->edges.start_y = y;
  /* the pointer is held as far from the edge as it was at first */
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  self->edges.away_x = buffer_x - handle.x;
  self->edges.away_y = buffer_y - (handle.top + handle.bottom) / 2;
}

static void
drag_update_cb (NotandaReadingView *self,
                double              offset_x,
                double              offset_y,
                GtkGestureDrag     *gesture)
{
  const NotandaTextIndex *index;
  gsize                   position;
  int                     buffer_x;
  int                     buffer_y;

  if (self->edges.pieces == NULL)
    return;
  index = notanda_article_get_index (notanda_document_get_article (self->document));
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, self->edges.start_x + offset_x,
                                         self->edges.start_y + offset_y, &buffer_x, &buffer_y);
  position = find_position (self, buffer_x - self->edges.away_x, buffer_y - self->edges.away_y);
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_CONTROL_MASK) != 0)
    position = snap_to_word (index, position, self->edges.edge.side);
  position = notanda_edges_place (index, (NotandaRange *) self->edges.pieces->data, self->edges.pieces->len,
                                  self->edges.edge, position);
  notanda_edges_set ((NotandaRange *) self->edges.pieces->data, self->edges.edge, position);
  notanda_highlight_painter_set_preview (self->painter, self->edges.pieces);
  notanda_reading_view_show_position (self, position);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
notanda_reading_view_cancel_edge (NotandaReadingView *self)
{
  gboolean was_dragged = self->edges.pieces != NULL;

  g_clear_pointer (&self->edges.pieces, g_array_unref);
  if (self->painter != NULL)
    notanda_highlight_painter_set_preview (self->painter, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return was_dragged;
}

static void
drag_end_cb (NotandaReadingView *self,
             double              offset_x,
             double              offset_y,
             GtkGestureDrag     *gesture)
{
  gsize position;

  if (self->edges.pieces == NULL)
    return;
  position = notanda_edges_get ((NotandaRange *) self->edges.pieces->data, self->edges.edge);
  notanda_reading_view_cancel_edge (self);
  if (position != self->edges.position)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.place-edge", "(uuu)", self->edges.edge.piece,
                                self->edges.edge.side, (guint32) position);
  else if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, offset_x, offset_y))
    notanda_reading_view_click (self, self->edges.start_x, self->edges.start_y);
}

static void
motion_cb (NotandaReadingView *self,
           double              x,
           double              y)
{
  Handle   handle;
  gboolean is_over = self->edges.pieces != NULL || find_handle (self, x, y, &handle);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_over ? "col-resize" : "text");
}

/* Before "page.deselect" hears it. */
static gboolean
key_pressed_cb (NotandaReadingView *self,
                guint               keyval)
{
  return keyval == GDK_KEY_Escape && notanda_reading_view_cancel_edge (self);
}

void
notanda_reading_view_add_edges (NotandaReadingView *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (notanda_reading_view_cancel_edge), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
