/* notanda-login.h: where notandactl has the password of a server from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * notanda_login_get_password:
 * @file: (nullable) (type filename): the password is its first line; "-" is standard input
 * @server: the address, without a user
 * @user: (nullable): %NULL for a server that wants nobody's name
 * @is_new: (out) (optional): it was typed or read, so it is to be kept
 *
 * Without @file the keyring is asked, and then whoever sits at the terminal.
 *
 * Returns: (transfer full): for notanda_password_free(); %NULL without an error where there is no @user, else with one that
 *   says what to do
 */
char *notanda_login_get_password (const char *file,
                                  const char *server,
                                  const char *user,
                                  gboolean   *is_new,
                                  GError    **error);

G_END_DECLS
