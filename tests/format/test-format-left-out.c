/* test-format-left-out.c: left-out blocks in a file, by whatever version, whoever wrote it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-io.h"
#include "format/notanda-format.h"
#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"
#include "util/test-documents.h"
#include "util/test-golden.h"
#include "util/test-sections.h"

static NotandaDocument *
document_new (gboolean with_left_out)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("test");
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaReading) reading = NULL;

  if (with_left_out)
    notanda_loaded_add_block (loaded, g_strdup ("Home"), NOTANDA_BLOCK_LIST_ITEM, 1, NOTANDA_LEFT_OUT_NAVIGATION);
  notanda_loaded_add_block (loaded, g_strdup ("Mill reopens"), NOTANDA_BLOCK_TITLE, 0, 0);
  if (with_left_out)
    notanda_loaded_add_block (loaded, g_strdup ("Share"), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_SHARING);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("Mill reopens"), "h1");
  reading = notanda_loaded_dup_reading (loaded, NULL);

  return notanda_document_new (reading, identity);
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

static NotandaDocument *
open_document (GBytes  *bytes,
               gboolean whole)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (2, "Bo");
  g_autoptr (GError) error = NULL;
  g_autofree char *damage = NULL;
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, "test", TRUE, &damage, &error);

  g_assert_no_error (error);
  if (whole)
    g_assert_null (damage);
  else
    g_assert_nonnull (strstr (damage, "left-out"));

  return notanda_document_new_packed (packed, identity);
}

static guint
get_minor (GBytes *bytes)
{
  return ((const guint8 *) g_bytes_get_data (bytes, NULL))[10];
}

/* With the first annotation too: they are kept after the text is fixed. */
static void
test_round_trip (void)
{
  g_autoptr (NotandaDocument) document = document_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaDocument) again = NULL;
  g_autoptr (GBytes) rewritten = NULL;
  const NotandaLeftOutBlock *share;

  test_document_mark (document, 'q', 0, 4);
  bytes = save (document);
  again = open_document (bytes, TRUE);
  rewritten = save (again);
  g_assert_true (g_bytes_equal (bytes, rewritten));
  g_assert_cmpuint (get_minor (bytes), ==, 1);
  g_assert_cmpuint (notanda_document_get_left_out (again)->len, ==, 2);
  share = notanda_document_get_left_out (again)->pdata[1];
  g_assert_cmpuint (share->position, ==, 12);
  g_assert_cmpstr (share->text, ==, "Share");
  g_assert_cmpstr (notanda_document_get_meta_from (again, NOTANDA_META_TITLE), ==, "h1");
}

static void
test_none (void)
{
  g_autoptr (NotandaDocument) document = document_new (FALSE);
  g_autoptr (GBytes) bytes = save (document);

  g_assert_cmpuint (get_minor (bytes), ==, 0);
}

/* They never leave the machine: neither side gives its own to the other. */
static void
test_not_merged (void)
{
  g_autoptr (NotandaDocument) with = document_new (TRUE);
  g_autoptr (NotandaDocument) without = document_new (FALSE);
  g_autoptr (NotandaSnapshot) one = notanda_document_snapshot (with);
  g_autoptr (NotandaSnapshot) other = notanda_document_snapshot (without);
  g_autoptr (NotandaSnapshot) merged = notanda_snapshot_merge (other, one, NULL);
  g_autoptr (NotandaSnapshot) back = notanda_snapshot_merge (one, other, NULL);

  g_assert_cmpuint (merged->sections->len, ==, 0);
  g_assert_cmpuint (back->sections->len, ==, 1);
}

/* The file of the version is read as it was, and is what this version writes. */
static void
test_golden (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "format", "golden-1.1.notanda", NULL);
  g_autoptr (NotandaSnapshot) made = test_golden_1_1_snapshot ();
  g_autoptr (GBytes) fresh = notanda_format_write (made, NULL);
  g_autoptr (GBytes) golden = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GBytes) again = NULL;
  const NotandaLeftOutBlock *block;
  const NotandaBlock        *blocks;
  const char                *name;
  char                      *contents;
  gsize                      size;
  guint                      n;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  golden = g_bytes_new_take (contents, size);
  document = open_document (golden, TRUE);
  again = save (document);
  g_assert_true (g_bytes_equal (golden, fresh));
  g_assert_true (g_bytes_equal (golden, again));

  test_document_assert (document, "q25-41 s42-54");
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_TITLE), ==, "Harbour bridge to close");
  g_assert_null (notanda_document_get_meta_from (document, NOTANDA_META_TITLE));
  g_assert_cmpstr (notanda_document_get_meta_from (document, NOTANDA_META_DATE), ==, "json-ld");
  blocks = notanda_document_get_blocks (document, &n);
  g_assert_cmpuint (blocks[0].kind, ==, NOTANDA_BLOCK_HEADING);
  g_assert_true (notanda_document_get_replaced (document, NULL, &name));
  g_assert_cmpstr (name, ==, "bridge.notanda");
  g_assert_cmpuint (notanda_document_get_left_out (document)->len, ==, 3);
  block = notanda_document_get_left_out (document)->pdata[2];
  g_assert_cmpuint (block->reason, ==, 200);
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, "Add Byline");
}

