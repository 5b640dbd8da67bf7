/* notanda-command-corpus.c: notandactl corpus COMMAND
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/notanda-command-corpus.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
make (const char *folder,
      const char *name,
      const char *author)
{
  g_autoptr (NotandaIdentity) identity = notanda_command_load_identity (author);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_create (folder, name, identity, &error);
  g_autoptr (NotandaCorpusListing) listing = NULL;

  if (corpus == NULL)
    return notanda_command_fail (folder, error);

  /* documents that are there already are its articles, and bring their types */
  listing = notanda_corpus_list (corpus->root, &corpus->id, NULL, NULL, &error);
  if (listing == NULL || (notanda_corpus_take_tags (corpus, listing) && !notanda_corpus_save (corpus, NULL, &error)))
    return notanda_command_fail (folder, error);

  return NOTANDA_EXIT_OK;
}

static int
run_new (const NotandaCommand *command,
         char                **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *author = NULL;
  g_auto (GStrv) arguments = NULL;
  int                status;
  const GOptionEntry entries[] = {
    { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &name, N_ ("What the corpus is called"), N_ ("NAME") },
    { "author", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &author, N_ ("Write as this person"), N_ ("NAME") },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 1, 1, &status);
  if (arguments == NULL)
    return status;
  if (name == NULL)
    return notanda_command_misuse (command, _ ("--name must say what the corpus is called"));

  return make (arguments[0], name, author);
}

static int
run_status (const NotandaCommand *command,
            char                **argv)
{
  g_auto (GStrv) arguments = NULL;
  gboolean           json = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "json", 'j', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, N_ ("All of it as one JSON object"), NULL },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 1, 1, &status);
  if (arguments == NULL)
    return status;

  return notanda_command_show_corpus (arguments[0], json);
}

static const NotandaCommand commands[] = {
  { "corpus new", "DIR --name NAME", N_ ("Make a folder a corpus"), run_new },
  { "corpus status", "DIR", N_ ("Show what is in a corpus"), run_status },
  { "corpus connect", "DIR URL --user NAME", N_ ("Put a corpus on a WebDAV server"), notanda_command_run_connect },
  { "corpus join", "URL DIR --user NAME", N_ ("Make a folder a corpus that is on a server"), notanda_command_run_join },
  { "corpus disconnect", "DIR", N_ ("Leave both sides as they are"), notanda_command_run_disconnect },
};

static int
print_help (const NotandaCommand *command)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  notandactl %s %s\n\n%s\n\n%s\n", _ ("Usage:"), command->name, _ ("COMMAND [OPTION…] [ARGUMENT…]"), _ (command->summary), _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-17s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text, "\n%s\n  -h, --help        %s\n  --version         %s\n", _ ("Options:"), _ ("Show this, or with a command its options"), _ ("Show the version"));

  return notanda_command_write_stdout (text->str, text->len) ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}

int
notanda_command_run_corpus (const NotandaCommand *command,
                            char                **argv)
{
  const char      *name = argv[1];
  g_autofree char *whole = g_strconcat (command->name, " ", name, NULL);
  g_auto (GStrv) arguments = NULL;
  int status;

  if (name != NULL && (g_str_equal (name, "--help") || g_str_equal (name, "-h")))
    return print_help (command);
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, whole))
      return commands[i].run (&commands[i], argv + 1);

  arguments = notanda_command_parse (command, NULL, argv, 1, G_MAXUINT, &status);

  return arguments != NULL ? notanda_command_misuse (command, _ ("“%s” isn't a command"), arguments[0]) : status;
}
