/* test-finding.c: words found in the real window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/reading/notanda-find-bar.h"
#include "app/reading/notanda-match-painter.h"

static GtkWidget *
get_bar (Fixture *fixture)
{
  return find_by_type (GTK_WIDGET (fixture->window), NOTANDA_TYPE_FIND_BAR);
}

static GtkWidget *
get_entry (Fixture *fixture)
{
  return find_by_type (get_bar (fixture), GTK_TYPE_SEARCH_ENTRY);
}

static gboolean
is_revealed (Fixture *fixture)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (adw_bin_get_child (ADW_BIN (get_bar (fixture)))));
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static void
type_needle (Fixture    *fixture,
             const char *needle)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), needle);
}

/* The search goes on in idle moments where its first slice of time was spent elsewhere. */
static void
type_and_search (Fixture    *fixture,
                 const char *needle)
{
  type_needle (fixture, needle);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
assert_selected (Fixture *fixture,
                 gsize    start,
                 gsize    end)
{
  gsize from;
  gsize to;

  g_assert_true (notanda_reading_view_get_selection (get_view (fixture), &from, &to));
  g_assert_cmpuint (from, ==, start);
  g_assert_cmpuint (to, ==, end);
}

/* Where the list covers the article, it makes room. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  NotandaPage *page = notanda_window_get_page (fixture->window);

  g_object_set (page, "narrow", TRUE, NULL);
  notanda_page_set_list_shown (page, TRUE);
  act (fixture, "win.find", NULL);
  g_assert_true (is_revealed (fixture));
  g_assert_false (notanda_page_get_list_shown (page));
}

/* The words are selected one after the other, counted, and round again with a hint;
 * what is selected is what a key marks. */
static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_null (get_bar (fixture));
  act (fixture, "win.find", NULL);
  g_assert_true (is_revealed (fixture));
  g_assert_true (gtk_widget_has_focus (gtk_widget_get_first_child (get_entry (fixture))) ||
                 gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), get_entry (fixture)));
  type_and_search (fixture, "NO");
  g_assert_true (has_label (get_bar (fixture), "1 of 2"));
  g_assert_cmpstr (fixture->heard, ==, "1 of 2");
  assert_selected (fixture, 40, 42);
  act (fixture, "win.find-next", NULL);
  assert_selected (fixture, 70, 72);
  g_assert_true (has_label (get_bar (fixture), "2 of 2"));
  g_assert_false (has_label (GTK_WIDGET (fixture->window), "Continued from the start"));
  act (fixture, "win.find-next", NULL);
  assert_selected (fixture, 40, 42);
  g_assert_true (has_label (GTK_WIDGET (fixture->window), "Continued from the start"));
  act (fixture, "win.find-previous", NULL);
  assert_selected (fixture, 70, 72);
  g_assert_true (has_label (GTK_WIDGET (fixture->window), "Continued from the end"));
  /* a caret that was moved is where the next step starts */
  notanda_reading_view_place_caret (get_view (fixture), 50);
  act (fixture, "win.find-previous", NULL);
  assert_selected (fixture, 40, 42);

  g_signal_emit_by_name (get_entry (fixture), "stop-search");
  g_assert_false (is_revealed (fixture));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (get_view (fixture)));
  assert_selected (fixture, 40, 42);
  act (fixture, "page.mark", "Quote");
  g_assert_cmpstr (fixture->heard, ==, "Marked as Quote: no");
  act (fixture, "win.find-next", NULL);
  assert_selected (fixture, 70, 72);
  g_assert_false (is_revealed (fixture));
}

static void
test_case (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *button;

  act (fixture, "win.find", NULL);
  type_and_search (fixture, "nO");
  button = find_by_type (get_bar (fixture), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (has_label (get_bar (fixture), "No matches"));
  g_assert_cmpstr (fixture->heard, ==, "No matches");
  g_assert_true (gtk_widget_has_css_class (get_entry (fixture), "error"));
  act (fixture, "win.find-next", NULL);
  type_and_search (fixture, "No");
  g_assert_true (has_label (get_bar (fixture), "1 of 1"));
  g_assert_false (gtk_widget_has_css_class (get_entry (fixture), "error"));
  type_and_search (fixture, "");
  g_assert_false (gtk_widget_has_css_class (get_entry (fixture), "error"));
}

/* A longer word doesn't skip the first place of a shorter one. */
static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  notanda_reading_view_place_caret (get_view (fixture), 60);
  act (fixture, "win.find", NULL);
  type_and_search (fixture, "a");
  type_and_search (fixture, "as");
  type_and_search (fixture, "ask");
  assert_selected (fixture, 77, 80);
  type_and_search (fixture, "quay");
  assert_selected (fixture, 0, 4);
  type_and_search (fixture, "a");
  g_assert_false (has_label (GTK_WIDGET (fixture->window), "Continued from the start"));
}

