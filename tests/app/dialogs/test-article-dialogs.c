/* test-article-dialogs.c: an article's details and text, changed by their dialogs
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "display/window-fixture.h"

#define PAGE                                                                                                                    \
  "<!doctype html><html lang=en><head><title>The quay will close - Quay News</title>"                                           \
  "<meta property='og:site_name' content='Quay News'><meta name=author content='Ann Other'>"                                    \
  "</head><body><nav><a href=/a>Front page</a> <a href=/b>Town</a></nav>"                                                       \
  "<article><h1>The quay will close</h1>"                                                                                       \
  "<p>The old quay of the town will close to ships in spring, the harbour office said on Tuesday, after two hundred years.</p>" \
  "<p>Ships will go to the new basin behind the island, where there is room for more of them and the water is deeper.</p>"      \
  "<p>Whoever wants to see the last one leave should come before the end of the month, the harbour master said.</p>"            \
  "<div class=newsletter><p>Sign up for our newsletter and never miss what happens at the quay.</p></div>"                      \
  "</article><footer>© Quay News 2026. All rights reserved.</footer></body></html>"

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *start)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), start))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, start);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_page_open (Fixture *fixture)
{
  return fixture->window != NULL && notanda_page_get_document (notanda_window_get_page (fixture->window)) != NULL;
}

static void
open_page (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "page.html", NULL);

  g_assert_true (g_file_set_contents (path, PAGE, -1, NULL));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  open_window (fixture, path);
  wait_for (fixture, is_page_open);
}

static NotandaDocument *
get_open (Fixture *fixture)
{
  return notanda_page_get_document (notanda_window_get_page (fixture->window));
}

/* For people, and by their clock. */
static void
check_loaded (Fixture *fixture)
{
  GtkWidget *row = find_row (GTK_WIDGET (get_dialog (fixture)), "Loaded");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (notanda_document_get_meta (get_open (fixture), NOTANDA_META_LOADED), NULL);
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autofree char *shown = g_date_time_format (local, "%c");

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Loaded");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, shown);
}

/* A corrected value is a step, and a date that is none is refused. */
static void
test_details (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *row;

  open_page (fixture);
  g_assert_cmpstr (notanda_document_get_meta (get_open (fixture), NOTANDA_META_TITLE), ==, "The quay will close");
  act (fixture, "win.details", NULL);
  row = find_row (GTK_WIDGET (get_dialog (fixture)), "Title");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "from the heading"));
  check_loaded (fixture);
  gtk_editable_set_text (GTK_EDITABLE (row), "The quay closes");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (notanda_document_get_meta (get_open (fixture), NOTANDA_META_TITLE), ==, "The quay closes");
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "corrected by hand"));
  act (fixture, "win.undo", NULL);
  g_assert_cmpstr (notanda_document_get_meta (get_open (fixture), NOTANDA_META_TITLE), ==, "The quay will close");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "The quay will close");

  row = find_row (GTK_WIDGET (get_dialog (fixture)), "Date");
  gtk_editable_set_text (GTK_EDITABLE (row), "soon");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_null (notanda_document_get_meta (get_open (fixture), NOTANDA_META_DATE));
  gtk_editable_set_text (GTK_EDITABLE (row), "4 March 2026");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (notanda_document_get_meta (get_open (fixture), NOTANDA_META_DATE), ==, "2026-03-04");
}

static gboolean
shows_at_start (Fixture    *fixture,
                const char *words)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (fixture)));
  g_autofree char *text = NULL;
  GtkTextIter      start;
  GtkTextIter      end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return g_str_has_prefix (text, words);
}

/* Of the first block. */
static gboolean
is_styled (Fixture    *fixture,
           const char *kind)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (fixture)));
  GtkTextIter    start;

  notanda_display_map_get_iter (notanda_reading_view_get_map (get_view (fixture)), buffer, 0, NOTANDA_EDGE_START, &start);
  return gtk_text_iter_has_tag (&start, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), kind));
}

