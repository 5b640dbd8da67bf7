/* app-window.c: how soon a window has its first frame, and what a frame of scrolling costs
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-app-window START empty        an AdwApplicationWindow with nothing in it
 *   bench-app-window START show FILE    the program's window with a document
 * prints
 *   first=.. frame=..
 * in nanoseconds: from START, on the monotonic clock, until a frame was painted
 * that has the article in it; then, with a document, the median of the main
 * thread's work in each of some frames of scrolling, 0 without.
 */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/notanda-application.h"
#include "app/reading/notanda-reading-view.h"

#define N_FRAMES 120
#define STEP 200 /* pixels */

typedef struct
{
  gint64         start;
  gboolean       is_empty;
  GApplication  *application;
  GtkWidget     *window;
  GtkAdjustment *adjustment; /* once scrolling */
  gint64         first;
  gint64         frame_start;
  GArray        *frames; /* (element-type gint64) */
} Bench;

static gint64
now_ns (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  if (NOTANDA_IS_READING_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
finish (Bench *bench)
{
  gint64 median = 0;

  g_array_sort (bench->frames, compare_times);
  if (bench->frames->len > 0)
    median = g_array_index (bench->frames, gint64, bench->frames->len / 2);
  printf ("first=%" G_GINT64_FORMAT " frame=%" G_GINT64_FORMAT "\n", bench->first, median);
  fflush (stdout);
  _exit (0); /* how long it takes to close is no part of this */
}

static void
before_paint_cb (GdkFrameClock *clock G_GNUC_UNUSED,
                 Bench               *bench)
{
  bench->frame_start = now_ns (CLOCK_THREAD_CPUTIME_ID);
}

static void
after_paint_cb (GdkFrameClock *clock G_GNUC_UNUSED,
                Bench               *bench)
{
  GtkWidget *view;

  if (bench->adjustment != NULL)
    {
      gint64 work = now_ns (CLOCK_THREAD_CPUTIME_ID) - bench->frame_start;

      g_array_append_val (bench->frames, work);
      if (bench->frames->len == N_FRAMES)
        finish (bench);
      return;
    }

  view = bench->is_empty ? NULL : find_view (bench->window);
  if (!bench->is_empty && (view == NULL || !gtk_widget_get_mapped (view) || notanda_reading_view_get_document (NOTANDA_READING_VIEW (view)) == NULL))
    return;
  bench->first = now_ns (CLOCK_MONOTONIC) - bench->start;
  if (bench->is_empty)
    finish (bench);
  bench->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

static gboolean
tick_cb (GtkWidget *window    G_GNUC_UNUSED,
         GdkFrameClock *clock G_GNUC_UNUSED,
         gpointer             data)
{
  Bench *bench = data;

  if (bench->adjustment != NULL)
    gtk_adjustment_set_value (bench->adjustment, gtk_adjustment_get_value (bench->adjustment) + STEP);

  return G_SOURCE_CONTINUE;
}

static void
map_cb (GtkWidget *window,
        Bench     *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  bench->window = window;
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  if (!bench->is_empty)
    gtk_widget_add_tick_callback (window, tick_cb, bench, NULL);
}

static void
window_added_cb (GtkApplication *application G_GNUC_UNUSED,
                 GtkWindow                  *window,
                 Bench                      *bench)
{
  g_signal_connect_after (window, "map", G_CALLBACK (map_cb), bench);
}

static void
activate_cb (GtkApplication *application,
             gpointer data   G_GNUC_UNUSED)
{
  gtk_window_present (GTK_WINDOW (adw_application_window_new (application)));
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { .frames = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  char *arguments[] = { argv[0], argc > 3 ? argv[3] : NULL, NULL };

  if (argc < 3)
    return 2;
  bench.start = g_ascii_strtoll (argv[1], NULL, 10);
  bench.is_empty = g_str_equal (argv[2], "empty");
  if (bench.is_empty)
    {
      bench.application = G_APPLICATION (adw_application_new ("io.github.notanda.Bench", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (bench.application, "activate", G_CALLBACK (activate_cb), NULL);
    }
  else
    bench.application = G_APPLICATION (notanda_application_new (G_APPLICATION_NON_UNIQUE));
  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);

  return g_application_run (bench.application, argc > 3 ? 2 : 1, arguments);
}
