/* test-sync-partly.c: what one file is in the way of, while all else goes on
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-pair.h"

#include <string.h>

#include "base/notanda-error.h"
#include "sync/notanda-segment.h"

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

/* Returns: (transfer full): the path of the segment that a machine has written last */
static char *
dup_last_path (SyncClient *client)
{
  NotandaSyncFile *last = NULL;
  GHashTableIter   iter;
  gpointer         value;
  char             name[NOTANDA_SYNC_NAME_SIZE];
  g_autofree char *below = NULL;

  g_hash_table_iter_init (&iter, client->state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      if (notanda_sync_state_is_own (client->state, file) && file->name.kind == NOTANDA_SYNC_SEGMENT && (last == NULL || file->name.seq > last->name.seq))
        last = file;
    }
  g_assert_nonnull (last);
  below = g_strconcat ("log/", notanda_sync_name_to_string (&last->name, name), NULL);

  return notanda_sync_dup_path (&sync_pair_corpus, below);
}

/* What the last of the rounds says that follow each other at once. */
static NotandaSyncResult *
sync_now (SyncClient *client)
{
  NotandaSyncResult *result = sync_client_sync (client);

  for (guint i = 0; result->outcome == NOTANDA_SYNC_AGAIN && i < 10; i++)
    {
      notanda_sync_result_free (result);
      result = sync_client_sync (client);
    }

  return result;
}

static void
expect_refused (SyncClient *client,
                guint       n_pending)
{
  g_autoptr (NotandaSyncResult) result = sync_now (client);

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

/* Whoever asks for it needn't wait for what was refused for long. */
static void
test_refused_no_more (void)
{
  SyncPair pair = sync_pair_make ();

  sync_client_annotate (pair.a, &pair.scope);
  pair.server->only = SYNC_FAULT_STATUS;
  pair.server->method = NOTANDA_DAV_PUT;
  pair.server->status = 403;
  for (guint i = 0; i < 20; i++)
    expect_refused (pair.a, 1);
  pair.server->only = SYNC_FAULT_NONE;
  expect_refused (pair.a, 1);
  notanda_sync_state_try_refused (pair.a->state);
  sync_pair_expect (pair.a, NOTANDA_SYNC_DONE);
  sync_pair_expect_requests (pair.a, 1);
  sync_pair_free (&pair);
}

static guint
count_unsent (SyncClient *client)
{
  g_autoptr (GPtrArray) files = notanda_sync_plan_sends (client->state);

  return files->len;
}

/* More than are sent at once are too large for the server: what isn't gets there, and nothing is written here twice. */
static void
test_too_large (void)
{
  SyncPair pair = sync_pair_make ();

  pair.server->most = 2000;
  for (guint i = 0; i < 20; i++)
    {
      for (guint j = 0; j < 200; j++)
        sync_client_annotate (pair.a, &pair.scope);
      sync_pair_expect (pair.a, NOTANDA_SYNC_FULL_SERVER);
      sync_pair_expect (pair.a, NOTANDA_SYNC_FULL_SERVER);
      g_assert_cmpuint (count_unsent (pair.a), ==, 1 + i);
    }
  for (guint i = 1; i <= 3; i++)
    {
      sync_client_annotate (pair.a, &pair.scope);
      sync_pair_expect (pair.a, NOTANDA_SYNC_FULL_SERVER);
      g_assert_cmpuint (count_unsent (pair.a), ==, 20);
      sync_client_settle (pair.b);
      g_assert_cmpuint (sync_client_count_records (pair.b), ==, 1 + i);
    }
  pair.server->most = 0;
  sync_client_settle (pair.a);
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

static void
expect_none_read (SyncClient *client,
                  guint       n_refused,
                  guint       n_asked)
{
  g_autoptr (NotandaSyncResult) result = NULL;

  sync_server_reset_counts (client->server);
  result = sync_client_sync (client);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_PARTLY);
  g_assert_cmpuint (result->refused, ==, n_refused);
  g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_cmpuint (client->server->n[NOTANDA_DAV_GET], <=, n_asked);
}

/* Where nothing may be read not all is asked for in vain: neither what is new nor what is fetched again. */
static void
test_none_read (void)
{
  SyncPair    pair = sync_pair_make ();
  NotandaHash scopes[20];

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (SyncClient) other = sync_client_new (pair.server, &sync_pair_corpus, 10 + i);

      sync_client_add_article (other, 10 + i, &scopes[i]);
      sync_client_settle (other);
    }
  pair.server->only = SYNC_FAULT_STATUS;
  pair.server->method = NOTANDA_DAV_GET;
  pair.server->status = 403;
  /* segments, and texts of which nothing is known: twenty of each */
  for (guint i = 0; i < 12; i++)
    expect_none_read (pair.b, 40, 8 + 8);
  pair.server->only = SYNC_FAULT_NONE;
  notanda_sync_state_try_refused (pair.b->state);
  sync_client_settle (pair.b);

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      sync_client_drop (pair.b, &scopes[i]);
      notanda_sync_state_set_waiting (pair.b->state, &scopes[i], NOTANDA_SYNC_NO_TEXT);
    }
  pair.server->only = SYNC_FAULT_STATUS;
  for (guint i = 0; i < 12; i++)
    expect_none_read (pair.b, 20, 8);
  pair.server->only = SYNC_FAULT_NONE;
  notanda_sync_state_try_refused (pair.b->state);
  sync_client_settle (pair.b);
  sync_client_settle (pair.a);
  sync_client_assert_equal (pair.a, pair.b);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    g_assert_true (sync_client_has (pair.b, &scopes[i], &scopes[i]));
  sync_pair_free (&pair);
}

