/* notanda-account.c: which server a corpus is connected to
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-account.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/notanda-error.h"
#include "base/notanda-replace.h"
#include "sync/notanda-sync-folder.h"

#define GROUP "Account"
#define MAX_SIZE (64u << 10) /* bytes */

NotandaAccount *
notanda_account_new (const char *address,
                     const char *user)
{
  NotandaAccount *account;

  g_return_val_if_fail (address != NULL, NULL);

  account = g_new0 (NotandaAccount, 1);
  account->address = g_strdup (address);
  account->user = g_strdup (user);
  account->keeps_all = TRUE;

  return account;
}

NotandaAccount *
notanda_account_copy (const NotandaAccount *account)
{
  NotandaAccount *copy;

  g_return_val_if_fail (account != NULL, NULL);

  copy = notanda_account_new (account->address, account->user);
  copy->certificate = g_strdup (account->certificate);
  copy->keeps_all = account->keeps_all;
  copy->folder = g_strdup (account->folder);
  copy->is_manual = account->is_manual;
  copy->is_app_password = account->is_app_password;

  return copy;
}

void
notanda_account_free (NotandaAccount *account)
{
  g_free (account->address);
  g_free (account->user);
  g_free (account->certificate);
  g_free (account->folder);
  g_free (account);
}

/* Beside the folder with the state of sync, which has nothing in it that it doesn't know. */
static char *
dup_path (const NotandaId *corpus)
{
  char             id[NOTANDA_ID_STRING_SIZE];
  g_autofree char *folder = notanda_sync_folder_dup_path (notanda_id_to_string (corpus, id));

  return g_strconcat (folder, ".account", NULL);
}

NotandaAccount *
notanda_account_load (const NotandaId *corpus,
                      GError         **error)
{
  g_autofree char *path = dup_path (corpus);
  g_autofree char *folder = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (NotandaAccount) account = g_new0 (NotandaAccount, 1);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = notanda_file_read (path, MAX_SIZE, 0, NULL, NULL, &failure);

  if (bytes == NULL)
    {
      /* services have a home like /dev/null, in which nothing can be either */
      if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    account->address = g_key_file_get_string (file, GROUP, "Address", NULL);
  if (account->address == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, _ ("%s: doesn’t say which server the corpus is on; connect it again"), path);
      return NULL;
    }
  folder = g_key_file_get_string (file, GROUP, "Folder", NULL);
  account->folder = folder != NULL ? g_filename_from_uri (folder, NULL, NULL) : NULL;
  account->user = g_key_file_get_string (file, GROUP, "User", NULL);
  account->certificate = g_key_file_get_string (file, GROUP, "Certificate", NULL);
  account->keeps_all = !g_key_file_has_key (file, GROUP, "KeepsAll", NULL) || g_key_file_get_boolean (file, GROUP, "KeepsAll", NULL);
  account->is_manual = g_key_file_get_boolean (file, GROUP, "Manual", NULL);
  account->is_app_password = g_key_file_get_boolean (file, GROUP, "AppPassword", NULL);

  return g_steal_pointer (&account);
}

gboolean
notanda_account_save (const NotandaAccount *account,
                      const NotandaId      *corpus,
                      GError              **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *data = NULL;
  gsize            size;

  g_return_val_if_fail (account != NULL && corpus != NULL, FALSE);

  path = dup_path (corpus);
  folder = account->folder != NULL ? g_filename_to_uri (account->folder, NULL, NULL) : NULL;
  g_key_file_set_string (file, GROUP, "Address", account->address);
  if (account->user != NULL)
    g_key_file_set_string (file, GROUP, "User", account->user);
  if (account->certificate != NULL)
    g_key_file_set_string (file, GROUP, "Certificate", account->certificate);
  g_key_file_set_boolean (file, GROUP, "KeepsAll", account->keeps_all);
  if (folder != NULL)
    g_key_file_set_string (file, GROUP, "Folder", folder);
  g_key_file_set_boolean (file, GROUP, "Manual", account->is_manual);
  g_key_file_set_boolean (file, GROUP, "AppPassword", account->is_app_password);
  data = g_key_file_to_data (file, &size, NULL);

  return notanda_replace_own (path, data, size, error);
}

gboolean
notanda_account_check (const NotandaAccount *account,
                       const NotandaId      *corpus,
                       GError              **error)
{
  g_autoptr (NotandaAccount) kept = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (account != NULL && corpus != NULL, FALSE);

  kept = notanda_account_load (corpus, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (kept == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("The corpus was disconnected from %s. Nothing more is sent there."), account->address);
      return FALSE;
    }
  if (g_str_equal (kept->address, account->address) && g_strcmp0 (kept->user, account->user) == 0)
    return TRUE;
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("The corpus was connected anew, to %s. Nothing more is sent as before; start the sync again."), kept->address);

  return FALSE;
}

/* A round that is on ends when it finds no account, and takes away then what it may still be writing. */
gboolean
notanda_account_forget (const NotandaId *corpus,
                        GError         **error)
{
  g_autofree char *path = NULL;
  g_autofree char *state = NULL;
  g_autofd int     lock = -1;
  char             id[NOTANDA_ID_STRING_SIZE];

  g_return_val_if_fail (corpus != NULL, FALSE);

  path = dup_path (corpus);
  if (g_unlink (path) != 0 && errno != ENOENT)
    return notanda_file_set_error (error, path, errno);
  state = notanda_sync_folder_dup_path (notanda_id_to_string (corpus, id));
  lock = notanda_sync_folder_try_lock (state, NULL);
  if (lock >= 0)
    notanda_sync_folder_delete (state);

  return TRUE;
}
