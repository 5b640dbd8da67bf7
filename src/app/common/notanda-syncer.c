/* notanda-syncer.c: keeps a connected corpus and its server together by itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One worker at a time runs rounds until nothing more is to be done now; it owns the connection meanwhile. When the next one is to begin is
 * notanda-backoff.h's to say; one timer waits for that.
 *
 * An article that was saved waits from that moment on, and not from the next round's: "On the server" is never shown of something that a
 * round hasn't seen. Of a server in doubt nothing is known, so it isn't said of any article either.
 *
 * The worker has no reference to this object, which ends with the last window on the corpus and not with a slow server. The program waits
 * for the worker, so that a file is never half merged; a thread for each corpus that sleeps between rounds would have to be woken for
 * each of these.
 */

#include "app/common/notanda-syncer-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (NotandaSyncer, notanda_syncer, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void plan (NotandaSyncer *self);

static void
ask (NotandaSyncer *self)
{
  self->was_asked = TRUE;
  notanda_backoff_ask (&self->backoff);
}

static void
ended_cb (GObject *source G_GNUC_UNUSED,
          GAsyncResult   *result,
          gpointer        data)
{
  GWeakRef *weak = data;
  g_autoptr (NotandaSyncer) self = g_weak_ref_get (weak);
  GApplication   *application = g_application_get_default ();
  NotandaSyncJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean was_overtaken;

  g_weak_ref_clear (weak);
  g_free (weak);
  g_task_propagate_boolean (G_TASK (result), &error);
  if (self != NULL)
    {
      was_overtaken = self->is_overtaken;
      self->is_overtaken = FALSE;
      notanda_syncer_take_job (self, job, error);
      if (was_overtaken)
        ask (self);
      plan (self);
      if (job->result != NULL && job->result->changed->len > 0)
        g_signal_emit (self, signals[ARRIVED], 0, job->result->changed);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (application != NULL)
    g_application_release (application);
}

/* ---- when */

static void
start (NotandaSyncer *self)
{
  GApplication *application = g_application_get_default ();
  GWeakRef     *weak = g_new0 (GWeakRef, 1);
  g_autoptr (GTask) task = NULL;

  notanda_backoff_begin (&self->backoff);
  if (self->was_asked && self->connection != NULL)
    notanda_connection_try_refused (self->connection);
  g_hash_table_remove_all (self->saved);
  self->cancellable = g_cancellable_new ();
  self->job = notanda_sync_job_new (self->root, self->account, self->identity, self->round, g_steal_pointer (&self->connection), self->wanted);
  g_weak_ref_init (weak, self);
  if (application != NULL)
    g_application_hold (application);
  task = g_task_new (NULL, self->cancellable, ended_cb, weak);
  g_task_set_check_cancellable (task, FALSE);
  notanda_sync_job_run (self->job, task);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
due_cb (gpointer data)
{
  NotandaSyncer *self = data;

  self->timer_id = 0;
  start (self);

  return G_SOURCE_REMOVE;
}

static void
plan (NotandaSyncer *self)
{
  gint64 next = notanda_backoff_next (&self->backoff);
  gint64 now = g_get_monotonic_time ();

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->job == NULL && !self->is_ended && next != NOTANDA_BACKOFF_NEVER)
    self->timer_id = g_timeout_add (next > now ? (guint) ((next - now + 999) / 1000) : 0, due_cb, self);
}

static void
network_changed_cb (NotandaSyncer *self,
                    gboolean       is_available)
{
  if (!is_available)
    return;
  notanda_backoff_reconnected (&self->backoff);
  plan (self);
}

void
notanda_syncer_saved (NotandaSyncer     *self,
                      const NotandaHash *document)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));
  g_return_if_fail (document != NULL);

  notanda_syncer_add_hash (self->waiting, document);
  notanda_syncer_add_hash (self->saved, document);
  notanda_backoff_saved (&self->backoff, g_get_monotonic_time ());
  plan (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
notanda_syncer_sync_now (NotandaSyncer *self)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));

  ask (self);
  plan (self);
}

/* Instead of the round that is on. */
static void
overtake (NotandaSyncer *self)
{
  notanda_syncer_cancel (self);
  self->is_overtaken = self->job != NULL;
  notanda_syncer_sync_now (self);
}

void
notanda_syncer_want (NotandaSyncer     *self,
                     const NotandaHash *article)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));
  g_return_if_fail (article != NULL);

  notanda_syncer_add_hash (self->wanted, article);
  overtake (self);
}

void
notanda_syncer_leave (NotandaSyncer     *self,
                      const NotandaHash *article)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));
  g_return_if_fail (article != NULL);

  if (g_hash_table_remove (self->wanted, article) && self->job != NULL)
    overtake (self);
}

void
notanda_syncer_set_keeps_all (NotandaSyncer *self,
                              gboolean       keeps_all)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));

  if (self->account->keeps_all == keeps_all)
    return;
  self->account->keeps_all = keeps_all;
  overtake (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

GPtrArray *
notanda_syncer_get_absent (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NULL);

  return self->absent;
}

void
notanda_syncer_cancel (NotandaSyncer *self)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));

  self->is_overtaken = FALSE;
  self->was_asked = FALSE;
  notanda_backoff_stop (&self->backoff);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
notanda_syncer_end (NotandaSyncer *self)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));

  self->is_ended = TRUE;
  plan (self);
  notanda_syncer_cancel (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
notanda_syncer_is_ended (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), FALSE);

  return self->is_ended && self->job == NULL;
}

void
notanda_syncer_set_focus (NotandaSyncer *self,
                          gpointer       window,
                          gboolean       has_focus)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));

  if (!has_focus && self->focused != window)
    return;
  self->focused = has_focus ? window : NULL;
  self->backoff.is_focused = has_focus;
  plan (self);
}

