/* notanda-sync-fetch.c: a round's first half: what is new on the server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Segments come before texts, since they say which text is in which file: a text that isn't wanted here is never fetched.
 * Each batch is merged and kept before the next is asked for, so memory doesn't grow with the corpus, and a round that is
 * cut short has not been for nothing. */

#include "sync/notanda-sync-private.h"

#include "base/notanda-error.h"
#include "sync/notanda-sync-hash.h"
#include "sync/notanda-text-pack.h"

/* What a file says it is, of those that are fetched in one go. */
static gboolean
is_segment (const NotandaSyncListed *listed)
{
  return listed->name.kind != NOTANDA_SYNC_TEXT;
}

static void
note_unreadable (NotandaSyncRound        *round,
                 const NotandaSyncListed *listed,
                 const GError            *error)
{
  notanda_sync_state_note_bad (round->state, &listed->name, listed->size);
  round->result->unreadable++;
  if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_NEWER_VERSION))
    round->result->newer = TRUE;
}

gboolean
notanda_sync_judge_fetched (NotandaSyncRound        *round,
                            const NotandaDavRequest *request,
                            const NotandaSyncListed *listed,
                            gboolean                *fetched)
{
  NotandaSyncAnswer answer = notanda_sync_judge_file (round, request, &listed->name, listed->size);

  *fetched = answer == NOTANDA_SYNC_ANSWER_GOOD && notanda_sync_is_file (request, &listed->name);
  /* its writer may have packed it since it was listed */
  if (answer == NOTANDA_SYNC_ANSWER_NOT_FOUND)
    notanda_sync_again (round);
  else if (!*fetched && (answer == NOTANDA_SYNC_ANSWER_GOOD || answer == NOTANDA_SYNC_ANSWER_OTHER_BYTES))
    notanda_sync_note_damaged (round, listed);

  return answer != NOTANDA_SYNC_ANSWER_STOP && !round->is_hopeless;
}

static NotandaContents *
list_contents (const NotandaSegment *segment)
{
  g_auto (NotandaContentsBuilder) builder = NOTANDA_CONTENTS_BUILDER_INIT;

  for (guint i = 0; i < segment->entries->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->entries, NotandaSegmentEntry, i);

      for (guint j = 0; j < entry->n; j++)
        notanda_contents_builder_add (&builder, &entry->scope, &g_array_index (segment->records, NotandaSegmentRecord, entry->first + j).hash);
    }

  return notanda_contents_builder_end (&builder);
}

static void
take_directories (NotandaSyncRound     *round,
                  const NotandaSegment *segment)
{
  for (guint i = 0; i < segment->directories->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->directories, NotandaSegmentEntry, i);
      g_auto (NotandaContentsBuilder) builder = NOTANDA_CONTENTS_BUILDER_INIT;

      for (guint j = 0; j < entry->n; j++)
        {
          const NotandaHash *scope = &g_array_index (segment->scopes, NotandaHash, entry->first + j);

          notanda_contents_builder_add (&builder, scope, scope);
        }
      g_hash_table_insert (round->directories, g_memdup2 (&entry->scope, sizeof entry->scope), notanda_contents_builder_end (&builder));
    }
}

/* Whether some of its records are in no document, so that its bytes have to stay. */
static gboolean
has_waiting (const NotandaSyncRound *round,
             const NotandaSegment   *segment)
{
  for (guint i = 0; i < segment->entries->len; i++)
    if (g_hash_table_contains (round->state->waiting, &g_array_index (segment->entries, NotandaSegmentEntry, i).scope))
      return TRUE;

  return FALSE;
}

static gboolean
keep_segment (NotandaSyncRound        *round,
              const NotandaSyncListed *listed,
              const NotandaSegment    *segment,
              GBytes                  *bytes)
{
  GError          *error = NULL;
  NotandaSyncFile *file;

  file = notanda_sync_state_add (round->state, &listed->name, listed->size, list_contents (segment),
                                 has_waiting (round, segment) ? bytes : NULL, &error);
  if (file == NULL)
    return notanda_sync_stop (round, error);
  file->is_confirmed = TRUE;
  /* one of ours that was deleted and is there again: what it holds decides whether it goes */
  file->is_packed = notanda_sync_state_is_own (round->state, file);
  take_directories (round, segment);
  notanda_sync_take_notes (round, segment);
  notanda_sync_step (round);

  return TRUE;
}

/* First into the documents, then is it known: what happens in between is done again, and makes no difference.
 * @segments: (element-type NotandaSegment): what the requests from @first on brought; emptied */
