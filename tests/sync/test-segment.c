/* test-segment.c: segments written and read, joined, cut, flipped and bombed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-segment.h"

#include "base/notanda-error.h"
#include "model/notanda-record.h"
#include "sync/notanda-squeeze.h"

static const NotandaId corpus = { { 1, 2, 3 } };

static void
make_hash (guint        number,
           NotandaHash *out)
{
  notanda_hash_of (&number, sizeof number, out);
}

/* What a random set was written as: each record with its scope. */
static GBytes *
write_random (GRand      *rand,
              GHashTable *expected)
{
  g_autoptr (NotandaSegmentWriter) writer = notanda_segment_writer_new (&corpus);
  guint n = (guint) g_rand_int_range (rand, 0, 60);

  for (guint i = 0; i < n; i++)
    {
      guint8      bytes[NOTANDA_SEGMENT_MIN_RECORD + 40];
      gsize       size = (gsize) g_rand_int_range (rand, NOTANDA_SEGMENT_MIN_RECORD, sizeof bytes);
      NotandaHash scope;
      char       *key = g_malloc (NOTANDA_HASH_STRING_SIZE * 2);

      for (gsize j = 0; j < size; j++)
        bytes[j] = (guint8) g_rand_int_range (rand, 0, 4);
      make_hash ((guint) g_rand_int_range (rand, 0, 5), &scope);
      notanda_segment_writer_add (writer, &scope, bytes, size);
      notanda_hash_to_string (&scope, key);
      notanda_hash_of (bytes, size, &scope);
      notanda_hash_to_string (&scope, key + NOTANDA_HASH_STRING_SIZE - 1);
      g_hash_table_add (expected, key);
    }

  return notanda_segment_writer_finish (writer);
}

static void
take_all (const NotandaSegment *segment,
          GHashTable           *found)
{
  for (guint i = 0; i < segment->entries->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->entries, NotandaSegmentEntry, i);

      for (guint j = 0; j < entry->n; j++)
        {
          char *key = g_malloc (NOTANDA_HASH_STRING_SIZE * 2);

          notanda_hash_to_string (&entry->scope, key);
          notanda_hash_to_string (&g_array_index (segment->records, NotandaSegmentRecord, entry->first + j).hash,
                                  key + NOTANDA_HASH_STRING_SIZE - 1);
          g_hash_table_add (found, key);
        }
    }
}

static void
assert_same (GHashTable *a,
             GHashTable *b)
{
  GHashTableIter iter;
  gpointer       key;

  g_assert_cmpuint (g_hash_table_size (a), ==, g_hash_table_size (b));
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_assert_true (g_hash_table_contains (b, key));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
copy_all (const NotandaSegment *segment,
          NotandaSegmentWriter *writer)
{
  for (guint i = 0; i < segment->entries->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->entries, NotandaSegmentEntry, i);

      for (guint j = 0; j < entry->n; j++)
        {
          const NotandaSegmentRecord *record = &g_array_index (segment->records, NotandaSegmentRecord, entry->first + j);

          notanda_segment_writer_add (writer, &entry->scope, record->bytes, record->size);
        }
    }
}

/* Reading gives what was written, and a pack of several what all of them held. */
static void
test_identity (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (NotandaSegmentWriter) pack = notanda_segment_writer_new (&corpus);
      g_autoptr (GHashTable) all = new_set ();
      g_autoptr (GHashTable) packed = new_set ();
      g_autoptr (GBytes) joined = NULL;
      g_autoptr (NotandaSegment) whole = NULL;

      for (guint i = 0; i < 8; i++)
        {
          g_autoptr (GHashTable) expected = new_set ();
          g_autoptr (GHashTable) found = new_set ();
          g_autoptr (GBytes) bytes = write_random (rand, expected);
          g_autoptr (NotandaSegment) segment = notanda_segment_parse (bytes, &corpus, "a", NULL);

          g_assert_nonnull (segment);
          take_all (segment, found);
          assert_same (expected, found);
          take_all (segment, all);
          copy_all (segment, pack);
        }
      joined = notanda_segment_writer_finish (pack);
      whole = notanda_segment_parse (joined, &corpus, "pack", NULL);
      take_all (whole, packed);
      assert_same (all, packed);
    }
}

