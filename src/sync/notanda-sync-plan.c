/* notanda-sync-plan.c: from what is known and what is listed to what is to be done
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every decision of a round that could lose something is made here, without a server, a document or a clock, so that tests
 * can put any listing before it. What always holds:
 *
 *  - Absence is never deletion: a name that isn't listed leads at most to something being sent.
 *  - A file that was read back once is never put again: a listing may be old, and what it doesn't show be cut by that.
 *    What is missing goes under a new name.
 *  - A file is deleted only by who wrote it, and only if all it holds is in later files of the same writer. So of the files
 *    with a record, the last one of each writer stays, even if two machines think they are that writer.
 *  - What is pending is derived from contents each time; there is no list that could be wrong.
 *
 * Tiers: files below 32 KiB, 256 KiB and 2 MiB, each class eight times the one before, so a record is packed three times
 * at most, and a writer has some 21 files beside the full ones. Rejected: one pack for all, which everybody would have to
 * fetch whole again. */

#include "sync/notanda-sync-plan.h"

#include <string.h>

#include "sync/notanda-sync-hash.h"

static const guint32 tiers[] = { 32u << 10, 256u << 10, NOTANDA_SYNC_FULL };

void
notanda_sync_look_free (NotandaSyncLook *look)
{
  g_hash_table_unref (look->sizes);
  g_array_unref (look->unknown);
  g_ptr_array_unref (look->absent);
  g_free (look);
}

gboolean
notanda_sync_look_has (const NotandaSyncLook *look,
                       const NotandaSyncFile *file)
{
  const guint64 *size = g_hash_table_lookup (look->sizes, &file->name);

  return size != NULL && *size == file->size && !file->is_damaged;
}

static gboolean
is_due (const NotandaSyncState  *state,
        const NotandaSyncListed *listed)
{
  const NotandaSyncBad *bad = g_hash_table_lookup (state->bad, &listed->name);

  return bad == NULL || bad->size != listed->size || bad->next_round <= state->round;
}

static void
look_at (const NotandaSyncState  *state,
         NotandaSyncLook         *look,
         const NotandaSyncListed *listed)
{
  const NotandaSyncFile *file = g_hash_table_lookup (state->files, &listed->name);

  g_hash_table_insert (look->sizes, g_memdup2 (&listed->name, sizeof listed->name), g_memdup2 (&listed->size, sizeof listed->size));
  if (listed->name.replica == state->replica && !g_hash_table_contains (state->written, &listed->name))
    look->is_clone = TRUE;
  if (file != NULL && !file->is_gone)
    return;
  if (is_due (state, listed))
    g_array_append_vals (look->unknown, listed, 1);
  else
    look->n_left++;
}

NotandaSyncLook *
notanda_sync_look (const NotandaSyncState *state,
                   GArray                 *listed)
{
  NotandaSyncLook *look = g_new0 (NotandaSyncLook, 1);
  GHashTableIter   iter;
  gpointer         value;

  look->sizes = g_hash_table_new_full (notanda_sync_name_hash, notanda_sync_name_equal, g_free, g_free);
  look->unknown = g_array_new (FALSE, FALSE, sizeof (NotandaSyncListed));
  look->absent = g_ptr_array_new ();
  for (guint i = 0; i < listed->len; i++)
    look_at (state, look, &g_array_index (listed, NotandaSyncListed, i));

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      if (file->is_gone)
        continue;
      if (!file->is_confirmed || (file->is_packed && g_hash_table_contains (look->sizes, &file->name)))
        look->n_own++;
      if (!file->is_confirmed)
        continue;
      if (notanda_sync_look_has (look, file))
        look->n_present++;
      else
        g_ptr_array_add (look->absent, file);
    }

  return look;
}

/* ---- which file is in which others */

typedef gboolean (*ItemFunc) (const NotandaHash *scope,
                              const NotandaHash *item,
                              gpointer           data);

/* Whether @func is true of all that @file holds. */
static gboolean
all_of (const NotandaSyncFile *file,
        ItemFunc               func,
        gpointer               data)
{
  for (guint i = 0; i < notanda_contents_get_n_scopes (file->contents); i++)
    {
      const NotandaHash *scope = notanda_contents_get_scope (file->contents, i);
      guint              n;
      const NotandaHash *items = notanda_contents_get_items (file->contents, i, &n);

      for (guint j = 0; j < n; j++)
        if (!func (scope, &items[j], data))
          return FALSE;
    }

  return TRUE;
}

