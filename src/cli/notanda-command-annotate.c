/* notanda-command-annotate.c: notandactl annotate DOC MARKS
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "cli/notanda-command.h"
#include "interchange/notanda-import.h"

typedef struct
{
  char    *format;
  char    *output;
  char    *author;
  gboolean quiet;
} Options;

static void
print_result (const NotandaImportResult *result)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;
  guint            n = result->added;

  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u annotation added", "%u annotations added", n), n));
  if ((n = result->changed) > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u changed", "%u changed", n), n));
  if ((n = result->unchanged) > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u there already", "%u there already", n), n));
  if ((n = result->deleted) > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u deleted before and left so", "%u deleted before and left so", n), n));
  if ((n = result->skipped) > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u left out", "%u left out", n), n));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u link", "%u links", result->links), result->links));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u note", "%u notes", result->notes), result->notes));
  g_ptr_array_add (parts, NULL);
  line = g_strjoinv (", ", (char **) parts->pdata);
  g_print ("%s\n", line);
}

/* @most: how many are named */
static void
warn_problems (const char                *path,
               const NotandaImportResult *result,
               guint                      most)
{
  guint named, rest;

  if (result->problems == NULL)
    return;

  named = MIN (result->problems->len, most);
  rest = result->n_problems - named;
  for (guint i = 0; i < named; i++)
    notanda_command_warn (path, "%s", (const char *) g_ptr_array_index (result->problems, i));
  if (rest > 0)
    notanda_command_warn (path, ngettext ("and %u more like these", "and %u more like these", rest), rest);
}

static const NotandaFormat *
choose_format (const Options *options,
               const char    *marks,
               GBytes        *bytes)
{
  if (options->format != NULL)
    return notanda_format_find (options->format);

  return notanda_format_guess (marks, bytes);
}

static int
annotate (const char    *path,
          const char    *marks,
          const Options *options)
{
  const char *output = options->output != NULL ? options->output : path;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaIdentity) identity = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *name = g_path_get_basename (marks);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *damage = NULL;
  int              status;

  bytes = notanda_command_read (marks, &error);
  if (bytes == NULL)
    return notanda_command_fail (marks, error);
  identity = notanda_command_load_identity (options->author);
  document = notanda_command_open (path, identity, &file, &damage);
  if (document == NULL)
    return NOTANDA_EXIT_FAILURE;

  if (!notanda_import (document, choose_format (options, marks, bytes), bytes, shown, &result, &error))
    {
      /* of another text's marks, or of another format, each line would be named */
      if (!g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE))
        warn_problems (marks, &result, 5);
      return notanda_command_fail (marks, error);
    }

  warn_problems (marks, &result, G_MAXUINT);
  /* over the damaged file it is not saved, which is said then */
  if (damage != NULL && (file == NULL || options->output != NULL))
    notanda_command_warn (path, "%s", damage);
  status = notanda_command_save (document, output, options->output == NULL ? file : NULL);
  if (status == NOTANDA_EXIT_OK && !options->quiet && !g_str_equal (output, "-"))
    print_result (&result);

  return status == NOTANDA_EXIT_OK && (result.n_problems > 0 || damage != NULL) ? NOTANDA_EXIT_FAILURE : status;
}

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->output);
  g_free (options->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

int
notanda_command_run_annotate (const NotandaCommand *command,
                              char                **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (GStrv) arguments = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.format,
      N_ ("What MARKS is: brat or jsonl; told by its name or content if not given"), N_ ("NAME") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Save to a new document, not to DOC; “-” is standard output"), N_ ("DOC") },
    { "author", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.author, N_ ("Write as this person"), N_ ("NAME") },
    { "quiet", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.quiet, N_ ("Don't say what was added"), NULL },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 2, 2, &status);
  if (arguments == NULL)
    return status;
  if (options.format != NULL && notanda_format_find (options.format) == NULL)
    {
      g_autofree char *names = notanda_formats_to_string (TRUE);

      return notanda_command_misuse (command, _ ("“%s” isn't a format; there are %s"), options.format, names);
    }
  if (g_str_equal (arguments[0], "-") && g_str_equal (arguments[1], "-"))
    return notanda_command_misuse (command, _ ("document and marks can't both come from standard input"));

  return annotate (arguments[0], arguments[1], &options);
}
