/* notanda-command-new.c: notandactl new ARTICLE -o DOC
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/notanda-command.h"
#include "load/notanda-open.h"

/* Beside the article, as the window does it. */
static char *
choose_output (const char *article)
{
  const char      *slash = strrchr (article, '/');
  const char      *dot = strrchr (slash != NULL ? slash + 1 : article, '.');
  g_autofree char *stem = g_strndup (article, dot != NULL && dot > article ? (gsize) (dot - article) : strlen (article));

  return g_strconcat (stem, ".notanda", NULL);
}

static int
make (const char *article,
      const char *output,
      const char *encoding,
      const char *author)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (NotandaIdentity) identity = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  NotandaOpening opening = { .encoding = encoding };

  reading = notanda_open_read (article, &opening, &notice, NULL, &error);
  if (reading == NULL)
    return notanda_command_fail (article, error);
  if (notice != NULL)
    notanda_command_warn (article, "%s", notice);
  if (reading->encoding_guessed && reading->meta[NOTANDA_META_ENCODING] != NULL)
    notanda_command_warn (article, _ ("read as %s, which is a guess; --encoding sets another"),
                                     reading->meta[NOTANDA_META_ENCODING]);

  identity = notanda_command_load_identity (author);
  document = notanda_document_new (reading, identity);

  return notanda_command_save (document, output, NULL);
}

int
notanda_command_run_new (const NotandaCommand *command,
                         char                **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *author = NULL;
  g_auto (GStrv) arguments = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_ ("The document to make; “-” is standard output; beside the article if not given"), N_ ("DOC") },
      { "encoding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &encoding,
        N_ ("Read the article in this encoding, not in a guessed one"), N_ ("NAME") },
        { "author", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &author, N_ ("Write as this person"), N_ ("NAME") },
          { NULL },
        };

  arguments = notanda_command_parse (command, entries, argv, 1, 1, &status);
  if (arguments == NULL)
    return status;

  if (output == NULL && g_str_equal (arguments[0], "-"))
    return notanda_command_misuse (command, _ ("-o must say where the document goes"));
  if (output == NULL)
    output = choose_output (arguments[0]);

  return make (arguments[0], output, encoding, author);
}
