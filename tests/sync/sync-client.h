/* sync-client.h: a machine in memory, with documents, a state folder and a power cut when wanted
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync-server.h"
#include "sync/notanda-sync.h"

G_BEGIN_DECLS

/* An article or the corpus' line: its text, where it is here, and records. */
typedef struct
{
  NotandaHash scope;
  GBytes     *text;    /* (nullable): not kept here */
  GHashTable *records; /* (element-type NotandaHash NotandaStored) */
  guint       change;  /* number of the last change */
} SyncDocument;

typedef struct
{
  SyncServer       *server;
  NotandaId         corpus;
  GHashTable       *documents; /* (element-type NotandaHash SyncDocument): durable */
  GHashTable       *folder;    /* (element-type utf8 GBytes): durable */
  guint             n_changes;
  NotandaSyncState *state; /* (nullable): of the program that runs */
  gboolean          wants_all;
  GHashTable       *opened; /* (element-type NotandaHash): wanted all the same */
  GHashTable       *broken; /* (element-type NotandaHash): documents that can't be saved now */
  int               fuse;   /* steps until the power is cut; below 0: never */
  gboolean          is_dead;
  GRand            *rand;
} SyncClient;

SyncClient *sync_client_new (SyncServer      *server,
                             const NotandaId *corpus,
                             guint32          seed);
/* Another machine with the same disk. */
SyncClient *sync_client_clone (SyncClient *client,
                               guint32     seed);
void        sync_client_free (SyncClient *client);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncClient, sync_client_free)

/* Makes an article of that number. */
void sync_client_add_article (SyncClient  *client,
                              guint        number,
                              NotandaHash *scope);
/* A record that nobody else has, of a kind that no version knows. */
void sync_client_annotate (SyncClient        *client,
                           const NotandaHash *scope);
/* Its file is gone. */
void sync_client_drop (SyncClient        *client,
                       const NotandaHash *scope);

/* Starts the program if it isn't running. */
NotandaSyncResult *sync_client_sync (SyncClient *client);
/* Ends the program, as after a power cut. */
void sync_client_restart (SyncClient *client);

/* Round after round, with a good server, until nothing is left to do; answers a question with "fill it". */
void sync_client_settle (SyncClient *client);

guint    sync_client_count_records (SyncClient *client);
gboolean sync_client_has (SyncClient        *client,
                          const NotandaHash *scope,
                          const NotandaHash *item);
/* Whether every document that both have is the same, with its text. */
void sync_client_assert_equal (SyncClient *a,
                               SyncClient *b);

G_END_DECLS
