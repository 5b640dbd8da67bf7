/* notanda-loader-client.h: hands inputs to helper processes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "load/formats/notanda-claims.h"

G_BEGIN_DECLS

/**
 * NotandaLoaderClient:
 *
 * Starts helpers when there is something to read, and keeps them for what comes next. Safe in any thread: each thread that
 * reads at the same time has a helper of its own, so that a few threads with one client keep all cores busy.
 */
typedef struct _NotandaLoaderClient NotandaLoaderClient;

/**
 * notanda_loader_client_new:
 * @program: (nullable) (type filename): the helper to start, for tests; else what $NOTANDA_LOADER names, the one beside
 *   the running program, or the one that is installed. The helper for PDF is named the same with "-pdf" behind it
 */
NotandaLoaderClient *notanda_loader_client_new (const char *program);
NotandaLoaderClient *notanda_loader_client_ref (NotandaLoaderClient *client);

/* The last one ends the helpers. */
void notanda_loader_client_unref (NotandaLoaderClient *client);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaLoaderClient, notanda_loader_client_unref)

/* How long an input may take by the clock, in milliseconds; for tests. A helper ends itself after a minute of processor
 * time, so this is for one that waits. */
void notanda_loader_client_set_patience (NotandaLoaderClient *client,
                                         guint                milliseconds);

/* Starts a helper before it is needed. Blocks for no longer than that takes, and fails silently. */
void notanda_loader_client_prepare (NotandaLoaderClient *client,
                                    NotandaHelper        kind);

/**
 * notanda_loader_client_load:
 * @claim: who is to read it, from notanda_claims_find()
 * @bytes: at most %NOTANDA_LOAD_MAX_SIZE
 *
 * Blocks until the answer is there. A helper that breaks down, hangs, answers nonsense, or is at it when @cancellable is
 * cancelled is killed before this returns; the next input gets a new one.
 *
 * Returns: (transfer full): %NULL with the reader's own error, %G_IO_ERROR_CANCELLED, %NOTANDA_ERROR_BROKE_DOWN, or
 *   %NOTANDA_ERROR_FAILED where no helper can be started
 */
NotandaLoaded *notanda_loader_client_load (NotandaLoaderClient      *client,
                                           const NotandaClaim       *claim,
                                           GBytes                   *bytes,
                                           const NotandaLoadOptions *options,
                                           GCancellable             *cancellable,
                                           GError                  **error);

G_END_DECLS
