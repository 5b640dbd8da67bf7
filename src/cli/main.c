/* main.c: notandactl
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/notanda-locale.h"
#include "cli/notanda-command.h"

static int
print_help (void)
{
  guint                 n;
  const NotandaCommand *commands = notanda_commands_get (&n);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  notandactl %s\n\n%s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION…] [ARGUMENT…]"), _ ("Annotate news articles, and turn annotations into corpora."), _ ("Commands:"));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "  %-9s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text, "\n%s\n  -h, --help     %s\n  --version      %s\n\n%s\n", _ ("Options:"), _ ("Show this, or with a command its options"), _ ("Show the version"), _ ("“-” in place of a file is standard input or output."));

  return notanda_command_write_stdout (text->str, text->len) ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}

static int
print_version (void)
{
  const char *version = "notandactl " NOTANDA_VERSION "\n";

  return notanda_command_write_stdout (version, strlen (version)) ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}

static int
run (char **argv)
{
  guint                 n;
  const NotandaCommand *commands = notanda_commands_get (&n);
  const char           *name = argv[1];

  if (name == NULL)
    {
      notanda_command_warn (NULL, _ ("no command given; “notandactl --help” lists them"));
      return NOTANDA_EXIT_USAGE;
    }

  if (g_str_equal (name, "--help") || g_str_equal (name, "-h") || g_str_equal (name, "help"))
    return print_help ();
  if (g_str_equal (name, "--version"))
    return print_version ();

  for (guint i = 0; i < n; i++)
    if (g_str_equal (commands[i].name, name))
      return commands[i].run (&commands[i], argv + 1);

  notanda_command_warn (NULL, _ ("“%s” isn't a command; “notandactl --help” lists them"), name);

  return NOTANDA_EXIT_USAGE;
}

int
main (int argc G_GNUC_UNUSED,
      char   **argv)
{
  g_auto (GStrv) arguments = NULL;

  notanda_locale_begin ();
  g_set_prgname ("notandactl");
  /* a closed pipe is an error of the write that hit it */
  signal (SIGPIPE, SIG_IGN);

  arguments = g_strdupv (argv);

  return run (arguments);
}
