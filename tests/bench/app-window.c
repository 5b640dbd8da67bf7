/* app-window.c: how soon a window has its first frame, and what a frame of scrolling costs
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-app-window START empty        an AdwApplicationWindow of the same size with nothing in it
 *   bench-app-window START show FILE    the program's window with a document
 *   bench-app-window START bare TEXT    a window with a GtkTextView, set up like ours
 * prints
 *   first=.. frame=.. pss=..
 * in nanoseconds: from START, on the monotonic clock, until a frame was painted
 * that has the article in it; then, with a text, the median of the main thread's
 * work in each of some frames of scrolling, and the memory the process has then,
 * in bytes, its share of what it has together with others; 0 without.
 *   bench-app-window START mark FILE
 * prints
 *   mark=.. built=..
 * the median of the main thread's work from the making of one more mark in sight
 * to the end of the frame that shows it, and that of the lines drawn anew for it.
 *   bench-app-window 0 text FILE TEXT   writes a document's text
 *   bench-app-window 0 lines FOLDER     writes FOLDER/lines.txt and FOLDER/line.txt:
 *                                       5 MB of prose, with line ends and on one line
 */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <string.h>

#include "app/notanda-application.h"
#include "app/reading/notanda-reading-view.h"
#include "app/reading/notanda-text-geometry.h"
#include "bench/material.h"
#include "format/notanda-document-file.h"
#include "model/notanda-ids.h"

#define N_FRAMES 120
#define N_MARKS 41
#define STEP 200 /* pixels */
#define TEXT_SIZE (5 << 20)

typedef enum
{
  MODE_EMPTY,
  MODE_SHOW,
  MODE_BARE,
  MODE_MARK,
} Mode;

typedef struct
{
  gint64         start;
  Mode           mode;
  const char    *path;
  GApplication  *application;
  GtkWidget     *window;
  GtkAdjustment *adjustment; /* once scrolling */
  gint64         first;
  gint64         frame_start;
  GArray        *frames;  /* (element-type gint64) */
  guint64        n_built; /* before the mark */
  GArray        *built;   /* (element-type gint64): lines drawn anew, for each mark */
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
  if (GTK_IS_TEXT_VIEW (widget))
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

static gint64
get_median (GArray *values)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_times);

  return g_array_index (values, gint64, values->len / 2);
}

static gint64
read_pss (void)
{
  g_autofree char *text = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");

  return line != NULL ? g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10) * 1024 : 0;
}

static void
finish (Bench *bench)
{
  gint64 median = get_median (bench->frames);

  if (bench->mode == MODE_MARK)
    printf ("mark=%" G_GINT64_FORMAT " built=%" G_GINT64_FORMAT "\n", median, get_median (bench->built));
  else
    printf ("first=%" G_GINT64_FORMAT " frame=%" G_GINT64_FORMAT " pss=%" G_GINT64_FORMAT "\n", bench->first, median,
            bench->mode == MODE_EMPTY ? 0 : read_pss ());
  fflush (stdout);
  _exit (0); /* how long it takes to close is no part of this */
}

static void
before_paint_cb (GdkFrameClock *clock G_GNUC_UNUSED,
                 Bench               *bench)
{
  bench->frame_start = now_ns (CLOCK_THREAD_CPUTIME_ID);
}

static guint64
count_built (GtkWidget *view)
{
  return notanda_highlight_painter_get_n_built (notanda_reading_view_get_painter (NOTANDA_READING_VIEW (view)));
}

/* Whether the article is in the frame that was just painted. */
static gboolean
is_shown (Bench     *bench,
          GtkWidget *view)
{
  if (bench->mode == MODE_EMPTY)
    return TRUE;
  if (view == NULL || !gtk_widget_get_mapped (view))
    return FALSE;
  return bench->mode == MODE_BARE || notanda_reading_view_get_document (NOTANDA_READING_VIEW (view)) != NULL;
}

