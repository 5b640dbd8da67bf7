/* notanda-packed-check.c: what must hold for tables that come from outside
 *
 * One pass over each table. A row that breaks a rule is copied aside with the
 * reason; the table is then continued in a copy that leaves it out. As long as
 * nothing is wrong, nothing is copied or allocated.
 *
 * Pieces of variable data must follow each other. Where a bad row breaks the
 * chain, the next row takes it up at its own piece, and the bytes between,
 * which no row cites any more, are kept aside as well.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-packed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/notanda-value.h"

#define MAX_CITED 256 /* bytes of a name */

typedef struct
{
  NotandaPacked *packed;
  gboolean       hashes; /* compute those of records too */
  gsize          n_chars;
  guint8        *bad_strings; /* a byte each, or NULL while all are good */
  gsize          cursor;      /* where the next piece of variable data starts */
  GByteArray    *copy;        /* of the good rows, once there was a bad one */
} Check;

static void
keep_aside (Check        *check,
            const char   *why,
            const char   *table,
            gconstpointer row,
            gsize         row_size,
            const guint8 *piece,
            gsize         piece_size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  notanda_write_bytes (bytes, row, row_size);
  notanda_write_bytes (bytes, piece, piece_size);
  g_ptr_array_add (check->packed->kept_aside, notanda_kept_aside_new (why, table, bytes->data, bytes->len));
}

/* The i-th row is bad: from now on the good ones are collected. */
static void
leave_out (Check        *check,
           gconstpointer rows,
           gsize         row_size,
           guint32       i)
{
  if (check->copy == NULL)
    {
      check->copy = g_byte_array_new ();
      notanda_write_bytes (check->copy, rows, row_size * i);
    }
}

/* Bytes from the cursor up to @to that no row cites. */
static void
keep_gap (Check        *check,
          const char   *table,
          const guint8 *pieces,
          gsize         to)
{
  if (to > check->cursor)
    keep_aside (check, _ ("No row cites these bytes."), table, pieces + check->cursor, to - check->cursor, NULL, 0);
}

/* @at is how far strings were read: one that doesn't start there is bad, so
 * that no bytes are read twice. */
static gboolean
string_is_good (const NotandaPacked *packed,
                guint32              i,
                guint32             *at)
{
  guint32 start = i > 0 ? notanda_packed_string_end (packed, i - 1) : 0;
  guint32 end = notanda_packed_string_end (packed, i);

  if (start != *at || end <= start || end > packed->strings_size)
    return FALSE;
  *at = end;

  return packed->strings[end - 1] == '\0' && g_utf8_validate_len (packed->strings + start, end - start - 1, NULL);
}

static void
check_strings (Check *check)
{
  const NotandaPacked *packed = check->packed;
  guint32              at = 0;

  for (guint32 i = 0; i < packed->n_strings; i++)
    {
      if (string_is_good (packed, i, &at))
        continue;
      if (check->bad_strings == NULL)
        check->bad_strings = g_malloc0 (packed->n_strings);
      check->bad_strings[i] = 1;
    }
}

/* What the extra bytes say of @row; they must say something. */
static const char *
check_extra (const Check      *check,
             const NotandaRow *row,
             const guint8     *extra,
             gsize             size)
{
  NotandaReader reader;
  guint32       last = GUINT32_FROM_LE (row->end);
  const char   *rule;
  guint32       n_more;
  guint32       n_attributes = 0;

  notanda_reader_init (&reader, extra, size);
  rule = notanda_reader_string (&reader);
  n_more = notanda_reader_u32 (&reader);
  for (guint32 i = 0; i < n_more && !reader.failed; i++)
    {
      guint32 start = notanda_reader_u32 (&reader);
      guint32 end = notanda_reader_u32 (&reader);

      if (start < last || end < start || end > check->n_chars)
        return _ ("Its pieces are not in order, or outside the text.");
      last = end;
    }
  if (!reader.failed && reader.end - reader.at >= 4)
    memcpy (&n_attributes, reader.at, sizeof n_attributes);
  if (!notanda_value_skip_attributes (&reader) || !notanda_reader_is_done (&reader))
    return _ ("Its attributes can’t be read.");
  if (*rule == '\0' && n_more == 0 && n_attributes == 0)
    return _ ("It has extra bytes that say nothing.");

  return NULL;
}

