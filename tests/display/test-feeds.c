/* test-feeds.c: feeds are refreshed when a window opens, if that is wanted
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "intake/notanda-feeds.h"
#include "util/test-server.h"

#define ITEM(title) "<item><title>" title "</title><link>http://site.test/" title "</link><guid>" title "</guid></item>"
#define FEED(title, items) "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>" title "</title>" items "</channel></rss>"
#define MINUTES(n) ((gint64) (n) * G_TIME_SPAN_MINUTE)

typedef struct
{
  Fixture     base;
  TestServer *server;
  char       *feeds; /* path of their file */
} Feeds;

/* ---- the feeds */

static Feeds *
get (Fixture *fixture)
{
  return (Feeds *) fixture;
}

static void
set_refresh (gboolean is_wanted)
{
  NotandaApplication *application = NOTANDA_APPLICATION (g_application_get_default ());

  g_object_set (notanda_application_get_preferences (application), "refresh-feeds", is_wanted, NULL);
}

static void
subscribe (Fixture    *fixture,
           const char *path)
{
  g_autofree char *address = test_server_dup_address (get (fixture)->server, NULL, path);
  g_autoptr (GError) error = NULL;

  notanda_feeds_add (get (fixture)->feeds, address, NULL, g_get_real_time (), &error);
  g_assert_no_error (error);
  notanda_feeds_set_local (get (fixture)->feeds, address, TRUE, &error);
  g_assert_no_error (error);
}

/* As if it had been asked for so long ago, in microseconds */
static void
set_asked (Fixture    *fixture,
           const char *path,
           gint64      ago)
{
  g_autofree char *address = test_server_dup_address (get (fixture)->server, NULL, path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (g_get_real_time () - ago);
  g_autofree char *written = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (file, get (fixture)->feeds, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  g_key_file_set_string (file, address, "Fetched", written);
  g_key_file_save_to_file (file, get (fixture)->feeds, &error);
  g_assert_no_error (error);
}

/* How often the server was asked for it */
static guint
count_asked (Fixture    *fixture,
             const char *path)
{
  g_autofree char *requests = test_server_dup_requests (get (fixture)->server);
  g_autofree char *line = g_strdup_printf ("GET %s HTTP", path);
  guint            n = 0;

  for (const char *at = requests; (at = strstr (at, line)) != NULL; at++)
    n++;
  return n;
}

/* Whether what the server sent for all of them is in the file */
static gboolean
are_kept (Fixture *fixture)
{
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (get (fixture)->feeds, NULL);

  for (guint i = 0; i < feeds->len; i++)
    if (((NotandaSubscription *) feeds->pdata[i])->items->len == 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_second_kept (Fixture *fixture)
{
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (get (fixture)->feeds, NULL);

  return ((NotandaSubscription *) feeds->pdata[1])->items->len > 0;
}

/* ---- the windows */

static void
set_up_feeds (Fixture      *fixture,
              gconstpointer data)
{
  Feeds *self = get (fixture);

  self->feeds = notanda_feeds_dup_path ();
  g_unlink (self->feeds);
  self->server = test_server_new (NULL);
  test_server_add_page (self->server, "/harbour", FEED ("Harbour news", ITEM ("storm") ITEM ("calm")));
  test_server_add_page (self->server, "/market", FEED ("Market news", ITEM ("plums")));
  set_refresh (FALSE);
  set_up (fixture, data);
}

static void
tear_down_feeds (Fixture      *fixture,
                 gconstpointer data)
{
  if (fixture->empty != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->empty));
  tear_down (fixture, data);
  test_server_free (get (fixture)->server);
  g_free (get (fixture)->feeds);
}

static void
open_empty (Fixture *fixture)
{
  fixture->empty = notanda_application_new_window (fixture->application);
}

/* The widget that is shown with this tooltip, as the counts and the buttons have them */
static GtkWidget *
find_tooltip (GtkWidget  *widget,
              const char *tooltip)
{
  if (gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwDialog *
get_empty_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->empty));
}

static gboolean
shows (Fixture    *fixture,
       const char *tooltip)
{
  AdwDialog *dialog = get_empty_dialog (fixture);

  return dialog != NULL && find_tooltip (GTK_WIDGET (dialog), tooltip) != NULL;
}

static gboolean
shows_unread (Fixture *fixture)
{
  return shows (fixture, "2 unread");
}

static gboolean
shows_feeds (Fixture *fixture)
{
  return shows (fixture, "Remove");
}

static void
open_dialog (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->empty), "win.feeds", NULL));
  wait_for (fixture, shows_feeds);
}

/* ---- tests */

/* Of several windows that open at once, one asks. */
static void
test_on (Fixture      *fixture,
         gconstpointer data)
{
  NotandaWindow *others[2];

  subscribe (fixture, "/harbour");
  open_empty (fixture);
  open_dialog (fixture);
  g_object_set (find_by_type (GTK_WIDGET (get_empty_dialog (fixture)), ADW_TYPE_SWITCH_ROW), "active", TRUE, NULL);
  adw_dialog_force_close (get_empty_dialog (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = notanda_application_new_window (fixture->application);
  wait_for (fixture, are_kept);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_window_destroy (GTK_WINDOW (others[i]));
  open_dialog (fixture);
  g_assert_true (shows_unread (fixture));
  g_assert_cmpuint (count_asked (fixture, "/harbour"), ==, 1);
}

/* Nobody asks but who is told to, by hand. */
static void
test_off (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *button;

  subscribe (fixture, "/harbour");
  open_empty (fixture);
  open_dialog (fixture);
  g_assert_false (shows_unread (fixture));
  button = find_tooltip (GTK_WIDGET (get_empty_dialog (fixture)), "Refresh All");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_for (fixture, shows_unread);
  g_assert_cmpuint (count_asked (fixture, "/harbour"), ==, 1);
}

/* What a window that opens has asked for comes into a dialog that is open already. */
static void
test_while_open (Fixture      *fixture,
                 gconstpointer data)
{
  NotandaWindow *other;

  subscribe (fixture, "/harbour");
  open_empty (fixture);
  open_dialog (fixture);
  g_assert_false (shows_unread (fixture));
  set_refresh (TRUE);
  other = notanda_application_new_window (fixture->application);
  wait_for (fixture, shows_unread);
  gtk_window_destroy (GTK_WINDOW (other));
}

/* Feeds are asked for in their order: when the second was, the first was passed over. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  subscribe (fixture, "/harbour");
  subscribe (fixture, "/market");
  set_asked (fixture, "/harbour", MINUTES (25));
  set_asked (fixture, "/market", MINUTES (35));
  set_refresh (TRUE);
  open_empty (fixture);
  wait_for (fixture, is_second_kept);
  g_assert_cmpuint (count_asked (fixture, "/harbour"), ==, 0);
  g_assert_cmpuint (count_asked (fixture, "/market"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add_vtable ("/notanda/display/feeds/" name, sizeof (Feeds), NULL, (GTestFixtureFunc) set_up_feeds, (GTestFixtureFunc) func, (GTestFixtureFunc) tear_down_feeds)
  ADD ("on", test_on);
  ADD ("off", test_off);
  ADD ("while-open", test_while_open);
  ADD ("again", test_again);
  return g_test_run ();
}
