/* test-reading-frame.c: what is done in the midst of a frame is ready when the frame is drawn
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Keys are heard at the start of a frame, after which nothing is done when idle until it has been drawn. Warnings are
 * fatal, and there is one where the scrollbar is drawn without having been allocated.
 */

#include <adwaita.h>

#include "app/reading/reading-window.h"
#include "util/test-documents.h"

#define PARAGRAPH "The ferry of the north quay won't run on days of storm, the harbour office says, and nobody has asked why.\n\n"

static NotandaDocument *
new_document (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 80; i++)
    g_string_append (text, PARAGRAPH);
  return test_document_new (text->str, 1);
}

static void
resize (NotandaReadingView *view,
        int                 width)
{
  gtk_window_set_default_size (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))), width, 400);
  while (gtk_widget_get_width (GTK_WIDGET (view)) != width)
    reading_window_draw (view);
}

typedef void (*Act) (NotandaReadingView *view);

/* One frame, with @act at its start. */
static void
draw_with (NotandaReadingView *view,
           Act                 act)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  gulong         id = g_signal_connect_swapped (clock, "flush-events", G_CALLBACK (act), view);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
  reading_window_draw (view);
  g_signal_handler_disconnect (clock, id);
}

static void
show_end (NotandaReadingView *view)
{
  notanda_reading_view_place_caret (view, 80 * strlen (PARAGRAPH) - 5);
}

static void
show_middle (NotandaReadingView *view)
{
  notanda_reading_view_select_range (view, 40 * strlen (PARAGRAPH), 40 * strlen (PARAGRAPH) + 9);
}

static void
move_by_key (NotandaReadingView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  gboolean       is_scrolled = gtk_adjustment_get_value (adjustment) > 0;

  g_signal_emit_by_name (view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, is_scrolled ? -1 : 1, TRUE);
}

/* After each new width the lines that aren't in sight have the heights of the old one. */
static void
test_act (gconstpointer data)
{
  Act act = (Act) data;
  g_autoptr (NotandaDocument) document = new_document ();
  NotandaReadingView *view = reading_window_show (document, 700, 400);

  for (int width = 690; width >= 300; width -= 30)
    {
      notanda_reading_view_place_caret (view, (width % 4) * 20 * strlen (PARAGRAPH));
      reading_window_settle (view);
      resize (view, width);
      draw_with (view, act);
      draw_with (view, act);
    }
  reading_window_close (view);
}

#define ADD(name, act) g_test_add_data_func ("/notanda/app/reading/frame/" name, (gconstpointer) act, test_act)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("end", show_end);
  ADD ("middle", show_middle);
  ADD ("key", move_by_key);
  return g_test_run ();
}
