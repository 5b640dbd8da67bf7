/* notanda-record.c: the immutable records that everything stored is made of
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-record.h"

#include <string.h>

#include "model/notanda-value.h"

#define ENCODING 1

static void
read_record (NotandaRecord *record,
             NotandaReader *reader)
{
  record->kind = notanda_reader_u16 (reader);
  notanda_reader_id (reader, &record->subject);
  notanda_reader_id (reader, &record->field);
  record->replica = notanda_reader_u64 (reader);
  record->clock = notanda_reader_u64 (reader);
  record->time = (gint64) notanda_reader_u64 (reader);
}

static gboolean
parents_are_sorted (const NotandaRecord *record)
{
  for (guint32 i = 1; i < record->n_parents; i++)
    if (notanda_hash_compare (&record->parents[i - 1], &record->parents[i]) >= 0)
      return FALSE;

  return TRUE;
}

/* What each kind must look like; a kind from the future is taken as it is. */
static gboolean
kind_is_kept (const NotandaRecord *record)
{
  NotandaValue value;

  if (record->kind < NOTANDA_RECORD_CREATE || record->kind > NOTANDA_RECORD_CORPUS)
    return record->kind != 0;
  if (!notanda_value_parse (&value, record->value, record->value_size))
    return FALSE;

  switch ((NotandaRecordKind) record->kind)
    {
    case NOTANDA_RECORD_CREATE:
      return value.kind == NOTANDA_VALUE_CREATION && record->n_parents == 0 && notanda_id_is_zero (&record->field);
    case NOTANDA_RECORD_DELETE:
    case NOTANDA_RECORD_RESTORE:
      return (value.kind == NOTANDA_VALUE_NONE || (value.kind == NOTANDA_VALUE_YES_NO && value.yes)) &&
             record->n_parents > 0 && notanda_id_is_zero (&record->field);
    case NOTANDA_RECORD_SET:
      return value.kind != NOTANDA_VALUE_CREATION && !notanda_id_is_zero (&record->field);
    case NOTANDA_RECORD_ARTICLE:
      return notanda_id_is_zero (&record->subject);
    case NOTANDA_RECORD_TAG_SET:
    case NOTANDA_RECORD_CORPUS:
    default:
      return TRUE;
    }
}

gboolean
notanda_record_parse (NotandaRecord *record,
                      const guint8  *bytes,
                      gsize          size)
{
  NotandaReader reader;

  memset (record, 0, sizeof *record);
  if (size > NOTANDA_RECORD_MAX_SIZE)
    return FALSE;

  notanda_reader_init (&reader, bytes, size);
  if (notanda_reader_u8 (&reader) != ENCODING)
    return FALSE;
  read_record (record, &reader);
  record->author = notanda_reader_string (&reader);
  record->n_parents = notanda_reader_u32 (&reader);
  record->parents = (const NotandaHash *) notanda_reader_bytes (&reader, (gsize) record->n_parents * sizeof (NotandaHash));
  record->value_size = notanda_reader_u32 (&reader);
  record->value = notanda_reader_bytes (&reader, record->value_size);

  return notanda_reader_is_done (&reader) && parents_are_sorted (record) && kind_is_kept (record);
}

void
notanda_record_view (NotandaRecord *record,
                     const guint8  *bytes,
                     gsize          size)
{
  NotandaReader reader;
  guint32       length;

  notanda_reader_init (&reader, bytes + 1, size - 1);
  read_record (record, &reader);
  length = notanda_reader_u32 (&reader);
  record->author = (const char *) notanda_reader_bytes (&reader, (gsize) length + 1);
  record->n_parents = notanda_reader_u32 (&reader);
  record->parents = (const NotandaHash *) notanda_reader_bytes (&reader, (gsize) record->n_parents * sizeof (NotandaHash));
  record->value_size = notanda_reader_u32 (&reader);
  record->value = notanda_reader_bytes (&reader, record->value_size);
  g_assert (!reader.failed);
}

