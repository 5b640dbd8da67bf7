/* test-format.c: what a .notanda file promises: the same bytes, nothing lost, damage told
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-format.h"

#include <string.h>

#include "util/test-documents.h"
#include "util/test-golden.h"
#include "util/test-sections.h"

static GBytes *
read_golden (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "format", "golden-1.notanda", NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, size);
}

static NotandaPacked *
open_good (GBytes *bytes)
{
  g_autofree char *damage = NULL;
  g_autoptr (GError) error = NULL;
  NotandaPacked *packed = notanda_format_read (bytes, "test", TRUE, &damage, &error);

  g_assert_no_error (error);
  g_assert_null (damage);

  return packed;
}

static void
assert_refused (GBytes      *bytes,
                NotandaError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_format_read (bytes, "test", FALSE, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "test: "));
}

static GBytes *
rewrite (NotandaPacked *packed)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_snapshot_new_packed (packed);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = notanda_format_write (snapshot, &error);

  g_assert_no_error (error);

  return bytes;
}

static char *
describe (NotandaPacked *packed)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (5, "Cy");
  g_autoptr (NotandaDocument) document = notanda_document_new_packed (packed, identity);
  g_autofree char *all = test_document_describe (document);
  const char      *title = notanda_document_get_meta (document, NOTANDA_META_TITLE);
  const char      *undo = notanda_document_get_undo_label (document);
  guint            n_blocks;

  notanda_document_get_blocks (document, &n_blocks);

  return g_strdup_printf ("%s%s %u blocks, %u types, undo %s\n", all, title, n_blocks,
                          notanda_tag_set_get_n_types (notanda_document_get_tag_set (document)), undo);
}

/* The file of the version is read as it was, and is what this version writes. */
static void
test_golden (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "format", "golden-1.txt", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (NotandaPacked) packed = open_good (golden);
  g_autoptr (GBytes) again = rewrite (packed);
  g_autoptr (NotandaSnapshot) made = test_golden_snapshot ();
  g_autoptr (GBytes) fresh = notanda_format_write (made, NULL);
  g_autofree char *shown = describe (packed);

  g_assert_true (packed->is_sorted);
  g_assert_true (g_bytes_equal (golden, again));
  g_assert_true (g_bytes_equal (golden, fresh));
  g_assert_cmpuint (notanda_format_count_trailing (golden), ==, 0);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (shown, ==, expected);
}

static void
test_prefixes (void)
{
  g_autoptr (GBytes) golden = read_golden ();

  for (gsize size = 0; size < g_bytes_get_size (golden); size++)
    {
      /* memory of its own, so that a read past the end is seen */
      g_autoptr (GBytes) prefix = g_bytes_new (g_bytes_get_data (golden, NULL), size);

      assert_refused (prefix, NOTANDA_ERROR_INCOMPLETE);
    }
}

/* Without a word of damage one must see the very same. */
static void
check_flipped (GBytes     *bytes,
               const char *expected,
               gsize       at)
{
  g_autofree char *damage = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, "test", FALSE, &damage, &error);
  g_autofree char *shown = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (NotandaPacked) sound = NULL;

  if (packed == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  shown = describe (packed);
  if (damage == NULL && strcmp (shown, expected) != 0)
    g_error ("byte %" G_GSIZE_FORMAT ": opened as if nothing was wrong", at);

  saved = rewrite (packed); /* under another name it is sound again */
  sound = open_good (saved);
}

static void
test_flipped (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (NotandaPacked) packed = open_good (golden);
  g_autofree char *expected = describe (packed);
  gsize            size = g_bytes_get_size (golden);

  for (gsize at = 0; at < size; at++)
    {
      guint8 *copy = g_memdup2 (g_bytes_get_data (golden, NULL), size);
      g_autoptr (GBytes) flipped = g_bytes_new_take (copy, size);

      copy[at] ^= (guint8) (1u << (at % 8));
      check_flipped (flipped, expected, at);
    }
}