/* Each of them has its turn before one is asked for again, and no more are asked for in one go, whatever their writers say of them. */
static void
test_none_read_in_turns (void)
{
  for (guint i = 0; i < 2; i++)
    {
      SyncPair       pair = sync_pair_make ();
      NotandaHash    scope;
      GHashTableIter iter;
      gpointer       bad;

      pair.b->wants_all = FALSE;
      for (guint j = 0; j < 24; j++)
        {
          g_autoptr (SyncClient) other = sync_client_new (pair.server, &sync_pair_corpus, 10 + j);

          sync_client_add_article (other, 10 + j, &scope);
          sync_client_settle (other);
        }
      /* which texts there are is known then, and none is here */
      if (i == 1)
        sync_client_settle (pair.b);
      pair.b->wants_all = TRUE;
      pair.server->only = SYNC_FAULT_STATUS;
      pair.server->method = NOTANDA_DAV_GET;
      pair.server->status = 403;
      sync_server_reset_counts (pair.server);
      for (guint j = 1; j <= 3; j++)
        {
          g_autoptr (NotandaSyncResult) result = sync_now (pair.b);

          g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_PARTLY);
          g_assert_cmpuint (pair.server->n[NOTANDA_DAV_GET], ==, (i == 1 ? 8 : 8 + 8) * j);
        }
      g_assert_cmpuint (g_hash_table_size (pair.b->state->bad), ==, i == 1 ? 24 : 24 + 24);
      g_hash_table_iter_init (&iter, pair.b->state->bad);
      while (g_hash_table_iter_next (&iter, NULL, &bad))
        g_assert_cmpuint (((NotandaSyncBad *) bad)->failures, ==, 1);
      pair.server->only = SYNC_FAULT_NONE;
      notanda_sync_state_try_refused (pair.b->state);
      sync_client_settle (pair.b);
      sync_client_settle (pair.a);
      sync_client_assert_equal (pair.a, pair.b);
      g_assert_true (sync_client_has (pair.b, &scope, &scope));
      sync_pair_free (&pair);
    }
}

