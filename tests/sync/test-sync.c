/* test-sync.c: rounds of sync, one case each
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-client.h"

#include <string.h>

#include "base/notanda-error.h"
#include "sync/notanda-segment.h"
#include "sync/notanda-squeeze.h"
#include "sync/notanda-text-pack.h"

static const NotandaId corpus = { { 0xc0, 0xff, 0xee } };

typedef struct
{
  SyncServer *server;
  SyncClient *a;
  SyncClient *b;
  NotandaHash scope; /* an article that both have */
} Pair;

static void
create (SyncServer *server)
{
  NotandaSyncServer all = { sync_server_run, server };
  g_autoptr (GError) error = NULL;

  notanda_sync_create (&all, &corpus, NULL, &error);
  g_assert_no_error (error);
  sync_server_reset_counts (server);
}

static Pair
make_pair (void)
{
  Pair pair = { .server = sync_server_new (1) };

  create (pair.server);
  pair.a = sync_client_new (pair.server, &corpus, 1);
  pair.b = sync_client_new (pair.server, &corpus, 2);
  sync_client_add_article (pair.a, 1, &pair.scope);
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  sync_client_settle (pair.a);
  g_assert_true (sync_client_has (pair.b, &pair.scope, &pair.scope));
  sync_server_reset_counts (pair.server);

  return pair;
}

static void
free_pair (Pair *pair)
{
  sync_client_free (pair->a);
  sync_client_free (pair->b);
  sync_server_free (pair->server);
}

static void
sync_expecting (SyncClient        *client,
                NotandaSyncOutcome outcome)
{
  g_autoptr (NotandaSyncResult) result = sync_client_sync (client);

  g_assert_cmpint (result->outcome, ==, outcome);
}

/* A round says how many requests it needed, and the server counted the same. */
static void
expect_requests (SyncClient *client,
                 guint       n)
{
  g_autoptr (NotandaSyncResult) result = NULL;

  sync_server_reset_counts (client->server);
  result = sync_client_sync (client);
  g_assert_no_error (result->error);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_DONE);
  g_assert_cmpuint (result->requests, ==, n);
  g_assert_cmpuint (sync_server_get_n_requests (client->server), ==, n);
  g_assert_cmpuint (result->pending->records + result->pending->texts, ==, 0);
}

static void
test_requests (void)
{
  Pair pair = make_pair ();

  expect_requests (pair.a, 1);
  expect_requests (pair.b, 1);
  sync_client_annotate (pair.a, &pair.scope);
  expect_requests (pair.a, 3);
  expect_requests (pair.a, 1);
  expect_requests (pair.b, 2);
  expect_requests (pair.b, 1);
  sync_client_assert_equal (pair.a, pair.b);

  /* the same after a restart of the program */
  sync_client_restart (pair.b);
  expect_requests (pair.b, 1);
  free_pair (&pair);
}

