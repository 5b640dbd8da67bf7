/* notanda-saver.c: keeps a document's file up to date by itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A change arms a timer that each further change puts off, but not for ever. Then a
 * snapshot goes to one worker at a time. What the file had besides is merged into the
 * document (notanda-saver-arriving.c), which needs no save again. Changes that aren't
 * safe after a while, because saving fails or takes its time, go into the journal, and
 * again after each change.
 *
 * The file is watched: what another program writes is merged in while it is open, and
 * a file that is gone or became something else is said at once, not at the next save.
 *
 * Saving at every change would be simpler; with a few thousand annotations the writes
 * of a fast worker would then follow each other without end.
 */

#include "app/common/notanda-saver-private.h"

#include "app/common/notanda-jobs.h"
#include "format/notanda-journal.h"

#define DELAY_MS 1000
#define MAX_DELAY_MS 2000
#define JOURNAL_DELAY_MS 1500

/* So long another program's writing has to be over before its file is looked at. */
#define SETTLE_MS 300

G_DEFINE_FINAL_TYPE (NotandaSaver, notanda_saver, G_TYPE_OBJECT)

enum
{
  STATE_CHANGED,
  TAKEN_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_save (NotandaSaver *self);
static void file_changed_cb (NotandaSaver *self);
static void watch (NotandaSaver *self);

gboolean
notanda_saver_is_dirty (NotandaSaver *self)
{
  return self->is_forced || notanda_document_get_serial (self->document) != self->saved_serial;
}

NotandaSaverState
notanda_saver_get_state (NotandaSaver *self)
{
  g_return_val_if_fail (NOTANDA_IS_SAVER (self), NOTANDA_SAVER_SAVED);

  if (self->is_saving)
    return NOTANDA_SAVER_SAVING;
  if (self->has_failed)
    return NOTANDA_SAVER_FAILED;
  return self->next_path != NULL || notanda_saver_is_dirty (self) ? NOTANDA_SAVER_PENDING : NOTANDA_SAVER_SAVED;
}

const NotandaDocumentFile *
notanda_saver_get_file (NotandaSaver *self)
{
  g_return_val_if_fail (NOTANDA_IS_SAVER (self), NULL);

  return self->file;
}

const char *
notanda_saver_get_problem (NotandaSaver *self)
{
  g_return_val_if_fail (NOTANDA_IS_SAVER (self), NULL);

  return self->problem;
}

void
notanda_saver_say_changed (NotandaSaver *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* One that is being written is removed when it is there. */
static void
remove_journal (NotandaSaver *self)
{
  if (!self->has_journal || self->is_journaling)
    return;
  self->has_journal = FALSE;
  notanda_journal_remove (self->journal_path);
}

static void
journal_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  NotandaSaver *self = NOTANDA_SAVER (source);

  self->is_journaling = FALSE;
  /* the save may have overtaken it */
  if (self->is_discarded || !notanda_saver_is_dirty (self))
    remove_journal (self);
}

static gboolean
journal_cb (gpointer data)
{
  NotandaSaver *self = data;
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  if (self->is_journaling)
    return G_SOURCE_CONTINUE;
  self->journal_id = 0;
  if (!notanda_saver_is_dirty (self))
    return G_SOURCE_REMOVE;
  snapshot = notanda_document_snapshot (self->document);
  self->is_journaling = TRUE;
  self->has_journal = TRUE;
  g_set_str (&self->journal_path, self->file->path);
  notanda_jobs_journal_async (self, self->file, snapshot, journal_done_cb, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
delay_cb (gpointer data)
{
  NotandaSaver *self = data;

  self->delay_id = 0;
  start_save (self);
  return G_SOURCE_REMOVE;
}

static void
arm (NotandaSaver *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  if (self->first_change == 0)
    self->first_change = now;
  if (self->journal_id == 0)
    self->journal_id = g_timeout_add (self->has_failed ? DELAY_MS : JOURNAL_DELAY_MS, journal_cb, self);
  if (self->is_saving)
    return;
  left = MAX_DELAY_MS - (now - self->first_change) / 1000;
  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->delay_id = g_timeout_add (CLAMP (left, 0, DELAY_MS), delay_cb, self);
}

void
notanda_saver_say_taken_in (NotandaSaver *self,
                            guint         n_records)
{
  g_signal_emit (self, signals[TAKEN_IN], 0, n_records);
}

static void
document_changed_cb (NotandaSaver *self)
{
  if (self->is_taking || !notanda_saver_is_dirty (self))
    return;
  arm (self);
  notanda_saver_say_changed (self);
}

/* Undoing what others have changed since writes no record, but moves the history. */
static void
history_changed_cb (NotandaSaver *self)
{
  if (self->is_taking)
    return;
  self->is_forced = TRUE;
  document_changed_cb (self);
}

static void
set_failed (NotandaSaver *self,
            const GError *error)
{
  self->has_failed = TRUE;
  self->is_forced = TRUE;
  g_set_str (&self->problem, error->message);
  if (self->journal_id == 0)
    self->journal_id = g_idle_add (journal_cb, self);
}

static void
finish_saved (NotandaSaver *self,
              GPtrArray    *missing)
{
  self->saved_serial = self->saving_serial;
  self->has_failed = FALSE;
  g_clear_pointer (&self->problem, g_free);
  if (missing != NULL)
    notanda_saver_take (self, missing);
  if (notanda_saver_is_dirty (self))
    {
      self->first_change = 0;
      arm (self);
      return;
    }
  g_clear_handle_id (&self->journal_id, g_source_remove);
  remove_journal (self);
}

/* Returns: whether a save begins, or waits for what arrives */
static gboolean
save_next (NotandaSaver *self)
{
  g_autofree char *path = NULL;

  if (self->next_path == NULL || self->is_discarded)
    return FALSE;
  path = g_steal_pointer (&self->next_path);
  notanda_saver_save_as (self, path);

  return TRUE;
}

static void
save_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  NotandaSaver *self = NOTANDA_SAVER (source);
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = notanda_jobs_save_finish (result, &file, &missing, &error);

  self->is_saving = FALSE;
  if (self->is_discarded)
    {
      notanda_saver_say_changed (self);
      return;
    }
  if (saved)
    {
      g_clear_pointer (&self->file, notanda_document_file_free);
      self->file = g_steal_pointer (&file);
      watch (self);
      finish_saved (self, g_steal_pointer (&missing));
    }
  else
    set_failed (self, error);
  if (!save_next (self))
    notanda_saver_say_changed (self);
}

static void
start_save_to (NotandaSaver        *self,
               NotandaDocumentFile *file)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (self->document);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->is_saving = TRUE;
  self->is_forced = FALSE;
  self->first_change = 0;
  self->saving_serial = snapshot->serial;
  notanda_jobs_save_async (self, file, snapshot, save_done_cb, NULL);
  notanda_saver_say_changed (self);
}

static void
start_save (NotandaSaver *self)
{
  if (self->is_saving || self->arriving != NULL || !notanda_saver_is_dirty (self))
    return;
  start_save_to (self, self->file);
}

void
notanda_saver_go_on (NotandaSaver *self)
{
  gboolean is_due = self->is_due;

  self->is_due = FALSE;
  if (save_next (self) || !notanda_saver_is_dirty (self))
    return;
  if (is_due)
    start_save (self);
  else
    arm (self);
}

/* The file is back, or as it should be, after it wasn't. */
static void
recover (NotandaSaver *self)
{
  if (!self->has_failed)
    return;
  self->has_failed = FALSE;
  g_clear_pointer (&self->problem, g_free);
  self->first_change = 0;
  arm (self);
  notanda_saver_say_changed (self);
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  NotandaSaver *self = NOTANDA_SAVER (source);
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = notanda_jobs_refresh_finish (result, &file, &missing, &error);

  self->is_refreshing = FALSE;
  /* a save that began meanwhile has looked for itself; one that began with it is asked about again */
  if (self->is_discarded || self->document == NULL || self->is_saving || !g_str_equal (file->path, self->file->path))
    return;
  if (self->arriving != NULL)
    {
      file_changed_cb (self);
      return;
    }
  if (done)
    {
      if (missing != NULL)
        {
          notanda_saver_take (self, g_steal_pointer (&missing));
          self->file->stamp = file->stamp;
          self->file->exists = TRUE;
        }
      recover (self);
      return;
    }
  set_failed (self, error);
  notanda_saver_say_changed (self);
}

static gboolean
refresh_cb (gpointer data)
{
  NotandaSaver *self = data;
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  if (self->is_saving || self->is_refreshing || self->arriving != NULL)
    return G_SOURCE_CONTINUE;
  self->refresh_id = 0;
  self->is_refreshing = TRUE;
  snapshot = notanda_document_snapshot (self->document);
  notanda_jobs_refresh_async (self, self->file, snapshot, refreshed_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (NotandaSaver *self)
{
  if (self->is_discarded)
    return;
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->refresh_id = g_timeout_add (SETTLE_MS, refresh_cb, self);
}

void
notanda_saver_refresh (NotandaSaver *self)
{
  g_return_if_fail (NOTANDA_IS_SAVER (self));

  file_changed_cb (self);
}

/* Of where the file is now, which "Save As" changes. */
static void
watch (NotandaSaver *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->file->path);

  if (g_strcmp0 (self->watched_path, self->file->path) == 0)
    return;
  g_set_str (&self->watched_path, self->file->path);
  g_clear_object (&self->monitor);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
}

void
notanda_saver_save_now (NotandaSaver *self)
{
  g_return_if_fail (NOTANDA_IS_SAVER (self));

  self->is_due = self->arriving != NULL;
  start_save (self);
}

void
notanda_saver_save_as (NotandaSaver *self,
                       const char   *path)
{
  g_autoptr (NotandaDocumentFile) file = NULL;

  g_return_if_fail (NOTANDA_IS_SAVER (self));
  g_return_if_fail (path != NULL);

  if (self->is_saving || self->arriving != NULL)
    {
      g_set_str (&self->next_path, path);
      return;
    }
  file = notanda_document_file_new (path);
  start_save_to (self, file);
}

void
notanda_saver_discard (NotandaSaver *self)
{
  g_return_if_fail (NOTANDA_IS_SAVER (self));

  self->is_discarded = TRUE;
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->journal_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  notanda_saver_stop_taking (self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  remove_journal (self);
}

static void
notanda_saver_dispose (GObject *object)
{
  NotandaSaver *self = NOTANDA_SAVER (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->journal_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  notanda_saver_stop_taking (self);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->watched_path, g_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->file, notanda_document_file_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->next_path, g_free);
  g_clear_pointer (&self->journal_path, g_free);
  G_OBJECT_CLASS (notanda_saver_parent_class)->dispose (object);
}

static void
notanda_saver_class_init (NotandaSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_saver_dispose;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", NOTANDA_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[TAKEN_IN] = g_signal_new ("taken-in", NOTANDA_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
notanda_saver_init (NotandaSaver *self)
{
}

NotandaSaver *
notanda_saver_new (NotandaDocument     *document,
                   NotandaDocumentFile *file)
{
  NotandaSaver *self;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  self = g_object_new (NOTANDA_TYPE_SAVER, NULL);
  self->document = g_object_ref (document);
  self->file = file;
  self->saved_serial = notanda_document_get_serial (document);
  g_set_str (&self->problem, file->damage);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "history-changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  /* a new document has no file yet */
  if (!file->exists)
    history_changed_cb (self);
  else
    watch (self);
  return self;
}
