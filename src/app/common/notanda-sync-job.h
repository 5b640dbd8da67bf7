/* notanda-sync-job.h: rounds of sync, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-connection.h"

G_BEGIN_DECLS

/* A round, in a worker, as notanda_connection_sync() is one. */
typedef NotandaSyncResult *(*NotandaSyncerRound) (NotandaConnection  *connection,
                                                  NotandaSyncProgress progress,
                                                  gpointer            data,
                                                  GCancellable       *cancellable);

/**
 * NotandaSyncJob:
 * @connection: made where there is none; may be taken out of it once the job has ended
 * @wanted: (element-type NotandaHash): a set of articles that are to be fetched
 * @result: (nullable): of the last round, with what happened in all of them; %NULL where no connection could be made
 * @done: atomic, as @total is: files
 */
typedef struct
{
  char              *root;
  NotandaAccount    *account;
  NotandaIdentity   *identity;
  NotandaSyncerRound round;
  NotandaConnection *connection;
  GHashTable        *wanted;
  NotandaSyncResult *result;
  gint               done;
  gint               total;
} NotandaSyncJob;

/* @connection: (transfer full) (nullable); @wanted: copied */
NotandaSyncJob *notanda_sync_job_new (const char           *root,
                                      const NotandaAccount *account,
                                      NotandaIdentity      *identity,
                                      NotandaSyncerRound    round,
                                      NotandaConnection    *connection,
                                      GHashTable           *wanted);

/* Until nothing more is to be done now. The task takes @job, and ends with an error where no connection could be made. */
void notanda_sync_job_run (NotandaSyncJob *job,
                           GTask          *task);

G_END_DECLS