/* One that the server has lost, and doesn't let be sent again: that is told, and not as long as it lasts that it was lost. */
static void
test_lost_and_refused (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) newcomer = sync_client_new (pair.server, &sync_pair_corpus, 3);
  g_autofree char *path = NULL;
  guint            healed = 0;

  sync_client_annotate (pair.a, &pair.scope);
  sync_client_settle (pair.a);
  path = dup_last_path (pair.a);
  sync_server_remove (pair.server, path);
  pair.server->only = SYNC_FAULT_STATUS;
  pair.server->method = NOTANDA_DAV_PUT;
  pair.server->status = 403;
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_client_sync (pair.a);

      healed += result->healed;
      if (i < 3)
        continue;
      g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_PARTLY);
      g_assert_cmpuint (result->refused, ==, 1);
      g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
      g_assert_cmpuint (result->pending->records, ==, 1);
    }
  g_assert_cmpuint (healed, ==, 1);
  pair.server->only = SYNC_FAULT_NONE;
  sync_client_settle (pair.a);
  sync_client_settle (newcomer);
  sync_client_assert_equal (pair.a, newcomer);
  g_assert_cmpuint (sync_client_count_records (newcomer), ==, 2);
  sync_pair_free (&pair);
}

/* ---- files that lie damaged on the server, being as long as before */

static void
expect_damaged (SyncClient *client,
                guint       n)
{
  g_autoptr (NotandaSyncResult) result = sync_now (client);

  g_assert_cmpint (result->outcome, ==, n > 0 ? NOTANDA_SYNC_PARTLY : NOTANDA_SYNC_DONE);
  g_assert_cmpuint (result->damaged, ==, n);
  if (n > 0)
    g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
  else
    g_assert_no_error (result->error);
}

/* What somebody said, or was told, about a file that is gone is kept no longer. */
static void
expect_no_notes (SyncClient *client)
{
  sync_client_settle (client);
  sync_client_settle (client);
  g_assert_cmpuint (g_hash_table_size (client->state->notes), ==, 0);
}

/* Each file in turn. Those who have known it don't read it again by themselves; a newcomer notices, says so here and there, and whoever has
 * what it held sends it again: its writer, who takes it away then, or somebody else, and nobody is told of it any more.
 */
static void
test_damaged (void)
{
  guint n = 1;

  for (guint i = 0; i < 2 * n; i++)
    {
      SyncPair pair = sync_pair_make ();
      g_autoptr (SyncClient) newcomer = sync_client_new (pair.server, &sync_pair_corpus, 3);
      g_autoptr (SyncClient) last = sync_client_new (pair.server, &sync_pair_corpus, 4);
      g_autoptr (GPtrArray) paths = NULL;
      const char *path;

      sync_client_annotate (pair.a, &pair.scope);
      sync_client_settle (pair.a);
      sync_client_settle (pair.b);
      paths = sync_server_list (pair.server);
      n = paths->len;
      path = g_ptr_array_index (paths, i / 2);
      g_test_message ("%u: %s", i, path);
      sync_server_rot (pair.server, path);
      expect_damaged (pair.a, 0);
      expect_damaged (pair.b, 0);
      expect_damaged (newcomer, 1);
      sync_client_settle (i % 2 == 0 ? pair.a : pair.b);
      expect_damaged (newcomer, 0);
      expect_damaged (last, 0);
      sync_client_assert_equal (pair.a, newcomer);
      sync_client_assert_equal (pair.a, last);
      g_assert_cmpuint (sync_client_count_records (last), ==, 2);
      g_assert_true (g_hash_table_contains (pair.server->files, path) == (i % 2 == 1));
      /* the other has nothing left to do, and nobody begins anew */
      for (guint j = 0; j < 2; j++)
        {
          sync_client_settle (pair.a);
          sync_client_settle (pair.b);
          sync_client_settle (newcomer);
        }
      sync_server_reset_counts (pair.server);
      sync_client_settle (pair.a);
      sync_client_settle (pair.b);
      sync_client_settle (newcomer);
      g_assert_cmpuint (sync_pair_count_changes (pair.server), ==, 0);
      if (i % 2 == 0)
        {
          expect_no_notes (pair.a);
          expect_no_notes (pair.b);
          expect_no_notes (newcomer);
          expect_no_notes (last);
        }
      sync_pair_free (&pair);
    }
  g_assert_cmpuint (n, ==, 3);
}

