/* test-window.c: the real window, from inside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/dialogs/notanda-export-dialog.h"
#include "app/notanda-page-private.h"
#include "format/notanda-document-file.h"
#include "util/test-documents.h"

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
test_marks (Fixture      *fixture,
            gconstpointer data)
{
  NotandaDocument *document = get_document (fixture);
  guint32          first;

  act (fixture, "page.mark", "Quote");
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 0);

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 1);
  g_assert_cmpstr (fixture->heard, ==, "Marked as Quote: \"no ship may enter\"");
  first = notanda_reading_view_get_selected (get_view (fixture));
  g_assert_cmpuint (first, !=, NOTANDA_NO_SLOT);
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, "Mark as Quote");

  /* the same again is the same one */
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 1);
  mark (fixture, "Claim", QUOTE_START, QUOTE_END);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 2);

  /* the blanks around the words aren't part of them, and alone they are nothing */
  mark (fixture, "Quote", QUOTE_START - 1, QUOTE_END + 1);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 2);
  mark (fixture, "Quote", QUOTE_START - 1, QUOTE_START);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 2);
  mark (fixture, "Claim", QUOTE_START, QUOTE_END);

  act (fixture, "page.previous", NULL);
  act (fixture, "page.next", NULL);
  act (fixture, "page.retag", "9");
  act (fixture, "page.retag", "3");
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, "Change to Entity");
  act (fixture, "page.remove", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 1);
  g_assert_cmpuint (notanda_reading_view_get_selected (get_view (fixture)), ==, NOTANDA_NO_SLOT);
  act (fixture, "win.undo", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 2);
  act (fixture, "win.redo", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 1);
  act (fixture, "page.deselect", NULL);
}

/* Innermost first, then the one around it, then round again. */
static void
test_selecting (Fixture      *fixture,
                gconstpointer data)
{
  NotandaReadingView *view = get_view (fixture);
  guint32             outer;
  guint32             inner;

  mark (fixture, "Claim", QUOTE_START - 10, QUOTE_END + 5);
  outer = notanda_reading_view_get_selected (view);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  inner = notanda_reading_view_get_selected (view);
  g_assert_cmpuint (inner, !=, outer);
  notanda_reading_view_set_selected (view, NOTANDA_NO_SLOT);

  g_assert_true (notanda_reading_view_select_at (view, QUOTE_START + 2));
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, inner);
  g_assert_true (notanda_reading_view_select_at (view, QUOTE_START + 2));
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, outer);
  g_assert_true (notanda_reading_view_select_at (view, QUOTE_START + 2));
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, inner);
  g_assert_false (notanda_reading_view_select_at (view, 1));
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, NOTANDA_NO_SLOT);
}

static NotandaAnnotationPane *
get_pane (Fixture *fixture)
{
  return notanda_page_get_pane (notanda_window_get_page (fixture->window));
}

static gboolean
has_list (Fixture *fixture)
{
  return notanda_annotation_pane_get_annotations (get_pane (fixture)) != NULL;
}

static void
follow_link (Fixture *fixture,
             guint    number)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (fixture)), "page.follow-link", "u", number));
}

static gsize
get_caret (Fixture *fixture)
{
  gsize start;
  gsize end;

  notanda_reading_view_get_selection (get_view (fixture), &start, &end);
  return start;
}

/* There by a link, and back to where one was, also where that is gone by then. */
static void
test_links (Fixture      *fixture,
            gconstpointer data)
{
  NotandaReadingView *view = get_view (fixture);
  guint32             quote;
  guint32             source;

  mark (fixture, "Source", 15, 33);
  source = notanda_reading_view_get_selected (view);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  quote = notanda_reading_view_get_selected (view);
  follow_link (fixture, 1);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, quote);
  act (fixture, "page.go-back", NULL);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, quote);

  test_document_link (get_document (fixture), quote, "source", source);
  notanda_reading_view_place_caret (view, QUOTE_START + 3);
  follow_link (fixture, 2);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, quote);
  follow_link (fixture, 1);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, source);
  g_assert_cmpuint (get_caret (fixture), ==, 15);
  g_assert_cmpstr (fixture->heard, ==, "Source: The harbour master");
  act (fixture, "page.go-back", NULL);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, quote);
  g_assert_cmpuint (get_caret (fixture), ==, QUOTE_START + 3);

  follow_link (fixture, 1);
  notanda_document_remove (get_document (fixture), quote, "Remove");
  act (fixture, "page.go-back", NULL);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, NOTANDA_NO_SLOT);
  g_assert_cmpuint (get_caret (fixture), ==, QUOTE_START + 3);
  notanda_reading_view_place_caret (view, 1);
  act (fixture, "page.go-back", NULL);
  g_assert_cmpuint (get_caret (fixture), ==, 1);
}

