/* notanda-sync-report.c: how a round of sync went, in words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/notanda-sync-report.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/notanda-command.h"

void
notanda_sync_report_progress (guint           done,
                              guint           total,
                              gpointer unused G_GNUC_UNUSED)
{
  if (!isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r");
  fprintf (stderr, _ ("%u of %u"), done, total);
  fprintf (stderr, "\033[K%s", done == total ? "\r\033[K" : "");
}

void
notanda_sync_report_certificate (const char *fingerprint)
{
  if (fingerprint != NULL)
    notanda_command_warn (NULL, _ ("if you know it to be the server’s, accept it with --certificate %s"), fingerprint);
}

static void
tell (const char              *folder,
      const NotandaSyncResult *result)
{
  if (result->error != NULL)
    notanda_command_warn (folder, "%s", result->error->message);
  if (result->healed > 0)
    notanda_command_warn (folder, ngettext ("the server had lost %u file, which is sent again", "the server had lost %u files, which are sent again", result->healed), result->healed);
  if (result->failed > 0)
    notanda_command_warn (folder, ngettext ("%u document can’t be read or saved", "%u documents can’t be read or saved", result->failed), result->failed);
  if (result->newer)
    notanda_command_warn (folder, _ ("a later version of Notanda wrote some of it, which waits until this one is updated"));
}

int
notanda_sync_report (const char              *folder,
                     NotandaConnection       *connection,
                     const NotandaSyncResult *result)
{
  guint            n_waiting = g_hash_table_size (result->pending->scopes);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean done = result->outcome == NOTANDA_SYNC_DONE && n_waiting == 0;

  tell (folder, result);
  notanda_sync_report_certificate (result->outcome == NOTANDA_SYNC_PERSON ? notanda_connection_get_refused_certificate (connection) : NULL);
  g_string_append_printf (line, "%s: ", shown);
  g_string_append_printf (line, ngettext ("%" G_GUINT64_FORMAT " change came", "%" G_GUINT64_FORMAT " changes came", (gulong) result->arrived), result->arrived);
  g_string_append (line, ", ");
  if (n_waiting == 0)
    g_string_append (line, done ? _ ("all is on the server") : _ ("nothing waits"));
  else
    g_string_append_printf (line, ngettext ("%u article waits", "%u articles wait", n_waiting), n_waiting);
  g_string_append_c (line, '\n');
  notanda_command_write_stdout (line->str, line->len);

  return done ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}
