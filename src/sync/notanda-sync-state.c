/* notanda-sync-state.c: what one machine knows of a corpus' server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Three kinds of files in a folder: "index", a few hundred bytes a file known; "NAME.holds", what that file holds, read
 * only when something has changed; "NAME.bytes", the file itself, where it has to be sent or its records wait. The index
 * is written last, after all that it names, and what it names no more is removed afterwards: so it is right at every
 * moment, and what a crash leaves behind is seen by its name not being in it. It goes with the next save, and not when the
 * index is read: what isn't named yet may be what another program is writing now. Losing the folder loses nothing: the same
 * program under a new number finds on the server what it has. Rejected: SQLite, which would flush as often, and is for
 * corpus/ alone; one file for all, which a million hashes make 32 MB to be written at each change. */

#include "sync/notanda-sync-state.h"

#include <string.h>

#include "base/notanda-error.h"
#include "sync/notanda-sync-hash.h"
#include "sync/notanda-sync-index.h"

#define HOLDS ".holds"
#define BYTES ".bytes"

static void
file_free (gpointer data)
{
  NotandaSyncFile *file = data;

  g_clear_pointer (&file->contents, notanda_contents_free);
  g_free (file);
}

static char *
dup_file_name (const NotandaSyncName *name,
               const char            *suffix)
{
  char string[NOTANDA_SYNC_NAME_SIZE];

  return g_strconcat (notanda_sync_name_to_string (name, string), suffix, NULL);
}

gboolean
notanda_sync_state_is_own (const NotandaSyncState *state,
                           const NotandaSyncFile  *file)
{
  return file->name.replica == state->replica;
}

/* ---- as a whole */

static gboolean
is_named (const NotandaSyncState *state,
          const char             *file_name)
{
  const char      *dot = strrchr (file_name, '.');
  g_autofree char *string = dot != NULL ? g_strndup (file_name, (gsize) (dot - file_name)) : NULL;
  NotandaSyncName  name;
  NotandaSyncFile *file;

  if (strcmp (file_name, NOTANDA_SYNC_INDEX) == 0)
    return TRUE;
  if (string == NULL || !notanda_sync_name_parse (string, &name))
    return FALSE;
  file = g_hash_table_lookup (state->files, &name);

  return file != NULL && (strcmp (dot, HOLDS) == 0 || (strcmp (dot, BYTES) == 0 && file->has_bytes));
}

static void
remove_unnamed (NotandaSyncState *state)
{
  g_autoptr (GPtrArray) names = state->folder->list (state->folder);

  for (guint i = 0; i < names->len; i++)
    if (!is_named (state, g_ptr_array_index (names, i)))
      state->folder->remove (state->folder, g_ptr_array_index (names, i));
}

static GHashTable *
new_scopes (void)
{
  return g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);
}

static NotandaSyncState *
new_empty (const NotandaId *corpus,
           guint64          replica)
{
  NotandaSyncState *state = g_new0 (NotandaSyncState, 1);

  state->corpus = *corpus;
  state->replica = replica;
  state->next_seq = 1;
  state->files = g_hash_table_new_full (notanda_sync_name_hash, notanda_sync_name_equal, NULL, file_free);
  state->written = g_hash_table_new_full (notanda_sync_name_hash, notanda_sync_name_equal, g_free, NULL);
  state->dirty = new_scopes ();
  state->waiting = new_scopes ();
  state->notes = new_scopes ();
  state->fetched_again = new_scopes ();
  state->bad = g_hash_table_new_full (notanda_sync_name_hash, notanda_sync_name_equal, g_free, g_free);

  return state;
}

NotandaSyncState *
notanda_sync_state_new (NotandaSyncFolder *folder,
                        const NotandaId   *corpus,
                        guint64            replica,
                        GError           **error)
{
  g_autoptr (NotandaSyncState) state = new_empty (corpus, replica);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = folder->read (folder, NOTANDA_SYNC_INDEX, &local);

  if (bytes == NULL && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      state->folder = folder;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (bytes != NULL && !notanda_sync_index_read (state, bytes))
    {
      g_clear_pointer (&state, notanda_sync_state_free);
      state = new_empty (corpus, replica);
    }
  state->folder = folder;

  return g_steal_pointer (&state);
}

void
notanda_sync_state_free (NotandaSyncState *state)
{
  g_clear_pointer (&state->folder, notanda_sync_folder_free);
  g_free (state->token);
  g_hash_table_unref (state->files);
  g_hash_table_unref (state->written);
  g_hash_table_unref (state->dirty);
  g_hash_table_unref (state->waiting);
  g_hash_table_unref (state->notes);
  g_hash_table_unref (state->bad);
  g_hash_table_unref (state->fetched_again);
  g_free (state);
}

gboolean
notanda_sync_state_save (NotandaSyncState *state,
                         GError          **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!state->is_changed || state->is_read_only)
    return TRUE;
  bytes = notanda_sync_index_write (state);
  if (!state->folder->write (state->folder, NOTANDA_SYNC_INDEX, bytes, error))
    return FALSE;
  state->is_changed = FALSE;
  remove_unnamed (state);

  return TRUE;
}

