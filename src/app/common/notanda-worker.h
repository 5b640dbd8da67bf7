/* notanda-worker.h: runs a task in a worker, which never holds it last
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * notanda_worker_run:
 * @task: with all it needs set
 * @func: returns a result or an error in the end, and touches nothing of the task afterwards
 *
 * As g_task_run_in_thread(), but that the task, its source object and its data are always let go in the thread this is
 * called in, after the callback: a widget may be its source.
 */
void notanda_worker_run (GTask          *task,
                         GTaskThreadFunc func);

G_END_DECLS
