/* test-window.c: the real window, from inside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include <string.h>

#include "app/notanda-page-private.h"
#include "util/test-documents.h"

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
  /* and from there to what links to it */
  follow_link (fixture, 1);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, quote);
  act (fixture, "page.go-back", NULL);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, source);
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

/* To any step of the list, and from there to any other. */
static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    guint row;
    guint n_annotations;
  } cases[] = { { 3, 0 }, { 1, 2 }, { 0, 3 }, { 2, 1 }, { 2, 1 } };
  GtkWidget *list;

  for (guint i = 0; i < 3; i++)
    mark (fixture, "Quote", i, 12);
  act (fixture, "win.history", NULL);
  wait_for (fixture, has_dialog);
  list = find_by_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LIST_VIEW);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_signal_emit_by_name (list, "activate", cases[i].row);
      g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, cases[i].n_annotations);
    }
  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  act (fixture, "win.redo", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, 2);
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
  notanda_annotation_list_set_filter (notanda_annotation_pane_get_annotations (get_pane (fixture)), "entity", NULL, NULL);
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

/* A text that GTK knew would ask the display where the pointer is, at each step. */
static void
check_tooltips (GtkWidget *widget,
                guint     *n_checked)
{
  if (gtk_widget_get_has_tooltip (widget))
    {
      g_assert_null (gtk_widget_get_tooltip_text (widget));
      (*n_checked)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && !GTK_IS_WINDOW_CONTROLS (child))
      check_tooltips (child, n_checked);
}

static void
test_tooltips (Fixture      *fixture,
               gconstpointer data)
{
  guint n_checked = 0;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  wait_for (fixture, is_saved);
  check_tooltips (find_by_type (GTK_WIDGET (fixture->window), ADW_TYPE_HEADER_BAR), &n_checked);
  g_assert_cmpuint (n_checked, >=, 8);
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
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/display/window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("marks", test_marks);
  ADD ("selecting", test_selecting);
  ADD ("links", test_links);
  ADD ("steps", test_steps);
  ADD ("filter", test_filter);
  ADD ("painting", test_painting);
  ADD ("encoding", test_encoding);
  ADD ("primary", test_primary);
  ADD ("focus", test_focus);
  ADD ("names", test_names);
  ADD ("tooltips", test_tooltips);
  return g_test_run ();
}
