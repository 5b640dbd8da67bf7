/* test-connection.c: a corpus that is disconnected, or connected elsewhere, while it is synced
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-connection.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "sync/notanda-sync-folder.h"
#include "util/test-folder.h"

#define OTHER "http://127.0.0.1:1/other/"

/* With a server that hangs up on whoever comes. */
typedef struct
{
  TestFolder        *folder;
  NotandaIdentity   *identity;
  NotandaConnection *connection;
  NotandaId          corpus;
  char              *state; /* the folder */
  GSocketListener   *listener;
  GCancellable      *cancellable;
  GThread           *thread;
  gint               visitors;    /* atomic */
  gint               disconnects; /* atomic: when somebody comes */
} Fixture;

static gpointer
hang_up_thread (gpointer data)
{
  Fixture           *fixture = data;
  GSocketConnection *visitor;

  while ((visitor = g_socket_listener_accept (fixture->listener, NULL, fixture->cancellable, NULL)) != NULL)
    {
      g_atomic_int_inc (&fixture->visitors);
      if (g_atomic_int_get (&fixture->disconnects))
        g_assert_true (notanda_account_forget (&fixture->corpus, NULL));
      g_object_unref (visitor);
    }

  return NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (NotandaAccount) account = NULL;
  g_autofree char *root = NULL;
  g_autofree char *address = NULL;
  char             id[NOTANDA_ID_STRING_SIZE];

  fixture->folder = test_folder_new ();
  root = test_folder_path (fixture->folder, "corpus");
  fixture->identity = notanda_identity_new_counting (1, "Annotator");
  corpus = notanda_corpus_create (root, "Harbours", fixture->identity, &error);
  g_assert_no_error (error);
  fixture->corpus = corpus->id;
  fixture->state = notanda_sync_folder_dup_path (notanda_id_to_string (&corpus->id, id));
  fixture->listener = g_socket_listener_new ();
  address = g_strdup_printf ("http://127.0.0.1:%u/dav/", g_socket_listener_add_any_inet_port (fixture->listener, NULL, &error));
  g_assert_no_error (error);
  fixture->cancellable = g_cancellable_new ();
  fixture->thread = g_thread_new ("server", hang_up_thread, fixture);
  account = notanda_account_new (address, "ann");
  g_assert_true (notanda_account_save (account, &corpus->id, &error));
  fixture->connection = notanda_connection_open (root, NULL, "open sesame", fixture->identity, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_cancellable_cancel (fixture->cancellable);
  g_thread_join (fixture->thread);
  g_object_unref (fixture->cancellable);
  g_object_unref (fixture->listener);
  notanda_connection_free (fixture->connection);
  notanda_account_forget (&fixture->corpus, NULL);
  notanda_identity_unref (fixture->identity);
  g_free (fixture->state);
  test_folder_free (fixture->folder);
}

static void
sync_offline (Fixture *fixture)
{
  g_autoptr (NotandaSyncResult) result = notanda_connection_sync (fixture->connection, NULL, NULL, NULL);

  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_RETRY);
  g_assert_false (result->is_in_doubt);
  g_assert_cmpint (g_atomic_int_get (&fixture->visitors), >, 0);
  g_assert_true (g_file_test (fixture->state, G_FILE_TEST_EXISTS));
}

/* Nothing is said of the server, and nothing is kept of it. */
static void
assert_ended (Fixture    *fixture,
              const char *words)
{
  g_autoptr (NotandaSyncResult) result = notanda_connection_sync (fixture->connection, NULL, NULL, NULL);

  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_PERSON);
  g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_nonnull (strstr (result->error->message, words));
  g_assert_true (result->is_in_doubt);
  g_assert_false (g_file_test (fixture->state, G_FILE_TEST_EXISTS));
}

static void
test_disconnected (Fixture      *fixture,
                   gconstpointer data)
{
  gint before;

  sync_offline (fixture);
  before = g_atomic_int_get (&fixture->visitors);
  g_assert_true (notanda_account_forget (&fixture->corpus, NULL));
  assert_ended (fixture, "disconnected from http://127.0.0.1:");
  assert_ended (fixture, "disconnected from http://127.0.0.1:");
  g_assert_cmpint (g_atomic_int_get (&fixture->visitors), ==, before);
}

/* While the server is asked. */
static void
test_disconnected_meanwhile (Fixture      *fixture,
                             gconstpointer data)
{
  g_atomic_int_set (&fixture->disconnects, TRUE);
  assert_ended (fixture, "disconnected from http://127.0.0.1:");
  g_assert_cmpint (g_atomic_int_get (&fixture->visitors), >, 0);
}

/* While another program is in the middle of a round: what it writes yet goes with it. */
static void
test_disconnected_beside (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofd int held = -1;
  g_autoptr (GError) error = NULL;

  sync_offline (fixture);
  held = notanda_sync_folder_lock (fixture->state, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (notanda_account_forget (&fixture->corpus, NULL));
  g_assert_true (g_file_test (fixture->state, G_FILE_TEST_EXISTS));
  g_clear_fd (&held, NULL);
  assert_ended (fixture, "disconnected from http://127.0.0.1:");
}

static void
expect_account (Fixture    *fixture,
                const char *address,
                const char *user)
{
  g_autoptr (NotandaAccount) kept = notanda_account_load (&fixture->corpus, NULL);

  g_assert_cmpstr (kept->address, ==, address);
  g_assert_cmpstr (kept->user, ==, user);
}

static void
test_other_server (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (NotandaAccount) other = notanda_account_new (OTHER, "ann");
  gint before;

  sync_offline (fixture);
  before = g_atomic_int_get (&fixture->visitors);
  g_assert_true (notanda_account_forget (&fixture->corpus, NULL));
  g_assert_true (notanda_account_save (other, &fixture->corpus, NULL));
  assert_ended (fixture, "connected anew, to " OTHER);
  g_assert_cmpint (g_atomic_int_get (&fixture->visitors), ==, before);
  /* what is chosen here is no reason to go back to the first one */
  g_assert_true (notanda_connection_set_keeps_all (fixture->connection, FALSE, NULL));
  expect_account (fixture, OTHER, "ann");
}

static void
test_other_user (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (NotandaAccount) other = notanda_account_copy (notanda_connection_get_account (fixture->connection));

  g_free (other->user);
  other->user = g_strdup ("bo");
  g_assert_true (notanda_account_save (other, &fixture->corpus, NULL));
  assert_ended (fixture, "connected anew");
  g_assert_cmpint (g_atomic_int_get (&fixture->visitors), ==, 0);
  expect_account (fixture, other->address, "bo");
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, function) g_test_add ("/notanda/sync/connection/" name, Fixture, NULL, set_up, function, tear_down)
  add ("disconnected", test_disconnected);
  add ("disconnected-meanwhile", test_disconnected_meanwhile);
  add ("disconnected-beside", test_disconnected_beside);
  add ("other-server", test_other_server);
  add ("other-user", test_other_user);

  return g_test_run ();
}