/* One that nobody has any more who syncs is told each time, also by who joins later, and said to the others once by each. */
static void
test_damaged_for_good (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) newcomer = sync_client_new (pair.server, &sync_pair_corpus, 3);
  g_autoptr (SyncClient) last = sync_client_new (pair.server, &sync_pair_corpus, 4);
  g_autoptr (GPtrArray) paths = sync_server_list (pair.server);
  guint n_files;

  sync_server_rot (pair.server, g_ptr_array_index (paths, 0));
  expect_damaged (newcomer, 1);
  expect_damaged (last, 1);
  n_files = g_hash_table_size (pair.server->files);
  for (guint i = 0; i < 20; i++)
    {
      expect_damaged (newcomer, 1);
      expect_damaged (last, 1);
    }
  g_assert_cmpuint (g_hash_table_size (pair.server->files), ==, n_files);
  sync_client_restart (newcomer);
  expect_damaged (newcomer, 1);
  g_assert_cmpuint (g_hash_table_size (pair.server->files), ==, n_files);
  sync_pair_free (&pair);
}

/* A copy of what was damaged may be damaged later, too. */
static void
test_damaged_again (void)
{
  SyncPair    pair = sync_pair_make ();
  SyncClient *newcomers[3];

  for (guint i = 0; i < G_N_ELEMENTS (newcomers); i++)
    {
      g_autoptr (GPtrArray) paths = sync_server_list (pair.server);

      newcomers[i] = sync_client_new (pair.server, &sync_pair_corpus, 3 + i);
      for (guint j = 0; j < paths->len; j++)
        if (g_str_has_suffix (g_ptr_array_index (paths, j), ".text"))
          sync_server_rot (pair.server, g_ptr_array_index (paths, j));
      expect_damaged (newcomers[i], 1);
      sync_client_settle (pair.a);
      sync_client_settle (pair.b);
      expect_damaged (newcomers[i], 0);
      sync_client_assert_equal (pair.a, newcomers[i]);
      g_assert_true (sync_client_has (newcomers[i], &pair.scope, &pair.scope));
    }
  for (guint i = 0; i < G_N_ELEMENTS (newcomers); i++)
    sync_client_free (newcomers[i]);
  sync_pair_free (&pair);
}

/* What is said of a file that is good costs those who have it one request, once. */
static void
test_damaged_elsewhere (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) newcomer = sync_client_new (pair.server, &sync_pair_corpus, 3);
  g_autoptr (GPtrArray) paths = sync_server_list (pair.server);
  GBytes *good = g_bytes_ref (g_hash_table_lookup (pair.server->files, g_ptr_array_index (paths, 0)));

  sync_server_rot (pair.server, g_ptr_array_index (paths, 0));
  expect_damaged (newcomer, 1);
  sync_server_put (pair.server, g_ptr_array_index (paths, 0), good);
  sync_server_reset_counts (pair.server);
  expect_damaged (pair.a, 0);
  g_assert_cmpuint (pair.server->n[NOTANDA_DAV_GET], ==, 1 + 1);
  g_assert_cmpuint (sync_pair_count_changes (pair.server), ==, 0);
  sync_pair_expect_requests (pair.a, 1);
  sync_client_settle (newcomer);
  sync_client_assert_equal (pair.a, newcomer);
  g_bytes_unref (good);
  sync_pair_free (&pair);
}