/* The section put into a sound file, the checksums made right. */
static GBytes *
file_with (GByteArray *rows,
           guint32     flags,
           const char *type)
{
  g_autoptr (NotandaDocument) document = document_new (FALSE);
  g_autoptr (GBytes) good = save (document);
  g_autoptr (GPtrArray) sections = test_sections_split (good);

  g_ptr_array_add (sections, test_section_new (NOTANDA_LEFT_OUT_SECTION, type, flags, rows->data, rows->len));

  return test_sections_join (sections, good);
}

static void
write_row (GByteArray *out,
           guint32     position,
           guint       kind,
           guint       reason,
           const char *text)
{
  notanda_write_u32 (out, position);
  notanda_write_u8 (out, (guint8) kind);
  notanda_write_u8 (out, 9);
  notanda_write_u8 (out, (guint8) reason);
  notanda_write_string (out, text);
}

static void
assert_opens_with (GByteArray *rows,
                   guint       n,
                   gboolean    whole)
{
  g_autoptr (GBytes) bytes = file_with (rows, NOTANDA_SECTION_LOCAL, "ay");
  g_autoptr (NotandaDocument) document = open_document (bytes, whole);
  g_autoptr (GBytes) saved = save (document);
  g_autoptr (NotandaDocument) sound = open_document (saved, TRUE);

  g_assert_cmpuint (notanda_document_get_left_out (document)->len, ==, n);
  g_assert_cmpuint (notanda_document_get_left_out (sound)->len, ==, n);
}

static void
test_hostile_rows (void)
{
  static const struct
  {
    guint32     position;
    guint       kind;
    guint       reason;
    const char *text;
    gboolean    good;
  } rows[] = {
    { 12, 6, 2, "at the end", TRUE },
    { 13, 6, 2, "beyond", FALSE },
    { G_MAXUINT32, 6, 2, "far beyond", FALSE },
    { 2, 6, 2, "out of order", FALSE },
    { 3, 200, 201, "from the future", TRUE },
    { 3, 0, 2, "of no kind", FALSE },
    { 3, 6, 0, "for no reason", FALSE },
    { 3, 6, 2, "", FALSE },
    { 3, 6, 2, "\xc3", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      write_row (bytes, 3, 6, 2, "good");
      write_row (bytes, rows[i].position, rows[i].kind, rows[i].reason, rows[i].text);
      write_row (bytes, 12, 6, 2, "good");
      assert_opens_with (bytes, rows[i].good ? 3 : 1, rows[i].good);
    }
}

/* Every byte flipped and every length set to 4 GB: it opens and can be saved. */
static void
test_hostile_bytes (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  write_row (bytes, 3, 6, 2, "one");
  write_row (bytes, 5, 6, 2, "two");
  for (guint at = 0; at < bytes->len; at++)
    for (guint i = 0; i < 9; i++)
      {
        g_autoptr (GBytes) file = NULL;
        g_autoptr (NotandaPacked) packed = NULL;
        guint8           was = bytes->data[at];
        g_autofree char *damage = NULL;

        bytes->data[at] = i < 8 ? was ^ (guint8) (1u << i) : 0xff;
        file = file_with (bytes, NOTANDA_SECTION_LOCAL, "ay");
        packed = notanda_format_read (file, "test", FALSE, &damage, NULL);
        g_assert_nonnull (packed);
        bytes->data[at] = was;
      }
}

/* A section of that name that isn't local, or of another type, is one from the
 * future: carried along, and not shown. */
static void
test_others (void)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GBytes) shared = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autoptr (NotandaDocument) one = NULL;
  g_autoptr (NotandaDocument) two = NULL;
  g_autoptr (GBytes) one_again = NULL;
  g_autoptr (GBytes) two_again = NULL;

  notanda_write_u32 (rows, 7);
  shared = file_with (rows, 0, "ay");
  other = file_with (rows, NOTANDA_SECTION_LOCAL, "u");
  one = open_document (shared, TRUE);
  two = open_document (other, TRUE);
  g_assert_cmpuint (notanda_document_get_left_out (one)->len, ==, 0);
  g_assert_cmpuint (notanda_document_get_left_out (two)->len, ==, 0);
  one_again = save (one);
  two_again = save (two);
  g_assert_true (g_bytes_equal (one_again, shared));
  g_assert_true (g_bytes_equal (two_again, other));
}

static void
test_many (void)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;

  while (rows->len < (16u << 20))
    write_row (rows, 3, 6, 2, "x");
  file = file_with (rows, NOTANDA_SECTION_LOCAL, "ay");
  document = open_document (file, TRUE);
  g_assert_cmpuint (notanda_document_get_left_out (document)->len, <=, NOTANDA_LEFT_OUT_MAX_SIZE / 13 + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (G_BYTE_ORDER != G_LITTLE_ENDIAN)
    {
      g_test_message ("files are put together on little-endian machines only");
      return 77;
    }
  g_test_add_func ("/notanda/format/format-left-out/golden", test_golden);
  g_test_add_func ("/notanda/format/format-left-out/round-trip", test_round_trip);
  g_test_add_func ("/notanda/format/format-left-out/none", test_none);
  g_test_add_func ("/notanda/format/format-left-out/not-merged", test_not_merged);
  g_test_add_func ("/notanda/format/format-left-out/hostile-rows", test_hostile_rows);
  g_test_add_func ("/notanda/format/format-left-out/hostile-bytes", test_hostile_bytes);
  g_test_add_func ("/notanda/format/format-left-out/others", test_others);
  g_test_add_func ("/notanda/format/format-left-out/many", test_many);

  return g_test_run ();
}