static GBytes *
with_header (guint  at,
             guint8 value)
{
  g_autoptr (GBytes) golden = read_golden ();
  gsize   size = g_bytes_get_size (golden);
  guint8 *copy = g_memdup2 (g_bytes_get_data (golden, NULL), size);

  copy[at] = value;
  test_header_repair (copy);

  return g_bytes_new_take (copy, size);
}

static void
test_versions (void)
{
  g_autoptr (GBytes) other = with_header (0, 'P');
  g_autoptr (GBytes) major = with_header (8, NOTANDA_FORMAT_MAJOR + 1);
  g_autoptr (GBytes) minor = with_header (10, NOTANDA_FORMAT_MINOR + 1);
  g_autoptr (NotandaPacked) packed = open_good (minor);

  assert_refused (other, NOTANDA_ERROR_NOT_NOTANDA);
  assert_refused (major, NOTANDA_ERROR_NEWER_VERSION);
  g_assert_cmpuint (packed->n_rows, ==, 6);
}

static void
test_trailing (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaPacked) packed = NULL;
  g_autoptr (GBytes) again = NULL;

  g_byte_array_append (longer, g_bytes_get_data (golden, NULL), (guint) g_bytes_get_size (golden));
  g_byte_array_append (longer, (const guint8 *) "synced", 6);
  bytes = g_bytes_new (longer->data, longer->len);
  packed = open_good (bytes);
  again = rewrite (packed);
  g_assert_cmpuint (notanda_format_count_trailing (bytes), ==, 6);
  g_assert_true (g_bytes_equal (golden, again));
}

static NotandaDocument *
open_document (GBytes *bytes,
               guint64 replica)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, "Cy");
  g_autoptr (NotandaPacked) packed = open_good (bytes);

  return notanda_document_new_packed (packed, identity);
}

static GBytes *
save (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = notanda_format_write (snapshot, &error);

  g_assert_no_error (error);

  return bytes;
}

static void
assert_carried (GBytes *bytes)
{
  g_autoptr (NotandaPacked) packed = open_good (bytes);
  g_autoptr (GPtrArray) sections = test_sections_split (bytes);
  g_autoptr (NotandaStored) record = test_unknown_record_new (0);
  TestSection      *data = test_sections_find (sections, "records-data");
  TestSection      *index = test_sections_find (sections, "index");
  TestSection      *local = test_sections_find (sections, "reading-position");
  NotandaKeptAside *kept;

  g_assert_cmpmem (index->bytes->data, index->bytes->len, "a later version wrote this", 26);
  g_assert_cmpuint (local->flags, ==, NOTANDA_SECTION_LOCAL);
  g_assert_nonnull (memmem (data->bytes->data, data->bytes->len, record->bytes, record->size));
  g_assert_cmpuint (packed->kept_aside->len, ==, 1);
  kept = packed->kept_aside->pdata[0];
  g_assert_cmpmem (g_bytes_get_data (kept->bytes, NULL), g_bytes_get_size (kept->bytes), "\1\2\3\0\4", 5);
}

/* What this version doesn't know, and what was kept aside, outlives its work. */
static void
test_carried (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GBytes) bytes = read_golden ();

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (NotandaDocument) document = open_document (bytes, 100 + i);

      test_document_act (document, rand);
      if (i % 10 == 0)
        {
          g_autoptr (GBytes) golden = read_golden ();
          g_autoptr (NotandaPacked) packed = open_good (golden);
          g_autoptr (NotandaSnapshot) snapshot = notanda_snapshot_new_packed (packed);

          g_assert_true (notanda_document_merge (document, snapshot, NULL, NULL));
        }
      g_bytes_unref (bytes);
      bytes = save (document);
      assert_carried (bytes);
    }
}

