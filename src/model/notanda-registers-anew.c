/* notanda-registers-anew.c: resolves a subject over all its records
 *
 * The records are sorted by field and, in a field, from the lowest to the one that
 * is shown; the set of what they cite then tells which are heads. This is what all
 * else is measured by: records that are added to a resolved subject must give what
 * this gives.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-registers-private.h"

#include <string.h>

#include "model/notanda-value.h"

/* A parent cited in a field, by a restoration or by another record; all of it is
 * the key of a set. */
typedef struct
{
  NotandaId   field;
  NotandaHash hash;
  guint32     by_restoration;
} Cited;

static guint
cited_hash (gconstpointer key)
{
  const Cited *cited = key;

  return notanda_id_hash (&cited->field) ^ notanda_hash_hash (&cited->hash);
}

static gboolean
cited_equal (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, sizeof (Cited)) == 0;
}

static gboolean
creation_has_field (const NotandaCreation *creation,
                    const NotandaId       *field)
{
  const guint8 *at = creation->attributes;
  const guint8 *value;
  guint32       size;
  NotandaId     id;

  if (notanda_id_equal (field, notanda_field_get_position ()) || notanda_id_equal (field, notanda_field_get_type_field ()))
    return TRUE;
  while (notanda_creation_next_attribute (creation, &at, &id, &value, &size))
    if (notanda_id_equal (&id, field))
      return TRUE;

  return FALSE;
}

/* By field, and in a field from the lowest (clock, replica, hash) to the one
 * that is shown. */
int
notanda_item_compare (gconstpointer a,
                      gconstpointer b)
{
  const NotandaItem *one = a;
  const NotandaItem *other = b;
  int                order = notanda_id_compare (&one->record.field, &other->record.field);

  if (order != 0)
    return order;
  if (one->record.clock != other->record.clock)
    return one->record.clock < other->record.clock ? -1 : 1;
  if (one->record.replica != other->record.replica)
    return one->record.replica < other->record.replica ? -1 : 1;

  return notanda_hash_compare (one->hash, other->hash);
}

void
notanda_item_view (NotandaItem *item,
                   GArray      *all,
                   guint32      number)
{
  const NotandaKnown *known = &g_array_index (all, NotandaKnown, number);

  item->hash = known->hash;
  item->known = number;
  notanda_record_view (&item->record, known->bytes, known->size);
}

static GArray *
list_items (const NotandaSubject *subject,
            GArray               *all)
{
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (NotandaItem), subject->known->len);

  g_array_set_size (items, subject->known->len);
  for (guint i = 0; i < items->len; i++)
    notanda_item_view (&g_array_index (items, NotandaItem, i), all, g_array_index (subject->known, guint32, i));
  if (items->len > 1)
    g_array_sort (items, notanda_item_compare);

  return items;
}

GHashTable *
notanda_cited_new (void)
{
  return g_hash_table_new_full (cited_hash, cited_equal, g_free, NULL);
}

void
notanda_cited_add (GHashTable          *cited,
                   const NotandaRecord *record)
{
  for (guint32 p = 0; p < record->n_parents; p++)
    {
      Cited key = { record->field, record->parents[p], record->kind == NOTANDA_RECORD_RESTORE };

      g_hash_table_add (cited, g_memdup2 (&key, sizeof key));
    }
}

gboolean
notanda_cited_contains (GHashTable        *cited,
                        const NotandaId   *field,
                        gboolean           by_restoration,
                        const NotandaHash *hash)
{
  Cited key;

  if (cited == NULL || hash == NULL)
    return FALSE;
  key = (Cited) { *field, *hash, by_restoration };

  return g_hash_table_contains (cited, &key);
}

/* Every (field, parent) that is cited; NULL where there is none, as for fresh
 * links, unless it is to be @kept. */
static GHashTable *
list_cited (GArray  *items,
            gboolean kept)
{
  GHashTable *cited = kept ? notanda_cited_new () : NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const NotandaRecord *record = &g_array_index (items, NotandaItem, i).record;

      if (record->n_parents == 0)
        continue;
      if (cited == NULL)
        cited = notanda_cited_new ();
      notanda_cited_add (cited, record);
    }

  return cited;
}