/* Where nothing has changed nothing is written and no contents are read. */
static void
test_quiet (void)
{
  Pair           pair = make_pair ();
  GHashTableIter iter;
  gpointer       value;

  sync_client_restart (pair.a);
  pair.a->fuse = 2; /* the request, and nothing else */
  expect_requests (pair.a, 1);
  g_assert_cmpint (pair.a->fuse, ==, 1);
  g_hash_table_iter_init (&iter, pair.a->state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_assert_null (((NotandaSyncFile *) value)->contents);
  free_pair (&pair);
}

/* All of a large corpus in few files: 4 MB each, and read back. */
static void
test_first_upload (void)
{
  g_autoptr (SyncServer) server = sync_server_new (1);
  g_autoptr (SyncClient) a = sync_client_new (server, &corpus, 1);
  g_autoptr (SyncClient) b = sync_client_new (server, &corpus, 2);
  g_autoptr (GPtrArray) names = NULL;
  NotandaHash scope;

  create (server);
  for (guint i = 0; i < 2000; i++)
    {
      sync_client_add_article (a, i, &scope);
      for (guint j = 0; j < 40; j++)
        sync_client_annotate (a, &scope);
    }
  expect_requests (a, 2 + 2 * 3);
  names = sync_server_list (server);
  g_assert_cmpuint (names->len, ==, 3);
  for (guint i = 0; i < names->len; i++)
    g_assert_cmpuint (g_bytes_get_size (g_hash_table_lookup (server->files, g_ptr_array_index (names, i))), <=, NOTANDA_SQUEEZE_GOOD_SIZE);
  expect_requests (b, 2 + 3);
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
  g_autoptr (SyncClient) a = sync_client_new (server, &corpus, 1);
  g_autoptr (SyncClient) b = NULL;
  NotandaHash scope;

  create (server);
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
  Pair pair = make_pair ();

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
  free_pair (&pair);
}

/* Any one of its files lost or damaged loses nothing either. */
static void
test_state_damaged (void)
{
  for (guint damage = 0; damage < 2; damage++)
    for (guint i = 0;; i++)
      {
        Pair           pair = make_pair ();
        GHashTableIter iter;
        gpointer       name;
        gpointer       bytes;
        gboolean       found = FALSE;

        sync_client_annotate (pair.a, &pair.scope);
        pair.server->is_down = TRUE;
        sync_expecting (pair.a, NOTANDA_SYNC_RETRY);
        pair.server->is_down = FALSE;
        sync_client_restart (pair.a);
        g_hash_table_iter_init (&iter, pair.a->folder);
        for (guint j = 0; j <= i; j++)
          found = g_hash_table_iter_next (&iter, &name, &bytes);
        if (!found)
          {
            free_pair (&pair);
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
        free_pair (&pair);
      }
}

/* Every step may be the last before a power cut. */
static void
test_power_cuts (void)
{
  gboolean was_cut = TRUE;

  for (int fuse = 0; was_cut; fuse++)
    {
      Pair        pair = make_pair ();
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
      free_pair (&pair);
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
        Pair pair = make_pair ();

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
        free_pair (&pair);
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
    { 403, NOTANDA_DAV_PUT, NOTANDA_SYNC_PERSON, 0 },
    { 404, NOTANDA_DAV_PUT, NOTANDA_SYNC_AGAIN, 0 },
    { 404, NOTANDA_DAV_GET, NOTANDA_SYNC_AGAIN, 0 },
    { 409, NOTANDA_DAV_PUT, NOTANDA_SYNC_PERSON, 0 },
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
      Pair pair = make_pair ();
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
      free_pair (&pair);
    }
}

/* ---- the server isn't what it was */

static guint
count_changes (SyncServer *server)
{
  return server->n[NOTANDA_DAV_PUT] + server->n[NOTANDA_DAV_DELETE] + server->n[NOTANDA_DAV_MKCOL];
}

static void
expect_question (SyncClient      *client,
                 NotandaSyncDoubt why)
{
  sync_server_reset_counts (client->server);
  sync_expecting (client, NOTANDA_SYNC_AGAIN);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_client_sync (client);

      g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_ASK);
      g_assert_cmpint (result->doubt, ==, why);
      g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
    }
  g_assert_cmpuint (count_changes (client->server), ==, 0);
}

static void
test_emptied (void)
{
  Pair pair = make_pair ();

  sync_server_empty (pair.server);
  sync_client_annotate (pair.a, &pair.scope);
  expect_question (pair.a, NOTANDA_SYNC_NO_FORMAT);

  create (pair.server);
  expect_question (pair.b, NOTANDA_SYNC_EMPTIED);

  /* the answer was: fill it */
  sync_client_settle (pair.a);
  notanda_sync_state_forget_all (pair.b->state);
  sync_client_settle (pair.b);
  sync_client_assert_equal (pair.a, pair.b);
  g_assert_cmpuint (sync_client_count_records (pair.b), ==, 2);
  free_pair (&pair);
}