static void
merge_segments (NotandaSyncRound   *round,
                NotandaSyncArrival *arrival,
                GPtrArray          *segments,
                GPtrArray          *requests,
                GArray             *batch,
                guint               first)
{
  notanda_sync_arrival_merge (arrival, round, NULL);
  notanda_sync_arrival_clear (arrival);
  for (guint i = 0; i < segments->len; i++)
    {
      g_autoptr (NotandaSegment) segment = g_ptr_array_index (segments, i);
      NotandaDavRequest *request = g_ptr_array_index (requests, first + i);

      if (segment != NULL && round->result->outcome != NOTANDA_SYNC_STOPPED)
        keep_segment (round, &g_array_index (batch, NotandaSyncListed, first + i), segment, request->body);
    }
  g_ptr_array_set_size (segments, 0);
}

/* What they unpack to is merged as soon as it is much: small files may hold a lot. */
static gboolean
take_segments (NotandaSyncRound *round,
               GPtrArray        *requests,
               GArray           *batch)
{
  g_auto (NotandaSyncArrival) arrival = NOTANDA_SYNC_ARRIVAL_INIT;
  g_autoptr (GPtrArray) segments = g_ptr_array_new ();
  gsize    size = 0;
  guint    first = 0;
  gboolean goes_on = TRUE;

  for (guint i = 0; i < batch->len; i++)
    {
      const NotandaSyncListed *listed = &g_array_index (batch, NotandaSyncListed, i);
      NotandaDavRequest       *request = g_ptr_array_index (requests, i);
      NotandaSegment          *segment = NULL;
      gboolean                 fetched;
      g_autoptr (GError) error = NULL;

      goes_on = notanda_sync_judge_fetched (round, request, listed, &fetched) && goes_on;
      if (fetched)
        segment = notanda_segment_parse (request->body, &round->state->corpus, request->name, &error);
      if (fetched && segment == NULL)
        note_unreadable (round, listed, error);
      if (segment != NULL)
        {
          notanda_sync_arrival_add (&arrival, round, segment, NULL);
          size += g_bytes_get_size (segment->raw);
        }
      g_ptr_array_add (segments, segment);
      if (size < NOTANDA_SYNC_MEMORY)
        continue;
      merge_segments (round, &arrival, segments, requests, batch, first);
      first = i + 1;
      size = 0;
    }
  merge_segments (round, &arrival, segments, requests, batch, first);

  return round->result->outcome != NOTANDA_SYNC_STOPPED && notanda_sync_save (round) && goes_on;
}

typedef gboolean (*TakeFunc) (NotandaSyncRound *round,
                              GPtrArray        *requests,
                              GArray           *batch);

static guint
count_failures (const NotandaSyncState  *state,
                const NotandaSyncListed *listed)
{
  const NotandaSyncBad *bad = g_hash_table_lookup (state->bad, &listed->name);

  return bad != NULL ? bad->failures : 0;
}

static int
compare_failures (gconstpointer a,
                  gconstpointer b,
                  gpointer      state)
{
  guint one = count_failures (state, a);
  guint other = count_failures (state, b);

  return (one > other) - (one < other);
}

/* Where a batch is refused whole, the rest isn't asked for in vain: in the next round it comes before what was refused. */
static gboolean
fetch_all (NotandaSyncRound *round,
           GArray           *wanted,
           TakeFunc          take)
{
  g_array_sort_with_data (wanted, compare_failures, round->state);
  for (guint i = 0; i < wanted->len;)
    {
      g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
      g_autoptr (GArray) batch = g_array_new (FALSE, FALSE, sizeof (NotandaSyncListed));

      for (; i < wanted->len && !notanda_sync_requests_are_full (requests); i++)
        {
          const NotandaSyncListed *listed = &g_array_index (wanted, NotandaSyncListed, i);

          g_array_append_vals (batch, listed, 1);
          notanda_sync_requests_add_get (requests, &round->state->corpus, &listed->name, listed->size);
        }
      if (!notanda_sync_run (round, requests) || !take (round, requests, batch))
        return FALSE;
      while (notanda_sync_requests_are_refused (requests) && i < wanted->len)
        notanda_sync_leave_untried (round, &g_array_index (wanted, NotandaSyncListed, i++).name);
    }

  return TRUE;
}

