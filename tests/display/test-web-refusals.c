/* test-web-refusals.c: pages that are no articles are told what, where, and what to do
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/web-fixture.h"

#include <string.h>

#include "util/test-proxies.h"

#define HEAD(status, more) "HTTP/1.1 " status "\r\nContent-Length: 0\r\n" more "\r\n"
#define HTML "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"

typedef struct
{
  const char *path;
  const char *reply;
  const char *says;
  gboolean    asks; /* in a dialog: it can be opened anyway */
} Refusal;

static const Refusal refusals[] = {
  { "/gone", HEAD ("404 Not Found", ""), "there is no such page; check the address (404)", FALSE },
  { "/down", HEAD ("500 Internal Server Error", "Retry-After: 180\r\n"), "the server is in trouble; try again in 3 minutes (500)", FALSE },
  { "/busy", HEAD ("429 Too Many Requests", "Retry-After: 3600\r\n"), "the server was asked too often; try again in 60 minutes (429)", FALSE },
  { "/login", HEAD ("401 Unauthorized", ""), "the page needs a login; open it in a browser and paste the text here (401)", FALSE },
  { "/circle", HEAD ("302 Found", "Location: /circle\r\n"), "the page sends you on in a circle", FALSE },
  { "/inward", HEAD ("302 Found", "Location: http://127.0.0.1:1/\r\n"), "127.0.0.1: the page leads to a computer of your own network", FALSE },
  { "/outward", HEAD ("302 Found", "Location: ftp://site.test/\r\n"), "the page sends you on to something that is no web address", FALSE },
  { "/nothing", HEAD ("200 OK", ""), "the server sent an empty page", FALSE },
  { "/blank", HTML "<html><body>   \n\n  </body></html>", "There is no text in this page.", FALSE },
  { "/picture", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\x89PNG\r\n\x1a\n\x01\x02\x03\x04picture", "this is a PNG picture", FALSE },
  { "/wall", HTML "<html><head><title>Sign in</title></head><body><h1>Sign in to continue</h1><form><input name=user><input type=password name=p><button>Sign in</button></form><p>Forgot your password?</p></body></html>", "this looks like an error message, a login or a question", TRUE },
  { "/soft", HTML "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Sorry, the page you are looking for does not exist.</p></body></html>", "this looks like an error message, a login or a question", TRUE },
  { "/script", HTML "<html><head><title>News</title><script src=app.js></script></head><body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>", "open it in one, and paste the text here", TRUE },
  { "/robot", HTML "<html><head><title>Just a moment</title></head><body><h1>Just a moment</h1><p>Verify you are human to go on.</p></body></html>", "this looks like an error message, a login or a question", TRUE },
};

/* ---- what the window says */

static AdwStatusPage *
find_status (GtkWidget *widget)
{
  if (ADW_IS_STATUS_PAGE (widget) && gtk_widget_get_mapped (widget))
    return ADW_STATUS_PAGE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwStatusPage *found = find_status (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_failed (Fixture *fixture)
{
  AdwStatusPage *status = find_status (GTK_WIDGET (fixture->empty));

  return status != NULL && g_str_equal (adw_status_page_get_title (status), "Could Not Open the Article");
}

static gboolean
has_ended (Fixture *fixture)
{
  return is_asked (fixture) || has_failed (fixture);
}

static char *
dup_said (Fixture *fixture)
{
  if (is_asked (fixture))
    return g_strdup (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (get_empty_dialog (fixture)))))));
  return g_strdup (adw_status_page_get_description (find_status (GTK_WIDGET (fixture->empty))));
}

/* ---- tests */

static void
refuse (Fixture       *fixture,
        const Refusal *refusal)
{
  g_autofree char *said = NULL;

  wait_for (fixture, has_ended);
  said = dup_said (fixture);
  g_test_message ("%s", said);
  g_assert_nonnull (strstr (said, refusal->says));
  g_assert_true (strstr (said, "site.test") != NULL || strstr (said, "127.0.0.1") != NULL);
  g_assert_true (is_asked (fixture) == refusal->asks);
  g_assert_null (get_opened (fixture));
}

