/* notanda-loader-process.h: one helper process, from its start to its end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How it came to an end, as far as a user can do something about it */
typedef enum
{
  NOTANDA_LOADER_END_BROKE,   /* crashed, or out of memory */
  NOTANDA_LOADER_END_TIME,    /* used up its time */
  NOTANDA_LOADER_END_UNLOCKED /* couldn't be locked, and so read nothing */
} NotandaLoaderEnd;

/* What became of a transfer. */
typedef enum
{
  NOTANDA_LOADER_DONE,
  NOTANDA_LOADER_GONE, /* the other end is closed */
  NOTANDA_LOADER_LATE, /* not done by the deadline */
  NOTANDA_LOADER_CANCELLED
} NotandaLoaderOutcome;

typedef struct _NotandaLoaderProcess NotandaLoaderProcess;

/* @program: (type filename). Returns: (transfer full): %NULL with %NOTANDA_ERROR_FAILED */
NotandaLoaderProcess *notanda_loader_process_start (const char *program,
                                                    GError    **error);

/* Kills it where it still runs; it is gone when this returns. */
NotandaLoaderEnd notanda_loader_process_end (NotandaLoaderProcess *process);

/* Whether it could be spoken to a moment ago. */
gboolean notanda_loader_process_is_alive (NotandaLoaderProcess *process);

/* @deadline: of g_get_monotonic_time() */
NotandaLoaderOutcome notanda_loader_process_send (NotandaLoaderProcess *process,
                                                  gconstpointer         data,
                                                  gsize                 size,
                                                  gint64                deadline,
                                                  GCancellable         *cancellable);
NotandaLoaderOutcome notanda_loader_process_receive (NotandaLoaderProcess *process,
                                                     gpointer              data,
                                                     gsize                 size,
                                                     gint64                deadline,
                                                     GCancellable         *cancellable);

G_END_DECLS
