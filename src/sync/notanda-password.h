/* notanda-password.h: passwords of servers, in the user's keyring
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A password is kept in the keyring or nowhere: never in settings, in a file or in a log. Where there is no keyring the caller
 * asks each time and holds it in memory. All of these block, and may wait for the user to unlock the keyring. */

/**
 * notanda_password_lookup:
 * @server: the address, without a user
 * @user: as the server knows them
 *
 * Returns: (transfer full) (nullable): for notanda_password_free(); %NULL without an error where none is kept, and with one
 *   where there is no keyring, it stays locked, or @cancellable was cancelled
 */
char *notanda_password_lookup (const char   *server,
                               const char   *user,
                               GCancellable *cancellable,
                               GError      **error);

/* Puts it in the place of the one that is kept. */
gboolean notanda_password_store (const char   *server,
                                 const char   *user,
                                 const char   *password,
                                 GCancellable *cancellable,
                                 GError      **error);

/* Returns: %FALSE with an error as above; that none was kept is none */
gboolean notanda_password_forget (const char   *server,
                                  const char   *user,
                                  GCancellable *cancellable,
                                  GError      **error);

/* For who is about to have one: from now on a dump of this program, or of what it starts, has nothing of its memory. Who it is can still be
 * told by others, as portals do. */
void notanda_password_leave_no_dump (void);

/* Overwrites it first. @password: (nullable): of whichever origin */
void notanda_password_free (char *password);

G_END_DECLS
