/* test-sync.c: rounds of sync, one case each
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-pair.h"

#include <string.h>

#include "base/notanda-error.h"
#include "sync/notanda-squeeze.h"

static void
test_requests (void)
{
  SyncPair pair = sync_pair_make ();

  sync_pair_expect_requests (pair.a, 1);
  sync_pair_expect_requests (pair.b, 1);
  sync_client_annotate (pair.a, &pair.scope);
  sync_pair_expect_requests (pair.a, 3);
  sync_pair_expect_requests (pair.a, 1);
  sync_pair_expect_requests (pair.b, 2);
  sync_pair_expect_requests (pair.b, 1);
  sync_client_assert_equal (pair.a, pair.b);

  /* the same after a restart of the program */
  sync_client_restart (pair.b);
  sync_pair_expect_requests (pair.b, 1);
  sync_pair_free (&pair);
}

/* Where nothing has changed nothing is written and no contents are read. */
static void
test_quiet (void)
{
  SyncPair       pair = sync_pair_make ();
  GHashTableIter iter;
  gpointer       value;

  sync_client_restart (pair.a);
  pair.a->fuse = 2; /* the request, and nothing else */
  sync_pair_expect_requests (pair.a, 1);
  g_assert_cmpint (pair.a->fuse, ==, 1);
  g_hash_table_iter_init (&iter, pair.a->state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_assert_null (((NotandaSyncFile *) value)->contents);
  sync_pair_free (&pair);
}

/* All of a large corpus in few files: 4 MB each, and read back. */
static void
test_first_upload (void)
{
  g_autoptr (SyncServer) server = sync_server_new (1);
  g_autoptr (SyncClient) a = sync_client_new (server, &sync_pair_corpus, 1);
  g_autoptr (SyncClient) b = sync_client_new (server, &sync_pair_corpus, 2);
  g_autoptr (GPtrArray) names = NULL;
  NotandaHash scope;

  sync_pair_create (server);
  for (guint i = 0; i < 2000; i++)
    {
      sync_client_add_article (a, i, &scope);
      for (guint j = 0; j < 40; j++)
        sync_client_annotate (a, &scope);
    }
  sync_pair_expect_requests (a, 2 + 2 * 3);
  names = sync_server_list (server);
  g_assert_cmpuint (names->len, ==, 3);
  for (guint i = 0; i < names->len; i++)
    g_assert_cmpuint (g_bytes_get_size (g_hash_table_lookup (server->files, g_ptr_array_index (names, i))), <=, NOTANDA_SQUEEZE_GOOD_SIZE);
  sync_pair_expect_requests (b, 2 + 3);
  g_assert_cmpuint (sync_client_count_records (b), ==, 2000 * 41);
  sync_client_assert_equal (a, b);

  /* full files aren't kept a second time */
  g_assert_cmpuint (g_hash_table_size (a->folder), <, 1 + 2 * 3);
}

/* Two that begin with the same articles don't both send them. */
static void
test_same_beginning (void)
{
  g_autoptr (SyncServer) server = sync_server_new (1);
  g_autoptr (SyncClient) a = sync_client_new (server, &sync_pair_corpus, 1);
  g_autoptr (SyncClient) b = NULL;
  NotandaHash scope;

  sync_pair_create (server);
  for (guint i = 0; i < 20; i++)
    sync_client_add_article (a, i, &scope);
  b = sync_client_clone (a, 2);
  sync_client_settle (a);
  sync_server_reset_counts (server);
  sync_client_settle (b);
  g_assert_cmpuint (server->n[NOTANDA_DAV_PUT], ==, 0);
}

/* The state folder is a cache, and deleting it costs requests and nothing else. */
static void
test_state_deleted (void)
{
  SyncPair pair = sync_pair_make ();

  sync_client_annotate (pair.a, &pair.scope);
  g_hash_table_remove_all (pair.a->folder);
  sync_client_restart (pair.a);
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  sync_client_assert_equal (pair.a, pair.b);
  sync_server_reset_counts (pair.server);
  g_hash_table_remove_all (pair.a->folder);
  sync_client_restart (pair.a);
  sync_client_settle (pair.a);
  g_assert_cmpuint (pair.server->n[NOTANDA_DAV_PUT], ==, 0);
  sync_pair_free (&pair);
}

/* Any one of its files lost or damaged loses nothing either. */
static void
test_state_damaged (void)
{
  for (guint damage = 0; damage < 2; damage++)
    for (guint i = 0;; i++)
      {
        SyncPair       pair = sync_pair_make ();
        GHashTableIter iter;
        gpointer       name;
        gpointer       bytes;
        gboolean       found = FALSE;

        sync_client_annotate (pair.a, &pair.scope);
        pair.server->is_down = TRUE;
        sync_pair_expect (pair.a, NOTANDA_SYNC_RETRY);
        pair.server->is_down = FALSE;
        sync_client_restart (pair.a);
        g_hash_table_iter_init (&iter, pair.a->folder);
        for (guint j = 0; j <= i; j++)
          found = g_hash_table_iter_next (&iter, &name, &bytes);
        if (!found)
          {
            sync_pair_free (&pair);
            g_assert_cmpuint (i, >, 2);
            break;
          }
        if (damage == 0)
          g_hash_table_iter_remove (&iter);
        else
          g_hash_table_iter_replace (&iter, g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2));
        sync_client_settle (pair.a);
        sync_client_settle (pair.b);
        sync_client_assert_equal (pair.a, pair.b);
        g_assert_cmpuint (sync_client_count_records (pair.b), ==, 2);
        sync_pair_free (&pair);
      }
}

