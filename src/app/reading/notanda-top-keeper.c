/* notanda-top-keeper.c: keeps the line at the top of the window there
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A text view keeps the pixel it is scrolled to within a paragraph: where lines wrap
 * anew, those words are elsewhere. So the words at the top are noted whenever one
 * scrolls, and after a new width or font the view is scrolled to them in the frames that
 * follow. Lines far away get their heights later; the view sees to that by itself, if it
 * has no top margin (notanda-block-styles.c). Leaving it all to the view's scrolling to a
 * mark would show other words until the whole text is laid out.
 *
 * A banner that comes in above the view pushes that down, and takes of its height: the view is scrolled by as much, so that no word moves
 * in the window.
 */

#include "app/reading/notanda-top-keeper.h"

/* Frames in a row with the line in its place, and how long to try. */
#define STEADY_FRAMES 2
#define MAX_FRAMES 60

/* Frames between two looks while one scrolls on and on. */
#define FOLLOW_FRAMES 8

typedef enum
{
  FOLLOWS, /* notes where one scrolls */
  HOLDS,   /* scrolls to what was noted */
  YIELDS,  /* waits for where the view scrolls by itself */
} State;

struct _NotandaTopKeeper
{
  GtkTextView       *view;
  NotandaDisplayMap *map;
  GtkAdjustment     *adjustment;
  gulong             scrolled_id;
  guint              font; /* hash of its description */
  gsize              top;
  State              state;
  guint              tick_id; /* while something is to be done */
  guint              n_steady;
  guint              n_frames;
  gboolean           has_place;
  float              place; /* of the view's upper edge in the window */
};

static void
get_top_iter (NotandaTopKeeper *self,
              GtkTextIter      *iter)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_at_location (self->view, iter, visible.x, visible.y + 1);
  if (!gtk_text_view_starts_display_line (self->view, iter))
    gtk_text_view_backward_display_line_start (self->view, iter);
}

/* Whether the noted words are in the line at the top. */
static gboolean
is_at_top (NotandaTopKeeper *self)
{
  GtkTextIter iter;
  GtkTextIter top;

  if (self->top == 0)
    return gtk_adjustment_get_value (self->adjustment) < 1;
  get_top_iter (self, &top);
  notanda_display_map_get_iter (self->map, gtk_text_view_get_buffer (self->view), self->top, NOTANDA_EDGE_START, &iter);
  if (!gtk_text_view_starts_display_line (self->view, &iter))
    gtk_text_view_backward_display_line_start (self->view, &iter);
  return gtk_text_iter_equal (&iter, &top);
}

/* Words that are still there stay those that are kept, also where the line starts with
 * others now: else several new widths would add up to another line. */
static void
note_top (NotandaTopKeeper *self)
{
  GtkTextIter iter;

  if (is_at_top (self))
    return;
  self->top = 0;
  /* above the first line there is a margin, and there may be a heading */
  if (gtk_adjustment_get_value (self->adjustment) < 1)
    return;
  get_top_iter (self, &iter);
  self->top = notanda_display_map_get_position (self->map, &iter);
}

static gboolean tick_cb (GtkWidget     *widget,
                         GdkFrameClock *clock,
                         gpointer       data);

static void
start (NotandaTopKeeper *self,
       State             state)
{
  if (self->map == NULL || self->adjustment == NULL)
    return;
  self->state = state;
  self->n_steady = 0;
  self->n_frames = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
}

/* Lines and scrolling agree at the start of a frame, and not always in between. */
static void
scrolled_cb (NotandaTopKeeper *self)
{
  if (self->state != FOLLOWS || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return;
  if (self->tick_id == 0)
    start (self, FOLLOWS);
  self->n_steady = 0;
}

static void
adjustment_changed_cb (NotandaTopKeeper *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (self->adjustment != NULL)
    g_clear_signal_handler (&self->scrolled_id, self->adjustment);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment != NULL)
    self->scrolled_id = g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
}

NotandaTopKeeper *
notanda_top_keeper_new (GtkTextView *view)
{
  NotandaTopKeeper *self = g_new0 (NotandaTopKeeper, 1);

  self->view = view;
  g_signal_connect_swapped (view, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), self);
  adjustment_changed_cb (self);
  return self;
}

