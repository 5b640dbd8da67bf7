/* notanda-sync-waiting.c: records that waited for their text, and need no longer
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What waits lies in whole files, as they came: one durable write for a thousand articles, where a file for each article
 * took a thousand. An article that is fetched on demand costs a look through the files it is in; those that came while its
 * document was here, and are needed again since it is here no more, are fetched again. */

#include "sync/notanda-sync-private.h"

#include "sync/notanda-sync-hash.h"

/* What may be merged now. Records of a later version are tried once in a program's run. */
static GHashTable *
list_ready (NotandaSyncRound *round,
            GHashTable       *texts)
{
  GHashTable    *ready = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       scope;
  gpointer       why;

  g_hash_table_iter_init (&iter, round->state->waiting);
  while (g_hash_table_iter_next (&iter, &scope, &why))
    {
      if (GPOINTER_TO_UINT (why) == NOTANDA_SYNC_UNREAD && round->state->round > 1)
        continue;
      if (g_hash_table_contains (round->failed, scope))
        continue;
      if ((texts != NULL && g_hash_table_contains (texts, scope)) || round->store->has_text (round->store->data, scope))
        g_hash_table_insert (ready, g_memdup2 (scope, sizeof (NotandaHash)), why);
    }

  return ready;
}

static gboolean
concerns (const NotandaSyncFile *file,
          GHashTable            *scopes)
{
  for (guint i = 0; i < notanda_contents_get_n_scopes (file->contents); i++)
    if (g_hash_table_contains (scopes, notanda_contents_get_scope (file->contents, i)))
      return TRUE;

  return FALSE;
}

/* Files of records with something of @scopes, of those whose bytes are here or of the others. */
static GPtrArray *
list_files (const NotandaSyncRound *round,
            GHashTable             *scopes,
            gboolean                with_bytes)
{
  GPtrArray     *files = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, round->state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;

      if (file->name.kind != NOTANDA_SYNC_TEXT && file->has_bytes == with_bytes && concerns (file, scopes))
        g_ptr_array_add (files, file);
    }

  return files;
}

/* What is kept and can't be read any more is fetched anew, if it is still there. */
static void
add_kept (NotandaSyncRound   *round,
          NotandaSyncArrival *arrival,
          GHashTable         *ready)
{
  g_autoptr (GPtrArray) files = list_files (round, ready, TRUE);

  for (guint i = 0; i < files->len; i++)
    {
      NotandaSyncFile *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) bytes = notanda_sync_state_read_bytes (round->state, file, NULL);
      g_autoptr (NotandaSegment) segment = bytes != NULL ? notanda_segment_parse (bytes, &round->state->corpus, "", NULL) : NULL;

      if (segment != NULL)
        notanda_sync_arrival_add (arrival, round, segment, ready);
      else
        file->has_bytes = FALSE;
    }
}

/* Scopes of a file that can't be had wait on; all others come. Removes them from @scopes. */
static void
leave_scopes (NotandaSyncRound      *round,
              NotandaSyncArrival    *arrival,
              const NotandaSyncFile *file,
              GHashTable            *ready,
              GHashTable            *scopes)
{
  for (guint i = 0; i < notanda_contents_get_n_scopes (file->contents); i++)
    {
      const NotandaHash *scope = notanda_contents_get_scope (file->contents, i);

      if (!g_hash_table_remove (scopes, scope))
        continue;
      notanda_sync_state_set_waiting (round->state, scope, (NotandaSyncWaiting) GPOINTER_TO_UINT (g_hash_table_lookup (ready, scope)));
      g_hash_table_remove (arrival->scopes, scope);
    }
}

/* What can't be had now is asked for again as seldom as what never could. */
static void
leave_bad (NotandaSyncRound   *round,
           NotandaSyncArrival *arrival,
           GHashTable         *ready,
           GHashTable         *scopes)
{
  g_autoptr (GPtrArray) files = list_files (round, scopes, FALSE);

  for (guint i = 0; i < files->len; i++)
    {
      const NotandaSyncFile *file = g_ptr_array_index (files, i);

      if (!notanda_sync_state_is_paused (round->state, &file->name))
        continue;
      leave_scopes (round, arrival, file, ready, scopes);
      round->result->unreadable++;
    }
}

