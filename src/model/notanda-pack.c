/* notanda-pack.c: a snapshot as tables in canonical order
 *
 * Creations go by place and id, later records by hash, types and strings by
 * their bytes: equal sets of records give equal tables, in whatever order the
 * records came. The base is in that order already as a rule, so packing is a
 * merge of two sorted runs that copies the base's rows as they are; only their
 * numbers of types and strings, and the places of their extra bytes, are new.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-pack-numbers.h"
#include "model/notanda-snapshot.h"
#include "model/notanda-value.h"

/* A creation that isn't a row of the base. */
typedef struct
{
  NotandaCreation creation;
  NotandaStored  *stored; /* borrowed */
} New;

typedef struct
{
  NotandaSnapshot *snapshot;
  guint32          n_base;  /* rows of the base that are merged as they are */
  GArray          *news;    /* (element-type New), in order */
  GPtrArray       *records; /* (element-type NotandaStored), in order, borrowed */
  GPtrArray       *own;     /* keeps records made for packing only */

  NotandaPackNumbers numbers; /* of types and strings, whose rows cite them */

  GByteArray *rows;
  GByteArray *extras;
} Pack;

static int
compare_places (const NotandaCreation *a,
                const NotandaCreation *b)
{
  if (a->first.start != b->first.start)
    return a->first.start < b->first.start ? -1 : 1;
  if (a->first.end != b->first.end)
    return a->first.end > b->first.end ? -1 : 1;

  return notanda_id_compare (&a->id, &b->id);
}

static int
compare_news (gconstpointer a,
              gconstpointer b)
{
  const New *one = a;
  const New *other = b;
  int        order = compare_places (&one->creation, &other->creation);

  return order != 0 ? order : notanda_hash_compare (&one->stored->hash, &other->stored->hash);
}

static int
compare_stored (gconstpointer a,
                gconstpointer b)
{
  const NotandaStored *one = *(NotandaStored *const *) a;
  const NotandaStored *other = *(NotandaStored *const *) b;

  return notanda_hash_compare (&one->hash, &other->hash);
}

static void
sort_out (Pack          *pack,
          NotandaStored *stored)
{
  NotandaRecord record;
  New new = { .stored = stored };

  notanda_record_view (&record, stored->bytes, stored->size);
  if (notanda_creation_from_record (&new.creation, &record))
    g_array_append_val (pack->news, new);
  else
    g_ptr_array_add (pack->records, stored);
}

static void
add_own (const guint8      *bytes,
         gsize              size,
         const NotandaHash *hash,
         gpointer           data)
{
  Pack          *pack = data;
  NotandaStored *stored = hash != NULL ? notanda_stored_new_for_hash (bytes, size, hash) : notanda_stored_new (bytes, size);

  g_ptr_array_add (pack->own, stored);
  sort_out (pack, stored);
}

/* A base that isn't in order, which only a strange file makes, is taken apart. */
static void
collect (Pack *pack)
{
  NotandaSnapshot *snapshot = pack->snapshot;

  if (!snapshot->base->is_sorted)
    notanda_snapshot_foreach (snapshot, add_own, pack);
  else
    {
      pack->n_base = snapshot->base->n_rows;
      for (guint i = 0; i < snapshot->added->len; i++)
        sort_out (pack, snapshot->added->pdata[i]);
    }
  g_array_sort (pack->news, compare_news);
  g_ptr_array_sort (pack->records, compare_stored);
}

/* Only those in use: what no row cites any more isn't part of the state. */
static void
collect_used (Pack *pack)
{
  NotandaPacked     *base = pack->snapshot->base;
  g_autofree guint8 *type_used = g_malloc0 ((gsize) base->n_types + 1);
  g_autofree guint8 *string_used = g_malloc0 ((gsize) base->n_strings + 1);

  for (guint32 i = 0; i < pack->n_base; i++)
    {
      type_used[GUINT32_FROM_LE (base->rows[i].type)] = 1;
      string_used[GUINT32_FROM_LE (base->rows[i].author)] = 1;
    }
  notanda_pack_numbers_take_base (&pack->numbers, base, type_used, string_used);
  for (guint i = 0; i < pack->news->len; i++)
    {
      New *new = &g_array_index (pack->news, New, i);

      notanda_pack_numbers_add (&pack->numbers, &new->creation.type, new->creation.author);
    }
  notanda_pack_numbers_settle (&pack->numbers, base, type_used, string_used);
}

