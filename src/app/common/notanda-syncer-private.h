/* notanda-syncer-private.h: what the syncer's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-syncer.h"
#include "sync/notanda-backoff.h"

G_BEGIN_DECLS

struct _NotandaSyncer
{
  GObject              parent_instance;
  char                *root;
  NotandaAccount      *account;
  NotandaIdentity     *identity;
  NotandaSyncerRound   round;
  NotandaConnection   *connection; /* NULL while a job has it, and where the next one is to make it */
  NotandaConnection   *next;       /* to go on by once the job has ended, or NULL */
  NotandaBackoff       backoff;
  gpointer             focused;     /* the window, or NULL; only compared */
  GHashTable          *waiting;     /* (element-type NotandaHash): articles, of the last round and saved since */
  GHashTable          *saved;       /* the same, saved since the last round began */
  GHashTable          *wanted;      /* the same, that are to be fetched */
  GPtrArray           *absent;      /* (element-type NotandaListedDocument) on the server and not here, or NULL */
  NotandaSyncJob      *job;         /* that is on, or NULL; the task's */
  GCancellable        *cancellable; /* of it */
  guint                timer_id;
  NotandaSyncerTrouble trouble;
  NotandaSyncDoubt     doubt;
  gint64               clock; /* minutes that the server's is ahead; see NotandaSyncResult */
  char                *message;
  guint                healed;       /* files that the server had lost, and nobody knows of yet */
  guint                is_known : 1; /* a round has told what waits */
  guint                is_ended : 1;
  guint                was_asked : 1;
  guint                tells_newer : 1;  /* that a later version wrote some of it */
  guint                knows_newer : 1;  /* somebody does */
  guint                knows_clock : 1;  /* somebody does, that it is wrong */
  guint                is_overtaken : 1; /* the round that is on was cut short for the next one */
};

/* @set: (element-type NotandaHash) */
void notanda_syncer_add_hash (GHashTable        *set,
                              const NotandaHash *hash);

/* What came of a job that has ended (notanda-syncer-result.c). @error: (nullable): why there was no connection */
void notanda_syncer_take_job (NotandaSyncer  *self,
                              NotandaSyncJob *job,
                              const GError   *error);

G_END_DECLS
