/* app-library.c: how soon a large corpus is listed, and how long the window keeps one waiting for it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-app-library START
 * shows the program's window with nothing in it and prints
 *   first=..
 * in nanoseconds, from START on the monotonic clock until a frame of it was painted.
 *   bench-app-library START CORPUS CMD...
 * opens a corpus that is on a server, and prints
 *   listed=.. open=.. scroll=.. filter=.. order=.. round=.. rows=.. found=.. come=..
 * until a frame with its articles was painted; then the longest that the main thread worked between two looks at its
 * events, in nanoseconds: from the window's first frame until the corpus is listed and one round of sync is over, while
 * the list was scrolled by pages, while a filter was typed letter by letter and cleared again, while the list was put
 * into each order, and while a round brought what CMD puts on the server; then how many rows there were, how many of
 * them with the filter, and how many rows more after the round.
 */

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/notanda-application.h"
#include "app/notanda-window-private.h"
#include "bench/frames.h"

#define WORDS "flood harbour"
#define N_PAGES 100
#define N_IDLE_FRAMES 60

typedef struct
{
  NotandaApplication *application;
  NotandaWindow      *window;
  guint               n_frames; /* painted since it was set to 0 */
} Bench;

static void
window_added_cb (GtkApplication *application G_GNUC_UNUSED,
                 GtkWindow                  *window,
                 Bench                      *bench)
{
  bench->window = NOTANDA_WINDOW (window);
  frames_count_shown (GTK_WIDGET (window), &bench->n_frames);
}

static void
run_frames (gpointer data,
            guint    n)
{
  Bench *bench = data;

  frames_run (&bench->n_frames, n);
}

static GListModel *
get_list (Bench *bench)
{
  return bench->window->library_pane != NULL ? G_LIST_MODEL (notanda_library_pane_get_list (bench->window->library_pane)) : NULL;
}

static guint
count_rows (Bench *bench)
{
  return get_list (bench) != NULL ? g_list_model_get_n_items (get_list (bench)) : 0;
}

static GtkWidget *
find_in_pane (Bench *bench,
              GType  type)
{
  return frames_find (GTK_WIDGET (bench->window->library_pane), type);
}

/* Whether a round has told that nothing is left to do. */
static gboolean
is_synced (Bench *bench)
{
  NotandaSyncer *syncer = bench->window->syncer;
  guint          done;
  guint          total;

  return syncer != NULL && !notanda_syncer_get_progress (syncer, &done, &total) && !notanda_syncer_is_due (syncer) &&
         notanda_syncer_get_state (syncer) == NOTANDA_SYNCER_ON_SERVER;
}

/* A frame with nothing but the window, and then one with the list. */
static void
open_corpus (Bench *bench,
             gint64 start)
{
  run_frames (bench, 1);
  frames_note_work ();
  while (count_rows (bench) == 0 || find_in_pane (bench, GTK_TYPE_LIST_VIEW) == NULL)
    run_frames (bench, 1);
  run_frames (bench, 1);
  printf ("listed=%" G_GINT64_FORMAT " ", frames_get_time (CLOCK_MONOTONIC) - start);
  while (!is_synced (bench))
    run_frames (bench, 1);
  run_frames (bench, N_IDLE_FRAMES);
  frames_report_work ("open");
}

/* Returns: how many rows are left */
static guint
type_filter (Bench *bench)
{
  GtkEditable *entry = GTK_EDITABLE (find_in_pane (bench, GTK_TYPE_SEARCH_ENTRY));
  guint        found;

  frames_type (entry, WORDS, run_frames, bench);
  found = count_rows (bench);
  gtk_editable_set_text (entry, "");
  run_frames (bench, N_IDLE_FRAMES);
  frames_report_work ("filter");

  return found;
}

static void
change_order (Bench *bench)
{
  GtkDropDown *order = GTK_DROP_DOWN (find_in_pane (bench, GTK_TYPE_DROP_DOWN));

  for (guint i = g_list_model_get_n_items (gtk_drop_down_get_model (order)); i-- > 0;)
    {
      gtk_drop_down_set_selected (order, i);
      run_frames (bench, N_IDLE_FRAMES);
    }
  frames_report_work ("order");
}

static void
ended_cb (GObject      *process,
          GAsyncResult *result,
          gpointer      data)
{
  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, NULL))
    exit (1);
  *(gboolean *) data = TRUE;
}

static void
run_round (Bench      *bench,
           char      **command,
           const guint before)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv ((const char *const *) command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL);
  gboolean is_ended = FALSE;

  if (process == NULL)
    exit (1);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &is_ended);
  while (!is_ended)
    g_main_context_iteration (NULL, TRUE);
  frames_forget_work ();
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.sync", NULL);
  while (count_rows (bench) == before || !is_synced (bench))
    run_frames (bench, 1);
  run_frames (bench, N_IDLE_FRAMES);
  frames_report_work ("round");
}

static void
measure (Bench *bench,
         gint64 start,
         char **command)
{
  guint n;
  guint found;

  open_corpus (bench, start);
  n = count_rows (bench);
  frames_scroll (GTK_SCROLLABLE (find_in_pane (bench, GTK_TYPE_LIST_VIEW)), N_PAGES, run_frames, bench);
  frames_report_work ("scroll");
  found = type_filter (bench);
  change_order (bench);
  run_round (bench, command, n);
  printf ("rows=%u found=%u come=%u\n", n, found, count_rows (bench) - n);
}

int
main (int    argc,
      char **argv)
{
  Bench  bench = { 0 };
  gint64 start;
  g_autoptr (GFile) corpus = NULL;

  if (argc != 2 && argc < 4)
    return 2;
  start = g_ascii_strtoll (argv[1], NULL, 10);
  bench.application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);
  if (!g_application_register (G_APPLICATION (bench.application), NULL, NULL))
    return 1;
  /* what slides in would be part of the time until it is there */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (argc == 2)
    {
      g_application_activate (G_APPLICATION (bench.application));
      run_frames (&bench, 1);
      printf ("first=%" G_GINT64_FORMAT "\n", frames_get_time (CLOCK_MONOTONIC) - start);
    }
  else
    {
      corpus = g_file_new_for_path (argv[2]);
      g_application_open (G_APPLICATION (bench.application), &corpus, 1, "");
      measure (&bench, start, argv + 3);
    }
  fflush (stdout);
  _exit (0); /* how long it takes to close is no part of this */
}
