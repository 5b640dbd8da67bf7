/* notanda-sync-publish.c: a round's second half: what is new here, as files
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is pending is derived: of each scope that may have changed, the records that no known file holds. So a crash, a
 * lost answer or a server that lost files lead to the same question and the same answer. Linear in the records of the
 * scopes that changed; of a record only its hash is looked at, in the few files that have something of its scope. */

#include "sync/notanda-sync-private.h"

#include "sync/notanda-squeeze.h"
#include "sync/notanda-sync-hash.h"
#include "sync/notanda-text-pack.h"

/* What a file has of the scope at hand: ascending */
typedef struct
{
  const NotandaHash *items;
  guint              n;
} Span;

typedef struct
{
  NotandaSyncRound      *round;
  gboolean               counts; /* instead of writing */
  gboolean               failed;
  const NotandaHash     *scope;
  GArray                *spans;
  GArray                *found; /* (element-type NotandaHash): what the scope's document has */
  GHashTable            *taken; /* (nullable): hashes of the scope that came from two places */
  NotandaSegmentWriter  *segment;
  NotandaContentsBuilder records;
  NotandaTextPackWriter *pack;
  NotandaContentsBuilder texts;
  GArray                *directory; /* (element-type NotandaHash): scopes of the pack */
} Publisher;

gboolean
notanda_sync_take_changes (NotandaSyncRound *round)
{
  const NotandaSyncStore *store = round->store;
  NotandaSyncState       *state = round->state;
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  g_autofree char *token = NULL;
  GError          *error = NULL;

  if (!store->list_changed (store->data, state->token, scopes, &token, round->cancellable, &error))
    return notanda_sync_stop (round, error);
  for (guint i = 0; i < scopes->len; i++)
    notanda_sync_state_add_dirty (state, &g_array_index (scopes, NotandaHash, i));
  if (g_set_str (&state->token, token))
    state->is_changed = TRUE;

  return TRUE;
}

static void
find_spans (const NotandaSyncState *state,
            const NotandaHash      *scope,
            GArray                 *spans)
{
  GHashTableIter iter;
  gpointer       value;

  g_array_set_size (spans, 0);
  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NotandaSyncFile *file = value;
      Span                   span;
      guint                  i;

      if (file->is_gone || file->is_claimed || !notanda_contents_find (file->contents, scope, &i))
        continue;
      span.items = notanda_contents_get_items (file->contents, i, &span.n);
      g_array_append_val (spans, span);
    }
}

static gboolean
is_held (GArray            *spans,
         const NotandaHash *item)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (bsearch (item, span->items, span->n, sizeof *item, notanda_hash_compare) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* ---- files */

NotandaSyncFile *
notanda_sync_add_own (NotandaSyncRound *round,
                      NotandaSyncKind   kind,
                      GBytes           *bytes,
                      gsize             weight,
                      NotandaContents  *contents)
{
  NotandaSyncState *state = round->state;
  NotandaSyncName   name = { .replica = state->replica, .seq = state->next_seq, .kind = kind };
  NotandaSyncFile  *file;
  GError           *error = NULL;

  notanda_hash_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &name.hash);
  file = notanda_sync_state_add (state, &name, g_bytes_get_size (bytes), contents, bytes, &error);
  if (file == NULL)
    {
      notanda_sync_stop (round, error);
      return NULL;
    }
  file->weight = (guint32) MIN (weight, G_MAXUINT32);
  g_hash_table_add (state->written, g_memdup2 (&name, sizeof name));
  state->next_seq++;

  return file;
}

static void
end_segment (Publisher *self)
{
  gsize weight = notanda_segment_writer_get_size (self->segment);
  g_autoptr (GBytes) bytes = NULL;

  if (weight == 0 || self->failed)
    return;
  bytes = notanda_segment_writer_finish (self->segment);
  if (notanda_sync_add_own (self->round, NOTANDA_SYNC_SEGMENT, bytes, weight, notanda_contents_builder_end (&self->records)) == NULL)
    self->failed = TRUE;
}

