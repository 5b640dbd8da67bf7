/* test-sync-demand.c: articles that are fetched when they are opened, can't be saved, or are nobody's
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-pair.h"

#include <string.h>

#include "base/notanda-error.h"
#include "sync/notanda-segment.h"
#include "sync/notanda-text-pack.h"

static void
test_on_demand (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) c = sync_client_new (pair.server, &sync_pair_corpus, 3);
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
  sync_pair_expect_requests (c, 1);
  g_hash_table_add (c->opened, g_memdup2 (&other, sizeof other));
  sync_pair_expect_requests (c, 2);
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
  sync_pair_free (&pair);
}

/* Records that wait for a text here are all there is of them, once their writer and the server's files are gone. */
static void
test_waiting_heals (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (SyncClient) c = sync_client_new (pair.server, &sync_pair_corpus, 3);
  g_autoptr (SyncClient) fresh = sync_client_new (pair.server, &sync_pair_corpus, 4);
  guint       before = pair.server->past->len - 1;
  NotandaHash own;

  c->wants_all = FALSE;
  sync_client_annotate (pair.a, &pair.scope);
  sync_client_settle (pair.a);
  sync_client_settle (c);
  /* other work in between takes nothing of it away */
  sync_client_add_article (c, 50, &own);
  sync_client_settle (c);
  sync_server_roll_back (pair.server, before);
  sync_client_settle (c);
  sync_client_settle (fresh);
  g_assert_cmpuint (sync_client_count_records (fresh), ==, 3);
  sync_pair_free (&pair);
}

/* A document whose file vanished is only not kept here. */
static void
test_not_kept (void)
{
  SyncPair pair = sync_pair_make ();

  pair.b->wants_all = FALSE;
  sync_client_annotate (pair.b, &pair.scope);
  sync_client_settle (pair.b);
  sync_client_drop (pair.b, &pair.scope);
  sync_server_reset_counts (pair.server);
  sync_client_settle (pair.b);
  g_assert_cmpuint (sync_pair_count_changes (pair.server), ==, 0);
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
  sync_pair_free (&pair);
}

/* One document that can't be saved keeps none of the others back, and nothing of it is lost. */
static void
test_broken_document (void)
{
  SyncPair    pair = sync_pair_make ();
  NotandaHash other;
  g_autoptr (NotandaSyncResult) result = NULL;

  sync_client_add_article (pair.a, 2, &other);
  sync_client_annotate (pair.a, &pair.scope);
  sync_client_settle (pair.a);
  sync_client_annotate (pair.b, &pair.scope);
  g_hash_table_add (pair.b->broken, g_memdup2 (&pair.scope, sizeof pair.scope));
  result = sync_client_sync (pair.b);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_PARTLY);
  g_assert_cmpuint (result->failed, ==, 1);
  g_assert_error (result->error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
  g_assert_true (sync_client_has (pair.b, &other, &other));
  sync_client_restart (pair.b);
  g_hash_table_remove_all (pair.b->broken);
  sync_client_settle (pair.b);
  sync_client_settle (pair.a);
  sync_client_assert_equal (pair.a, pair.b);
  g_assert_cmpuint (sync_client_count_records (pair.a), ==, 4);
  sync_pair_free (&pair);
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
  path = notanda_sync_dup_path (&sync_pair_corpus, below);
  sync_server_put (server, path, bytes);
}

static void
test_strangers (void)
{
  SyncPair pair = sync_pair_make ();
  g_autoptr (GBytes) noise = g_bytes_new_static ("noise", 5);
  g_autoptr (GBytes) newer = g_bytes_new_static ("\x89NSG\r\n\x1a\n\x02\x00\xc0\xff\xee\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 26);
  g_autofree char *readme = notanda_sync_dup_path (&sync_pair_corpus, "log/README.txt");
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
    sync_pair_expect (pair.a, NOTANDA_SYNC_DONE);
  g_assert_cmpuint (pair.server->n[NOTANDA_DAV_GET], <=, 3 * 7);
  g_assert_cmpuint (pair.server->n[NOTANDA_DAV_GET], >=, 3 * 3);
  sync_pair_free (&pair);
}

/* A directory that promises a text that isn't in the file: the text is published all the same where it is. */
static void
test_false_directory (void)
{
  g_autoptr (SyncServer) server = sync_server_new (1);
  g_autoptr (SyncClient) a = sync_client_new (server, &sync_pair_corpus, 1);
  g_autoptr (SyncClient) b = sync_client_new (server, &sync_pair_corpus, 2);
  g_autoptr (NotandaTextPackWriter) texts = notanda_text_pack_writer_new (&sync_pair_corpus);
  g_autoptr (NotandaSegmentWriter) segment = notanda_segment_writer_new (&sync_pair_corpus);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GBytes) file = NULL;
  NotandaHash hash;
  NotandaHash scope;

  sync_pair_create (server);
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
  SyncPair pair = sync_pair_make ();
  g_autoptr (NotandaSyncResult) result = NULL;

  g_assert_cmpint (NOTANDA_SYNC_FULL_SERVER, >, NOTANDA_SYNC_RETRY);
  pair.a->is_dead = TRUE;
  result = sync_client_sync (pair.a);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_STOPPED);
  g_assert_error (result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sync_pair_free (&pair);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/round/on-demand", test_on_demand);
  g_test_add_func ("/notanda/sync/round/waiting-heals", test_waiting_heals);
  g_test_add_func ("/notanda/sync/round/not-kept", test_not_kept);
  g_test_add_func ("/notanda/sync/round/broken-document", test_broken_document);
  g_test_add_func ("/notanda/sync/round/strangers", test_strangers);
  g_test_add_func ("/notanda/sync/round/false-directory", test_false_directory);
  g_test_add_func ("/notanda/sync/round/cancelled", test_cancelled);

  return g_test_run ();
}
