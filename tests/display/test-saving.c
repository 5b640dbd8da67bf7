/* test-saving.c: a document saved, taken in, copied, exported and closed in a real window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "app/notanda-page-private.h"
#include "display/window-fixture.h"
#include "format/notanda-document-file.h"

static gboolean
has_failed (Fixture *fixture)
{
  return get_state (fixture) == NOTANDA_SAVER_FAILED;
}

static guint
count_saved (const char *path)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (8, "B. Reader");
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaDocument) document = notanda_document_file_open (path, identity, NULL, NULL, &error);

  g_assert_no_error (error);
  return notanda_document_get_n_annotations (document);
}

static void
test_saves (Fixture      *fixture,
            gconstpointer data)
{
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  g_assert_cmpint (get_state (fixture), ==, NOTANDA_SAVER_PENDING);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->document), ==, 1);
  act (fixture, "win.undo", NULL);
  act (fixture, "win.save", NULL);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->document), ==, 0);
}

/* A window that is closed has everything saved. */
static void
test_closes (Fixture      *fixture,
             gconstpointer data)
{
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  g_assert_cmpuint (count_saved (fixture->document), ==, 1);
  open_window (fixture, fixture->document);
  act (fixture, "win.undo", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, 0);
}

/* The folder goes away: a banner says so, and the work goes elsewhere. */
static void
test_fails (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *moved = g_strconcat (fixture->folder, "-moved", NULL);

  wait_for (fixture, is_saved);
  g_assert_cmpint (g_rename (fixture->folder, moved), ==, 0);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, has_failed);
  g_assert_nonnull (notanda_saver_get_problem (notanda_page_get_saver (notanda_window_get_page (fixture->window))));
  g_assert_cmpstr (notanda_page_get_status (notanda_window_get_page (fixture->window)), ==, "Not saved");

  fixture->chosen = g_build_filename (moved, "rescued.notanda", NULL);
  act (fixture, "win.save-as", NULL);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->chosen), ==, 1);
  g_assert_null (notanda_saver_get_problem (notanda_page_get_saver (notanda_window_get_page (fixture->window))));
  remove_folder (moved);
}

/* Another place, chosen while a save is on, is saved at after it. */
static void
test_saves_elsewhere (Fixture      *fixture,
                      gconstpointer data)
{
  NotandaSaver *saver = notanda_page_get_saver (notanda_window_get_page (fixture->window));

  wait_for (fixture, is_saved);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  fixture->chosen = g_build_filename (fixture->folder, "elsewhere.notanda", NULL);
  act (fixture, "win.save", NULL);
  g_assert_cmpint (notanda_saver_get_state (saver), ==, NOTANDA_SAVER_SAVING);
  act (fixture, "win.save-as", NULL);
  wait_for (fixture, is_saved);
  g_assert_cmpstr (notanda_saver_get_file (saver)->path, ==, fixture->chosen);
  g_assert_cmpuint (count_saved (fixture->chosen), ==, 1);
}

static gboolean
has_two (Fixture *fixture)
{
  return notanda_document_get_n_annotations (get_document (fixture)) == 2;
}

/* Heard once: a toast that another follows at once is never seen. */
static void
test_takes_in_once (Fixture      *fixture,
                    gconstpointer data)
{
  NotandaPage     *page = notanda_window_get_page (fixture->window);
  NotandaSaver    *saver = notanda_page_get_saver (page);
  GSignalMatchType match = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA;
  guint            id = g_signal_lookup ("taken-in", NOTANDA_TYPE_SAVER);

  g_assert_cmpuint (g_signal_handlers_block_matched (saver, match, id, 0, NULL, NULL, page), ==, 1);
  g_signal_handlers_unblock_matched (saver, match, id, 0, NULL, NULL, page);
}

/* Another program's marks arrive while the window is open, and nothing has to be saved for it. */
static void
test_takes_in (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (8, "B. Reader");
  NotandaRange         range = { 4, 6 };
  NotandaNewAnnotation what = { .type = *notanda_builtin_type_get_id (NOTANDA_TYPE_ENTITY), .fragments = &range, .n_fragments = 1 };
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) other = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, is_saved);
  other = notanda_document_file_open (fixture->document, identity, &file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (notanda_document_add (other, &what, "Mark", NULL, &error));
  snapshot = notanda_document_snapshot (other);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, &error));
  wait_for (fixture, has_two);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->document), ==, 2);
  act (fixture, "win.undo", NULL);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->document), ==, 1);
}

