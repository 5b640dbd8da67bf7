/* notanda-loader-client.c: hands inputs to helper processes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A helper belongs to whoever took it from the idle ones, so that the lock is held for no longer than that takes and
 * nobody waits for another's input. Rejected: one helper with a queue, which reads on one core, and lets a page that hangs
 * hold up all others. */

#include "load/notanda-loader-client.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "load/notanda-loaded-pack.h"
#include "load/notanda-loader-frame.h"
#include "load/notanda-loader-process.h"

#define PATIENCE 180000 /* milliseconds */
#define MAX_IDLE 8      /* of a kind */
#define N_KINDS (NOTANDA_HELPER_PDF + 1)

struct _NotandaLoaderClient
{
  gatomicrefcount ref_count;
  char           *program;
  guint           patience;
  GMutex          lock;
  GPtrArray      *idle[N_KINDS]; /* NotandaLoaderProcess, under @lock */
};

static void
end_process (gpointer data)
{
  notanda_loader_process_end (data);
}

NotandaLoaderClient *
notanda_loader_client_new (const char *program)
{
  NotandaLoaderClient *client = g_new0 (NotandaLoaderClient, 1);

  g_atomic_ref_count_init (&client->ref_count);
  client->program = g_strdup (program);
  client->patience = PATIENCE;
  g_mutex_init (&client->lock);
  for (guint i = 0; i < N_KINDS; i++)
    client->idle[i] = g_ptr_array_new_with_free_func (end_process);

  return client;
}

NotandaLoaderClient *
notanda_loader_client_ref (NotandaLoaderClient *client)
{
  g_atomic_ref_count_inc (&client->ref_count);

  return client;
}

void
notanda_loader_client_unref (NotandaLoaderClient *client)
{
  if (!g_atomic_ref_count_dec (&client->ref_count))
    return;

  for (guint i = 0; i < N_KINDS; i++)
    g_ptr_array_unref (client->idle[i]);
  g_mutex_clear (&client->lock);
  g_free (client->program);
  g_free (client);
}

void
notanda_loader_client_set_patience (NotandaLoaderClient *client,
                                    guint                milliseconds)
{
  client->patience = milliseconds;
}

/* Beside the running program it lies in a folder that was built and not installed. */
static char *
dup_default_program (void)
{
  const char      *given = g_getenv ("NOTANDA_LOADER");
  g_autofree char *self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;

  if (given != NULL && *given != '\0')
    return g_strdup (given);

  self = g_file_read_link ("/proc/self/exe", NULL);
  folder = self != NULL ? g_path_get_dirname (self) : NULL;
  beside = folder != NULL ? g_build_filename (folder, "notanda-loader", NULL) : NULL;
  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);

  return g_build_filename (NOTANDA_LIBEXECDIR, "notanda-loader", NULL);
}

static NotandaLoaderProcess *
start (NotandaLoaderClient *client,
       const NotandaClaim  *claim,
       const char          *name,
       GError             **error)
{
  g_autofree char *base = client->program != NULL ? g_strdup (client->program) : dup_default_program ();
  g_autofree char *program = g_strconcat (base, claim->helper == NOTANDA_HELPER_PDF ? "-pdf" : "", NULL);
  g_autoptr (GError) local = NULL;
  NotandaLoaderProcess *process;

  /* a build may do without this one */
  if (claim->helper == NOTANDA_HELPER_PDF && !g_file_test (program, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED,
                   _ ("%s: this is a PDF file, which this installation of Notanda can’t read. Copy its text from another program."), name);
      return NULL;
    }

  process = notanda_loader_process_start (program, &local);
  if (process == NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, "%s: %s", name, local->message);

  return process;
}

static NotandaLoaderProcess *
take_idle (NotandaLoaderClient *client,
           NotandaHelper        kind)
{
  NotandaLoaderProcess *process = NULL;

  while (process == NULL)
    {
      g_mutex_lock (&client->lock);
      if (client->idle[kind]->len > 0)
        process = g_ptr_array_steal_index_fast (client->idle[kind], client->idle[kind]->len - 1);
      g_mutex_unlock (&client->lock);
      if (process == NULL)
        return NULL;

      if (!notanda_loader_process_is_alive (process))
        end_process (g_steal_pointer (&process));
    }

  return process;
}

static void
give_back (NotandaLoaderClient  *client,
           NotandaHelper         kind,
           NotandaLoaderProcess *process)
{
  g_mutex_lock (&client->lock);
  if (client->idle[kind]->len < MAX_IDLE)
    g_ptr_array_add (client->idle[kind], g_steal_pointer (&process));
  g_mutex_unlock (&client->lock);

  if (process != NULL)
    end_process (process);
}

