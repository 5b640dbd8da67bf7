/* notanda-connect-job.h: connects a corpus with a server and takes it away again, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-login-flow.h"
#include "sync/notanda-connection.h"

G_BEGIN_DECLS

/**
 * NotandaConnected:
 * @root: (type filename): the corpus' folder
 * @account: (nullable): %NULL: it isn't connected
 * @connection: (nullable): for notanda_syncer_take_connection()
 * @software: (nullable): what the server is, for people
 * @notice: (nullable): a sentence, as that the password isn't kept
 */
typedef struct
{
  char              *root;
  NotandaAccount    *account;
  NotandaConnection *connection;
  char              *software;
  char              *notice;
} NotandaConnected;

void notanda_connected_free (NotandaConnected *connected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaConnected, notanda_connected_free)

/**
 * NotandaConnectHint:
 * @certificate: (nullable): the fingerprint of one that wasn't accepted
 * @flow: (nullable): of a server that lets the browser sign in
 *
 * What may help where the error alone doesn't.
 */
typedef struct
{
  char             *certificate;
  NotandaLoginFlow *flow;
} NotandaConnectHint;

void notanda_connect_hint_clear (NotandaConnectHint *hint);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaConnectHint, notanda_connect_hint_clear)

/* How a corpus is connected. Returns: (transfer full) (nullable): %NULL without an error: it isn't */
void            notanda_connect_job_load_async (const NotandaId    *corpus,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            data);
NotandaAccount *notanda_connect_job_load_finish (GAsyncResult *result,
                                                 GError      **error);

/**
 * notanda_connect_job_connect_async:
 * @root: (type filename): the corpus' folder; where @joins, the one that it is to come to
 * @password: (nullable): %NULL for the one that is kept
 *
 * Checks the server, and keeps account and password. Where the corpus was on another server, what was known of that is forgotten: no round may
 * be on then.
 */
void notanda_connect_job_connect_async (const char           *root,
                                        gboolean              joins,
                                        const NotandaAccount *account,
                                        const char           *password,
                                        NotandaIdentity      *identity,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              data);

/* Forgets what was known of a server that was emptied, so that the next round puts there what is here. No round may be on. */
void notanda_connect_job_send_again_async (const char         *root,
                                           NotandaIdentity    *identity,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            data);

/* Both sides stay as they are; a password that the server made for this program is given back. No round may be on. */
void notanda_connect_job_disconnect_async (const char         *root,
                                           NotandaIdentity    *identity,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            data);

/* Of connecting, sending again and disconnecting. @hint: (out caller-allocates) (optional): set with an error */
NotandaConnected *notanda_connect_job_finish (GAsyncResult       *result,
                                              NotandaConnectHint *hint,
                                              GError            **error);

/* Waits until the user has signed in by the browser, as notanda_login_flow_wait(). @flow: (transfer full) */
void          notanda_connect_job_sign_in_async (NotandaLoginFlow   *flow,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            data);
NotandaLogin *notanda_connect_job_sign_in_finish (GAsyncResult *result,
                                                  GError      **error);

G_END_DECLS
