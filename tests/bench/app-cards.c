/* app-cards.c: how long the list of annotations keeps the window from answering
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-app-cards FILE
 * shows the document's annotations in a pane of their own and prints
 *   list=.. scroll=.. jump=.. filter=.. change=.. alive=.. found=..
 * the longest that the main thread worked between two looks at its events, in
 * nanoseconds: while all were listed, while they were scrolled by pages, while others
 * far away were selected, while a filter was typed letter by letter and cleared again,
 * and while annotations were removed with a filter set; then the most row objects there
 * were at a time, and how many matched what was typed, by the list and, so that it is
 * known to be right, by a look at each of them.
 */

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/common/notanda-annotation-query.h"
#include "app/notanda-application.h"
#include "app/pane/notanda-annotation-pane.h"
#include "bench/frames.h"
#include "format/notanda-document-file.h"

#define WORDS "flood harbour"
#define N_PAGES 150
#define N_JUMPS 40
#define N_REMOVED 20
#define N_IDLE_FRAMES 30

typedef struct
{
  GtkWindow             *window;
  NotandaAnnotationPane *pane;
  NotandaDocument       *document;
  guint                  n_frames; /* painted since it was set to 0 */
  guint                  max_alive;
} Bench;

static void
run_frames (gpointer data,
            guint    n)
{
  Bench                 *bench = data;
  NotandaAnnotationList *annotations = notanda_annotation_pane_get_annotations (bench->pane);

  bench->n_frames = 0;
  while (bench->n_frames < n || (annotations != NULL && notanda_annotation_list_get_filtering (annotations)))
    g_main_context_iteration (NULL, TRUE);
  if (annotations != NULL)
    bench->max_alive = MAX (bench->max_alive, notanda_annotation_list_get_n_alive (annotations));
}

static GtkWidget *
find_in_pane (Bench *bench,
              GType  type)
{
  return frames_find (GTK_WIDGET (bench->pane), type);
}

static void
jump (Bench *bench)
{
  guint32 n = notanda_document_get_n_slots (bench->document);

  for (guint i = 1; i <= N_JUMPS; i++)
    {
      notanda_annotation_pane_set_selected (bench->pane, (guint32) ((guint64) i * 7919 * 7919 % n));
      run_frames (bench, 2);
    }
}

static void
type_filter (Bench *bench)
{
  frames_type (GTK_EDITABLE (find_in_pane (bench, GTK_TYPE_SEARCH_ENTRY)), WORDS, run_frames, bench);
}

static guint
count_matches (Bench *bench)
{
  g_autoptr (NotandaAnnotationQuery) query = notanda_annotation_query_new (WORDS, NULL, NULL);
  guint n = 0;

  for (guint32 slot = 0; slot < notanda_document_get_n_slots (bench->document); slot++)
    n += notanda_annotation_query_matches (query, bench->document, slot) ? 1 : 0;
  return n;
}

static void
measure (Bench *bench)
{
  GListModel *annotations;
  guint       found;

  frames_forget_work ();
  notanda_annotation_pane_set_document (bench->pane, bench->document);
  run_frames (bench, N_IDLE_FRAMES);
  frames_report_work ("list");
  frames_scroll (GTK_SCROLLABLE (find_in_pane (bench, GTK_TYPE_LIST_VIEW)), N_PAGES, run_frames, bench);
  frames_report_work ("scroll");
  jump (bench);
  frames_report_work ("jump");
  type_filter (bench);
  annotations = G_LIST_MODEL (notanda_annotation_pane_get_annotations (bench->pane));
  found = g_list_model_get_n_items (annotations);
  gtk_editable_set_text (GTK_EDITABLE (find_in_pane (bench, GTK_TYPE_SEARCH_ENTRY)), "");
  run_frames (bench, N_IDLE_FRAMES);
  frames_report_work ("filter");
  printf ("found=%u expected=%u ", found, count_matches (bench));
  type_filter (bench);
  frames_forget_work ();
  for (guint i = 0; i < N_REMOVED; i++)
    {
      NotandaSpan head;

      notanda_span_set_get_head (notanda_annotation_list_get_heads (NOTANDA_ANNOTATION_LIST (annotations)), i, &head);
      notanda_document_remove (bench->document, head.slot, "Remove");
      run_frames (bench, 2);
    }
  frames_report_work ("change");
  printf ("alive=%u\n", bench->max_alive);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (9, "A. Reader");
  g_autoptr (NotandaApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  if (argc != 2)
    return 2;
  adw_init ();
  application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  bench.document = notanda_document_file_open (argv[1], identity, NULL, NULL, &error);
  g_assert_no_error (error);
  notanda_document_get_spans (bench.document); /* the article needs them first */
  bench.pane = g_object_new (NOTANDA_TYPE_ANNOTATION_PANE, NULL);
  bench.window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (bench.window), GTK_WIDGET (bench.pane));
  gtk_window_set_default_size (bench.window, 320, 900);
  gtk_window_present (bench.window);
  frames_count (GTK_WIDGET (bench.window), &bench.n_frames);
  run_frames (&bench, N_IDLE_FRAMES);
  frames_note_work ();
  measure (&bench);
  fflush (stdout);
  _exit (0); /* how long it takes to close is no part of this */
}