/* The server refuses it for a while to those who are to see for themselves: that isn't told any more once it lets them. */
static void
test_damaged_and_refused (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) newcomer = sync_client_new (pair.server, &sync_pair_corpus, 3);
  g_autoptr (GPtrArray) paths = sync_server_list (pair.server);
  g_autoptr (GBytes) good = g_bytes_ref (g_hash_table_lookup (pair.server->files, g_ptr_array_index (paths, 0)));

  sync_server_rot (pair.server, g_ptr_array_index (paths, 0));
  expect_damaged (newcomer, 1);
  sync_server_put (pair.server, g_ptr_array_index (paths, 0), good);
  pair.server->refused = g_ptr_array_index (paths, 0);
  expect_refused (pair.a, 0);
  pair.server->refused = NULL;
  for (guint i = 0; i < 4; i++)
    notanda_sync_result_free (sync_now (pair.a));
  expect_damaged (pair.a, 0);
  sync_pair_free (&pair);
}

/* Who was to see for themselves, and couldn't until the file was taken away, needn't any more. */
static void
test_damaged_and_gone (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) newcomer = sync_client_new (pair.server, &sync_pair_corpus, 3);
  g_autoptr (GPtrArray) paths = sync_server_list (pair.server);

  sync_server_rot (pair.server, g_ptr_array_index (paths, 0));
  expect_damaged (newcomer, 1);
  pair.server->refused = g_ptr_array_index (paths, 0);
  expect_refused (pair.b, 0);
  g_assert_cmpuint (g_hash_table_size (pair.b->state->notes), ==, 1);
  pair.server->refused = NULL;
  sync_client_settle (pair.a);
  g_assert_false (g_hash_table_contains (pair.server->files, g_ptr_array_index (paths, 0)));
  expect_no_notes (pair.b);
  expect_no_notes (newcomer);
  sync_pair_free (&pair);
}

/* A listing that lacks the file once is no reason to forget that it was mended. */
static void
test_mended_and_unlisted (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) newcomer = sync_client_new (pair.server, &sync_pair_corpus, 3);
  g_autoptr (GPtrArray) paths = sync_server_list (pair.server);
  g_autoptr (GBytes) bytes = NULL;

  sync_server_rot (pair.server, g_ptr_array_index (paths, 0));
  expect_damaged (newcomer, 1);
  sync_client_settle (pair.b);
  for (guint i = 0; i < 3; i++)
    {
      expect_damaged (newcomer, 0);
      bytes = g_bytes_ref (g_hash_table_lookup (pair.server->files, g_ptr_array_index (paths, 0)));
      sync_server_remove (pair.server, g_ptr_array_index (paths, 0));
      expect_damaged (newcomer, 0);
      sync_server_put (pair.server, g_ptr_array_index (paths, 0), bytes);
      g_clear_pointer (&bytes, g_bytes_unref);
    }
  expect_damaged (newcomer, 0);
  sync_pair_free (&pair);
}

static guint
count_notes (GBytes *bytes)
{
  g_autoptr (NotandaSegment) segment = notanda_segment_parse (bytes, &sync_pair_corpus, "", NULL);

  return segment != NULL ? segment->notes->len : 0;
}

/* What was said over and over about one file is said once by the pack. */
static void
test_notes_packed (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (GPtrArray) paths = sync_server_list (pair.server);
  NotandaSyncName name;
  NotandaHash     file;
  guint           n = 0;
  GHashTableIter  iter;
  gpointer        bytes;

  g_assert_true (notanda_sync_name_parse (strrchr (g_ptr_array_index (paths, 0), '/') + 1, &name));
  notanda_sync_name_get_id (&name, &file);
  for (guint i = 0; i < NOTANDA_SYNC_TIER; i++)
    {
      notanda_sync_state_add_note (pair.b->state, &file, NOTANDA_SYNC_TELL_MENDED);
      sync_client_annotate (pair.b, &pair.scope);
      sync_client_settle (pair.b);
    }
  g_hash_table_iter_init (&iter, pair.server->files);
  while (g_hash_table_iter_next (&iter, NULL, &bytes))
    n += count_notes (bytes);
  g_assert_cmpuint (n, ==, 1);
  sync_pair_free (&pair);
}

/* A machine reads a file once more, for an article whose document is an old copy, and finds it damaged: what the file had of other articles
 * isn't on the server then, and goes there again. Nobody else is left who knows it. */
