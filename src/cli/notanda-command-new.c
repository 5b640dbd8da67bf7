/* notanda-command-new.c: notandactl new ARTICLE... -o DOC
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names are given before anything is read, so that they go by the command line and what is there, and two threads never want the same. */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-file.h"
#include "cli/notanda-command.h"
#include "cli/notanda-inputs.h"
#include "corpus/notanda-corpus-file.h"
#include "corpus/notanda-corpus-name.h"
#include "format/notanda-document-name.h"
#include "intake/notanda-intake.h"

#define MAX_SAVERS 8

typedef struct
{
  NotandaInputs        inputs;
  NotandaIdentity     *identity;
  NotandaIntakeOptions options;   /* without what is an input's own */
  GPtrArray           *outputs;   /* by the number of the input */
  gboolean             is_corpus; /* they go to a folder of a corpus, and are called after their titles */
  GThreadPool         *savers;
  GQueue               results; /* (element-type Result): not told yet */
  gboolean             has_failed;
} New;

/* What became of an input. */
typedef struct
{
  New                 *self;
  const char          *input;
  const char          *output;
  NotandaLoaded       *loaded;
  NotandaReading      *reading;
  char                *notice;
  char                *folder;
  char                *path;
  NotandaIntakeOptions options;
  NotandaIntake        intake;
  GError              *error;
  gint                 is_done; /* atomic: nobody saves it any more */
} Result;

static void
result_free (Result *result)
{
  notanda_loaded_free (result->loaded);
  g_clear_pointer (&result->reading, notanda_reading_free);
  g_clear_error (&result->error);
  g_free (result->notice);
  g_free (result->folder);
  g_free (result->path);
  notanda_intake_clear (&result->intake);
  g_free (result);
}

/* The last part of a path or of an address that says something, without what tells the kind of file. @folder: of the document */
static char *
dup_stem (const char *input,
          const char *folder)
{
  gboolean         is_address = notanda_inputs_is_address (input);
  g_autofree char *whole = g_strndup (input, is_address ? strcspn (input, "?#") : strlen (input));

  if (g_str_equal (input, "-"))
    return g_strdup ("stdin");
  /* the dots of a host name tell nothing of the kind */
  if (is_address && strchr (strstr (whole, "//") + 2, '/') == NULL)
    return g_path_get_basename (whole);

  return is_address ? notanda_document_name_dup_source_stem (whole) : notanda_document_name_dup_stem_in (folder, input);
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
      g_autofree char *beside = notanda_inputs_is_address (inputs[i]) ? g_strdup (".") : g_path_get_dirname (inputs[i]);
      const char      *in = folder != NULL ? folder : beside;
      g_autofree char *stem = dup_stem (inputs[i], in);
      char            *path = NULL;

      for (guint n = 1; path == NULL; n++)
        {
          g_autofree char *name = notanda_document_name_new (stem, n);

          path = g_str_equal (in, ".") ? g_strdup (name) : g_build_filename (in, name, NULL);
          if (g_hash_table_contains (taken, path))
            g_clear_pointer (&path, g_free);
        }
      g_hash_table_add (taken, path);
      g_ptr_array_add (outputs, path);
    }

  return outputs;
}

static gpointer
work (guint          number,
      NotandaLoaded *loaded,
      GError        *error,
      gpointer       data)
{
  New             *self = data;
  Result          *result = g_new0 (Result, 1);
  g_autofree char *name = g_filename_display_name (self->inputs.paths[number]);

  result->self = self;
  result->input = self->inputs.paths[number];
  result->output = g_ptr_array_index (self->outputs, number);
  result->loaded = loaded;
  result->error = error;
  if (error == NULL && (self->options.any_page || notanda_intake_check_page (loaded, name, &result->error)))
    result->reading = notanda_load_dup_reading (loaded, name, &result->notice, &result->error);
  /* many wait for the disk, and only a list to choose from is looked at again */
  if (result->reading != NULL)
    g_clear_pointer (&result->loaded, notanda_loaded_free);

  return result;
}

static char *
dup_corpus_path (const Result *result)
{
  const char      *title = result->reading->meta[NOTANDA_META_TITLE];
  g_autofree char *stem = title == NULL ? dup_stem (result->input, result->self->options.folder) : NULL;
  g_autofree char *shown = stem != NULL ? g_filename_display_name (stem) : NULL;
  g_autofree char *name = notanda_corpus_name_new (title != NULL ? title : shown, notanda_article_get_hash (result->reading->article));

  return g_build_filename (result->self->options.folder, name, NULL);
}