/* @data: (element-type NotandaSyncFile) */
static gboolean
is_in_any (const NotandaHash *scope,
           const NotandaHash *item,
           gpointer           data)
{
  GPtrArray *files = data;

  for (guint i = 0; i < files->len; i++)
    {
      const NotandaSyncFile *file = g_ptr_array_index (files, i);

      if (notanda_contents_has (file->contents, scope, item))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_none (const NotandaHash *scope,
            const NotandaHash *item,
            gpointer           data)
{
  return !is_in_any (scope, item, data);
}

/* Files that are confirmed and listed. */
static GPtrArray *
list_present (const NotandaSyncState *state,
              const NotandaSyncLook  *look)
{
  GPtrArray     *files = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      if (file->is_confirmed && !file->is_gone && notanda_sync_look_has (look, file))
        g_ptr_array_add (files, file);
    }

  return files;
}

GPtrArray *
notanda_sync_find_missing (const NotandaSyncState *state,
                           const NotandaSyncLook  *look)
{
  g_autoptr (GPtrArray) present = list_present (state, look);
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < look->absent->len; i++)
    {
      NotandaSyncFile *file = g_ptr_array_index (look->absent, i);

      if (!all_of (file, is_in_any, present))
        g_ptr_array_add (missing, file);
    }

  return missing;
}

gboolean
notanda_sync_is_doubtful (const NotandaSyncState *state,
                          const NotandaSyncLook  *look)
{
  g_autoptr (GPtrArray) present = list_present (state, look);

  if (look->n_present > 0)
    return FALSE;
  for (guint i = 0; i < look->absent->len; i++)
    if (!all_of (g_ptr_array_index (look->absent, i), is_in_none, present))
      return FALSE;

  return look->absent->len > 0;
}

/* ---- taking a listing for true */

static gboolean
settle_missing (NotandaSyncState *state,
                NotandaSyncFile  *file)
{
  if (file->absences < 2)
    {
      file->absences++;
      state->is_changed = TRUE;
    }
  if (file->absences < 2)
    return FALSE;
  /* once: afterwards it is as one that was packed, until what takes its place is there */
  if (notanda_sync_state_is_own (state, file) && file->has_bytes)
    return !file->is_packed;
  notanda_sync_state_add_dirty_contents (state, file);
  notanda_sync_state_forget (state, file);

  return TRUE;
}

guint
notanda_sync_settle (NotandaSyncState      *state,
                     const NotandaSyncLook *look,
                     GPtrArray             *missing)
{
  g_autoptr (GPtrArray) present = list_present (state, look);
  guint healed = 0;
  guint n = 0; /* of the missing, passed */

  for (guint i = 0; i < present->len; i++)
    {
      NotandaSyncFile *file = g_ptr_array_index (present, i);

      if (file->absences > 0)
        state->is_changed = TRUE;
      file->absences = 0;
    }
  for (guint i = 0; i < look->absent->len; i++)
    {
      NotandaSyncFile *file = g_ptr_array_index (look->absent, i);
      gboolean         is_missing = n < missing->len && missing->pdata[n] == file;

      n += is_missing ? 1 : 0;
      if (!is_missing)
        {
          /* cut, and written again: it is to be deleted first */
          if (file->is_packed && g_hash_table_contains (look->sizes, &file->name) && notanda_sync_state_is_own (state, file))
            continue;
          /* it may be that a text is now where its writer says, and nobody looked */
          if (file->name.kind == NOTANDA_SYNC_TEXT && !file->is_claimed)
            notanda_sync_state_add_dirty_contents (state, file);
          notanda_sync_state_forget (state, file);
        }
      else if (settle_missing (state, file))
        healed++;
    }

  return healed;
}

/* ---- own files */

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const NotandaSyncFile *const *x = a;
  const NotandaSyncFile *const *y = b;

  return notanda_sync_name_compare (&(*x)->name, &(*y)->name);
}

static GPtrArray *
list_own (const NotandaSyncState *state)
{
  GPtrArray     *files = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      if (notanda_sync_state_is_own (state, file) && !file->is_gone)
        g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_files);

  return files;
}

GPtrArray *
notanda_sync_plan_copies (const NotandaSyncState *state)
{
  GPtrArray *files = list_own (state);

  for (guint i = files->len; i-- > 0;)
    {
      const NotandaSyncFile *file = g_ptr_array_index (files, i);

      if (!file->is_confirmed || file->absences < 2 || file->is_packed)
        g_ptr_array_remove_index (files, i);
    }

  return files;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const NotandaSyncFile *const *x = a;
  const NotandaSyncFile *const *y = b;

  if ((*x)->size != (*y)->size)
    return (*x)->size < (*y)->size ? -1 : 1;

  return compare_files (a, b);
}

/* A server that has no room for one file, or takes none of its size, may have it for a smaller one: annotations don't wait for texts. */
GPtrArray *
notanda_sync_plan_sends (const NotandaSyncState *state)
{
  GPtrArray *files = list_own (state);

  for (guint i = files->len; i-- > 0;)
    if (((NotandaSyncFile *) g_ptr_array_index (files, i))->is_confirmed)
      g_ptr_array_remove_index (files, i);
  g_ptr_array_sort (files, compare_sizes);

  return files;
}

