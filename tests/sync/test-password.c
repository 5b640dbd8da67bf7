/* test-password.c: passwords go into a real keyring, and nowhere else
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "base/notanda-error.h"
#include "sync/notanda-disconnect.h"
#include "sync/notanda-password.h"
#include "util/test-server.h"

#define SERVER "https://dav.news.example/corpora/"
#define SECRET "mellow-harbour-17"

typedef struct
{
  GSubprocess *bus;
  GSubprocess *keyring;
} Fixture;

static void
lookup (const char *user,
        const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *password = notanda_password_lookup (SERVER, user, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (password, ==, expected);
  notanda_password_free (password);
}

/* GTestDBus waits at its end for all who use the bus, and libsecret keeps it. */
static void
start_bus (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *address = NULL;

  fixture->bus = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "dbus-daemon", "--session",
                                   "--nofork", "--print-address", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->bus));
  address = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
}

static void
stop_program (GSubprocess **program)
{
  g_subprocess_send_signal (*program, SIGTERM);
  g_subprocess_wait (*program, NULL, NULL);
  g_clear_object (program);
}

static void
appeared_cb (GDBusConnection *connection G_GNUC_UNUSED,
             const char *name            G_GNUC_UNUSED,
             const char *owner           G_GNUC_UNUSED,
             gpointer                    data)
{
  g_main_loop_quit (data);
}

static void
start (Fixture           *fixture,
       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  GOutputStream *in;
  guint          watch;

  start_bus (fixture);
  /* it takes the environment as it is now, with the bus */
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_assert_no_errno (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700));
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG"); /* its own warnings are no matter of ours */
  g_subprocess_launcher_setenv (launcher, "HOME", g_get_home_dir (), TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", g_get_user_runtime_dir (), TRUE);
  fixture->keyring = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground", "--unlock",
                                                  "--components=secrets", NULL);
  g_assert_no_error (error);
  in = g_subprocess_get_stdin_pipe (fixture->keyring);
  g_assert_true (g_output_stream_write_all (in, "of the test", 11, NULL, NULL, &error));
  g_assert_true (g_output_stream_close (in, NULL, &error));

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets", G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb, NULL, loop, NULL);
  g_main_loop_run (loop);
  g_bus_unwatch_name (watch);
}

static void
stop (Fixture           *fixture,
      gconstpointer data G_GNUC_UNUSED)
{
  stop_program (&fixture->keyring);
  stop_program (&fixture->bus);
}

/* Whether any file below @folder has the password in it. */
static gboolean
holds_secret (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean    found = FALSE;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize            size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found |= holds_secret (path);
      else if (g_file_get_contents (path, &bytes, &size, NULL))
        found |= g_strstr_len (bytes, size, SECRET) != NULL;
    }

  return found;
}

static void
check_kept (void)
{
  g_autoptr (GError) error = NULL;

  lookup ("asta", NULL);
  notanda_password_store (SERVER, "asta", "another", NULL, &error);
  g_assert_no_error (error);
  notanda_password_store (SERVER, "asta", SECRET, NULL, &error);
  g_assert_no_error (error);
  lookup ("asta", SECRET);
  lookup ("bo", NULL);
  g_assert_false (holds_secret (g_get_user_data_dir ()));
  g_assert_false (holds_secret (g_get_user_state_dir ()));
  g_assert_false (holds_secret (g_get_user_config_dir ()));

  g_assert_true (notanda_password_forget (SERVER, "asta", NULL, &error));
  lookup ("asta", NULL);
  g_assert_true (notanda_password_forget (SERVER, "asta", NULL, &error));
  g_assert_no_error (error);
}

/* Connected with a password that the server made, which is in the keyring. */
static NotandaAccount *
connect_by_flow (TestServer      *server,
                 const NotandaId *corpus)
{
  g_autofree char *address = test_server_dup_address (server, NULL, "/remote.php/webdav/");
  NotandaAccount  *account = notanda_account_new (address, "asta");
  g_autoptr (GError) error = NULL;

  account->is_app_password = TRUE;
  notanda_account_save (account, corpus, &error);
  g_assert_no_error (error);
  notanda_password_store (address, "asta", SECRET, NULL, &error);
  g_assert_no_error (error);

  return account;
}

static void
assert_disconnected (const NotandaId      *corpus,
                     const NotandaAccount *account)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_account_load (corpus, &error));
  g_assert_no_error (error);
  g_assert_null (notanda_password_lookup (account->address, account->user, NULL, &error));
  g_assert_no_error (error);
}

/* A password that the server made is given back; where the server doesn't take it one is told what to do, and disconnected too. */
static void
check_given_back (void)
{
  static const char *const answers[] = { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n" };
  const NotandaId          corpus = { { 0xc0, 0xff, 0xee } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (TestServer) server = test_server_new (NULL);
      g_autoptr (NotandaAccount) account = connect_by_flow (server, &corpus);
      g_autofree char *notice = NULL;
      g_autofree char *requests = NULL;
      g_autoptr (GError) error = NULL;

      test_server_add (server, "DELETE /ocs/v2.php/core/apppassword",
                       "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"cloud\"\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
      test_server_add (server, "auth DELETE /ocs/v2.php/core/apppassword", answers[i], NULL, TEST_SERVER_CLOSE);
      g_assert_true (notanda_disconnect (&corpus, account, NULL, &notice, &error));
      g_assert_no_error (error);
      requests = test_server_dup_requests (server);
      g_assert_nonnull (strstr (requests, "Authorization: Basic"));
      if (i == 0)
        g_assert_null (notice);
      else
        g_assert_nonnull (strstr (notice, "still knows this program’s password"));
      assert_disconnected (&corpus, account);
    }
}

/* One after the other, as libsecret stays with the keyring that it first met. */
static void
test_keyring (Fixture *fixture   G_GNUC_UNUSED,
              gconstpointer data G_GNUC_UNUSED)
{
  check_kept ();
  check_given_back ();
}

/* A server, a timer, a cron job: there is no session bus. */
static void
test_no_keyring (void)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_assert_null (notanda_password_lookup (SERVER, "asta", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "There is no keyring for passwords here, or it is locked. Unlock it, or install one such as GNOME Keyring.");
  g_clear_error (&error);
  g_assert_false (notanda_password_store (SERVER, "asta", SECRET, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);
  g_assert_null (strstr (error->message, SECRET));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *keyring = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  keyring = g_find_program_in_path ("gnome-keyring-daemon");

  g_test_add_func ("/notanda/sync/password/no-keyring", test_no_keyring);
  if (keyring != NULL)
    g_test_add ("/notanda/sync/password/keyring", Fixture, NULL, start, test_keyring, stop);

  return g_test_run ();
}