/* What one side has from the future, the other gets, but for local sections. */
static void
test_carried_by_merge (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (NotandaPacked) packed = open_good (golden);
  g_autoptr (NotandaSnapshot) rich = notanda_snapshot_new_packed (packed);
  g_autoptr (NotandaPacked) bare_packed = notanda_packed_new (packed->article);
  g_autoptr (NotandaSnapshot) bare = notanda_snapshot_new_packed (bare_packed);
  g_autoptr (NotandaSnapshot) both = notanda_snapshot_merge (bare, rich, NULL);
  g_autoptr (NotandaDocument) document = NULL;
  guint64 serial;

  g_assert_true (notanda_snapshot_contains (both, rich));
  g_assert_cmpuint (both->sections->len, ==, 1);
  g_assert_cmpstr (((NotandaSection *) both->sections->pdata[0])->name, ==, "index");
  g_assert_cmpuint (both->kept_aside->len, ==, 1);
  g_assert_cmpuint (both->steps->len, ==, 0);

  /* nothing but a section is new: there is something to save all the same */
  document = open_document (golden, 6);
  serial = notanda_document_get_serial (document);
  g_assert_true (notanda_document_merge (document, rich, NULL, NULL));
  g_assert_cmpuint (notanda_document_get_serial (document), ==, serial);
  ((NotandaSection *) rich->sections->pdata[0])->name[0] = 'I';
  g_assert_true (notanda_document_merge (document, rich, NULL, NULL));
  g_assert_cmpuint (notanda_document_get_serial (document), >, serial);
}

/* Two reasons, in two languages, for one damaged row. */
static void
test_reasons (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (NotandaPacked) packed = open_good (golden);
  g_autoptr (NotandaSnapshot) one = notanda_snapshot_new_packed (packed);
  g_autoptr (NotandaSnapshot) other = notanda_snapshot_new_packed (packed);
  g_autoptr (NotandaSnapshot) here = NULL;
  g_autoptr (NotandaSnapshot) there = NULL;
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;

  g_ptr_array_add (one->kept_aside, notanda_kept_aside_new ("Es fehlt.", "records", "\1", 1));
  g_ptr_array_add (other->kept_aside, notanda_kept_aside_new ("It is missing.", "records", "\1", 1));
  g_ptr_array_add (other->kept_aside, notanda_kept_aside_new ("It is missing.", "records", "\1", 1));
  here = notanda_snapshot_merge (one, other, NULL);
  there = notanda_snapshot_merge (other, one, NULL);
  a = notanda_format_write (here, NULL);
  b = notanda_format_write (there, NULL);
  g_assert_true (g_bytes_equal (a, b));
}

/* Marks made in another order by somebody with the same ids and times. */
static NotandaSnapshot *
mark_in_order (const guint *order)
{
  g_autoptr (NotandaDocument) document = test_document_new ("one two three four five six", 1);
  g_autoptr (NotandaPacked) empty = notanda_packed_new (notanda_document_get_article (document));
  NotandaSnapshot *mixed = notanda_snapshot_new_packed (empty);
  g_autoptr (NotandaSnapshot) all = NULL;

  for (guint i = 0; i < 4; i++)
    {
      test_document_mark (document, "qcesu"[i], 3 * i, 3 * i + 5);
      notanda_document_set_note (document, i, "", "note", NULL, "Note");
    }
  all = notanda_document_snapshot (document);
  for (guint i = 0; i < all->added->len; i++)
    g_ptr_array_add (mixed->added, notanda_stored_ref (all->added->pdata[order[i]]));

  return mixed;
}

static void
test_same_bytes (void)
{
  const guint orders[3][8] = { { 0, 1, 2, 3, 4, 5, 6, 7 }, { 7, 6, 5, 4, 3, 2, 1, 0 }, { 3, 0, 7, 1, 6, 2, 4, 5 } };
  g_autoptr (GBytes) first = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NotandaSnapshot) snapshot = mark_in_order (orders[i]);
      g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);

      if (first == NULL)
        first = g_bytes_ref (bytes);
      g_assert_true (g_bytes_equal (first, bytes));
    }
}

