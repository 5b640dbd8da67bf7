/* test-reading-drag.c: words that are dragged by a real pointer
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Without a window manager nothing can be dropped, so what a drop would get is asked for
 * while the button is down.
 */

#include <adwaita.h>

#include "app/reading/notanda-reading-view-private.h"
#include "util/test-documents.h"

#define TEXT "One two three four five six seven eight nine ten eleven twelve.\n"
#define START 4
#define END 28
#define PATIENCE (30 * G_USEC_PER_SEC)

typedef struct
{
  GtkWidget          *window;
  NotandaReadingView *view;
  char               *dragged; /* what the drag has to offer, once there was one */
} Fixture;

static gboolean
tick_cb (gpointer data G_GNUC_UNUSED)
{
  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture           *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  fixture->window = gtk_window_new ();
  fixture->view = g_object_new (NOTANDA_TYPE_READING_VIEW, "document", document, NULL);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_height (GTK_WIDGET (fixture->view)) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
tear_down (Fixture           *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (fixture->dragged);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static char *
dup_content (GdkDrag *drag)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, &error));
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

/* Presses at one point of the window, moves in small steps to another, and lets go. */
static void
drag_pointer (Fixture *fixture,
              int      x0,
              int      y0,
              int      x1,
              int      y1)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gint64   end = g_get_monotonic_time () + PATIENCE;
  gboolean finished = FALSE;

  g_ptr_array_add (words, g_strdup ("xdotool"));
  for (int i = 0; i <= 10; i++)
    {
      g_autofree char *step = g_strdup_printf ("mousemove %d %d %s sleep 0.05", x0 + (x1 - x0) * i / 10, y0 + (y1 - y0) * i / 10,
                                               i == 0 ? "sleep 0.05 mousedown 1" : "");
      g_auto (GStrv) parts = g_strsplit (step, " ", -1);

      for (char **part = parts; *part != NULL; part++)
        if (**part != '\0')
          g_ptr_array_add (words, g_strdup (*part));
    }
  g_ptr_array_add (words, g_strdup ("mouseup"));
  g_ptr_array_add (words, g_strdup ("1"));
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, finished_cb, &finished);
  while (!finished)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
      if (fixture->view->drag.going != NULL && fixture->dragged == NULL)
        fixture->dragged = dup_content (fixture->view->drag.going);
    }
}

/* The article's words, without the breaks that the view shows. */
static void
test_dragged (Fixture           *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  NotandaArticle  *article = notanda_document_get_article (fixture->view->document);
  g_autofree char *expected = notanda_article_dup_range (article, START, END);
  g_autofree char *shown = NULL;
  GtkTextIter      start;
  GtkTextIter      end;
  GdkRectangle     cell;
  int              x;
  int              y;

  notanda_display_map_get_iter (fixture->view->map, buffer, START, NOTANDA_EDGE_START, &start);
  notanda_display_map_get_iter (fixture->view->map, buffer, END, NOTANDA_EDGE_END, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, !=, expected);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (fixture->view), &start, &cell);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (fixture->view), GTK_TEXT_WINDOW_WIDGET, cell.x + 6, cell.y + 6,
                                         &x, &y);
  drag_pointer (fixture, x, y, 100, 450);
  g_assert_cmpstr (fixture->dragged, ==, expected);
}

/* From elsewhere a drag selects, as ever. */
static void
test_selected (Fixture           *fixture,
               gconstpointer data G_GNUC_UNUSED)
{
  GdkRectangle cell;
  GtkTextIter  iter;
  int          x;
  int          y;

  notanda_display_map_get_iter (fixture->view->map, gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)), START,
                                NOTANDA_EDGE_START, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (fixture->view), &iter, &cell);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (fixture->view), GTK_TEXT_WINDOW_WIDGET, cell.x + 2, cell.y + 6,
                                         &x, &y);
  drag_pointer (fixture, x, y, x + 60, y + 30);
  g_assert_true (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))));
  g_assert_null (fixture->dragged);
}

int
main (int    argc,
      char **argv)
{
  /* breaks within a few words */
  g_setenv (NOTANDA_DISPLAY_LIMIT_VARIABLE, "8", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_timeout_add (200, tick_cb, NULL);
  g_test_add ("/notanda/app/reading/drag/dragged", Fixture, NULL, set_up, test_dragged, tear_down);
  g_test_add ("/notanda/app/reading/drag/selected", Fixture, NULL, set_up, test_selected, tear_down);
  return g_test_run ();
}