/* The article shows what was put right, and what that is undone to; the caret stays. */
static void
test_shown (Fixture      *fixture,
            gconstpointer data)
{
  gsize caret;
  gsize top;

  open_page (fixture);
  g_assert_true (shows_at_start (fixture, "Ann Other · Quay News\n"));
  notanda_reading_view_place_caret (get_view (fixture), 30);
  notanda_document_set_meta (get_open (fixture), NOTANDA_META_BYLINE, "Ada Quill", "Correct");
  g_assert_true (shows_at_start (fixture, "Ada Quill · Quay News\n"));
  g_assert_true (is_styled (fixture, "title"));
  notanda_document_set_block_kind (get_open (fixture), 0, NOTANDA_BLOCK_HEADING, 2, "Correct");
  g_assert_true (is_styled (fixture, "heading"));
  g_assert_false (is_styled (fixture, "title"));
  act (fixture, "win.undo", NULL);
  g_assert_true (is_styled (fixture, "title"));
  act (fixture, "win.undo", NULL);
  g_assert_true (shows_at_start (fixture, "Ann Other · Quay News\n"));
  notanda_reading_view_get_place (get_view (fixture), &caret, &top);
  g_assert_cmpuint (caret, ==, 30);
}

static gboolean
is_corrected (Fixture *fixture)
{
  gsize       size;
  const char *text = is_page_open (fixture) ? notanda_article_get_text (notanda_document_get_article (get_open (fixture)), &size) : NULL;

  return text != NULL && size > 4 && memcmp (text, "Now ", 4) == 0;
}

/* A corrected text is another document beside the old one, with the annotations. */
static void
test_correct (Fixture      *fixture,
              gconstpointer data)
{
  GtkTextIter    start;
  GtkTextBuffer *buffer;
  AdwDialog     *dialog;
  guint          n;

  mark (fixture, "Quote", 0, 4);
  n = notanda_document_get_n_annotations (get_open (fixture));
  g_assert_cmpuint (n, >, 0);
  act (fixture, "win.correct-text", NULL);
  dialog = get_dialog (fixture);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_by_type (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "Now ", -1);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "_Make Version"), "clicked");
  wait_for (fixture, is_corrected);
  g_assert_cmpuint (notanda_document_get_n_annotations (get_open (fixture)), ==, n);
  g_assert_true (g_file_test (fixture->document, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (notanda_saver_get_file (notanda_page_get_saver (notanda_window_get_page (fixture->window)))->path, !=, fixture->document);
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
shows_changes (Fixture *fixture)
{
  return has_dialog (fixture) && has_label (GTK_WIDGET (get_dialog (fixture)), "Annotation to check") &&
         has_label (GTK_WIDGET (get_dialog (fixture)), "Changed");
}

static gboolean
shows_loss (Fixture *fixture)
{
  return has_dialog (fixture) && has_label (GTK_WIDGET (get_dialog (fixture)), "The Old Version Is Not There");
}

/* A new version shows what differs where annotations are to be checked; later that can be had by the menu, as long as the old
 * version is in the folder under any name. */
static void
test_what_changed (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.notanda", NULL);
  GtkTextBuffer   *buffer;
  GtkTextIter      start;
  AdwDialog       *dialog;

  /* isn't saved yet, and is lost to the old version if nobody does it then */
  mark (fixture, "Quote", 0, 12);
  act (fixture, "win.correct-text", NULL);
  dialog = get_dialog (fixture);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_by_type (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 5);
  gtk_text_buffer_insert (buffer, &start, "quite ", -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "Now ", -1);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "_Make Version"), "clicked");
  wait_for (fixture, is_corrected);
  wait_for (fixture, shows_changes);
  adw_dialog_force_close (get_dialog (fixture));

  g_assert_cmpint (g_rename (fixture->document, moved), ==, 0);
  act (fixture, "win.what-changed", NULL);
  wait_for (fixture, shows_changes);
  adw_dialog_force_close (get_dialog (fixture));

  g_assert_cmpint (g_unlink (moved), ==, 0);
  act (fixture, "win.what-changed", NULL);
  wait_for (fixture, shows_loss);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/app/article-dialogs/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("details", test_details);
  ADD ("shown", test_shown);
  ADD ("correct", test_correct);
  ADD ("what-changed", test_what_changed);
  return g_test_run ();
}
