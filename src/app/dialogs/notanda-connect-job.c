/* notanda-connect-job.c: connects a corpus with a server and takes it away again, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A job knows nothing but what it is given and what is on disk, so that any window can start one. The password is in its memory as long as
 * it takes.
 */

#include "app/dialogs/notanda-connect-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-worker.h"
#include "base/notanda-error.h"
#include "sync/notanda-disconnect.h"
#include "sync/notanda-password.h"

typedef struct _Job Job;

typedef gboolean (*Deed) (Job              *job,
                          NotandaConnected *connected,
                          GCancellable     *cancellable,
                          GError          **error);

struct _Job
{
  Deed               deed;
  char              *path;
  NotandaAccount    *account; /* or NULL */
  char              *password;
  NotandaIdentity   *identity;
  NotandaConnectHint hint; /* (out) */
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->account, notanda_account_free);
  notanda_password_free (job->password);
  notanda_identity_unref (job->identity);
  notanda_connect_hint_clear (&job->hint);
  g_free (job);
}

void
notanda_connected_free (NotandaConnected *connected)
{
  g_free (connected->root);
  g_clear_pointer (&connected->account, notanda_account_free);
  g_clear_pointer (&connected->connection, notanda_connection_free);
  g_free (connected->software);
  g_free (connected->notice);
  g_free (connected);
}

void
notanda_connect_hint_clear (NotandaConnectHint *hint)
{
  g_clear_pointer (&hint->certificate, g_free);
  g_clear_pointer (&hint->flow, notanda_login_flow_free);
}

/* ---- looking */

/* @id: (out). Returns: whether there is a corpus; whether that is connected is in @connected */
static gboolean
look (Job              *job,
      NotandaConnected *connected,
      NotandaId        *id,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (job->path, job->identity, cancellable, error);
  g_autoptr (GError) failure = NULL;

  if (corpus == NULL)
    return FALSE;
  connected->root = g_strdup (corpus->root);
  connected->account = notanda_account_load (&corpus->id, &failure);
  *id = corpus->id;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* ---- connecting */

static void
look_up_password (Job                  *job,
                  const NotandaAccount *account,
                  GCancellable         *cancellable)
{
  if (job->password == NULL && account->user != NULL)
    job->password = notanda_password_lookup (account->address, account->user, cancellable, NULL);
}

/* Without a keyring the connection alone has it. */
static void
keep_password (Job              *job,
               NotandaConnected *connected,
               GCancellable     *cancellable)
{
  const NotandaAccount *account = notanda_connection_get_account (connected->connection);
  g_autoptr (GError) error = NULL;

  if (account->user != NULL && job->password != NULL &&
      !notanda_password_store (account->address, account->user, job->password, cancellable, &error))
    connected->notice = g_strdup_printf (_ ("The password will be asked for again the next time. %s"), error->message);
}

static gboolean
begin (Job              *job,
       NotandaConnected *connected,
       GCancellable     *cancellable,
       GError          **error)
{
  g_auto (NotandaDavProbe) probe = { 0 };

  if (connected->connection == NULL)
    return FALSE;
  if (!notanda_connection_begin (connected->connection, &probe, cancellable, error))
    {
      job->hint.certificate = g_strdup (notanda_connection_get_refused_certificate (connected->connection));
      return FALSE;
    }
  connected->software = g_steal_pointer (&probe.software);
  keep_password (job, connected, cancellable);

  return TRUE;
}

/* As it is compared, and as the keyring has it. */
static gboolean
normalise (Job     *job,
           GError **error)
{
  g_autoptr (NotandaDav) dav = notanda_dav_new (job->account->address, error);

  if (dav == NULL)
    return FALSE;
  g_set_str (&job->account->address, notanda_dav_get_address (dav));

  return TRUE;
}

static gboolean
forget_other_server (Job              *job,
                     NotandaConnected *connected,
                     const NotandaId  *id,
                     GError          **error)
{
  return connected->account == NULL || g_str_equal (connected->account->address, job->account->address) ||
         notanda_account_forget (id, error);
}

static gboolean
connect_corpus (Job              *job,
                NotandaConnected *connected,
                GCancellable     *cancellable,
                GError          **error)
{
  NotandaId id;

  /* one that can't be read is written anew */
  if (!look (job, connected, &id, cancellable, error) && connected->root == NULL)
    return FALSE;
  g_clear_error (error);
  if (!normalise (job, error) || !forget_other_server (job, connected, &id, error))
    return FALSE;
  look_up_password (job, job->account, cancellable);
  connected->connection = notanda_connection_open (connected->root, job->account, job->password, job->identity, error);

  return begin (job, connected, cancellable, error);
}

static gboolean
join (Job              *job,
      NotandaConnected *connected,
      GCancellable     *cancellable,
      GError          **error)
{
  if (!normalise (job, error))
    return FALSE;
  look_up_password (job, job->account, cancellable);
  connected->root = g_strdup (job->path);
  connected->connection = notanda_connection_join (job->path, job->account, job->password, job->identity, &job->hint.certificate, cancellable, error);
  if (connected->connection == NULL)
    return FALSE;
  keep_password (job, connected, cancellable);

  return TRUE;
}

/* ---- a server that was emptied */

static gboolean
set_unconnected (GError    **error,
                 const char *root)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: isn’t connected to a server"), root);

  return FALSE;
}

