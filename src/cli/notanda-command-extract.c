/* notanda-command-extract.c: notandactl extract ARTICLE...
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "cli/notanda-command.h"
#include "cli/notanda-extract-json.h"
#include "cli/notanda-inputs.h"

typedef struct
{
  NotandaInputs inputs;
  gboolean      json;
  gboolean      explain;
} Extract;

typedef struct
{
  NotandaBuffer  out;
  NotandaLoaded *loaded;
  GError        *error;
  char          *notice;
} Result;

static void
result_free (Result *result)
{
  notanda_buffer_clear (&result->out);
  notanda_loaded_free (result->loaded);
  g_clear_error (&result->error);
  g_free (result->notice);
  g_free (result);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

/* The object has the notices, and the choices where there are several articles. */
static void
write_json (Result     *result,
            const char *name,
            gboolean    explain)
{
  g_autoptr (NotandaReading) reading = NULL;

  notanda_extract_json (&result->out, name, result->loaded, explain);
  if (result->loaded->choices->len == 0 && result->loaded->items->len == 0)
    reading = notanda_load_dup_reading (result->loaded, name, NULL, &result->error);
}

static void
write_text (Result     *result,
            const char *name)
{
  g_autoptr (NotandaReading) reading = notanda_load_dup_reading (result->loaded, name, &result->notice, &result->error);
  const char *text;
  gsize       size = 0;

  if (reading == NULL)
    return;
  text = notanda_article_get_text (reading->article, &size);
  notanda_buffer_append (&result->out, text, size);
  if (size > 0 && text[size - 1] != '\n')
    notanda_buffer_append_char (&result->out, '\n');
}

static gpointer
work (guint          number,
      NotandaLoaded *loaded,
      GError        *error,
      gpointer       data)
{
  Extract         *extract = data;
  Result          *result = g_new0 (Result, 1);
  g_autofree char *name = g_filename_display_name (extract->inputs.paths[number]);

  result->loaded = loaded;
  result->error = error;
  if (error != NULL && extract->json)
    notanda_extract_json_failed (&result->out, name, error->message);
  else if (error == NULL && extract->json)
    write_json (result, name, extract->explain);
  else if (error == NULL)
    write_text (result, name);

  return result;
}

/* As head and tail have it. */
static gboolean
write_heading (Extract *extract,
               guint    number)
{
  g_autofree char *name = g_filename_display_name (extract->inputs.paths[number]);
  g_autofree char *heading = g_strdup_printf ("%s==> %s <==\n", number > 0 ? "\n" : "", name);

  return notanda_command_write_stdout (heading, strlen (heading));
}

static gboolean
finish (guint    number,
        gpointer data,
        gpointer user_data)
{
  Extract *extract = user_data;
  g_autoptr (Result) result = data;
  const char *path = extract->inputs.paths[number];
  gboolean    is_good = result->error == NULL;

  if (result->error != NULL)
    notanda_inputs_fail (path, result->error, result->loaded);
  if (result->notice != NULL)
    notanda_command_warn (path, "%s", result->notice);
  if (result->out.size > 0 && !extract->json && (extract->inputs.paths[1] != NULL || extract->inputs.has_folder))
    is_good = write_heading (extract, number) && is_good;

  return notanda_command_write_stdout (result->out.data, result->out.size) && is_good;
}

int
notanda_command_run_extract (const NotandaCommand *command,
                             char                **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char   *charset = NULL;
  g_autofree char   *url = NULL;
  g_autofree char   *part = NULL;
  g_autofree char   *password_file = NULL;
  gboolean           text_only = FALSE, allow_private = FALSE;
  Extract            extract = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    { "json", 'j', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &extract.json, N_ ("One JSON object a line for each input"), NULL },
    { "explain", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &extract.explain, N_ ("With --json: what was left out too, and why"), NULL },
    { "charset", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &charset, N_ ("Read the input in this encoding, not in a guessed one"), N_ ("NAME") },
    { "url", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &url, N_ ("The address that the input came from"), N_ ("URL") },
    { "part", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &part, N_ ("Which of several articles in a file; “*” is all chapters of a book"), N_ ("PART") },
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &password_file,
      N_ ("The first line of this file is the password of a PDF file"), N_ ("FILE") },
    { "allow-private", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &allow_private, N_ ("Addresses may be of the local network"), NULL },
    { "text-only", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &text_only, N_ ("All text of a web page, without looking for the article in it"), NULL },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 1, G_MAXUINT, &status);
  if (arguments == NULL)
    return status;
  if (!notanda_inputs_take (&extract.inputs, &arguments))
    return NOTANDA_EXIT_FAILURE;
  if (notanda_command_reads_stdin_twice (arguments))
    return notanda_command_misuse (command, _ ("standard input can be read only once"));
  if (url != NULL && (arguments[1] != NULL || !notanda_inputs_is_address (url)))
    return notanda_command_misuse (command, _ ("--url takes an address of http or https, and goes with one input"));
  if (extract.explain && !extract.json)
    return notanda_command_misuse (command, _ ("--explain goes with --json"));

  extract.inputs.allow_private = allow_private;
  extract.inputs.password_file = password_file;
  extract.inputs.options = (NotandaLoadOptions) {
    .address = url,
    .encoding = charset,
    .part = part,
    .explain = extract.explain,
    .now = g_get_real_time (),
    .manner = text_only ? NOTANDA_LOAD_STRIPPED : NOTANDA_LOAD_USUAL,
  };
  extract.inputs.work = work;
  extract.inputs.finish = finish;
  extract.inputs.data = &extract;

  return notanda_inputs_run (&extract.inputs);
}
