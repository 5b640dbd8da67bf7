/* notanda-document-before.c: what was before a record
 *
 * Its parents say so. Where they are several they stood beside each other, or one
 * comes from the other: an answer names what it answers and what that is by now.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-document-private.h"

const NotandaKnown *
notanda_document_find_known (NotandaDocument   *document,
                             const NotandaHash *hash)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (document->by_hash, hash));

  return number > 0 ? &g_array_index (document->known, NotandaKnown, number - 1) : NULL;
}

static gboolean
is_same_field (const NotandaRecord *a,
               const NotandaRecord *b)
{
  return a->kind == b->kind && notanda_id_equal (&a->subject, &b->subject) && notanda_id_equal (&a->field, &b->field);
}

static gboolean
has_value (const NotandaRecord *record,
           const NotandaRecord *of)
{
  return record->value_size == of->value_size && memcmp (record->value, of->value, of->value_size) == 0;
}

/* A parent about something else, which only a strange file has, replaces nothing. */
const NotandaKnown *
notanda_document_find_before (NotandaDocument     *document,
                              const NotandaRecord *record,
                              const NotandaRecord *like)
{
  const NotandaKnown *best = NULL;
  NotandaRecord       best_record;

  for (guint32 i = 0; i < record->n_parents; i++)
    {
      const NotandaKnown *known = notanda_document_find_known (document, &record->parents[i]);
      NotandaRecord       parent;

      if (known == NULL)
        continue;
      notanda_record_view (&parent, known->bytes, known->size);
      if (!is_same_field (&parent, record) || (like != NULL && !has_value (&parent, like)))
        continue;
      if (best == NULL || parent.clock > best_record.clock ||
          (parent.clock == best_record.clock && parent.replica > best_record.replica))
        {
          best = known;
          best_record = parent;
        }
    }

  return best;
}

void
notanda_document_get_value_before (NotandaDocument     *document,
                                   const NotandaRecord *record,
                                   GByteArray          *out)
{
  const NotandaKnown *before = notanda_document_find_before (document, record, NULL);
  NotandaCreation     creation;
  guint32             slot;

  if (before != NULL)
    {
      NotandaRecord parent;

      notanda_record_view (&parent, before->bytes, before->size);
      notanda_write_bytes (out, parent.value, parent.value_size);
      return;
    }
  if (record->kind == NOTANDA_RECORD_SET && record->n_parents > 0 && notanda_document_find (document, &record->subject, &slot))
    {
      notanda_document_get_creation (document, slot, &creation);
      if (notanda_creation_get_field (&creation, &record->field, out))
        return;
    }
  notanda_write_u8 (out, NOTANDA_VALUE_NONE);
}

/* Whether @hash is among what @record replaced, and what that replaced, and so on. */
static gboolean
is_ancestor (NotandaDocument     *document,
             const NotandaHash   *hash,
             guint64              clock,
             const NotandaRecord *record)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (NotandaRecord));

  g_array_append_vals (left, record, 1);
  while (left->len > 0)
    {
      NotandaRecord next = g_array_index (left, NotandaRecord, left->len - 1);

      g_array_set_size (left, left->len - 1);
      for (guint32 i = 0; i < next.n_parents; i++)
        {
          const NotandaKnown *known = notanda_document_find_known (document, &next.parents[i]);
          NotandaRecord       parent;

          if (notanda_hash_equal (&next.parents[i], hash))
            return TRUE;
          if (known == NULL || !g_hash_table_add (seen, (gpointer) known->hash))
            continue;
          notanda_record_view (&parent, known->bytes, known->size);
          if (parent.clock > clock)
            g_array_append_val (left, parent);
        }
    }

  return FALSE;
}

static gboolean
is_ancestor_of_any (NotandaDocument     *document,
                    const NotandaHash   *hash,
                    const NotandaRecord *parent,
                    const NotandaRecord *record)
{
  for (guint32 i = 0; i < record->n_parents; i++)
    {
      const NotandaKnown *known = notanda_document_find_known (document, &record->parents[i]);
      NotandaRecord       other;

      if (known == NULL || notanda_hash_equal (known->hash, hash))
        continue;
      notanda_record_view (&other, known->bytes, known->size);
      if (is_ancestor (document, hash, parent->clock, &other))
        return TRUE;
    }

  return FALSE;
}

static int
compare_shown (gconstpointer a,
               gconstpointer b)
{
  const NotandaRecord *one = a;
  const NotandaRecord *other = b;

  if (one->clock != other->clock)
    return one->clock < other->clock ? -1 : 1;

  return one->replica < other->replica ? -1 : one->replica > other->replica;
}

static gboolean
comes_again (GArray *list,
             guint   i)
{
  for (guint k = i + 1; k < list->len; k++)
    if (has_value (&g_array_index (list, NotandaRecord, i), &g_array_index (list, NotandaRecord, k)))
      return TRUE;

  return FALSE;
}

GArray *
notanda_document_list_before (NotandaDocument     *document,
                              const NotandaRecord *record)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (NotandaRecord));

  for (guint32 i = 0; i < record->n_parents && record->n_parents > 1; i++)
    {
      const NotandaKnown *known = notanda_document_find_known (document, &record->parents[i]);
      NotandaRecord       parent;

      if (known == NULL)
        continue;
      notanda_record_view (&parent, known->bytes, known->size);
      if (is_same_field (&parent, record) && !is_ancestor_of_any (document, known->hash, &parent, record))
        g_array_append_val (list, parent);
    }
  g_array_sort (list, compare_shown);
  for (guint i = list->len; i > 0; i--)
    if (comes_again (list, i - 1))
      g_array_remove_index (list, i - 1);

  return list;
}
