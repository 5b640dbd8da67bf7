/* notanda-account.h: which server a corpus is connected to
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/notanda-id.h"

G_BEGIN_DECLS

/**
 * NotandaAccount:
 * @address: of the folder that the corpus' folder is in, normalised, with a slash at its end
 * @user: (nullable): %NULL where the server wants none
 * @certificate: (nullable): the fingerprint of a faulty certificate that the user has accepted
 * @keeps_all: each article is kept here; else those that were opened
 * @folder: (nullable) (type filename): where the corpus is, which may have been moved since
 * @is_manual: the window syncs it only when it is told to
 * @is_app_password: the password was made by the server for this program alone, and is given back when the corpus is disconnected
 *
 * Of one user on one machine, kept in the user's state folder and not in the corpus'. The password is in the keyring.
 */
typedef struct
{
  char    *address;
  char    *user;
  char    *certificate;
  gboolean keeps_all;
  char    *folder;
  gboolean is_manual;
  gboolean is_app_password;
} NotandaAccount;

NotandaAccount *notanda_account_new (const char *address,
                                     const char *user);
NotandaAccount *notanda_account_copy (const NotandaAccount *account);
void            notanda_account_free (NotandaAccount *account);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaAccount, notanda_account_free)

/**
 * notanda_account_load:
 *
 * Returns: (transfer full) (nullable): %NULL without an error where the corpus isn't connected; with one where that can't be read
 */
NotandaAccount *notanda_account_load (const NotandaId *corpus,
                                      GError         **error);
gboolean        notanda_account_save (const NotandaAccount *account,
                                      const NotandaId      *corpus,
                                      GError              **error);

/**
 * notanda_account_check:
 *
 * Returns: whether @account is the one that is kept; %FALSE with %NOTANDA_ERROR_REFUSED where the corpus was disconnected meanwhile or is
 *   on another server or another user's, and with the errors of notanda_account_load()
 */
gboolean notanda_account_check (const NotandaAccount *account,
                                const NotandaId      *corpus,
                                GError              **error);

/* Also what is known of the server, which is found out again when there is an account again. Returns: %FALSE with a G_IO_ERROR */
gboolean notanda_account_forget (const NotandaId *corpus,
                                 GError         **error);

G_END_DECLS
