/* web-fixture.c: a window beside a web server, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/web-fixture.h"

#include "intake/notanda-feeds.h"
#include "load/notanda-open.h"
#include "util/test-proxies.h"

#define FEED                                                                                                                            \
  "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour news</title><item><title>Storm</title>"                          \
  "<link>http://site.test/storm</link><guid>storm</guid><pubDate>Mon, 07 Sep 2020 10:00:00 GMT</pubDate></item>"                        \
  "<item><title>Calm</title><link>http://site.test/calm</link><guid>calm</guid><pubDate>Tue, 08 Sep 2020 10:00:00 GMT</pubDate></item>" \
  "</channel></rss>"

void
set_up_web (Fixture      *fixture,
            gconstpointer data)
{
  Web             *web = (Web *) fixture;
  g_autofree char *proxy = NULL;
  g_autofree char *feeds = notanda_feeds_dup_path ();

  remove (feeds);
  web->server = test_server_new (NULL);
  test_server_add_page (web->server, "/quay", PAGE ("The quay is closed"));
  test_server_add_page (web->server, "/feed", FEED);
  test_server_add_page (web->server, "http://site.test/calm", PAGE ("A calm is coming"));
  proxy = test_server_dup_address (web->server, NULL, "");
  /* a link may not lead into the local network */
  test_proxies_set ("http://site.test", proxy);
  set_up (fixture, data);
  fixture->empty = notanda_application_new_window (fixture->application);
}

void
tear_down_web (Fixture      *fixture,
               gconstpointer data)
{
  if (fixture->empty != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->empty));
  tear_down (fixture, data);
  test_server_free (((Web *) fixture)->server);
}

char *
dup_address (Fixture    *fixture,
             const char *path)
{
  return test_server_dup_address (((Web *) fixture)->server, NULL, path);
}

AdwDialog *
get_empty_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->empty));
}

gboolean
is_asked (Fixture *fixture)
{
  AdwDialog *dialog = get_empty_dialog (fixture);

  return dialog != NULL && gtk_widget_get_mapped (adw_dialog_get_child (dialog));
}

gboolean
is_asked_nothing (Fixture *fixture)
{
  return get_empty_dialog (fixture) == NULL;
}

NotandaDocument *
get_opened (Fixture *fixture)
{
  return notanda_page_get_document (notanda_window_get_page (fixture->empty));
}

gboolean
is_filled (Fixture *fixture)
{
  return get_opened (fixture) != NULL;
}

GtkWidget *
find_mapped (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

const char *
find_words (GtkWidget  *widget,
            const char *start)
{
  const char *found = GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), start) ? gtk_label_get_label (GTK_LABEL (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_words (child, start);
  return found;
}

/* A button of the dialog that is shown. */
void
answer (Fixture    *fixture,
        const char *label)
{
  GtkWidget *button;

  wait_for (fixture, is_asked);
  button = find_mapped (GTK_WIDGET (get_empty_dialog (fixture)), label);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

void
act_in_empty (Fixture    *fixture,
              const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->empty), action, NULL));
}

gboolean
is_local_asked (Fixture *fixture)
{
  return is_asked (fixture) && g_str_equal (adw_dialog_get_title (get_empty_dialog (fixture)), "Open an Address of the Local Network?");
}

static gboolean
is_not_local_asked (Fixture *fixture)
{
  return !is_local_asked (fixture);
}

/* The question about the address, then that about the local network. */
void
type_address (Fixture    *fixture,
              const char *path)
{
  g_autofree char *address = dup_address (fixture, path);
  GtkWidget       *entry;

  act_in_empty (fixture, "win.open-address");
  wait_for (fixture, is_asked);
  entry = find_by_type (GTK_WIDGET (get_empty_dialog (fixture)), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), address);
  /* as Enter does */
  g_signal_emit_by_name (find_by_type (entry, GTK_TYPE_TEXT), "activate");
  wait_for (fixture, is_local_asked);
  answer (fixture, "_Open");
  wait_for (fixture, is_not_local_asked);
}

void
assert_title (Fixture    *fixture,
              const char *title)
{
  wait_for (fixture, is_filled);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->empty)), ==, title);
}

/* How many documents lie in the drafts folder. */
guint
count_drafts (void)
{
  g_autofree char *path = notanda_open_dup_drafts_folder ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

gboolean
shows_cancel (Fixture *fixture)
{
  return find_mapped (GTK_WIDGET (fixture->empty), "_Cancel") != NULL && !is_asked (fixture);
}

gboolean
shows_start (Fixture *fixture)
{
  return find_mapped (GTK_WIDGET (fixture->empty), "Open _Address…") != NULL;
}

/* The check button of the row with this title. */
GtkWidget *
find_check (GtkWidget  *widget,
            const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return find_by_type (widget, GTK_TYPE_CHECK_BUTTON);
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), title))
    return gtk_widget_get_ancestor (widget, GTK_TYPE_CHECK_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
choose (Fixture    *fixture,
        const char *title)
{
  GtkWidget *check;

  wait_for (fixture, is_asked);
  check = find_check (GTK_WIDGET (get_empty_dialog (fixture)), title);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  answer (fixture, "_Open");
}

gboolean
is_asked_anew (Fixture *fixture)
{
  return is_asked (fixture) && get_empty_dialog (fixture) != ((Web *) fixture)->answered;
}