static guint
get_tier (const NotandaSyncFile *file)
{
  guint tier = 0;

  while (tier < G_N_ELEMENTS (tiers) && file->weight >= tiers[tier])
    tier++;

  return tier;
}

GPtrArray *
notanda_sync_plan_pack (const NotandaSyncState *state,
                        gboolean                texts)
{
  g_autoptr (GPtrArray) files = list_own (state);

  for (guint tier = 0; tier < G_N_ELEMENTS (tiers); tier++)
    {
      g_autoptr (GPtrArray) group = g_ptr_array_new ();

      for (guint i = 0; i < files->len && group->len < NOTANDA_SYNC_TIER; i++)
        {
          NotandaSyncFile *file = g_ptr_array_index (files, i);

          if (file->is_confirmed && file->has_bytes && !file->is_packed && file->absences == 0 &&
              (file->name.kind == NOTANDA_SYNC_TEXT) == texts && get_tier (file) == tier)
            g_ptr_array_add (group, file);
        }
      if (group->len == NOTANDA_SYNC_TIER)
        return g_steal_pointer (&group);
    }

  return NULL;
}

GPtrArray *
notanda_sync_plan_deletes (const NotandaSyncState *state,
                           const NotandaSyncLook  *look)
{
  g_autoptr (GPtrArray) own = list_own (state);
  GPtrArray *deletes = g_ptr_array_new ();

  for (guint i = 0; i < own->len; i++)
    {
      NotandaSyncFile *file = g_ptr_array_index (own, i);
      g_autoptr (GPtrArray) later = NULL;

      if (!file->is_packed || !g_hash_table_contains (look->sizes, &file->name))
        continue;
      later = g_ptr_array_new ();
      for (guint j = i + 1; j < own->len; j++)
        {
          NotandaSyncFile *other = g_ptr_array_index (own, j);

          if (other->name.seq > file->name.seq && other->is_confirmed && notanda_sync_look_has (look, other))
            g_ptr_array_add (later, other);
        }
      if (all_of (file, is_in_any, later))
        g_ptr_array_add (deletes, file);
    }

  return deletes;
}

/* ---- what is pending */

NotandaSyncPending *
notanda_sync_pending_new (void)
{
  NotandaSyncPending *pending = g_new0 (NotandaSyncPending, 1);

  pending->scopes = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);

  return pending;
}

void
notanda_sync_pending_free (NotandaSyncPending *pending)
{
  g_hash_table_unref (pending->scopes);
  g_free (pending);
}

void
notanda_sync_pending_add (NotandaSyncPending *pending,
                          const NotandaHash  *scope,
                          gboolean            is_text)
{
  if (is_text)
    pending->texts++;
  else
    pending->records++;
  if (!g_hash_table_contains (pending->scopes, scope))
    g_hash_table_add (pending->scopes, g_memdup2 (scope, sizeof *scope));
}

static gboolean
is_safe (const NotandaSyncFile *file)
{
  return file->is_confirmed && file->absences == 0 && !file->is_gone && !file->is_claimed && !file->is_damaged;
}

static gboolean
is_unsafe (gpointer name G_GNUC_UNUSED,
           gpointer      file,
           gpointer data G_GNUC_UNUSED)
{
  return !((NotandaSyncFile *) file)->is_gone && !((NotandaSyncFile *) file)->is_claimed && !is_safe (file);
}

void
notanda_sync_pending_add_files (NotandaSyncPending *pending,
                                NotandaSyncState   *state)
{
  g_autoptr (GPtrArray) safe = g_ptr_array_new ();
  g_autoptr (GPtrArray) unsafe = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       value;

  if (!g_hash_table_find (state->files, is_unsafe, NULL))
    return;

  notanda_sync_state_need_contents (state);
  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (is_safe (value))
      g_ptr_array_add (safe, value);
    else if (is_unsafe (NULL, value, NULL))
      g_ptr_array_add (unsafe, value);
  for (guint i = 0; i < unsafe->len; i++)
    {
      const NotandaSyncFile *file = g_ptr_array_index (unsafe, i);

      for (guint j = 0; j < notanda_contents_get_n_scopes (file->contents); j++)
        {
          const NotandaHash *scope = notanda_contents_get_scope (file->contents, j);
          guint              n;
          const NotandaHash *items = notanda_contents_get_items (file->contents, j, &n);

          for (guint k = 0; k < n; k++)
            if (is_in_none (scope, &items[k], safe))
              notanda_sync_pending_add (pending, scope, notanda_hash_equal (scope, &items[k]));
        }
      g_ptr_array_add (safe, (gpointer) file); /* counted */
    }
}