static void
prepare (Result *result)
{
  if (result->self->options.folder != NULL && g_mkdir_with_parents (result->self->options.folder, 0777) != 0)
    {
      notanda_file_set_error (&result->error, result->self->options.folder, errno);
      return;
    }
  if (result->self->is_corpus)
    result->output = result->path = dup_corpus_path (result);
  result->options = result->self->options;
  result->options.path = result->output;
  /* other addresses may lead to the same page */
  if (result->options.folder == NULL && notanda_inputs_is_address (result->input))
    result->options.folder = result->folder = g_path_get_dirname (result->output);

  notanda_intake_prepare (result->reading, &result->options, result->self->identity, &result->intake, NULL, &result->error);
}

/* Waiting for the disk takes longer than all else, so several do it at once. */
static void
save_cb (gpointer data,
         gpointer user_data)
{
  Result *result = data;

  notanda_intake_save (&result->intake, &result->options, NULL, &result->error);
  g_atomic_int_set (&result->is_done, TRUE);
}

/* A script that asked for a name goes on with it. */
static gboolean
is_missing (const Result *result)
{
  return result->options.is_exact && result->intake.is_known && !g_file_test (result->output, G_FILE_TEST_EXISTS);
}

static void
tell_what_came_of_it (const Result *result)
{
  const NotandaIntake *intake = &result->intake;
  const char          *input = result->input;
  g_autofree char     *wanted = g_filename_display_name (result->output);
  g_autofree char     *file = g_filename_display_name (intake->file->path);
  g_autofree char     *old = intake->replaced != NULL ? g_filename_display_basename (intake->replaced) : NULL;

  if (is_missing (result))
    notanda_command_warn (input, _ ("is there already with the same text, as “%s”, so “%s” was not made; copy makes one of that name"), file, wanted);
  else if (intake->is_known)
    notanda_command_warn (input, _ ("is there already with the same text, as “%s”"), file);
  else if (old != NULL)
    notanda_command_warn (input, _ ("has changed since “%s” was made: the new version is “%s”; annotations: %u taken along, %u of them with changed words, %u lost"),
                          old, file, intake->report->n_same + intake->report->n_changed, intake->report->n_changed, intake->report->n_lost);
  else if (intake->notice != NULL)
    notanda_command_warn (input, "%s", intake->notice);
}

/* Whether a document can be made of it at all. */
static gboolean
has_text (NotandaLoaded *loaded)
{
  g_autoptr (NotandaReading) reading = notanda_load_dup_reading (loaded, "", NULL, NULL);

  return reading != NULL;
}

/* Returns: whether all went well */
static gboolean
tell (Result *result)
{
  if (result->reading == NULL)
    {
      notanda_inputs_fail (result->input, result->error, result->loaded);
      if (result->loaded != NULL && g_error_matches (result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED) && has_text (result->loaded))
        notanda_command_warn (NULL, "%s", _ ("--any-page makes a document of it all the same"));
      return FALSE;
    }

  if (result->notice != NULL)
    notanda_command_warn (result->input, "%s", result->notice);
  if (result->reading->encoding_guessed)
    notanda_command_warn (result->input, _ ("read as %s, which is a guess; --encoding sets another"), result->reading->meta[NOTANDA_META_ENCODING]);
  if (result->error != NULL)
    notanda_command_fail (result->output, result->error);
  else if (g_str_equal (result->output, "-"))
    return notanda_command_save (result->intake.document, result->output, NULL) == NOTANDA_EXIT_OK;
  else
    tell_what_came_of_it (result);

  return result->error == NULL && !is_missing (result);
}

/* Those that are done, in the order of the inputs. */
static void
tell_done (New *self)
{
  Result *result;

  while ((result = g_queue_peek_head (&self->results)) != NULL && g_atomic_int_get (&result->is_done))
    {
      if (!tell (result))
        self->has_failed = TRUE;
      result_free (g_queue_pop_head (&self->results));
    }
}

