/* test-sync-loss.c: a server that was emptied, replaced, rolled back, or lost a file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-pair.h"

#include <string.h>

#include "base/notanda-error.h"

static void
expect_question (SyncClient      *client,
                 NotandaSyncDoubt why)
{
  sync_server_reset_counts (client->server);
  sync_pair_expect (client, NOTANDA_SYNC_AGAIN);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_client_sync (client);

      g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_ASK);
      g_assert_cmpint (result->doubt, ==, why);
      g_assert_true (result->is_in_doubt);
      g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
    }
  g_assert_cmpuint (sync_pair_count_changes (client->server), ==, 0);
}

static void
test_emptied (void)
{
  SyncPair pair = sync_pair_make ();

  sync_server_empty (pair.server);
  sync_client_annotate (pair.a, &pair.scope);
  expect_question (pair.a, NOTANDA_SYNC_NO_FORMAT);

  sync_pair_create (pair.server);
  expect_question (pair.b, NOTANDA_SYNC_EMPTIED);

  /* the answer was: fill it */
  sync_client_settle (pair.a);
  notanda_sync_state_forget_all (pair.b->state);
  sync_client_settle (pair.b);
  sync_client_assert_equal (pair.a, pair.b);
  g_assert_cmpuint (sync_client_count_records (pair.b), ==, 2);
  sync_pair_free (&pair);
}

static void
test_replaced (void)
{
  SyncPair         pair = sync_pair_make ();
  g_autofree char *path = notanda_sync_dup_path (&sync_pair_corpus, "format");
  g_autoptr (GBytes) other = g_bytes_new_static ("<html>", 6);
  g_autofree char *text = g_strconcat ("notanda corpus\nformat 2\n", path + strlen ("corpus-"), NULL);
  g_autoptr (GBytes) newer = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) names = sync_server_list (pair.server);

  sync_server_remove (pair.server, g_ptr_array_index (names, 0));
  sync_server_put (pair.server, path, other);
  expect_question (pair.a, NOTANDA_SYNC_OTHER_CORPUS);
  sync_server_put (pair.server, path, newer);
  expect_question (pair.b, NOTANDA_SYNC_NEWER_FORMAT);
  sync_pair_free (&pair);
}

/* What a later version leaves where all files are listed: seen without a request more, and nothing is put or deleted. */
static void
test_newer_format (void)
{
  SyncPair         pair = sync_pair_make ();
  g_autofree char *path = notanda_sync_dup_path (&sync_pair_corpus, "log/format-2");
  g_autofree char *same = notanda_sync_dup_path (&sync_pair_corpus, "log/format-1");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);

  sync_server_put (pair.server, same, bytes);
  sync_client_annotate (pair.a, &pair.scope);
  sync_client_settle (pair.a);
  sync_pair_expect_requests (pair.a, 1);
  sync_server_put (pair.server, path, bytes);
  sync_client_annotate (pair.a, &pair.scope);
  expect_question (pair.a, NOTANDA_SYNC_NEWER_FORMAT);
  expect_question (pair.b, NOTANDA_SYNC_NEWER_FORMAT);
  sync_server_remove (pair.server, path);
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  sync_client_assert_equal (pair.a, pair.b);
  sync_pair_free (&pair);
}

/* A new machine and a server where there is nothing at all: nothing is made there by itself. */
static void
test_never_there (void)
{
  g_autoptr (SyncServer) server = sync_server_new (1);
  g_autoptr (SyncClient) a = sync_client_new (server, &sync_pair_corpus, 1);
  NotandaHash scope;

  sync_client_add_article (a, 1, &scope);
  expect_question (a, NOTANDA_SYNC_NO_FORMAT);
  g_assert_cmpuint (g_hash_table_size (server->files), ==, 0);
}

/* Somebody who has asked already finds the corpus, but no format file, and can't put it there: they don't ask again, as something may
 * have been sent by now.
 */
