/* notanda-document-merge.c: takes in others' records
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-document-private.h"
#include "model/notanda-value.h"

typedef struct
{
  NotandaDocument    *document;
  NotandaMergeResult *result;
  gsize               n_chars;
} Merge;

/* A creation that stands in a row here has no hash to be found by; it is found
 * by its id and compared byte for byte. */
static gboolean
is_row_here (NotandaDocument     *document,
             const NotandaRecord *record,
             const NotandaHash   *hash)
{
  NotandaHash own;
  guint32     slot;

  if (record->kind != NOTANDA_RECORD_CREATE || !notanda_document_find (document, &record->subject, &slot))
    return FALSE;
  notanda_document_get_creation_hash (document, slot, &own);

  return notanda_hash_equal (&own, hash);
}

static void
touch_for (NotandaDocument     *document,
           const NotandaRecord *record)
{
  NotandaAbout about = notanda_record_get_about (record);
  guint32      slot;

  if (about != NOTANDA_ABOUT_ANNOTATION)
    document->touched_everything |= about != NOTANDA_N_ABOUT;
  else if (notanda_document_find (document, &record->subject, &slot))
    notanda_document_touch (document, slot);
  else if (document->spans != NULL && record->kind == NOTANDA_RECORD_CREATE)
    g_hash_table_insert (document->before, GUINT_TO_POINTER (notanda_document_get_n_slots (document) + 1), NULL);
}

static void
merge_record (const guint8             *bytes,
              gsize                     size,
              const NotandaHash *unused G_GNUC_UNUSED,
              gpointer                  data)
{
  Merge           *merge = data;
  NotandaDocument *document = merge->document;
  g_autoptr (NotandaStored) stored = NULL;
  NotandaRecord record;
  NotandaHash   hash;

  notanda_hash_of (bytes, size, &hash);
  if (g_hash_table_contains (document->by_hash, &hash))
    return;
  notanda_record_view (&record, bytes, size);
  if (is_row_here (document, &record, &hash) || !notanda_record_fits (&record, merge->n_chars))
    return;

  stored = notanda_stored_new_for_hash (bytes, size, &hash);
  touch_for (document, &record);
  notanda_document_take (document, stored);
  merge->result->records++;
  merge->result->annotations += record.kind == NOTANDA_RECORD_CREATE;
}

gboolean
notanda_document_merge (NotandaDocument    *document,
                        NotandaSnapshot    *other,
                        NotandaMergeResult *result,
                        GError            **error)
{
  NotandaMergeResult own;
  Merge              merge = { document, result != NULL ? result : &own, notanda_article_get_n_chars (document->base->article) };
  guint              n_shadowed = g_hash_table_size (document->shadowed);

  if (!notanda_article_check_same (document->base->article, other->base->article, error))
    return FALSE;

  *merge.result = (NotandaMergeResult) { 0 };
  notanda_document_start_change (document);
  notanda_snapshot_foreach (other, merge_record, &merge);
  if (notanda_snapshot_unite_rest (document->kept_aside, document->sections, other))
    document->has_taken = TRUE;
  if (g_hash_table_size (document->shadowed) != n_shadowed)
    {
      g_clear_pointer (&document->spans, notanda_span_set_free);
      document->touched_everything = TRUE;
    }
  notanda_document_finish_change (document);

  return TRUE;
}

NotandaSnapshot *
notanda_document_snapshot (NotandaDocument *document)
{
  NotandaSnapshot *snapshot = notanda_snapshot_new (document->base);

  notanda_snapshot_take (snapshot, document->added, document->kept_aside, document->sections,
                         document->steps != NULL ? document->steps : notanda_packed_get_steps (document->base), document->cursor);
  snapshot->serial = document->serial;

  return snapshot;
}

NotandaDocument *
notanda_document_new_snapshot (NotandaSnapshot *snapshot,
                               NotandaIdentity *identity)
{
  g_autoptr (NotandaPacked) packed = notanda_snapshot_pack (snapshot);

  return notanda_document_new_packed (packed, identity);
}
