/* notanda-feeds-job.c: what is done with the feeds, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A job knows no state but the file's: it changes that, reads it again and gives a copy, so that any number of windows
 * and other programs can work on it. Each job has its own turn-taking with servers (NotandaPolite), which one refreshing
 * of all feeds shares.
 */

#include "app/dialogs/notanda-feeds-job.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-worker.h"
#include "base/notanda-error.h"
#include "intake/notanda-intake.h"
#include "net/notanda-address.h"

/* What refreshes by itself asks no more often. */
#define PAUSE (30 * G_TIME_SPAN_MINUTE)

typedef struct _Job Job;

typedef gboolean (*Deed) (Job               *job,
                          NotandaFeedsState *state,
                          GCancellable      *cancellable,
                          GError           **error);

struct _Job
{
  Deed     deed; /* or NULL: they are only listed */
  char    *path;
  char    *address;
  char    *title;
  char   **ids;
  gboolean is_known;
  gboolean allow_private;
  gboolean only_old;

  NotandaLoaderClient *client; /* one helper reads all feeds of a job */
  NotandaSubscription *removed;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->address);
  g_free (job->title);
  g_strfreev (job->ids);
  notanda_loader_client_unref (job->client);
  notanda_subscription_free (job->removed);
  g_free (job);
}

void
notanda_feeds_state_free (NotandaFeedsState *state)
{
  g_clear_pointer (&state->feeds, g_ptr_array_unref);
  g_clear_pointer (&state->problems, g_hash_table_unref);
  g_free (state->added);
  notanda_subscription_free (state->found);
  g_free (state);
}

/* ---- what is done */

static gboolean
refresh_one (Job           *job,
             const char    *address,
             NotandaPolite *polite,
             GCancellable  *cancellable,
             GError       **error)
{
  NotandaFetchOptions fetch = { .allow_private = job->allow_private };

  return notanda_feeds_refresh (job->path, address, polite, job->client, &fetch, g_get_real_time (), cancellable, error);
}

static gboolean
is_old (const NotandaSubscription *feed)
{
  g_autoptr (GDateTime) fetched = feed->fetched != NULL ? g_date_time_new_from_iso8601 (feed->fetched, NULL) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return fetched == NULL || g_date_time_difference (now, fetched) > PAUSE;
}

