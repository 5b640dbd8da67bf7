/* notanda-syncer.h: keeps a connected corpus and its server together by itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-sync-job.h"

G_BEGIN_DECLS

/* Where the work is: nothing else may be called synced. */
typedef enum
{
  NOTANDA_SYNCER_SAVED,     /* durably here, and no more is known */
  NOTANDA_SYNCER_WAITING,   /* some articles aren't on the server yet */
  NOTANDA_SYNCER_ON_SERVER, /* read back and compared */
} NotandaSyncerState;

/* What keeps it from going on. */
typedef enum
{
  NOTANDA_SYNCER_NO_TROUBLE,
  NOTANDA_SYNCER_OFFLINE,     /* goes on by itself */
  NOTANDA_SYNCER_SERVER_FULL, /* the same, once there is room */
  NOTANDA_SYNCER_SIGN_IN,     /* the password isn't known, or not the right one any more */
  NOTANDA_SYNCER_CERTIFICATE, /* isn't the one that was accepted */
  NOTANDA_SYNCER_ADDRESS,     /* what answers there is no such server */
  NOTANDA_SYNCER_DOUBT,       /* the server doesn't look like this corpus: see notanda_syncer_get_doubt() */
  NOTANDA_SYNCER_HERE,        /* this machine can't, as where its disk is full; or the message tells what isn't done, all else being so */
} NotandaSyncerTrouble;

#define NOTANDA_TYPE_SYNCER (notanda_syncer_get_type ())

G_DECLARE_FINAL_TYPE (NotandaSyncer, notanda_syncer, NOTANDA, SYNCER, GObject)

/**
 * notanda_syncer_new:
 * @root: (type filename): the corpus' folder
 * @account: copied
 * @round: (nullable): %NULL for notanda_connection_sync()
 *
 * Begins with a round at once. Says "changed" whenever what the getters tell is another, and "arrived" ((element-type NotandaHash)
 * GArray: documents) when something came into the files of documents. It ends when it is let go: a round that is on is cut short,
 * which loses nothing.
 */
NotandaSyncer *notanda_syncer_new (const char           *root,
                                   const NotandaAccount *account,
                                   NotandaIdentity      *identity,
                                   NotandaSyncerRound    round);

const char           *notanda_syncer_get_root (NotandaSyncer *self);
const NotandaAccount *notanda_syncer_get_account (NotandaSyncer *self);

/**
 * notanda_syncer_take_connection:
 * @connection: (transfer full): of this corpus
 *
 * Goes on by this one, with its account and its password, which is held in memory alone. What was in the way is taken as settled.
 */
void notanda_syncer_take_connection (NotandaSyncer     *self,
                                     NotandaConnection *connection);

/* A document was saved, which isn't a draft. */
void notanda_syncer_saved (NotandaSyncer     *self,
                           const NotandaHash *document);

/* Now, whatever was waited for, and with what the server refused before. */
void notanda_syncer_sync_now (NotandaSyncer *self);

/* Cuts the round short that is on, and the one that is about to begin. It goes on where it was once notanda_syncer_sync_now() says so. */
void notanda_syncer_cancel (NotandaSyncer *self);

/**
 * notanda_syncer_want:
 *
 * Fetches an article that is on the server and not here, at once: a round that is on is cut short for it. "arrived" tells when it is here.
 * It is asked for until it is, or notanda_syncer_leave() says that it needn't come any more.
 */
void notanda_syncer_want (NotandaSyncer     *self,
                          const NotandaHash *article);
void notanda_syncer_leave (NotandaSyncer     *self,
                           const NotandaHash *article);

/* Whether all articles are kept here, or those that were opened; kept with the account. Where all are, those that aren't here come at once. */
void notanda_syncer_set_keeps_all (NotandaSyncer *self,
                                   gboolean       keeps_all);

/* Returns: (nullable) (element-type NotandaListedDocument): the corpus' articles that are on the server and not here; %NULL: not known yet.
 * The same array until it is another list */
GPtrArray *notanda_syncer_get_absent (NotandaSyncer *self);

/* No more rounds: the corpus is about to be disconnected. "changed" is said once none is on any more. */
void     notanda_syncer_end (NotandaSyncer *self);
gboolean notanda_syncer_is_ended (NotandaSyncer *self); /* and none is on */

/* Whether a window on the corpus has the focus. @window: only compared */
void notanda_syncer_set_focus (NotandaSyncer *self,
                               gpointer       window,
                               gboolean       has_focus);

NotandaSyncerState notanda_syncer_get_state (NotandaSyncer *self);

/* Returns: (transfer full): the state in words: "Saved", "Waiting (n)", n being articles, or "On the server" */
char *notanda_syncer_dup_words (NotandaSyncer *self);

/* Returns: (transfer none) (element-type NotandaHash): a set of the articles that aren't on the server yet */
GHashTable *notanda_syncer_get_waiting (NotandaSyncer *self);

NotandaSyncerTrouble notanda_syncer_get_trouble (NotandaSyncer *self);
NotandaSyncDoubt     notanda_syncer_get_doubt (NotandaSyncer *self);

/* Returns: (nullable): a sentence about the trouble */
const char *notanda_syncer_get_message (NotandaSyncer *self);

/* What is in the way of nothing, as files that the server had lost, those of a newer version, or a wrong clock.
 * Returns: (transfer full) (nullable): a sentence, the same until somebody says that they know, or it isn't so any more */
char *notanda_syncer_dup_notice (NotandaSyncer *self);

/* Somebody knows what notanda_syncer_dup_notice() says: that needn't be told any more, in whatever window. */
void notanda_syncer_know_notice (NotandaSyncer *self);

/* Returns: whether one is about to begin */
gboolean notanda_syncer_is_due (NotandaSyncer *self);

/* Returns: whether a round is on. @done, @total: (out): files; 0 of 0 where it isn't known yet */
gboolean notanda_syncer_get_progress (NotandaSyncer *self,
                                      guint         *done,
                                      guint         *total);

G_END_DECLS
