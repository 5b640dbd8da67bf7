/* test-library-window.c: the corpus of a window, and its articles one after the other
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "app/library/corpus-folder.h"
#include "app/library/notanda-library-pane.h"
#include "app/notanda-window-private.h"
#include "app/pane/notanda-annotation-editor.h"
#include "display/window-fixture.h"
#include "model/notanda-corpus-records.h"
#include "model/notanda-tag-set-edit.h"

static const char *expected;

static NotandaLibraryPane *
get_pane (Fixture *fixture)
{
  return NOTANDA_LIBRARY_PANE (find_by_type (GTK_WIDGET (fixture->window), NOTANDA_TYPE_LIBRARY_PANE));
}

static NotandaLibraryList *
get_list (Fixture *fixture)
{
  return notanda_library_pane_get_list (get_pane (fixture));
}

static gboolean
is_listed (Fixture *fixture)
{
  NotandaLibrary *library = notanda_window_get_library (fixture->window);

  return library != NULL && notanda_library_get_state (library) == NOTANDA_LIBRARY_LISTED;
}

static void
ignore (NotandaPage *page,
        const char  *message,
        gpointer     data)
{
}

static void
set_up_corpus (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  fixture->application = NOTANDA_APPLICATION (g_application_get_default ());
  fixture->folder = corpus_folder_new ();
  g_free (corpus_folder_add (fixture->folder, "a.notanda", "Ash", NULL, NULL));
  g_free (corpus_folder_add (fixture->folder, "b.notanda", "Birch", NULL, NULL));
  g_free (corpus_folder_add (fixture->folder, "c.notanda", "Cedar", NULL, NULL));
  file = g_file_new_for_path (fixture->folder);
  g_set_weak_pointer (&fixture->window, notanda_application_open_file (fixture->application, file, NULL));
  /* GTK's double for tests has no announcements */
  notanda_page_set_announcer (notanda_window_get_page (fixture->window), ignore, NULL);
  wait_for (fixture, is_listed);
}

static void
tear_down_corpus (Fixture      *fixture,
                  gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
has_title (Fixture *fixture)
{
  g_autofree char *title = notanda_page_dup_title (notanda_window_get_page (fixture->window));

  return g_strcmp0 (title, expected) == 0;
}

static void
step (Fixture    *fixture,
      const char *action,
      const char *title)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  expected = title;
  g_test_message ("%s to %s", action, title);
  wait_for (fixture, has_title);
}

static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  step (fixture, "win.next-article", "Ash");
  g_assert_cmpstr (notanda_library_list_get_current (get_list (fixture)), ==, "a.notanda");
  step (fixture, "win.next-article", "Birch");
  step (fixture, "win.previous-article", "Ash");
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);

  /* two at once */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-article", NULL));
  step (fixture, "win.next-article", "Cedar");

  /* of what the filter leaves */
  notanda_library_list_set_filter (get_list (fixture), "a");
  step (fixture, "win.previous-article", "Ash");
}

static guint
count_in_file (Fixture    *fixture,
               const char *name)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (9, "Ada");
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaDocument) document = notanda_document_file_open (path, identity, NULL, NULL, &error);

  g_assert_no_error (error);

  return notanda_document_get_n_slots (document);
}

/* What was marked last is in the file before the next article is there. */
static void
test_saved_first (Fixture      *fixture,
                  gconstpointer data)
{
  step (fixture, "win.next-article", "Ash");
  mark (fixture, "Entity", 0, 3);
  g_assert_false (is_saved (fixture));
  step (fixture, "win.next-article", "Birch");
  g_assert_cmpuint (count_in_file (fixture, "a.notanda"), ==, 1);
}