static gboolean
refresh_all (Job               *job,
             NotandaFeedsState *state,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (job->path, error);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (NOTANDA_POLITE_GAP);

  if (feeds == NULL)
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    {
      const NotandaSubscription *feed = g_ptr_array_index (feeds, i);
      g_autoptr (GError) local = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        return TRUE;
      if (job->only_old && !is_old (feed))
        continue;
      if (!refresh_one (job, feed->address, polite, cancellable, &local) &&
          !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_hash_table_insert (state->problems, g_strdup (feed->address), g_strdup (local->message));
    }

  return TRUE;
}

/* Which feed is meant by an address: its own, or the first that its page names.
 * Returns: (transfer full): %NULL with an error */
static char *
find_feed (Job          *job,
           GCancellable *cancellable,
           GError      **error)
{
  NotandaIntakeOptions options = { .fetch = { .allow_private = job->allow_private }, .load = { .now = g_get_real_time () }, .client = job->client };
  g_autofree char     *clean = notanda_address_normalise (job->address, error);
  g_autoptr (NotandaLoaded) loaded = clean != NULL ? notanda_intake_load (clean, &options, NULL, cancellable, error) : NULL;

  if (loaded == NULL)
    return NULL;
  if (loaded->items->len > 0 || g_strcmp0 (loaded->reader, "feed") == 0)
    return g_steal_pointer (&clean);
  for (guint i = 0; i < loaded->links->len; i++)
    {
      const NotandaLoadedLink *link = g_ptr_array_index (loaded->links, i);

      if (link->kind == NOTANDA_LINK_FEED)
        return notanda_address_normalise (link->address, error);
    }
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: this is no feed, and the page names none; look at the site for its address"), clean);
  return NULL;
}

/* What was allowed holds for the host that was typed. */
static gboolean
keep_allowance (Job        *job,
                const char *found,
                GError    **error)
{
  g_autofree char *clean = notanda_address_normalise (job->address, NULL);
  g_autofree char *typed = clean != NULL ? notanda_address_dup_host (clean) : NULL;
  g_autofree char *host = notanda_address_dup_host (found);

  job->allow_private = job->allow_private && g_strcmp0 (typed, host) == 0;
  return !job->allow_private || notanda_feeds_set_local (job->path, found, TRUE, error);
}

static gboolean
add (Job               *job,
     NotandaFeedsState *state,
     GCancellable      *cancellable,
     GError           **error)
{
  g_autoptr (NotandaPolite) polite = notanda_polite_new (NOTANDA_POLITE_GAP);
  g_autoptr (GError) local = NULL;
  g_autofree char *found = job->is_known ? notanda_address_normalise (job->address, error) : find_feed (job, cancellable, error);

  if (found == NULL || !notanda_feeds_add (job->path, found, job->title, g_get_real_time (), error) ||
      !keep_allowance (job, found, error))
    return FALSE;
  if (!refresh_one (job, found, polite, cancellable, &local))
    g_hash_table_insert (state->problems, g_strdup (found), g_strdup (local->message));
  state->added = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
remove_feed (Job               *job,
             NotandaFeedsState *state,
             GCancellable      *cancellable,
             GError           **error)
{
  return notanda_feeds_remove (job->path, job->address, error);
}

static gboolean
restore (Job               *job,
         NotandaFeedsState *state,
         GCancellable      *cancellable,
         GError           **error)
{
  return notanda_feeds_restore (job->path, job->removed, error);
}

static gboolean
look_up (Job               *job,
         NotandaFeedsState *state,
         GCancellable      *cancellable,
         GError           **error)
{
  state->found = notanda_feeds_look_up (job->path, job->address, error);
  return state->found != NULL;
}

/* Of all items that the feed holds. */
static char **
dup_ids (Job     *job,
         GError **error)
{
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (job->path, error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (feeds == NULL)
    return NULL;
  for (guint i = 0; i < feeds->len; i++)
    {
      const NotandaSubscription *feed = g_ptr_array_index (feeds, i);

      for (guint j = 0; g_str_equal (feed->address, job->address) && j < feed->items->len; j++)
        g_strv_builder_add (ids, ((NotandaFeedItem *) g_ptr_array_index (feed->items, j))->id);
    }

  return g_strv_builder_end (ids);
}

static gboolean
mark_read (Job               *job,
           NotandaFeedsState *state,
           GCancellable      *cancellable,
           GError           **error)
{
  if (job->ids == NULL)
    job->ids = dup_ids (job, error);
  return job->ids != NULL &&
         notanda_feeds_mark_read (job->path, job->address, (const char *const *) job->ids, TRUE, error);
}

/* ---- how */

static void
thread_cb (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (NotandaFeedsState) state = g_new0 (NotandaFeedsState, 1);
  g_autoptr (GError) error = NULL;

  state->problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (job->deed == NULL || job->deed (job, state, cancellable, &error))
    state->feeds = notanda_feeds_list (job->path, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&state), (GDestroyNotify) notanda_feeds_state_free);
}

static Job *
new_job (Deed        deed,
         const char *address)
{
  Job *job = g_new0 (Job, 1);

  job->deed = deed;
  job->client = notanda_loader_client_new (NULL);
  job->path = notanda_feeds_dup_path ();
  job->address = g_strdup (address);
  return job;
}

/* What was done before it was cancelled is told as well.
 * @job: (transfer full) */
static void
start (Job                *job,
       gpointer            source,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  notanda_worker_run (task, thread_cb);
}

void
notanda_feeds_job_list_async (gpointer            source,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  start (new_job (NULL, NULL), source, cancellable, callback, data);
}

void
notanda_feeds_job_add_async (gpointer            source,
                             const char         *address,
                             const char         *title,
                             gboolean            is_known,
                             gboolean            allow_private,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            data)
{
  Job *job = new_job (add, address);

  job->title = g_strdup (title);
  job->is_known = is_known;
  job->allow_private = allow_private;
  start (job, source, cancellable, callback, data);
}

void
notanda_feeds_job_remove_async (gpointer            source,
                                const char         *address,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            data)
{
  start (new_job (remove_feed, address), source, cancellable, callback, data);
}

void
notanda_feeds_job_restore_async (gpointer             source,
                                 NotandaSubscription *feed,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data)
{
  Job *job = new_job (restore, NULL);

  job->removed = feed;
  start (job, source, cancellable, callback, data);
}

void
notanda_feeds_job_refresh_async (gpointer            source,
                                 gboolean            only_old,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            data)
{
  Job *job = new_job (refresh_all, NULL);

  job->only_old = only_old;
  start (job, source, cancellable, callback, data);
}

void
notanda_feeds_job_look_up_async (gpointer            source,
                                 const char         *address,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            data)
{
  start (new_job (look_up, address), source, cancellable, callback, data);
}

void
notanda_feeds_job_mark_read_async (gpointer            source,
                                   const char         *address,
                                   const char *const  *ids,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            data)
{
  Job *job = new_job (mark_read, address);

  job->ids = g_strdupv ((char **) ids);
  start (job, source, cancellable, callback, data);
}

NotandaFeedsState *
notanda_feeds_job_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, start), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
