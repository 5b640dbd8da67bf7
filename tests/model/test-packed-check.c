/* test-packed-check.c: tables that come from outside, each rule broken once
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-snapshot.h"
#include "util/test-documents.h"
#include "util/test-golden.h"

/* Tables of one's own: a copy of sound ones, to be broken. */
typedef struct
{
  NotandaPacked    *packed;
  NotandaRow       *rows;
  NotandaRecordRow *records;
  guint8           *extras;
  guint8           *records_data;
  guint8           *string_ends;
  char             *strings;
} Fixture;

static gpointer
own (NotandaPacked *packed,
     gconstpointer  bytes,
     gsize          size)
{
  gpointer copy = g_memdup2 (bytes, size);

  g_ptr_array_add (packed->owners, g_bytes_new_take (copy, size));

  return copy;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (NotandaSnapshot) snapshot = test_golden_snapshot ();
  NotandaPacked *packed = notanda_snapshot_pack (snapshot);

  g_ptr_array_set_size (packed->kept_aside, 0);
  self->packed = packed;
  packed->rows = self->rows = own (packed, packed->rows, packed->n_rows * sizeof (NotandaRow));
  packed->record_rows = self->records = own (packed, packed->record_rows, packed->n_record_rows * sizeof (NotandaRecordRow));
  packed->extras = self->extras = own (packed, packed->extras, packed->extras_size);
  packed->records_data = self->records_data = own (packed, packed->records_data, packed->records_size);
  packed->string_ends = self->string_ends = own (packed, packed->string_ends, 4 * packed->n_strings);
  packed->strings = self->strings = own (packed, packed->strings, packed->strings_size);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  notanda_packed_unref (self->packed);
}

static guint32
find_row_with_extra (Fixture *self)
{
  for (guint32 i = 0; i < self->packed->n_rows; i++)
    if (self->rows[i].extra_size != 0)
      return i;
  g_assert_not_reached ();
}

static void
test_sound (Fixture      *self,
            gconstpointer data)
{
  guint32 n = self->packed->n_rows;
  guint32 n_records = self->packed->n_record_rows;

  notanda_packed_check (self->packed, TRUE);
  g_assert_cmpuint (self->packed->kept_aside->len, ==, 0);
  g_assert_cmpuint (self->packed->n_rows, ==, n);
  g_assert_cmpuint (self->packed->n_record_rows, ==, n_records);
  g_assert_true (self->packed->rows == self->rows); /* not a copy */
  g_assert_true (self->packed->record_rows == self->records);
  g_assert_true (self->packed->is_sorted);
  g_assert_cmpuint (self->packed->max_clock, >, n);
}

typedef void (*Breaker) (NotandaRow *row);

static void
break_order (NotandaRow *row)
{
  row->start = GUINT32_TO_LE (GUINT32_FROM_LE (row->end) + 1);
}
static void
break_end (NotandaRow *row)
{
  row->end = GUINT32_TO_LE (100000);
}
static void
break_type (NotandaRow *row)
{
  row->type = GUINT32_TO_LE (100);
}
static void
break_author (NotandaRow *row)
{
  row->author = GUINT32_TO_LE (100);
}
static void
break_extra (NotandaRow *row)
{
  row->extra = GUINT64_TO_LE (1);
}
static void
break_extra_size (NotandaRow *row)
{
  row->extra_size = GUINT32_TO_LE (G_MAXUINT32);
}
static void
break_extra_place (NotandaRow *row)
{
  row->extra = GUINT64_TO_LE (G_MAXUINT64 - 2);
  row->extra_size = GUINT32_TO_LE (4);
}

static const struct
{
  const char *what;
  Breaker     breaker;
} breakers[] = {
  { "it ends before it starts", break_order },
  { "it is outside the text", break_end },
  { "its type is missing", break_type },
  { "its author is missing", break_author },
  { "it has no extra bytes, but a place for them", break_extra },
  { "its extra bytes are 4 GB", break_extra_size },
  { "its extra bytes are behind the end", break_extra_place },
};

/* The row is kept as it was; all others stay. */
static void
break_row (Fixture *self,
           Breaker  breaker,
           guint32  i)
{
  NotandaPacked          *packed = self->packed;
  const NotandaRow       *table = packed->rows;
  guint32                 n = packed->n_rows;
  NotandaRow              was = self->rows[i];
  const NotandaKeptAside *kept;

  breaker (&self->rows[i]);
  g_ptr_array_set_size (packed->kept_aside, 0);
  notanda_packed_check (packed, TRUE);
  g_assert_cmpuint (packed->n_rows, ==, n - 1);
  g_assert_cmpuint (packed->kept_aside->len, ==, 1);
  kept = packed->kept_aside->pdata[0];
  g_assert_cmpstr (kept->table, ==, "annotations");
  g_assert_cmpuint (strlen (kept->why), >, 5);
  g_assert_cmpmem (g_bytes_get_data (kept->bytes, NULL), sizeof was, &self->rows[i], sizeof was);
  for (guint32 r = 0; r < packed->n_rows; r++)
    g_assert_cmpmem (&packed->rows[r], sizeof was, &self->rows[r < i ? r : r + 1], sizeof was);
  packed->rows = table;
  packed->n_rows = n;
  self->rows[i] = was;
}

