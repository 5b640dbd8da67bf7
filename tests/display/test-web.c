/* test-web.c: what comes from the web, the clipboard and files of several articles, through the window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include <string.h>

#include "intake/notanda-feeds.h"
#include "load/notanda-open.h"
#include "util/test-proxies.h"
#include "util/test-server.h"

#define WORDS "The harbour master said on Friday that no ship may enter, and nobody on the quay asked him why that was so. "
#define PROSE "<p>" WORDS WORDS WORDS "</p>"
#define PAGE(title) "<html><head><title>" title "</title></head><body><article><h1>" title "</h1>" PROSE PROSE PROSE PROSE "</article></body></html>"
#define FEED                                                                                                                            \
  "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour news</title><item><title>Storm</title>"                          \
  "<link>http://site.test/storm</link><guid>storm</guid><pubDate>Mon, 07 Sep 2020 10:00:00 GMT</pubDate></item>"                        \
  "<item><title>Calm</title><link>http://site.test/calm</link><guid>calm</guid><pubDate>Tue, 08 Sep 2020 10:00:00 GMT</pubDate></item>" \
  "</channel></rss>"

typedef struct
{
  Fixture     base;
  TestServer *server;
  AdwDialog  *answered; /* or NULL */
} Web;

/* ---- the windows */

static void
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

static void
tear_down_web (Fixture      *fixture,
               gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->empty));
  tear_down (fixture, data);
  test_server_free (((Web *) fixture)->server);
}

static char *
dup_address (Fixture    *fixture,
             const char *path)
{
  return test_server_dup_address (((Web *) fixture)->server, NULL, path);
}

static AdwDialog *
get_empty_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->empty));
}

static gboolean
is_asked (Fixture *fixture)
{
  AdwDialog *dialog = get_empty_dialog (fixture);

  return dialog != NULL && gtk_widget_get_mapped (adw_dialog_get_child (dialog));
}

static gboolean
is_asked_nothing (Fixture *fixture)
{
  return get_empty_dialog (fixture) == NULL;
}

static NotandaDocument *
get_opened (Fixture *fixture)
{
  return notanda_page_get_document (notanda_window_get_page (fixture->empty));
}

static gboolean
is_filled (Fixture *fixture)
{
  return get_opened (fixture) != NULL;
}

static GtkWidget *
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

/* A button of the dialog that is shown. */
static void
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

static void
act_in_empty (Fixture    *fixture,
              const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->empty), action, NULL));
}

static gboolean
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
static void
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

static void
assert_title (Fixture    *fixture,
              const char *title)
{
  wait_for (fixture, is_filled);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->empty)), ==, title);
}

/* How many documents lie in the drafts folder. */
static guint
count_drafts (void)
{
  g_autofree char *path = notanda_open_dup_drafts_folder ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static guint
count_headings (NotandaDocument *document)
{
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n_blocks);
  guint               n = 0;

  for (guint i = 0; i < n_blocks; i++)
    n += blocks[i].kind == NOTANDA_BLOCK_HEADING || blocks[i].kind == NOTANDA_BLOCK_TITLE;
  return n;
}

/* ---- tests */

static void
test_address (Fixture      *fixture,
              gconstpointer data)
{
  type_address (fixture, "/quay");
  assert_title (fixture, "The quay is closed");
}

/* No is no. */
static void
test_refuse (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *address = dup_address (fixture, "/quay");

  notanda_window_open_address (fixture->empty, address);
  answer (fixture, "_Cancel");
  wait_for (fixture, is_asked_nothing);
  g_assert_true (notanda_window_is_empty (fixture->empty));
  g_assert_cmpuint (test_server_count_requests (((Web *) fixture)->server), ==, 0);
}

static gboolean
shows_cancel (Fixture *fixture)
{
  return find_mapped (GTK_WIDGET (fixture->empty), "_Cancel") != NULL && !is_asked (fixture);
}

