/* reading-window.c: a reading view in a window of its own, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/reading/reading-window.h"

#define PATIENCE (60 * G_USEC_PER_SEC)

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
tick_cb (gpointer data G_GNUC_UNUSED)
{
  return G_SOURCE_CONTINUE;
}

void
reading_window_draw (NotandaReadingView *view)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  gint64         end = g_get_monotonic_time () + PATIENCE;
  guint          timer = g_timeout_add (500, tick_cb, NULL);
  gboolean       painted = FALSE;
  gulong         id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (view));
  while (!painted)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, id);
  g_source_remove (timer);
}

void
reading_window_settle (NotandaReadingView *view)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  /* what is laid out when idle asks for another frame */
  for (guint i = 0; i < 2; i++)
    {
      reading_window_draw (view);
      while (g_main_context_iteration (NULL, FALSE))
        g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

NotandaReadingView *
reading_window_open (NotandaDocument *document,
                     int              width,
                     int              height)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = g_object_new (NOTANDA_TYPE_READING_VIEW, "document", document, NULL);

  /* what scrolls is there at once */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  reading_window_draw (NOTANDA_READING_VIEW (view));
  return NOTANDA_READING_VIEW (view);
}

NotandaReadingView *
reading_window_show (NotandaDocument *document,
                     int              width,
                     int              height)
{
  NotandaReadingView *view = reading_window_open (document, width, height);

  reading_window_settle (view);
  return view;
}

void
reading_window_get_cell (NotandaReadingView *view,
                         gsize               position,
                         GdkRectangle       *cell)
{
  GtkTextIter iter;

  notanda_display_map_get_iter (view->map, gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), position,
                                NOTANDA_EDGE_START, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, cell);
}

void
reading_window_click (NotandaReadingView *view,
                      const GdkRectangle *cell)
{
  int x;
  int y;

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, cell->x + cell->width / 2,
                                         cell->y + cell->height / 2, &x, &y);
  notanda_reading_view_click (view, x, y);
}

void
reading_window_close (NotandaReadingView *view)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
