/* notanda-registers.c: which records of a subject are visible
 *
 * Every field is a multi-value register (Shapiro et al. 2011): a record names
 * the ones it replaces, and what nobody replaced stands. That needs no clock
 * and no order of arrival; the logical clock only chooses which of several
 * standing values is shown.
 *
 * Rejected: last writer wins by wall time, which loses one side's work without
 * a trace whenever a clock is off.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-registers.h"

#include <string.h>

#include "model/notanda-ids.h"
#include "model/notanda-value.h"

/* One record while a subject is being resolved. */
typedef struct
{
  NotandaRecord      record;
  const NotandaHash *hash;
  guint32            known;
} Item;

/* A parent cited in a field; both together are the key of a set. */
typedef struct
{
  NotandaId   field;
  NotandaHash hash;
} Cited;

const NotandaId *
notanda_field_get_position (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_POSITION;

  return &id;
}

const NotandaId *
notanda_field_get_type_field (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_TYPE;

  return &id;
}

const NotandaId *
notanda_field_get_state (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_STATE;

  return &id;
}

const NotandaId *
notanda_field_get_blocks (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_BLOCKS;

  return &id;
}

NotandaSubject *
notanda_subject_new (const NotandaId *id)
{
  NotandaSubject *subject = g_new0 (NotandaSubject, 1);

  subject->id = *id;
  subject->slot = NOTANDA_NO_SLOT;
  subject->known = g_array_new (FALSE, FALSE, sizeof (guint32));
  subject->heads = g_array_new (FALSE, FALSE, sizeof (NotandaHead));

  return subject;
}

void
notanda_subject_free (NotandaSubject *subject)
{
  g_array_unref (subject->known);
  g_array_unref (subject->heads);
  g_clear_pointer (&subject->deletions, g_array_unref);
  g_free (subject);
}

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

static void
write_creation_fragments (const NotandaCreation *creation,
                          GByteArray            *out)
{
  notanda_write_u8 (out, NOTANDA_VALUE_FRAGMENTS);
  notanda_write_u32 (out, creation->n_more + 1);
  notanda_write_u32 (out, creation->first.start);
  notanda_write_u32 (out, creation->first.end);
  notanda_write_bytes (out, creation->more, 8 * (gsize) creation->n_more);
}

gboolean
notanda_creation_get_field (const NotandaCreation *creation,
                            const NotandaId       *field,
                            GByteArray            *out)
{
  const guint8 *at = creation->attributes;
  const guint8 *value;
  guint32       size;
  NotandaId     id;

  if (notanda_id_equal (field, notanda_field_get_position ()))
    {
      write_creation_fragments (creation, out);
      return TRUE;
    }
  if (notanda_id_equal (field, notanda_field_get_type_field ()))
    {
      NotandaValue type = notanda_value_id (&creation->type);

      notanda_value_write (&type, out);
      return TRUE;
    }
  while (notanda_creation_next_attribute (creation, &at, &id, &value, &size))
    if (notanda_id_equal (&id, field))
      {
        notanda_write_bytes (out, value, size);
        return TRUE;
      }

  return FALSE;
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
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *one = a;
  const Item *other = b;
  int         order = notanda_id_compare (&one->record.field, &other->record.field);

  if (order != 0)
    return order;
  if (one->record.clock != other->record.clock)
    return one->record.clock < other->record.clock ? -1 : 1;
  if (one->record.replica != other->record.replica)
    return one->record.replica < other->record.replica ? -1 : 1;

  return notanda_hash_compare (one->hash, other->hash);
}

static GArray *
list_items (const NotandaSubject *subject,
            GArray               *all)
{
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (Item), subject->known->len);

  g_array_set_size (items, subject->known->len);
  for (guint i = 0; i < items->len; i++)
    {
      guint32             number = g_array_index (subject->known, guint32, i);
      const NotandaKnown *known = &g_array_index (all, NotandaKnown, number);
      Item               *item = &g_array_index (items, Item, i);

      item->hash = known->hash;
      item->known = number;
      notanda_record_view (&item->record, known->bytes, known->size);
    }
  if (items->len > 1)
    g_array_sort (items, compare_items);

  return items;
}

/* Every (field, parent) that is cited; deletions cite in a field of their own,
 * zero, as restorations do. NULL where there is none, as for fresh links. */