static gboolean
shows_start (Fixture *fixture)
{
  return find_mapped (GTK_WIDGET (fixture->empty), "Open _Address…") != NULL;
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  guint n_drafts = count_drafts ();

  test_server_add (((Web *) fixture)->server, "/slow", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" WORDS, NULL, TEST_SERVER_HOLD);
  type_address (fixture, "/slow");
  wait_for (fixture, shows_cancel);
  g_signal_emit_by_name (find_mapped (GTK_WIDGET (fixture->empty), "_Cancel"), "clicked");
  wait_for (fixture, shows_start);
  g_assert_true (notanda_window_is_empty (fixture->empty));
  g_assert_false (is_filled (fixture));
  g_assert_false (is_asked (fixture));
  g_assert_cmpuint (count_drafts (), ==, n_drafts);
}

/* By the keyboard as by the button. */
static void
test_escape (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GSubprocess) keys = NULL;
  g_autoptr (GError) error = NULL;

  test_server_add (((Web *) fixture)->server, "/slow", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" WORDS, NULL, TEST_SERVER_HOLD);
  type_address (fixture, "/slow");
  wait_for (fixture, shows_cancel);
  gtk_window_set_title (GTK_WINDOW (fixture->empty), "waits-for-escape");
  keys = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "search", "--sync", "--name", "^waits-for-escape$", "windowfocus", "--sync",
                           "key", "Escape", NULL);
  g_assert_no_error (error);
  wait_for (fixture, shows_start);
  g_assert_true (notanda_window_is_empty (fixture->empty));
}

/* Headings stay headings. */
static void
test_paste_page (Fixture      *fixture,
                 gconstpointer data)
{
  static const char html[] = "<h1>Pasted from a page</h1>" PROSE "<h2>What came next</h2>" PROSE PROSE;
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("text/html", bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), provider);
  act_in_empty (fixture, "win.paste");
  wait_for (fixture, is_filled);
  g_assert_cmpuint (count_headings (get_opened (fixture)), ==, 2);
}

static void
test_paste_address (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *address = dup_address (fixture, "/quay");
  g_autofree char *text = g_strconcat ("  ", address, "\n", NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), text);
  act_in_empty (fixture, "win.paste");
  answer (fixture, "_Open");
  assert_title (fixture, "The quay is closed");
}

/* A file's address, as the location bar of a browser has it, is a file. */
static void
test_paste_file_address (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "the quay.html", NULL);
  g_autofree char *address = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (g_file_set_contents (path, "<h1>The quay is closed</h1>" PROSE PROSE, -1, NULL));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), address);
  act_in_empty (fixture, "win.paste");
  assert_title (fixture, "The quay is closed");
}

/* As a browser drops it. */
static void
test_drop_link (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *address = dup_address (fixture, "/quay");
  g_autoptr (GFile) file = g_file_new_for_uri (address);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_assert_true (notanda_window_take_value (fixture->empty, &value));
  answer (fixture, "_Open");
  assert_title (fixture, "The quay is closed");
}

/* The check button of the row with this title. */
static GtkWidget *
find_check (GtkWidget  *widget,
            const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return find_by_type (widget, GTK_TYPE_CHECK_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
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

static gboolean
is_subscribed (Fixture *fixture)
{
  g_autofree char *path = notanda_feeds_dup_path ();
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (path, NULL);

  return feeds->len == 1 && ((NotandaSubscription *) feeds->pdata[0])->items->len == 2 &&
         find_mapped (GTK_WIDGET (get_empty_dialog (fixture)), "Subscribed") != NULL;
}

static void
test_feed (Fixture      *fixture,
           gconstpointer data)
{
  type_address (fixture, "/feed");
  answer (fixture, "_Subscribe");
  wait_for (fixture, is_subscribed);
  choose (fixture, "Calm");
  assert_title (fixture, "A calm is coming");
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
  GtkWidget *list;

  /* its document lies beside it */
  g_assert_true (g_file_copy (original, file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  notanda_application_open_file (fixture->application, file, fixture->empty);
  wait_for (fixture, is_asked);
  list = find_by_type (GTK_WIDGET (get_empty_dialog (fixture)), GTK_TYPE_LIST_BOX);
  title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0))));
  choose (fixture, title);
  wait_for (fixture, is_filled);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->empty)), title));
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

static gboolean
is_asked_anew (Fixture *fixture)
{
  return is_asked (fixture) && get_empty_dialog (fixture) != ((Web *) fixture)->answered;
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
#define ADD(name, func) g_test_add_vtable ("/notanda/display/web/" name, sizeof (Web), NULL, (GTestFixtureFunc) set_up_web, (GTestFixtureFunc) func, (GTestFixtureFunc) tear_down_web)
  ADD ("address", test_address);
  ADD ("refuse", test_refuse);
  ADD ("cancel", test_cancel);
  ADD ("paste-page", test_paste_page);
  ADD ("paste-address", test_paste_address);
  ADD ("paste-file-address", test_paste_file_address);
  ADD ("drop-link", test_drop_link);
  ADD ("feed", test_feed);
  ADD ("book", test_book);
  ADD ("list", test_list);
  ADD ("lead", test_lead);
  ADD ("lead-loop", test_lead_loop);
  /* the last: it takes the focus from what the display showed before */
  ADD ("escape", test_escape);
  return g_test_run ();
}
