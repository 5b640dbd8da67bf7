/* sync-pair.c: two machines on one server, with an article that both have
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-pair.h"

const NotandaId sync_pair_corpus = { { 0xc0, 0xff, 0xee } };

void
sync_pair_create (SyncServer *server)
{
  NotandaSyncServer all = { sync_server_run, server };
  g_autoptr (GError) error = NULL;

  notanda_sync_create (&all, &sync_pair_corpus, NULL, &error);
  g_assert_no_error (error);
  sync_server_reset_counts (server);
}

SyncPair
sync_pair_make (void)
{
  SyncPair pair = { .server = sync_server_new (1) };

  sync_pair_create (pair.server);
  pair.a = sync_client_new (pair.server, &sync_pair_corpus, 1);
  pair.b = sync_client_new (pair.server, &sync_pair_corpus, 2);
  sync_client_add_article (pair.a, 1, &pair.scope);
  sync_client_settle (pair.a);
  sync_client_settle (pair.b);
  sync_client_settle (pair.a);
  g_assert_true (sync_client_has (pair.b, &pair.scope, &pair.scope));
  sync_server_reset_counts (pair.server);

  return pair;
}

void
sync_pair_free (SyncPair *pair)
{
  sync_client_free (pair->a);
  sync_client_free (pair->b);
  sync_server_free (pair->server);
}

void
sync_pair_expect (SyncClient        *client,
                  NotandaSyncOutcome outcome)
{
  g_autoptr (NotandaSyncResult) result = sync_client_sync (client);

  g_assert_cmpint (result->outcome, ==, outcome);
}

void
sync_pair_expect_requests (SyncClient *client,
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

guint
sync_pair_count_changes (SyncServer *server)
{
  return server->n[NOTANDA_DAV_PUT] + server->n[NOTANDA_DAV_DELETE] + server->n[NOTANDA_DAV_MKCOL];
}