/* A history of @n steps whose last has so long a label and so many records. */
static void
check_history (guint n,
               gsize label_size,
               guint n_records)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc", 1);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autofree char *label = g_strnfill (label_size, 'l');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaPacked) packed = NULL;
  NotandaStep *last;

  for (guint i = 0; i < n; i++)
    {
      NotandaStep *step = notanda_step_new (i + 1 < n ? "" : label);

      g_array_set_size (step->records, i + 1 < n ? 0 : n_records);
      if (step->records->len > 0)
        memset (step->records->data, 7, 48 * step->records->len);
      g_ptr_array_add (snapshot->steps, step);
    }
  snapshot->cursor = n / 2;
  bytes = notanda_format_write (snapshot, NULL);
  packed = open_good (bytes);
  g_assert_cmpuint (notanda_packed_get_steps (packed)->len, ==, n);
  g_assert_cmpuint (packed->cursor, ==, n / 2);
  if (n == 0)
    return;
  last = notanda_packed_get_steps (packed)->pdata[n - 1];
  g_assert_cmpstr (last->label, ==, label);
  g_assert_cmpuint (last->records->len, ==, n_records);
}

/* GVariant writes the list of sections, and we read it: the widths of its offsets
 * change at 255 and at 65535 bytes. */
static void
test_history (void)
{
  check_history (0, 0, 0);
  for (gsize size = 240; size < 262; size++)
    {
      check_history (1, size, 0);
      check_history (2, size, 0);
      check_history (1, size - 240, 5);
    }
  for (guint n = 60; n < 90; n++)
    check_history (n, 3, 0);
  for (gsize size = 65520; size < 65540; size++)
    {
      check_history (1, size, 0);
      check_history (3, size, 0);
      check_history (1, size - 65520, 1365);
    }
}

static void
test_empty (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("", 1);
  g_autoptr (GBytes) bytes = save (document);
  g_autoptr (NotandaDocument) again = open_document (bytes, 2);
  g_autoptr (GBytes) rewritten = save (again);

  g_assert_true (notanda_document_is_draft (again));
  g_assert_true (g_bytes_equal (bytes, rewritten));
  test_document_assert (again, "");
}

static void
test_limits (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (NotandaPacked) packed = open_good (golden);
  g_autoptr (NotandaSnapshot) snapshot = notanda_snapshot_new_packed (packed);
  g_autoptr (NotandaSnapshot) many = notanda_snapshot_new_packed (packed);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_malloc0 (NOTANDA_FORMAT_MAX_SIZE), NOTANDA_FORMAT_MAX_SIZE);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (snapshot->sections, notanda_section_new ("huge", 0, "ay", huge));
  g_assert_null (notanda_format_write (snapshot, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE);
  g_clear_error (&error);

  /* more sections than a reader takes must never be written */
  for (guint i = 0; i < NOTANDA_FORMAT_MAX_SECTIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("later-%u", i);

      g_ptr_array_add (many->sections, notanda_section_new (name, 0, "ay", golden));
    }
  g_assert_null (notanda_format_write (many, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/format/format/golden", test_golden);
  g_test_add_func ("/notanda/format/format/prefixes", test_prefixes);
  g_test_add_func ("/notanda/format/format/flipped", test_flipped);
  g_test_add_func ("/notanda/format/format/versions", test_versions);
  g_test_add_func ("/notanda/format/format/trailing", test_trailing);
  g_test_add_func ("/notanda/format/format/carried", test_carried);
  g_test_add_func ("/notanda/format/format/carried-by-merge", test_carried_by_merge);
  g_test_add_func ("/notanda/format/format/reasons", test_reasons);
  g_test_add_func ("/notanda/format/format/same-bytes", test_same_bytes);
  g_test_add_func ("/notanda/format/format/history", test_history);
  g_test_add_func ("/notanda/format/format/empty", test_empty);
  g_test_add_func ("/notanda/format/format/limits", test_limits);

  return g_test_run ();
}