static gboolean
is_cited (const NotandaResolving *resolving,
          const NotandaId        *field,
          const NotandaHash      *hash)
{
  return notanda_cited_contains (resolving->cited, field, FALSE, hash);
}

static gboolean
is_deletion (const NotandaRecord *record)
{
  return record->kind == NOTANDA_RECORD_DELETE || record->kind == NOTANDA_RECORD_RESTORE;
}

static gboolean
is_element (const NotandaRecord *record)
{
  return record->value_size > 0 && (record->value[0] == NOTANDA_VALUE_LINK || record->value[0] == NOTANDA_VALUE_NOTE);
}

static gboolean
value_differs (const NotandaRecord *record,
               const guint8        *value,
               guint32              size)
{
  return record->value_size != size || memcmp (record->value, value, size) != 0;
}

static gboolean
creation_is_head (const NotandaResolving *resolving,
                  const NotandaId        *field)
{
  return resolving->creation != NULL && !is_cited (resolving, field, resolving->creation_hash) &&
         creation_has_field (resolving->creation, field);
}

/* Which of the heads from @first on is shown: the last, except that a link or
 * note that stands goes before its removal. */
static guint
choose_shown (GArray *heads,
              guint   first)
{
  for (guint i = heads->len; i > first; i--)
    if (g_array_index (heads, NotandaHead, i - 1).is_element)
      return i - 1;

  return heads->len - 1;
}

static gboolean
heads_differ (const NotandaResolving *resolving,
              const NotandaField     *field,
              gboolean                with_creation)
{
  g_autoptr (GByteArray) first = g_byte_array_new ();
  gboolean has_first = with_creation && notanda_creation_get_field (resolving->creation, field->id, first);

  for (guint i = 0; i < field->n_items; i++)
    {
      const NotandaItem *item = &field->items[i];

      if (is_cited (resolving, field->id, item->hash))
        continue;
      if (!has_first)
        notanda_write_bytes (first, item->record.value, item->record.value_size);
      else if (value_differs (&item->record, first->data, first->len))
        return TRUE;
      has_first = TRUE;
    }

  return FALSE;
}

/* @item is NULL for the creation. */
static void
add_head (GArray             *heads,
          const NotandaField *field,
          const NotandaItem  *item)
{
  NotandaHead head = {
    .field = *field->id,
    .known = item != NULL ? item->known : NOTANDA_CREATION,
    .first_clock = field->first_clock,
    .is_element = item != NULL && is_element (&item->record),
  };

  g_array_append_val (heads, head);
}

/* A creation has a clock and a hash too, and takes its place among the heads. */
static gboolean
creation_goes_before (const NotandaResolving *resolving,
                      const NotandaItem      *item)
{
  NotandaItem creation = {
    .record = { .field = item->record.field, .clock = resolving->creation->clock, .replica = resolving->creation->replica },
    .hash = resolving->creation_hash,
  };

  return notanda_item_compare (&creation, item) < 0;
}

static void
list_heads (const NotandaResolving *resolving,
            const NotandaField     *field,
            gboolean                with_creation,
            GArray                 *heads)
{
  for (guint i = 0; i < field->n_items; i++)
    {
      const NotandaItem *item = &field->items[i];

      if (is_cited (resolving, field->id, item->hash))
        continue;
      if (with_creation && creation_goes_before (resolving, item))
        {
          add_head (heads, field, NULL);
          with_creation = FALSE;
        }
      add_head (heads, field, item);
    }
  if (with_creation)
    add_head (heads, field, NULL);
}

void
notanda_resolving_add_field (const NotandaResolving *resolving,
                             const NotandaField     *field,
                             GArray                 *heads)
{
  gboolean     with_creation = creation_is_head (resolving, field->id);
  guint        first = heads->len;
  NotandaHead *shown;

  list_heads (resolving, field, with_creation, heads);
  if (heads->len == first)
    {
      /* records that cite each other: only a forger can hash that */
      resolving->subject->has_headless = TRUE;
      return;
    }

  shown = &g_array_index (heads, NotandaHead, choose_shown (heads, first));
  shown->is_shown = TRUE;
  shown->is_disputed = heads->len - first > 1 && heads_differ (resolving, field, with_creation);
  if (shown->is_disputed)
    resolving->subject->n_differences++;
}

