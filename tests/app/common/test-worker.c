/* test-worker.c: what a task holds is let go in the thread that started it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-worker.h"

#define N_TASKS 2000

typedef struct
{
  GThread *thread; /* that may let go */
  guint    n_called;
  guint    n_gone;
} Count;

static void
gone_cb (gpointer data,
         GObject *source)
{
  Count *count = data;

  g_assert_true (g_thread_self () == count->thread);
  count->n_gone++;
}

static void
data_gone (gpointer data)
{
  gone_cb (data, NULL);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  g_assert_true (G_IS_OBJECT (source));
  g_assert_false (g_thread_self () == ((Count *) task_data)->thread);
  g_task_return_int (task, 7);
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Count *count = data;

  g_assert_true (g_thread_self () == count->thread);
  g_assert_cmpint (g_task_propagate_int (G_TASK (result), NULL), ==, 7);
  count->n_called++;
}

/* Which thread is the last to hold one is a race, so many are tried. */
static void
test_last (void)
{
  Count count = { .thread = g_thread_self () };

  for (guint i = 1; i <= N_TASKS; i++)
    {
      g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
      g_autoptr (GTask) task = g_task_new (source, NULL, called_cb, &count);

      g_object_weak_ref (source, gone_cb, &count);
      g_task_set_task_data (task, &count, data_gone);
      notanda_worker_run (task, work);
      g_clear_object (&task);
      g_clear_object (&source);
      while (count.n_called < i || count.n_gone < 2 * i)
        g_main_context_iteration (NULL, TRUE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/app/worker/last", test_last);
  return g_test_run ();
}