static void
test_prefill (Fixture      *fixture,
              gconstpointer data)
{
  select_range (fixture, 19, 33);
  act (fixture, "win.find", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (fixture))), ==, "harbour master");
  assert_selected (fixture, 19, 33);
  type_and_search (fixture, "HARBOUR");
  act (fixture, "win.find", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (fixture))), ==, "HARBOUR");
}

static void
open_other (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  open_window (fixture, path);
}

/* Breaks that are shown only are no part of the words. */
static void
test_breaks (Fixture      *fixture,
             gconstpointer data)
{
  g_setenv (NOTANDA_DISPLAY_LIMIT_VARIABLE, "8", TRUE);
  open_other (fixture, "other.txt", "Title\n\nUnfortunatelyunfortunately a long line without an end.\n");
  g_unsetenv (NOTANDA_DISPLAY_LIMIT_VARIABLE);
  g_assert_false (notanda_display_map_is_identity (notanda_reading_view_get_map (get_view (fixture))));
  act (fixture, "win.find", NULL);
  type_and_search (fixture, "unfortunately a long");
  g_assert_true (has_label (get_bar (fixture), "1 of 1"));
  assert_selected (fixture, 20, 40);
}

static guint
count_colours (GtkSnapshot *snapshot)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GBytes) bytes = node != NULL ? gsk_render_node_serialize (node) : NULL;
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
  guint            n = 0;

  for (const char *p = text; p != NULL && (p = strstr (p, "border {")) != NULL; p++)
    n++;
  return n;
}

static gboolean
is_allocated (Fixture *fixture)
{
  return gtk_widget_get_height (GTK_WIDGET (get_view (fixture))) > 100;
}

/* One frame a match that can be seen, and none for the others. */
static void
test_painting (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Title\n\n");
  NotandaReadingView *view;
  g_autoptr (NotandaFind) find = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRectangle visible;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "One needle in the hay.\n\n");
  open_other (fixture, "hay.txt", text->str);
  wait_for (fixture, is_allocated);
  view = get_view (fixture);
  find = notanda_find_new (notanda_document_get_article (get_document (fixture)), "needle", FALSE);
  while (notanda_find_step (find, 100000))
    ;
  g_assert_cmpuint (notanda_find_get_n_matches (find), ==, 2000);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (view), &visible);
  notanda_match_painter_snapshot (GTK_TEXT_VIEW (view), notanda_reading_view_get_map (view), find, 1, snapshot, &visible);
  {
    guint n = count_colours (snapshot);

    g_assert_cmpuint (n, >, 3);
    g_assert_cmpuint (n, <, 60);
  }
}

static gboolean
has_counted (Fixture *fixture)
{
  return has_label (get_bar (fixture), "1 of 100001");
}

static gboolean
is_at_title (Fixture *fixture)
{
  gsize start;
  gsize end;

  return notanda_reading_view_get_selection (get_view (fixture), &start, &end) && start == 0 && end == 5;
}

/* Megabytes are counted between frames; the first match is there at once. */
static void
test_long (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Title\n\nThe needle.\n\n");

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, i % 100 == 0 ? "\n\nAnother needle in the hay, and more of it. "
                                        : "Another needle in the hay, and more of it. ");
  open_other (fixture, "long.txt", text->str);
  act (fixture, "win.find", NULL);
  type_needle (fixture, "needle");
  assert_selected (fixture, 11, 17);
  wait_for (fixture, has_counted);
  act (fixture, "win.find-previous", NULL);
  g_assert_true (has_label (get_bar (fixture), "100001 of 100001"));
  /* another search takes the place of one that is under way */
  type_needle (fixture, "hay");
  type_needle (fixture, "title");
  wait_for (fixture, is_at_title);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/display/finding/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("steps", test_steps);
  ADD ("narrow", test_narrow);
  ADD ("case", test_case);
  ADD ("typing", test_typing);
  ADD ("prefill", test_prefill);
  ADD ("breaks", test_breaks);
  ADD ("painting", test_painting);
  ADD ("long", test_long);
  return g_test_run ();
}