gboolean
notanda_sync_fetch_segments (NotandaSyncRound *round)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (NotandaSyncListed));

  for (guint i = 0; i < round->look->unknown->len; i++)
    {
      const NotandaSyncListed *listed = &g_array_index (round->look->unknown, NotandaSyncListed, i);

      if (is_segment (listed))
        g_array_append_vals (wanted, listed, 1);
    }
  if (wanted->len == 0)
    return TRUE;

  round->total += wanted->len;

  return fetch_all (round, wanted, take_segments);
}

/* ---- texts */

/* Texts that are asked for and wait to be merged, and what they take. */
typedef struct
{
  GHashTable *found; /* (element-type NotandaHash GBytes) */
  gsize       size;
} Texts;

static gboolean
merge_texts (NotandaSyncRound *round,
             Texts            *texts)
{
  gboolean did = notanda_sync_merge_waiting (round, texts->found);

  g_hash_table_remove_all (texts->found);
  texts->size = 0;

  return did;
}

/* Returns: FALSE where the round ends here */
static gboolean
take_text (NotandaSyncRound  *round,
           const NotandaHash *scope,
           GBytes            *text,
           Texts             *texts)
{
  if (!g_hash_table_contains (round->state->waiting, scope) || g_hash_table_contains (texts->found, scope) ||
      round->store->has_text (round->store->data, scope) || !round->store->wants (round->store->data, scope))
    return TRUE;
  g_hash_table_insert (texts->found, g_memdup2 (scope, sizeof *scope), g_bytes_ref (text));
  texts->size += g_bytes_get_size (text);

  return texts->size < NOTANDA_SYNC_MEMORY || merge_texts (round, texts);
}

/* Texts that are asked for, of those that a file turns out to hold: what its writer says of it isn't relied on here.
 * Returns: FALSE with an error, or without one where the round ends here */
static gboolean
take_text_file (NotandaSyncRound        *round,
                const NotandaSyncListed *listed,
                GBytes                  *bytes,
                Texts                   *texts,
                GError                 **error)
{
  char name[NOTANDA_SYNC_NAME_SIZE];
  g_autoptr (GArray) packed = notanda_text_pack_parse (bytes, &round->state->corpus, notanda_sync_name_to_string (&listed->name, name), error);
  g_auto (NotandaContentsBuilder) builder = NOTANDA_CONTENTS_BUILDER_INIT;
  NotandaSyncFile *file;

  if (packed == NULL)
    return FALSE;
  for (guint i = 0; i < packed->len; i++)
    {
      const NotandaPackedText *text = &g_array_index (packed, NotandaPackedText, i);
      g_autoptr (GBytes) inflated = notanda_packed_text_inflate (text);

      if (inflated == NULL)
        continue;
      notanda_contents_builder_add (&builder, &text->scope, &text->scope);
      if (!take_text (round, &text->scope, inflated, texts))
        return FALSE;
    }
  file = notanda_sync_state_add (round->state, &listed->name, listed->size, notanda_contents_builder_end (&builder), NULL, error);
  if (file == NULL)
    return FALSE;
  file->is_confirmed = TRUE;
  file->is_packed = notanda_sync_state_is_own (round->state, file);
  notanda_sync_step (round);

  return TRUE;
}

/* What its writer says is in it isn't to be had from it: there may be another one. */
static gboolean
forget_claim (NotandaSyncRound      *round,
              const NotandaSyncName *name)
{
  NotandaSyncFile *file = g_hash_table_lookup (round->state->files, name);

  if (file == NULL || !file->is_claimed || !g_hash_table_contains (round->state->bad, name))
    return FALSE;
  notanda_sync_state_forget (round->state, file);

  return TRUE;
}

/* Where others of its kind have been refused, too, another one has time. */
static gboolean
is_batch_refused (GPtrArray *requests)
{
  return requests->len >= NOTANDA_SYNC_BATCH && notanda_sync_requests_are_refused (requests);
}

static gboolean
take_texts (NotandaSyncRound *round,
            GPtrArray        *requests,
            GArray           *batch)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, (GDestroyNotify) g_bytes_unref);
  Texts    texts = { .found = found };
  gboolean goes_on = TRUE;

  for (guint i = 0; i < batch->len; i++)
    {
      const NotandaSyncListed *listed = &g_array_index (batch, NotandaSyncListed, i);
      NotandaDavRequest       *request = g_ptr_array_index (requests, i);
      gboolean                 fetched;
      g_autoptr (GError) error = NULL;

      goes_on = notanda_sync_judge_fetched (round, request, listed, &fetched) && goes_on;
      if (!fetched && forget_claim (round, &listed->name) && !is_batch_refused (requests))
        notanda_sync_again (round);
      if (!fetched || take_text_file (round, listed, request->body, &texts, &error))
        continue;
      if (error == NULL)
        return FALSE;
      if (error->domain != NOTANDA_ERROR)
        return notanda_sync_stop (round, g_steal_pointer (&error));
      note_unreadable (round, listed, error);
    }

  return notanda_sync_save (round) && merge_texts (round, &texts) && goes_on;
}