static gboolean
send_again (Job              *job,
            NotandaConnected *connected,
            GCancellable     *cancellable,
            GError          **error)
{
  NotandaId id;

  if (!look (job, connected, &id, cancellable, error))
    return FALSE;
  if (connected->account == NULL)
    return set_unconnected (error, connected->root);
  /* without its account it would be disconnected if this were cut short */
  if (!notanda_account_forget (&id, error) || !notanda_account_save (connected->account, &id, error))
    return FALSE;
  look_up_password (job, connected->account, cancellable);
  connected->connection = notanda_connection_open (connected->root, connected->account, job->password, job->identity, error);

  return begin (job, connected, cancellable, error);
}

/* ---- disconnecting */

static gboolean
disconnect (Job              *job,
            NotandaConnected *connected,
            GCancellable     *cancellable,
            GError          **error)
{
  NotandaId id;

  if (!look (job, connected, &id, cancellable, error))
    return FALSE;
  if (connected->account == NULL)
    return set_unconnected (error, connected->root);

  return notanda_disconnect (&id, connected->account, cancellable, &connected->notice, error);
}

/* ---- starting */

/* Where no user was entered, and the server's own pages are what answers. */
static void
look_for_flow (Job          *job,
               GCancellable *cancellable)
{
  if (job->account != NULL && job->account->user == NULL && job->hint.certificate == NULL)
    job->hint.flow = notanda_login_flow_begin (job->account->address, job->account->certificate, cancellable, NULL);
}

static void
job_thread (GTask          *task,
            gpointer source G_GNUC_UNUSED,
            gpointer        task_data,
            GCancellable   *cancellable)
{
  Job *job = task_data;
  g_autoptr (NotandaConnected) connected = g_new0 (NotandaConnected, 1);
  GError *error = NULL;

  if (job->deed (job, connected, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&connected), (GDestroyNotify) notanda_connected_free);
  else
    {
      look_for_flow (job, cancellable);
      g_task_return_error (task, error);
    }
}

/* @account: (nullable); @password: (nullable) */
static void
start (Deed                  deed,
       const char           *path,
       const NotandaAccount *account,
       const char           *password,
       NotandaIdentity      *identity,
       GCancellable         *cancellable,
       GAsyncReadyCallback   callback,
       gpointer              data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->deed = deed;
  job->path = g_strdup (path);
  job->account = account != NULL ? notanda_account_copy (account) : NULL;
  job->password = g_strdup (password);
  job->identity = notanda_identity_ref (identity);
  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  notanda_worker_run (task, job_thread);
}

static void
load_thread (GTask                    *task,
             gpointer source           G_GNUC_UNUSED,
             gpointer                  task_data,
             GCancellable *cancellable G_GNUC_UNUSED)
{
  GError         *error = NULL;
  NotandaAccount *account = notanda_account_load (task_data, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, account, (GDestroyNotify) notanda_account_free);
}

void
notanda_connect_job_load_async (const NotandaId    *corpus,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, notanda_connect_job_load_async);
  g_task_set_task_data (task, g_memdup2 (corpus, sizeof *corpus), g_free);
  notanda_worker_run (task, load_thread);
}

NotandaAccount *
notanda_connect_job_load_finish (GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_connect_job_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
notanda_connect_job_connect_async (const char           *root,
                                   gboolean              joins,
                                   const NotandaAccount *account,
                                   const char           *password,
                                   NotandaIdentity      *identity,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              data)
{
  start (joins ? join : connect_corpus, root, account, password, identity, cancellable, callback, data);
}

void
notanda_connect_job_send_again_async (const char         *root,
                                      NotandaIdentity    *identity,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            data)
{
  start (send_again, root, NULL, NULL, identity, cancellable, callback, data);
}

void
notanda_connect_job_disconnect_async (const char         *root,
                                      NotandaIdentity    *identity,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            data)
{
  start (disconnect, root, NULL, NULL, identity, cancellable, callback, data);
}

NotandaConnected *
notanda_connect_job_finish (GAsyncResult       *result,
                            NotandaConnectHint *hint,
                            GError            **error)
{
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, start), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (hint != NULL)
    {
      hint->certificate = g_steal_pointer (&job->hint.certificate);
      hint->flow = g_steal_pointer (&job->hint.flow);
    }

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- signing in by the browser */

static void
sign_in_thread (GTask          *task,
                gpointer source G_GNUC_UNUSED,
                gpointer        task_data,
                GCancellable   *cancellable)
{
  GError       *error = NULL;
  NotandaLogin *login = notanda_login_flow_wait (task_data, NOTANDA_LOGIN_FLOW_PAUSE, NOTANDA_LOGIN_FLOW_PATIENCE, cancellable, &error);

  if (login != NULL)
    g_task_return_pointer (task, login, (GDestroyNotify) notanda_login_free);
  else
    g_task_return_error (task, error);
}

void
notanda_connect_job_sign_in_async (NotandaLoginFlow   *flow,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, notanda_connect_job_sign_in_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, flow, (GDestroyNotify) notanda_login_flow_free);
  notanda_worker_run (task, sign_in_thread);
}

NotandaLogin *
notanda_connect_job_sign_in_finish (GAsyncResult *result,
                                    GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_connect_job_sign_in_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
