/* notanda-sync-arrive.c: records that came, handed to their documents
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-private.h"

#include "sync/notanda-sync-hash.h"

void
notanda_sync_arrival_clear (NotandaSyncArrival *arrival)
{
  g_clear_pointer (&arrival->scopes, g_hash_table_unref);
}

static GPtrArray *
get_records (NotandaSyncArrival *arrival,
             const NotandaHash  *scope)
{
  GPtrArray *records;

  if (arrival->scopes == NULL)
    arrival->scopes = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  records = g_hash_table_lookup (arrival->scopes, scope);
  if (records == NULL)
    {
      records = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_stored_unref);
      g_hash_table_insert (arrival->scopes, g_memdup2 (scope, sizeof *scope), records);
    }

  return records;
}

void
notanda_sync_arrival_add (NotandaSyncArrival   *arrival,
                          NotandaSyncRound     *round,
                          const NotandaSegment *segment,
                          GHashTable           *only)
{
  for (guint i = 0; i < segment->entries->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->entries, NotandaSegmentEntry, i);
      GPtrArray                 *records;

      if (only != NULL && !g_hash_table_contains (only, &entry->scope))
        continue;
      records = get_records (arrival, &entry->scope);
      for (guint j = 0; j < entry->n; j++)
        {
          const NotandaSegmentRecord *found = &g_array_index (segment->records, NotandaSegmentRecord, entry->first + j);
          NotandaRecord               record;

          if (notanda_record_parse (&record, found->bytes, found->size))
            g_ptr_array_add (records, notanda_stored_new_for_hash (found->bytes, found->size, &found->hash));
          else
            notanda_sync_state_set_waiting (round->state, &entry->scope, NOTANDA_SYNC_UNREAD);
        }
    }
}

static void
merge_scope (NotandaSyncRound  *round,
             const NotandaHash *scope,
             GBytes            *text,
             GPtrArray         *records)
{
  const NotandaSyncStore *store = round->store;
  g_autoptr (GError) error = NULL;
  guint n_new = 0;

  if (text == NULL && !store->has_text (store->data, scope))
    {
      if (!g_hash_table_contains (round->state->waiting, scope))
        notanda_sync_state_set_waiting (round->state, scope, NOTANDA_SYNC_NO_TEXT);
      return;
    }
  if (store->merge (store->data, scope, text, records, &n_new, round->cancellable, &error))
    {
      round->result->arrived += n_new;
      if (n_new > 0 || text != NULL)
        g_array_append_vals (round->result->changed, scope, 1);
      return;
    }

  notanda_sync_state_set_waiting (round->state, scope, NOTANDA_SYNC_FAILED);
  notanda_sync_fail_scope (round, scope, g_steal_pointer (&error));
}

void
notanda_sync_arrival_merge (NotandaSyncArrival *arrival,
                            NotandaSyncRound   *round,
                            GHashTable         *texts)
{
  GHashTableIter iter;
  gpointer       scope;
  gpointer       records;

  if (arrival->scopes == NULL)
    return;
  g_hash_table_iter_init (&iter, arrival->scopes);
  while (g_hash_table_iter_next (&iter, &scope, &records))
    merge_scope (round, scope, texts != NULL ? g_hash_table_lookup (texts, scope) : NULL, records);
}

void
notanda_sync_arrival_expect (NotandaSyncArrival *arrival,
                             const NotandaHash  *scope)
{
  get_records (arrival, scope);
}
