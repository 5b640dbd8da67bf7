/* app-arriving.c: how long the window keeps one waiting while others' marks arrive in what is open
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-app-arriving make FOLDER N    writes FOLDER/before.notanda, with N annotations, FOLDER/marks.notanda, where
 *                                       somebody else has made N more, and FOLDER/edits.notanda, where they have
 *                                       changed the type of each
 *   bench-app-arriving BEFORE AFTER
 * shows BEFORE in the program's window, puts AFTER in its place, as a round of sync does with what it brings, and prints
 *   open=.. arrive=.. come=.. records=..
 * the longest that the main thread worked between two looks at its events, in nanoseconds: once the list was filled, and
 * while it all arrived; then how many annotations more there were afterwards, and how many records were taken in.
 */

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/notanda-application.h"
#include "app/notanda-window-private.h"
#include "bench/frames.h"
#include "bench/material.h"
#include "format/notanda-document-file.h"
#include "model/notanda-ids.h"

#define CHARS_A_MARK 50
#define N_IDLE_FRAMES 60

typedef struct
{
  NotandaWindow *window;
  guint          n_frames; /* painted since it was set to 0 */
  guint          n_records;
} Bench;

static void
change_types (NotandaDocument *document)
{
  static const NotandaId entity = NOTANDA_ID_TYPE_ENTITY;
  static const NotandaId claim = NOTANDA_ID_TYPE_CLAIM;
  guint32                n = notanda_document_get_n_slots (document);

  for (guint32 slot = 0; slot < n; slot++)
    {
      g_auto (NotandaAnnotation) annotation = { 0 };
      const NotandaId *type = &entity;

      notanda_annotation_init (&annotation);
      g_assert_true (notanda_document_read (document, slot, &annotation));
      if (notanda_id_equal (&annotation.type, &entity))
        type = &claim;
      notanda_document_set_type (document, slot, type, "Change Type");
    }
}

/* Opens what one has written, as somebody else. */
static NotandaDocument *
open_as_other (const char *path)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (0x5a17c0de00000002, "Bo Reed");
  g_autoptr (GError) error = NULL;
  NotandaDocument *document = notanda_document_file_open (path, identity, NULL, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static int
make (const char *folder,
      guint       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree char *text = material_text (rand, n * CHARS_A_MARK, 6);
  g_autofree char *before = g_build_filename (folder, "before.notanda", NULL);
  g_autofree char *marks = g_build_filename (folder, "marks.notanda", NULL);
  g_autofree char *edits = g_build_filename (folder, "edits.notanda", NULL);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (0x5a17c0de00000001, "Ada Venn");
  g_autoptr (NotandaDocument) document = material_document (text, identity);
  g_autoptr (NotandaDocument) marked = NULL;
  g_autoptr (NotandaDocument) edited = NULL;

  material_mark_many (document, rand, n);
  material_write (document, before);
  marked = open_as_other (before);
  material_mark_many (marked, rand, n);
  material_write (marked, marks);
  edited = open_as_other (before);
  change_types (edited);
  material_write (edited, edits);

  return 0;
}

static void
window_added_cb (GtkApplication *application G_GNUC_UNUSED,
                 GtkWindow                  *window,
                 Bench                      *bench)
{
  bench->window = NOTANDA_WINDOW (window);
  frames_count_shown (GTK_WIDGET (window), &bench->n_frames);
}

static void
run_frames (Bench *bench,
            guint  n)
{
  frames_run (&bench->n_frames, n);
}

static void
taken_in_cb (NotandaSaver *saver G_GNUC_UNUSED,
             guint               n,
             Bench              *bench)
{
  bench->n_records += n;
}

static NotandaDocument *
get_document (Bench *bench)
{
  return bench->window != NULL ? notanda_page_get_document (bench->window->page) : NULL;
}

static void
measure (Bench      *bench,
         const char *path,
         const char *after)
{
  NotandaSaver *saver;
  guint         n;

  while (get_document (bench) == NULL || frames_find (GTK_WIDGET (bench->window), GTK_TYPE_LIST_VIEW) == NULL)
    g_main_context_iteration (NULL, TRUE);
  run_frames (bench, N_IDLE_FRAMES);
  frames_note_work ();
  run_frames (bench, N_IDLE_FRAMES);
  frames_report_work ("open");
  n = notanda_document_get_n_annotations (get_document (bench));
  saver = notanda_page_get_saver (bench->window->page);
  g_signal_connect (saver, "taken-in", G_CALLBACK (taken_in_cb), bench);
  if (rename (after, path) != 0)
    exit (1);
  notanda_saver_refresh (saver);
  while (bench->n_records == 0)
    g_main_context_iteration (NULL, TRUE);
  run_frames (bench, N_IDLE_FRAMES);
  frames_report_work ("arrive");
  printf ("come=%u records=%u\n", notanda_document_get_n_annotations (get_document (bench)) - n, bench->n_records);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };
  g_autoptr (NotandaApplication) application = NULL;
  g_autoptr (GFile) file = NULL;

  if (argc == 4 && g_str_equal (argv[1], "make"))
    return make (argv[2], (guint) atoi (argv[3]));
  if (argc != 3)
    return 2;
  application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &bench);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return 1;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  file = g_file_new_for_path (argv[1]);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  measure (&bench, argv[1], argv[2]);
  fflush (stdout);
  _exit (0); /* how long it takes to close is no part of this */
}
