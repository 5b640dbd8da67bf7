/* notanda-connection.h: a corpus with its server, connected, joined, synced
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "corpus/notanda-corpus.h"
#include "net/notanda-dav-probe.h"
#include "sync/notanda-account.h"
#include "sync/notanda-sync.h"

G_BEGIN_DECLS

/* All of this blocks, in any thread. Errors that a server gives have the codes of #NotandaDavRequest. */

/**
 * NotandaConnection:
 *
 * What stays from one round to the next: connections to the server, and what is known of it. One thread at a time.
 */
typedef struct _NotandaConnection NotandaConnection;

/* An address as it was typed, as accounts and errors have it. Returns: (transfer full): %NULL with %NOTANDA_ERROR_INVALID */
char *notanda_connection_dup_address (const char *typed,
                                      GError    **error);

/**
 * notanda_connection_open:
 * @root: (type filename): the corpus' folder, or a file in it
 * @account: (nullable): %NULL for the one that is kept
 * @password: (nullable): %NULL for none
 *
 * Asks nothing of the server yet.
 *
 * Returns: (transfer full): %NULL with the errors of notanda_corpus_open(), and with %NOTANDA_ERROR_REFUSED where the corpus isn't
 *   connected, or is connected to another address than that of @account, or is one of two copies on this machine of which the other is
 *   connected: what is known of one server says nothing of another, nor what one folder has of another
 */
NotandaConnection *notanda_connection_open (const char           *root,
                                            const NotandaAccount *account,
                                            const char           *password,
                                            NotandaIdentity      *identity,
                                            GError              **error);
void               notanda_connection_free (NotandaConnection *connection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaConnection, notanda_connection_free)

const NotandaAccount *notanda_connection_get_account (NotandaConnection *connection);

/* For whoever learns from the account whose password is wanted. @password: (nullable): %NULL for none */
void notanda_connection_set_password (NotandaConnection *connection,
                                      const char        *password);

/* Returns: (nullable): the fingerprint of the certificate that wasn't accepted last */
const char *notanda_connection_get_refused_certificate (NotandaConnection *connection);

/**
 * notanda_connection_set_keeps_all:
 *
 * Whether each article of the corpus is kept here, or those that are asked for; kept with the account. Where it is set anew, the next
 * round fetches all there are.
 */
gboolean notanda_connection_set_keeps_all (NotandaConnection *connection,
                                           gboolean           keeps_all,
                                           GError           **error);

/* The next round fetches all articles that aren't here, also those that were here before. */
void notanda_connection_fetch_all (NotandaConnection *connection);

/* The next round tries also what the server refused before, which it else does ever more rarely. */
void notanda_connection_try_refused (NotandaConnection *connection);

/* @articles: (element-type NotandaHash): a set of those that the next rounds are to fetch, in place of what was asked for before */
void notanda_connection_set_wanted (NotandaConnection *connection,
                                    GHashTable        *articles);

/**
 * notanda_connection_begin:
 * @probe: (out caller-allocates): what is known of the server, also with an error; clear it in any case
 *
 * Checks the server, makes the corpus there if it isn't there yet, and keeps the account. What is there already of the same corpus
 * stays, and is merged by the next round; where it was emptied, all is sent there once more.
 */
gboolean notanda_connection_begin (NotandaConnection *connection,
                                   NotandaDavProbe   *probe,
                                   GCancellable      *cancellable,
                                   GError           **error);

/* One round; see notanda_sync_round(). @progress: (nullable). Returns: (transfer full) */
NotandaSyncResult *notanda_connection_sync (NotandaConnection  *connection,
                                            NotandaSyncProgress progress,
                                            gpointer            data,
                                            GCancellable       *cancellable);

/* What a round would begin with, without asking the server: @pending of the result says what waits. Returns: (transfer full) */
NotandaSyncResult *notanda_connection_look (NotandaConnection *connection,
                                            GCancellable      *cancellable);

/**
 * notanda_connection_join:
 * @folder: (type filename): made if it isn't there; where it is the same corpus already, it is connected to it
 * @account: @address may be that of the corpus' own folder on the server, or of the one around it
 *
 * Makes @folder the corpus that is at an address, of which everything comes by notanda_connection_sync(), and keeps the account.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_NOT_FOUND where there is no corpus, with %NOTANDA_ERROR_CHOICE where there are
 *   several, with the errors of notanda_corpus_join(), and with those of the server
 */
NotandaConnection *notanda_connection_join (const char           *folder,
                                            const NotandaAccount *account,
                                            const char           *password,
                                            NotandaIdentity      *identity,
                                            char                **refused_certificate,
                                            GCancellable         *cancellable,
                                            GError              **error);

G_END_DECLS
