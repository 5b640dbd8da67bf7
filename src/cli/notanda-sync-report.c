/* notanda-sync-report.c: how a round of sync went, in words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/notanda-sync-report.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/notanda-command.h"

#define MAX_ROUNDS 20 /* of one call: each goes on where the one before found something more */

/* A line that is written over. */
static void
show_progress (guint           done,
               guint           total,
               gpointer unused G_GNUC_UNUSED)
{
  fprintf (stderr, "\r");
  fprintf (stderr, _ ("%u of %u files"), done, total);
  fprintf (stderr, "\033[K%s", done == total ? "\r\033[K" : "");
}

NotandaSyncResult *
notanda_sync_report_run (NotandaConnection *connection)
{
  NotandaSyncProgress progress = isatty (STDERR_FILENO) ? show_progress : NULL;
  NotandaSyncResult  *result = NULL;

  for (guint i = 0; i < MAX_ROUNDS && (result == NULL || result->outcome == NOTANDA_SYNC_AGAIN); i++)
    {
      g_autoptr (NotandaSyncResult) before = g_steal_pointer (&result);

      result = notanda_connection_sync (connection, progress, NULL, NULL);
      if (before != NULL)
        notanda_sync_result_add (result, before);
    }

  return result;
}

void
notanda_sync_report_certificate (const char *fingerprint)
{
  if (fingerprint != NULL)
    notanda_command_warn (NULL, _ ("if you know it to be the server’s, accept it with --certificate %s"), fingerprint);
}

static void
tell_wrong (const char              *folder,
            NotandaConnection       *connection,
            const NotandaSyncResult *result)
{
  guint n_failed = result->failed + result->unread;
  guint n_absent = result->absent != NULL && notanda_connection_get_account (connection)->keeps_all ? result->absent->len : 0;

  if (result->error != NULL)
    notanda_command_warn (folder, "%s", result->error->message);
  if (result->outcome == NOTANDA_SYNC_PERSON)
    notanda_sync_report_certificate (notanda_connection_get_refused_certificate (connection));
  if (result->healed > 0)
    notanda_command_warn (folder, ngettext ("the server had lost %u file, which is sent again", "the server had lost %u files, which are sent again", result->healed), result->healed);
  if (n_failed > 0)
    notanda_command_warn (folder, ngettext ("%u document can’t be read or saved; “notandactl corpus status” says which", "%u documents can’t be read or saved; “notandactl corpus status” says which", n_failed), n_failed);
  if (n_absent > 0)
    notanda_command_warn (folder, ngettext ("%u article of the corpus isn’t here; “notandactl sync --keep-all” fetches it", "%u articles of the corpus aren’t here; “notandactl sync --keep-all” fetches them", n_absent), n_absent);
  if (result->newer)
    notanda_command_warn (folder, _ ("a later version of Notanda wrote some of it, which waits until this one is updated"));
}

static void
tell_clock (const char *folder,
            gint64      minutes)
{
  g_autofree char *words = notanda_sync_dup_clock_words (minutes);

  if (words != NULL)
    notanda_command_warn (folder, "%s", words);
}

static gboolean
is_done (const NotandaSyncResult *result)
{
  return result->outcome == NOTANDA_SYNC_DONE && g_hash_table_size (result->pending->scopes) == 0;
}

/* What came, and what waits. */
static char *
dup_line (const char              *folder,
          const NotandaSyncResult *result)
{
  guint            n_waiting = g_hash_table_size (result->pending->scopes);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *plain = notanda_command_dup_plain (shown);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%s: ", plain);
  g_string_append_printf (line, ngettext ("%" G_GUINT64_FORMAT " change came", "%" G_GUINT64_FORMAT " changes came", (gulong) result->arrived), result->arrived);
  g_string_append (line, ", ");
  if (n_waiting > 0)
    g_string_append_printf (line, ngettext ("%u article waits", "%u articles wait", n_waiting), n_waiting);
  else
    g_string_append (line, is_done (result) ? _ ("all is on the server") : _ ("nothing waits"));
  g_string_append_c (line, '\n');

  return g_string_free_and_steal (g_steal_pointer (&line));
}

int
notanda_sync_report (const char              *folder,
                     NotandaConnection       *connection,
                     const NotandaSyncResult *result,
                     char                   **before)
{
  g_autofree char *line = dup_line (folder, result);
  g_autofree char *all = g_strconcat (line, result->error != NULL ? result->error->message : NULL, NULL);

  if (before == NULL || *before == NULL)
    tell_clock (folder, result->clock);
  /* a server that is away for a day is told once */
  if (before == NULL || g_strcmp0 (*before, all) != 0 || result->arrived > 0 || result->healed > 0)
    {
      tell_wrong (folder, connection, result);
      notanda_command_write_stdout (line, strlen (line));
    }
  if (before != NULL)
    {
      g_free (*before);
      *before = g_steal_pointer (&all);
    }

  return is_done (result) ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}