static void
test_replaced (void)
{
  Pair             pair = make_pair ();
  g_autofree char *path = notanda_sync_dup_path (&corpus, "format");
  g_autoptr (GBytes) other = g_bytes_new_static ("<html>", 6);
  g_autofree char *text = g_strconcat ("notanda corpus\nformat 2\n", path + strlen ("corpus-"), NULL);
  g_autoptr (GBytes) newer = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) names = sync_server_list (pair.server);

  sync_server_remove (pair.server, g_ptr_array_index (names, 0));
  sync_server_put (pair.server, path, other);
  expect_question (pair.a, NOTANDA_SYNC_OTHER_CORPUS);
  sync_server_put (pair.server, path, newer);
  expect_question (pair.b, NOTANDA_SYNC_NEWER_FORMAT);
  free_pair (&pair);
}

/* A new machine and a server where there is nothing at all: nothing is made there by itself. */
static void
test_never_there (void)
{
  g_autoptr (SyncServer) server = sync_server_new (1);
  g_autoptr (SyncClient) a = sync_client_new (server, &corpus, 1);
  NotandaHash scope;

  sync_client_add_article (a, 1, &scope);
  expect_question (a, NOTANDA_SYNC_NO_FORMAT);
  g_assert_cmpuint (g_hash_table_size (server->files), ==, 0);
}

static void
test_list_corpora (void)
{
  g_autoptr (SyncServer) server = sync_server_new (1);
  NotandaSyncServer all = { sync_server_run, server };
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) one = NULL;

  none = notanda_sync_list_corpora (&all, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  create (server);
  create (server);
  g_hash_table_add (server->folders, g_strdup ("corpus-00000000000000000000000000000000/"));
  g_hash_table_add (server->folders, g_strdup ("pictures/"));
  one = notanda_sync_list_corpora (&all, NULL, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (notanda_id_equal (one->data, &corpus));
}

/* Two with some twenty files each, packs among them. */
static Pair
make_busy_pair (void)
{
  Pair pair = make_pair ();

  for (guint i = 0; i < 24; i++)
    {
      NotandaHash scope;

      sync_client_add_article (pair.a, 10 + i, &scope);
      sync_client_annotate (pair.b, &pair.scope);
      sync_client_settle (pair.a);
      sync_client_settle (pair.b);
    }
  sync_client_settle (pair.a);

  return pair;
}

static void
assert_fresh_has_all (Pair *pair)
{
  g_autoptr (SyncClient) fresh = sync_client_new (pair->server, &corpus, 99);

  sync_client_settle (pair->a);
  sync_client_settle (pair->b);
  sync_client_settle (pair->a);
  sync_client_settle (pair->b);
  sync_client_settle (fresh);
  sync_client_assert_equal (pair->a, fresh);
  sync_client_assert_equal (pair->b, fresh);
  g_assert_cmpuint (sync_client_count_records (fresh), ==, sync_client_count_records (pair->a));
  g_assert_cmpuint (sync_client_count_records (fresh), ==, 1 + 24 + 24);
  g_assert_cmpuint (g_hash_table_size (fresh->documents), ==, 25);
}

static void
test_each_file_deleted (void)
{
  guint n = 1;

  for (guint i = 0; i < n; i++)
    {
      Pair pair = make_busy_pair ();
      g_autoptr (GPtrArray) names = sync_server_list (pair.server);

      n = names->len;
      sync_server_remove (pair.server, g_ptr_array_index (names, i));
      assert_fresh_has_all (&pair);
      free_pair (&pair);
    }
  g_assert_cmpuint (n, >, 8);
}

static void
test_each_file_cut (void)
{
  guint n = 1;

  for (guint i = 0; i < n; i++)
    {
      Pair pair = make_busy_pair ();
      g_autoptr (GPtrArray) names = sync_server_list (pair.server);
      GBytes *bytes;
      g_autoptr (GBytes) part = NULL;

      n = names->len;
      bytes = g_hash_table_lookup (pair.server->files, g_ptr_array_index (names, i));
      part = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
      sync_server_put (pair.server, g_ptr_array_index (names, i), part);
      assert_fresh_has_all (&pair);
      free_pair (&pair);
    }
}

static void
test_each_roll_back (void)
{
  guint n = 1;

  for (guint i = 0; i < n; i++)
    {
      Pair pair = make_busy_pair ();

      n = pair.server->past->len;
      sync_server_roll_back (pair.server, i);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (NotandaSyncResult) result = NULL;

          sync_server_reset_counts (pair.server);
          result = sync_client_sync (pair.a);
          if (result->outcome == NOTANDA_SYNC_ASK)
            g_assert_cmpuint (count_changes (pair.server), ==, 0);
        }
      assert_fresh_has_all (&pair);
      free_pair (&pair);
    }
}

