/* notanda-login-flow.h: signing in to a Nextcloud server by the browser
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The server's version 2 of it: the user signs in on a page of the server, with all that it may want of them, and the program gets a
 * password of its own, which can be taken back without changing theirs. All of this blocks. */

#define NOTANDA_LOGIN_FLOW_PAUSE 2000            /* milliseconds between two looks */
#define NOTANDA_LOGIN_FLOW_PATIENCE (20 * 60000) /* milliseconds, as long as the server waits for the user */

/**
 * NotandaLoginFlow:
 * @page: to be shown in the browser
 *
 * The server's addresses are of the host that was typed, and no less safe; others are refused.
 */
typedef struct
{
  char *page;

  /*< private >*/
  char *address;
  char *root;
  char *poll;
  char *token;
  char *certificate;
} NotandaLoginFlow;

void notanda_login_flow_free (NotandaLoginFlow *flow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaLoginFlow, notanda_login_flow_free)

/**
 * NotandaLogin:
 * @address: of the user's files, for WebDAV
 * @user: as the server knows them
 * @password: for notanda_password_free()
 */
typedef struct
{
  char *address;
  char *user;
  char *password;
} NotandaLogin;

void notanda_login_free (NotandaLogin *login);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaLogin, notanda_login_free)

/**
 * notanda_login_flow_begin:
 * @address: as it was typed: the server's, or that of a folder on it
 * @certificate: (nullable): the fingerprint of a faulty one that the user accepts
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_NOT_FOUND where the server doesn't know this way, with %NOTANDA_ERROR_CERTIFICATE,
 *   %NOTANDA_ERROR_OFFLINE, %NOTANDA_ERROR_INVALID for the address, or %G_IO_ERROR_CANCELLED
 */
NotandaLoginFlow *notanda_login_flow_begin (const char   *address,
                                            const char   *certificate,
                                            GCancellable *cancellable,
                                            GError      **error);

/**
 * notanda_login_flow_wait:
 * @pause: milliseconds between two looks
 * @patience: milliseconds
 *
 * Until the user has signed in. That the server can't be reached for a while is waited for, too.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_REFUSED where nobody did in that time, %NOTANDA_ERROR_NOT_DAV for an answer that
 *   is none, or %G_IO_ERROR_CANCELLED
 */
NotandaLogin *notanda_login_flow_wait (NotandaLoginFlow *flow,
                                       guint             pause,
                                       guint             patience,
                                       GCancellable     *cancellable,
                                       GError          **error);

/**
 * notanda_login_flow_revoke:
 * @address: of the account
 * @certificate: (nullable): as above
 *
 * Gives a password back that came by this way. Nothing but that password is allowed to do so.
 */
gboolean notanda_login_flow_revoke (const char   *address,
                                    const char   *user,
                                    const char   *password,
                                    const char   *certificate,
                                    GCancellable *cancellable,
                                    GError      **error);

G_END_DECLS
