/* notanda-command-corpus-server.c: notandactl corpus connect|join|disconnect
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "cli/notanda-command-corpus.h"
#include "cli/notanda-login.h"
#include "cli/notanda-sync-report.h"
#include "sync/notanda-disconnect.h"
#include "sync/notanda-password.h"

/* What connecting and joining are told. */
typedef struct
{
  char    *user;
  char    *password_file;
  char    *certificate;
  char    *author;
  gboolean on_demand;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->user);
  g_free (options->password_file);
  g_free (options->certificate);
  g_free (options->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char **
parse (const NotandaCommand *command,
       char                **argv,
       Options              *options,
       int                  *status)
{
  const GOptionEntry entries[] = {
    { "user", 'u', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->user, N_ ("Sign in to the server as this user"), N_ ("NAME") },
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->password_file, N_ ("Read the password from a file’s first line"), N_ ("FILE") },
    { "certificate", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->certificate, N_ ("Accept the server’s certificate that has this fingerprint"), N_ ("SHA256") },
    { "on-demand", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->on_demand, N_ ("Keep only articles that are opened here"), NULL },
    { "author", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->author, N_ ("Write as this person"), N_ ("NAME") },
    { NULL },
  };

  return notanda_command_parse (command, entries, argv, 2, 2, status);
}

/* What is wrong with the address is said before a password is asked for. */
static NotandaAccount *
new_account (const Options *options,
             const char    *typed,
             GError       **error)
{
  g_autofree char *address = notanda_connection_dup_address (typed, error);
  NotandaAccount  *account;

  if (address == NULL)
    return NULL;
  account = notanda_account_new (address, options->user);
  account->certificate = g_strdup (options->certificate);
  account->keeps_all = !options->on_demand;

  return account;
}

static void
tell_server (const NotandaDavProbe *probe)
{
  g_autofree char *software = probe->software != NULL ? notanda_command_dup_plain (probe->software) : NULL;
  g_autofree char *line = software != NULL ? g_strdup_printf (_ ("connected to %s\n"), software) : NULL;

  if (line != NULL)
    notanda_command_write_stdout (line, strlen (line));
}

static int
sync_first (const char        *folder,
            NotandaConnection *connection)
{
  g_autoptr (NotandaSyncResult) result = notanda_sync_report_run (connection);

  return notanda_sync_report (folder, connection, result, NULL);
}

/* Whoever gives it by a file, as on a server without a keyring, can do so again. */
static void
keep_password (const Options        *options,
               const NotandaAccount *account,
               const char           *password)
{
  g_autoptr (GError) error = NULL;

  if (account->user != NULL && password != NULL &&
      !notanda_password_store (account->address, account->user, password, NULL, &error) && options->password_file == NULL)
    notanda_command_warn (NULL, _ ("the password isn’t kept, and will be asked for again. %s"), error->message);
}

/* @refused: (nullable): a certificate */
static void
tell_option (const NotandaAccount *account,
             const GError         *error,
             const char           *refused)
{
  notanda_sync_report_certificate (refused);
  if (account->user == NULL && g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD))
    notanda_command_warn (NULL, _ ("say with --user who you are on the server"));
}

static int
begin (const Options     *options,
       const char        *folder,
       NotandaConnection *connection,
       const char        *password,
       gboolean           is_new)
{
  const NotandaAccount *account = notanda_connection_get_account (connection);
  g_auto (NotandaDavProbe) probe = { 0 };
  g_autoptr (GError) error = NULL;

  if (!notanda_connection_begin (connection, &probe, NULL, &error))
    {
      notanda_command_fail (account->address, error);
      tell_option (account, error, notanda_connection_get_refused_certificate (connection));
      return NOTANDA_EXIT_FAILURE;
    }
  if (is_new)
    keep_password (options, account, password);
  tell_server (&probe);

  return sync_first (folder, connection);
}

int
notanda_command_run_connect (const NotandaCommand *command,
                             char                **argv)
{
  g_auto (Options) options = { 0 };
  int status;
  g_auto (GStrv) arguments = parse (command, argv, &options, &status);
  g_autoptr (NotandaIdentity) identity = NULL;
  g_autoptr (NotandaAccount) account = NULL;
  g_autoptr (NotandaConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_new;
  char    *password;

  if (arguments == NULL)
    return status;

  identity = notanda_command_load_identity (options.author);
  account = new_account (&options, arguments[1], &error);
  if (account == NULL)
    return notanda_command_fail (arguments[1], error);
  /* the same for the folder */
  connection = notanda_connection_open (arguments[0], account, NULL, identity, &error);
  if (connection == NULL)
    return notanda_command_fail (arguments[0], error);
  password = notanda_login_get_password (options.password_file, account->address, account->user, &is_new, &error);
  if (error != NULL)
    return notanda_command_fail (arguments[0], error);
  notanda_connection_set_password (connection, password);
  status = begin (&options, arguments[0], connection, password, is_new);
  notanda_password_free (password);

  return status;
}

int
notanda_command_run_join (const NotandaCommand *command,
                          char                **argv)
{
  g_auto (Options) options = { 0 };
  int status;
  g_auto (GStrv) arguments = parse (command, argv, &options, &status);
  g_autoptr (NotandaIdentity) identity = NULL;
  g_autoptr (NotandaAccount) account = NULL;
  g_autoptr (NotandaConnection) connection = NULL;
  g_autofree char *refused = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_new;
  char    *password;

  if (arguments == NULL)
    return status;

  identity = notanda_command_load_identity (options.author);
  account = new_account (&options, arguments[0], &error);
  if (account == NULL)
    return notanda_command_fail (arguments[0], error);
  password = notanda_login_get_password (options.password_file, account->address, account->user, &is_new, &error);
  if (error != NULL)
    return notanda_command_fail (arguments[1], error);
  connection = notanda_connection_join (arguments[1], account, password, identity, &refused, NULL, &error);
  if (connection == NULL)
    {
      status = notanda_command_fail (arguments[1], error);
      tell_option (account, error, refused);
    }
  else
    {
      if (is_new)
        keep_password (&options, notanda_connection_get_account (connection), password);
      status = sync_first (arguments[1], connection);
    }
  notanda_password_free (password);

  return status;
}

int
notanda_command_run_disconnect (const NotandaCommand *command,
                                char                **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  int                status;
  g_auto (GStrv) arguments = notanda_command_parse (command, entries, argv, 1, 1, &status);
  g_autoptr (NotandaIdentity) identity = NULL;
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (NotandaAccount) account = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return status;

  identity = notanda_command_load_identity (NULL);
  corpus = notanda_corpus_open (arguments[0], identity, NULL, &error);
  account = corpus != NULL ? notanda_account_load (&corpus->id, &error) : NULL;
  if (error != NULL)
    return notanda_command_fail (arguments[0], error);
  if (account == NULL)
    {
      notanda_command_warn (arguments[0], _ ("isn’t connected to a server"));
      return NOTANDA_EXIT_FAILURE;
    }
  if (!notanda_disconnect (&corpus->id, account, NULL, &notice, &error))
    return notanda_command_fail (arguments[0], error);
  if (notice != NULL)
    notanda_command_warn (arguments[0], "%s", notice);

  return NOTANDA_EXIT_OK;
}
