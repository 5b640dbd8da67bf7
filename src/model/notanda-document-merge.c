/* notanda-document-merge.c: takes in others' records, and lists where they differ
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
  if (result != NULL)
    {
      g_autoptr (GPtrArray) differences = notanda_document_list_differences (document);

      result->differences = differences->len;
    }

  return TRUE;
}

NotandaSnapshot *
notanda_document_snapshot (NotandaDocument *document)
{
  NotandaSnapshot *snapshot = notanda_snapshot_new (document->base);

  notanda_snapshot_take (snapshot, document->added, document->kept_aside, document->sections, document->steps, document->cursor);
  snapshot->serial = document->serial;

  return snapshot;
}

void
notanda_difference_free (NotandaDifference *difference)
{
  g_ptr_array_unref (difference->values);
  g_ptr_array_unref (difference->authors);
  g_free (difference);
}

static NotandaDifference *
difference_new (guint32          slot,
                const NotandaId *field)
{
  NotandaDifference *difference = g_new0 (NotandaDifference, 1);

  difference->slot = slot;
  difference->field = *field;
  difference->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  difference->authors = g_ptr_array_new_with_free_func (g_free);

  return difference;
}

/* @seen: the values that are in already */
static void
add_value (NotandaDocument   *document,
           NotandaDifference *difference,
           GHashTable        *seen,
           const NotandaHead *head)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  const char *author;

  if (head->known == NOTANDA_CREATION)
    {
      NotandaCreation creation;

      notanda_document_get_creation (document, difference->slot, &creation);
      notanda_creation_get_field (&creation, &head->field, value);
      author = creation.author;
    }
  else
    {
      const NotandaKnown *known = &g_array_index (document->known, NotandaKnown, head->known);
      NotandaRecord       record;

      notanda_record_view (&record, known->bytes, known->size);
      notanda_write_bytes (value, record.value, record.value_size);
      author = record.author;
    }

  bytes = g_bytes_new (value->data, value->len);
  if (g_hash_table_contains (seen, bytes))
    return;
  g_hash_table_add (seen, bytes);
  g_ptr_array_add (difference->values, g_steal_pointer (&bytes));
  g_ptr_array_add (difference->authors, g_strdup (author));
}

/* The heads [from..to) are of one field; the shown one's value goes first. */
static void
list_field_differences (NotandaDocument *document,
                        NotandaSubject  *subject,
                        guint            from,
                        guint            to,
                        GPtrArray       *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  NotandaDifference *difference = difference_new (subject->slot, &g_array_index (subject->heads, NotandaHead, from).field);

  for (guint i = from; i < to; i++)
    if (g_array_index (subject->heads, NotandaHead, i).is_shown)
      add_value (document, difference, seen, &g_array_index (subject->heads, NotandaHead, i));
  for (guint i = from; i < to; i++)
    add_value (document, difference, seen, &g_array_index (subject->heads, NotandaHead, i));

  if (difference->values->len > 1)
    g_ptr_array_add (list, difference);
  else
    notanda_difference_free (difference);
}

static void
list_subject_differences (NotandaDocument *document,
                          NotandaSubject  *subject,
                          GPtrArray       *list)
{
  guint from = 0;

  if (subject->edited_while_deleted)
    {
      NotandaDifference *difference = difference_new (subject->slot, notanda_field_get_position ());

      difference->edited_while_deleted = TRUE;
      g_ptr_array_add (list, difference);
    }
  while (from < subject->heads->len)
    {
      const NotandaId *field = &g_array_index (subject->heads, NotandaHead, from).field;
      guint            to = from + 1;

      while (to < subject->heads->len && notanda_id_equal (&g_array_index (subject->heads, NotandaHead, to).field, field))
        to++;
      if (to > from + 1)
        list_field_differences (document, subject, from, to, list);
      from = to;
    }
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const NotandaDifference *one = *(NotandaDifference *const *) a;
  const NotandaDifference *other = *(NotandaDifference *const *) b;

  if (one->slot != other->slot)
    return one->slot < other->slot ? -1 : 1;

  return notanda_id_compare (&one->field, &other->field);
}

GPtrArray *
notanda_document_list_differences (NotandaDocument *document)
{
  GPtrArray     *list = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_difference_free);
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, document->subjects[NOTANDA_ABOUT_ANNOTATION]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      NotandaSubject *subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, id);

      if (subject->slot != NOTANDA_NO_SLOT && !subject->is_deleted)
        list_subject_differences (document, subject, list);
    }
  g_ptr_array_sort (list, compare_differences);

  return list;
}
