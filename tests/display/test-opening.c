/* test-opening.c: what opens windows, and that a document is open once
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "display/window-count.h"
#include "load/notanda-open.h"

#define PASTED "Ships in the harbour\n\nThe café closed on Friday, its owner said to all of us.\n"

/* The window with that title, other than the fixture's. */
static NotandaWindow *
find_other (Fixture    *fixture,
            const char *title)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL; l = l->next)
    if (l->data != fixture->window && g_strcmp0 (gtk_window_get_title (l->data), title) == 0)
      return l->data;
  g_assert_not_reached ();
}

/* An article that has annotations is known by its document alone. */
static void
test_text_of_document (Fixture      *fixture,
                       gconstpointer data)
{
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  open_window (fixture, fixture->document);
  open_path (fixture, fixture->article);
  assert_windows (fixture, 1);
  g_assert_true (is_open (fixture));
  g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, 1);
}

/* Both are on their way when the second is asked for. */
static void
test_at_once (Fixture      *fixture,
              gconstpointer data)
{
  wait_for (fixture, is_saved);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  open_path (fixture, fixture->article);
  open_path (fixture, fixture->document);
  open_path (fixture, fixture->article);
  assert_windows (fixture, 1);
  g_set_weak_pointer (&fixture->window, gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data);
}

static gboolean
is_presented (Fixture *fixture)
{
  return gtk_window_is_active (GTK_WINDOW (fixture->window));
}

static gboolean
is_other_presented (Fixture *fixture)
{
  return gtk_window_is_active (GTK_WINDOW (fixture->empty));
}

static gboolean
is_behind (Fixture *fixture)
{
  return !is_presented (fixture);
}

/* A second document in a window of its own, which is where one is. */
static NotandaWindow *
open_second (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "one.txt", NULL);

  g_assert_true (g_file_set_contents (path, "One\n\nThe first of both articles.\n", -1, NULL));
  open_path (fixture, path);
  wait_for (fixture, has_two_windows);
  wait_for (fixture, is_behind);
  return find_other (fixture, "One");
}

/* That is in the fixture's window already, which comes to the front. */
static void
assert_presents (Fixture       *fixture,
                 NotandaWindow *other,
                 const char    *path)
{
  gtk_window_present (GTK_WINDOW (other));
  wait_for (fixture, is_behind);
  open_path (fixture, path);
  wait_for (fixture, is_presented);
  assert_windows (fixture, 2);
}

/* By every name that leads to it. */
static void
test_links (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *through = g_build_filename (folder, "..", "quay.notanda", NULL);
  g_autofree char *symbolic = g_build_filename (folder, "symbolic.notanda", NULL);
  g_autofree char *text = g_build_filename (folder, "symbolic.txt", NULL);
  g_autofree char *hard = g_build_filename (folder, "hard.notanda", NULL);
  g_autofree char *by_folder = g_build_filename (fixture->folder, "folder", NULL);
  g_autofree char *in_folder = g_build_filename (by_folder, "quay.notanda", NULL);
  g_autofree char *before = g_get_current_dir ();
  NotandaWindow   *other;

  wait_for (fixture, is_saved);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (fixture->document, symbolic), ==, 0);
  g_assert_cmpint (symlink (fixture->article, text), ==, 0);
  g_assert_cmpint (link (fixture->document, hard), ==, 0);
  g_assert_cmpint (symlink (".", by_folder), ==, 0);
  other = open_second (fixture);
  assert_presents (fixture, other, fixture->document);
  assert_presents (fixture, other, fixture->article);
  assert_presents (fixture, other, through);
  assert_presents (fixture, other, symbolic);
  assert_presents (fixture, other, text);
  assert_presents (fixture, other, hard);
  assert_presents (fixture, other, in_folder);
  g_assert_cmpint (g_chdir (folder), ==, 0);
  assert_presents (fixture, other, "../quay.notanda");
  assert_presents (fixture, other, "../quay.txt");
  g_assert_cmpint (g_chdir (before), ==, 0);
  gtk_window_destroy (GTK_WINDOW (other));
  g_unlink (by_folder);
}