static gboolean
is_filtered (Fixture *fixture)
{
  return !notanda_annotation_list_get_filtering (notanda_annotation_pane_get_annotations (get_pane (fixture)));
}

/* Stepping goes through what the list shows. */
static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  NotandaReadingView *view = get_view (fixture);
  guint32             first;
  guint32             last;

  mark (fixture, "Entity", 0, 4);
  first = notanda_reading_view_get_selected (view);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  mark (fixture, "Entity", QUOTE_END + 4, QUOTE_END + 10);
  last = notanda_reading_view_get_selected (view);
  wait_for (fixture, has_list);
  notanda_annotation_list_set_filter (notanda_annotation_pane_get_annotations (get_pane (fixture)), "entity", NULL);
  wait_for (fixture, is_filtered);
  act (fixture, "page.previous", NULL);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, first);
  act (fixture, "page.next", NULL);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, last);
  act (fixture, "win.filter", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (get_pane (fixture))));
}

static gboolean
is_drawn (Fixture *fixture)
{
  return notanda_highlight_painter_get_n_built (notanda_reading_view_get_painter (get_view (fixture))) > 0;
}

static gint64
draw (Fixture *fixture)
{
  NotandaHighlightPainter *painter = notanda_reading_view_get_painter (get_view (fixture));
  guint64                  before = notanda_highlight_painter_get_n_built (painter);
  GtkSnapshot             *snapshot = gtk_snapshot_new ();
  GdkRectangle             visible;
  g_autoptr (GskRenderNode) node = NULL;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (get_view (fixture)), &visible);
  notanda_highlight_painter_snapshot (painter, snapshot, &visible, NOTANDA_NO_SLOT);
  node = gtk_snapshot_free_to_node (snapshot);
  return notanda_highlight_painter_get_n_built (painter) - before;
}

/* Marking moves no text, and only the lines of the paragraph it is in are built anew. */
static void
test_painting (Fixture      *fixture,
               gconstpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (get_view (fixture));
  GtkTextIter  end;
  GdkRectangle before;
  GdkRectangle after;

  mark (fixture, "Quote", 1, 12);
  wait_for (fixture, is_drawn);
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &before);
  draw (fixture);
  g_assert_cmpint (draw (fixture), ==, 0);
  for (guint i = 0; i < 6; i++)
    mark (fixture, "Quote", 2 + i, 12);
  g_assert_cmpint (draw (fixture), ==, 1);
  g_assert_cmpint (draw (fixture), ==, 0);
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &after);
  g_assert_true (gdk_rectangle_equal (&before, &after));
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

static GtkWidget *
find_banner (GtkWidget  *widget,
             const char *action)
{
  if (ADW_IS_BANNER (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_banner (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_read_as_polish (Fixture *fixture)
{
  return g_strcmp0 (notanda_document_get_meta (get_document (fixture), NOTANDA_META_ENCODING), "ISO-8859-2") == 0;
}

/* The guess is asked about, another takes its place, and a mark settles it. */
static void
test_encoding (Fixture      *fixture,
               gconstpointer data)
{
  static const char text[] = "Caf\xe9 closed\n\nThe owner of the caf\xe9 said \xb1 nothing at all.\n";
  g_autofree char  *article = g_build_filename (fixture->folder, "cafe.txt", NULL);
  g_autofree char  *read = NULL;
  AdwBanner        *banner;
  gsize             n_bytes;

  wait_for (fixture, is_saved);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  g_assert_true (g_file_set_contents (article, text, sizeof text - 1, NULL));
  open_window (fixture, article);
  banner = ADW_BANNER (find_banner (GTK_WIDGET (fixture->window), "win.choose-encoding"));
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "Read as "));

  act (fixture, "win.choose-encoding", NULL);
  wait_for (fixture, has_dialog);
  g_signal_emit_by_name (find_named (GTK_WIDGET (get_dialog (fixture)), "ISO-8859-2"), "activated");
  wait_for (fixture, is_read_as_polish);
  wait_for (fixture, has_no_dialog);
  read = g_strdup (notanda_article_get_text (notanda_document_get_article (get_document (fixture)), &n_bytes));
  g_assert_nonnull (strstr (read, "said ą nothing"));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (get_view (fixture))));

  mark (fixture, "Entity", 0, 4);
  g_assert_false (adw_banner_get_revealed (banner));
  notanda_window_reopen (fixture->window, "windows-1252");
  g_assert_true (is_read_as_polish (fixture));
  g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, 1);
}