/* ---- its files */

static NotandaContents *
read_contents (NotandaSyncState      *state,
               const NotandaSyncName *name)
{
  g_autofree char *file_name = dup_file_name (name, HOLDS);
  g_autoptr (GBytes) bytes = state->folder->read (state->folder, file_name, NULL);

  return bytes != NULL ? notanda_contents_new (bytes) : NULL;
}

static void
look_at_all_again (NotandaSyncState *state)
{
  g_clear_pointer (&state->token, g_free);
  state->is_changed = TRUE;
}

NotandaContents *
notanda_sync_state_get_contents (NotandaSyncState *state,
                                 NotandaSyncFile  *file)
{
  if (file->contents == NULL)
    file->contents = read_contents (state, &file->name);

  return file->contents;
}

void
notanda_sync_state_need_contents (NotandaSyncState *state)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      if (notanda_sync_state_get_contents (state, file) != NULL)
        continue;
      g_hash_table_iter_remove (&iter);
      look_at_all_again (state);
    }
}

NotandaSyncFile *
notanda_sync_state_add (NotandaSyncState      *state,
                        const NotandaSyncName *name,
                        guint64                size,
                        NotandaContents       *contents,
                        GBytes                *bytes,
                        GError               **error)
{
  g_autoptr (NotandaContents) taken = contents;
  g_autofree char *holds = dup_file_name (name, HOLDS);
  g_autofree char *kept = dup_file_name (name, BYTES);
  NotandaSyncFile *file;

  if (bytes != NULL && !state->folder->write (state->folder, kept, bytes, error))
    return NULL;
  if (!state->folder->write (state->folder, holds, notanda_contents_get_bytes (taken), error))
    return NULL;

  file = g_new0 (NotandaSyncFile, 1);
  file->name = *name;
  file->size = size;
  file->has_bytes = bytes != NULL;
  file->contents = g_steal_pointer (&taken);
  g_hash_table_replace (state->files, &file->name, file);
  g_hash_table_remove (state->bad, name);
  state->is_changed = TRUE;

  return file;
}

GBytes *
notanda_sync_state_read_bytes (NotandaSyncState      *state,
                               const NotandaSyncFile *file,
                               GError               **error)
{
  g_autofree char *name = dup_file_name (&file->name, BYTES);
  g_autoptr (GBytes) bytes = state->folder->read (state->folder, name, error);
  NotandaHash hash;

  if (bytes == NULL)
    return NULL;
  notanda_hash_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &hash);
  if (!notanda_hash_equal (&hash, &file->name.hash))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, "%s: damaged", name);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

void
notanda_sync_state_add_dirty (NotandaSyncState  *state,
                              const NotandaHash *scope)
{
  if (g_hash_table_add (state->dirty, g_memdup2 (scope, sizeof *scope)))
    state->is_changed = TRUE;
}

void
notanda_sync_state_add_dirty_contents (NotandaSyncState      *state,
                                       const NotandaSyncFile *file)
{
  for (guint i = 0; i < notanda_contents_get_n_scopes (file->contents); i++)
    notanda_sync_state_add_dirty (state, notanda_contents_get_scope (file->contents, i));
}

void
notanda_sync_state_set_waiting (NotandaSyncState  *state,
                                const NotandaHash *scope,
                                NotandaSyncWaiting why)
{
  g_hash_table_insert (state->waiting, g_memdup2 (scope, sizeof *scope), GUINT_TO_POINTER (why));
  state->is_changed = TRUE;
}

void
notanda_sync_state_add_note (NotandaSyncState  *state,
                             const NotandaHash *file,
                             NotandaSyncNote    note)
{
  NotandaSyncNote before = (NotandaSyncNote) GPOINTER_TO_UINT (g_hash_table_lookup (state->notes, file));

  if ((before & note) == note)
    return;
  g_hash_table_insert (state->notes, g_memdup2 (file, sizeof *file), GUINT_TO_POINTER (before | note));
  state->is_changed = TRUE;
}