/* What exists is looked for in the order of the inputs, so that the same command always gives files the same names. */
static gboolean
finish (guint    number,
        gpointer data,
        gpointer user_data)
{
  New    *self = user_data;
  Result *result = data;

  if (result->reading != NULL && g_str_equal (result->output, "-"))
    result->intake.document = notanda_document_new (result->reading, self->identity);
  else if (result->reading != NULL)
    prepare (result);

  g_queue_push_tail (&self->results, result);
  if (result->intake.path != NULL && result->error == NULL)
    g_thread_pool_push (self->savers, result, NULL);
  else
    result->is_done = TRUE;
  tell_done (self);

  return TRUE;
}

static int
run (New *self)
{
  int status;

  self->savers = g_thread_pool_new (save_cb, NULL, MAX_SAVERS, FALSE, NULL);
  status = notanda_inputs_run (&self->inputs);
  g_thread_pool_free (self->savers, FALSE, TRUE);
  tell_done (self);

  return self->has_failed ? NOTANDA_EXIT_FAILURE : status;
}

static gboolean
is_called_folder (const char *path)
{
  return g_str_has_suffix (path, G_DIR_SEPARATOR_S) || g_file_test (path, G_FILE_TEST_IS_DIR);
}

/* Several go to a folder, which is made; one goes there too where it is one, or is called as one. */
static gboolean
choose_outputs (New        *self,
                const char *output)
{
  gboolean is_folder = output != NULL && (self->inputs.paths[1] != NULL || self->inputs.has_folder || is_called_folder (output));
  g_autoptr (GError) error = NULL;

  if (output != NULL && !is_folder)
    {
      self->outputs = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->outputs, g_strdup (output));
      self->options.is_exact = TRUE;
      return TRUE;
    }
  /* it is made once there is something to put in it */
  if (is_folder && g_file_test (output, G_FILE_TEST_EXISTS) && !g_file_test (output, G_FILE_TEST_IS_DIR))
    {
      notanda_file_set_error (&error, output, ENOTDIR);
      notanda_command_fail (output, error);
      return FALSE;
    }
  self->options.folder = is_folder ? output : NULL;
  if (is_folder)
    {
      g_autofree char *root = notanda_corpus_file_find_root (output);

      self->is_corpus = root != NULL;
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
  self->options.index = notanda_intake_index_new (TRUE);
  if (choose_outputs (self, output))
    status = run (self);
  notanda_intake_index_unref (self->options.index);
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
  g_autofree char *password_file = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean           text_only = FALSE, allow_private = FALSE;
  New                self = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_ ("The document to make, or a folder for several; “-” is standard output; beside the article if not given"), N_ ("DOC") },
    { "encoding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &encoding,
      N_ ("Read the article in this encoding, not in a guessed one"), N_ ("NAME") },
    { "part", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &part, N_ ("Which of several articles in a file; “*” is all chapters of a book"), N_ ("PART") },
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &password_file,
      N_ ("The first line of this file is the password of a PDF file"), N_ ("FILE") },
    { "allow-private", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &allow_private, N_ ("Addresses may be of the local network"), NULL },
    { "text-only", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &text_only, N_ ("All text of a web page, without looking for the article in it"), NULL },
    { "any-page", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self.options.any_page, N_ ("Of a web page too that is no article, as a list or a login"), NULL },
    { "author", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &author, N_ ("Write as this person"), N_ ("NAME") },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 1, G_MAXUINT, &status);
  if (arguments == NULL)
    return status;
  if (!notanda_inputs_take (&self.inputs, &arguments))
    return NOTANDA_EXIT_FAILURE;
  if (notanda_command_reads_stdin_twice (arguments))
    return notanda_command_misuse (command, _ ("standard input can be read only once"));
  if (output == NULL && g_strv_contains ((const char *const *) arguments, "-"))
    return notanda_command_misuse (command, _ ("-o must say where the document goes"));
  if (g_strcmp0 (output, "-") == 0 && (arguments[1] != NULL || self.inputs.has_folder))
    return notanda_command_misuse (command, _ ("standard output takes only one document"));

  self.inputs.allow_private = allow_private;
  self.inputs.password_file = password_file;
  self.inputs.options = (NotandaLoadOptions) { .encoding = encoding, .part = part, .now = g_get_real_time (), .manner = text_only ? NOTANDA_LOAD_STRIPPED : NOTANDA_LOAD_USUAL };

  return make (&self, output, author);
}