/* The numbers of a copied row of the base, where it lies. */
static void
renumber (Pack       *pack,
          NotandaRow *row)
{
  guint32 size = GUINT32_FROM_LE (row->extra_size);
  guint64 extra = GUINT64_FROM_LE (row->extra);

  row->type = GUINT32_TO_LE (pack->numbers.type_map[GUINT32_FROM_LE (row->type)]);
  row->author = GUINT32_TO_LE (pack->numbers.string_map[GUINT32_FROM_LE (row->author)]);
  if (size == 0)
    return;

  row->extra = GUINT64_TO_LE ((guint64) pack->extras->len);
  notanda_write_bytes (pack->extras, pack->snapshot->base->extras + extra, size);
}

/* Copied at once, and put right in place where any number may have changed: of a
 * thousand rows a save changes one. */
static void
append_base_rows (Pack   *pack,
                  guint32 from,
                  guint32 to)
{
  const NotandaPacked *base = pack->snapshot->base;
  guint                at = pack->rows->len;
  NotandaRow          *rows;

  if (from == to)
    return;

  notanda_write_bytes (pack->rows, base->rows + from, (to - from) * sizeof (NotandaRow));
  if (pack->numbers.is_same && base->extras_size == 0)
    return;

  rows = (NotandaRow *) (pack->rows->data + at);
  for (guint32 i = 0; i < to - from; i++)
    renumber (pack, &rows[i]);
}

static void
append_new_row (Pack *pack,
                New *new)
{
  const NotandaCreation *creation = &new->creation;
  guint                  at = pack->extras->len;
  NotandaRow             row = {
                .replica = GUINT64_TO_LE (creation->replica),
                .clock = GUINT64_TO_LE (creation->clock),
                .time = GINT64_TO_LE (creation->time),
                .start = GUINT32_TO_LE (creation->first.start),
                .end = GUINT32_TO_LE (creation->first.end),
                .type = GUINT32_TO_LE (notanda_pack_numbers_find_type (&pack->numbers, &creation->type)),
                .author = GUINT32_TO_LE (notanda_pack_numbers_find_string (&pack->numbers, creation->author)),
                .origin = GUINT32_TO_LE (creation->origin),
  };

  memcpy (row.id, creation->id.bytes, sizeof row.id);
  notanda_creation_write_extra (creation, pack->extras);
  if (pack->extras->len > at)
    {
      row.extra = GUINT64_TO_LE ((guint64) at);
      row.extra_size = GUINT32_TO_LE (pack->extras->len - at);
    }
  notanda_write_bytes (pack->rows, &row, sizeof row);
}

static int
compare_hashes (Pack   *pack,
                guint32 i,
                New *new)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaCreation creation;
  NotandaHash     hash;

  notanda_packed_get_creation (pack->snapshot->base, i, &creation);
  notanda_creation_write (&creation, bytes);
  notanda_hash_of (bytes->data, bytes->len, &hash);

  return notanda_hash_compare (&hash, &new->stored->hash);
}

/* Where the i-th row of the base goes; 0 where it is the same record, which may
 * have come twice: once in the base, once by a merge. */
static int
compare_base_row (Pack   *pack,
                  guint32 i,
                  New *new)
{
  const NotandaRow *row = &pack->snapshot->base->rows[i];
  NotandaCreation   place = { .first = { GUINT32_FROM_LE (row->start), GUINT32_FROM_LE (row->end) } };
  int               order;

  memcpy (place.id.bytes, row->id, sizeof row->id);
  order = compare_places (&place, &new->creation);

  return order != 0 ? order : compare_hashes (pack, i, new);
}

/* The first row from @from on that @new doesn't go after. */
static guint32
find_base_row (Pack   *pack,
               guint32 from,
               New *new,
               gboolean *is_same)
{
  guint32 low = from;
  guint32 high = pack->n_base;

  *is_same = FALSE;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int     order = compare_base_row (pack, middle, new);

      if (order < 0)
        low = middle + 1;
      else
        high = middle;
      *is_same |= order == 0;
    }

  return low;
}

static void
merge_rows (Pack *pack)
{
  NotandaStored *last = NULL;
  guint32        i = 0;

  for (guint n = 0; n < pack->news->len; n++)
    {
      New *new = &g_array_index (pack->news, New, n);
      guint32  from = i;
      gboolean is_same;

      if (last != NULL && notanda_hash_equal (&last->hash, &new->stored->hash))
        continue;
      last = new->stored;

      i = find_base_row (pack, from, new, &is_same);
      append_base_rows (pack, from, i);
      if (!is_same)
        append_new_row (pack, new);
    }
  append_base_rows (pack, i, pack->n_base);
}

static void
append_record (GByteArray        *rows,
               GByteArray        *data,
               const NotandaHash *hash,
               const guint8      *bytes,
               guint32            size)
{
  NotandaRecordRow row = { .hash = *hash, .offset = GUINT32_TO_LE (data->len), .size = GUINT32_TO_LE (size) };

  notanda_write_bytes (rows, &row, sizeof row);
  notanda_write_bytes (data, bytes, size);
}

