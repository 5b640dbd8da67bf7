/* test-document-article.c: metadata with their sources, blocks, left-out blocks, drafts
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"
#include "util/test-documents.h"

/* A page with a menu, a title, a teaser and a paragraph. */
static NotandaReading *
reading_new (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("test");
  g_autoptr (GError) error = NULL;
  NotandaReading *reading;

  notanda_loaded_add_block (loaded, g_strdup ("Home"), NOTANDA_BLOCK_LIST_ITEM, 1, NOTANDA_LEFT_OUT_NAVIGATION);
  notanda_loaded_add_block (loaded, g_strdup ("Mill reopens"), NOTANDA_BLOCK_TITLE, 0, 0);
  notanda_loaded_add_block (loaded, g_strdup ("Read this too"), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_TEASER);
  notanda_loaded_add_block (loaded, g_strdup ("The mill grinds again."), NOTANDA_BLOCK_PARAGRAPH, 0, 0);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("Mill reopens | The Daily"), "title");
  notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_strdup ("2026-03-02"), "json-ld");
  reading = notanda_loaded_dup_reading (loaded, &error);
  g_assert_no_error (error);

  return reading;
}

static NotandaDocument *
document_new (guint64 replica)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, replica == 1 ? "Ada" : "Bo");
  g_autoptr (NotandaReading) reading = reading_new ();

  return notanda_document_new (reading, identity);
}

static void
merge_into (NotandaDocument *document,
            NotandaDocument *other)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (other);
  g_autoptr (GError) error = NULL;

  notanda_document_merge (document, snapshot, NULL, &error);
  g_assert_no_error (error);
}

/* A copy as a merge or a sync makes it. */
static NotandaDocument *
dup_received (NotandaDocument *document,
              guint64          replica)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, "Bo");
  g_autoptr (NotandaPacked) empty = notanda_packed_new (notanda_document_get_article (document));
  NotandaDocument *copy = notanda_document_new_packed (empty, identity);

  merge_into (copy, document);

  return copy;
}

static void
test_from (void)
{
  g_autoptr (NotandaDocument) document = document_new (1);
  g_autoptr (NotandaDocument) other = dup_received (document, 2);

  g_assert_cmpstr (notanda_document_get_meta_from (document, NOTANDA_META_TITLE), ==, "title");
  g_assert_cmpstr (notanda_document_get_meta_from (document, NOTANDA_META_DATE), ==, "json-ld");
  g_assert_null (notanda_document_get_meta_from (document, NOTANDA_META_BYLINE));
  g_assert_cmpstr (notanda_document_get_meta_from (other, NOTANDA_META_DATE), ==, "json-ld");
}

/* A value by hand has no source; undone, it has one again. */
static void
test_corrected (void)
{
  g_autoptr (NotandaDocument) document = document_new (1);

  g_assert_false (notanda_document_is_meta_corrected (document, NOTANDA_META_TITLE));
  notanda_document_set_meta (document, NOTANDA_META_TITLE, "Mill reopens", "Change title");
  g_assert_null (notanda_document_get_meta_from (document, NOTANDA_META_TITLE));
  g_assert_true (notanda_document_is_meta_corrected (document, NOTANDA_META_TITLE));
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, "Change title");
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_TITLE), ==, "Mill reopens | The Daily");
  g_assert_cmpstr (notanda_document_get_meta_from (document, NOTANDA_META_TITLE), ==, "title");
  g_assert_false (notanda_document_is_meta_corrected (document, NOTANDA_META_TITLE));
  notanda_document_set_meta (document, NOTANDA_META_DATE, NULL, "Remove date");
  g_assert_true (notanda_document_is_meta_corrected (document, NOTANDA_META_DATE));
  g_assert_null (notanda_document_get_meta_from (document, NOTANDA_META_DATE));
}

/* Two people who found the same in different places: no difference to settle. */
static void
test_found_twice (void)
{
  g_autoptr (NotandaDocument) one = document_new (1);
  g_autoptr (NotandaReading) reading = reading_new ();
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (2, "Bo");
  g_autoptr (NotandaDocument) other = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  notanda_reading_set_meta (reading, NOTANDA_META_BYLINE, g_strdup ("Ada Miller"), "h2");
  notanda_reading_set_meta (reading, NOTANDA_META_DATE, g_strdup ("2026-03-02"), "time");
  other = notanda_document_new (reading, identity);
  merge_into (one, other);
  differences = notanda_document_list_differences (one);
  g_assert_cmpuint (differences->len, ==, 0);
  g_assert_cmpstr (notanda_document_get_meta_from (one, NOTANDA_META_BYLINE), ==, "h2");
  g_assert_cmpstr (notanda_document_get_meta_from (one, NOTANDA_META_TITLE), ==, "title");
  g_assert_nonnull (notanda_document_get_meta_from (one, NOTANDA_META_DATE));
}

