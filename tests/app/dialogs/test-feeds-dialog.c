/* test-feeds-dialog.c: feeds are added, read, refreshed and removed in their dialog
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "app/dialogs/notanda-feeds-dialog.h"
#include "intake/notanda-feeds.h"
#include "util/test-folder.h"
#include "util/test-server.h"

#define ITEM(title, date) "<item><title>" title "</title><link>https://site.test/" title "</link><guid>" title "</guid><pubDate>" date "</pubDate></item>"
#define FEED \
  "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour news</title>" ITEM ("storm", "Mon, 07 Sep 2020 10:00:00 GMT") ITEM ("calm", "Tue, 08 Sep 2020 10:00:00 GMT") "</channel></rss>"
#define PAGE "<html><head><title>Harbour</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"></head><body><p>All that ships do is told here, day by day, and nothing of it is true.</p></body></html>"

typedef struct
{
  TestServer   *server;
  GtkWidget    *window;
  AdwDialog    *dialog;
  char         *path;
  char         *address;
  NotandaOrder *chosen;
  guint         n_chosen;
  GString      *addresses; /* that were chosen, a line each */
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture);

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (Fixture  *fixture,
          Condition condition)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!condition (fixture))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
chosen_cb (Fixture   *fixture,
           GPtrArray *orders)
{
  g_clear_pointer (&fixture->chosen, notanda_order_unref);
  fixture->chosen = notanda_order_ref (g_ptr_array_index (orders, 0));
  fixture->n_chosen += orders->len;
  for (guint i = 0; i < orders->len; i++)
    g_string_append_printf (fixture->addresses, "%s\n", ((NotandaOrder *) g_ptr_array_index (orders, i))->name);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (NotandaPreferences) preferences = notanda_preferences_new (NULL);

  fixture->addresses = g_string_new (NULL);
  fixture->path = notanda_feeds_dup_path ();
  g_unlink (fixture->path);
  fixture->server = test_server_new (NULL);
  test_server_add_page (fixture->server, "/feed", FEED);
  test_server_add_page (fixture->server, "/page", PAGE);
  fixture->address = test_server_dup_address (fixture->server, NULL, "/feed");
  if (data != NULL)
    {
      g_assert_true (notanda_feeds_add (fixture->path, fixture->address, NULL, 1, NULL));
      g_assert_true (notanda_feeds_set_local (fixture->path, fixture->address, TRUE, NULL));
    }
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_set_weak_pointer (&fixture->dialog, notanda_feeds_dialog_new (preferences));
  g_signal_connect_swapped (fixture->dialog, "chosen", G_CALLBACK (chosen_cb), fixture);
  adw_dialog_present (fixture->dialog, fixture->window);
}

static gboolean
is_gone (Fixture *fixture)
{
  return fixture->dialog == NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->dialog != NULL)
    adw_dialog_force_close (fixture->dialog);
  wait_for (fixture, is_gone);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_pointer (&fixture->chosen, notanda_order_unref);
  test_server_free (fixture->server);
  g_string_free (fixture->addresses, TRUE);
  g_free (fixture->path);
  g_free (fixture->address);
}

/* ---- what is shown */

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *text);

