/* notanda-command-merge.c: notandactl merge A B... -o C
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/notanda-command.h"

/* Whether the result goes to one of the files it comes from. */
static NotandaDocumentFile *
find_file (GPtrArray  *files,
           const char *output)
{
  g_autofree char *resolved = notanda_file_resolve (output);

  for (guint i = 0; i < files->len; i++)
    {
      NotandaDocumentFile *file = g_ptr_array_index (files, i);

      if (file != NULL && g_strcmp0 (file->path, resolved) == 0)
        return file;
    }

  return NULL;
}

static void
free_file (gpointer file)
{
  if (file != NULL)
    notanda_document_file_free (file);
}

static int
merge (char      **inputs,
       const char *output,
       gboolean    quiet)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaIdentity) identity = notanda_command_load_identity (NULL);
  g_autoptr (NotandaDocument) all = NULL;
  NotandaMergeResult result = { 0 };
  guint              records = 0;
  gboolean           whole = TRUE;
  int                status;

  for (guint i = 0; inputs[i] != NULL; i++)
    {
      NotandaDocumentFile *file = NULL;
      g_autofree char     *damage = NULL;
      g_autoptr (NotandaDocument) document = notanda_command_open (inputs[i], identity, &file, &damage);
      g_autoptr (NotandaSnapshot) snapshot = NULL;

      g_ptr_array_add (files, file);
      if (document == NULL)
        return NOTANDA_EXIT_FAILURE;
      if (damage != NULL)
        notanda_command_warn (inputs[i], "%s", damage);
      whole = whole && damage == NULL;
      if (all == NULL)
        {
          all = g_steal_pointer (&document);
          continue;
        }

      snapshot = notanda_document_snapshot (document);
      if (!notanda_document_merge (all, snapshot, &result, &error))
        return notanda_command_fail (inputs[i], error);
      records += result.records;
    }

  status = notanda_command_save (all, output, find_file (files, output));
  if (status == NOTANDA_EXIT_OK && !quiet && !g_str_equal (output, "-"))
    {
      g_autofree char *one = g_strdup_printf (ngettext ("%u record taken in", "%u records taken in", records), records);
      g_autoptr (GPtrArray) differences = notanda_document_list_differences (all);
      g_autofree char *other = g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len), differences->len);

      g_print ("%s, %s\n", one, other);
    }

  return status == NOTANDA_EXIT_OK && !whole ? NOTANDA_EXIT_FAILURE : status;
}

int
notanda_command_run_merge (const NotandaCommand *command,
                           char                **argv)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean           quiet = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where the result goes: a new file, one of those merged, or “-” for standard output"), N_ ("DOC") },
    { "quiet", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &quiet, N_ ("Don't say what was merged"), NULL },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 2, G_MAXUINT, &status);
  if (arguments == NULL)
    return status;
  if (output == NULL)
    return notanda_command_misuse (command, _ ("-o must say where the result goes"));
  if (notanda_command_reads_stdin_twice (arguments))
    return notanda_command_misuse (command, _ ("standard input can be read only once"));

  return merge (arguments, output, quiet);
}