NotandaSyncBad *
notanda_sync_state_note_bad (NotandaSyncState      *state,
                             const NotandaSyncName *name,
                             guint64                size)
{
  NotandaSyncBad *bad = g_hash_table_lookup (state->bad, name);

  G_STATIC_ASSERT (NOTANDA_SYNC_MAX_PAUSE == 1u << 6);
  if (bad == NULL)
    {
      bad = g_new0 (NotandaSyncBad, 1);
      g_hash_table_insert (state->bad, g_memdup2 (name, sizeof *name), bad);
    }
  if (bad->size != size)
    bad->failures = 0;
  bad->size = size;
  bad->next_round = state->round + (bad->failures < 6 ? 1u << bad->failures : NOTANDA_SYNC_MAX_PAUSE);
  bad->failures++;
  bad->is_refused = FALSE;
  bad->is_damaged = FALSE;

  return bad;
}

gboolean
notanda_sync_state_is_paused (const NotandaSyncState *state,
                              const NotandaSyncName  *name)
{
  const NotandaSyncBad *bad = g_hash_table_lookup (state->bad, name);

  return bad != NULL && bad->next_round > state->round;
}

void
notanda_sync_state_try_refused (NotandaSyncState *state)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, state->bad);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncBad *bad = value;

      if (bad->is_refused)
        bad->next_round = 0;
    }
}

static gboolean
is_waited_for (const NotandaSyncState *state,
               const NotandaSyncFile  *file)
{
  if (file->name.kind == NOTANDA_SYNC_TEXT || g_hash_table_size (state->waiting) == 0)
    return FALSE;

  for (guint i = 0; i < notanda_contents_get_n_scopes (file->contents); i++)
    if (g_hash_table_contains (state->waiting, notanda_contents_get_scope (file->contents, i)))
      return TRUE;

  return FALSE;
}

void
notanda_sync_state_forget (NotandaSyncState *state,
                           NotandaSyncFile  *file)
{
  state->is_changed = TRUE;
  if (file->has_bytes && is_waited_for (state, file))
    file->is_gone = TRUE;
  else
    g_hash_table_remove (state->files, &file->name);
}

/* Whether another file with its bytes here has all of it that waits. */
static gboolean
is_kept_elsewhere (const NotandaSyncState *state,
                   const NotandaSyncFile  *file)
{
  for (guint i = 0; i < notanda_contents_get_n_scopes (file->contents); i++)
    {
      const NotandaHash *scope = notanda_contents_get_scope (file->contents, i);
      const NotandaHash *items;
      guint              n;

      if (!g_hash_table_contains (state->waiting, scope))
        continue;
      items = notanda_contents_get_items (file->contents, i, &n);
      for (guint j = 0; j < n; j++)
        {
          GHashTableIter iter;
          gpointer       value;
          gboolean       found = FALSE;

          g_hash_table_iter_init (&iter, state->files);
          while (!found && g_hash_table_iter_next (&iter, NULL, &value))
            {
              const NotandaSyncFile *other = value;

              found = other != file && !other->is_gone && other->has_bytes && notanda_contents_has (other->contents, scope, &items[j]);
            }
          if (!found)
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
needs_bytes (const NotandaSyncState *state,
             const NotandaSyncFile  *file)
{
  if (!file->is_gone && notanda_sync_state_is_own (state, file) && (!file->is_confirmed || file->weight < NOTANDA_SYNC_FULL))
    return TRUE;

  return is_waited_for (state, file) && !(file->is_gone && is_kept_elsewhere (state, file));
}

void
notanda_sync_state_drop_bytes (NotandaSyncState *state)
{
  GHashTableIter iter;
  gpointer       value;

  if (!state->is_changed)
    return;
  notanda_sync_state_need_contents (state);
  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      if (!file->has_bytes || needs_bytes (state, file))
        continue;
      file->has_bytes = FALSE;
      state->is_changed = TRUE;
      if (file->is_gone)
        g_hash_table_iter_remove (&iter);
    }
}

void
notanda_sync_state_change_replica (NotandaSyncState *state,
                                   guint64           fresh)
{
  GHashTableIter iter;
  gpointer       value;

  notanda_sync_state_need_contents (state);
  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      file->is_packed = FALSE;
      if (file->is_confirmed || file->is_gone)
        continue;
      notanda_sync_state_add_dirty_contents (state, file);
      g_hash_table_iter_remove (&iter);
    }
  g_hash_table_remove_all (state->written);
  state->replica = fresh;
  state->next_seq = 1;
  state->is_changed = TRUE;
}

void
notanda_sync_state_forget_all (NotandaSyncState *state)
{
  GHashTableIter iter;
  gpointer       value;

  notanda_sync_state_need_contents (state);
  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      notanda_sync_state_add_dirty_contents (state, file);
      if (file->has_bytes && is_waited_for (state, file))
        file->is_gone = TRUE;
      else
        g_hash_table_iter_remove (&iter);
    }
  g_hash_table_remove_all (state->notes);
  state->doubts = 0;
  look_at_all_again (state);
}
