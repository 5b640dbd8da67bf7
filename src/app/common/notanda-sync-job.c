/* notanda-sync-job.c: rounds of sync, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-sync-job.h"

#include "app/common/notanda-worker.h"
#include "sync/notanda-password.h"

#define MAX_ROUNDS 20 /* of one job: each goes on where the one before found something more */

static void
job_free (gpointer data)
{
  NotandaSyncJob *job = data;

  g_free (job->root);
  notanda_account_free (job->account);
  notanda_identity_unref (job->identity);
  g_clear_pointer (&job->connection, notanda_connection_free);
  g_hash_table_unref (job->wanted);
  g_clear_pointer (&job->result, notanda_sync_result_free);
  g_free (job);
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  NotandaSyncJob *job = data;

  g_atomic_int_set (&job->done, (gint) done);
  g_atomic_int_set (&job->total, (gint) total);
}

/* Where the keyring has no password the server says whether it wants one. */
static gboolean
connect_job (NotandaSyncJob *job,
             GCancellable   *cancellable,
             GError        **error)
{
  char *password = NULL;

  if (job->connection != NULL)
    return TRUE;
  if (job->account->user != NULL)
    {
      notanda_password_leave_no_dump ();
      password = notanda_password_lookup (job->account->address, job->account->user, cancellable, NULL);
    }
  job->connection = notanda_connection_open (job->root, job->account, password, job->identity, error);
  notanda_password_free (password);

  return job->connection != NULL;
}

/* What happened in the rounds before is told with the last. */
static void
run_round (NotandaSyncJob *job,
           GCancellable   *cancellable)
{
  g_autoptr (NotandaSyncResult) before = g_steal_pointer (&job->result);

  job->result = job->round (job->connection, progress_cb, job, cancellable);
  if (before != NULL)
    notanda_sync_result_add (job->result, before);
}

static void
job_thread (GTask          *task,
            gpointer source G_GNUC_UNUSED,
            gpointer        task_data,
            GCancellable   *cancellable)
{
  NotandaSyncJob *job = task_data;
  GError         *error = NULL;

  if (!connect_job (job, cancellable, &error) ||
      !notanda_connection_set_keeps_all (job->connection, job->account->keeps_all, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  notanda_connection_set_wanted (job->connection, job->wanted);
  for (guint i = 0; i < MAX_ROUNDS && (job->result == NULL || job->result->outcome == NOTANDA_SYNC_AGAIN); i++)
    run_round (job, cancellable);
  g_task_return_boolean (task, TRUE);
}

NotandaSyncJob *
notanda_sync_job_new (const char           *root,
                      const NotandaAccount *account,
                      NotandaIdentity      *identity,
                      NotandaSyncerRound    round,
                      NotandaConnection    *connection,
                      GHashTable           *wanted)
{
  NotandaSyncJob *job = g_new0 (NotandaSyncJob, 1);
  GHashTableIter  iter;
  gpointer        article;

  job->root = g_strdup (root);
  job->account = notanda_account_copy (account);
  job->identity = notanda_identity_ref (identity);
  job->round = round;
  job->connection = connection;
  job->wanted = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    g_hash_table_add (job->wanted, g_memdup2 (article, sizeof (NotandaHash)));

  return job;
}

void
notanda_sync_job_run (NotandaSyncJob *job,
                      GTask          *task)
{
  g_task_set_task_data (task, job, job_free);
  notanda_worker_run (task, job_thread);
}