/* A kind that this version doesn't know comes through byte for byte. */
static void
test_future (void)
{
  g_autoptr (NotandaSegmentWriter) writer = notanda_segment_writer_new (&corpus);
  NotandaRecord future = { .kind = 4711, .replica = 5, .clock = 7, .author = "A", .value = (const guint8 *) "x", .value_size = 1 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (NotandaSegment) segment = NULL;
  const NotandaSegmentRecord *found;
  NotandaHash                 scope;

  make_hash (1, &scope);
  notanda_record_write (&future, bytes);
  notanda_segment_writer_add (writer, &scope, bytes->data, bytes->len);
  file = notanda_segment_writer_finish (writer);
  segment = notanda_segment_parse (file, &corpus, "a", NULL);
  found = &g_array_index (segment->records, NotandaSegmentRecord, 0);
  g_assert_cmpmem (found->bytes, found->size, bytes->data, bytes->len);
}

static void
test_directories (void)
{
  g_autoptr (NotandaSegmentWriter) writer = notanda_segment_writer_new (&corpus);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (NotandaSegment) segment = NULL;
  NotandaHash hashes[3];

  for (guint i = 0; i < 3; i++)
    make_hash (i, &hashes[i]);
  g_assert_cmpuint (notanda_segment_writer_get_size (writer), ==, 0);
  notanda_segment_writer_add_directory (writer, &hashes[0], hashes + 1, 2);
  notanda_segment_writer_add_directory (writer, &hashes[1], hashes, 1);
  notanda_segment_writer_add_note (writer, NOTANDA_SEGMENT_DAMAGED, &hashes[1]);
  notanda_segment_writer_add_note (writer, 200, &hashes[0]);
  g_assert_cmpuint (notanda_segment_writer_get_size (writer), >, 0);
  file = notanda_segment_writer_finish (writer);
  g_assert_cmpuint (notanda_segment_writer_get_size (writer), ==, 0);
  segment = notanda_segment_parse (file, &corpus, "a", NULL);
  g_assert_cmpuint (segment->directories->len, ==, 2);
  g_assert_cmpuint (segment->scopes->len, ==, 3);
  g_assert_true (notanda_hash_equal (&g_array_index (segment->scopes, NotandaHash, 1), &hashes[2]));
  g_assert_cmpuint (g_array_index (segment->directories, NotandaSegmentEntry, 1).first, ==, 2);
  g_assert_cmpuint (segment->notes->len, ==, 2);
  g_assert_cmpuint (g_array_index (segment->notes, NotandaSegmentNote, 0).kind, ==, NOTANDA_SEGMENT_DAMAGED);
  g_assert_true (notanda_hash_equal (&g_array_index (segment->notes, NotandaSegmentNote, 0).file, &hashes[1]));
  g_assert_cmpuint (g_array_index (segment->notes, NotandaSegmentNote, 1).kind, ==, 200);
}

static void
expect_error (const guint8 *data,
              gsize         size,
              int           code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_segment_parse (bytes, &corpus, "a.seg", &error));
  g_assert_error (error, NOTANDA_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "a.seg: "));
}

