/* test-connect-dialog.c: a corpus of a window is connected to servers that want something of one, and joined
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "app/dialogs/notanda-connect-dialog.h"
#include "app/library/corpus-folder.h"
#include "app/notanda-page-private.h"
#include "app/notanda-window-private.h"
#include "display/window-fixture.h"
#include "util/test-dav-server.h"
#include "util/test-folder.h"
#include "util/test-server.h"

#define N_ARTICLES 40
#define LISTING "<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>%s</D:href></D:response></D:multistatus>"

/* Of the server in the test's own process. */
static TestServer *cloud;

static void
ignore (NotandaPage *page   G_GNUC_UNUSED,
        const char *message G_GNUC_UNUSED,
        gpointer data       G_GNUC_UNUSED)
{
}

static void
open_folder (Fixture *fixture)
{
  g_autoptr (GFile) file = fixture->folder != NULL ? g_file_new_for_path (fixture->folder) : NULL;
  NotandaWindow *window = file != NULL ? notanda_application_open_file (fixture->application, file, NULL)
                                       : notanda_application_new_window (fixture->application);

  g_set_weak_pointer (&fixture->window, window);
  /* GTK's double for tests has no announcements */
  notanda_page_set_announcer (notanda_window_get_page (fixture->window), ignore, NULL);
}

static gboolean
has_no_server (Fixture *fixture)
{
  return notanda_window_get_library (fixture->window) != NULL && fixture->window->finding == NULL && fixture->window->syncer == NULL;
}

static void
set_up_corpus (Fixture           *fixture,
               gconstpointer data G_GNUC_UNUSED)
{
  fixture->application = NOTANDA_APPLICATION (g_application_get_default ());
  fixture->folder = corpus_folder_new ();
  g_free (corpus_folder_add (fixture->folder, "a.notanda", "Ash", NULL, NULL));
  open_folder (fixture);
  wait_for (fixture, has_no_server);
}

static gboolean
has_ended (Fixture *fixture)
{
  return fixture->window->syncer == NULL || notanda_syncer_is_ended (fixture->window->syncer);
}

static void
tear_down_corpus (Fixture           *fixture,
                  gconstpointer data G_GNUC_UNUSED)
{
  if (fixture->window->syncer != NULL)
    notanda_syncer_end (fixture->window->syncer);
  wait_for (fixture, has_ended);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  g_clear_pointer (&cloud, test_server_free);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* ---- the dialog */

static void
open_dialog (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.connect-server", NULL));
  wait_for (fixture, has_dialog);
}

/* Returns: (nullable): the row, the button or else the label that is shown with these words, their mnemonic in it */
static GtkWidget *
find_shown (GtkWidget  *widget,
            const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (ADW_IS_PREFERENCES_ROW (widget) && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), words))
    return widget;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), words) == 0)
    return widget;
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, words);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_in_dialog (Fixture    *fixture,
                const char *words)
{
  return has_dialog (fixture) ? find_shown (GTK_WIDGET (get_dialog (fixture)), words) : NULL;
}

static gboolean
puts_on_apache (Fixture *fixture)
{
  return find_in_dialog (fixture, "Connected to Apache. ") != NULL;
}

static gboolean
says_apache (Fixture *fixture)
{
  AdwToast *toast = notanda_window_get_page (fixture->window)->toast;

  return toast != NULL && g_str_equal (adw_toast_get_title (toast), "Connected to Apache");
}

static void
fill (Fixture    *fixture,
      const char *words,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_in_dialog (fixture, words)), text);
}

