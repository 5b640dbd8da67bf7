/* notanda-command-check.c: notandactl check DOC...
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/notanda-command.h"

static int
check (const char *path,
       gboolean    quiet)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *line = NULL;

  bytes = notanda_command_read (path, &error);
  if (bytes == NULL || !notanda_document_check_bytes (bytes, shown, problems, &error))
    return notanda_command_fail (path, error);

  for (guint i = 0; i < problems->len; i++)
    notanda_command_warn (path, "%s", (const char *) g_ptr_array_index (problems, i));
  if (problems->len > 0)
    return NOTANDA_EXIT_FAILURE;
  if (quiet)
    return NOTANDA_EXIT_OK;

  /* Translators: %s is the name of a file in which no damage was found */
  line = g_strdup_printf (_ ("%s: sound\n"), shown);

  return notanda_command_write_stdout (line, strlen (line)) ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}

int
notanda_command_run_check (const NotandaCommand *command,
                           char                **argv)
{
  g_auto (GStrv) arguments = NULL;
  gboolean           quiet = FALSE;
  int                status = NOTANDA_EXIT_OK;
  const GOptionEntry entries[] = {
    { "quiet", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &quiet, N_ ("Say nothing of sound documents"), NULL },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 1, G_MAXUINT, &status);
  if (arguments == NULL)
    return status;
  if (notanda_command_reads_stdin_twice (arguments))
    return notanda_command_misuse (command, _ ("standard input can be read only once"));

  status = NOTANDA_EXIT_OK;
  for (guint i = 0; arguments[i] != NULL; i++)
    if (check (arguments[i], quiet) != NOTANDA_EXIT_OK)
      status = NOTANDA_EXIT_FAILURE;

  return status;
}