static gboolean
is_saved_elsewhere (Fixture *fixture)
{
  return is_saved (fixture) && g_file_test (fixture->chosen, G_FILE_TEST_EXISTS);
}

/* By the name it has now. */
static void
test_saved_elsewhere (Fixture      *fixture,
                      gconstpointer data)
{
  NotandaWindow *other = open_second (fixture);

  fixture->chosen = g_build_filename (fixture->folder, "renamed.notanda", NULL);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  act (fixture, "win.save-as", NULL);
  wait_for (fixture, is_saved_elsewhere);
  assert_presents (fixture, other, fixture->chosen);
  g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (other));
}

/* Two documents of the same article would be merged, and have two windows: another name is asked for. */
static void
test_saved_over (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.txt", NULL);
  NotandaWindow   *other = NULL;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, is_saved);
  g_assert_true (g_file_set_contents (path, TEXT, -1, NULL));
  open_path (fixture, path);
  wait_for (fixture, has_two_windows);
  other = find_other (fixture, "Quay to close");
  fixture->chosen = g_build_filename (fixture->folder, "copy.notanda", NULL);
  act (fixture, "win.save-as", NULL);
  g_assert_nonnull (find_by_type (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget")));
  g_assert_cmpstr (notanda_saver_get_file (notanda_page_get_saver (notanda_window_get_page (fixture->window)))->path, ==,
                   fixture->document);
  g_assert_cmpint (get_state (fixture), ==, NOTANDA_SAVER_SAVED);
  gtk_window_destroy (GTK_WINDOW (other));
}

/* A text without a title is called by its first words, however far they stand in. */
static void
test_paste_words (Fixture      *fixture,
                  gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)),
                          "                                             It rained on the harbour all night, and nobody who lived there slept, as all of them told afterwards. In the morning it stopped.\n");
  act (fixture, "win.paste", NULL);
  wait_for (fixture, has_two_windows);
  gtk_window_destroy (GTK_WINDOW (find_other (fixture, "It rained on the harbour all night, and…")));
}

/* A window of its own, without a word about where all such texts are kept; and the same text once. */
static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *drafts = notanda_open_dup_drafts_folder ();
  GdkClipboard    *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  NotandaWindow   *other;
  const char      *document;

  gdk_clipboard_set_text (clipboard, PASTED);
  act (fixture, "win.paste", NULL);
  wait_for (fixture, has_two_windows);
  other = find_other (fixture, "Ships in the harbour");
  g_assert_null (notanda_page_get_opened (notanda_window_get_page (other))->notice);
  g_assert_true (g_str_has_prefix (notanda_saver_get_file (notanda_page_get_saver (notanda_window_get_page (other)))->path, drafts));
  act (fixture, "win.paste", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (other));
  assert_windows (fixture, 2);

  /* a draft is opened by its file as well */
  document = notanda_saver_get_file (notanda_page_get_saver (notanda_window_get_page (other)))->path;
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_presented);
  open_path (fixture, document);
  fixture->empty = other;
  wait_for (fixture, is_other_presented);
  assert_windows (fixture, 2);
  gtk_window_destroy (GTK_WINDOW (other));
  assert_windows (fixture, 1);
}

/* What a widget's own target does with it, in @phase. */
static gboolean
drop (GtkWidget          *widget,
      GtkPropagationPhase phase,
      const GValue       *value)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_DROP_TARGET (controller) || gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      g_assert_true (gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), G_VALUE_TYPE (value)));
      g_signal_emit_by_name (controller, "drop", value, 0.0, 0.0, &taken);
    }
  return taken;
}

