/* test-web-several.c: pages and files that hold several articles, or lead to others
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/web-fixture.h"

#include <string.h>
#include <unistd.h>

#include "intake/notanda-feeds.h"
#include "util/test-proxies.h"

static gboolean
is_subscribed (Fixture *fixture)
{
  return find_mapped (GTK_WIDGET (get_empty_dialog (fixture)), "Subscribed") != NULL;
}

/* The button says it, too, where the feed could not be asked for: then no more will come. */
static void
assert_feed_read (void)
{
  g_autofree char *path = notanda_feeds_dup_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpuint (((NotandaSubscription *) feeds->pdata[0])->items->len, ==, 2);
}

static void
test_feed (Fixture      *fixture,
           gconstpointer data)
{
  type_address (fixture, "/feed");
  answer (fixture, "_Subscribe");
  wait_for (fixture, is_subscribed);
  assert_feed_read ();
  choose (fixture, "Calm");
  assert_title (fixture, "A calm is coming");
}

/* Adds the title and the detail of each row, a line each. */
static void
add_rows (GtkWidget *widget,
          GString   *rows)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    {
      GtkWidget *title = find_by_type (widget, GTK_TYPE_LABEL);

      g_string_append_printf (rows, "%s (%s)\n", gtk_label_get_label (GTK_LABEL (title)), gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (title))));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_rows (child, rows);
}

static char *
show_rows (Fixture *fixture)
{
  GString *rows = g_string_new (NULL);

  add_rows (find_by_type (GTK_WIDGET (get_empty_dialog (fixture)), GTK_TYPE_LIST_VIEW), rows);
  return g_string_free (rows, FALSE);
}

static gboolean
shows_one_read (Fixture *fixture)
{
  g_autofree char *rows = is_asked (fixture) && find_mapped (GTK_WIDGET (get_empty_dialog (fixture)), "_Subscribe") != NULL ? show_rows (fixture) : NULL;

  return rows != NULL && strstr (rows, "Calm (Read") != NULL && strstr (strstr (rows, "Read") + 1, "Read") == NULL;
}

/* What was taken in is marked in the list, also where nobody subscribes to it. */
static void
test_feed_read (Fixture      *fixture,
                gconstpointer data)
{
  type_address (fixture, "/feed");
  choose (fixture, "Calm");
  assert_title (fixture, "A calm is coming");
  gtk_window_destroy (GTK_WINDOW (fixture->empty));
  fixture->empty = notanda_application_new_window (fixture->application);
  type_address (fixture, "/feed");
  wait_for (fixture, shows_one_read);
}

static void
test_book (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "data", "load", "files", "orchard.epub", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "orchard.epub", NULL);
  g_autofree char *title = NULL;
  g_autoptr (GFile) original = g_file_new_for_path (source);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *rows = NULL;

  /* its document lies beside it */
  g_assert_true (g_file_copy (original, file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  notanda_application_open_file (fixture->application, file, fixture->empty);
  wait_for (fixture, is_asked);
  rows = show_rows (fixture);
  title = g_strndup (rows, strcspn (rows, "("));
  g_strchomp (title);
  choose (fixture, title);
  wait_for (fixture, is_filled);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->empty)), title));
}

static void
write_file (Fixture    *fixture,
            const char *folder,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pile", folder, NULL);
  g_autofree char *file = g_build_filename (path, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, content, -1, NULL));
}

static gboolean
are_all_open (Fixture *fixture)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL; l = l->next)
    n += notanda_page_get_document (notanda_window_get_page (l->data)) != NULL;
  return n == 4;
}

static gboolean
is_pile_listed (Fixture *fixture)
{
  return is_asked (fixture) && g_str_equal (adw_dialog_get_title (get_empty_dialog (fixture)), "pile");
}