static GHashTable *
list_cited (GArray *items)
{
  GHashTable *cited = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const NotandaRecord *record = &g_array_index (items, Item, i).record;

      if (record->kind == NOTANDA_RECORD_RESTORE || record->n_parents == 0)
        continue;
      if (cited == NULL)
        cited = g_hash_table_new_full (cited_hash, cited_equal, g_free, NULL);
      for (guint32 p = 0; p < record->n_parents; p++)
        {
          Cited key = { .field = record->field, .hash = record->parents[p] };

          g_hash_table_add (cited, g_memdup2 (&key, sizeof key));
        }
    }

  return cited;
}

static gboolean
is_cited (GHashTable        *cited,
          const NotandaId   *field,
          const NotandaHash *hash)
{
  Cited key;

  if (cited == NULL || hash == NULL)
    return FALSE;
  key = (Cited) { .field = *field, .hash = *hash };

  return g_hash_table_contains (cited, &key);
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

/* The heads of one field are @items[from..to), lowest first. */
typedef struct
{
  NotandaSubject        *subject;
  GArray                *items;
  GHashTable            *cited;
  const NotandaCreation *creation;
  const NotandaHash     *creation_hash;
} Resolve;

static gboolean
creation_is_head (const Resolve   *resolve,
                  const NotandaId *field)
{
  return resolve->creation != NULL && !is_cited (resolve->cited, field, resolve->creation_hash) &&
         creation_has_field (resolve->creation, field);
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
heads_differ (const Resolve   *resolve,
              const NotandaId *field,
              guint            from,
              guint            to,
              gboolean         with_creation)
{
  g_autoptr (GByteArray) first = g_byte_array_new ();
  gboolean has_first = with_creation && notanda_creation_get_field (resolve->creation, field, first);

  for (guint i = from; i < to; i++)
    {
      const Item *item = &g_array_index (resolve->items, Item, i);

      if (is_cited (resolve->cited, field, item->hash))
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
add_head (const Resolve   *resolve,
          const NotandaId *field,
          const Item      *item,
          guint64          first_clock)
{
  NotandaHead head = {
    .field = *field,
    .known = item != NULL ? item->known : NOTANDA_CREATION,
    .first_clock = first_clock,
    .is_element = item != NULL && is_element (&item->record),
  };

  g_array_append_val (resolve->subject->heads, head);
}

/* A creation has a clock and a hash too, and takes its place among the heads. */
static gboolean
creation_goes_before (const Resolve *resolve,
                      const Item    *item)
{
  Item creation = {
    .record = { .field = item->record.field, .clock = resolve->creation->clock, .replica = resolve->creation->replica },
    .hash = resolve->creation_hash,
  };

  return compare_items (&creation, item) < 0;
}

static void
resolve_field (const Resolve *resolve,
               guint          from,
               guint          to)
{
  NotandaSubject  *subject = resolve->subject;
  const NotandaId *field = &g_array_index (resolve->items, Item, from).record.field;
  gboolean         with_creation = creation_is_head (resolve, field);
  gboolean         creation_pending = with_creation;
  guint64          first_clock = g_array_index (resolve->items, Item, from).record.clock;
  guint            first = subject->heads->len;

  for (guint i = from; i < to; i++)
    {
      const Item *item = &g_array_index (resolve->items, Item, i);

      if (is_cited (resolve->cited, field, item->hash))
        continue;
      if (creation_pending && creation_goes_before (resolve, item))
        {
          add_head (resolve, field, NULL, first_clock);
          creation_pending = FALSE;
        }
      add_head (resolve, field, item, first_clock);
    }
  if (creation_pending)
    add_head (resolve, field, NULL, first_clock);
  if (subject->heads->len == first)
    return; /* records that cite each other: only a forger can hash that */

  g_array_index (subject->heads, NotandaHead, choose_shown (subject->heads, first)).is_shown = TRUE;
  if (subject->heads->len - first > 1 && heads_differ (resolve, field, from, to, with_creation))
    subject->n_differences++;
}

static void
resolve_fields (const Resolve *resolve)
{
  guint from = 0;

  while (from < resolve->items->len)
    {
      const NotandaRecord *record = &g_array_index (resolve->items, Item, from).record;
      guint                to = from + 1;

      while (to < resolve->items->len && notanda_id_equal (&g_array_index (resolve->items, Item, to).record.field, &record->field))
        to++;
      if (!is_deletion (record))
        resolve_field (resolve, from, to);
      from = to;
    }
}

static gboolean
has_deletion (GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, Item, i).record.kind == NOTANDA_RECORD_DELETE)
      return TRUE;

  return FALSE;
}

/* Few annotations are deleted, so most subjects have no list of deletions. */
static void
add_deletion (NotandaSubject *subject,
              guint32         known)
{
  if (subject->deletions == NULL)
    subject->deletions = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (subject->deletions, known);
}

/* The deletions that no restoration takes back. */
static void
list_deletions (const Resolve *resolve)
{
  g_autoptr (GHashTable) restored = NULL;

  if (!has_deletion (resolve->items))
    return;

  restored = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);
  for (guint i = 0; i < resolve->items->len; i++)
    {
      const NotandaRecord *record = &g_array_index (resolve->items, Item, i).record;

      for (guint32 p = 0; record->kind == NOTANDA_RECORD_RESTORE && p < record->n_parents; p++)
        g_hash_table_add (restored, (gpointer) &record->parents[p]);
    }
  for (guint i = 0; i < resolve->items->len; i++)
    {
      const Item *item = &g_array_index (resolve->items, Item, i);

      if (item->record.kind == NOTANDA_RECORD_DELETE && !g_hash_table_contains (restored, item->hash))
        add_deletion (resolve->subject, item->known);
    }
}

/* Deletions and restorations cite in the field zero. A creation stands as long
 * as no deletion names it; so do heads and restorations. */
static gboolean
has_standing (const Resolve *resolve,
              GArray        *all)
{
  static const NotandaId zero = { { 0 } };
  const NotandaSubject  *subject = resolve->subject;

  if (resolve->creation != NULL && !is_cited (resolve->cited, &zero, resolve->creation_hash))
    return TRUE;
  for (guint i = 0; i < subject->heads->len; i++)
    {
      guint32 number = g_array_index (subject->heads, NotandaHead, i).known;

      if (number != NOTANDA_CREATION && !is_cited (resolve->cited, &zero, g_array_index (all, NotandaKnown, number).hash))
        return TRUE;
    }
  for (guint i = 0; i < resolve->items->len; i++)
    {
      const Item *item = &g_array_index (resolve->items, Item, i);

      if (item->record.kind == NOTANDA_RECORD_RESTORE && !is_cited (resolve->cited, &zero, item->hash))
        return TRUE;
    }

  return FALSE;
}

gboolean
notanda_subject_needs_creation_hash (const NotandaSubject  *subject,
                                     GArray                *all,
                                     const NotandaCreation *creation)
{
  for (guint i = 0; i < subject->known->len; i++)
    {
      const NotandaKnown *known = &g_array_index (all, NotandaKnown, g_array_index (subject->known, guint32, i));
      NotandaRecord       record;

      notanda_record_view (&record, known->bytes, known->size);
      if (record.n_parents > 0 || (record.clock == creation->clock && record.replica == creation->replica))
        return TRUE;
    }

  return FALSE;
}

void
notanda_subject_resolve (NotandaSubject        *subject,
                         GArray                *all,
                         const NotandaCreation *creation,
                         const NotandaHash     *creation_hash)
{
  g_autoptr (GArray) items = NULL;
  g_autoptr (GHashTable) cited = NULL;
  Resolve resolve;

  if (subject->is_resolved)
    return;

  items = list_items (subject, all);
  cited = list_cited (items);
  resolve = (Resolve) { subject, items, cited, creation, creation_hash };

  g_array_set_size (subject->heads, 0);
  g_clear_pointer (&subject->deletions, g_array_unref);
  subject->n_differences = 0;
  resolve_fields (&resolve);
  list_deletions (&resolve);
  subject->is_deleted = subject->deletions != NULL && !has_standing (&resolve, all);
  subject->edited_while_deleted = subject->deletions != NULL && !subject->is_deleted;
  subject->is_resolved = TRUE;
}

const NotandaHead *
notanda_subject_get_shown (const NotandaSubject *subject,
                           const NotandaId      *field)
{
  for (guint i = 0; i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

      if (head->is_shown && notanda_id_equal (&head->field, field))
        return head;
    }

  return NULL;
}