/* One tag set for all articles and windows, saved by itself. */
static void
test_tags (Fixture      *fixture,
           gconstpointer data)
{
  NotandaLibrary  *library = notanda_window_get_library (fixture->window);
  NotandaDocument *corpus = notanda_library_get_document (library);
  NotandaWindow   *first = fixture->window;
  g_autofree char *path = g_build_filename (fixture->folder, "b.notanda", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  NotandaTagSet *tag_set;
  NotandaId      type;
  g_autoptr (GError) error = NULL;

  step (fixture, "win.next-article", "Ash");
  fixture->window = notanda_application_open_file (fixture->application, file, NULL);
  g_assert_true (fixture->window != first);
  expected = "Birch";
  wait_for (fixture, has_title);
  g_assert_true (notanda_window_get_library (fixture->window) == library);

  tag_set = notanda_document_get_tag_set (get_document (fixture));
  type = notanda_tag_set_get_type (tag_set, 0)->id;
  g_assert_true (notanda_tag_edit_rename (corpus, &type, "Speech", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (notanda_tag_set_get_type (tag_set, 0)->label, ==, "Speech");
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture->window = first;
  tag_set = notanda_document_get_tag_set (get_document (fixture));
  g_assert_cmpstr (notanda_tag_set_get_type (tag_set, 0)->label, ==, "Speech");
}

static gboolean
has_focus_in_library (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (get_pane (fixture)));
}

static gboolean
has_focus_in_text (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (get_view (fixture));
}

static gboolean
has_focus_in_annotations (Fixture *fixture)
{
  return !has_focus_in_text (fixture) && !has_focus_in_library (fixture);
}

static void
switch_pane (Fixture  *fixture,
             Condition condition)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.switch-pane", NULL));
  wait_for (fixture, condition);
}

/* From the text to the annotations, to the library and back. */
static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  wait_for (fixture, has_focus_in_library);
  step (fixture, "win.next-article", "Ash");
  wait_for (fixture, has_focus_in_text);
  mark (fixture, "Entity", 0, 3);
  act (fixture, "page.deselect", NULL);
  switch_pane (fixture, has_focus_in_annotations);
  switch_pane (fixture, has_focus_in_library);
  switch_pane (fixture, has_focus_in_text);
}

static gboolean
has_focus_in_editor (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, NOTANDA_TYPE_ANNOTATION_EDITOR) != NULL;
}

/* With an annotation selected its editor is one place more, and the library still comes after it. */
static void
test_focus_selected (Fixture      *fixture,
                     gconstpointer data)
{
  step (fixture, "win.next-article", "Ash");
  wait_for (fixture, has_focus_in_text);
  mark (fixture, "Entity", 0, 3);
  switch_pane (fixture, has_focus_in_annotations);
  g_assert_false (has_focus_in_editor (fixture));
  switch_pane (fixture, has_focus_in_editor);
  switch_pane (fixture, has_focus_in_library);
  switch_pane (fixture, has_focus_in_text);
}

static gboolean
has_no_document (Fixture *fixture)
{
  return get_document (fixture) == NULL;
}

static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  step (fixture, "win.next-article", "Ash");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-corpus", NULL));
  wait_for (fixture, has_no_document);
  g_assert_null (notanda_window_get_library (fixture->window));
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.library", NULL) && get_pane (fixture) != NULL &&
                  gtk_widget_get_mapped (GTK_WIDGET (get_pane (fixture))));
}

/* One window for a corpus that is opened once more. */
static void
test_once (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->folder);
  NotandaWindow *second = notanda_application_open_file (fixture->application, file, NULL);
  NotandaWindow *first = fixture->window;

  fixture->window = NULL;
  g_set_weak_pointer (&fixture->window, second);
  wait_for (fixture, is_gone);
  fixture->window = NULL;
  g_set_weak_pointer (&fixture->window, first);
}

static gboolean
has_server (Fixture *fixture)
{
  return fixture->window->syncer != NULL;
}

/* Known to be there, and left alone until somebody says so. */
static void
connect_corpus (Fixture *fixture)
{
  g_autoptr (NotandaAccount) account = notanda_account_new ("http://127.0.0.1:1/dav/", NULL);
  NotandaId corpus = *notanda_library_get_id (notanda_window_get_library (fixture->window));
  g_autoptr (GError) error = NULL;

  account->is_manual = TRUE;
  g_assert_true (notanda_account_save (account, &corpus, &error));
  g_assert_no_error (error);
  notanda_window_find_server (fixture->window);
  wait_for (fixture, has_server);
}

/* The server is the corpus', whether or not an article is open, and what isn't in the corpus has none. */
static void
test_server (Fixture      *fixture,
             gconstpointer data)
{
  NotandaSyncer   *syncer;
  g_autofree char *status = NULL;

  connect_corpus (fixture);
  syncer = fixture->window->syncer;
  status = notanda_window_dup_status (fixture->window);
  g_assert_cmpstr (status, ==, "Saved");
  step (fixture, "win.next-article", "Ash");
  step (fixture, "win.next-article", "Birch");
  g_assert_true (fixture->window->syncer == syncer);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-corpus", NULL));
  wait_for (fixture, has_no_document);
  g_assert_null (fixture->window->syncer);
}

