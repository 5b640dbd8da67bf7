/* notanda-syncer-result.c: what a round of sync came to
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-syncer-private.h"

#include "base/notanda-error.h"

/* A connection that broke once and is there again isn't told of. */
#define MIN_FAILURES 2

static NotandaSyncerTrouble
find_trouble (NotandaSyncer     *self,
              NotandaSyncOutcome outcome,
              const GError      *error)
{
  switch (outcome)
    {
    case NOTANDA_SYNC_RETRY:
      return self->backoff.failures >= MIN_FAILURES || self->was_asked ? NOTANDA_SYNCER_OFFLINE : NOTANDA_SYNCER_NO_TROUBLE;
    case NOTANDA_SYNC_FULL_SERVER:
      return NOTANDA_SYNCER_SERVER_FULL;
    case NOTANDA_SYNC_PERSON:
      if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD))
        return NOTANDA_SYNCER_SIGN_IN;
      return g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_CERTIFICATE) ? NOTANDA_SYNCER_CERTIFICATE : NOTANDA_SYNCER_ADDRESS;
    case NOTANDA_SYNC_ASK:
      return NOTANDA_SYNCER_DOUBT;
    case NOTANDA_SYNC_PARTLY:
      return NOTANDA_SYNCER_HERE;
    case NOTANDA_SYNC_STOPPED:
      return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NOTANDA_SYNCER_NO_TROUBLE : NOTANDA_SYNCER_HERE;
    case NOTANDA_SYNC_DONE:
    case NOTANDA_SYNC_AGAIN:
    default:
      return NOTANDA_SYNCER_NO_TROUBLE;
    }
}

void
notanda_syncer_add_hash (GHashTable        *set,
                         const NotandaHash *hash)
{
  g_hash_table_add (set, g_memdup2 (hash, sizeof *hash));
}

/* What was saved while the round was on may have been too late for it. */
static void
take_pending (NotandaSyncer           *self,
              const NotandaSyncResult *result)
{
  GHashTableIter iter;
  gpointer       hash;

  if (result->outcome == NOTANDA_SYNC_STOPPED)
    return;
  self->is_known = !result->is_in_doubt;
  g_hash_table_remove_all (self->waiting);
  g_hash_table_iter_init (&iter, result->pending->scopes);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    notanda_syncer_add_hash (self->waiting, hash);
  g_hash_table_iter_init (&iter, self->saved);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    notanda_syncer_add_hash (self->waiting, hash);
}

static void
take_absent (NotandaSyncer           *self,
             const NotandaSyncResult *result)
{
  for (guint i = 0; i < result->changed->len; i++)
    g_hash_table_remove (self->wanted, &g_array_index (result->changed, NotandaHash, i));
  if (result->absent == NULL || result->absent == self->absent)
    return;
  g_clear_pointer (&self->absent, g_ptr_array_unref);
  self->absent = g_ptr_array_ref (result->absent);
}

/* What is in the way of nothing. Files of a later version are looked at again now and then, but this program stays the one it is. Of a clock
 * that was right meanwhile nobody knows that it is wrong again.
 */
static void
take_notices (NotandaSyncer           *self,
              const NotandaSyncResult *result)
{
  self->healed += result->healed;
  if (result->newer && !self->knows_newer)
    self->tells_newer = TRUE;
  /* where it failed, there may have been nobody to tell the time */
  if (result->clock == 0 && result->outcome > NOTANDA_SYNC_PARTLY)
    return;
  self->clock = result->clock;
  if (self->clock == 0)
    self->knows_clock = FALSE;
}

static void
take_result (NotandaSyncer     *self,
             NotandaSyncOutcome outcome,
             guint              retry_after,
             const GError      *error)
{
  gboolean is_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* who cut it short says when it is to go on */
  notanda_backoff_end (&self->backoff, g_get_monotonic_time (), is_cancelled ? NOTANDA_SYNC_PERSON : outcome, retry_after, g_random_double ());
  self->trouble = find_trouble (self, outcome, error);
  self->backoff.may_be_network = self->trouble == NOTANDA_SYNCER_CERTIFICATE;
  self->was_asked = FALSE;
  g_set_str (&self->message, self->trouble != NOTANDA_SYNCER_NO_TROUBLE && error != NULL ? error->message : NULL);
  /* the keyring may have another by then */
  if (self->trouble == NOTANDA_SYNCER_SIGN_IN)
    g_clear_pointer (&self->connection, notanda_connection_free);
}

/* What a round came to there says nothing of the server that is asked from now on; what it brought is here all the same. */
static void
take_next (NotandaSyncer           *self,
           const NotandaSyncResult *result)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  g_clear_pointer (&self->connection, notanda_connection_free);
  self->connection = g_steal_pointer (&self->next);
  if (result != NULL)
    take_absent (self, result);
  take_result (self, NOTANDA_SYNC_STOPPED, 0, cancelled);
}

void
notanda_syncer_take_job (NotandaSyncer  *self,
                         NotandaSyncJob *job,
                         const GError   *error)
{
  self->job = NULL;
  g_clear_object (&self->cancellable);
  self->connection = g_steal_pointer (&job->connection);
  if (self->next != NULL)
    {
      take_next (self, job->result);
      return;
    }
  self->doubt = job->result != NULL ? job->result->doubt : NOTANDA_SYNC_NO_DOUBT;
  if (job->result != NULL)
    {
      take_notices (self, job->result);
      take_pending (self, job->result);
      take_absent (self, job->result);
      take_result (self, job->result->outcome, job->result->retry_after, job->result->error);
    }
  else
    {
      /* no connection could be opened: nothing is known of the server */
      self->is_known = FALSE;
      take_result (self, NOTANDA_SYNC_STOPPED, 0, error);
    }
}