static void
test_refused (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GHashTable) expected = new_set ();
  g_autoptr (GBytes) file = write_random (rand, expected);
  gsize              size;
  const guint8      *data = g_bytes_get_data (file, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  for (gsize i = 0; i < size; i++)
    expect_error (data, i, NOTANDA_ERROR_INVALID);
  copy[8] = 2;
  expect_error (copy, size, NOTANDA_ERROR_NEWER_VERSION);
  copy[8] = 1;
  copy[10] ^= 1;
  expect_error (copy, size, NOTANDA_ERROR_REFUSED);
  copy[10] ^= 1;

  /* a bit of the deflated data may be one that says nothing, so only that it ends is asked */
  for (gsize i = 0; i < size * 8; i++)
    {
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (NotandaSegment) segment = NULL;

      copy[i / 8] ^= (guint8) (1 << i % 8);
      flipped = g_bytes_new (copy, size);
      segment = notanda_segment_parse (flipped, &corpus, "a.seg", NULL);
      copy[i / 8] ^= (guint8) (1 << i % 8);
    }
}

/* A size that its bytes can't deflate to is refused before there is memory for it. */
static void
test_bomb (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaReader reader;

  notanda_write_u32 (bytes, NOTANDA_SQUEEZE_MAX_SIZE);
  notanda_write_u32 (bytes, 4);
  notanda_write_u32 (bytes, 0);
  notanda_reader_init (&reader, bytes->data, bytes->len);
  g_assert_null (notanda_squeeze_read (&reader, 0));
  g_assert_true (reader.failed);
}

/* A frame with @n times @size bytes as the records of one scope. */
static void
expect_records (guint    n,
                gsize    size,
                gboolean is_good)
{
  g_autoptr (NotandaSegmentWriter) writer = notanda_segment_writer_new (&corpus);
  g_autofree guint8 *record = g_malloc0 (size);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (NotandaSegment) segment = NULL;
  g_autoptr (GError) error = NULL;
  NotandaHash scope;

  make_hash (1, &scope);
  for (guint i = 0; i < n; i++)
    notanda_segment_writer_add (writer, &scope, record, size);
  file = notanda_segment_writer_finish (writer);
  segment = notanda_segment_parse (file, &corpus, "a.seg", &error);
  g_assert_true ((segment != NULL) == is_good);
  if (!is_good)
    g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
}

/* A record that can't be one costs more memory than bytes, and so do many that deflate to nothing. The largest there can be
 * is read nevertheless, and so is the smallest. */
static void
test_small_records (void)
{
  NotandaRecord smallest = { .kind = 4711, .author = "" };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  notanda_record_write (&smallest, bytes);
  g_assert_cmpuint (bytes->len, ==, NOTANDA_SEGMENT_MIN_RECORD);
  expect_records (1, NOTANDA_SEGMENT_MIN_RECORD, TRUE);
  expect_records (1, NOTANDA_SEGMENT_MIN_RECORD - 1, FALSE);
  expect_records (1000, 0, FALSE);
  expect_records (1, NOTANDA_SEGMENT_MAX_SEVERAL + 1, TRUE);
  expect_records (2, NOTANDA_SEGMENT_MAX_SEVERAL / 2 - 64, TRUE);
  expect_records (2, NOTANDA_SEGMENT_MAX_SEVERAL / 2, FALSE);
}

static void
test_empty_entry (void)
{
  g_autoptr (NotandaSegmentWriter) writer = notanda_segment_writer_new (&corpus);
  g_autoptr (GBytes) file = NULL;
  NotandaHash hash;

  make_hash (1, &hash);
  notanda_segment_writer_add_directory (writer, &hash, NULL, 0);
  file = notanda_segment_writer_finish (writer);
  expect_error (g_bytes_get_data (file, NULL), g_bytes_get_size (file), NOTANDA_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/segment/identity", test_identity);
  g_test_add_func ("/notanda/sync/segment/future", test_future);
  g_test_add_func ("/notanda/sync/segment/directories", test_directories);
  g_test_add_func ("/notanda/sync/segment/refused", test_refused);
  g_test_add_func ("/notanda/sync/segment/bomb", test_bomb);
  g_test_add_func ("/notanda/sync/segment/small-records", test_small_records);
  g_test_add_func ("/notanda/sync/segment/empty-entry", test_empty_entry);

  return g_test_run ();
}