static void
test_format_lost (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) fresh = sync_client_new (pair.server, &sync_pair_corpus, 99);
  g_autofree char *format = notanda_sync_dup_path (&sync_pair_corpus, "format");
  g_autoptr (NotandaSyncResult) result = NULL;

  pair.server->is_down = TRUE;
  sync_pair_expect (fresh, NOTANDA_SYNC_RETRY);
  pair.server->is_down = FALSE;
  fresh->state->doubts = 2;
  sync_server_remove (pair.server, format);
  pair.server->only = SYNC_FAULT_LOST;
  pair.server->method = NOTANDA_DAV_PUT;
  sync_server_reset_counts (pair.server);
  result = sync_client_sync (fresh);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_RETRY);
  g_assert_nonnull (result->error);
  g_assert_cmpuint (pair.server->n[NOTANDA_DAV_PUT], ==, 1);
  pair.server->only = SYNC_FAULT_NONE;
  sync_client_settle (fresh);
  g_assert_cmpuint (fresh->state->doubts, ==, 0);
  sync_client_assert_equal (pair.a, fresh);
  sync_pair_free (&pair);
}

static const struct
{
  guint              status;
  NotandaSyncOutcome outcome;
  int                code;
} format_answers[] = {
  { 403, NOTANDA_SYNC_PARTLY, NOTANDA_ERROR_REFUSED },
  { 401, NOTANDA_SYNC_PERSON, NOTANDA_ERROR_PASSWORD },
  { 413, NOTANDA_SYNC_FULL_SERVER, NOTANDA_ERROR_FULL },
  { 507, NOTANDA_SYNC_FULL_SERVER, NOTANDA_ERROR_FULL },
  { 503, NOTANDA_SYNC_RETRY, NOTANDA_ERROR_BUSY },
  { 404, NOTANDA_SYNC_RETRY, NOTANDA_ERROR_NOT_FOUND },
};

static void
expect_format_answer (SyncClient *client,
                      guint       i)
{
  g_autoptr (NotandaSyncResult) result = sync_client_sync (client);

  if (result->outcome == NOTANDA_SYNC_AGAIN)
    {
      notanda_sync_result_free (result);
      result = sync_client_sync (client);
    }
  g_assert_cmpint (result->outcome, ==, format_answers[i].outcome);
  g_assert_error (result->error, NOTANDA_ERROR, format_answers[i].code);
  g_assert_cmpint (result->refused > 0, ==, result->outcome == NOTANDA_SYNC_PARTLY);
}

/* The same where the server says why it doesn't take it: that is what is told, and not that the network is down, for as long as nothing else
 * there is known to be the corpus'.
 */
static void
test_format_refused (void)
{
  g_autofree char *format = notanda_sync_dup_path (&sync_pair_corpus, "format");

  for (guint i = 0; i < G_N_ELEMENTS (format_answers); i++)
    {
      SyncPair pair = sync_pair_make ();
      g_autoptr (SyncClient) one = sync_client_new (pair.server, &sync_pair_corpus, 98);
      g_autoptr (SyncClient) other = sync_client_new (pair.server, &sync_pair_corpus, 99);
      g_autoptr (GPtrArray) paths = NULL;

      sync_server_remove (pair.server, format);
      pair.server->only = SYNC_FAULT_STATUS;
      pair.server->method = NOTANDA_DAV_PUT;
      pair.server->status = format_answers[i].status;
      expect_format_answer (one, i);
      sync_pair_expect (one, NOTANDA_SYNC_DONE);
      sync_client_assert_equal (pair.a, one);
      g_assert_cmpuint (sync_client_count_records (one), ==, sync_client_count_records (pair.a));

      paths = sync_server_list (pair.server);
      for (guint j = 0; j < paths->len; j++)
        sync_server_rot (pair.server, g_ptr_array_index (paths, j));
      for (guint j = 0; j < 3; j++)
        expect_format_answer (other, i);
      sync_pair_free (&pair);
    }
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
  sync_pair_create (server);
  sync_pair_create (server);
  g_hash_table_add (server->folders, g_strdup ("corpus-00000000000000000000000000000000/"));
  g_hash_table_add (server->folders, g_strdup ("pictures/"));
  one = notanda_sync_list_corpora (&all, NULL, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (notanda_id_equal (one->data, &sync_pair_corpus));
}

/* Two with some twenty files each, packs among them. */
static SyncPair
make_busy_pair (void)
{
  SyncPair pair = sync_pair_make ();

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
assert_fresh_has_all (SyncPair *pair)
{
  g_autoptr (SyncClient) fresh = sync_client_new (pair->server, &sync_pair_corpus, 99);

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
      SyncPair pair = make_busy_pair ();
      g_autoptr (GPtrArray) names = sync_server_list (pair.server);

      n = names->len;
      sync_server_remove (pair.server, g_ptr_array_index (names, i));
      assert_fresh_has_all (&pair);
      sync_pair_free (&pair);
    }
  g_assert_cmpuint (n, >, 8);
}

static void
test_each_file_cut (void)
{
  guint n = 1;

  for (guint i = 0; i < n; i++)
    {
      SyncPair pair = make_busy_pair ();
      g_autoptr (GPtrArray) names = sync_server_list (pair.server);
      GBytes *bytes;
      g_autoptr (GBytes) part = NULL;

      n = names->len;
      bytes = g_hash_table_lookup (pair.server->files, g_ptr_array_index (names, i));
      part = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
      sync_server_put (pair.server, g_ptr_array_index (names, i), part);
      assert_fresh_has_all (&pair);
      sync_pair_free (&pair);
    }
}

static void
test_each_roll_back (void)
{
  guint n = 1;

  for (guint i = 0; i < n; i++)
    {
      SyncPair pair = make_busy_pair ();

      n = pair.server->past->len;
      sync_server_roll_back (pair.server, i);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (NotandaSyncResult) result = NULL;

          sync_server_reset_counts (pair.server);
          result = sync_client_sync (pair.a);
          if (result->outcome == NOTANDA_SYNC_ASK)
            g_assert_cmpuint (sync_pair_count_changes (pair.server), ==, 0);
        }
      assert_fresh_has_all (&pair);
      sync_pair_free (&pair);
    }
}