/* A round that heals says so. */
static void
test_notice (void)
{
  Pair pair = make_pair ();
  g_autoptr (GPtrArray) names = NULL;
  guint healed = 0;

  for (guint i = 0; i < 3; i++)
    {
      sync_client_annotate (pair.a, &pair.scope);
      sync_client_settle (pair.a);
    }
  sync_client_settle (pair.b);
  names = sync_server_list (pair.server);
  sync_server_remove (pair.server, g_ptr_array_index (names, 2));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_client_sync (pair.b);

      healed += result->healed;
      g_assert_cmpuint (result->pending->records, ==, i == 0 ? 1 : 0);
    }
  g_assert_cmpuint (healed, ==, 1);
  free_pair (&pair);
}

/* ---- machines */

static void
test_clone (void)
{
  Pair pair = make_pair ();
  g_autoptr (SyncClient) clone = NULL;

  sync_client_annotate (pair.a, &pair.scope);
  pair.server->is_down = TRUE;
  sync_expecting (pair.a, NOTANDA_SYNC_RETRY);
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
  free_pair (&pair);
}

/* After hundreds of changes there are few files, and everybody has fetched each record three times at most. */
static void
test_compaction (void)
{
  Pair  pair = make_pair ();
  guint gets;
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
  free_pair (&pair);
}

/* ---- articles on demand */

static void
test_on_demand (void)
{
  Pair pair = make_pair ();
  g_autoptr (SyncClient) c = sync_client_new (pair.server, &corpus, 3);
  NotandaHash other;
  guint       n_waiting;

  sync_client_add_article (pair.a, 2, &other);
  sync_client_settle (pair.a);
  c->wants_all = FALSE;
  sync_client_settle (c);
  g_assert_cmpuint (g_hash_table_size (c->documents), ==, 0);
  n_waiting = g_hash_table_size (c->state->waiting);
  g_assert_cmpuint (n_waiting, ==, 2);

  /* what others' texts are in is known from their segments: no text was fetched */
  sync_client_restart (c);
  expect_requests (c, 1);
  g_hash_table_add (c->opened, g_memdup2 (&other, sizeof other));
  expect_requests (c, 2);
  g_assert_true (sync_client_has (c, &other, &other));
  g_assert_false (sync_client_has (c, &pair.scope, &pair.scope));
  g_assert_cmpuint (sync_client_count_records (c), ==, 1);

  /* records of what isn't here arrive and wait, and are published if everybody else loses them */
  sync_client_annotate (pair.a, &pair.scope);
  sync_client_settle (pair.a);
  sync_client_settle (c);
  g_hash_table_add (c->opened, g_memdup2 (&pair.scope, sizeof pair.scope));
  sync_client_settle (c);
  sync_client_assert_equal (c, pair.a);
  g_assert_cmpuint (g_hash_table_size (c->documents), ==, 2);
  g_assert_cmpuint (g_hash_table_size (c->state->waiting), ==, 0);
  free_pair (&pair);
}

/* Records that wait for a text here are all there is of them, once their writer and the server's files are gone. */
static void
test_waiting_heals (void)
{
  Pair pair = make_pair ();
  g_autoptr (SyncClient) c = sync_client_new (pair.server, &corpus, 3);
  g_autoptr (SyncClient) fresh = sync_client_new (pair.server, &corpus, 4);
  guint before = pair.server->past->len - 1;

  c->wants_all = FALSE;
  sync_client_annotate (pair.a, &pair.scope);
  sync_client_settle (pair.a);
  sync_client_settle (c);
  sync_server_roll_back (pair.server, before);
  sync_client_settle (c);
  sync_client_settle (fresh);
  g_assert_cmpuint (sync_client_count_records (fresh), ==, 2);
  free_pair (&pair);
}

