/* notanda-sync-pack.c: small files of ours made into larger ones, and lost ones written again
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From the bytes that are kept here, so nothing is fetched. The old files go in a later round, when the new one is listed;
 * see notanda_sync_plan_deletes(). */

#include "sync/notanda-sync-private.h"

#include "sync/notanda-squeeze.h"
#include "sync/notanda-sync-hash.h"
#include "sync/notanda-text-pack.h"

typedef struct
{
  NotandaSyncRound      *round;
  NotandaSegmentWriter  *segment;
  NotandaTextPackWriter *pack;
  NotandaContentsBuilder contents;
  GHashTable            *taken;     /* (element-type NotandaHash NotandaHash): of the scope's records, scopes of texts, or notes */
  GArray                *directory; /* (element-type NotandaHash) */
  guint                  n_notes;   /* in @segment */
  gboolean               failed;
} Packer;

static void
end_file (Packer         *self,
          NotandaSyncKind kind)
{
  gboolean is_text = kind == NOTANDA_SYNC_TEXT;
  gsize    weight = is_text ? notanda_text_pack_writer_get_size (self->pack) : notanda_segment_writer_get_size (self->segment);
  g_autoptr (GBytes) bytes = NULL;
  NotandaSyncFile *file;

  if (weight == 0 || self->failed)
    return;
  bytes = is_text ? notanda_text_pack_writer_finish (self->pack) : notanda_segment_writer_finish (self->segment);
  file = notanda_sync_add_own (self->round, kind, bytes, weight, notanda_contents_builder_end (&self->contents));
  self->failed = file == NULL;
  if (file != NULL && is_text)
    notanda_segment_writer_add_directory (self->segment, &file->name.hash, (const NotandaHash *) (gpointer) self->directory->data, self->directory->len);
  g_array_set_size (self->directory, 0);
  if (!is_text)
    self->n_notes = 0;
}

static gboolean
is_new (Packer            *self,
        const NotandaHash *scope,
        const NotandaHash *item)
{
  NotandaHash both[2] = { *scope, *item };
  NotandaHash key;

  notanda_hash_of (both, sizeof both, &key);

  return g_hash_table_add (self->taken, g_memdup2 (&key, sizeof key));
}

static void
pack_records (Packer               *self,
              const NotandaSegment *segment)
{
  for (guint i = 0; i < segment->entries->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->entries, NotandaSegmentEntry, i);

      for (guint j = 0; j < entry->n; j++)
        {
          const NotandaSegmentRecord *record = &g_array_index (segment->records, NotandaSegmentRecord, entry->first + j);

          if (!is_new (self, &entry->scope, &record->hash))
            continue;
          if (notanda_segment_writer_get_size (self->segment) + record->size > NOTANDA_SQUEEZE_GOOD_SIZE)
            end_file (self, NOTANDA_SYNC_PACK);
          notanda_segment_writer_add (self->segment, &entry->scope, record->bytes, record->size);
          notanda_contents_builder_add (&self->contents, &entry->scope, &record->hash);
        }
    }
}

static gboolean
has_text_file (const NotandaSyncState *state,
               const NotandaHash      *hash)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NotandaSyncFile *file = value;

      if (file->name.kind == NOTANDA_SYNC_TEXT && !file->is_packed && notanda_hash_equal (&file->name.hash, hash))
        return TRUE;
    }

  return FALSE;
}

/* Of text files that are still there. */
static void
pack_directories (Packer               *self,
                  const NotandaSegment *segment)
{
  for (guint i = 0; i < segment->directories->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->directories, NotandaSegmentEntry, i);

      if (has_text_file (self->round->state, &entry->scope))
        notanda_segment_writer_add_directory (self->segment, &entry->scope, &g_array_index (segment->scopes, NotandaHash, entry->first), entry->n);
    }
}

/* Of files that are still there; each once, and no more in one file than are heeded. */
static void
pack_notes (Packer               *self,
            const NotandaSegment *segment)
{
  for (guint i = 0; i < segment->notes->len; i++)
    {
      const NotandaSegmentNote *note = &g_array_index (segment->notes, NotandaSegmentNote, i);
      const NotandaHash         kind = { { note->kind } };

      if (!notanda_sync_is_listed (self->round, &note->file) || !is_new (self, &kind, &note->file))
        continue;
      if (self->n_notes == NOTANDA_SYNC_MAX_NOTES)
        end_file (self, NOTANDA_SYNC_PACK);
      notanda_segment_writer_add_note (self->segment, note->kind, &note->file);
      self->n_notes++;
    }
}