/* Returns: FALSE where there is no use in going on */
static gboolean
take_fetched (NotandaSyncRound        *round,
              NotandaSyncArrival      *arrival,
              const NotandaDavRequest *request,
              NotandaSyncFile         *file,
              GHashTable              *ready,
              GHashTable              *scopes)
{
  const NotandaSyncListed listed = { file->name, file->size };
  gboolean                fetched;
  gboolean                goes_on = notanda_sync_judge_fetched (round, request, &listed, &fetched);
  g_autoptr (NotandaSegment) segment = NULL;

  if (!fetched)
    {
      leave_scopes (round, arrival, file, ready, scopes);
      return goes_on;
    }
  g_hash_table_remove (round->state->bad, &file->name);
  if (file->is_damaged)
    round->state->is_changed = TRUE;
  file->is_damaged = FALSE;
  segment = notanda_segment_parse (request->body, &round->state->corpus, request->name, NULL);
  if (segment != NULL)
    notanda_sync_arrival_add (arrival, round, segment, scopes);

  return goes_on;
}

/* @scopes: those of @ready that need it. Returns: FALSE where there is no use in going on */
static gboolean
add_fetched (NotandaSyncRound   *round,
             NotandaSyncArrival *arrival,
             GHashTable         *ready,
             GHashTable         *scopes)
{
  g_autoptr (GPtrArray) files = NULL;

  leave_bad (round, arrival, ready, scopes);
  files = list_files (round, scopes, FALSE);
  for (guint i = 0; i < files->len;)
    {
      g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
      guint first = i;

      for (; i < files->len && !notanda_sync_requests_are_full (requests); i++)
        {
          const NotandaSyncFile *file = g_ptr_array_index (files, i);

          notanda_sync_requests_add_get (requests, &round->state->corpus, &file->name, file->size);
        }
      if (!notanda_sync_run (round, requests))
        return FALSE;
      for (guint j = 0; j < requests->len; j++)
        if (!take_fetched (round, arrival, g_ptr_array_index (requests, j), g_ptr_array_index (files, first + j), ready, scopes))
          return FALSE;
      for (; notanda_sync_requests_are_refused (requests) && i < files->len; i++)
        {
          const NotandaSyncFile *file = g_ptr_array_index (files, i);

          notanda_sync_leave_untried (round, &file->name);
          leave_scopes (round, arrival, file, ready, scopes);
        }
    }

  return TRUE;
}

/* Those that aren't here, or are, but not whole: what came for them before comes once more. Borrows from @ready. */
static GHashTable *
list_incomplete (NotandaSyncRound *round,
                 GHashTable       *ready)
{
  GHashTable    *incomplete = g_hash_table_new (notanda_sync_hash, notanda_hash_equal);
  GHashTableIter iter;
  gpointer       scope;
  gpointer       why;

  g_hash_table_iter_init (&iter, ready);
  while (g_hash_table_iter_next (&iter, &scope, &why))
    if (GPOINTER_TO_UINT (why) == NOTANDA_SYNC_LOST || !round->store->has_text (round->store->data, scope))
      g_hash_table_add (incomplete, scope);

  return incomplete;
}

static void
set_all_waiting (NotandaSyncRound *round,
                 GHashTable       *ready)
{
  GHashTableIter iter;
  gpointer       scope;
  gpointer       why;

  g_hash_table_iter_init (&iter, ready);
  while (g_hash_table_iter_next (&iter, &scope, &why))
    notanda_sync_state_set_waiting (round->state, scope, (NotandaSyncWaiting) GPOINTER_TO_UINT (why));
}

gboolean
notanda_sync_merge_waiting (NotandaSyncRound *round,
                            GHashTable       *texts)
{
  g_autoptr (GHashTable) ready = list_ready (round, texts);
  g_autoptr (GHashTable) incomplete = NULL;
  g_auto (NotandaSyncArrival) arrival = NOTANDA_SYNC_ARRIVAL_INIT;
  GHashTableIter iter;
  gpointer       scope;

  if (g_hash_table_size (ready) == 0)
    return TRUE;
  notanda_sync_state_need_contents (round->state);

  /* what can't be merged is set to waiting again on the way */
  g_hash_table_iter_init (&iter, ready);
  while (g_hash_table_iter_next (&iter, &scope, NULL))
    {
      g_hash_table_remove (round->state->waiting, scope);
      notanda_sync_arrival_expect (&arrival, scope);
    }
  round->state->is_changed = TRUE;
  add_kept (round, &arrival, ready);
  incomplete = list_incomplete (round, ready);
  if (g_hash_table_size (incomplete) > 0 && !add_fetched (round, &arrival, ready, incomplete))
    {
      set_all_waiting (round, ready);
      notanda_sync_again (round);
      return round->result->outcome < NOTANDA_SYNC_FULL_SERVER;
    }
  notanda_sync_arrival_merge (&arrival, round, texts);

  return notanda_sync_save (round);
}