static void
click (Fixture    *fixture,
       const char *words)
{
  GtkWidget *button = find_in_dialog (fixture, words);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* What the server doesn't like. */
static gboolean
has_problem (Fixture *fixture)
{
  return find_in_dialog (fixture, "127.0.0.1: ") != NULL && find_in_dialog (fixture, "C_onnect") != NULL;
}

static void
assert_problem (Fixture    *fixture,
                const char *part)
{
  GtkWidget *row;

  wait_for (fixture, has_problem);
  row = find_in_dialog (fixture, "127.0.0.1: ");
  g_test_message ("%s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), part));
}

static gboolean
is_on_server (Fixture *fixture)
{
  return fixture->window->syncer != NULL && notanda_syncer_get_state (fixture->window->syncer) == NOTANDA_SYNCER_ON_SERVER;
}

/* ---- where the focus is */

static gboolean
has_focus_in_address (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *row = find_in_dialog (fixture, "_Address");

  return focus != NULL && row != NULL && gtk_widget_is_ancestor (focus, row);
}

/* Where one types first, in a window of any width. */
static void
test_focus (Fixture           *fixture,
            gconstpointer data G_GNUC_UNUSED)
{
  open_dialog (fixture);
  wait_for (fixture, has_focus_in_address);
  adw_dialog_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  set_width (fixture, 360);
  open_dialog (fixture);
  wait_for (fixture, has_focus_in_address);
  adw_dialog_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
}

/* ---- a certificate that nobody vouches for */

static gboolean
offers_certificate (Fixture *fixture)
{
  return find_in_dialog (fixture, "_It Is My Server") != NULL && find_in_dialog (fixture, "C_onnect") != NULL;
}

static TestDavServer *
start_with_own_certificate (void)
{
  g_autofree char *certificate = g_test_build_filename (G_TEST_DIST, "net", "certificates", "self.pem", NULL);
  g_autofree char *arguments = g_strdup_printf ("--certificate '%s'", certificate);

  return test_dav_server_new ("apache", arguments);
}

/* It is taken only once somebody says that it is the server's, and is taken from then on. */
static void
test_certificate (Fixture           *fixture,
                  gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (TestDavServer) server = start_with_own_certificate ();

  if (server == NULL)
    return;
  open_dialog (fixture);
  fill (fixture, "_Address", test_dav_server_get_address (server));
  click (fixture, "C_onnect");
  wait_for (fixture, offers_certificate);
  g_assert_nonnull (find_in_dialog (fixture, "Fingerprint"));
  g_assert_false (gtk_widget_is_sensitive (find_in_dialog (fixture, "C_onnect")));
  g_assert_null (fixture->window->syncer);

  adw_switch_row_set_active (ADW_SWITCH_ROW (find_in_dialog (fixture, "_It Is My Server")), TRUE);
  click (fixture, "C_onnect");
  wait_for (fixture, puts_on_apache);
  wait_for (fixture, is_on_server);
  wait_for (fixture, has_no_dialog);
  wait_for (fixture, says_apache);
  g_assert_nonnull (notanda_syncer_get_account (fixture->window->syncer)->certificate);
}

/* ---- a server in the test's own process */

static void
add (const char *path,
     const char *head,
     const char *body)
{
  g_autofree char *whole = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: %zu\r\n\r\n", head, strlen (body));
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  test_server_add (cloud, path, whole, bytes, TEST_SERVER_CLOSE);
}

/* One at which all is well but for PUT, to any address. */
static void
start_cloud (const char *put)
{
  cloud = test_server_new (NULL);
  add ("OPTIONS /dav/", "200 OK\r\nDAV: 1, 2", "");
  add ("PROPFIND /dav/", "207 Multi-Status\r\nContent-Type: application/xml", "<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>/dav/</D:href></D:response></D:multistatus>");
  add ("PUT *", put, "");
}

static void
connect_to_cloud (Fixture    *fixture,
                  const char *path)
{
  g_autofree char *address = test_server_dup_address (cloud, NULL, path);

  open_dialog (fixture);
  fill (fixture, "_Address", address);
  click (fixture, "C_onnect");
}

/* Nothing is connected, and what is here is as it was. */
static void
test_full (Fixture           *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  start_cloud ("507 Insufficient Storage");
  connect_to_cloud (fixture, "/dav/");
  assert_problem (fixture, "is full");
  g_assert_true (gtk_widget_is_sensitive (find_in_dialog (fixture, "C_onnect")));
  click (fixture, "_Cancel");
  wait_for (fixture, has_no_dialog);
  g_assert_null (fixture->window->syncer);
}

static gboolean
says_full (Fixture *fixture)
{
  return fixture->window->sync_banner != NULL && adw_banner_get_revealed (fixture->window->sync_banner) &&
         strstr (adw_banner_get_title (fixture->window->sync_banner), "is full") != NULL;
}

static gboolean
has_server (Fixture *fixture)
{
  return fixture->window->syncer != NULL;
}

static void
add_format (Fixture    *fixture,
            const char *number)
{
  char             id[NOTANDA_ID_STRING_SIZE];
  g_autofree char *format = NULL;
  g_autofree char *get = NULL;
  g_autofree char *list = NULL;
  g_autofree char *listing = NULL;

  notanda_id_to_string (notanda_library_get_id (notanda_window_get_library (fixture->window)), id);
  format = g_strdup_printf ("notanda corpus\nformat %s\n%s\n", number, id);
  get = g_strdup_printf ("GET /dav/corpus-%s/format", id);
  list = g_strdup_printf ("PROPFIND /dav/corpus-%s/log/", id);
  listing = g_strdup_printf (LISTING, list + strlen ("PROPFIND "));
  add (get, "200 OK", format);
  add (list, "207 Multi-Status\r\nContent-Type: application/xml", listing);
}

/* As it was connected on another day. @user: (nullable): who signed in by the browser */
static void
find_cloud (Fixture    *fixture,
            const char *user)
{
  g_autofree char *address = test_server_dup_address (cloud, NULL, "/dav/");
  g_autoptr (NotandaAccount) account = notanda_account_new (address, user);
  g_autoptr (GError) error = NULL;

  account->is_manual = TRUE;
  account->is_app_password = user != NULL;
  g_assert_true (notanda_account_save (account, notanda_library_get_id (notanda_window_get_library (fixture->window)), &error));
  g_assert_no_error (error);
  notanda_window_find_server (fixture->window);
  wait_for (fixture, has_server);
}

/* One that is full later on: one banner says so, and work waits here until there is room. */
static void
test_full_later (Fixture           *fixture,
                 gconstpointer data G_GNUC_UNUSED)
{
  start_cloud ("507 Insufficient Storage");
  add_format (fixture, "1");
  find_cloud (fixture, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sync", NULL));
  wait_for (fixture, says_full);
  g_assert_cmpint (notanda_syncer_get_state (fixture->window->syncer), ==, NOTANDA_SYNCER_WAITING);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (fixture->window->sync_banner)), ==, "win.sync");
  /* another trouble takes its place */
  add ("PUT *", "500 Internal Server Error", "");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sync", NULL));
  while (says_full (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_in_doubt (Fixture *fixture)
{
  return notanda_syncer_get_doubt (fixture->window->syncer) != NOTANDA_SYNC_NO_DOUBT;
}

/* The corpus as a later version has it: that is said, and nothing offered that would harm it. */
static void
test_newer (Fixture           *fixture,
            gconstpointer data G_GNUC_UNUSED)
{
  start_cloud ("201 Created");
  add_format (fixture, "2");
  find_cloud (fixture, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sync", NULL));
  wait_for (fixture, is_in_doubt);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.decide-server", NULL));
  wait_for (fixture, has_dialog);
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "A Newer Version Is Needed");
  g_assert_false (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (get_dialog (fixture)), "send"));
  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
}

/* ---- disconnecting */

static gboolean
is_asked (Fixture *fixture)
{
  return has_dialog (fixture) && g_strcmp0 (adw_dialog_get_title (get_dialog (fixture)), "Disconnect from the Server?") == 0;
}

static gboolean
is_told (Fixture *fixture)
{
  return has_dialog (fixture) && g_strcmp0 (adw_dialog_get_title (get_dialog (fixture)), "Disconnected") == 0;
}

/* A password that the server made and that can't be given back, the keyring being gone, is no reason to stay connected. */
static void
test_disconnect (Fixture           *fixture,
                 gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *told;

  start_cloud ("201 Created");
  find_cloud (fixture, "ann");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect-server", NULL));
  wait_for (fixture, is_asked);
  g_signal_emit_by_name (get_dialog (fixture), "response::disconnect", "disconnect");
  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, is_told);
  told = gtk_widget_get_last_child (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (get_dialog (fixture))));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (told)), "still knows this program’s password"));
  g_assert_null (notanda_account_load (notanda_library_get_id (notanda_window_get_library (fixture->window)), NULL));
  g_assert_null (fixture->window->syncer);
  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
}