/* A file that was deleted is said to be gone, and is put back by saving. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, is_saved);
  g_assert_cmpint (g_unlink (fixture->document), ==, 0);
  wait_for (fixture, has_failed);
  g_assert_nonnull (strstr (notanda_saver_get_problem (notanda_page_get_saver (notanda_window_get_page (fixture->window))), "is gone"));
  act (fixture, "win.save", NULL);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->document), ==, 1);
}

/* One that another program has spoilt is left as it is, and the work goes elsewhere. */
static void
test_spoilt (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *read = NULL;

  wait_for (fixture, is_saved);
  g_assert_true (g_file_set_contents (fixture->document, "spoilt", -1, NULL));
  wait_for (fixture, has_failed);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  act (fixture, "win.save", NULL);
  wait_for (fixture, has_failed);
  g_assert_true (g_file_get_contents (fixture->document, &read, NULL, NULL));
  g_assert_cmpstr (read, ==, "spoilt");
  fixture->chosen = g_build_filename (fixture->folder, "rescued.notanda", NULL);
  act (fixture, "win.save-as", NULL);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->chosen), ==, 1);
}

/* Bytes of the file with a bit of its records turned over. */
static GBytes *
damage (const char *path)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (8, "B. Reader");
  gsize size;
  char *contents;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  for (gsize i = size; i-- > 0; contents[i] ^= 1)
    {
      g_autoptr (NotandaDocumentFile) file = NULL;
      g_autoptr (NotandaDocument) document = NULL;

      contents[i] ^= 1;
      g_assert_true (g_file_set_contents (path, contents, size, NULL));
      document = notanda_document_file_open (path, identity, &file, NULL, NULL);
      if (document != NULL && file->damage != NULL)
        return g_bytes_new_take (contents, size);
    }
  g_assert_not_reached ();
}

static const char *
get_banner (Fixture *fixture)
{
  return adw_banner_get_title (ADW_BANNER (find_by_type (GTK_WIDGET (fixture->window), ADW_TYPE_BANNER)));
}

/* What is wrong is said at once, and that it isn't saved when there is something to save. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (GMappedFile) after = NULL;
  g_autoptr (GBytes) bytes = NULL;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  damaged = damage (fixture->document);
  open_window (fixture, fixture->document);
  g_assert_true (g_str_has_prefix (get_banner (fixture), "Part of this file is damaged"));
  g_assert_cmpint (get_state (fixture), ==, NOTANDA_SAVER_SAVED);
  mark (fixture, "Entity", 0, 4);
  wait_for (fixture, has_failed);
  g_assert_true (g_str_has_prefix (get_banner (fixture), "Not saved: "));
  g_assert_nonnull (strstr (get_banner (fixture), "Part of this file is damaged"));
  after = g_mapped_file_new (fixture->document, FALSE, NULL);
  bytes = g_mapped_file_get_bytes (after);
  g_assert_true (g_bytes_equal (bytes, damaged));
  fixture->chosen = g_build_filename (fixture->folder, "rescued.notanda", NULL);
  act (fixture, "win.save-as", NULL);
  wait_for (fixture, is_saved);
}

static void
test_once (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) document = g_file_new_for_path (fixture->document);
  g_autoptr (GFile) article = g_file_new_for_path (fixture->article);

  g_assert_true (notanda_application_open_file (fixture->application, document, NULL) == fixture->window);
  g_assert_true (notanda_application_open_file (fixture->application, article, NULL) == fixture->window);
}

static gboolean
has_exported (Fixture *fixture)
{
  return g_file_test (fixture->chosen, G_FILE_TEST_EXISTS);
}

/* What was deleted isn't in the copy; a file that is there is left as it is, and the
 * window stays with its own. */