static void
resolve_fields (const NotandaResolving *resolving,
                GArray                 *items)
{
  guint from = 0;

  while (from < items->len)
    {
      const NotandaItem   *item = &g_array_index (items, NotandaItem, from);
      const NotandaRecord *record = &item->record;
      guint                to = from + 1;
      NotandaField         field;

      while (to < items->len && notanda_id_equal (&g_array_index (items, NotandaItem, to).record.field, &record->field))
        to++;
      field = (NotandaField) { &record->field, item, to - from, record->clock };
      if (!is_deletion (record))
        notanda_resolving_add_field (resolving, &field, resolving->subject->heads);
      from = to;
    }
}

void
notanda_numbers_add (GArray **numbers,
                     guint32  number)
{
  if (*numbers == NULL)
    *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (*numbers, number);
}

/* The deletions that no restoration takes back, and the restorations that no
 * later deletion names. They all stand in the field zero. */
static void
list_deletions (const NotandaResolving *resolving,
                GArray                 *items)
{
  NotandaSubject *subject = resolving->subject;

  for (guint i = 0; i < items->len; i++)
    {
      const NotandaItem   *item = &g_array_index (items, NotandaItem, i);
      const NotandaRecord *record = &item->record;

      if (record->kind == NOTANDA_RECORD_DELETE && !notanda_cited_contains (resolving->cited, &record->field, TRUE, item->hash))
        notanda_numbers_add (&subject->deletions, item->known);
      if (record->kind == NOTANDA_RECORD_RESTORE && !is_cited (resolving, &record->field, item->hash))
        notanda_numbers_add (&subject->restorations, item->known);
    }
}

/* Deletions cite in the field zero. A creation stands as long as no deletion
 * names it; so do heads and restorations. */
static gboolean
has_standing (const NotandaResolving *resolving)
{
  static const NotandaId zero = { { 0 } };
  const NotandaSubject  *subject = resolving->subject;

  if (subject->restorations != NULL)
    return TRUE;
  if (resolving->creation != NULL && !is_cited (resolving, &zero, resolving->creation_hash))
    return TRUE;
  for (guint i = 0; i < subject->heads->len; i++)
    {
      guint32 number = g_array_index (subject->heads, NotandaHead, i).known;

      if (number != NOTANDA_CREATION && !is_cited (resolving, &zero, g_array_index (resolving->all, NotandaKnown, number).hash))
        return TRUE;
    }

  return FALSE;
}

void
notanda_resolving_settle (const NotandaResolving *resolving)
{
  NotandaSubject *subject = resolving->subject;

  subject->is_deleted = subject->deletions != NULL && !has_standing (resolving);
  subject->edited_while_deleted = subject->deletions != NULL && !subject->is_deleted;
  subject->n_resolved = subject->known->len;
}

void
notanda_subject_resolve_anew (NotandaSubject        *subject,
                              GArray                *all,
                              const NotandaCreation *creation,
                              const NotandaHash     *creation_hash)
{
  g_autoptr (GArray) items = list_items (subject, all);
  gboolean         changes = subject->n_resolved > 0;
  GHashTable      *cited = list_cited (items, changes);
  NotandaResolving resolving = { subject, all, cited, creation, creation_hash };

  g_array_set_size (subject->heads, 0);
  g_clear_pointer (&subject->deletions, g_array_unref);
  g_clear_pointer (&subject->restorations, g_array_unref);
  subject->n_differences = 0;
  subject->has_headless = FALSE;
  resolve_fields (&resolving, items);
  list_deletions (&resolving, items);
  notanda_resolving_settle (&resolving);

  /* one that has changed since it was first looked at will change again */
  g_clear_pointer (&subject->cited, g_hash_table_unref);
  if (changes)
    subject->cited = cited;
  else
    g_clear_pointer (&cited, g_hash_table_unref);
}