/* Others learn what is in it from the segment that is written after it. */
static void
end_pack (Publisher *self)
{
  gsize weight = notanda_text_pack_writer_get_size (self->pack);
  g_autoptr (GBytes) bytes = NULL;
  NotandaSyncFile *file;

  if (weight == 0 || self->failed)
    return;
  bytes = notanda_text_pack_writer_finish (self->pack);
  file = notanda_sync_add_own (self->round, NOTANDA_SYNC_TEXT, bytes, weight, notanda_contents_builder_end (&self->texts));
  self->failed = file == NULL;
  if (file != NULL)
    notanda_segment_writer_add_directory (self->segment, &file->name.hash, (const NotandaHash *) (gpointer) self->directory->data, self->directory->len);
  g_array_set_size (self->directory, 0);
}

/* ---- what is in no file */

static gboolean
lacks_something (Publisher *self)
{
  g_array_sort (self->found, notanda_hash_compare);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      for (guint j = 0; j < span->n; j++)
        if (!notanda_hash_equal (&span->items[j], self->scope) &&
            !g_array_binary_search (self->found, &span->items[j], notanda_hash_compare, NULL))
          return TRUE;
    }

  return FALSE;
}

/* A document that isn't the one that was synced before, but an old copy of it or the same article loaded anew, gets what it
 * lacks from the server. Once: it may be that it refuses it. */
static void
complete_scope (Publisher *self)
{
  NotandaSyncState *state = self->round->state;

  if (self->counts || g_hash_table_contains (state->waiting, self->scope) || !lacks_something (self))
    return;
  if (!g_hash_table_add (state->fetched_again, g_memdup2 (self->scope, sizeof *self->scope)))
    return;
  notanda_sync_state_set_waiting (state, self->scope, NOTANDA_SYNC_LOST);
  notanda_sync_again (self->round);
}

static void
take_record (const NotandaHash *hash,
             const guint8      *bytes,
             gsize              size,
             gpointer           data)
{
  Publisher *self = data;

  g_array_append_vals (self->found, hash, 1);
  if (is_held (self->spans, hash))
    return;
  if (self->taken != NULL && !g_hash_table_add (self->taken, g_memdup2 (hash, sizeof *hash)))
    return;
  if (self->counts)
    {
      notanda_sync_pending_add (self->round->result->pending, self->scope, FALSE);
      return;
    }
  if (notanda_segment_writer_get_size (self->segment) + size > NOTANDA_SQUEEZE_GOOD_SIZE)
    end_segment (self);
  notanda_segment_writer_add (self->segment, self->scope, bytes, size);
  notanda_contents_builder_add (&self->records, self->scope, hash);
}

static gboolean
take_text (Publisher *self,
           GError   **error)
{
  const NotandaSyncStore *store = self->round->store;
  g_autoptr (GBytes) text = NULL;

  if (!store->has_text (store->data, self->scope) || is_held (self->spans, self->scope))
    return TRUE;
  if (self->counts)
    {
      notanda_sync_pending_add (self->round->result->pending, self->scope, TRUE);
      return TRUE;
    }
  text = store->dup_text (store->data, self->scope, error);
  if (text == NULL)
    return FALSE;
  if (notanda_text_pack_writer_get_size (self->pack) + g_bytes_get_size (text) > NOTANDA_SQUEEZE_GOOD_SIZE)
    end_pack (self);
  notanda_text_pack_writer_add (self->pack, self->scope, text);
  notanda_contents_builder_add (&self->texts, self->scope, self->scope);
  g_array_append_vals (self->directory, self->scope, 1);

  return TRUE;
}

/* Records of others that wait here may be in no other place any more. */
static void
take_kept (Publisher *self)
{
  NotandaSyncState *state = self->round->state;
  GHashTableIter    iter;
  gpointer          value;

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NotandaSyncFile *file = value;
      guint                  at;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (NotandaSegment) segment = NULL;

      if (!file->is_gone || !notanda_contents_find (file->contents, self->scope, &at))
        continue;
      bytes = notanda_sync_state_read_bytes (state, file, NULL);
      segment = bytes != NULL ? notanda_segment_parse (bytes, &state->corpus, "", NULL) : NULL;
      for (guint i = 0; segment != NULL && i < segment->entries->len; i++)
        {
          const NotandaSegmentEntry *entry = &g_array_index (segment->entries, NotandaSegmentEntry, i);

          for (guint j = 0; notanda_hash_equal (&entry->scope, self->scope) && j < entry->n; j++)
            {
              const NotandaSegmentRecord *record = &g_array_index (segment->records, NotandaSegmentRecord, entry->first + j);

              take_record (&record->hash, record->bytes, record->size, self);
            }
        }
    }
}