static void
assert_block (NotandaDocument *document,
              guint            i,
              guint            kind,
              guint            level)
{
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (blocks[i].kind, ==, kind);
  g_assert_cmpuint (blocks[i].level, ==, level);
}

static void
test_block_kind (void)
{
  g_autoptr (NotandaDocument) document = document_new (1);
  guint64 serial = notanda_document_get_serial (document);

  notanda_document_set_block_kind (document, 0, NOTANDA_BLOCK_TITLE, 0, "Change kind");
  g_assert_cmpuint (notanda_document_get_serial (document), ==, serial);
  notanda_document_set_block_kind (document, 0, NOTANDA_BLOCK_HEADING, 0, "Change kind");
  assert_block (document, 0, NOTANDA_BLOCK_HEADING, 1);
  assert_block (document, 1, NOTANDA_BLOCK_PARAGRAPH, 0);
  g_assert_true (notanda_document_is_block_corrected (document, 0));
  g_assert_false (notanda_document_is_block_corrected (document, 1));
  notanda_document_set_block_kind (document, 0, NOTANDA_BLOCK_HEADING, 3, "Change level");
  assert_block (document, 0, NOTANDA_BLOCK_HEADING, 3);
  g_assert_true (notanda_document_undo (document, NULL));
  assert_block (document, 0, NOTANDA_BLOCK_HEADING, 1);
  g_assert_true (notanda_document_undo (document, NULL));
  assert_block (document, 0, NOTANDA_BLOCK_TITLE, 0);
  g_assert_false (notanda_document_is_block_corrected (document, 0));
  g_assert_true (notanda_document_redo (document, NULL));
  assert_block (document, 0, NOTANDA_BLOCK_HEADING, 1);
}

/* Different blocks merge; the same one is a difference that can be settled. */
static void
test_block_kinds_merge (void)
{
  g_autoptr (NotandaDocument) one = document_new (1);
  g_autoptr (NotandaDocument) other = dup_received (one, 2);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) settled = NULL;

  notanda_document_set_block_kind (one, 0, NOTANDA_BLOCK_HEADING, 2, "Change kind");
  notanda_document_set_block_kind (other, 1, NOTANDA_BLOCK_QUOTATION, 0, "Change kind");
  merge_into (one, other);
  assert_block (one, 0, NOTANDA_BLOCK_HEADING, 2);
  assert_block (one, 1, NOTANDA_BLOCK_QUOTATION, 0);

  notanda_document_set_block_kind (other, 0, NOTANDA_BLOCK_CAPTION, 0, "Change kind");
  merge_into (one, other);
  differences = notanda_document_list_differences (one);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_true (notanda_document_settle (one, differences->pdata[0], 0, "Settle", NULL));
  settled = notanda_document_list_differences (one);
  g_assert_cmpuint (settled->len, ==, 0);
}

static void
test_left_out (void)
{
  g_autoptr (NotandaDocument) document = document_new (1);
  g_autoptr (NotandaDocument) received = dup_received (document, 2);
  GPtrArray                 *left_out = notanda_document_get_left_out (document);
  const NotandaLeftOutBlock *teaser;

  g_assert_cmpuint (left_out->len, ==, 2);
  teaser = left_out->pdata[1];
  g_assert_cmpstr (teaser->text, ==, "Read this too");
  g_assert_cmpuint (teaser->position, ==, 12);
  g_assert_cmpuint (teaser->reason, ==, NOTANDA_LEFT_OUT_TEASER);
  g_assert_cmpuint (notanda_document_get_left_out (received)->len, ==, 0);
}

static void
count_cb (NotandaDocument *document,
          gpointer         change,
          guint           *n)
{
  (*n)++;
}

/* Fixed for good, and wherever the records get to. */
static void
test_fix (void)
{
  g_autoptr (NotandaDocument) document = document_new (1);
  g_autoptr (NotandaDocument) other = dup_received (document, 2);
  guint n = 0;

  notanda_document_set_meta (document, NOTANDA_META_TITLE, "Mill reopens", "Change title");
  g_assert_true (notanda_document_is_draft (document));
  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n);
  notanda_document_fix (document);
  notanda_document_fix (document);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (notanda_document_is_draft (document));
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, "Change title");
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_false (notanda_document_is_draft (document));
  g_assert_cmpuint (notanda_document_get_left_out (document)->len, ==, 2);

  g_assert_true (notanda_document_is_draft (other));
  merge_into (other, document);
  g_assert_false (notanda_document_is_draft (other));
}