/* Text goes where nothing is open; each file to a window. */
static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "one.txt", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "two.txt", NULL);
  g_autoptr (GFile) one = g_file_new_for_path (first);
  g_autoptr (GFile) two = g_file_new_for_path (second);
  GFile *both[] = { one, two };
  g_auto (GValue) files = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;
  NotandaWindow *empty = notanda_application_new_window (fixture->application);

  g_assert_true (g_file_set_contents (first, "One\n\nThe first of both articles.\n", -1, NULL));
  g_assert_true (g_file_set_contents (second, "Two\n\nThe second of both articles.\n", -1, NULL));
  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&files, gdk_file_list_new_from_array (both, G_N_ELEMENTS (both)));
  g_value_init (&text, G_TYPE_STRING);
  g_value_set_string (&text, PASTED);
  g_assert_true (drop (GTK_WIDGET (empty), GTK_PHASE_BUBBLE, &text));
  assert_windows (fixture, 2);
  g_assert_true (find_other (fixture, "Ships in the harbour") == empty);
  /* over the text, too, which would take it for itself */
  g_assert_true (drop (GTK_WIDGET (notanda_page_get_view (notanda_window_get_page (empty))), GTK_PHASE_CAPTURE, &files));
  assert_windows (fixture, 4);
  gtk_window_destroy (GTK_WINDOW (find_other (fixture, "One")));
  gtk_window_destroy (GTK_WINDOW (find_other (fixture, "Two")));
  gtk_window_destroy (GTK_WINDOW (empty));
}

#define PAGE(sentence)                                                                                                            \
  "<html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>The storm reached the coast on Monday evening, and by " \
  "midnight half of the harbour stood under water, the mayor said on the radio.<p>" sentence                                      \
  "<p>Nobody was hurt, but the market hall lost its roof, and the bridge will be closed for weeks.</article></body></html>"

static gboolean
shows_changes (Fixture *fixture)
{
  AdwDialog *dialog = get_dialog (fixture);

  return dialog != NULL && g_str_equal (adw_dialog_get_title (dialog), "What Changed") &&
         gtk_widget_get_mapped (adw_dialog_get_child (dialog));
}

static void
close_fixture_window (Fixture *fixture)
{
  wait_for (fixture, is_saved);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
}

/* A file that is another one now: its new version has what was marked, and says what became of the rest. */
static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "storm.html", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "storm 2.notanda", NULL);
  const char      *old = NULL;

  close_fixture_window (fixture);
  g_assert_true (g_file_set_contents (path, PAGE ("The boats had been brought inland a day before."), -1, NULL));
  open_window (fixture, path);
  g_assert_true (has_no_dialog (fixture));
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  close_fixture_window (fixture);

  g_assert_true (g_file_set_contents (path, PAGE ("All fishing boats were lost."), -1, NULL));
  open_window (fixture, path);
  wait_for (fixture, shows_changes);
  g_assert_cmpstr (notanda_saver_get_file (notanda_page_get_saver (notanda_window_get_page (fixture->window)))->path, ==, second);
  g_assert_true (notanda_document_get_replaced (get_document (fixture), NULL, &old));
  g_assert_cmpstr (old, ==, "storm.notanda");
  g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, 1);
  g_assert_nonnull (strstr (notanda_page_get_opened (notanda_window_get_page (fixture->window))->notice, "the old one stays in “storm.notanda”"));
  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  act (fixture, "win.what-changed", NULL);
  wait_for (fixture, shows_changes);
  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  close_fixture_window (fixture);

  /* said once */
  open_window (fixture, path);
  assert_windows (fixture, 1);
  g_assert_cmpstr (notanda_saver_get_file (notanda_page_get_saver (notanda_window_get_page (fixture->window)))->path, ==, second);
  g_assert_true (has_no_dialog (fixture));
  g_assert_null (notanda_page_get_opened (notanda_window_get_page (fixture->window))->notice);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/display/opening/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("text-of-document", test_text_of_document);
  ADD ("at-once", test_at_once);
  ADD ("links", test_links);
  ADD ("saved-elsewhere", test_saved_elsewhere);
  ADD ("saved-over", test_saved_over);
  ADD ("paste", test_paste);
  ADD ("paste-words", test_paste_words);
  ADD ("drop", test_drop);
  ADD ("changed", test_changed);
  return g_test_run ();
}