/* The files that can be read, those below too; all of them are opened, each in a window. */
static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pile", NULL);
  g_autofree char *loop = g_build_filename (path, "loop", NULL);
  g_autofree char *rows = NULL;
  g_autoptr (GFile) pile = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;

  write_file (fixture, NULL, "ebb 2.txt", "The ebb\n\nNobody saw the second one.\n");
  write_file (fixture, NULL, "ebb 10.txt", "The tenth ebb\n\nNobody saw it either.\n");
  write_file (fixture, NULL, ".hidden.txt", "Not this one\n");
  write_file (fixture, NULL, "chart.png", "nor this");
  write_file (fixture, "older", "flood.md", "# The flood\n\nEverybody saw it.\n");
  g_assert_cmpint (symlink (path, loop), ==, 0);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&pile, 1));
  g_assert_true (notanda_window_take_value (fixture->empty, &value));
  /* it isn't made a corpus */
  answer (fixture, "_Open Files of It…");
  wait_for (fixture, is_pile_listed);
  rows = show_rows (fixture);
  g_assert_cmpstr (rows, ==, "ebb 2.txt ()\nebb 10.txt ()\nflood.md (older)\n");
  g_assert_false (gtk_widget_is_sensitive (find_mapped (GTK_WIDGET (get_empty_dialog (fixture)), "_Open")));
  answer (fixture, "Se_lect All");
  answer (fixture, "_Open");
  wait_for (fixture, are_all_open);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)), *next; l != NULL; l = next)
    {
      next = l->next;
      if (l->data != fixture->window && l->data != fixture->empty)
        gtk_window_destroy (l->data);
    }
}

static gboolean
is_taken_in (Fixture *fixture)
{
  return is_asked (fixture) && g_str_equal (adw_dialog_get_title (get_empty_dialog (fixture)), "Articles Taken In") &&
         find_mapped (GTK_WIDGET (get_empty_dialog (fixture)), "_Stop") == NULL;
}

static gboolean
has_a_third (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  return g_list_length (windows) == 3 && notanda_page_get_document (notanda_window_get_page (windows->data)) != NULL;
}

/* Many are made and listed, and open when they are picked there; what fails holds up none. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pile", NULL);
  g_autofree char *empty = g_build_filename (path, "ebb 4.txt", NULL);
  g_autoptr (GFile) pile = g_file_new_for_path (path);
  GtkWidget *list;

  for (guint i = 1; i <= 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("ebb %u.txt", i);
      g_autofree char *content = g_strdup_printf ("The ebb of day %u\n\nNobody saw it.\n", i);

      write_file (fixture, NULL, name, i == 4 ? "" : content);
    }
  notanda_application_open_file (fixture->application, pile, fixture->empty);
  answer (fixture, "_Open Files of It…");
  wait_for (fixture, is_pile_listed);
  answer (fixture, "Se_lect All");
  answer (fixture, "_Open");
  wait_for (fixture, is_taken_in);
  g_assert_cmpstr (find_words (GTK_WIDGET (get_empty_dialog (fixture)), "6 articles"), ==,
                   "6 articles taken in. 1 could not be opened; choose it to try again.");
  g_assert_nonnull (strstr (find_words (GTK_WIDGET (get_empty_dialog (fixture)), empty), "the file is empty"));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 2);
  for (guint i = 1; i <= 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("ebb %u.notanda", i);
      g_autofree char *document = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_file_test (document, G_FILE_TEST_EXISTS), ==, i != 4);
    }

  list = find_by_type (GTK_WIDGET (get_empty_dialog (fixture)), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 1);
  wait_for (fixture, has_a_third);
  g_assert_cmpstr (gtk_window_get_title (gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data), ==, "The ebb of day 2");
  gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data);
}

/* The same for many files that are dropped. */
static void
test_drop_many (Fixture      *fixture,
                gconstpointer data)
{
  GFile *files[6];
  g_auto (GValue) value = G_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strdup_printf ("ebb %u.txt", i);
      g_autofree char *content = g_strdup_printf ("The ebb of day %u\n\nNobody saw it.\n", i);
      g_autofree char *path = g_build_filename (fixture->folder, "pile", name, NULL);

      write_file (fixture, NULL, name, content);
      files[i] = g_file_new_for_path (path);
    }
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));
  g_assert_true (notanda_window_take_value (fixture->empty, &value));
  wait_for (fixture, is_taken_in);
  g_assert_nonnull (find_words (GTK_WIDGET (get_empty_dialog (fixture)), "6 articles taken in."));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_object_unref (files[i]);
}

/* Many of a feed are a list of addresses, which a site may keep from programs. */
static void
test_feed_many (Fixture      *fixture,
                gconstpointer data)
{
  TestServer *server = ((Web *) fixture)->server;
  g_autoptr (GString) feed = g_string_new ("<rss version=\"2.0\"><channel><title>Harbour news</title>");

  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://site.test/day-%u", i);
      g_autofree char *page = g_strdup_printf ("<html><head><title>Day %u</title></head><body><article><h1>Day %u</h1>" PROSE PROSE PROSE "</article></body></html>", i, i);

      g_string_append_printf (feed, "<item><title>Day %u</title><link>%s</link></item>", i, address);
      test_server_add_page (server, address, page);
    }
  g_string_append (feed, "</channel></rss>");
  test_server_add_page (server, "/many", feed->str);
  test_server_add_page (server, "http://site.test/robots.txt", "User-agent: *\nDisallow: /day-2\n");
  type_address (fixture, "/many");
  answer (fixture, "Se_lect All");
  answer (fixture, "_Open");
  wait_for (fixture, is_taken_in);
  g_assert_cmpstr (find_words (GTK_WIDGET (get_empty_dialog (fixture)), "5 articles"), ==,
                   "5 articles taken in. 1 could not be opened; choose it to try again.");
  g_assert_nonnull (find_words (GTK_WIDGET (get_empty_dialog (fixture)), "http://site.test/day-2: the site wants no programs"));
}