static const char *
check_row (const Check      *check,
           const NotandaRow *row)
{
  const NotandaPacked *packed = check->packed;
  guint32              start = GUINT32_FROM_LE (row->start);
  guint32              end = GUINT32_FROM_LE (row->end);
  guint32              author = GUINT32_FROM_LE (row->author);
  guint32              size = GUINT32_FROM_LE (row->extra_size);
  guint64              extra = GUINT64_FROM_LE (row->extra);

  if (start > end || end > check->n_chars)
    return _ ("It is outside the text.");
  if (GUINT32_FROM_LE (row->type) >= packed->n_types)
    return _ ("Its type is missing.");
  if (author >= packed->n_strings || (check->bad_strings != NULL && check->bad_strings[author]))
    return _ ("Its author’s name is damaged.");
  if (size == 0)
    return extra == 0 ? NULL : _ ("It has extra bytes that say nothing.");
  if (extra < check->cursor || extra > packed->extras_size || size > packed->extras_size - extra)
    return _ ("Its extra bytes are missing.");

  return check_extra (check, row, packed->extras + extra, size);
}

static int
compare_rows (const NotandaRow *a,
              const NotandaRow *b)
{
  guint32 a_start = GUINT32_FROM_LE (a->start), b_start = GUINT32_FROM_LE (b->start);
  guint32 a_end = GUINT32_FROM_LE (a->end), b_end = GUINT32_FROM_LE (b->end);

  if (a_start != b_start)
    return a_start < b_start ? -1 : 1;
  if (a_end != b_end)
    return a_end > b_end ? -1 : 1;

  return memcmp (a->id, b->id, sizeof a->id);
}

/* A row cites its type and its author by numbers that mean something in its own
 * file only: what they stand for there goes along. Of a name the first few bytes
 * do, since any number of rows may cite one long name. */
static void
write_cited (const NotandaPacked *packed,
             const NotandaRow    *row,
             GByteArray          *out)
{
  guint32 type = GUINT32_FROM_LE (row->type);
  guint32 author = GUINT32_FROM_LE (row->author);
  guint32 start;
  guint32 end;

  if (type < packed->n_types)
    notanda_write_id (out, &packed->types[type]);
  if (author >= packed->n_strings)
    return;

  start = author > 0 ? notanda_packed_string_end (packed, author - 1) : 0;
  end = notanda_packed_string_end (packed, author);
  if (start < end && end <= packed->strings_size)
    notanda_write_bytes (out, packed->strings + start, MIN (end - start, MAX_CITED));
}

static void
keep_row_aside (Check            *check,
                const NotandaRow *row,
                const char       *why)
{
  const NotandaPacked *packed = check->packed;
  guint64              extra = GUINT64_FROM_LE (row->extra);
  guint32              size = GUINT32_FROM_LE (row->extra_size);
  g_autoptr (GByteArray) piece = g_byte_array_new ();

  if (size > 0 && extra >= check->cursor && extra <= packed->extras_size && size <= packed->extras_size - extra)
    {
      keep_gap (check, "extras", packed->extras, extra);
      notanda_write_bytes (piece, packed->extras + extra, size);
      check->cursor = extra + size;
    }
  write_cited (packed, row, piece);
  keep_aside (check, why, "annotations", row, sizeof *row, piece->data, piece->len);
}

static void
take_row (Check            *check,
          const NotandaRow *row,
          const NotandaRow *before)
{
  NotandaPacked *packed = check->packed;
  guint32        size = GUINT32_FROM_LE (row->extra_size);

  if (size > 0)
    {
      keep_gap (check, "extras", packed->extras, GUINT64_FROM_LE (row->extra));
      check->cursor = GUINT64_FROM_LE (row->extra) + size;
    }
  if (before != NULL && compare_rows (before, row) >= 0)
    packed->is_sorted = FALSE;
  packed->max_clock = MAX (packed->max_clock, GUINT64_FROM_LE (row->clock));
  if (check->copy != NULL)
    notanda_write_bytes (check->copy, row, sizeof *row);
}

/* The collected good rows take the place of the table. */
static gconstpointer
take_copy (Check   *check,
           gsize    row_size,
           guint32 *n)
{
  GBytes *bytes;

  *n = (guint32) (check->copy->len / row_size);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&check->copy));
  g_ptr_array_add (check->packed->owners, bytes);

  return g_bytes_get_data (bytes, NULL);
}

