/* test-sync-partly.c: what one file is in the way of, while all else goes on
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-pair.h"

#include "base/notanda-error.h"

static char *
dup_unsent_path (SyncClient *client)
{
  GHashTableIter iter;
  gpointer       file;

  g_hash_table_iter_init (&iter, client->state->files);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    if (!((NotandaSyncFile *) file)->is_confirmed)
      {
        char             name[NOTANDA_SYNC_NAME_SIZE];
        g_autofree char *below = g_strconcat ("log/", notanda_sync_name_to_string (&((NotandaSyncFile *) file)->name, name), NULL);

        return notanda_sync_dup_path (&sync_pair_corpus, below);
      }

  return NULL;
}

static void
expect_refused (SyncClient *client,
                guint       n_pending)
{
  g_autoptr (NotandaSyncResult) result = sync_client_sync (client);

  for (guint i = 0; result->outcome == NOTANDA_SYNC_AGAIN && i < 3; i++)
    {
      notanda_sync_result_free (result);
      result = sync_client_sync (client);
    }
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_PARTLY);
  g_assert_cmpuint (result->refused, ==, 1);
  g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_cmpuint (result->pending->records, ==, n_pending);
}

/* A file that the server refuses keeps none of the others back, there or here, and is told as long as it is refused. */
static void
test_one_refused (void)
{
  SyncPair         pair = sync_pair_make ();
  g_autofree char *path = NULL;

  sync_client_annotate (pair.a, &pair.scope);
  pair.server->only = SYNC_FAULT_STATUS;
  pair.server->method = NOTANDA_DAV_PUT;
  pair.server->status = 503;
  sync_pair_expect (pair.a, NOTANDA_SYNC_RETRY);
  pair.server->only = SYNC_FAULT_NONE;
  path = dup_unsent_path (pair.a);
  pair.server->refused = path;
  for (guint i = 0; i < 9; i++)
    {
      sync_client_annotate (pair.a, &pair.scope);
      expect_refused (pair.a, 1);
    }
  sync_client_settle (pair.b);
  g_assert_cmpuint (sync_client_count_records (pair.b), ==, 1 + 9);

  /* the same of one that is there, and can't be read */
  pair.server->refused = NULL;
  sync_client_settle (pair.a);
  pair.server->refused = path;
  for (guint i = 0; i < 3; i++)
    {
      expect_refused (pair.b, 0);
      sync_client_annotate (pair.a, &pair.scope);
      sync_client_settle (pair.a);
    }
  g_assert_cmpuint (sync_client_count_records (pair.b), ==, 1 + 9 + 2);
  pair.server->refused = NULL;
  sync_client_settle (pair.b);
  sync_client_assert_equal (pair.a, pair.b);
  sync_pair_free (&pair);
}

/* Where nothing may be written not all is tried in vain, again and again. */
static void
test_all_refused (void)
{
  SyncPair pair = sync_pair_make ();

  pair.server->only = SYNC_FAULT_STATUS;
  pair.server->method = NOTANDA_DAV_PUT;
  pair.server->status = 503;
  for (guint i = 0; i < 20; i++)
    {
      sync_client_annotate (pair.a, &pair.scope);
      sync_pair_expect (pair.a, NOTANDA_SYNC_RETRY);
    }
  pair.server->status = 403;
  sync_client_annotate (pair.b, &pair.scope);
  pair.server->only = SYNC_FAULT_NONE;
  sync_client_settle (pair.b);
  pair.server->only = SYNC_FAULT_STATUS;
  sync_server_reset_counts (pair.server);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_client_sync (pair.a);

      g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_PARTLY);
      g_assert_cmpuint (result->pending->records, ==, 20);
    }
  /* of 21 files, 20 times */
  g_assert_cmpuint (pair.server->n[NOTANDA_DAV_PUT], <, 8 * 20);
  g_assert_cmpuint (sync_client_count_records (pair.a), ==, 1 + 20 + 1);
  pair.server->only = SYNC_FAULT_NONE;
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  sync_client_assert_equal (pair.a, pair.b);
  sync_pair_free (&pair);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/partly/one-refused", test_one_refused);
  g_test_add_func ("/notanda/sync/partly/all-refused", test_all_refused);

  return g_test_run ();
}