static void
test_damaged_while_lost (void)
{
  SyncPair         pair = sync_pair_make ();
  g_autofree char *path = NULL;
  g_autoptr (SyncClient) newcomer = sync_client_new (pair.server, &sync_pair_corpus, 3);
  NotandaHash   other;
  SyncDocument *old;

  sync_client_add_article (pair.a, 2, &other);
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  sync_client_annotate (pair.a, &pair.scope);
  sync_client_annotate (pair.a, &other);
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  path = dup_last_path (pair.a);
  sync_server_rot (pair.server, path);

  old = g_hash_table_lookup (pair.b->documents, &pair.scope);
  g_hash_table_remove_all (old->records);
  old->change = ++pair.b->n_changes;
  for (guint i = 0; i < 12; i++)
    notanda_sync_result_free (sync_now (pair.b));
  g_assert_cmpuint (sync_client_count_records (pair.b), ==, 3);

  /* what nobody has any more who syncs isn't called mended */
  for (guint i = 0; i < 4; i++)
    notanda_sync_result_free (sync_now (newcomer));
  expect_damaged (newcomer, 1);
  sync_client_assert_equal (pair.b, newcomer);
  g_assert_cmpuint (sync_client_count_records (newcomer), ==, 3);

  /* its writer comes back */
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  expect_damaged (newcomer, 0);
  sync_client_assert_equal (pair.a, pair.b);
  sync_client_assert_equal (pair.a, newcomer);
  g_assert_cmpuint (sync_client_count_records (newcomer), ==, 4);
  sync_pair_free (&pair);
}

/* ---- clocks */

/* It is told where it is far off, and makes no difference. */
static void
test_clock (void)
{
  static const int years[] = { 10, -10, 0 };
  SyncPair         pair = sync_pair_make ();

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (NotandaSyncResult) result = NULL;

      /* however long ago that was */
      pair.server->heard = G_GINT64_CONSTANT (1700000000);
      pair.server->date = pair.server->heard + (gint64) years[i] * 365 * 24 * 3600;
      sync_client_annotate (pair.a, &pair.scope);
      result = sync_client_sync (pair.a);
      g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_DONE);
      g_assert_no_error (result->error);
      g_assert_cmpint (result->clock, ==, (gint64) years[i] * 365 * 24 * 60);
      sync_client_settle (pair.b);
      sync_client_assert_equal (pair.a, pair.b);
    }
  sync_pair_free (&pair);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/partly/one-refused", test_one_refused);
  g_test_add_func ("/notanda/sync/partly/refused-no-more", test_refused_no_more);
  g_test_add_func ("/notanda/sync/partly/too-large", test_too_large);
  g_test_add_func ("/notanda/sync/partly/all-refused", test_all_refused);
  g_test_add_func ("/notanda/sync/partly/none-read", test_none_read);
  g_test_add_func ("/notanda/sync/partly/none-read-in-turns", test_none_read_in_turns);
  g_test_add_func ("/notanda/sync/partly/lost-and-refused", test_lost_and_refused);
  g_test_add_func ("/notanda/sync/partly/clock", test_clock);
  g_test_add_func ("/notanda/sync/partly/damaged", test_damaged);
  g_test_add_func ("/notanda/sync/partly/damaged-for-good", test_damaged_for_good);
  g_test_add_func ("/notanda/sync/partly/damaged-again", test_damaged_again);
  g_test_add_func ("/notanda/sync/partly/damaged-elsewhere", test_damaged_elsewhere);
  g_test_add_func ("/notanda/sync/partly/damaged-and-refused", test_damaged_and_refused);
  g_test_add_func ("/notanda/sync/partly/damaged-and-gone", test_damaged_and_gone);
  g_test_add_func ("/notanda/sync/partly/mended-and-unlisted", test_mended_and_unlisted);
  g_test_add_func ("/notanda/sync/partly/notes-packed", test_notes_packed);
  g_test_add_func ("/notanda/sync/partly/damaged-while-lost", test_damaged_while_lost);

  return g_test_run ();
}
