/* test-edges.c: moving the edges of the selected annotation by key, in the real window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <locale.h>

#include "app/notanda-application.h"
#include "model/notanda-ids.h"
#include "util/test-documents.h"

/* Code points: "two" is 4-7, "three" 8-13, "four" 15-19. */
#define TEXT "One two three, four five.\n\nשלום עולם אמר האיש.\n"
#define HEBREW 27
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  char          *folder;
  char          *path;
  NotandaWindow *window;
  char          *heard;
} Fixture;

static gboolean
tick_cb (gpointer data G_GNUC_UNUSED)
{
  return G_SOURCE_CONTINUE;
}

static NotandaPage *
get_page (Fixture *fixture)
{
  return notanda_window_get_page (fixture->window);
}

static NotandaDocument *
get_document (Fixture *fixture)
{
  return notanda_page_get_document (get_page (fixture));
}

static void
hear (NotandaPage *page G_GNUC_UNUSED,
      const char       *message,
      gpointer          data)
{
  g_set_str (&((Fixture *) data)->heard, message);
}

static void
set_up (Fixture           *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("notanda-edges-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "text.txt", NULL);
  g_file_set_contents (fixture->path, TEXT, -1, &error);
  g_assert_no_error (error);
  file = g_file_new_for_path (fixture->path);
  g_set_weak_pointer (&fixture->window, notanda_application_open_file (
                                            NOTANDA_APPLICATION (g_application_get_default ()), file, NULL));
  notanda_page_set_announcer (get_page (fixture), hear, fixture);
  while (get_document (fixture) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
tear_down (Fixture           *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  gint64           end = g_get_monotonic_time () + PATIENCE;
  g_autofree char *saved = g_build_filename (fixture->folder, "text.notanda", NULL);

  while (notanda_saver_get_state (notanda_page_get_saver (get_page (fixture))) != NOTANDA_SAVER_SAVED)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_remove (fixture->path);
  g_remove (saved);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->heard);
}

static void
move (Fixture    *fixture,
      const char *how,
      const char *expected)
{
  g_autofree char *action = g_strconcat ("page.move-", how, NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (notanda_page_get_view (get_page (fixture))), action, NULL));
  test_document_assert (get_document (fixture), expected);
}

static guint32
mark (Fixture *fixture,
      char     key,
      guint32  start,
      guint32  end)
{
  guint32 slot = test_document_mark (get_document (fixture), key, start, end);

  notanda_reading_view_set_selected (notanda_page_get_view (get_page (fixture)), slot);
  notanda_reading_view_place_caret (notanda_page_get_view (get_page (fixture)), end);
  return slot;
}

/* Every move is a step of its own, and the caret follows. */
static void
test_moves (Fixture           *fixture,
            gconstpointer data G_GNUC_UNUSED)
{
  gsize caret;
  gsize end;

  mark (fixture, 'q', 8, 13);
  move (fixture, "end-word-right", "q8-19");
  g_assert_cmpstr (fixture->heard, ==, "Ends with “three, four”");
  move (fixture, "end-word-left", "q8-13");
  move (fixture, "end-word-left", "q8-13"); /* nothing would be left */
  move (fixture, "end-character-on", "q8-14");
  move (fixture, "start-word-left", "q4-14");
  g_assert_cmpstr (fixture->heard, ==, "Starts with “two three,”");
  move (fixture, "start-character-back", "q3-14");
  move (fixture, "start-word-left", "q0-14");
  move (fixture, "start-character-back", "q0-14");
  notanda_reading_view_get_selection (notanda_page_get_view (get_page (fixture)), &caret, &end);
  g_assert_cmpuint (caret, ==, 0);
  g_assert_cmpstr (notanda_document_get_undo_label (get_document (fixture)), ==, "Move Start of Quote");
  g_assert_true (notanda_document_undo (get_document (fixture), NULL));
  test_document_assert (get_document (fixture), "q3-14");
}

/* Links and notes stay. */
static void
test_kept (Fixture           *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  static const NotandaId role = NOTANDA_ID_ROLE_QUOTE_SOURCE;
  NotandaDocument       *document = get_document (fixture);
  guint32                source = mark (fixture, 's', 0, 3);
  guint32                quote = mark (fixture, 'q', 8, 13);
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaLink link = { .role = role };

  notanda_annotation_init (&annotation);
  notanda_document_read (document, source, &annotation);
  link.target = annotation.id;
  notanda_document_set_link (document, quote, &link, NULL, "Link");
  notanda_document_set_note (document, quote, "", "a note", NULL, "Note");
  move (fixture, "start-word-left", "s0-3 q4-13");
  notanda_document_read (document, quote, &annotation);
  g_assert_cmpuint (annotation.n_links, ==, 1);
  g_assert_cmpuint (annotation.n_notes, ==, 1);
}

/* The piece that the caret is at; pieces don't cross. */
static void
test_pieces (Fixture           *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  const NotandaRange  pieces[] = { { 0, 3 }, { 8, 13 } };
  guint32             slot = mark (fixture, 'q', 0, 3);
  NotandaReadingView *view = notanda_page_get_view (get_page (fixture));

  g_assert_true (notanda_document_set_fragments (get_document (fixture), slot, pieces, 2, "Pieces", NULL));
  notanda_reading_view_place_caret (view, 22);
  move (fixture, "end-word-right", "q0-3,8-19");
  move (fixture, "end-word-left", "q0-3,8-13");
  notanda_reading_view_place_caret (view, 1);
  move (fixture, "end-word-right", "q0-7,8-13");
  move (fixture, "end-word-right", "q0-8,8-13");
  move (fixture, "end-word-right", "q0-8,8-13");
  notanda_reading_view_place_caret (view, 10);
  move (fixture, "start-word-left", "q0-8,8-13");
  move (fixture, "start-character-on", "q0-8,9-13");
}

/* The key to the left makes a Hebrew quotation longer. */
static void
test_right_to_left (Fixture           *fixture,
                    gconstpointer data G_GNUC_UNUSED)
{
  mark (fixture, 'q', HEBREW, HEBREW + 4);
  move (fixture, "end-word-left", "q27-36");
  move (fixture, "end-word-right", "q27-31");
  move (fixture, "end-character-on", "q27-32");
}

/* By the handle: any place, checked by the document. */
static void
test_placed (Fixture           *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *view = GTK_WIDGET (notanda_page_get_view (get_page (fixture)));

  mark (fixture, 'e', 4, 7);
  g_assert_true (gtk_widget_activate_action (view, "page.place-edge", "(uuu)", 0, 1, 13));
  test_document_assert (get_document (fixture), "e4-13");
  g_assert_true (gtk_widget_activate_action (view, "page.place-edge", "(uuu)", 3, 1, 13)); /* no such piece */
  g_assert_true (gtk_widget_activate_action (view, "page.place-edge", "(uuu)", 0, 1, 1300));
  test_document_assert (get_document (fixture), "e4-13");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_application_set_default (G_APPLICATION (application));
  g_application_hold (G_APPLICATION (application));
  g_timeout_add (500, tick_cb, NULL);

  g_test_add ("/notanda/display/edges/moves", Fixture, NULL, set_up, test_moves, tear_down);
  g_test_add ("/notanda/display/edges/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/notanda/display/edges/pieces", Fixture, NULL, set_up, test_pieces, tear_down);
  g_test_add ("/notanda/display/edges/right-to-left", Fixture, NULL, set_up, test_right_to_left, tear_down);
  g_test_add ("/notanda/display/edges/placed", Fixture, NULL, set_up, test_placed, tear_down);
  return g_test_run ();
}