/* Every step may be the last before a power cut. Nothing was sent that the machine doesn't know of: it would take itself for
 * a clone. */
static void
test_power_cuts (void)
{
  gboolean was_cut = TRUE;

  for (int fuse = 0; was_cut; fuse++)
    {
      SyncPair    pair = sync_pair_make ();
      guint64     replica = pair.a->state->replica;
      NotandaHash scope;

      sync_client_annotate (pair.b, &pair.scope);
      sync_client_settle (pair.b);
      sync_client_add_article (pair.a, 7, &scope);
      pair.a->fuse = fuse;
      notanda_sync_result_free (sync_client_sync (pair.a));
      was_cut = pair.a->is_dead;
      sync_client_restart (pair.a);
      sync_client_settle (pair.a);
      sync_client_settle (pair.b);
      sync_client_assert_equal (pair.a, pair.b);
      g_assert_cmpuint (sync_client_count_records (pair.b), ==, 3);
      g_assert_true (sync_client_has (pair.b, &scope, &scope));
      g_assert_cmphex (pair.a->state->replica, ==, replica);
      sync_pair_free (&pair);
      g_assert_cmpint (fuse, <, 100);
    }
}

/* Each kind of fault to each request: nothing is called done that isn't, and afterwards all is well. */
static void
test_faults (void)
{
  for (guint fault = 1; fault < SYNC_N_FAULTS; fault++)
    for (guint32 seed = 0; seed < 20; seed++)
      {
        SyncPair pair = sync_pair_make ();

        g_rand_set_seed (pair.server->rand, seed);
        sync_client_annotate (pair.a, &pair.scope);
        sync_client_annotate (pair.b, &pair.scope);
        pair.server->only = (SyncFault) fault;
        for (guint i = 0; i < 3; i++)
          {
            g_autoptr (NotandaSyncResult) result = sync_client_sync (i % 2 == 0 ? pair.a : pair.b);

            if (fault == SYNC_FAULT_REFUSE || fault == SYNC_FAULT_NOT_DAV || fault == SYNC_FAULT_NO_ANSWER)
              {
                g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_RETRY);
                g_assert_nonnull (result->error);
                g_assert_cmpuint (result->pending->records, ==, 1);
              }
          }
        pair.server->only = SYNC_FAULT_NONE;
        sync_client_settle (pair.a);
        sync_client_settle (pair.b);
        sync_client_settle (pair.a);
        sync_client_assert_equal (pair.a, pair.b);
        g_assert_cmpuint (sync_client_count_records (pair.a), ==, 3);
        sync_pair_free (&pair);
      }
}

/* What each status of each request leads to; nothing counts as sent, and later it is. */
static void
test_statuses (void)
{
  static const struct
  {
    guint              status;
    NotandaDavMethod   method;
    NotandaSyncOutcome outcome;
    guint              retry_after;
  } cases[] = {
    { 401, NOTANDA_DAV_LIST, NOTANDA_SYNC_PERSON, 0 },
    { 401, NOTANDA_DAV_PUT, NOTANDA_SYNC_PERSON, 0 },
    { 403, NOTANDA_DAV_LIST, NOTANDA_SYNC_PERSON, 0 },
    { 403, NOTANDA_DAV_PUT, NOTANDA_SYNC_PARTLY, 0 },
    { 404, NOTANDA_DAV_PUT, NOTANDA_SYNC_AGAIN, 0 },
    { 404, NOTANDA_DAV_GET, NOTANDA_SYNC_AGAIN, 0 },
    { 409, NOTANDA_DAV_PUT, NOTANDA_SYNC_PARTLY, 0 },
    { 413, NOTANDA_DAV_PUT, NOTANDA_SYNC_FULL_SERVER, 0 },
    { 507, NOTANDA_DAV_PUT, NOTANDA_SYNC_FULL_SERVER, 0 },
    { 423, NOTANDA_DAV_PUT, NOTANDA_SYNC_RETRY, 0 },
    { 429, NOTANDA_DAV_LIST, NOTANDA_SYNC_RETRY, 7 },
    { 500, NOTANDA_DAV_LIST, NOTANDA_SYNC_RETRY, 0 },
    { 503, NOTANDA_DAV_PUT, NOTANDA_SYNC_RETRY, 7 },
    { 503, NOTANDA_DAV_GET, NOTANDA_SYNC_RETRY, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SyncPair pair = sync_pair_make ();
      g_autoptr (NotandaSyncResult) result = NULL;

      sync_client_annotate (pair.a, &pair.scope);
      pair.server->only = SYNC_FAULT_STATUS;
      pair.server->method = (int) cases[i].method;
      pair.server->status = cases[i].status;
      result = sync_client_sync (pair.a);
      g_test_message ("%u", cases[i].status);
      g_assert_cmpint (result->outcome, ==, cases[i].outcome);
      g_assert_cmpuint (result->retry_after, ==, cases[i].retry_after);
      g_assert_cmpuint (result->pending->records, ==, 1);
      g_assert_true (g_hash_table_contains (result->pending->scopes, &pair.scope));
      pair.server->only = SYNC_FAULT_NONE;
      sync_client_settle (pair.a);
      sync_client_settle (pair.b);
      sync_client_assert_equal (pair.a, pair.b);
      sync_pair_free (&pair);
    }
}

/* A listing without lengths isn't an empty one. */
static void
test_no_sizes (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) joined = sync_client_new (pair.server, &sync_pair_corpus, 3);
  SyncClient *clients[] = { pair.a, joined };

  pair.server->hides_sizes = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_client_sync (clients[i]);

      g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_RETRY);
      g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV);
    }
  pair.server->hides_sizes = FALSE;
  sync_client_settle (joined);
  sync_client_assert_equal (pair.a, joined);
  sync_pair_free (&pair);
}

