/* notanda-document-links.c: which annotations have a link to one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Links are stored with the annotation they start from. For the way back there is a table
 * from a target's id to the records that ever linked to it. Records are immutable and only
 * come, never go, so the table is only added to: whether a link still stands is asked of
 * the annotation it starts from. Deleting, undoing and merging need no care here.
 *
 * It is made when it is first asked for, by a look at each record that isn't a creation,
 * and later by a look at those that came since. A table of the links that stand now would
 * have to follow both of their ends through every change.
 */

#include "model/notanda-document-private.h"

static void
index_record (NotandaDocument *document,
              guint32          known_number)
{
  const NotandaKnown *known = &g_array_index (document->known, NotandaKnown, known_number);
  NotandaRecord       record;
  NotandaValue        value;
  GArray             *records;

  notanda_record_view (&record, known->bytes, known->size);
  if (notanda_record_get_about (&record) != NOTANDA_ABOUT_ANNOTATION || record.value_size == 0 ||
      record.value[0] != NOTANDA_VALUE_LINK || !notanda_value_parse (&value, record.value, record.value_size))
    return;
  records = g_hash_table_lookup (document->links_to, &value.target);
  if (records == NULL)
    {
      records = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (document->links_to, g_memdup2 (&value.target, sizeof (NotandaId)), records);
    }
  g_array_append_val (records, known_number);
}

static gboolean
links_to (NotandaDocument   *document,
          guint32            slot,
          const NotandaId   *target,
          NotandaAnnotation *annotation)
{
  if (!notanda_document_read (document, slot, annotation))
    return FALSE;
  for (guint i = 0; i < annotation->n_links; i++)
    if (notanda_id_equal (&annotation->links[i].target, target))
      return TRUE;
  return FALSE;
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

static void
list_candidates (NotandaDocument *document,
                 const NotandaId *target,
                 GArray          *out)
{
  GArray *records;

  if (document->links_to == NULL)
    document->links_to = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free,
                                                (GDestroyNotify) g_array_unref);
  for (; document->n_known_links < document->known->len; document->n_known_links++)
    index_record (document, document->n_known_links);

  records = g_hash_table_lookup (document->links_to, target);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const NotandaKnown *known = &g_array_index (document->known, NotandaKnown, g_array_index (records, guint32, i));
      NotandaRecord       record;
      guint32             slot;

      notanda_record_view (&record, known->bytes, known->size);
      if (notanda_document_find (document, &record.subject, &slot))
        g_array_append_val (out, slot);
    }
  g_array_sort (out, compare_slots);
}

void
notanda_document_list_linking (NotandaDocument *document,
                               guint32          slot,
                               GArray          *out)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaCreation creation;
  guint           n = 0;
  guint32         last = NOTANDA_NO_SLOT;

  g_return_if_fail (NOTANDA_IS_DOCUMENT (document));
  g_return_if_fail (slot < notanda_document_get_n_slots (document));

  g_array_set_size (out, 0);
  notanda_annotation_init (&annotation);
  notanda_document_get_creation (document, slot, &creation);
  list_candidates (document, &creation.id, out);
  for (guint i = 0; i < out->len; i++)
    {
      guint32 from = g_array_index (out, guint32, i);

      if (from != last && links_to (document, from, &creation.id, &annotation))
        g_array_index (out, guint32, n++) = from;
      last = from;
    }
  g_array_set_size (out, n);
}