static void
after_paint_cb (GdkFrameClock *clock G_GNUC_UNUSED,
                Bench               *bench)
{
  GtkWidget *view = bench->mode == MODE_EMPTY ? NULL : find_view (bench->window);

  if (bench->adjustment != NULL)
    {
      gint64 work = now_ns (CLOCK_THREAD_CPUTIME_ID) - bench->frame_start;

      g_array_append_val (bench->frames, work);
      if (bench->mode == MODE_MARK)
        {
          gint64 built = count_built (view) - bench->n_built;

          g_array_append_val (bench->built, built);
        }
      if (bench->frames->len == (bench->mode == MODE_MARK ? N_MARKS : N_FRAMES))
        finish (bench);
      return;
    }
  if (!is_shown (bench, view))
    return;
  bench->first = now_ns (CLOCK_MONOTONIC) - bench->start;
  if (bench->mode == MODE_EMPTY)
    finish (bench);
  bench->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

/* One more word of the first lines, and all that listens to the document. */
static void
mark (Bench *bench)
{
  GtkWidget           *view = find_view (bench->window);
  NotandaDocument     *document = notanda_reading_view_get_document (NOTANDA_READING_VIEW (view));
  guint32              start = 40 + 9 * bench->frames->len;
  NotandaRange         range = { start, start + 6 };
  NotandaNewAnnotation what = { .type = NOTANDA_ID_TYPE_ENTITY, .fragments = &range, .n_fragments = 1 };

  bench->n_built = count_built (view);
  if (!notanda_document_add (document, &what, "Mark", NULL, NULL))
    exit (1);
}

static gboolean
tick_cb (GtkWidget *window    G_GNUC_UNUSED,
         GdkFrameClock *clock G_GNUC_UNUSED,
         gpointer             data)
{
  Bench *bench = data;

  if (bench->adjustment != NULL && bench->mode == MODE_MARK)
    mark (bench);
  else if (bench->adjustment != NULL)
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
  if (bench->mode != MODE_EMPTY)
    gtk_widget_add_tick_callback (window, tick_cb, bench, NULL);
}

static void
window_added_cb (GtkApplication *application G_GNUC_UNUSED,
                 GtkWindow                  *window,
                 Bench                      *bench)
{
  g_signal_connect_after (window, "map", G_CALLBACK (map_cb), bench);
}

/* The same font, so that a frame has as many lines. */
static void
set_font (GtkWidget *view)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  gtk_css_provider_load_from_string (css, "textview { font-family: var(--document-font-family); font-size: 1.15em; }");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (view), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* What our window has around the text, and the view's own settings. */
static GtkWidget *
create_bare (const char *path)
{
  GtkWidget       *bars = adw_toolbar_view_new ();
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  GtkWidget       *clamp = adw_clamp_scrollable_new ();
  GtkWidget       *view = gtk_text_view_new ();
  g_autofree char *text = NULL;
  gsize            size;

  if (!g_file_get_contents (path, &text, &size, NULL))
    exit (1);
  set_font (view);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 24);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 24);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (view), NOTANDA_LEADING);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), NOTANDA_LEADING);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, size);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 660);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (bars), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (bars), scroller);

  return bars;
}

static void
activate_cb (GtkApplication *application,
             Bench          *bench)
{
  GtkWidget *window = adw_application_window_new (application);

  /* as large as ours: each pixel is painted, and sent to the display */
  gtk_window_set_default_size (GTK_WINDOW (window), 1040, 760);
  if (bench->mode == MODE_BARE)
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), create_bare (bench->path));
  gtk_window_present (GTK_WINDOW (window));
}

static int
write_text (const char *path,
            const char *out)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "bench");
  g_autoptr (NotandaDocument) document = notanda_document_file_open (path, identity, NULL, NULL, NULL);
  FILE       *file = fopen (out, "wbe");
  const char *text;
  gsize       size;

  if (document == NULL || file == NULL)
    return 1;
  text = notanda_article_get_text (notanda_document_get_article (document), &size);

  return fwrite (text, 1, size, file) == size && fclose (file) == 0 ? 0 : 1;
}

static int
write_lines (const char *folder)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (1);
      g_autofree char *text = material_text (rand, TEXT_SIZE, i == 0 ? 4 : 0);
      g_autofree char *path = g_build_filename (folder, i == 0 ? "lines.txt" : "line.txt", NULL);
      FILE            *file = fopen (path, "wbe");

      if (file == NULL || fwrite (text, 1, strlen (text), file) != strlen (text) || fclose (file) != 0)
        return 1;
    }

  return 0;
}

static Mode
find_mode (const char *name)
{
  static const char *const names[] = { "empty", "show", "bare", "mark" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return i;
  exit (2);
}

int
main (int    argc,
      char **argv)
{
  Bench    bench = { .frames = g_array_new (FALSE, FALSE, sizeof (gint64)),
                     .built = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  char    *arguments[] = { argv[0], argc > 3 ? argv[3] : NULL, NULL };
  gboolean is_ours;

  if (argc > 4 && g_str_equal (argv[2], "text"))
    return write_text (argv[3], argv[4]);
  if (argc > 3 && g_str_equal (argv[2], "lines"))
    return write_lines (argv[3]);
  if (argc < 3)
    return 2;
  bench.start = g_ascii_strtoll (argv[1], NULL, 10);
  bench.mode = find_mode (argv[2]);
  bench.path = arguments[1];
  is_ours = bench.mode == MODE_SHOW || bench.mode == MODE_MARK;
  if (is_ours)
    bench.application = G_APPLICATION (notanda_application_new (G_APPLICATION_NON_UNIQUE));
  else
    {
      bench.application = G_APPLICATION (adw_application_new ("io.github.notanda.Bench", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (bench.application, "activate", G_CALLBACK (activate_cb), &bench);
    }
  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);

  return g_application_run (bench.application, is_ours ? 2 : 1, arguments);
}