/* A round with a server whose clock is a quarter of an hour behind, and which had lost two files. */
static NotandaSyncResult *
sync_behind (NotandaConnection  *connection,
             NotandaSyncProgress progress,
             gpointer            data,
             GCancellable       *cancellable)
{
  NotandaSyncResult *result = g_new0 (NotandaSyncResult, 1);

  result->changed = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  result->pending = notanda_sync_pending_new ();
  result->clock = -15;
  result->healed = 2;

  return result;
}

/* Returns: (nullable): what the banner about the server says */
static const char *
get_notice (Fixture *fixture)
{
  AdwBanner *banner = fixture->window->sync_banner;

  return banner != NULL && adw_banner_get_revealed (banner) ? adw_banner_get_title (banner) : NULL;
}

static gboolean
has_notice (Fixture *fixture)
{
  return get_notice (fixture) != NULL;
}

static void
know_notice (Fixture *fixture)
{
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (fixture->window->sync_banner)), ==, "win.know-notice");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.know-notice", NULL));
}

/* What is in the way of nothing is told, one thing after the other, until somebody says that they know. */
static void
test_notices (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Annotator");
  g_autoptr (NotandaSyncer) syncer = NULL;

  connect_corpus (fixture);
  syncer = notanda_syncer_new (notanda_syncer_get_root (fixture->window->syncer), notanda_syncer_get_account (fixture->window->syncer), identity, sync_behind);
  notanda_window_set_syncer (fixture->window, syncer);
  g_assert_null (get_notice (fixture));
  notanda_syncer_sync_now (syncer);
  wait_for (fixture, has_notice);
  g_assert_cmpstr (get_notice (fixture), ==, "The server had lost 2 files of the corpus, which are sent again.");
  know_notice (fixture);
  g_assert_nonnull (strstr (get_notice (fixture), "differ by 15 minutes"));
  know_notice (fixture);
  g_assert_null (get_notice (fixture));
}

static gboolean
waits_for_corpus (Fixture *fixture)
{
  NotandaHash line;

  notanda_corpus_hash_for_id (notanda_library_get_id (notanda_window_get_library (fixture->window)), &line);

  return g_hash_table_contains (notanda_syncer_get_waiting (fixture->window->syncer), &line);
}

/* The tag set is on its way as soon as it is saved. */
static void
test_tags_wait (Fixture      *fixture,
                gconstpointer data)
{
  NotandaDocument *corpus = notanda_library_get_document (notanda_window_get_library (fixture->window));
  NotandaId        type;
  g_autoptr (GError) error = NULL;

  connect_corpus (fixture);
  g_assert_false (waits_for_corpus (fixture));
  type = notanda_tag_set_get_type (notanda_document_get_tag_set (corpus), 0)->id;
  g_assert_true (notanda_tag_edit_rename (corpus, &type, "Speech", &error));
  g_assert_no_error (error);
  g_assert_false (waits_for_corpus (fixture));
  wait_for (fixture, waits_for_corpus);
  g_assert_cmpint (notanda_saver_get_state (notanda_library_get_saver (fixture->window->library)), ==, NOTANDA_SAVER_SAVED);
}

static gboolean
lists_absent (Fixture *fixture)
{
  return notanda_library_list_get_n_all (get_list (fixture)) == 4;
}

static gboolean
has_failed (Fixture *fixture)
{
  return fixture->window->failed != NULL;
}

static gboolean
opens_nothing (Fixture *fixture)
{
  return fixture->window->opening == NULL;
}

/* What is on the server alone is listed, and asked for where it is opened; that it can't be had is said, and can be tried again. */
static void
test_absent (Fixture      *fixture,
             gconstpointer data)
{
  const NotandaHash article = { .bytes = { 0xab, 0xcd } };
  g_autoptr (GPtrArray) absent = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_listed_document_unref);
  NotandaListedDocument     *document = notanda_listed_document_new_absent (&article);
  const NotandaLibraryEntry *entry;

  connect_corpus (fixture);
  document->title = g_strdup ("Alder");
  g_ptr_array_add (absent, document);
  notanda_library_set_absent (fixture->window->library, absent);
  wait_for (fixture, lists_absent);
  entry = notanda_library_list_get_entry (get_list (fixture), 0);
  g_assert_true (entry->is_absent);
  g_assert_cmpstr (entry->title, ==, "Alder");
  g_assert_null (notanda_library_find (fixture->window->library, &article));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-article", NULL));
  g_assert_cmpint (fixture->window->opening->kind, ==, NOTANDA_ORDER_ARTICLE);
  g_assert_true (notanda_hash_equal (&fixture->window->fetched, &article));
  wait_for (fixture, has_failed);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.try-again", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cancel-opening", NULL));
  wait_for (fixture, opens_nothing);
}

