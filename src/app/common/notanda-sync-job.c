/* notanda-sync-job.c: rounds of sync, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-sync-job.h"

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
    password = notanda_password_lookup (job->account->address, job->account->user, cancellable, NULL);
  job->connection = notanda_connection_open (job->root, job->account, password, job->identity, error);
  notanda_password_free (password);

  return job->connection != NULL;
}

static void
job_thread (GTask          *task,
            gpointer source G_GNUC_UNUSED,
            gpointer        task_data,
            GCancellable   *cancellable)
{
  NotandaSyncJob *job = task_data;
  GError         *error = NULL;

  if (!connect_job (job, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < MAX_ROUNDS && (job->result == NULL || job->result->outcome == NOTANDA_SYNC_AGAIN); i++)
    {
      g_clear_pointer (&job->result, notanda_sync_result_free);
      job->result = job->round (job->connection, progress_cb, job, cancellable);
    }
  g_task_return_boolean (task, TRUE);
}

NotandaSyncJob *
notanda_sync_job_new (const char           *root,
                      const NotandaAccount *account,
                      NotandaIdentity      *identity,
                      NotandaSyncerRound    round,
                      NotandaConnection    *connection)
{
  NotandaSyncJob *job = g_new0 (NotandaSyncJob, 1);

  job->root = g_strdup (root);
  job->account = notanda_account_copy (account);
  job->identity = notanda_identity_ref (identity);
  job->round = round;
  job->connection = connection;

  return job;
}

void
notanda_sync_job_run (NotandaSyncJob *job,
                      GTask          *task)
{
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, job_thread);
}