static void
test_replaced (void)
{
  g_autoptr (NotandaDocument) document = document_new (1);
  g_autoptr (NotandaDocument) other = NULL;
  NotandaHash old;
  NotandaHash hash;
  const char *name;

  g_assert_false (notanda_document_get_replaced (document, &hash, &name));
  notanda_hash_of ("old", 3, &old);
  notanda_document_set_replaced (document, &old, "mill.notanda");
  other = dup_received (document, 2);
  g_assert_true (notanda_document_get_replaced (other, &hash, &name));
  g_assert_true (notanda_hash_equal (&hash, &old));
  g_assert_cmpstr (name, ==, "mill.notanda");
  g_assert_null (notanda_document_get_undo_label (document));
}

static NotandaDocument *
cut_document_new (guint64     replica,
                  const char *loaded)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, replica == 1 ? "Ada" : "Bo");
  g_autoptr (NotandaReading) reading = reading_new ();

  notanda_reading_set_meta (reading, NOTANDA_META_TRUNCATED, g_strdup ("disconnect"), "loading");
  notanda_reading_set_meta (reading, NOTANDA_META_LOADED, g_strdup (loaded), "clock");

  return notanda_document_new (reading, identity);
}

/* Who has seen that nothing is missing has seen it for all, and it is no step. */
static void
test_whole (void)
{
  g_autoptr (NotandaDocument) document = cut_document_new (1, "2026-03-02T10:00:00Z");
  g_autoptr (NotandaDocument) other = cut_document_new (2, "2026-03-03T10:00:00Z");

  merge_into (document, other);
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_TRUNCATED), ==, "disconnect");
  g_assert_true (notanda_document_set_whole (document));
  g_assert_false (notanda_document_set_whole (document));
  g_assert_null (notanda_document_get_meta (document, NOTANDA_META_TRUNCATED));
  g_assert_null (notanda_document_get_undo_label (document));
  merge_into (other, document);
  g_assert_null (notanda_document_get_meta (other, NOTANDA_META_TRUNCATED));
}

/* When each loaded it, and how much came, is nothing that they have to agree on. */
static void
test_loaded_apart (void)
{
  g_autoptr (NotandaDocument) document = cut_document_new (1, "2026-03-02T10:00:00Z");
  g_autoptr (NotandaDocument) other = cut_document_new (2, "2026-03-03T10:00:00Z");
  g_autoptr (GPtrArray) differences = NULL;

  notanda_document_set_whole (other);
  merge_into (document, other);
  differences = notanda_document_list_differences (document);
  g_assert_cmpuint (differences->len, ==, 0);
}

static NotandaReading *
reading_loaded (const char *loaded,
                const char *from,
                gint64      now)
{
  NotandaReading *reading = reading_new ();

  notanda_reading_set_meta (reading, NOTANDA_META_LOADED, g_strdup (loaded), from);
  notanda_reading_set_loaded (reading, now);

  return reading;
}

/* An archive tells when it saved the page, unless it can't be so. */
static void
test_loaded (void)
{
  static const struct
  {
    const char *loaded;
    const char *from;
    const char *expected;
    const char *source;
  } cases[] = {
    { NULL, NULL, "2026-03-03T08:15:00Z", "clock" },
    { "2019-05-04T10:00:00Z", "archive", "2019-05-04T10:00:00Z", "archive" },
    { "2019-05-04T12:00:00.250+02:00", "message", "2019-05-04T10:00:00Z", "message" },
    { "2026-03-03T08:15:01Z", "archive", "2026-03-03T08:15:00Z", "clock" },
    { "never", "archive", "2026-03-03T08:15:00Z", "clock" },
    { "2019-05-04T10:00:00Z", "clock", "2026-03-03T08:15:00Z", "clock" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 3, 3, 8, 15, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaReading) reading = reading_loaded (cases[i].loaded, cases[i].from, g_date_time_to_unix_usec (now));

      g_assert_cmpstr (reading->meta[NOTANDA_META_LOADED], ==, cases[i].expected);
      g_assert_cmpstr (reading->from[NOTANDA_META_LOADED], ==, cases[i].source);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/document-article/from", test_from);
  g_test_add_func ("/notanda/model/document-article/corrected", test_corrected);
  g_test_add_func ("/notanda/model/document-article/found-twice", test_found_twice);
  g_test_add_func ("/notanda/model/document-article/block-kind", test_block_kind);
  g_test_add_func ("/notanda/model/document-article/block-kinds-merge", test_block_kinds_merge);
  g_test_add_func ("/notanda/model/document-article/left-out", test_left_out);
  g_test_add_func ("/notanda/model/document-article/fix", test_fix);
  g_test_add_func ("/notanda/model/document-article/replaced", test_replaced);
  g_test_add_func ("/notanda/model/document-article/whole", test_whole);
  g_test_add_func ("/notanda/model/document-article/loaded-apart", test_loaded_apart);
  g_test_add_func ("/notanda/model/document-article/loaded", test_loaded);

  return g_test_run ();
}