/* Returns: FALSE where a document can't be read now; the others can */
static gboolean
take_scope (Publisher         *self,
            const NotandaHash *scope,
            GError           **error)
{
  const NotandaSyncStore *store = self->round->store;
  g_autoptr (GHashTable) taken = NULL;

  self->scope = scope;
  find_spans (self->round->state, scope, self->spans);
  g_array_set_size (self->found, 0);
  if (g_hash_table_contains (self->round->state->waiting, scope))
    {
      taken = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);
      self->taken = taken;
      take_kept (self);
    }
  if (store->has_text (store->data, scope) &&
      (!take_text (self, error) || !store->foreach_record (store->data, scope, take_record, self, self->round->cancellable, error)))
    {
      self->taken = NULL;
      return FALSE;
    }
  self->taken = NULL;
  if (store->has_text (store->data, scope))
    complete_scope (self);

  return TRUE;
}

/* @left: (nullable): gets those that couldn't be read */
static void
take_scopes (Publisher  *self,
             GHashTable *left)
{
  NotandaSyncRound *round = self->round;
  GHashTableIter    iter;
  gpointer          scope;

  g_hash_table_iter_init (&iter, round->state->dirty);
  while (!self->failed && g_hash_table_iter_next (&iter, &scope, NULL))
    {
      g_autoptr (GError) error = NULL;

      if (take_scope (self, scope, &error))
        continue;
      notanda_sync_pending_add (round->result->pending, scope, FALSE);
      if (left == NULL)
        continue;
      g_hash_table_add (left, g_memdup2 (scope, sizeof (NotandaHash)));
      notanda_sync_fail_scope (round, scope, g_steal_pointer (&error));
    }
}

static void
publisher_init (Publisher        *self,
                NotandaSyncRound *round,
                gboolean          counts)
{
  notanda_sync_state_need_contents (round->state);
  *self = (Publisher) {
    .round = round,
    .counts = counts,
    .spans = g_array_new (FALSE, FALSE, sizeof (Span)),
    .found = g_array_new (FALSE, FALSE, sizeof (NotandaHash)),
    .segment = notanda_segment_writer_new (&round->state->corpus),
    .pack = notanda_text_pack_writer_new (&round->state->corpus),
    .directory = g_array_new (FALSE, FALSE, sizeof (NotandaHash)),
  };
}

static void
publisher_clear (Publisher *self)
{
  g_array_unref (self->spans);
  g_array_unref (self->found);
  g_array_unref (self->directory);
  notanda_segment_writer_free (self->segment);
  notanda_text_pack_writer_free (self->pack);
  notanda_contents_builder_clear (&self->records);
  notanda_contents_builder_clear (&self->texts);
}

void
notanda_sync_count_dirty (NotandaSyncRound *round)
{
  Publisher self;

  if (g_hash_table_size (round->state->dirty) == 0)
    return;
  publisher_init (&self, round, TRUE);
  take_scopes (&self, NULL);
  publisher_clear (&self);
}

/* The index names the files and no more the scopes, both in one write: a crash before it leaves everything as it was. */
gboolean
notanda_sync_publish (NotandaSyncRound *round)
{
  NotandaSyncState *state = round->state;
  g_autoptr (GHashTable) left = NULL;
  g_autoptr (GArray) notes = NULL;
  Publisher self;

  if (g_hash_table_size (state->dirty) == 0 && !notanda_sync_has_notes (round))
    return TRUE;
  left = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);
  publisher_init (&self, round, FALSE);
  take_scopes (&self, left);
  end_pack (&self);
  notes = notanda_sync_write_notes (round, self.segment);
  end_segment (&self);
  publisher_clear (&self);
  if (self.failed)
    return FALSE;

  notanda_sync_end_notes (round, notes);
  g_hash_table_unref (state->dirty);
  state->dirty = g_steal_pointer (&left);
  state->is_changed = TRUE;

  return notanda_sync_save (round);
}