/* ---- the browser */

static void
add_flow (void)
{
  g_autofree char *own = test_server_dup_address (cloud, NULL, "");
  g_autofree char *flow = g_strdup_printf ("{\"poll\":{\"token\":\"a-token\",\"endpoint\":\"%s/login/v2/poll\"},\"login\":\"%s/login/v2/flow/1\"}", own, own);

  add ("POST /index.php/login/v2", "200 OK\r\nContent-Type: application/json", flow);
  add ("POST /login/v2/poll", "404 Not Found\r\nContent-Type: application/json", "[]");
}

static gboolean
offers_browser (Fixture *fixture)
{
  return find_in_dialog (fixture, "Sign In by the _Browser") != NULL && find_in_dialog (fixture, "C_onnect") != NULL;
}

static gboolean
waits_for_browser (Fixture *fixture)
{
  g_autofree char *requests = test_server_dup_requests (cloud);

  return strstr (requests, "POST /login/v2/poll") != NULL;
}

static gboolean
says_no_browser (Fixture *fixture)
{
  return has_dialog (fixture) && g_str_equal (adw_dialog_get_title (get_dialog (fixture)), "Could Not Open the Browser");
}

/* There is none under test, which is said over what waits for it. */
static void
sign_in_by_browser (Fixture *fixture)
{
  g_signal_emit_by_name (find_in_dialog (fixture, "Sign In by the _Browser"), "activated");
  wait_for (fixture, says_no_browser);
  adw_dialog_force_close (get_dialog (fixture));
}