static void
pack_texts (Packer *self,
            GArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const NotandaPackedText *text = &g_array_index (texts, NotandaPackedText, i);

      if (!is_new (self, &text->scope, &text->scope))
        continue;
      if (notanda_text_pack_writer_get_size (self->pack) + text->size > NOTANDA_SQUEEZE_GOOD_SIZE)
        end_file (self, NOTANDA_SYNC_TEXT);
      notanda_text_pack_writer_copy (self->pack, text);
      notanda_contents_builder_add (&self->contents, &text->scope, &text->scope);
      g_array_append_vals (self->directory, &text->scope, 1);
    }
}

/* Returns: FALSE where its bytes aren't here any more: then it stays as it is */
static gboolean
pack_file (Packer          *self,
           NotandaSyncFile *file)
{
  const NotandaId *corpus = &self->round->state->corpus;
  g_autoptr (GBytes) bytes = notanda_sync_state_read_bytes (self->round->state, file, NULL);
  g_autoptr (NotandaSegment) segment = NULL;
  g_autoptr (GArray) texts = NULL;

  if (bytes != NULL && file->name.kind == NOTANDA_SYNC_TEXT)
    texts = notanda_text_pack_parse (bytes, corpus, "", NULL);
  else if (bytes != NULL)
    segment = notanda_segment_parse (bytes, corpus, "", NULL);

  if (texts != NULL)
    pack_texts (self, texts);
  if (segment != NULL)
    {
      pack_records (self, segment);
      pack_directories (self, segment);
      pack_notes (self, segment);
    }
  file->has_bytes = texts != NULL || segment != NULL;
  self->round->state->is_changed = TRUE;

  return file->has_bytes;
}

static void
pack_group (Packer    *self,
            GPtrArray *group,
            gboolean   is_text)
{
  for (guint i = 0; i < group->len; i++)
    {
      NotandaSyncFile *file = g_ptr_array_index (group, i);

      /* said beforehand, as the directory of a text file that goes isn't passed on */
      file->is_packed = pack_file (self, file);
    }
  if (is_text)
    end_file (self, NOTANDA_SYNC_TEXT);
  end_file (self, NOTANDA_SYNC_PACK);
}

/* The same bytes under a new name: the old one is then as one that was packed. */
gboolean
notanda_sync_copy_lost (NotandaSyncRound *round)
{
  g_autoptr (GPtrArray) files = notanda_sync_plan_copies (round->state);

  for (guint i = 0; i < files->len; i++)
    {
      NotandaSyncFile *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) bytes = notanda_sync_state_read_bytes (round->state, file, NULL);

      if (bytes == NULL)
        {
          notanda_sync_state_add_dirty_contents (round->state, file);
          notanda_sync_state_forget (round->state, file);
          continue;
        }
      if (notanda_sync_add_own (round, file->name.kind, bytes, file->weight, notanda_contents_new (notanda_contents_get_bytes (file->contents))) == NULL)
        return FALSE;
      file->is_packed = TRUE;
    }

  return notanda_sync_save (round);
}

gboolean
notanda_sync_pack (NotandaSyncRound *round)
{
  gboolean did = FALSE;

  for (guint is_text = 0; is_text <= 1; is_text++)
    {
      g_autoptr (GPtrArray) group = notanda_sync_plan_pack (round->state, is_text);
      Packer self = { .round = round };

      if (group == NULL)
        continue;
      did = TRUE;
      self.segment = notanda_segment_writer_new (&round->state->corpus);
      self.pack = notanda_text_pack_writer_new (&round->state->corpus);
      self.taken = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);
      self.directory = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
      pack_group (&self, group, is_text);
      notanda_segment_writer_free (self.segment);
      notanda_text_pack_writer_free (self.pack);
      notanda_contents_builder_clear (&self.contents);
      g_hash_table_unref (self.taken);
      g_array_unref (self.directory);
      if (self.failed)
        return FALSE;
    }
  if (did)
    notanda_sync_again (round);

  return notanda_sync_save (round);
}