static void
merge_records (Pack       *pack,
               GByteArray *rows,
               GByteArray *data)
{
  NotandaPacked *base = pack->snapshot->base;
  guint32        n_base = base->is_sorted ? base->n_record_rows : 0;
  guint32        i = 0;
  guint          n = 0;

  while (i < n_base || n < pack->records->len)
    {
      const NotandaRecordRow *row = i < n_base ? &base->record_rows[i] : NULL;
      const NotandaStored    *stored = n < pack->records->len ? pack->records->pdata[n] : NULL;
      int                     order = row == NULL ? 1 : stored == NULL ? -1
                                                                       : notanda_hash_compare (&row->hash, &stored->hash);

      if (order <= 0)
        {
          append_record (rows, data, &row->hash, base->records_data + GUINT32_FROM_LE (row->offset), GUINT32_FROM_LE (row->size));
          i++;
        }
      else
        append_record (rows, data, &stored->hash, stored->bytes, stored->size);
      while (order >= 0 && n < pack->records->len && notanda_hash_equal (&stored->hash, &((NotandaStored *) pack->records->pdata[n])->hash))
        n++;
    }
}

static gconstpointer
own_bytes (NotandaPacked *packed,
           GByteArray    *array,
           gsize         *size)
{
  GBytes *bytes = g_byte_array_free_to_bytes (array);

  g_ptr_array_add (packed->owners, bytes);

  return g_bytes_get_data (bytes, size);
}

static void
fill_strings (Pack          *pack,
              NotandaPacked *packed)
{
  GByteArray *ends = g_byte_array_new ();
  GByteArray *strings = g_byte_array_new ();
  gsize       size;

  for (guint i = 0; i < pack->numbers.strings->len; i++)
    {
      const char *string = pack->numbers.strings->pdata[i];

      notanda_write_bytes (strings, string, strlen (string) + 1);
      notanda_write_u32 (ends, strings->len);
    }
  packed->n_strings = pack->numbers.strings->len;
  packed->string_ends = own_bytes (packed, ends, &size);
  packed->strings = own_bytes (packed, strings, &packed->strings_size);
}

static void
fill_tables (Pack          *pack,
             NotandaPacked *packed)
{
  GByteArray *record_rows = g_byte_array_new ();
  GByteArray *records_data = g_byte_array_new ();
  GByteArray *types = g_byte_array_new ();
  gsize       size;

  merge_rows (pack);
  merge_records (pack, record_rows, records_data);
  notanda_write_bytes (types, pack->numbers.types->data, pack->numbers.types->len * sizeof (NotandaId));

  packed->rows = own_bytes (packed, g_steal_pointer (&pack->rows), &size);
  packed->n_rows = (guint32) (size / sizeof (NotandaRow));
  packed->extras = own_bytes (packed, g_steal_pointer (&pack->extras), &packed->extras_size);
  packed->types = own_bytes (packed, types, &size);
  packed->n_types = pack->numbers.types->len;
  packed->record_rows = own_bytes (packed, record_rows, &size);
  packed->n_record_rows = (guint32) (size / sizeof (NotandaRecordRow));
  packed->records_data = own_bytes (packed, records_data, &packed->records_size);
  fill_strings (pack, packed);
}

static void
take_rest (Pack          *pack,
           NotandaPacked *packed)
{
  NotandaSnapshot *snapshot = pack->snapshot;

  notanda_snapshot_take_rest (snapshot, packed->kept_aside, packed->sections);
  packed->steps = g_ptr_array_ref (snapshot->steps);
  packed->cursor = snapshot->cursor;
}

static void
pack_clear (Pack *pack)
{
  g_array_unref (pack->news);
  g_ptr_array_unref (pack->records);
  g_ptr_array_unref (pack->own);
  notanda_pack_numbers_clear (&pack->numbers);
}

NotandaPacked *
notanda_snapshot_pack (NotandaSnapshot *snapshot)
{
  NotandaPacked *packed = notanda_packed_new (snapshot->base->article);
  Pack           pack = {
              .snapshot = snapshot,
              .news = g_array_new (FALSE, FALSE, sizeof (New)),
              .records = g_ptr_array_new (),
              .own = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_stored_unref),
              .rows = g_byte_array_sized_new ((guint) MIN (G_MAXUINT / 2, (snapshot->base->n_rows + 64) * sizeof (NotandaRow))),
              .extras = g_byte_array_new (),
  };

  notanda_pack_numbers_init (&pack.numbers);
  collect (&pack);
  collect_used (&pack);
  fill_tables (&pack, packed);
  take_rest (&pack, packed);
  pack_clear (&pack);

  return packed;
}
