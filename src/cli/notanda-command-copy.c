/* notanda-command-copy.c: notandactl copy DOC -o COPY
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/notanda-command.h"
#include "model/versions/notanda-clean-copy.h"

static int
copy (const char *path,
      const char *output,
      gboolean    clean)
{
  g_autoptr (NotandaIdentity) identity = notanda_command_load_identity (NULL);
  g_autofree char *damage = NULL;
  g_autoptr (NotandaDocument) document = notanda_command_open (path, identity, NULL, &damage);
  g_autoptr (NotandaDocument) cleaned = NULL;
  int status;

  if (document == NULL)
    return NOTANDA_EXIT_FAILURE;
  if (damage != NULL)
    notanda_command_warn (path, "%s", damage);
  notanda_document_take_corpus_tags (document);
  if (clean)
    cleaned = notanda_clean_copy_new (document, identity);

  status = notanda_command_save (clean ? cleaned : document, output, NULL);

  return status == NOTANDA_EXIT_OK && damage != NULL ? NOTANDA_EXIT_FAILURE : status;
}

int
notanda_command_run_copy (const NotandaCommand *command,
                          char                **argv)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean           clean = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_ ("The document to make; “-” is standard output"), N_ ("COPY") },
    { "clean", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &clean,
      N_ ("Only what is visible: nothing that was deleted, and no history"), NULL },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 1, 1, &status);
  if (arguments == NULL)
    return status;
  if (output == NULL)
    return notanda_command_misuse (command, _ ("-o must say where the copy goes"));

  return copy (arguments[0], output, clean);
}
