/* notanda-loader-lock.h: what a helper process can't do once it is locked
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_loader_lock:
 * @fd: the one file descriptor that is kept, to read from and to write to; beside it, standard error can be written to
 *
 * From here on this process opens no file and no socket, starts no process and no thread, maps no code, and can't be looked
 * into. It has 1 GiB of address space (not under the sanitizers, which need far more). What a library would
 * open later must be open, or loaded, by now. There is no way back.
 *
 * Returns: %FALSE where the system has no such lock; nothing must be read then
 */
gboolean notanda_loader_lock (int fd);

/* Gives the process so many seconds of processor time from now; it is killed by SIGXCPU after them. */
void notanda_loader_lock_renew (guint seconds);

G_END_DECLS