/* A document whose file vanished is only not kept here. */
static void
test_not_kept (void)
{
  Pair pair = make_pair ();

  pair.b->wants_all = FALSE;
  sync_client_annotate (pair.b, &pair.scope);
  sync_client_settle (pair.b);
  sync_client_drop (pair.b, &pair.scope);
  sync_server_reset_counts (pair.server);
  sync_client_settle (pair.b);
  g_assert_cmpuint (count_changes (pair.server), ==, 0);
  sync_client_annotate (pair.a, &pair.scope);
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  g_assert_cmpuint (g_hash_table_size (pair.b->documents), ==, 0);

  /* opened again, it comes with all that was known of it before */
  g_hash_table_add (pair.b->opened, g_memdup2 (&pair.scope, sizeof pair.scope));
  sync_client_settle (pair.b);
  sync_client_assert_equal (pair.a, pair.b);
  g_assert_cmpuint (sync_client_count_records (pair.b), ==, 3);

  /* the same where nothing new has come in between */
  sync_client_drop (pair.b, &pair.scope);
  sync_client_settle (pair.b);
  notanda_sync_state_set_waiting (pair.b->state, &pair.scope, NOTANDA_SYNC_NO_TEXT);
  sync_client_settle (pair.b);
  g_assert_cmpuint (sync_client_count_records (pair.b), ==, 3);
  free_pair (&pair);
}

/* One document that can't be saved keeps none of the others back, and nothing of it is lost. */
static void
test_broken_document (void)
{
  Pair        pair = make_pair ();
  NotandaHash other;
  g_autoptr (NotandaSyncResult) result = NULL;

  sync_client_add_article (pair.a, 2, &other);
  sync_client_annotate (pair.a, &pair.scope);
  sync_client_settle (pair.a);
  g_hash_table_add (pair.b->broken, g_memdup2 (&pair.scope, sizeof pair.scope));
  result = sync_client_sync (pair.b);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_AGAIN);
  g_assert_cmpuint (result->failed, ==, 1);
  g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
  g_assert_true (sync_client_has (pair.b, &other, &other));
  sync_client_restart (pair.b);
  g_hash_table_remove_all (pair.b->broken);
  sync_client_settle (pair.b);
  sync_client_assert_equal (pair.a, pair.b);
  free_pair (&pair);
}

/* ---- files that nobody of ours wrote */

static void
put_log (SyncServer     *server,
         NotandaSyncKind kind,
         guint64         replica,
         GBytes         *bytes)
{
  NotandaSyncName  name = { .replica = replica, .seq = 1, .kind = kind };
  char             string[NOTANDA_SYNC_NAME_SIZE];
  g_autofree char *below = NULL;
  g_autofree char *path = NULL;

  notanda_hash_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &name.hash);
  below = g_strconcat ("log/", notanda_sync_name_to_string (&name, string), NULL);
  path = notanda_sync_dup_path (&corpus, below);
  sync_server_put (server, path, bytes);
}

static void
test_strangers (void)
{
  Pair pair = make_pair ();
  g_autoptr (GBytes) noise = g_bytes_new_static ("noise", 5);
  g_autoptr (GBytes) newer = g_bytes_new_static ("\x89NSG\r\n\x1a\n\x02\x00\xc0\xff\xee\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 26);
  g_autofree char *readme = notanda_sync_dup_path (&corpus, "log/README.txt");
  g_autoptr (NotandaSyncResult) result = NULL;

  put_log (pair.server, NOTANDA_SYNC_SEGMENT, 5, noise);
  put_log (pair.server, NOTANDA_SYNC_TEXT, 5, noise);
  put_log (pair.server, NOTANDA_SYNC_PACK, 5, newer);
  sync_server_put (pair.server, readme, noise);
  result = sync_client_sync (pair.a);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_DONE);
  g_assert_cmpuint (result->unreadable, ==, 3);
  g_assert_true (result->newer);
  g_assert_cmpuint (pair.server->n_deleted, ==, 0);

  /* they are tried again, but not each time */
  sync_server_reset_counts (pair.server);
  for (guint i = 0; i < 64; i++)
    sync_expecting (pair.a, NOTANDA_SYNC_DONE);
  g_assert_cmpuint (pair.server->n[NOTANDA_DAV_GET], <=, 3 * 7);
  g_assert_cmpuint (pair.server->n[NOTANDA_DAV_GET], >=, 3 * 3);
  free_pair (&pair);
}