void
notanda_loader_client_prepare (NotandaLoaderClient *client,
                               NotandaHelper        kind)
{
  const NotandaClaim    any = { .helper = kind };
  NotandaLoaderProcess *process = take_idle (client, kind);

  if (process == NULL)
    process = start (client, &any, "", NULL);
  if (process != NULL)
    give_back (client, kind, process);
}

static NotandaLoaderOutcome
exchange (NotandaLoaderClient      *client,
          NotandaLoaderProcess     *process,
          GBytes                   *bytes,
          const NotandaLoadOptions *options,
          GCancellable             *cancellable,
          GBytes                  **answer)
{
  g_autoptr (GBytes) head = notanda_load_options_pack (options);
  NotandaLoaderFrame   frame = { .magic = NOTANDA_LOADER_REQUEST, .head_size = (guint32) g_bytes_get_size (head), .body_size = g_bytes_get_size (bytes) };
  gint64               deadline = g_get_monotonic_time () + (gint64) client->patience * 1000;
  NotandaLoaderOutcome outcome = notanda_loader_process_send (process, &frame, sizeof frame, deadline, cancellable);
  g_autofree guint8   *data = NULL;

  if (outcome == NOTANDA_LOADER_DONE)
    outcome = notanda_loader_process_send (process, g_bytes_get_data (head, NULL), frame.head_size, deadline, cancellable);
  if (outcome == NOTANDA_LOADER_DONE)
    outcome = notanda_loader_process_send (process, g_bytes_get_data (bytes, NULL), frame.body_size, deadline, cancellable);
  if (outcome == NOTANDA_LOADER_DONE)
    outcome = notanda_loader_process_receive (process, &frame, sizeof frame, deadline, cancellable);
  if (outcome != NOTANDA_LOADER_DONE)
    return outcome;

  /* a frame that is none leaves @answer unset */
  if (frame.magic != NOTANDA_LOADER_ANSWER || frame.head_size != 0 || frame.body_size > NOTANDA_ANSWER_MAX_SIZE)
    return NOTANDA_LOADER_DONE;
  data = g_try_malloc (MAX (frame.body_size, 1));
  if (data == NULL)
    return NOTANDA_LOADER_DONE;
  outcome = notanda_loader_process_receive (process, data, frame.body_size, deadline, cancellable);
  if (outcome == NOTANDA_LOADER_DONE)
    *answer = g_bytes_new_take (g_steal_pointer (&data), frame.body_size);

  return outcome;
}

static void
set_broken (const NotandaClaim *claim,
            const char         *name,
            NotandaLoaderEnd    end,
            GError            **error)
{
  const char *label = _ (claim->label);

  /* Translators: the second %s is a kind of file, as in "a web page" */
  if (end == NOTANDA_LOADER_END_UNLOCKED)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED,
                 _ ("%s: this is %s, which is read in a locked process only, and this system can’t lock one"), name, label);
  /* Translators: the second %s is a kind of file, as in "a web page" */
  else if (end == NOTANDA_LOADER_END_TIME)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_BROKE_DOWN,
                 _ ("%s: this is %s, and reading it took too long; the file may be damaged, or made to do harm"), name, label);
  /* Translators: the second %s is a kind of file, as in "a web page" */
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_BROKE_DOWN,
                 _ ("%s: this is %s, and reading it broke down; the file may be damaged, or made to do harm"), name, label);
}

NotandaLoaded *
notanda_loader_client_load (NotandaLoaderClient      *client,
                            const NotandaClaim       *claim,
                            GBytes                   *bytes,
                            const NotandaLoadOptions *options,
                            GCancellable             *cancellable,
                            GError                  **error)
{
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) failure = NULL;
  NotandaLoaderProcess *process;
  NotandaLoaderOutcome  outcome;
  NotandaLoaderEnd      end;
  NotandaLoaded        *loaded = NULL;

  g_return_val_if_fail (client != NULL && claim != NULL && bytes != NULL && options != NULL && options->name != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  process = take_idle (client, claim->helper);
  if (process == NULL)
    process = start (client, claim, options->name, error);
  if (process == NULL)
    return NULL;

  outcome = exchange (client, process, bytes, options, cancellable, &answer);
  if (answer != NULL)
    loaded = notanda_loaded_unpack (answer, &failure);
  if (loaded != NULL || failure != NULL)
    {
      give_back (client, claim->helper, process);
      if (loaded == NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      return loaded;
    }

  end = notanda_loader_process_end (process);
  if (outcome == NOTANDA_LOADER_CANCELLED)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else
    set_broken (claim, options->name, outcome == NOTANDA_LOADER_LATE ? NOTANDA_LOADER_END_TIME : end, error);

  return NULL;
}
