/* notanda-password.c: passwords of servers, in the user's keyring
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libsecret asks the keyring of the desktop, and inside Flatpak keeps an encrypted file whose key the portal gives. Two attributes
 * find a password, the server's address and the user, so that two corpora on one server share it.
 */

#include "sync/notanda-password.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/notanda-error.h"

static const SecretSchema schema = {
  "io.github.notanda.Notanda.Server",
  SECRET_SCHEMA_NONE,
  {
      { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

/* What the keyring says is for its own developers: a person is told what to do. */
static void
explain (GError **error,
         GError  *failure)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, failure);
  else
    {
      g_info ("No keyring: %s", failure->message);
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED,
                           _ ("There is no keyring for passwords here, or it is locked. Unlock it, or install one such as GNOME Keyring."));
      g_error_free (failure);
    }
}

char *
notanda_password_lookup (const char   *server,
                         const char   *user,
                         GCancellable *cancellable,
                         GError      **error)
{
  GError *failure = NULL;
  char   *password;

  g_return_val_if_fail (server != NULL && user != NULL, NULL);

  password = secret_password_lookup_nonpageable_sync (&schema, cancellable, &failure, "server", server, "user", user, NULL);
  if (failure != NULL)
    explain (error, failure);

  return password;
}

gboolean
notanda_password_store (const char   *server,
                        const char   *user,
                        const char   *password,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autofree char *label = NULL;
  GError          *failure = NULL;

  g_return_val_if_fail (server != NULL && user != NULL && password != NULL, FALSE);

  /* Translators: how the keyring lists a password; who, and on which server */
  label = g_strdup_printf (_ ("Notanda: %s on %s"), user, server);
  if (secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable, &failure, "server", server,
                                  "user", user, NULL))
    return TRUE;
  explain (error, failure);

  return FALSE;
}

gboolean
notanda_password_forget (const char   *server,
                         const char   *user,
                         GCancellable *cancellable,
                         GError      **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (server != NULL && user != NULL, FALSE);

  secret_password_clear_sync (&schema, cancellable, &failure, "server", server, "user", user, NULL);
  if (failure == NULL)
    return TRUE;
  explain (error, failure);

  return FALSE;
}

/* No kind of memory is written by the kernel then, whoever collects it. PR_SET_DUMPABLE, which is enough for a command line, would give
 * this process' folder in /proc to root, where a portal looks for who calls it. */
void
notanda_password_leave_no_dump (void)
{
  const struct rlimit nothing = { 0, 0 };
  int                 filter = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
  gboolean            done = filter >= 0 && write (filter, "0", 1) == 1;

  if (filter >= 0)
    close (filter);
  if (!done && setrlimit (RLIMIT_CORE, &nothing) != 0)
    g_info ("A dump would have the memory of this program");
}

void
notanda_password_free (char *password)
{
  secret_password_free (password);
}
