/* test-remembering.c: recent files, and the windows of the last time
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-count.h"

#include <glib/gstdio.h>
#include "app/common/notanda-recent.h"

static gboolean
is_remembered (Fixture *fixture)
{
  g_autoptr (GPtrArray) recents = notanda_recent_list (10);

  return recents->len > 0 && g_str_equal (((NotandaRecent *) recents->pdata[0])->path, fixture->document);
}

static gboolean
is_listed (Fixture *fixture)
{
  GtkWidget *list = find_by_type (GTK_WIDGET (fixture->empty), GTK_TYPE_LIST_BOX);

  return list != NULL && gtk_widget_get_visible (list) && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL;
}

/* In an empty window, by title; what is gone isn't there, nor what was cleared. */
static void
test_recent (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) recents = NULL;
  NotandaWindow *empty;
  GtkListBox    *list;
  GtkListBoxRow *row;

  notanda_recent_clear ();
  notanda_recent_add ("/nowhere/gone.notanda", "Gone");
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  open_window (fixture, fixture->document);
  wait_for (fixture, is_remembered);
  recents = notanda_recent_list (10);
  g_assert_cmpuint (recents->len, ==, 1);
  g_assert_cmpstr (((NotandaRecent *) recents->pdata[0])->title, ==, "Quay to close");

  empty = fixture->empty = notanda_application_new_window (fixture->application);
  wait_for (fixture, is_listed);
  list = GTK_LIST_BOX (find_by_type (GTK_WIDGET (empty), GTK_TYPE_LIST_BOX));
  row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Quay to close");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "win.clear-recent", NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
  g_assert_false (is_remembered (fixture));
  gtk_window_destroy (GTK_WINDOW (empty));
}

/* A row opens its document in the window it is in. */
static void
test_recent_row (Fixture      *fixture,
                 gconstpointer data)
{
  NotandaWindow *empty;
  GtkListBox    *list;

  wait_for (fixture, is_remembered);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  empty = fixture->empty = notanda_application_new_window (fixture->application);
  wait_for (fixture, is_listed);
  list = GTK_LIST_BOX (find_by_type (GTK_WIDGET (empty), GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (list, 0), "activate");
  g_set_weak_pointer (&fixture->window, empty);
  wait_for (fixture, is_open);
  assert_windows (fixture, 1);
}

static NotandaWindow *
find_window (Fixture    *fixture,
             const char *title)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL; l = l->next)
    if (g_strcmp0 (gtk_window_get_title (l->data), title) == 0)
      return l->data;
  g_assert_not_reached ();
}

static gboolean
has_none (Fixture *fixture)
{
  return gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL;
}

static void
start_again (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  wait_for (fixture, has_none);
  g_application_activate (G_APPLICATION (fixture->application));
}

/* Documents, sizes and panes as they were; what is gone is left out. */
static void
test_session (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "one.txt", NULL);
  g_autofree char *document = g_build_filename (fixture->folder, "one.notanda", NULL);
  NotandaWindow   *window;
  int              width;
  int              height;

  g_assert_true (g_file_set_contents (first, "One\n\nThe first of both articles.\n", -1, NULL));
  open_path (fixture, first);
  wait_for (fixture, has_two_windows);
  window = find_window (fixture, "One");
  gtk_window_set_default_size (GTK_WINDOW (window), 777, 555);
  notanda_page_set_list_shown (notanda_window_get_page (window), FALSE);
  start_again (fixture);
  assert_windows (fixture, 2);
  window = find_window (fixture, "One");
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 777);
  g_assert_cmpint (height, ==, 555);
  g_assert_false (notanda_page_get_list_shown (notanda_window_get_page (window)));
  g_assert_true (notanda_page_get_list_shown (notanda_window_get_page (find_window (fixture, "Quay to close"))));

  g_assert_cmpint (g_unlink (document), ==, 0);
  start_again (fixture);
  assert_windows (fixture, 1);
  g_set_weak_pointer (&fixture->window, find_window (fixture, "Quay to close"));
}

/* One after the other closed, the last one is there again; or none, as one wishes. */
static void
test_last_window (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "one.txt", NULL);
  GtkWindow       *empty;

  g_assert_true (g_file_set_contents (first, "One\n\nThe first of both articles.\n", -1, NULL));
  open_path (fixture, first);
  wait_for (fixture, has_two_windows);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  gtk_window_close (GTK_WINDOW (find_window (fixture, "One")));
  wait_for (fixture, has_none);
  g_application_activate (G_APPLICATION (fixture->application));
  assert_windows (fixture, 1);
  g_assert_nonnull (find_window (fixture, "One"));

  g_object_set (notanda_application_get_preferences (fixture->application), "restore-windows", FALSE, NULL);
  start_again (fixture);
  g_object_set (notanda_application_get_preferences (fixture->application), "restore-windows", TRUE, NULL);
  g_set_weak_pointer (&fixture->window, gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data);
  g_assert_true (notanda_window_is_empty (fixture->window));
  empty = GTK_WINDOW (fixture->window);
  open_window (fixture, fixture->document);
  gtk_window_destroy (empty);
  assert_windows (fixture, 1);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/display/remembering/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("recent", test_recent);
  ADD ("recent-row", test_recent_row);
  ADD ("session", test_session);
  ADD ("last-window", test_last_window);
  return g_test_run ();
}
