/* notanda-sync-absent.c: the articles of a corpus that are on the server and not here
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which there are is known from what text files on the server hold. What they are called stands in their records, which are kept as they
 * came while they wait for the text; of an article that was here before, nothing is kept, and its name isn't known.
 *
 * A title is a merged record like any, so it takes a document to say which one is shown. Its text is of no account for that.
 */

#include "sync/notanda-sync-documents-private.h"

#include "model/notanda-corpus-records.h"
#include "sync/notanda-segment.h"
#include "sync/notanda-sync-hash.h"

/* Adds the articles of which a text file has the text, and the folder no file. */
static void
add_articles (NotandaSyncDocuments *self,
              NotandaContents      *contents,
              GHashTable           *absent)
{
  for (guint i = 0; i < notanda_contents_get_n_scopes (contents); i++)
    {
      const NotandaHash *article = notanda_contents_get_scope (contents, i);

      if (!g_hash_table_contains (self->files, article) && !notanda_sync_documents_is_line (self, article) && !g_hash_table_contains (absent, article))
        g_hash_table_insert (absent, g_memdup2 (article, sizeof *article), g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_stored_unref));
    }
}

/* Returns: (transfer full) (element-type NotandaHash GPtrArray) */
static GHashTable *
list_articles (NotandaSyncDocuments *self,
               NotandaSyncState     *state)
{
  GHashTable    *absent = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile *file = value;
      NotandaContents *contents = NULL;

      if (file->name.kind == NOTANDA_SYNC_TEXT && file->is_confirmed && !file->is_gone)
        contents = notanda_sync_state_get_contents (state, file);
      if (contents != NULL)
        add_articles (self, contents, absent);
    }

  return absent;
}

static void
add_records (const NotandaSegment *segment,
             GHashTable           *absent)
{
  for (guint i = 0; i < segment->entries->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->entries, NotandaSegmentEntry, i);
      GPtrArray                 *records = g_hash_table_lookup (absent, &entry->scope);

      for (guint j = 0; records != NULL && j < entry->n; j++)
        {
          const NotandaSegmentRecord *found = &g_array_index (segment->records, NotandaSegmentRecord, entry->first + j);
          NotandaRecord               record;

          if (notanda_record_parse (&record, found->bytes, found->size))
            g_ptr_array_add (records, notanda_stored_new_for_hash (found->bytes, found->size, &found->hash));
        }
    }
}

static void
add_kept_records (NotandaSyncState *state,
                  GHashTable       *absent)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NotandaSyncFile *file = value;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (NotandaSegment) segment = NULL;

      if (file->name.kind == NOTANDA_SYNC_TEXT || !file->has_bytes)
        continue;
      bytes = notanda_sync_state_read_bytes (state, file, NULL);
      segment = bytes != NULL ? notanda_segment_parse (bytes, &state->corpus, "", NULL) : NULL;
      if (segment != NULL)
        add_records (segment, absent);
    }
}

/* Returns: (transfer full): one that has what is known about an article, and none of its text */
static NotandaDocument *
new_document (NotandaSyncDocuments *self,
              NotandaArticle       *nothing,
              GPtrArray            *records)
{
  g_autoptr (NotandaPacked) packed = notanda_packed_new (nothing);
  g_autoptr (NotandaSnapshot) snapshot = notanda_snapshot_new (packed);

  for (guint i = 0; i < records->len; i++)
    {
      NotandaStored *stored = records->pdata[i];
      NotandaRecord  record;

      notanda_record_view (&record, stored->bytes, stored->size);
      if (record.kind == NOTANDA_RECORD_ARTICLE && notanda_record_fits (&record, notanda_article_get_n_chars (nothing)))
        g_ptr_array_add (snapshot->added, notanda_stored_ref (stored));
    }

  return notanda_document_new_snapshot (snapshot, self->identity);
}

static NotandaListedDocument *
describe (NotandaSyncDocuments *self,
          NotandaArticle       *nothing,
          const NotandaHash    *article,
          GPtrArray            *records)
{
  NotandaListedDocument *info = notanda_listed_document_new_absent (article);
  g_autoptr (NotandaDocument) document = records->len > 0 ? new_document (self, nothing, records) : NULL;

  if (document == NULL)
    return info;
  info->title = g_strdup (notanda_document_get_meta (document, NOTANDA_META_TITLE));
  info->byline = g_strdup (notanda_document_get_meta (document, NOTANDA_META_BYLINE));
  info->outlet = g_strdup (notanda_document_get_meta (document, NOTANDA_META_OUTLET));
  info->date = g_strdup (notanda_document_get_meta (document, NOTANDA_META_DATE));

  return info;
}

GPtrArray *
notanda_sync_documents_list_absent (NotandaSyncDocuments *self,
                                    NotandaSyncState     *state)
{
  GPtrArray *listed = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_listed_document_unref);
  g_autoptr (GHashTable) absent = NULL;
  g_autoptr (NotandaArticle) nothing = NULL;
  g_autoptr (GBytes) text = g_bytes_new_static ("-", 1);
  GHashTableIter iter;
  gpointer       article;
  gpointer       records;

  g_return_val_if_fail (self != NULL && state != NULL, listed);

  if (!notanda_sync_documents_look (self, NULL))
    return listed;
  absent = list_articles (self, state);
  if (g_hash_table_size (absent) == 0)
    return listed;
  add_kept_records (state, absent);
  nothing = notanda_article_new (text, NULL);
  g_hash_table_iter_init (&iter, absent);
  while (g_hash_table_iter_next (&iter, &article, &records))
    if (!notanda_corpus_is_removed_by (self->corpus->document, article, records))
      g_ptr_array_add (listed, describe (self, nothing, article, records));

  return listed;
}

/* Sums of hashes: the order of a table is by chance. */
guint
notanda_sync_documents_mark_absent (NotandaSyncDocuments   *self,
                                    const NotandaSyncState *state)
{
  guint          mark = g_hash_table_size (state->waiting);
  GHashTableIter iter;
  gpointer       value;

  g_return_val_if_fail (self != NULL && state != NULL, 0);

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NotandaSyncFile *file = value;

      mark += notanda_hash_hash (&file->name.hash) ^ (file->is_confirmed | (guint) file->is_gone << 1 | (guint) file->has_bytes << 2);
    }
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    mark += notanda_hash_hash (value);

  return mark + (guint) notanda_document_get_serial (self->corpus->document) + (guint) self->corpus->file->stamp.mtime_ns;
}