static void
primary_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->heard, g_free);
  fixture->heard = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_heard (Fixture *fixture)
{
  return fixture->heard != NULL;
}

/* What other programs get has no breaks but the article's. */
static void
test_primary (Fixture      *fixture,
              gconstpointer data)
{
  GdkClipboard *primary;

  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  g_setenv (NOTANDA_DISPLAY_LIMIT_VARIABLE, "8", TRUE);
  open_window (fixture, fixture->document);
  g_unsetenv (NOTANDA_DISPLAY_LIMIT_VARIABLE);
  g_assert_false (notanda_display_map_is_identity (notanda_reading_view_get_map (get_view (fixture))));
  primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (get_view (fixture)));
  select_range (fixture, QUOTE_START, QUOTE_END);
  g_assert_true (gdk_clipboard_is_local (primary));
  g_clear_pointer (&fixture->heard, g_free);
  gdk_clipboard_read_text_async (primary, NULL, primary_read_cb, fixture);
  wait_for (fixture, has_heard);
  g_assert_cmpstr (fixture->heard, ==, "\"no ship may enter\"");
  notanda_reading_view_place_caret (get_view (fixture), 0);
  g_assert_null (gdk_clipboard_get_content (primary));
}

/* Nothing that can be operated is without a name. */
static void
check_names (GtkWidget *widget,
             guint     *n_checked)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_MENU_BUTTON (widget) ||
      GTK_IS_DROP_DOWN (widget) || GTK_IS_SEARCH_ENTRY (widget))
    {
      gboolean named = gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                       gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
                       gtk_widget_get_tooltip_text (widget) != NULL ||
                       (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL);

      if (!named && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) &&
          !GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)))
        g_error ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      (*n_checked)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child))
      check_names (child, n_checked);
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  guint n_checked = 0;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, is_saved);
  check_names (GTK_WIDGET (fixture->window), &n_checked);
  g_assert_cmpuint (n_checked, >=, 6);
}

/* The list goes with the focus in it, as it does where a window becomes narrow: the text gets the keys. */
static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  NotandaPage *page = notanda_window_get_page (fixture->window);

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  act (fixture, "win.switch-pane", NULL);
  g_assert_false (gtk_widget_is_focus (GTK_WIDGET (get_view (fixture))));
  notanda_page_set_list_shown (page, FALSE);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (get_view (fixture))));
  notanda_page_set_list_shown (page, TRUE);
  act (fixture, "win.switch-pane", NULL);
  g_object_set (page, "narrow", TRUE, NULL);
  g_assert_false (notanda_page_get_list_shown (page));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (get_view (fixture))));
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

#define ADD(name, func) g_test_add ("/notanda/display/window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("marks", test_marks);
  ADD ("selecting", test_selecting);
  ADD ("links", test_links);
  ADD ("filter", test_filter);
  ADD ("painting", test_painting);
  ADD ("saves", test_saves);
  ADD ("closes", test_closes);
  ADD ("fails", test_fails);
  ADD ("saves-elsewhere", test_saves_elsewhere);
  ADD ("clean-copy", test_clean_copy);
  ADD ("takes-in", test_takes_in);
  ADD ("takes-in-once", test_takes_in_once);
  ADD ("gone", test_gone);
  ADD ("spoilt", test_spoilt);
  ADD ("once", test_once);
  ADD ("exports", test_exports);
  ADD ("closes-elsewhere", test_closes_elsewhere);
  ADD ("closes-without", test_closes_without);
  ADD ("encoding", test_encoding);
  ADD ("primary", test_primary);
  ADD ("focus", test_focus);
  ADD ("names", test_names);
  g_assert_true (is_own);
  status = g_test_run ();
  remove_folder (state);
  return status;
}
