/* notanda-sync.h: one round of sync between a corpus and its server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-dav.h"
#include "sync/notanda-sync-plan.h"
#include "sync/notanda-sync-store.h"

G_BEGIN_DECLS

#define NOTANDA_SYNC_MAX_CLOCK 5 /* minutes that clocks may differ before it is told */

/* A server: what runs requests, and what it is called with. */
typedef struct
{
  NotandaDavRun run;
  gpointer      data;
} NotandaSyncServer;

/**
 * NotandaSyncOutcome:
 * @NOTANDA_SYNC_DONE: both sides have what the other has
 * @NOTANDA_SYNC_PARTLY: the same, but for what the result's @error tells: goes on as after %NOTANDA_SYNC_DONE, and is to be told
 * @NOTANDA_SYNC_AGAIN: something is to be looked at again soon, and nobody need be told
 * @NOTANDA_SYNC_RETRY: the server can't be reached or didn't do it; later, see notanda-backoff.h
 * @NOTANDA_SYNC_FULL_SERVER: the server has no room
 * @NOTANDA_SYNC_PERSON: goes on only once a person did something: signed in,
 *   looked at a certificate, mended the address; or had disconnected the corpus meanwhile
 * @NOTANDA_SYNC_ASK: the server doesn't look like this corpus, see @doubt; a
 *   person has to say what that means, and nothing was put or deleted. "Send all
 *   there" is notanda_sync_state_forget_all() and notanda_sync_create()
 * @NOTANDA_SYNC_STOPPED: this machine can't, as its disk is full; or it was
 *   cancelled. With %NOTANDA_ERROR_CHANGED another program syncs this corpus, and the
 *   state has to be made anew
 */
typedef enum
{
  NOTANDA_SYNC_DONE,
  NOTANDA_SYNC_PARTLY,
  NOTANDA_SYNC_AGAIN,
  NOTANDA_SYNC_RETRY,
  NOTANDA_SYNC_FULL_SERVER,
  NOTANDA_SYNC_PERSON,
  NOTANDA_SYNC_ASK,
  NOTANDA_SYNC_STOPPED,
} NotandaSyncOutcome;

typedef enum
{
  NOTANDA_SYNC_NO_DOUBT,
  NOTANDA_SYNC_NO_FORMAT,    /* the corpus isn't there */
  NOTANDA_SYNC_OTHER_CORPUS, /* what is there is another one, or none */
  NOTANDA_SYNC_NEWER_FORMAT, /* the corpus, as a later version writes it */
  NOTANDA_SYNC_EMPTIED,      /* the corpus is there, and nothing that was known of it */
} NotandaSyncDoubt;

/**
 * NotandaSyncResult:
 * @error: (nullable): why it isn't done, for people
 * @retry_after: seconds the server asked for, or 0
 * @requests: that were sent
 * @clock: minutes that the server's clock is ahead of this machine's, or behind it, being below 0; 0 where that isn't much. For people: no
 *   decision looks at a clock
 * @arrived: records that came, and weren't here
 * @changed: (element-type NotandaHash): documents that some of them were merged into, or that were made
 * @healed: files that the server had lost, and that are sent again
 * @unreadable: listed names that give nothing
 * @damaged: files that lie damaged on the server, with something that is in no other for all that is known
 * @refused: files that the server doesn't let be read, written or deleted, while it does others; with those that weren't asked for
 *   after it had refused so many
 * @newer: some were written by a later version of the program
 * @failed: documents that couldn't be read or saved
 * @unread: documents here of which nothing can be read, so that they aren't on the server for all that is known: each is a scope of
 *   @pending, though no article's
 * @waiting_for_text: scopes whose records are here without their text
 * @is_in_doubt: the last listing didn't look like this corpus, in this round or an earlier one: nothing may be called on the server
 * @pending: what waits to be on the server; everything else is on it, read back and compared, unless @is_in_doubt
 * @absent: (nullable) (element-type NotandaListedDocument): the corpus' articles that are on the server and not here; %NULL where that
 *   isn't known. The same array as after the round before where nothing has changed
 */
typedef struct
{
  NotandaSyncOutcome  outcome;
  NotandaSyncDoubt    doubt;
  GError             *error;
  guint               retry_after;
  guint               requests;
  gint64              clock;
  guint64             arrived;
  GArray             *changed;
  guint               healed;
  guint               unreadable;
  guint               damaged;
  guint               refused;
  gboolean            newer;
  guint               failed;
  guint               unread;
  guint               waiting_for_text;
  gboolean            is_in_doubt;
  NotandaSyncPending *pending;
  GPtrArray          *absent;
} NotandaSyncResult;

void notanda_sync_result_free (NotandaSyncResult *result);

/* Where rounds follow one another, each tells but what happened in itself: adds what happened in one before, which are @arrived, @changed,
 * @healed and @newer; all else is as the last round has it. */
void notanda_sync_result_add (NotandaSyncResult       *result,
                              const NotandaSyncResult *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSyncResult, notanda_sync_result_free)

/* What @clock of a result says. Returns: (transfer full) (nullable): a sentence; %NULL for 0 */
char *notanda_sync_dup_clock_words (gint64 minutes);

/* Called in the thread of the round: @done of @total files. */
typedef void (*NotandaSyncProgress) (guint    done,
                                     guint    total,
                                     gpointer data);

/**
 * notanda_sync_round:
 * @fresh: a random number, for a replica that has to be renamed
 * @progress: (nullable)
 *
 * One round: what is new on the server comes here, what is new here goes there.
 * Blocking, in any thread; a round that is cut short anywhere is continued by
 * the next one, of whatever process. Errors are in the result.
 *
 * Requests: 1 where nothing has changed, 3 for a change here, 2 for one there.
 */
NotandaSyncResult *notanda_sync_round (NotandaSyncState        *state,
                                       const NotandaSyncStore  *store,
                                       const NotandaSyncServer *server,
                                       guint64                  fresh,
                                       NotandaSyncProgress      progress,
                                       gpointer                 data,
                                       GCancellable            *cancellable);

/**
 * notanda_sync_create:
 *
 * Makes the folders of a corpus on a server, and its format file, and reads
 * that back. Where it is there already, nothing is changed.
 */
gboolean notanda_sync_create (const NotandaSyncServer *server,
                              const NotandaId         *corpus,
                              GCancellable            *cancellable,
                              GError                 **error);

/**
 * notanda_sync_list_corpora:
 *
 * Returns: (transfer full) (element-type NotandaId): corpora below a server's
 *   address, none where there are none; %NULL with an error
 */
GArray *notanda_sync_list_corpora (const NotandaSyncServer *server,
                                   GCancellable            *cancellable,
                                   GError                 **error);

G_END_DECLS