/* A file whose writer says what is in it needn't be fetched to know that. Returns: FALSE where the round ends here */
static gboolean
take_claims (NotandaSyncRound *round,
             GArray           *wanted)
{
  for (guint i = 0; i < round->look->unknown->len; i++)
    {
      const NotandaSyncListed *listed = &g_array_index (round->look->unknown, NotandaSyncListed, i);
      NotandaContents         *claimed = g_hash_table_lookup (round->directories, &listed->name.hash);
      NotandaSyncFile         *file;
      GError                  *error = NULL;

      if (is_segment (listed))
        continue;
      if (claimed == NULL)
        {
          g_array_append_vals (wanted, listed, 1);
          continue;
        }
      file = notanda_sync_state_add (round->state, &listed->name, listed->size, notanda_contents_new (notanda_contents_get_bytes (claimed)), NULL, &error);
      if (file == NULL)
        return notanda_sync_stop (round, error);
      file->is_confirmed = TRUE;
      file->is_claimed = TRUE;
    }

  return TRUE;
}

/* How good a file is to get a text from: one that gave something before, and rather not one that gave nothing. */
static guint
rate (const NotandaSyncRound *round,
      const NotandaSyncFile  *file)
{
  return (g_hash_table_contains (round->state->bad, &file->name) ? 1 : 3) + (file->is_claimed ? 0 : 1);
}

static const NotandaSyncFile *
find_text_file (const NotandaSyncRound *round,
                const NotandaHash      *scope)
{
  const NotandaSyncFile *found = NULL;
  GHashTableIter         iter;
  gpointer               value;

  g_hash_table_iter_init (&iter, round->state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NotandaSyncFile *file = value;

      if (file->name.kind == NOTANDA_SYNC_TEXT && notanda_sync_look_has (round->look, file) && notanda_contents_has (file->contents, scope, scope) &&
          (found == NULL || rate (round, file) > rate (round, found)))
        found = file;
    }

  return found;
}

/* Whether the text was read from a file, or is on its way into one. */
static gboolean
is_verified (const NotandaSyncRound *round,
             const NotandaHash      *scope)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, round->state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NotandaSyncFile *file = value;

      if (!file->is_claimed && !file->is_gone && notanda_contents_has (file->contents, scope, scope))
        return TRUE;
    }

  return FALSE;
}

static void
add_file_of (NotandaSyncRound  *round,
             const NotandaHash *scope,
             gboolean           is_here,
             GHashTable        *seen,
             GArray            *wanted)
{
  const NotandaSyncFile *file;
  NotandaSyncListed      listed;

  notanda_sync_state_need_contents (round->state);
  file = find_text_file (round, scope);
  if (file == NULL || (is_here && is_verified (round, scope)) || !g_hash_table_add (seen, (gpointer) file))
    return;
  listed = (NotandaSyncListed) { file->name, file->size };
  if (!notanda_sync_state_is_paused (round->state, &file->name))
    g_array_append_val (wanted, listed);
}

/* Files with the texts of what waits and is to be here, and those that are said to hold texts that are here already: what
 * is on the server is what somebody has read there. */
static void
add_wanted (NotandaSyncRound *round,
            GArray           *wanted)
{
  const NotandaSyncStore *store = round->store;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       scope;

  g_hash_table_iter_init (&iter, round->state->waiting);
  while (g_hash_table_iter_next (&iter, &scope, NULL))
    if (!store->has_text (store->data, scope) && store->wants (store->data, scope))
      add_file_of (round, scope, FALSE, seen, wanted);
  g_hash_table_iter_init (&iter, round->state->dirty);
  while (g_hash_table_iter_next (&iter, &scope, NULL))
    if (store->has_text (store->data, scope))
      add_file_of (round, scope, TRUE, seen, wanted);
}

gboolean
notanda_sync_fetch_texts (NotandaSyncRound *round)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (NotandaSyncListed));

  if (!take_claims (round, wanted))
    return FALSE;
  add_wanted (round, wanted);
  round->total += wanted->len;

  return fetch_all (round, wanted, take_texts);
}