static GtkWidget *
find (GtkWidget  *widget,
      Match       match,
      const char *text)
{
  if (gtk_widget_get_mapped (widget) && match (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_row (GtkWidget  *widget,
        const char *title)
{
  return ADW_IS_ACTION_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_button (GtkWidget  *widget,
           const char *label)
{
  return GTK_IS_BUTTON (widget) &&
         (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 ||
          g_strcmp0 (gtk_widget_get_tooltip_text (widget), label) == 0);
}

static gboolean
is_text (GtkWidget  *widget,
         const char *tooltip)
{
  return !GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
is_entry (GtkWidget  *widget,
          const char *text)
{
  return ADW_IS_ENTRY_ROW (widget);
}

static gboolean
is_check (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static void
click (Fixture    *fixture,
       const char *label)
{
  GtkWidget *button = find (fixture->window, is_button, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_feed (Fixture *fixture)
{
  return find (fixture->window, is_row, "Harbour news") != NULL;
}

static gboolean
has_untitled (Fixture *fixture)
{
  return find (fixture->window, is_row, fixture->address) != NULL;
}

static gboolean
has_items (Fixture *fixture)
{
  return find (fixture->window, is_row, "calm") != NULL;
}

static gboolean
has_two_unread (Fixture *fixture)
{
  return find (fixture->window, is_text, "2 unread") != NULL;
}

static gboolean
has_one_unread (Fixture *fixture)
{
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (fixture->path, NULL);
  const NotandaSubscription *feed = g_ptr_array_index (feeds, 0);

  return notanda_subscription_is_read (feed, "calm") && !notanda_subscription_is_read (feed, "storm");
}

static gboolean
is_all_read (Fixture *fixture)
{
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (fixture->path, NULL);
  const NotandaSubscription *feed = g_ptr_array_index (feeds, 0);

  return notanda_subscription_is_read (feed, "calm") && notanda_subscription_is_read (feed, "storm");
}

static gboolean
has_none_unread (Fixture *fixture)
{
  return has_items (fixture) && find (fixture->window, is_text, "Unread") == NULL;
}

static gboolean
is_asked (Fixture *fixture)
{
  return find (fixture->window, is_button, "_Add") != NULL;
}

static gboolean
is_idle (Fixture *fixture)
{
  return find (fixture->window, is_button, "Refresh All") != NULL;
}

static gboolean
is_empty (Fixture *fixture)
{
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (fixture->path, NULL);

  return feeds->len == 0 && !has_feed (fixture);
}

static gboolean
can_undo (Fixture *fixture)
{
  return find (fixture->window, is_button, "_Undo") != NULL;
}

static void
show_items (Fixture *fixture)
{
  wait_for (fixture, has_untitled);
  click (fixture, "Refresh All");
  wait_for (fixture, has_two_unread);
  g_signal_emit_by_name (find (fixture->window, is_row, "Harbour news"), "activate");
  wait_for (fixture, has_items);
}

static gboolean
has_focus (Fixture   *fixture,
           GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* ---- tests */

/* By the address of a page, which is of the local network; and nothing is kept where that isn't meant. */
static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *page = test_server_dup_address (fixture->server, NULL, "/page");
  GtkWidget       *entry;

  wait_for (fixture, is_idle);
  for (guint i = 0; i < 2; i++)
    {
      entry = find (fixture->window, is_entry, NULL);
      gtk_editable_set_text (GTK_EDITABLE (entry), page);
      gtk_widget_grab_focus (entry);
      g_signal_emit_by_name (entry, "apply");
      g_assert_true (has_focus (fixture, entry));
      wait_for (fixture, is_asked);
      if (i == 0)
        {
          click (fixture, "_Cancel");
          wait_for (fixture, is_empty);
          g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 0);
        }
    }
  click (fixture, "_Add");
  wait_for (fixture, has_feed);
  wait_for (fixture, has_two_unread);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
tick (Fixture    *fixture,
      const char *title)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (find (fixture->window, is_row, title), is_check, NULL)), TRUE);
}

/* One is taken in, and read from then on. */
static void
test_open (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *open;

  show_items (fixture);
  open = find (fixture->window, is_button, "_Open");
  g_assert_false (gtk_widget_is_sensitive (open));
  g_assert_nonnull (find (fixture->window, is_text, "Unread"));
  g_assert_true (gtk_widget_has_css_class (find (fixture->window, is_row, "calm"), "unread"));
  tick (fixture, "calm");
  click (fixture, "_Open");
  wait_for (fixture, is_gone);
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpint (fixture->chosen->kind, ==, NOTANDA_ORDER_ADDRESS);
  g_assert_cmpstr (fixture->chosen->name, ==, "https://site.test/calm");
  g_assert_true (fixture->chosen->is_linked);
  g_assert_false (fixture->chosen->allow_private);
  wait_for (fixture, has_one_unread);
}

/* Both are taken in, in the order of the list, and read from then on. */
static void
test_open_both (Fixture      *fixture,
                gconstpointer data)
{
  show_items (fixture);
  tick (fixture, "storm");
  tick (fixture, "calm");
  click (fixture, "_Open");
  wait_for (fixture, is_gone);
  g_assert_cmpstr (fixture->addresses->str, ==, "https://site.test/calm\nhttps://site.test/storm\n");
  wait_for (fixture, is_all_read);
}

static void
test_mark_all (Fixture      *fixture,
               gconstpointer data)
{
  show_items (fixture);
  click (fixture, "_Mark All as Read");
  wait_for (fixture, has_none_unread);
  g_assert_false (gtk_widget_is_sensitive (find (fixture->window, is_button, "_Mark All as Read")));
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  wait_for (fixture, has_untitled);
  click (fixture, "Refresh All");
  wait_for (fixture, has_two_unread);
  click (fixture, "Remove");
  wait_for (fixture, is_empty);
  wait_for (fixture, can_undo);
  click (fixture, "_Undo");
  wait_for (fixture, has_feed);
  wait_for (fixture, has_two_unread);
}

/* What is wrong stands at the row. */
static void
test_problem (Fixture      *fixture,
              gconstpointer data)
{
  const char *subtitle;

  wait_for (fixture, has_untitled);
  test_server_add (fixture->server, "/feed", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  click (fixture, "Refresh All");
  wait_for (fixture, is_idle);
  subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (find (fixture->window, is_row, fixture->address)));
  g_assert_true (g_str_has_prefix (subtitle, fixture->address));
  g_assert_nonnull (strstr (subtitle, "404"));
}

static gboolean
is_asking (Fixture *fixture)
{
  g_autofree char *requests = test_server_dup_requests (fixture->server);

  return strstr (requests, "GET /feed") != NULL;
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  wait_for (fixture, has_untitled);
  test_server_add (fixture->server, "/feed", "HTTP/1.1 200 OK\r\n\r\n<rss>", NULL, TEST_SERVER_HOLD);
  click (fixture, "Refresh All");
  g_assert_false (is_idle (fixture));
  wait_for (fixture, is_asking);
  click (fixture, "_Cancel");
  wait_for (fixture, is_idle);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (fixture->window, is_row, fixture->address))), ==, fixture->address);
}

/* The button that is hidden gives the focus to the one that stands in for it. */
static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *refresh;

  wait_for (fixture, has_untitled);
  test_server_add (fixture->server, "/feed", "HTTP/1.1 200 OK\r\n\r\n<rss>", NULL, TEST_SERVER_HOLD);
  refresh = find (fixture->window, is_button, "Refresh All");
  g_assert_true (gtk_widget_grab_focus (refresh));
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  wait_for (fixture, is_asking);
  g_assert_true (gtk_widget_is_focus (find (fixture->window, is_button, "_Cancel")));
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  wait_for (fixture, is_idle);
  g_assert_true (gtk_widget_is_focus (refresh));
}

#define ADD(name, func, data) g_test_add ("/notanda/app/feeds-dialog/" name, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_setenv ("XDG_DATA_HOME", folder->path, TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_timeout_add (20, tick_cb, NULL);
  ADD ("add", test_add, NULL);
  ADD ("open", test_open, "one");
  ADD ("open-both", test_open_both, "one");
  ADD ("mark-all", test_mark_all, "one");
  ADD ("remove", test_remove, "one");
  ADD ("problem", test_problem, "one");
  ADD ("cancel", test_cancel, "one");
  ADD ("focus", test_focus, "one");
  return g_test_run ();
}