/* A round that heals says so. */
static void
test_notice (void)
{
  SyncPair pair = sync_pair_make ();
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
  sync_pair_free (&pair);
}

/* Two documents of b's are gone, and the file with the records of one can't be read: the other arrives, and what is new. */
static void
test_one_unreadable (void)
{
  SyncPair    pair = sync_pair_make ();
  NotandaHash other;
  NotandaHash absent;
  g_autoptr (GPtrArray) before = sync_server_list (pair.server);
  g_autoptr (GPtrArray) names = NULL;

  sync_client_add_article (pair.a, 2, &other);
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  names = sync_server_list (pair.server);
  for (guint i = 0; i < names->len; i++)
    if (!g_ptr_array_find_with_equal_func (before, g_ptr_array_index (names, i), g_str_equal, NULL) && g_str_has_suffix (g_ptr_array_index (names, i), ".seg"))
      sync_server_rot (pair.server, g_ptr_array_index (names, i));

  /* both are to come once more, and none of it is kept: one can't, the other does */
  pair.b->state->is_changed = TRUE;
  notanda_sync_state_drop_bytes (pair.b->state);
  sync_client_drop (pair.b, &other);
  sync_client_drop (pair.b, &pair.scope);
  notanda_sync_state_set_waiting (pair.b->state, &other, NOTANDA_SYNC_NO_TEXT);
  notanda_sync_state_set_waiting (pair.b->state, &pair.scope, NOTANDA_SYNC_NO_TEXT);
  sync_client_add_article (pair.a, 3, &absent);
  sync_client_settle (pair.a);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_client_sync (pair.b);

      g_assert_cmpuint (result->unreadable, >, 0);
      g_assert_cmpuint (result->waiting_for_text, ==, 1);
    }
  g_assert_true (sync_client_has (pair.b, &pair.scope, &pair.scope));
  g_assert_true (sync_client_has (pair.b, &absent, &absent));
  g_assert_false (sync_client_has (pair.b, &other, &other));
  sync_client_assert_equal (pair.b, pair.a);
  sync_pair_free (&pair);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/round/emptied", test_emptied);
  g_test_add_func ("/notanda/sync/round/replaced", test_replaced);
  g_test_add_func ("/notanda/sync/round/newer-format", test_newer_format);
  g_test_add_func ("/notanda/sync/round/never-there", test_never_there);
  g_test_add_func ("/notanda/sync/round/format-lost", test_format_lost);
  g_test_add_func ("/notanda/sync/round/format-refused", test_format_refused);
  g_test_add_func ("/notanda/sync/round/list-corpora", test_list_corpora);
  g_test_add_func ("/notanda/sync/round/each-file-deleted", test_each_file_deleted);
  g_test_add_func ("/notanda/sync/round/each-file-cut", test_each_file_cut);
  g_test_add_func ("/notanda/sync/round/each-roll-back", test_each_roll_back);
  g_test_add_func ("/notanda/sync/round/notice", test_notice);
  g_test_add_func ("/notanda/sync/round/one-unreadable", test_one_unreadable);

  return g_test_run ();
}