/* The same again says the same, and once the page is there, it opens. */
static void
test_refusal (Fixture      *fixture,
              gconstpointer data)
{
  const Refusal   *refusal = data;
  TestServer      *server = ((Web *) fixture)->server;
  g_autofree char *address = g_strconcat ("http://site.test", refusal->path, NULL);
  guint            n_drafts = count_drafts ();

  test_server_add (server, address, refusal->reply, NULL, TEST_SERVER_CLOSE);
  for (guint i = 0; i < 2; i++)
    {
      if (i > 0 && !refusal->asks)
        g_signal_emit_by_name (find_mapped (GTK_WIDGET (fixture->empty), "_Try Again"), "clicked");
      else
        notanda_window_open_address (fixture->empty, address);
      refuse (fixture, refusal);
      if (refusal->asks)
        answer (fixture, "_Cancel");
      wait_for (fixture, is_asked_nothing);
      g_assert_true (notanda_window_is_empty (fixture->empty));
    }
  g_assert_cmpuint (test_server_count_requests (server), ==, 2);
  g_assert_cmpuint (count_drafts (), ==, n_drafts);

  test_server_add_page (server, address, PAGE ("It is there now"));
  notanda_window_open_address (fixture->empty, address);
  assert_title (fixture, "It is there now");
}

/* A slip in the address can be put right, and what was said of it goes. */
static void
test_correct_address (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *entry;

  test_server_add (((Web *) fixture)->server, "http://site.test/kalm", HEAD ("404 Not Found", ""), NULL, TEST_SERVER_CLOSE);
  notanda_window_open_address (fixture->empty, "http://site.test/kalm");
  wait_for (fixture, has_failed);
  g_assert_nonnull (find_mapped (GTK_WIDGET (fixture->empty), "Open in _Browser"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->empty)) == find_mapped (GTK_WIDGET (fixture->empty), "_Try Again"));
  act_in_empty (fixture, "win.open-address");
  wait_for (fixture, is_asked);
  entry = find_by_type (GTK_WIDGET (get_empty_dialog (fixture)), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "http://site.test/kalm");
  gtk_editable_set_text (GTK_EDITABLE (entry), "http://site.test/calm");
  answer (fixture, "_Open");
  assert_title (fixture, "A calm is coming");
}

static gboolean
is_certificate_asked (Fixture *fixture)
{
  return is_asked (fixture) && g_str_equal (adw_dialog_get_title (get_empty_dialog (fixture)), "Is This Server the Right One?");
}

static gboolean
has_failed_unasked (Fixture *fixture)
{
  return is_asked_nothing (fixture) && has_failed (fixture);
}

/* Nobody vouches for the server: once, for the host that was typed, and not where that leads. */
static void
test_certificate (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", "self.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
  g_autoptr (TestServer) server = test_server_new (certificate);
  g_autofree char *page = test_server_dup_address (server, NULL, "/page");
  g_autofree char *onward = test_server_dup_address (server, NULL, "/onward");

  test_server_add_page (server, "/page", PAGE ("Behind the curtain"));
  test_server_add (server, "/onward", HEAD ("302 Found", "Location: /page\r\n"), NULL, TEST_SERVER_CLOSE);
  notanda_window_open_address (fixture->empty, onward);
  answer (fixture, "_Open");
  wait_for (fixture, is_certificate_asked);
  answer (fixture, "_Open Anyway");
  wait_for (fixture, has_failed_unasked);
  g_assert_cmpuint (test_server_count_requests (server), ==, 1);

  notanda_window_open_address (fixture->empty, page);
  answer (fixture, "_Open");
  wait_for (fixture, is_certificate_asked);
  answer (fixture, "_Open Anyway");
  assert_title (fixture, "Behind the curtain");
}

/* What came before the connection broke is an article, and lacks its end. */
static void
test_broken_off (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  test_server_add (((Web *) fixture)->server, "http://site.test/broken",
                   "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n" PAGE ("Half of it"), NULL, TEST_SERVER_CLOSE);
  notanda_window_open_address (fixture->empty, "http://site.test/broken");
  assert_title (fixture, "Half of it");
  g_assert_nonnull (strstr (notanda_page_get_opened (notanda_window_get_page (fixture->empty))->notice,
                            "The connection to site.test broke off: the end of the page is missing."));

  /* it is so for as long as there is the document */
  file = g_file_new_for_path (notanda_saver_get_file (notanda_page_get_saver (notanda_window_get_page (fixture->empty)))->path);
  gtk_window_destroy (GTK_WINDOW (fixture->empty));
  fixture->empty = notanda_application_new_window (fixture->application);
  notanda_window_open (fixture->empty, file);
  wait_for (fixture, is_filled);
  g_assert_nonnull (find_words (GTK_WIDGET (fixture->empty), "The end is missing: the connection broke off."));
}