static void
test_rows (Fixture      *self,
           gconstpointer data)
{
  for (gsize k = 0; k < G_N_ELEMENTS (breakers); k++)
    for (guint32 i = 0; i < self->packed->n_rows; i++)
      if (self->rows[i].extra_size == 0)
        {
          g_test_message ("%s: row %u", breakers[k].what, i);
          break_row (self, breakers[k].breaker, i);
        }
}

/* What the row cites by number goes along. */
static void
test_cited (Fixture      *self,
            gconstpointer data)
{
  NotandaPacked *packed = self->packed;
  guint32        at = find_row_with_extra (self);
  NotandaRow     row = self->rows[at];
  const char    *author = notanda_packed_get_string (packed, GUINT32_FROM_LE (row.author));
  const guint8  *bytes;
  gsize          size;

  self->rows[at].end = row.end = GUINT32_TO_LE (100000);
  notanda_packed_check (packed, TRUE);
  g_assert_cmpuint (packed->kept_aside->len, ==, 1);
  bytes = g_bytes_get_data (((NotandaKeptAside *) packed->kept_aside->pdata[0])->bytes, &size);
  g_assert_cmpuint (size, ==, sizeof row + GUINT32_FROM_LE (row.extra_size) + 16 + strlen (author) + 1);
  g_assert_cmpmem (bytes, sizeof row, &row, sizeof row);
  g_assert_cmpmem (bytes + sizeof row, GUINT32_FROM_LE (row.extra_size), packed->extras, packed->extras_size);
  g_assert_cmpmem (bytes + size - strlen (author) - 1 - 16, 16, &packed->types[GUINT32_FROM_LE (row.type)], 16);
  g_assert_cmpstr ((const char *) bytes + size - strlen (author) - 1, ==, author);
}

/* Extra bytes one after the other: each byte flipped is another creation or none. */
static void
test_extras (Fixture      *self,
             gconstpointer data)
{
  NotandaPacked    *packed = self->packed;
  const NotandaRow *sound = packed->rows;
  guint32           n = packed->n_rows;

  for (gsize at = 0; at < packed->extras_size; at++)
    {
      self->extras[at] ^= 0x81;
      g_ptr_array_set_size (packed->kept_aside, 0);
      notanda_packed_check (packed, TRUE);
      g_assert_cmpuint (packed->n_rows + packed->kept_aside->len, ==, n);
      packed->rows = sound;
      packed->n_rows = n;
      self->extras[at] ^= 0x81;
    }
}

/* Bytes before, between and behind what rows cite are kept aside too. */
static void
test_gaps (Fixture      *self,
           gconstpointer data)
{
  NotandaPacked *packed = self->packed;
  guint32        at = find_row_with_extra (self);
  g_autoptr (GByteArray) extras = g_byte_array_new ();

  notanda_write_bytes (extras, "gap", 3);
  notanda_write_bytes (extras, packed->extras, packed->extras_size);
  notanda_write_bytes (extras, "rest", 4);
  packed->extras = own (packed, extras->data, extras->len);
  packed->extras_size = extras->len;
  self->rows[at].extra = GUINT64_TO_LE (3);
  notanda_packed_check (packed, TRUE);
  g_assert_cmpuint (packed->kept_aside->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const NotandaKeptAside *kept = packed->kept_aside->pdata[i];

      g_assert_cmpstr (kept->table, ==, "extras");
      g_assert_cmpmem (g_bytes_get_data (kept->bytes, NULL), g_bytes_get_size (kept->bytes), i == 0 ? "gap" : "rest", 3 + i);
    }
}

/* No two rows may cite the same bytes, or the work would not be linear. */
static void
test_shared_extras (Fixture      *self,
                    gconstpointer data)
{
  NotandaPacked         *packed = self->packed;
  guint32                at = find_row_with_extra (self);
  guint32                n = packed->n_rows;
  g_autofree NotandaRow *rows = g_new (NotandaRow, 1000);

  for (guint i = 0; i < 1000; i++)
    rows[i] = self->rows[at];
  packed->rows = own (packed, rows, 1000 * sizeof *rows);
  packed->n_rows = 1000;
  notanda_packed_check (packed, TRUE);
  g_assert_cmpuint (packed->n_rows, ==, 1);
  g_assert_cmpuint (packed->kept_aside->len, ==, 999);
  g_assert_cmpuint (n, >, 1);
}

