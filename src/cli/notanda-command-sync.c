/* notanda-command-sync.c: notandactl sync DIR…
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Once, or with --watch until it is ended. Ending it at any moment loses nothing, so no signal is caught. What is saved here
 * meanwhile is found by the next round: files aren't watched, since not all file systems tell.
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/notanda-command.h"
#include "cli/notanda-login.h"
#include "cli/notanda-sync-report.h"
#include "sync/notanda-backoff.h"
#include "sync/notanda-password.h"

#define MIN_DIGITS 6 /* of an id */

typedef struct
{
  char              *folder;
  NotandaConnection *connection;
  NotandaBackoff     backoff;
  int                status;
  char              *said;   /* (nullable): of the round before */
  GPtrArray         *absent; /* (nullable) (element-type NotandaListedDocument): articles that aren't here */
} Synced;

static void
synced_free (gpointer data)
{
  Synced *synced = data;

  g_free (synced->folder);
  g_free (synced->said);
  g_clear_pointer (&synced->absent, g_ptr_array_unref);
  g_clear_pointer (&synced->connection, notanda_connection_free);
  g_free (synced);
}

/* Which articles are kept from now on. */
typedef enum
{
  KEEPS_AS_BEFORE,
  KEEPS_ALL,
  KEEPS_OPENED,
} Keeps;

static NotandaConnection *
open_connection (const char      *folder,
                 const char      *password_file,
                 Keeps            keeps,
                 NotandaIdentity *identity,
                 GError         **error)
{
  g_autoptr (NotandaConnection) connection = notanda_connection_open (folder, NULL, NULL, identity, error);
  const NotandaAccount *account;
  g_autoptr (GError) failure = NULL;
  char *password;

  if (connection == NULL || (keeps != KEEPS_AS_BEFORE && !notanda_connection_set_keeps_all (connection, keeps == KEEPS_ALL, error)))
    return NULL;
  if (keeps == KEEPS_ALL)
    notanda_connection_fetch_all (connection);
  account = notanda_connection_get_account (connection);
  password = notanda_login_get_password (password_file, account->address, account->user, NULL, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  notanda_connection_set_password (connection, password);
  notanda_password_free (password);

  return g_steal_pointer (&connection);
}

/* Until there is nothing more to do now. */
static void
run_round (Synced *synced)
{
  g_autoptr (NotandaSyncResult) result = NULL;

  notanda_backoff_begin (&synced->backoff);
  result = notanda_sync_report_run (synced->connection);
  synced->status = notanda_sync_report (synced->folder, synced->connection, result, &synced->said);
  g_clear_pointer (&synced->absent, g_ptr_array_unref);
  synced->absent = result->absent != NULL ? g_ptr_array_ref (result->absent) : NULL;
  notanda_backoff_end (&synced->backoff, g_get_monotonic_time (), result->outcome, result->retry_after, g_random_double ());
}

/* ---- articles that are asked for */

/* By its title, or by the beginning of its id. */
static gboolean
is_called (const NotandaListedDocument *document,
           const char                  *name)
{
  char id[NOTANDA_HASH_STRING_SIZE];

  return g_strcmp0 (document->title, name) == 0 ||
         (strlen (name) >= MIN_DIGITS && g_str_has_prefix (notanda_hash_to_string (&document->article, id), name));
}

/* Whether there is a document of it, which is no draft. Where the folder can't be read, the round before has said so. */
static gboolean
is_here (Synced          *synced,
         const char      *name,
         NotandaIdentity *identity)
{
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (synced->folder, identity, NULL, NULL);
  g_autoptr (NotandaCorpusListing) listing = corpus != NULL ? notanda_corpus_list (corpus->root, &corpus->id, NULL, NULL, NULL) : NULL;

  for (guint i = 0; listing != NULL && i < listing->documents->len; i++)
    {
      const NotandaListedDocument *document = listing->documents->pdata[i];

      if (notanda_listed_document_has_article (document) && !document->is_draft && is_called (document, name) &&
          !notanda_corpus_is_document_removed (corpus, document))
        return TRUE;
    }

  return FALSE;
}

static void
say_here (const char *folder,
          const char *name)
{
  g_autofree char *shown = g_filename_display_name (folder);
  /* Translators: folder, and title or id */
  g_autofree char *line = g_strdup_printf (_ ("%s: the article “%s” is here already"), shown, name);
  g_autofree char *plain = notanda_command_dup_plain (line);
  g_autofree char *whole = g_strconcat (plain, "\n", NULL);

  notanda_command_write_stdout (whole, strlen (whole));
}

/* Returns: whether there is exactly one of that name, or one that is here */
static gboolean
want_article (Synced          *synced,
              const char      *name,
              NotandaIdentity *identity,
              GHashTable      *wanted)
{
  const NotandaListedDocument *found = NULL;
  guint                        n = 0;

  for (guint i = 0; synced->absent != NULL && i < synced->absent->len; i++)
    if (is_called (synced->absent->pdata[i], name))
      {
        found = synced->absent->pdata[i];
        n++;
      }
  if (n == 0 && is_here (synced, name, identity))
    {
      say_here (synced->folder, name);
      return TRUE;
    }
  if (n == 1)
    g_hash_table_add (wanted, (gpointer) &found->article);
  else if (n == 0)
    notanda_command_warn (synced->folder, _ ("there is no article “%s” in the corpus; say its title or its id, as “notandactl corpus status --json” has them"), name);
  else
    notanda_command_warn (synced->folder, ngettext ("%u article is called “%s”; say its id, as “notandactl corpus status --json” has it", "%u articles are called “%s”; say the id of one, as “notandactl corpus status --json” has them", n), n, name);

  return n == 1;
}

/* Which there are is known from the round before. */
static void
fetch_articles (Synced          *synced,
                char           **names,
                NotandaIdentity *identity)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);
  gboolean has_all = TRUE;

  for (char **name = names; *name != NULL; name++)
    has_all = want_article (synced, *name, identity, wanted) && has_all;
  if (g_hash_table_size (wanted) > 0)
    {
      notanda_connection_set_wanted (synced->connection, wanted);
      run_round (synced);
    }
  if (!has_all)
    synced->status = NOTANDA_EXIT_FAILURE;
}