static gboolean
lists_two (Fixture *fixture)
{
  return notanda_library_list_get_n_all (get_list (fixture)) == 2;
}

/* An article whose file has gone keeps its name, also in a program that starts after that. */
static void
test_absent_name (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (9, "Ada");
  g_autoptr (GPtrArray) absent = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_listed_document_unref);
  g_autofree char           *path = g_build_filename (fixture->folder, "b.notanda", NULL);
  const NotandaLibraryEntry *entry = notanda_library_list_get_entry (get_list (fixture), 1);
  g_autoptr (NotandaLibrary) library = NULL;

  g_assert_cmpstr (entry->title, ==, "Birch");
  g_ptr_array_add (absent, notanda_listed_document_new_absent (&entry->document->article));
  g_assert_cmpint (g_unlink (path), ==, 0);
  notanda_library_look (fixture->window->library);
  wait_for (fixture, lists_two);

  library = notanda_library_new (notanda_corpus_open (fixture->folder, identity, NULL, NULL));
  notanda_library_set_absent (library, absent);
  notanda_library_start (library);
  while (notanda_library_get_state (library) != NOTANDA_LIBRARY_LISTED || notanda_library_get_entries (library)->len < 3)
    g_main_context_iteration (NULL, TRUE);
  entry = g_ptr_array_index (notanda_library_get_entries (library), 2);
  g_assert_true (entry->is_absent);
  g_assert_cmpstr (entry->title, ==, "Birch");
}

static gboolean
is_author (NotandaDocument *corpus,
           const char      *author)
{
  g_autoptr (NotandaPerson) person = notanda_corpus_find_person (corpus, author);

  return person != NULL && g_str_equal (person->name, author);
}

/* Who goes by another name is among the corpus' people by that, too; where they are none of these nothing is written. */
static void
test_name (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (NotandaIdentity) before = notanda_identity_ref (notanda_application_get_identity (fixture->application));
  g_autoptr (NotandaIdentity) stranger = notanda_identity_new_counting (9, "Bo");
  NotandaDocument *corpus = notanda_library_get_document (fixture->window->library);
  g_autoptr (GError) error = NULL;
  guint64 serial = notanda_document_get_serial (corpus);

  g_assert_true (is_author (corpus, "A. Reader"));
  g_assert_true (notanda_application_choose_author (fixture->application, "A. Reader", &error));
  g_assert_cmpuint (notanda_document_get_serial (corpus), ==, serial);
  g_assert_true (notanda_application_choose_author (fixture->application, "Tove Brandt", &error));
  g_assert_no_error (error);
  g_assert_true (is_author (corpus, "Tove Brandt"));
  g_assert_true (is_author (corpus, "A. Reader"));
  notanda_document_set_identity (corpus, stranger);
  serial = notanda_document_get_serial (corpus);
  g_assert_true (notanda_application_choose_author (fixture->application, "Somebody Else", &error));
  g_assert_cmpuint (notanda_document_get_serial (corpus), ==, serial);
  g_assert_false (is_author (corpus, "Somebody Else"));

  /* a corpus on a server has one among its people as soon as it is opened */
  connect_corpus (fixture);
  g_assert_true (is_author (corpus, "Somebody Else"));
  notanda_application_set_identity (fixture->application, before);
}

#define ADD(name, function) g_test_add ("/notanda/app/library-window/" name, Fixture, NULL, set_up_corpus, function, tear_down_corpus)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

  ADD ("steps", test_steps);
  ADD ("saved-first", test_saved_first);
  ADD ("tags", test_tags);
  ADD ("focus", test_focus);
  ADD ("focus-selected", test_focus_selected);
  ADD ("close", test_close);
  ADD ("once", test_once);
  ADD ("server", test_server);
  ADD ("notices", test_notices);
  ADD ("tags-wait", test_tags_wait);
  ADD ("absent", test_absent);
  ADD ("absent-name", test_absent_name);
  ADD ("name", test_name);

  return g_test_run ();
}