static gboolean
has_stopped (Fixture *fixture)
{
  return find_in_dialog (fixture, "C_onnect") != NULL;
}

/* One signs in where the server is asked, and is back at the fields if one rather doesn't; the name and the password come from there. */
static void
test_browser (Fixture           *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *address = NULL;
  g_autofree char *requests = NULL;

  start_cloud ("507 Insufficient Storage");
  add_flow ();
  connect_to_cloud (fixture, "/");
  wait_for (fixture, offers_browser);
  sign_in_by_browser (fixture);
  wait_for (fixture, waits_for_browser);
  g_assert_null (find_in_dialog (fixture, "C_onnect"));
  click (fixture, "_Cancel");
  wait_for (fixture, has_stopped);
  g_assert_null (find_in_dialog (fixture, "Sign In by the _Browser"));

  click (fixture, "C_onnect");
  wait_for (fixture, offers_browser);
  add ("POST /login/v2/poll", "200 OK\r\nContent-Type: application/json", "{\"loginName\":\"ann\",\"appPassword\":\"open sesame\"}");
  add ("OPTIONS /remote.php/webdav/", "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"cloud\"", "");
  add ("auth OPTIONS /remote.php/webdav/", "200 OK\r\nDAV: 1, 2", "");
  add ("PROPFIND /remote.php/webdav/", "403 Forbidden", "");
  sign_in_by_browser (fixture);
  assert_problem (fixture, "may not read");
  address = test_server_dup_address (cloud, NULL, "/remote.php/webdav/");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_in_dialog (fixture, "_Address"))), ==, address);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_in_dialog (fixture, "_User"))), ==, "ann");
  requests = test_server_dup_requests (cloud);
  g_assert_nonnull (strstr (requests, "Authorization: Basic YW5uOm9wZW4gc2VzYW1l"));
  click (fixture, "_Cancel");
  wait_for (fixture, has_no_dialog);
}

/* ---- joining */