static void
test_strings (Fixture      *self,
              gconstpointer data)
{
  NotandaPacked    *packed = self->packed;
  const guint32     wrong[] = { 0, 1, G_MAXUINT32, 0x80000000 };
  const NotandaRow *sound = packed->rows;
  guint32           n = packed->n_rows;

  g_assert_cmpuint (packed->n_strings, ==, 2);
  for (guint string = 0; string < 2; string++)
    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
      {
        guint32 was;

        memcpy (&was, self->string_ends + 4 * string, 4);
        memcpy (self->string_ends + 4 * string, &wrong[i], 4);
        g_ptr_array_set_size (packed->kept_aside, 0);
        notanda_packed_check (packed, TRUE);
        g_assert_cmpuint (packed->kept_aside->len, >, 0);
        g_assert_cmpuint (packed->n_rows + packed->kept_aside->len, ==, n);
        packed->rows = sound;
        packed->n_rows = n;
        memcpy (self->string_ends + 4 * string, &was, 4);
      }

  self->strings[1] = (char) 0xff;
  g_ptr_array_set_size (packed->kept_aside, 0);
  notanda_packed_check (packed, TRUE);
  g_assert_cmpuint (packed->kept_aside->len, >, 0);
  g_assert_cmpuint (packed->n_rows, >, 0); /* those of the other author */
}

static void
test_records (Fixture      *self,
              gconstpointer data)
{
  NotandaPacked          *packed = self->packed;
  const NotandaRecordRow *sound = packed->record_rows;
  guint32                 n = packed->n_record_rows;

  for (guint32 i = 0; i < n; i++)
    for (guint what = 0; what < 4; what++)
      {
        NotandaRecordRow        was = self->records[i];
        const NotandaKeptAside *kept;

        if (what == 0)
          self->records[i].hash.bytes[31] ^= 1;
        else if (what == 1)
          self->records[i].offset = GUINT32_TO_LE (G_MAXUINT32);
        else if (what == 2)
          self->records[i].size = GUINT32_TO_LE (G_MAXUINT32);
        else
          self->records[i].size = 0;
        g_ptr_array_set_size (packed->kept_aside, 0);
        notanda_packed_check (packed, TRUE);
        g_assert_cmpuint (packed->n_record_rows, ==, n - 1);
        kept = packed->kept_aside->pdata[0];
        if (what != 0 && packed->kept_aside->len > 1 && strcmp (kept->table, "records") != 0)
          kept = packed->kept_aside->pdata[1];
        g_assert_cmpstr (kept->table, ==, "records");
        g_assert_cmpmem (g_bytes_get_data (kept->bytes, NULL), sizeof was, &self->records[i], sizeof was);
        packed->record_rows = sound;
        packed->n_record_rows = n;
        self->records[i] = was;
      }
}

/* A hash is trusted at opening and computed by a check. */
static void
test_hashes (Fixture      *self,
             gconstpointer data)
{
  self->records[0].hash.bytes[31] ^= 1;
  notanda_packed_check (self->packed, FALSE);
  g_assert_cmpuint (self->packed->kept_aside->len, ==, 0);
  notanda_packed_check (self->packed, TRUE);
  g_assert_cmpuint (self->packed->kept_aside->len, ==, 1);
}

static void
test_order (Fixture      *self,
            gconstpointer data)
{
  NotandaRow row = self->rows[1];

  self->rows[1] = self->rows[2];
  self->rows[2] = row;
  notanda_packed_check (self->packed, TRUE);
  g_assert_false (self->packed->is_sorted);
  g_assert_cmpuint (self->packed->kept_aside->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/notanda/model/packed-check/sound", Fixture, NULL, set_up, test_sound, tear_down);
  g_test_add ("/notanda/model/packed-check/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/notanda/model/packed-check/cited", Fixture, NULL, set_up, test_cited, tear_down);
  g_test_add ("/notanda/model/packed-check/extras", Fixture, NULL, set_up, test_extras, tear_down);
  g_test_add ("/notanda/model/packed-check/gaps", Fixture, NULL, set_up, test_gaps, tear_down);
  g_test_add ("/notanda/model/packed-check/shared-extras", Fixture, NULL, set_up, test_shared_extras, tear_down);
  g_test_add ("/notanda/model/packed-check/strings", Fixture, NULL, set_up, test_strings, tear_down);
  g_test_add ("/notanda/model/packed-check/records", Fixture, NULL, set_up, test_records, tear_down);
  g_test_add ("/notanda/model/packed-check/hashes", Fixture, NULL, set_up, test_hashes, tear_down);
  g_test_add ("/notanda/model/packed-check/order", Fixture, NULL, set_up, test_order, tear_down);

  return g_test_run ();
}