static void
write_parents (const NotandaRecord *record,
               GByteArray          *out)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (NotandaHash), record->n_parents);
  guint n = 0;

  if (record->n_parents > 0)
    g_array_append_vals (sorted, record->parents, record->n_parents);
  g_array_sort (sorted, notanda_hash_compare);

  for (guint i = 0; i < sorted->len; i++)
    {
      NotandaHash *hash = &g_array_index (sorted, NotandaHash, i);

      if (n == 0 || !notanda_hash_equal (hash, &g_array_index (sorted, NotandaHash, n - 1)))
        g_array_index (sorted, NotandaHash, n++) = *hash;
    }

  notanda_write_u32 (out, n);
  notanda_write_bytes (out, sorted->data, n * sizeof (NotandaHash));
}

void
notanda_record_write (const NotandaRecord *record,
                      GByteArray          *out)
{
  notanda_write_u8 (out, ENCODING);
  notanda_write_u16 (out, record->kind);
  notanda_write_id (out, &record->subject);
  notanda_write_id (out, &record->field);
  notanda_write_u64 (out, record->replica);
  notanda_write_u64 (out, record->clock);
  notanda_write_u64 (out, (guint64) record->time);
  notanda_write_string (out, record->author);
  write_parents (record, out);
  notanda_write_u32 (out, record->value_size);
  notanda_write_bytes (out, record->value, record->value_size);
}

NotandaStored *
notanda_stored_new_for_hash (const guint8      *bytes,
                             gsize              size,
                             const NotandaHash *hash)
{
  NotandaStored *stored = g_atomic_rc_box_alloc (sizeof *stored + size);

  stored->hash = *hash;
  stored->size = (guint32) size;
  memcpy (stored->bytes, bytes, size);

  return stored;
}

NotandaStored *
notanda_stored_new (const guint8 *bytes,
                    gsize         size)
{
  NotandaHash hash;

  notanda_hash_of (bytes, size, &hash);

  return notanda_stored_new_for_hash (bytes, size, &hash);
}

NotandaStored *
notanda_stored_ref (NotandaStored *stored)
{
  return g_atomic_rc_box_acquire (stored);
}

void
notanda_stored_unref (NotandaStored *stored)
{
  g_atomic_rc_box_release (stored);
}

/* Ranges are in order, so the last one tells. */
static gboolean
ranges_fit (const guint8 *ranges,
            gsize         n_chars)
{
  return notanda_ranges_get (ranges, notanda_ranges_count (ranges) - 1).end <= n_chars;
}

static gboolean
blocks_fit (const NotandaValue *value,
            gsize               n_chars)
{
  NotandaReader reader;
  guint32       n;

  notanda_reader_init (&reader, value->raw, value->raw_size);
  n = notanda_reader_u32 (&reader);
  if (n == 0)
    return TRUE;
  notanda_reader_bytes (&reader, (gsize) (n - 1) * NOTANDA_BLOCK_SIZE + 4);

  return notanda_reader_u32 (&reader) <= n_chars;
}

gboolean
notanda_record_fits (const NotandaRecord *record,
                     gsize                n_chars)
{
  NotandaValue value;

  if (record->kind < NOTANDA_RECORD_CREATE || record->kind > NOTANDA_RECORD_CORPUS)
    return TRUE;
  if (!notanda_value_parse (&value, record->value, record->value_size))
    return FALSE;
  if (value.kind == NOTANDA_VALUE_FRAGMENTS)
    return ranges_fit (value.raw, n_chars);
  if (value.kind == NOTANDA_VALUE_CREATION)
    return ranges_fit (value.raw + NOTANDA_CREATION_RANGES, n_chars);
  if (value.kind == NOTANDA_VALUE_BLOCKS)
    return blocks_fit (&value, n_chars);

  return TRUE;
}