/* A corpus on the server that nothing here knows of. */
static void
put_corpus (const char *address)
{
  g_autofree char *folder = corpus_folder_new ();
  g_autoptr (NotandaAccount) account = notanda_account_new (address, NULL);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (3, "Ada");
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (NotandaConnection) connection = NULL;
  g_auto (NotandaDavProbe) probe = { 0 };
  g_autoptr (GError) error = NULL;
  NotandaSyncOutcome outcome = NOTANDA_SYNC_AGAIN;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Article %u", i);
      g_autofree char *name = g_strdup_printf ("%u.notanda", i);

      g_free (corpus_folder_add (folder, name, title, NULL, NULL));
    }
  connection = notanda_connection_open (folder, account, NULL, identity, &error);
  g_assert_no_error (error);
  notanda_connection_begin (connection, &probe, NULL, &error);
  g_assert_no_error (error);
  while (outcome == NOTANDA_SYNC_AGAIN)
    {
      g_autoptr (NotandaSyncResult) result = notanda_connection_sync (connection, NULL, NULL, NULL);

      g_assert_no_error (result->error);
      outcome = result->outcome;
    }
  g_assert_cmpint (outcome, ==, NOTANDA_SYNC_DONE);
  corpus = notanda_corpus_open (folder, identity, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (notanda_account_forget (&corpus->id, &error));
  remove_folder (folder);
}

static void
join (Fixture    *fixture,
      const char *address)
{
  open_dialog (fixture);
  fill (fixture, "_Address", address);
  fill (fixture, "_Folder for the Corpus Here", fixture->chosen);
  click (fixture, "C_onnect");
}

static gboolean
is_fetching (Fixture *fixture)
{
  guint done;
  guint total;

  return fixture->window->joined != NULL && notanda_syncer_get_progress (fixture->window->joined, &done, &total);
}

static gboolean
has_rested (Fixture *fixture)
{
  return !is_fetching (fixture);
}

static gboolean
lists_all (Fixture *fixture)
{
  NotandaLibrary *library = notanda_window_get_library (fixture->window);

  return library != NULL && notanda_library_get_entries (library)->len == N_ARTICLES && is_on_server (fixture);
}

static gboolean
has_joined (Fixture *fixture)
{
  return fixture->window->joined != NULL;
}

static void
cancel_join (Fixture *fixture)
{
  click (fixture, "_Cancel");
  wait_for (fixture, has_no_dialog);
  wait_for (fixture, has_rested);
  g_assert_null (notanda_window_get_library (fixture->window));
  g_assert_true (g_file_test (fixture->chosen, G_FILE_TEST_IS_DIR));
}

/* Cancel leaves what has come by then, and opens nothing, also before the first round has begun; the same once more goes on from there. */
static void
test_join (void)
{
  g_autoptr (TestDavServer) server = test_dav_server_new ("apache", NULL);
  g_autoptr (TestFolder) folder = NULL;
  Fixture fixture = { .application = NOTANDA_APPLICATION (g_application_get_default ()) };

  if (server == NULL)
    return;
  put_corpus (test_dav_server_get_address (server));
  folder = test_folder_new ();
  fixture.chosen = test_folder_path (folder, "corpus");
  open_folder (&fixture);
  join (&fixture, test_dav_server_get_address (server));
  wait_for (&fixture, has_joined);
  g_assert_true (notanda_syncer_is_due (fixture.window->joined));
  cancel_join (&fixture);
  g_assert_false (notanda_syncer_is_due (fixture.window->joined));
  g_assert_cmpint (notanda_syncer_get_state (fixture.window->joined), ==, NOTANDA_SYNCER_SAVED);

  join (&fixture, test_dav_server_get_address (server));
  wait_for (&fixture, is_fetching);
  cancel_join (&fixture);

  join (&fixture, test_dav_server_get_address (server));
  wait_for (&fixture, lists_all);
  wait_for (&fixture, has_no_dialog);
  fixture.folder = g_steal_pointer (&fixture.chosen);
  tear_down_corpus (&fixture, NULL);
}

#define ADD(name, function) g_test_add ("/notanda/app/connect-dialog/" name, Fixture, NULL, set_up_corpus, function, tear_down_corpus)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

  ADD ("focus", test_focus);
  ADD ("certificate", test_certificate);
  ADD ("full", test_full);
  ADD ("full-later", test_full_later);
  ADD ("newer", test_newer);
  ADD ("disconnect", test_disconnect);
  ADD ("browser", test_browser);
  g_test_add_func ("/notanda/app/connect-dialog/join", test_join);

  return g_test_run ();
}