/* A directory that promises a text that isn't in the file: the text is published all the same where it is. */
static void
test_false_directory (void)
{
  g_autoptr (SyncServer) server = sync_server_new (1);
  g_autoptr (SyncClient) a = sync_client_new (server, &corpus, 1);
  g_autoptr (SyncClient) b = sync_client_new (server, &corpus, 2);
  g_autoptr (NotandaTextPackWriter) texts = notanda_text_pack_writer_new (&corpus);
  g_autoptr (NotandaSegmentWriter) segment = notanda_segment_writer_new (&corpus);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GBytes) file = NULL;
  NotandaHash hash;
  NotandaHash scope;

  create (server);
  sync_client_add_article (a, 1, &scope);
  pack = notanda_text_pack_writer_finish (texts);
  notanda_hash_of (g_bytes_get_data (pack, NULL), g_bytes_get_size (pack), &hash);
  notanda_segment_writer_add_directory (segment, &hash, &scope, 1);
  file = notanda_segment_writer_finish (segment);
  put_log (server, NOTANDA_SYNC_TEXT, 5, pack);
  put_log (server, NOTANDA_SYNC_SEGMENT, 5, file);
  sync_client_settle (a);
  sync_client_settle (b);
  sync_client_settle (a);
  sync_client_settle (b);
  g_assert_cmpuint (sync_client_count_records (b), ==, 1);
  g_assert_true (sync_client_has (b, &scope, &scope));
}

/* Cancelling ends it, and says so. */
static void
test_cancelled (void)
{
  Pair pair = make_pair ();
  g_autoptr (NotandaSyncResult) result = NULL;

  g_assert_cmpint (NOTANDA_SYNC_FULL_SERVER, >, NOTANDA_SYNC_RETRY);
  pair.a->is_dead = TRUE;
  result = sync_client_sync (pair.a);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_STOPPED);
  g_assert_error (result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  free_pair (&pair);
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
  g_test_add_func ("/notanda/sync/round/emptied", test_emptied);
  g_test_add_func ("/notanda/sync/round/replaced", test_replaced);
  g_test_add_func ("/notanda/sync/round/never-there", test_never_there);
  g_test_add_func ("/notanda/sync/round/list-corpora", test_list_corpora);
  g_test_add_func ("/notanda/sync/round/each-file-deleted", test_each_file_deleted);
  g_test_add_func ("/notanda/sync/round/each-file-cut", test_each_file_cut);
  g_test_add_func ("/notanda/sync/round/each-roll-back", test_each_roll_back);
  g_test_add_func ("/notanda/sync/round/notice", test_notice);
  g_test_add_func ("/notanda/sync/round/clone", test_clone);
  g_test_add_func ("/notanda/sync/round/compaction", test_compaction);
  g_test_add_func ("/notanda/sync/round/on-demand", test_on_demand);
  g_test_add_func ("/notanda/sync/round/waiting-heals", test_waiting_heals);
  g_test_add_func ("/notanda/sync/round/not-kept", test_not_kept);
  g_test_add_func ("/notanda/sync/round/broken-document", test_broken_document);
  g_test_add_func ("/notanda/sync/round/strangers", test_strangers);
  g_test_add_func ("/notanda/sync/round/false-directory", test_false_directory);
  g_test_add_func ("/notanda/sync/round/cancelled", test_cancelled);

  return g_test_run ();
}