/* Files that say that they are large aren't held side by side, and small ones are. */
static void
test_large_files (void)
{
  for (guint is_large = 0; is_large <= 1; is_large++)
    {
      SyncPair pair = sync_pair_make ();
      gsize    size = is_large ? 33u << 20 : 33;
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
      g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      char             id[NOTANDA_ID_STRING_SIZE];
      g_autoptr (NotandaSyncResult) result = NULL;

      notanda_id_to_string (&sync_pair_corpus, id);
      for (guint i = 1; i <= 5; i++)
        {
          g_autofree char *path = g_strdup_printf ("corpus-%s/log/00000000000000ab-%08x-%s.seg", id, i, hash);

          sync_server_put (pair.server, path, bytes);
        }
      pair.server->most_side_by_side = 0;
      result = sync_client_sync (pair.b);
      g_assert_cmpuint (result->unreadable, ==, 5);
      g_assert_cmpuint (pair.server->most_side_by_side, ==, is_large ? 2 : 5);
      sync_pair_free (&pair);
    }
}

/* ---- machines */

static void
test_clone (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) clone = NULL;

  sync_client_annotate (pair.a, &pair.scope);
  pair.server->is_down = TRUE;
  sync_pair_expect (pair.a, NOTANDA_SYNC_RETRY);
  pair.server->is_down = FALSE;
  clone = sync_client_clone (pair.a, 3);
  sync_client_annotate (clone, &pair.scope);
  for (guint i = 0; i < 3; i++)
    {
      sync_client_annotate (pair.a, &pair.scope);
      sync_client_settle (pair.a);
      sync_client_annotate (clone, &pair.scope);
      sync_client_settle (clone);
    }
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  g_assert_cmphex (pair.a->state->replica, !=, clone->state->replica);
  sync_client_assert_equal (pair.a, clone);
  sync_client_assert_equal (pair.a, pair.b);
  g_assert_cmpuint (sync_client_count_records (pair.b), ==, 9);
  sync_pair_free (&pair);
}

/* After hundreds of changes there are few files, and everybody has fetched each record three times at most. */
static void
test_compaction (void)
{
  SyncPair pair = sync_pair_make ();
  guint    gets;
  g_autoptr (GPtrArray) names = NULL;

  for (guint i = 0; i < 600; i++)
    {
      sync_client_annotate (pair.a, &pair.scope);
      sync_client_settle (pair.a);
    }
  sync_client_settle (pair.a);
  names = sync_server_list (pair.server);
  g_assert_cmpuint (names->len, <=, 24);
  sync_server_reset_counts (pair.server);
  sync_client_settle (pair.b);
  gets = pair.server->n[NOTANDA_DAV_GET];
  g_assert_cmpuint (gets, <=, 24);
  sync_client_assert_equal (pair.a, pair.b);
  sync_pair_free (&pair);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/round/requests", test_requests);
  g_test_add_func ("/notanda/sync/round/quiet", test_quiet);
  g_test_add_func ("/notanda/sync/round/first-upload", test_first_upload);
  g_test_add_func ("/notanda/sync/round/same-beginning", test_same_beginning);
  g_test_add_func ("/notanda/sync/round/state-deleted", test_state_deleted);
  g_test_add_func ("/notanda/sync/round/state-damaged", test_state_damaged);
  g_test_add_func ("/notanda/sync/round/power-cuts", test_power_cuts);
  g_test_add_func ("/notanda/sync/round/faults", test_faults);
  g_test_add_func ("/notanda/sync/round/statuses", test_statuses);
  g_test_add_func ("/notanda/sync/round/no-sizes", test_no_sizes);
  g_test_add_func ("/notanda/sync/round/large-files", test_large_files);
  g_test_add_func ("/notanda/sync/round/clone", test_clone);
  g_test_add_func ("/notanda/sync/round/compaction", test_compaction);

  return g_test_run ();
}
