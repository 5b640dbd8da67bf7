/* notanda-inputs.c: articles from files, standard input and the web, many at once
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each thread takes the next input and waits for a helper process of its own, so that as many pages are read at once as there
 * are cores; two threads a core keep it busy while one of them waits for the disk. Results are handed over in the order of the
 * inputs. A thread doesn't run further ahead than that many results fit in memory. */

#include "cli/notanda-inputs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "cli/notanda-command.h"
#include "intake/notanda-intake.h"
#include "load/notanda-folder.h"
#include "net/notanda-address.h"

#define MAX_THREADS 8
#define MAX_AHEAD 64 /* results that wait for their turn */
#define MAX_LISTED 20
#define MAX_PASSWORD 4096 /* bytes of its file */

typedef struct
{
  const NotandaInputs *inputs;
  NotandaLoaderClient *client;
  NotandaPolite       *polite; /* of several addresses, or NULL */
  GMutex               lock;
  GCond                changed;
  gpointer            *results; /* under @lock, as are the next three */
  gboolean            *is_there;
  guint                next;
  guint                finished;
  guint                n;
} Run;

gboolean
notanda_inputs_is_address (const char *input)
{
  return g_ascii_strncasecmp (input, "http://", 7) == 0 || g_ascii_strncasecmp (input, "https://", 8) == 0;
}

static void
name_files (char **inputs)
{
  for (guint i = 0; inputs[i] != NULL; i++)
    {
      char *path = notanda_address_dup_path (inputs[i]);

      if (path == NULL)
        continue;
      g_free (inputs[i]);
      inputs[i] = path;
    }
}

/* Returns: whether all of it could be read */
static gboolean
take_folder (GPtrArray  *paths,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaFolder) folder = notanda_folder_list (path, NULL, &error);

  if (folder == NULL)
    {
      notanda_command_fail (path, error);
      return FALSE;
    }
  for (guint i = 0; i < folder->failures->len; i++)
    notanda_command_warn (NULL, "%s", ((GError *) g_ptr_array_index (folder->failures, i))->message);
  if (folder->articles->len == 0)
    notanda_command_warn (path, _ ("there is no article in this folder"));
  if (folder->n_others > 0)
    notanda_command_warn (path, ngettext ("%u file isn’t called as an article is, and was left out", "%u files aren’t called as articles are, and were left out", folder->n_others),
                          folder->n_others);
  for (guint i = 0; i < folder->articles->len; i++)
    g_ptr_array_add (paths, g_strdup (g_ptr_array_index (folder->articles, i)));

  return folder->failures->len == 0 && folder->articles->len > 0;
}

gboolean
notanda_inputs_take (NotandaInputs *inputs,
                     char        ***named)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  name_files (*named);
  for (char **input = *named; *input != NULL; input++)
    if (g_str_equal (*input, "-") || notanda_inputs_is_address (*input) || !g_file_test (*input, G_FILE_TEST_IS_DIR))
      {
        g_ptr_array_add (paths, g_strdup (*input));
      }
    else
      {
        inputs->has_folder = TRUE;
        inputs->has_failed |= !take_folder (paths, *input);
      }
  g_strfreev (*named);
  *named = inputs->paths = (char **) g_ptr_array_steal (paths, NULL);

  return *named != NULL && **named != NULL;
}

/* What has a scheme and is no file: another address, which nobody can open. */
static void
refuse_scheme (const char *input,
               GError    **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *address = NULL;

  if (strstr (input, "://") == NULL || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return;
  address = notanda_address_normalise (input, &why);
  if (why == NULL)
    return;
  g_clear_error (error);
  g_propagate_error (error, g_steal_pointer (&why));
}

/* Where there is no such part: those there are. What can be read only once isn't read again. */
static NotandaLoaded *
list_parts (Run        *run,
            const char *input)
{
  NotandaLoadOptions options = run->inputs->options;
  g_autoptr (NotandaLoaded) loaded = NULL;

  if (options.part == NULL || notanda_inputs_is_address (input) || !g_file_test (input, G_FILE_TEST_IS_REGULAR))
    return NULL;
  options.part = NULL;
  loaded = notanda_open_load (input, &options, run->client, NULL, NULL);

  return loaded != NULL && loaded->choices->len > 0 ? g_steal_pointer (&loaded) : NULL;
}

static NotandaLoaded *
load (Run        *run,
      const char *input,
      GError    **error)
{
  const NotandaIntakeOptions how = {
    .fetch = { .allow_private = run->inputs->allow_private },
    .polite = run->polite,
    .load = run->inputs->options,
    .client = run->client,
  };
  NotandaLoaded *loaded;

  if (notanda_inputs_is_address (input))
    return notanda_intake_load (input, &how, NULL, NULL, error);

  loaded = notanda_open_load (input, &run->inputs->options, run->client, NULL, error);
  if (loaded == NULL)
    refuse_scheme (input, error);
  return loaded == NULL && g_error_matches (*error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID) ? list_parts (run, input) : loaded;
}

static gpointer
work (gpointer data)
{
  Run *run = data;

  g_mutex_lock (&run->lock);
  while (run->next < run->n)
    {
      guint          number = run->next++;
      GError        *error = NULL;
      NotandaLoaded *loaded;
      gpointer       result;

      while (number >= run->finished + MAX_AHEAD)
        g_cond_wait (&run->changed, &run->lock);
      g_mutex_unlock (&run->lock);

      loaded = load (run, run->inputs->paths[number], &error);
      result = run->inputs->work (number, loaded, error, run->inputs->data);

      g_mutex_lock (&run->lock);
      run->results[number] = result;
      run->is_there[number] = TRUE;
      g_cond_broadcast (&run->changed);
    }
  g_mutex_unlock (&run->lock);

  return NULL;
}

static int
finish_all (Run *run)
{
  int status = NOTANDA_EXIT_OK;

  for (guint i = 0; i < run->n; i++)
    {
      gpointer result;

      g_mutex_lock (&run->lock);
      while (!run->is_there[i])
        g_cond_wait (&run->changed, &run->lock);
      result = run->results[i];
      run->finished = i + 1;
      g_cond_broadcast (&run->changed);
      g_mutex_unlock (&run->lock);

      if (!run->inputs->finish (i, result, run->inputs->data))
        status = NOTANDA_EXIT_FAILURE;
    }

  return status;
}

/* Not from the command line, which anybody on the machine can read. */
static char *
read_password (const char *path,
               GError    **error)
{
  g_autoptr (GBytes) bytes = notanda_file_read (path, MAX_PASSWORD, 1, NULL, NULL, error);
  g_autofree char *name = g_filename_display_name (path);
  const char      *text;
  gsize            size;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i < size; i++)
    if (text[i] == '\n' || text[i] == '\r')
      size = i;
  if (size > 0 && g_utf8_validate_len (text, size, NULL))
    return g_strndup (text, size);

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: the first line must be a password, in UTF-8"), name);
  return NULL;
}

