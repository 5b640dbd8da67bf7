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

#include "base/notanda-error.h"
#include "cli/notanda-command.h"
#include "intake/notanda-intake.h"

#define MAX_THREADS 8
#define MAX_AHEAD 64 /* results that wait for their turn */
#define MAX_LISTED 20

typedef struct
{
  const NotandaInputs *inputs;
  NotandaLoaderClient *client;
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

static NotandaLoaded *
load (Run        *run,
      const char *input,
      GError    **error)
{
  const NotandaIntakeOptions how = {
    .fetch = { .allow_private = run->inputs->allow_private },
    .load = run->inputs->options,
    .client = run->client,
  };

  if (notanda_inputs_is_address (input))
    return notanda_intake_load (input, &how, NULL, NULL, error);

  return notanda_open_load (input, &run->inputs->options, run->client, NULL, error);
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

int
notanda_inputs_run (const NotandaInputs *inputs)
{
  Run      run = { .inputs = inputs, .n = g_strv_length (inputs->paths) };
  guint    n_threads = MIN (MIN (2 * g_get_num_processors (), MAX_THREADS), run.n);
  GThread *threads[MAX_THREADS];
  int      status;

  run.client = notanda_loader_client_new (NULL);
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

  return status;
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

      g_printerr ("  %s  %s\n", item->address != NULL ? item->address : "-", item->title != NULL ? item->title : "");
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
    notanda_command_warn (NULL, "%s", _ ("passwords are asked for in the window only; open the file there"));
  if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE) && loaded != NULL)
    list_choices (loaded);
  if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_PRIVATE_ADDRESS))
    notanda_command_warn (NULL, "%s", _ ("--allow-private fetches from the local network too"));
  if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_BROKE_DOWN))
    notanda_command_warn (NULL, "%s", _ ("--text-only reads the text of a web page without looking for the article in it"));
}