static void
check_rows (Check *check)
{
  NotandaPacked    *packed = check->packed;
  const NotandaRow *before = NULL;

  check->cursor = 0;
  for (guint32 i = 0; i < packed->n_rows; i++)
    {
      const NotandaRow *row = &packed->rows[i];
      const char       *why = check_row (check, row);

      if (why != NULL)
        {
          leave_out (check, packed->rows, sizeof *row, i);
          keep_row_aside (check, row, why);
          continue;
        }
      take_row (check, row, before);
      before = row;
    }
  keep_gap (check, "extras", packed->extras, packed->extras_size);

  if (check->copy != NULL)
    packed->rows = take_copy (check, sizeof (NotandaRow), &packed->n_rows);
}

static gboolean
record_row_has_bytes (const Check            *check,
                      const NotandaRecordRow *row)
{
  guint32 offset = GUINT32_FROM_LE (row->offset);
  guint32 size = GUINT32_FROM_LE (row->size);

  return offset >= check->cursor && offset <= check->packed->records_size && size <= check->packed->records_size - offset;
}

static const char *
check_record_row (const Check            *check,
                  const NotandaRecordRow *row,
                  NotandaRecord          *record)
{
  const guint8 *bytes;

  if (!record_row_has_bytes (check, row))
    return _ ("Its bytes are missing.");
  bytes = check->packed->records_data + GUINT32_FROM_LE (row->offset);
  if (!notanda_record_parse (record, bytes, GUINT32_FROM_LE (row->size)))
    return _ ("It can’t be read.");
  if (!notanda_record_fits (record, check->n_chars))
    return _ ("It is outside the text.");
  if (check->hashes)
    {
      NotandaHash hash;

      notanda_hash_of (bytes, GUINT32_FROM_LE (row->size), &hash);
      if (!notanda_hash_equal (&hash, &row->hash))
        return _ ("It is not what it was when it was written.");
    }

  return NULL;
}

static void
keep_record_aside (Check                  *check,
                   const NotandaRecordRow *row,
                   const char             *why)
{
  const NotandaPacked *packed = check->packed;
  gsize                offset = GUINT32_FROM_LE (row->offset);
  gsize                size = GUINT32_FROM_LE (row->size);

  if (record_row_has_bytes (check, row))
    {
      keep_gap (check, "records-data", packed->records_data, offset);
      keep_aside (check, why, "records", row, sizeof *row, packed->records_data + offset, size);
      check->cursor = offset + size;
    }
  else
    keep_aside (check, why, "records", row, sizeof *row, NULL, 0);
}

static void
take_record (Check                  *check,
             const NotandaRecordRow *row,
             const NotandaRecordRow *before,
             const NotandaRecord    *record)
{
  NotandaPacked *packed = check->packed;

  keep_gap (check, "records-data", packed->records_data, GUINT32_FROM_LE (row->offset));
  check->cursor = (gsize) GUINT32_FROM_LE (row->offset) + GUINT32_FROM_LE (row->size);
  if (before != NULL && notanda_hash_compare (&before->hash, &row->hash) >= 0)
    packed->is_sorted = FALSE;
  if (record->kind == NOTANDA_RECORD_CREATE)
    packed->is_sorted = FALSE; /* its place is among the rows */
  packed->max_clock = MAX (packed->max_clock, record->clock);
  if (check->copy != NULL)
    notanda_write_bytes (check->copy, row, sizeof *row);
}

static void
check_records (Check *check)
{
  NotandaPacked          *packed = check->packed;
  const NotandaRecordRow *before = NULL;

  check->cursor = 0;
  for (guint32 i = 0; i < packed->n_record_rows; i++)
    {
      const NotandaRecordRow *row = &packed->record_rows[i];
      NotandaRecord           record;
      const char             *why = check_record_row (check, row, &record);

      if (why != NULL)
        {
          leave_out (check, packed->record_rows, sizeof *row, i);
          keep_record_aside (check, row, why);
          continue;
        }
      take_record (check, row, before, &record);
      before = row;
    }
  keep_gap (check, "records-data", packed->records_data, packed->records_size);

  if (check->copy != NULL)
    packed->record_rows = take_copy (check, sizeof (NotandaRecordRow), &packed->n_record_rows);
}

void
notanda_packed_check (NotandaPacked *packed,
                      gboolean       hashes)
{
  Check check = { .packed = packed, .hashes = hashes, .n_chars = notanda_article_get_n_chars (packed->article) };

  check_strings (&check);
  check_rows (&check);
  check_records (&check);
  g_free (check.bad_strings);
}
