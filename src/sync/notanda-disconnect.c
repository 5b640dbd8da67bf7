/* notanda-disconnect.c: takes a corpus from its server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The password is given back before it is forgotten, being the only one that may do so. */

#include "sync/notanda-disconnect.h"

#include <glib/gi18n-lib.h>

#include "net/notanda-login-flow.h"
#include "sync/notanda-password.h"

/* @password: (nullable)
 * Returns: (transfer full) (nullable): what is left to do where that can't be done */
static char *
give_back (const NotandaAccount *account,
           const char           *password,
           GCancellable         *cancellable)
{
  g_autoptr (GError) error = NULL;
  gboolean is_given = password != NULL &&
                      notanda_login_flow_revoke (account->address, account->user, password, account->certificate, cancellable, &error);

  if (is_given)
    return NULL;
  g_info ("The password wasn't given back: %s", error != NULL ? error->message : "it isn't known");

  return g_strdup (_ ("The server still knows this program’s password. Remove it there, in the settings for security."));
}

gboolean
notanda_disconnect (const NotandaId      *corpus,
                    const NotandaAccount *account,
                    GCancellable         *cancellable,
                    char                **notice,
                    GError              **error)
{
  char *password;

  g_return_val_if_fail (corpus != NULL && account != NULL && notice != NULL, FALSE);

  *notice = NULL;
  password = account->is_app_password && account->user != NULL ? notanda_password_lookup (account->address, account->user, cancellable, NULL) : NULL;
  /* a corpus that stays connected keeps its password */
  if (!notanda_account_forget (corpus, error))
    {
      notanda_password_free (password);
      return FALSE;
    }
  if (account->is_app_password)
    *notice = give_back (account, password, cancellable);
  notanda_password_free (password);
  if (account->user != NULL)
    notanda_password_forget (account->address, account->user, cancellable, NULL);

  return TRUE;
}