static void
take_account (NotandaSyncer        *self,
              const NotandaAccount *account)
{
  g_clear_pointer (&self->account, notanda_account_free);
  self->account = notanda_account_copy (account);
  self->backoff.is_off = account->is_manual;
}

void
notanda_syncer_take_connection (NotandaSyncer     *self,
                                NotandaConnection *connection)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));
  g_return_if_fail (connection != NULL);

  take_account (self, notanda_connection_get_account (connection));
  self->trouble = NOTANDA_SYNCER_NO_TROUBLE;
  self->doubt = NOTANDA_SYNC_NO_DOUBT;
  self->is_known = FALSE;
  if (self->job != NULL)
    {
      g_clear_pointer (&self->next, notanda_connection_free);
      self->next = connection;
    }
  else
    {
      g_clear_pointer (&self->connection, notanda_connection_free);
      self->connection = connection;
    }
  overtake (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- what is known */

const char *
notanda_syncer_get_root (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NULL);

  return self->root;
}

const NotandaAccount *
notanda_syncer_get_account (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NULL);

  return self->account;
}

NotandaSyncerState
notanda_syncer_get_state (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NOTANDA_SYNCER_SAVED);

  if (g_hash_table_size (self->waiting) > 0)
    return NOTANDA_SYNCER_WAITING;
  return self->is_known ? NOTANDA_SYNCER_ON_SERVER : NOTANDA_SYNCER_SAVED;
}

char *
notanda_syncer_dup_words (NotandaSyncer *self)
{
  switch (notanda_syncer_get_state (self))
    {
    case NOTANDA_SYNCER_WAITING:
      /* Translators: so many articles aren't on the server yet */
      return g_strdup_printf (_ ("Waiting (%u)"), g_hash_table_size (self->waiting));
    case NOTANDA_SYNCER_ON_SERVER:
      return g_strdup (_ ("On the server"));
    case NOTANDA_SYNCER_SAVED:
    default:
      return g_strdup (_ ("Saved"));
    }
}

GHashTable *
notanda_syncer_get_waiting (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NULL);

  return self->waiting;
}

NotandaSyncerTrouble
notanda_syncer_get_trouble (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NOTANDA_SYNCER_NO_TROUBLE);

  return self->trouble;
}

NotandaSyncDoubt
notanda_syncer_get_doubt (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NOTANDA_SYNC_NO_DOUBT);

  return self->doubt;
}

const char *
notanda_syncer_get_message (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NULL);

  return self->message;
}

char *
notanda_syncer_dup_notice (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), NULL);

  if (self->healed > 0)
    return g_strdup_printf (ngettext ("The server had lost %u file of the corpus, which is sent again.",
                                      "The server had lost %u files of the corpus, which are sent again.", self->healed),
                            self->healed);
  if (self->tells_newer)
    return g_strdup (_ ("A newer version of Notanda wrote some of the corpus on the server. Update to get that, too."));

  return self->knows_clock ? NULL : notanda_sync_dup_clock_words (self->clock);
}

void
notanda_syncer_know_notice (NotandaSyncer *self)
{
  g_return_if_fail (NOTANDA_IS_SYNCER (self));

  if (self->healed > 0)
    self->healed = 0;
  else if (self->tells_newer)
    {
      self->tells_newer = FALSE;
      self->knows_newer = TRUE;
    }
  else
    self->knows_clock = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
notanda_syncer_is_due (NotandaSyncer *self)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), FALSE);

  return self->job == NULL && notanda_backoff_next (&self->backoff) == 0;
}

gboolean
notanda_syncer_get_progress (NotandaSyncer *self,
                             guint         *done,
                             guint         *total)
{
  g_return_val_if_fail (NOTANDA_IS_SYNCER (self), FALSE);

  *done = self->job != NULL ? (guint) g_atomic_int_get (&self->job->done) : 0;
  *total = self->job != NULL ? (guint) g_atomic_int_get (&self->job->total) : 0;

  return self->job != NULL;
}

/* ---- the object */

static void
notanda_syncer_finalize (GObject *object)
{
  NotandaSyncer *self = NOTANDA_SYNCER (object);

  notanda_syncer_cancel (self);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_pointer (&self->connection, notanda_connection_free);
  g_clear_pointer (&self->next, notanda_connection_free);
  g_clear_pointer (&self->account, notanda_account_free);
  g_clear_pointer (&self->identity, notanda_identity_unref);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->saved);
  g_hash_table_unref (self->wanted);
  g_clear_pointer (&self->absent, g_ptr_array_unref);
  g_free (self->message);
  g_free (self->root);
  G_OBJECT_CLASS (notanda_syncer_parent_class)->finalize (object);
}

static void
notanda_syncer_class_init (NotandaSyncerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_syncer_finalize;

  signals[CHANGED] = g_signal_new ("changed", NOTANDA_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ARRIVED] = g_signal_new ("arrived", NOTANDA_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
notanda_syncer_init (NotandaSyncer *self)
{
  self->backoff = (NotandaBackoff) NOTANDA_BACKOFF_INIT;
  self->waiting = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  self->saved = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  self->wanted = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
}

NotandaSyncer *
notanda_syncer_new (const char           *root,
                    const NotandaAccount *account,
                    NotandaIdentity      *identity,
                    NotandaSyncerRound    round)
{
  NotandaSyncer *self;

  g_return_val_if_fail (root != NULL && account != NULL && identity != NULL, NULL);

  self = g_object_new (NOTANDA_TYPE_SYNCER, NULL);
  self->root = g_strdup (root);
  self->identity = notanda_identity_ref (identity);
  self->round = round != NULL ? round : notanda_connection_sync;
  take_account (self, account);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  plan (self);

  return self;
}
