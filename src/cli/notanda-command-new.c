/* notanda-command-new.c: notandactl new ARTICLE... -o DOC
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names are given before anything is read, so that they go by the command line alone, and two threads never want the same. */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-file.h"
#include "cli/notanda-command.h"
#include "cli/notanda-inputs.h"
#include "format/notanda-document-name.h"

typedef struct
{
  NotandaInputs    inputs;
  NotandaIdentity *identity;
  GPtrArray       *outputs; /* by the number of the input */
} New;

typedef struct
{
  NotandaLoaded   *loaded;
  NotandaDocument *document;
  GError          *error;
  char            *notice;
  char            *guessed; /* encoding */
} Result;

static void
result_free (Result *result)
{
  notanda_loaded_free (result->loaded);
  g_clear_object (&result->document);
  g_clear_error (&result->error);
  g_free (result->notice);
  g_free (result->guessed);
  g_free (result);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

/* The last part of a path or of an address that says something, without what tells the kind of file. */
static char *
dup_stem (const char *input)
{
  gboolean         is_address = notanda_inputs_is_address (input);
  g_autofree char *whole = g_strndup (input, is_address ? strcspn (input, "?#") : strlen (input));
  g_autofree char *base = NULL;
  char            *dot;

  base = g_str_equal (input, "-") ? g_strdup ("stdin") : g_path_get_basename (whole);
  dot = strrchr (base, '.');
  /* the dots of a host name tell nothing of the kind */
  if (dot != NULL && dot != base && (!is_address || strchr (strstr (whole, "//") + 2, '/') != NULL))
    *dot = '\0';

  return g_steal_pointer (&base);
}

/* Beside the article, as the window does it, or in @folder. */
static GPtrArray *
list_outputs (char      **inputs,
              const char *folder)
{
  GPtrArray *outputs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; inputs[i] != NULL; i++)
    {
      g_autofree char *stem = dup_stem (inputs[i]);
      g_autofree char *beside = notanda_inputs_is_address (inputs[i]) ? g_strdup (".") : g_path_get_dirname (inputs[i]);
      char            *path = NULL;

      for (guint n = 1; path == NULL; n++)
        {
          g_autofree char *name = notanda_document_name_new (stem, n);
          const char      *in = folder != NULL ? folder : beside;

          path = g_str_equal (in, ".") ? g_strdup (name) : g_build_filename (in, name, NULL);
          if (g_hash_table_contains (taken, path))
            g_clear_pointer (&path, g_free);
        }
      g_hash_table_add (taken, path);
      g_ptr_array_add (outputs, path);
    }

  return outputs;
}

static gboolean
save (NotandaDocument *document,
      const char      *path,
      GError         **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (NotandaSnapshot) merged = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: is there already, and was left as it is; choose another name"), name);
      return FALSE;
    }
  file = notanda_document_file_new (path);

  return notanda_document_file_save (file, snapshot, &merged, NULL, error);
}

static gpointer
work (guint          number,
      NotandaLoaded *loaded,
      GError        *error,
      gpointer       data)
{
  New             *self = data;
  Result          *result = g_new0 (Result, 1);
  const char      *output = g_ptr_array_index (self->outputs, number);
  g_autofree char *name = g_filename_display_name (self->inputs.paths[number]);
  g_autoptr (NotandaReading) reading = NULL;

  result->loaded = loaded;
  result->error = error;
  if (loaded != NULL)
    reading = notanda_load_dup_reading (loaded, name, &result->notice, &result->error);
  if (reading == NULL)
    return result;

  if (reading->encoding_guessed)
    result->guessed = g_strdup (reading->meta[NOTANDA_META_ENCODING]);
  result->document = notanda_document_new (reading, self->identity);
  if (!g_str_equal (output, "-"))
    save (result->document, output, &result->error);

  return result;
}

static gboolean
finish (guint    number,
        gpointer data,
        gpointer user_data)
{
  New *self = user_data;
  g_autoptr (Result) result = data;
  const char *input = self->inputs.paths[number];
  const char *output = g_ptr_array_index (self->outputs, number);

  if (result->document == NULL)
    {
      notanda_inputs_fail (input, result->error, result->loaded);
      return FALSE;
    }

  if (result->notice != NULL)
    notanda_command_warn (input, "%s", result->notice);
  if (result->guessed != NULL)
    notanda_command_warn (input, _ ("read as %s, which is a guess; --encoding sets another"), result->guessed);
  if (result->error != NULL)
    notanda_command_fail (output, result->error);
  else if (g_str_equal (output, "-"))
    return notanda_command_save (result->document, output, NULL) == NOTANDA_EXIT_OK;

  return result->error == NULL;
}

/* Several go to a folder, which is made; one goes there too where it is one. */
static gboolean
choose_outputs (New        *self,
                const char *output)
{
  gboolean is_folder = output != NULL && (self->inputs.paths[1] != NULL || g_file_test (output, G_FILE_TEST_IS_DIR));
  g_autoptr (GError) error = NULL;

  if (output != NULL && !is_folder)
    {
      self->outputs = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->outputs, g_strdup (output));
      return TRUE;
    }
  if (is_folder && g_mkdir_with_parents (output, 0777) != 0)
    {
      notanda_file_set_error (&error, output, errno);
      notanda_command_fail (output, error);
      return FALSE;
    }
  self->outputs = list_outputs (self->inputs.paths, is_folder ? output : NULL);

  return TRUE;
}

static int
make (New        *self,
      const char *output,
      const char *author)
{
  int status = NOTANDA_EXIT_FAILURE;

  self->inputs.work = work;
  self->inputs.finish = finish;
  self->inputs.data = self;
  self->identity = notanda_command_load_identity (author);
  if (choose_outputs (self, output))
    status = notanda_inputs_run (&self->inputs);
  notanda_identity_unref (self->identity);
  g_clear_pointer (&self->outputs, g_ptr_array_unref);

  return status;
}

int
notanda_command_run_new (const NotandaCommand *command,
                         char                **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *part = NULL;
  g_autofree char *author = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean           text_only = FALSE, allow_private = FALSE;
  New                self = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_ ("The document to make, or a folder for several; “-” is standard output; beside the article if not given"), N_ ("DOC") },
      { "encoding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &encoding,
        N_ ("Read the article in this encoding, not in a guessed one"), N_ ("NAME") },
        { "part", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &part, N_ ("Which of several articles in a file; “*” is all of them"), N_ ("PART") },
          { "allow-private", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &allow_private, N_ ("Addresses may be of the local network"), NULL },
            { "text-only", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &text_only, N_ ("All text of a web page, without looking for the article in it"), NULL },
              { "author", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &author, N_ ("Write as this person"), N_ ("NAME") },
                { NULL },
              };

  arguments = notanda_command_parse (command, entries, argv, 1, G_MAXUINT, &status);
  if (arguments == NULL)
    return status;
  if (notanda_command_reads_stdin_twice (arguments))
    return notanda_command_misuse (command, _ ("standard input can be read only once"));
  if (output == NULL && g_strv_contains ((const char *const *) arguments, "-"))
    return notanda_command_misuse (command, _ ("-o must say where the document goes"));
  if (g_strcmp0 (output, "-") == 0 && arguments[1] != NULL)
    return notanda_command_misuse (command, _ ("standard output takes only one document"));

  self.inputs.paths = arguments;
  self.inputs.allow_private = allow_private;
  self.inputs.options = (NotandaLoadOptions) { .encoding = encoding, .part = part, .now = g_get_real_time (), .manner = text_only ? NOTANDA_LOAD_STRIPPED : NOTANDA_LOAD_USUAL };

  return make (&self, output, author);
}