/* One without any says so. */
static void
test_empty_folder (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pile", NULL);
  g_autoptr (GFile) pile = g_file_new_for_path (path);

  write_file (fixture, NULL, "chart.png", "a picture");
  notanda_application_open_file (fixture->application, pile, fixture->empty);
  /* it may become a corpus, and has nothing else to offer */
  wait_for (fixture, is_asked);
  g_assert_null (find_mapped (GTK_WIDGET (get_empty_dialog (fixture)), "_Open Files of It…"));
  answer (fixture, "_Cancel");
  wait_for (fixture, shows_start);
}

/* Links to articles are none, unless one insists. */
static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GString) page = g_string_new ("<html><head><title>News</title></head><body><h1>News</h1>");

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (page, "<div class=item><h2><a href=%u>The council met for the %uth time this year</a></h2><p>Short teaser.</p></div>", i, i);
  test_server_add_page (((Web *) fixture)->server, "/list", page->str);
  type_address (fixture, "/list");
  wait_for (fixture, is_asked);
  g_assert_cmpstr (adw_dialog_get_title (get_empty_dialog (fixture)), ==, "This Doesn’t Look Like an Article");
  answer (fixture, "_Open It Anyway");
  wait_for (fixture, is_filled);
}

/* The question where a page leads. */
static void
follow (Fixture *fixture)
{
  wait_for (fixture, is_asked_anew);
  g_set_object (&((Web *) fixture)->answered, get_empty_dialog (fixture));
  g_assert_cmpstr (adw_dialog_get_title (get_empty_dialog (fixture)), ==, "This Page Leads to Another One");
  answer (fixture, "_Open That Page");
}

/* A page that only leads on is followed if one says so, and not for ever. */
static void
test_lead (Fixture      *fixture,
           gconstpointer data)
{
  TestServer *server = ((Web *) fixture)->server;

  test_server_add_page (server, "http://site.test/moved", "<html><head><title>Moved</title><meta http-equiv=refresh content=\"0; url=/calm\"></head><body><p>If nothing happens, click here.</body></html>");
  test_server_add_page (server, "http://site.test/frames", "<html><frameset><frame src=/side width=100><frame src=/moved width=900></frameset></html>");
  notanda_window_open_address (fixture->empty, "http://site.test/frames");
  wait_for (fixture, is_asked_anew);
  g_assert_cmpuint (test_server_count_requests (server), ==, 1);
  follow (fixture);
  follow (fixture);
  assert_title (fixture, "A calm is coming");
  g_clear_object (&((Web *) fixture)->answered);
}

static gboolean
has_given_up (Fixture *fixture)
{
  return test_server_count_requests (((Web *) fixture)->server) == 6 && is_asked_nothing (fixture) && shows_start (fixture);
}

static void
test_lead_loop (Fixture      *fixture,
                gconstpointer data)
{
  test_server_add_page (((Web *) fixture)->server, "http://site.test/loop", "<html><head><meta http-equiv=refresh content=\"0; url=/loop\"></head><body><p>Wait.</body></html>");
  notanda_window_open_address (fixture->empty, "http://site.test/loop");
  for (guint i = 0; i < 5; i++)
    follow (fixture);
  wait_for (fixture, has_given_up);
  g_clear_object (&((Web *) fixture)->answered);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  test_proxies_install ();
  application = window_fixture_init (&argc, &argv);
#define ADD(name, func) ADD_WEB ("web-several", name, func)
  ADD ("feed", test_feed);
  ADD ("feed-read", test_feed_read);
  ADD ("book", test_book);
  ADD ("folder", test_folder);
  ADD ("many", test_many);
  ADD ("feed-many", test_feed_many);
  ADD ("drop-many", test_drop_many);
  ADD ("empty-folder", test_empty_folder);
  ADD ("list", test_list);
  ADD ("lead", test_lead);
  ADD ("lead-loop", test_lead_loop);
  return g_test_run ();
}