static void
test_clean_copy (Fixture      *fixture,
                 gconstpointer data)
{
  NotandaSaver    *saver = notanda_page_get_saver (notanda_window_get_page (fixture->window));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            size = 0, again = 0;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, is_saved);
  fixture->chosen = g_build_filename (fixture->folder, "copy.notanda", NULL);
  act (fixture, "win.save-clean-copy", NULL);
  wait_for (fixture, has_exported);
  g_assert_cmpuint (count_saved (fixture->chosen), ==, 1);
  g_assert_cmpstr (notanda_saver_get_file (saver)->path, ==, fixture->document);

  g_assert_true (g_file_get_contents (fixture->chosen, &before, &size, NULL));
  act (fixture, "win.undo", NULL);
  wait_for (fixture, is_saved);
  act (fixture, "win.save-clean-copy", NULL);
  g_assert_true (g_file_get_contents (fixture->chosen, &after, &again, NULL));
  g_assert_cmpmem (before, size, after, again);
  g_clear_pointer (&fixture->chosen, g_free);
  fixture->chosen = g_build_filename (fixture->folder, "empty.notanda", NULL);
  act (fixture, "win.save-clean-copy", NULL);
  wait_for (fixture, has_exported);
  g_assert_cmpuint (count_saved (fixture->chosen), ==, 0);
}

static gboolean
can_export (Fixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  GtkWidget *button = dialog != NULL ? find_button (GTK_WIDGET (dialog), "_Export") : NULL;

  return button != NULL && gtk_widget_get_sensitive (button);
}

static void
test_exports (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *written = NULL;
  AdwDialog       *dialog;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, is_saved);
  fixture->chosen = g_build_filename (fixture->folder, "quay.jsonl", NULL);
  act (fixture, "win.export", NULL);
  wait_for (fixture, can_export);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "_Export"), "clicked");
  wait_for (fixture, has_exported);
  g_assert_true (g_file_get_contents (fixture->chosen, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "no ship may enter"));
}

static void
answer (Fixture    *fixture,
        const char *label)
{
  wait_for (fixture, has_dialog);
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_dialog (fixture)), label), "clicked");
}

/* Marks a quote where it can't be saved; returns where the folder went. */
static char *
mark_unsaved (Fixture *fixture)
{
  char *moved = g_strconcat (fixture->folder, "-moved", NULL);

  wait_for (fixture, is_saved);
  g_assert_cmpint (g_rename (fixture->folder, moved), ==, 0);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, has_failed);
  return moved;
}

static guint
count_journals (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "notanda", "journal", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
has_journal (Fixture *fixture)
{
  return count_journals () == 1;
}

static gboolean
has_no_journal (Fixture *fixture)
{
  return count_journals () == 0;
}

/* First nothing, then elsewhere, after which the window is closed as was wanted. */
static void
test_closes_elsewhere (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *moved = mark_unsaved (fixture);

  wait_for (fixture, has_journal);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "_Cancel");
  wait_for (fixture, has_no_dialog);
  g_assert_nonnull (fixture->window);
  fixture->chosen = g_build_filename (moved, "rescued.notanda", NULL);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "Save _As…");
  wait_for (fixture, is_gone);
  g_assert_cmpuint (count_saved (fixture->chosen), ==, 1);
  wait_for (fixture, has_no_journal);
  remove_folder (moved);
}

/* What was thrown away doesn't come back. */
static void
test_closes_without (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *moved = mark_unsaved (fixture);

  wait_for (fixture, has_journal);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "Close _Without Saving");
  wait_for (fixture, is_gone);
  wait_for (fixture, has_no_journal);
  g_assert_cmpint (g_rename (moved, fixture->folder), ==, 0);
  open_window (fixture, fixture->document);
  g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  /* others leave journals behind, as after a full disk, and here they are counted */
  g_autofree char *state = g_dir_make_tmp ("notanda-state-XXXXXX", NULL);
  gboolean         is_own = g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);
  int status;

#define ADD(name, func) g_test_add ("/notanda/display/saving/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("saves", test_saves);
  ADD ("closes", test_closes);
  ADD ("fails", test_fails);
  ADD ("saves-elsewhere", test_saves_elsewhere);
  ADD ("clean-copy", test_clean_copy);
  ADD ("takes-in", test_takes_in);
  ADD ("takes-in-once", test_takes_in_once);
  ADD ("gone", test_gone);
  ADD ("spoilt", test_spoilt);
  ADD ("damaged", test_damaged);
  ADD ("once", test_once);
  ADD ("exports", test_exports);
  ADD ("closes-elsewhere", test_closes_elsewhere);
  ADD ("closes-without", test_closes_without);
  g_assert_true (is_own);
  status = g_test_run ();
  remove_folder (state);
  return status;
}