/* One address is a page that a person asks for; several are a list. */
static NotandaPolite *
new_polite (const NotandaInputs *inputs)
{
  guint n = 0;

  for (char **path = inputs->paths; *path != NULL && n < 2; path++)
    n += notanda_inputs_is_address (*path);

  return n > 1 ? notanda_polite_new (NOTANDA_POLITE_GAP) : NULL;
}

int
notanda_inputs_run (NotandaInputs *inputs)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *password = inputs->password_file != NULL ? read_password (inputs->password_file, &error) : NULL;
  Run              run = { .inputs = inputs, .n = g_strv_length (inputs->paths) };
  guint            n_threads = MIN (MIN (2 * g_get_num_processors (), MAX_THREADS), run.n);
  GThread         *threads[MAX_THREADS];
  int              status;

  if (error != NULL)
    return notanda_command_fail (inputs->password_file, error);
  inputs->options.password = password;
  run.client = notanda_loader_client_new (NULL);
  run.polite = new_polite (inputs);
  run.results = g_new0 (gpointer, run.n);
  run.is_there = g_new0 (gboolean, run.n);
  g_mutex_init (&run.lock);
  g_cond_init (&run.changed);

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("notanda-input", work, &run);
  status = finish_all (&run);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);

  g_cond_clear (&run.changed);
  g_mutex_clear (&run.lock);
  g_free (run.results);
  g_free (run.is_there);
  notanda_loader_client_unref (run.client);
  g_clear_pointer (&run.polite, notanda_polite_unref);
  inputs->options.password = NULL;

  return inputs->has_failed ? NOTANDA_EXIT_FAILURE : status;
}

static void
list_choices (NotandaLoaded *loaded)
{
  for (guint i = 0; i < MIN (loaded->choices->len, MAX_LISTED); i++)
    {
      const NotandaLoadedChoice *choice = g_ptr_array_index (loaded->choices, i);

      g_printerr ("  --part %s  %s%s%s\n", choice->part, choice->title, choice->detail != NULL ? ", " : "",
                  choice->detail != NULL ? choice->detail : "");
    }
  for (guint i = 0; i < MIN (loaded->items->len, MAX_LISTED); i++)
    {
      const NotandaFeedItem *item = g_ptr_array_index (loaded->items, i);

      /* one without a page of its own is in the feed */
      g_printerr ("  %s%s  %s%s%s\n", item->address != NULL ? "" : "--part ", item->address != NULL ? item->address : item->id,
                  item->title != NULL ? item->title : "", item->date != NULL ? ", " : "", item->date != NULL ? item->date : "");
    }
  if (MAX (loaded->choices->len, loaded->items->len) > MAX_LISTED)
    g_printerr ("  …\n");
}

void
notanda_inputs_fail (const char    *path,
                     const GError  *error,
                     NotandaLoaded *loaded)
{
  /* its messages call it so, and once is enough */
  notanda_command_fail (g_str_equal (path, "-") ? _ ("standard input") : path, error);
  if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD))
    notanda_command_warn (NULL, "%s", _ ("--password-file reads the password from the first line of a file"));
  if (loaded != NULL && (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE) || g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID)))
    list_choices (loaded);
  if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_PRIVATE_ADDRESS))
    notanda_command_warn (NULL, "%s", _ ("--allow-private fetches from the local network too"));
}