/* ---- staying */

typedef struct
{
  GPtrArray *all; /* (element-type Synced) */
  GMainLoop *loop;
  guint      timeout;
} Watch;

static void plan_next (Watch *watch);

static gboolean
due_cb (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();

  watch->timeout = 0;
  for (guint i = 0; i < watch->all->len; i++)
    {
      Synced *synced = watch->all->pdata[i];

      if (notanda_backoff_next (&synced->backoff) <= now)
        run_round (synced);
    }
  plan_next (watch);

  return G_SOURCE_REMOVE;
}

static void
plan_next (Watch *watch)
{
  gint64 next = NOTANDA_BACKOFF_NEVER;
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < watch->all->len; i++)
    next = MIN (next, notanda_backoff_next (&((Synced *) watch->all->pdata[i])->backoff));
  g_clear_handle_id (&watch->timeout, g_source_remove);
  /* each waits for a person, whom nobody can ask here */
  if (next == NOTANDA_BACKOFF_NEVER)
    g_main_loop_quit (watch->loop);
  else
    watch->timeout = g_timeout_add (next > now ? (guint) ((next - now + 999) / 1000) : 0, due_cb, watch);
}

static void
network_changed_cb (GNetworkMonitor *monitor G_GNUC_UNUSED,
                    gboolean                 is_available,
                    Watch                   *watch)
{
  if (!is_available)
    return;
  for (guint i = 0; i < watch->all->len; i++)
    notanda_backoff_reconnected (&((Synced *) watch->all->pdata[i])->backoff);
  plan_next (watch);
}

static void
stay (GPtrArray *all)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GNetworkMonitor *network = g_network_monitor_get_default ();
  Watch            watch = { all, loop, 0 };
  gulong           handler = g_signal_connect (network, "network-changed", G_CALLBACK (network_changed_cb), &watch);

  plan_next (&watch);
  if (watch.timeout != 0)
    g_main_loop_run (loop);
  g_signal_handler_disconnect (network, handler);
}

/* ---- the command */

static int
sync_all (char      **folders,
          const char *password_file,
          const char *author,
          Keeps       keeps,
          char      **articles,
          gboolean    is_watching)
{
  g_autoptr (NotandaIdentity) identity = notanda_command_load_identity (author);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (synced_free);
  int status = NOTANDA_EXIT_OK;

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      NotandaConnection *connection = open_connection (folders[i], password_file, keeps, identity, &error);
      Synced            *synced;

      if (connection == NULL)
        {
          status = notanda_command_fail (folders[i], error);
          continue;
        }
      synced = g_new0 (Synced, 1);
      *synced = (Synced) { g_strdup (folders[i]), connection, NOTANDA_BACKOFF_INIT, NOTANDA_EXIT_OK, NULL, NULL };
      /* whoever watches wants what others do at once, as at the window */
      synced->backoff.is_focused = TRUE;
      g_ptr_array_add (all, synced);
      run_round (synced);
      if (articles != NULL)
        fetch_articles (synced, articles, identity);
    }
  if (is_watching && all->len > 0)
    stay (all);
  for (guint i = 0; i < all->len; i++)
    status = MAX (status, ((Synced *) all->pdata[i])->status);

  return status;
}

int
notanda_command_run_sync (const NotandaCommand *command,
                          char                **argv)
{
  g_autofree char *password_file = NULL;
  g_autofree char *author = NULL;
  g_auto (GStrv) folders = NULL;
  g_auto (GStrv) articles = NULL;
  gboolean           is_watching = FALSE;
  gboolean           keeps_all = FALSE;
  gboolean           on_demand = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "watch", 'w', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_watching, N_ ("Stay, and sync every half minute"), NULL },
    { "keep-all", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &keeps_all, N_ ("Fetch all articles that aren’t here, and from now on keep all"), NULL },
    { "on-demand", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &on_demand, N_ ("From now on keep only articles that are opened here"), NULL },
    { "article", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &articles, N_ ("Fetch this article, which isn’t here; once for each"), N_ ("TITLE|ID") },
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &password_file, N_ ("Read the password from a file’s first line"), N_ ("FILE") },
    { "author", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &author, N_ ("Write as this person"), N_ ("NAME") },
    { NULL },
  };

  folders = notanda_command_parse (command, entries, argv, 1, G_MAXUINT, &status);
  if (folders == NULL)
    return status;
  if (g_strcmp0 (password_file, "-") == 0 && folders[1] != NULL)
    return notanda_command_misuse (command, _ ("standard input has one password, which is for one corpus"));
  if (keeps_all && on_demand)
    return notanda_command_misuse (command, _ ("“--keep-all” and “--on-demand” exclude each other"));

  return sync_all (folders, password_file, author, keeps_all ? KEEPS_ALL : on_demand ? KEEPS_OPENED
                                                                                     : KEEPS_AS_BEFORE,
                   articles, is_watching);
}