/* While it waits, it says for whom. */
static gboolean
names_host (Fixture *fixture)
{
  AdwStatusPage *status = find_status (GTK_WIDGET (fixture->empty));

  return status != NULL && g_strcmp0 (adw_status_page_get_description (status), "Waiting for site.test") == 0;
}

static void
test_waiting (Fixture      *fixture,
              gconstpointer data)
{
  test_server_add (((Web *) fixture)->server, "http://site.test/slow", "HTTP/1.1 200 OK\r\n", NULL, TEST_SERVER_HOLD);
  notanda_window_open_address (fixture->empty, "http://site.test/slow");
  wait_for (fixture, names_host);
  act_in_empty (fixture, "win.cancel-opening");
  wait_for (fixture, shows_start);
}

/* One that was saved is told as it is by its address, and nothing lies beside it until somebody wants it. */
static void
assert_opens_anyway (Fixture    *fixture,
                     const char *name,
                     const char *page,
                     const char *words,
                     const char *button)
{
  g_autofree char *path = g_strconcat (fixture->folder, "/", name, ".html", NULL);
  g_autofree char *document = g_strconcat (fixture->folder, "/", name, ".notanda", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, page, -1, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *said = NULL;

      notanda_application_open_file (fixture->application, file, fixture->empty);
      wait_for (fixture, is_asked);
      said = dup_said (fixture);
      g_assert_nonnull (strstr (said, words));
      g_assert_false (g_file_test (document, G_FILE_TEST_EXISTS));
      answer (fixture, i == 0 ? "_Cancel" : button);
      wait_for (fixture, i == 0 ? is_asked_nothing : is_filled);
    }
  g_assert_true (g_file_test (document, G_FILE_TEST_EXISTS));
}

static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  assert_opens_anyway (fixture, "wall",
                       "<html><head><title>Sign in</title></head><body><h1>Sign in to continue</h1><form><input name=user><input type=password name=p><button>Sign in</button></form><p>Forgot your password?</p></body></html>",
                       "wall.html: this looks like an error message, a login or a question, not like an article; open it in a browser to see",
                       "_Open It Anyway");
}

/* One that leads on has few words of its own, and may be wanted for them. */
static void
test_saved_lead (Fixture      *fixture,
                 gconstpointer data)
{
  assert_opens_anyway (fixture, "moved",
                       "<html><head><title>Moved</title><meta http-equiv=refresh content=\"0; url=http://site.test/calm\"></head><body><p>The harbour has moved to the other bank.</body></html>",
                       "moved.html: this page leads on to another one", "Open It _Anyway");
  g_assert_cmpuint (test_server_count_requests (((Web *) fixture)->server), ==, 0);
}

/* There is nothing to open of one without a word. */
static void
test_saved_lead_blank (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "moved.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "<html><head><meta http-equiv=refresh content=\"0; url=http://site.test/calm\"></head><body></body></html>", -1, NULL));
  notanda_application_open_file (fixture->application, file, fixture->empty);
  wait_for (fixture, is_asked);
  g_assert_null (find_mapped (GTK_WIDGET (get_empty_dialog (fixture)), "Open It _Anyway"));
  answer (fixture, "_Open That Page");
  assert_title (fixture, "A calm is coming");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  test_proxies_install ();
  application = window_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strconcat ("/notanda/display/web-refusals", refusals[i].path, NULL);

      g_test_add_vtable (name, sizeof (Web), &refusals[i], (GTestFixtureFunc) set_up_web, (GTestFixtureFunc) test_refusal, (GTestFixtureFunc) tear_down_web);
    }
#define ADD(name, func) ADD_WEB ("web-refusals", name, func)
  ADD ("correct-address", test_correct_address);
  ADD ("certificate", test_certificate);
  ADD ("broken-off", test_broken_off);
  ADD ("waiting", test_waiting);
  ADD ("saved", test_saved);
  ADD ("saved-lead", test_saved_lead);
  ADD ("saved-lead-blank", test_saved_lead_blank);
  return g_test_run ();
}
