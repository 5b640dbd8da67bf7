/* sync-pair.h: two machines on one server, with an article that both have
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync-client.h"

G_BEGIN_DECLS

typedef struct
{
  SyncServer *server;
  SyncClient *a;
  SyncClient *b;
  NotandaHash scope; /* an article that both have */
} SyncPair;

extern const NotandaId sync_pair_corpus;

/* Makes the corpus there. */
void sync_pair_create (SyncServer *server);

SyncPair sync_pair_make (void);
void     sync_pair_free (SyncPair *pair);

void sync_pair_expect (SyncClient        *client,
                       NotandaSyncOutcome outcome);

/* A round that is done with so many requests, as it says itself and the server has counted. */
void sync_pair_expect_requests (SyncClient *client,
                                guint       n);

/* Requests that change something there. */
guint sync_pair_count_changes (SyncServer *server);

G_END_DECLS
