/* notanda-command-corpus-server.c: notandactl corpus connect|join|disconnect
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/notanda-command-corpus.h"
#include "cli/notanda-login.h"
#include "cli/notanda-sync-report.h"
#include "sync/notanda-password.h"

#define MAX_ROUNDS 20

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
    { "user", 'u', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->user, N_ ("As the server knows you"), N_ ("NAME") },
      { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->password_file, N_ ("Read the password from a file’s first line"), N_ ("FILE") },
        { "certificate", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->certificate, N_ ("Accept the server’s certificate that has this fingerprint"), N_ ("SHA256") },
          { "on-demand", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->on_demand, N_ ("Keep only articles that are opened here"), NULL },
            { "author", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->author, N_ ("Write as this person"), N_ ("NAME") },
              { NULL },
            };

  return notanda_command_parse (command, entries, argv, 2, 2, status);
}

static NotandaAccount *
new_account (const Options *options,
             const char    *address)
{
  NotandaAccount *account = notanda_account_new (address, options->user);

  account->certificate = g_strdup (options->certificate);
  account->keeps_all = !options->on_demand;

  return account;
}

/* The first rounds, until there is nothing more to do now. */
static int
sync_first (const char        *folder,
            NotandaConnection *connection)
{
  g_autoptr (NotandaSyncResult) result = NULL;

  for (guint i = 0; i < MAX_ROUNDS && (result == NULL || result->outcome == NOTANDA_SYNC_AGAIN); i++)
    {
      g_clear_pointer (&result, notanda_sync_result_free);
      result = notanda_connection_sync (connection, notanda_sync_report_progress, NULL, NULL);
    }

  return notanda_sync_report (folder, connection, result);
}

static void
tell_server (const NotandaDavProbe *probe)
{
  g_autofree char *line = probe->software != NULL ? g_strdup_printf (_ ("connected to %s\n"), probe->software) : NULL;

  if (line != NULL)
    notanda_command_write_stdout (line, strlen (line));
}

static int
begin (const char        *folder,
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
      notanda_sync_report_certificate (notanda_connection_get_refused_certificate (connection));
      return NOTANDA_EXIT_FAILURE;
    }
  if (is_new)
    notanda_login_keep_password (account->address, account->user, password);
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
  account = new_account (&options, arguments[1]);
  /* what is wrong with the folder or the address is said before a password is asked for */
  connection = notanda_connection_open (arguments[0], account, NULL, identity, &error);
  if (connection == NULL)
    return notanda_command_fail (arguments[0], error);
  password = notanda_login_get_password (options.password_file, notanda_connection_get_account (connection)->address, options.user, &is_new, &error);
  if (error != NULL)
    return notanda_command_fail (arguments[0], error);
  g_clear_pointer (&connection, notanda_connection_free);
  connection = notanda_connection_open (arguments[0], account, password, identity, &error);
  status = connection != NULL ? begin (arguments[0], connection, password, is_new) : notanda_command_fail (arguments[0], error);
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
  account = new_account (&options, arguments[0]);
  password = notanda_login_get_password (options.password_file, account->address, options.user, &is_new, &error);
  if (error != NULL)
    return notanda_command_fail (arguments[0], error);
  connection = notanda_connection_join (arguments[1], account, password, identity, &refused, NULL, &error);
  if (connection == NULL)
    {
      status = notanda_command_fail (arguments[1], error);
      notanda_sync_report_certificate (refused);
    }
  else
    {
      if (is_new)
        notanda_login_keep_password (notanda_connection_get_account (connection)->address, options.user, password);
      status = sync_first (arguments[1], connection);
    }
  notanda_password_free (password);

  return status;
}

/* The password goes too, unless it serves another corpus on the server: then it is asked for once more. */
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
  if (!notanda_account_forget (&corpus->id, &error))
    return notanda_command_fail (arguments[0], error);
  if (account->user != NULL)
    notanda_password_forget (account->address, account->user, NULL, NULL);

  return NOTANDA_EXIT_OK;
}