static void
stop (NotandaTopKeeper *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
  self->state = FOLLOWS;
}

void
notanda_top_keeper_free (NotandaTopKeeper *self)
{
  stop (self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->adjustment != NULL)
    g_clear_signal_handler (&self->scrolled_id, self->adjustment);
  g_clear_object (&self->adjustment);
  g_free (self);
}

void
notanda_top_keeper_set_map (NotandaTopKeeper  *self,
                            NotandaDisplayMap *map)
{
  stop (self);
  self->map = map;
  self->top = 0;
}

/* Or as far up as it can be. */
static gboolean
is_in_place (NotandaTopKeeper *self)
{
  double bottom = gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_page_size (self->adjustment);

  return is_at_top (self) || (self->top > 0 && gtk_adjustment_get_value (self->adjustment) > bottom - 1);
}

/* At once where the layout has come as far; else when it has. */
static void
scroll_to_top (NotandaTopKeeper *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  double         bottom = gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_page_size (self->adjustment);
  g_autoptr (GtkTextMark) mark = NULL;
  GdkRectangle cell;
  GtkTextIter  iter;

  if (self->top == 0)
    {
      gtk_adjustment_set_value (self->adjustment, 0);
      return;
    }
  notanda_display_map_get_iter (self->map, buffer, self->top, NOTANDA_EDGE_START, &iter);
  gtk_text_view_get_iter_location (self->view, &iter, &cell);
  if (cell.y <= bottom)
    {
      gtk_adjustment_set_value (self->adjustment, cell.y);
      return;
    }
  mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  gtk_text_view_scroll_to_mark (self->view, mark, 0, TRUE, 0, 0);
  gtk_text_buffer_delete_mark (buffer, mark);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  NotandaTopKeeper *self = data;

  if (self->state != HOLDS || is_in_place (self))
    self->n_steady++;
  else
    self->n_steady = 0;
  self->n_frames++;
  if (self->n_steady < STEADY_FRAMES && self->n_frames <= (self->state == FOLLOWS ? FOLLOW_FRAMES : MAX_FRAMES))
    {
      if (self->n_steady == 0)
        scroll_to_top (self);
      return G_SOURCE_CONTINUE;
    }
  if (self->state != HOLDS)
    note_top (self);
  self->tick_id = 0;
  self->state = FOLLOWS;
  return G_SOURCE_REMOVE;
}

void
notanda_top_keeper_hold (NotandaTopKeeper *self)
{
  if (self->state != YIELDS)
    start (self, HOLDS);
}

/* The view is still as high as it was before. */
static void
scroll_by (NotandaTopKeeper *self,
           double            distance)
{
  GtkAdjustment *adjustment = self->adjustment;

  gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment) + distance, gtk_adjustment_get_lower (adjustment),
                            gtk_adjustment_get_upper (adjustment), gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment), gtk_adjustment_get_page_size (adjustment) - distance);
}

void
notanda_top_keeper_allocate (NotandaTopKeeper *self)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  graphene_point_t at;
  float            moved;

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->view)) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (root), &GRAPHENE_POINT_INIT (0, 0), &at))
    {
      self->has_place = FALSE;
      return;
    }
  moved = self->has_place ? at.y - self->place : 0;
  self->place = at.y;
  self->has_place = TRUE;
  /* at the start of the article all of it is to be seen */
  if (moved != 0 && self->state == FOLLOWS && self->adjustment != NULL && gtk_adjustment_get_value (self->adjustment) > 0)
    scroll_by (self, moved);
}

void
notanda_top_keeper_update_font (NotandaTopKeeper *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  guint         font = pango_font_description_hash (pango_context_get_font_description (context));

  if (self->font != font)
    notanda_top_keeper_hold (self);
  self->font = font;
}

void
notanda_top_keeper_release (NotandaTopKeeper *self)
{
  start (self, YIELDS);
}

gsize
notanda_top_keeper_get_top (NotandaTopKeeper *self)
{
  return self->top;
}

void
notanda_top_keeper_go (NotandaTopKeeper *self,
                       gsize             top)
{
  if (self->map == NULL)
    return;
  self->top = top;
  start (self, HOLDS);
  if (self->adjustment != NULL)
    scroll_to_top (self);
}
