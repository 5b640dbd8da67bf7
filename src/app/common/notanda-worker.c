/* notanda-worker.c: runs a task in a worker, which never holds it last
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A thread of g_task_run_in_thread() unrefs the task after it has told the main thread of the result. Where that has
 * called the callback by then, the task is finalised in the worker, and with it a dialog that was closed meanwhile. So
 * the worker gets a task of its own, without a source, and the other one is kept until that is done as well.
 */

#include "app/common/notanda-worker.h"

typedef struct
{
  GTask          *task;
  GTaskThreadFunc func;
} Work;

static void
work_thread (GTask        *own,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Work *work = task_data;

  work->func (work->task, g_task_get_source_object (work->task), g_task_get_task_data (work->task), cancellable);
  g_task_return_boolean (own, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Work *work = data;

  g_object_unref (work->task);
  g_free (work);
}

void
notanda_worker_run (GTask          *task,
                    GTaskThreadFunc func)
{
  Work *work = g_new0 (Work, 1);
  g_autoptr (GTask) own = g_task_new (NULL, g_task_get_cancellable (task), done_cb, work);

  work->task = g_object_ref (task);
  work->func = func;
  g_task_set_source_tag (own, notanda_worker_run);
  g_task_set_task_data (own, work, NULL);
  g_task_run_in_thread (own, work_thread);
}
