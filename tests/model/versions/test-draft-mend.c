/* test-draft-mend.c: a draft's text with its characters put right, and its blocks where they were
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-draft-mend.h"

#include <string.h>

#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"
#include "model/versions/notanda-draft.h"

/* "ab" becomes "é", and "x" "yy". */
static GString *
mend (const char *text,
      gsize       size)
{
  GString *out = g_string_new_len (text, (gssize) size);

  g_string_replace (out, "ab", "é", 0);
  g_string_replace (out, "x", "yy", 0);

  return out;
}

static NotandaDocument *
document_new (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("test");
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  notanda_loaded_add_block (loaded, g_strdup ("menu ab"), NOTANDA_BLOCK_LIST_ITEM, 1, NOTANDA_LEFT_OUT_TEASER);
  notanda_loaded_add_block (loaded, g_strdup ("cab"), NOTANDA_BLOCK_HEADING, 2, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_add_block (loaded, g_strdup ("abx a"), NOTANDA_BLOCK_QUOTATION, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_add_block (loaded, g_strdup ("x"), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_TEASER);
  notanda_loaded_add_block (loaded, g_strdup ("b"), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("Cab"), "h1");
  notanda_loaded_set_meta (loaded, NOTANDA_META_SOURCE_NAME, g_strdup ("cab.html"), "file");
  reading = notanda_loaded_dup_reading (loaded, &error);
  g_assert_no_error (error);

  return notanda_document_new (reading, identity);
}

static void
assert_block (const NotandaReading *reading,
              guint                 i,
              guint                 kind,
              const char           *words)
{
  const NotandaBlock *block = &g_array_index (reading->blocks, NotandaBlock, i);
  g_autofree char    *found = notanda_article_dup_range (reading->article, block->start, block->end);

  g_assert_cmpuint (block->kind, ==, kind);
  g_assert_cmpstr (found, ==, words);
}

static void
test_mend (void)
{
  g_autoptr (NotandaDocument) document = document_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaReading) reading = notanda_draft_dup_reading_mended (document, mend, &error);
  g_autofree char           *text = NULL;
  const NotandaLeftOutBlock *first;
  const NotandaLeftOutBlock *second;

  g_assert_no_error (error);
  text = notanda_article_dup_range (reading->article, 0, G_MAXSIZE);
  g_assert_cmpstr (text, ==, "cé\n\néyy a\n\nb");
  g_assert_cmpuint (reading->blocks->len, ==, 3);
  assert_block (reading, 0, NOTANDA_BLOCK_HEADING, "cé");
  assert_block (reading, 1, NOTANDA_BLOCK_QUOTATION, "éyy a");
  assert_block (reading, 2, NOTANDA_BLOCK_PARAGRAPH, "b");

  g_assert_cmpuint (reading->left_out->len, ==, 2);
  first = reading->left_out->pdata[0];
  second = reading->left_out->pdata[1];
  g_assert_cmpstr (first->text, ==, "menu é");
  g_assert_cmpuint (first->position, ==, 0);
  g_assert_cmpstr (second->text, ==, "yy");
  g_assert_cmpuint (second->position, ==, strlen ("c_--_yy a"));
  g_assert_cmpuint (second->reason, ==, NOTANDA_LEFT_OUT_TEASER);
}

/* Words are mended there, too, and a name of a file never; and it is known what the text was before. */
static void
test_known (void)
{
  g_autoptr (NotandaDocument) document = document_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaReading) reading = notanda_draft_dup_reading_mended (document, mend, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (reading->meta[NOTANDA_META_TITLE], ==, "Cé");
  g_assert_cmpstr (reading->from[NOTANDA_META_TITLE], ==, "h1");
  g_assert_cmpstr (reading->meta[NOTANDA_META_SOURCE_NAME], ==, "cab.html");
  g_assert_true (notanda_hash_equal (reading->read, notanda_article_get_hash (notanda_document_get_article (document))));
}

/* What was put right by hand is that of the mended block, whose words are others now. */
static void
test_corrections (void)
{
  g_autoptr (NotandaDocument) document = document_new ();
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (NotandaDocument) mended = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  notanda_document_set_block_kind (document, 1, NOTANDA_BLOCK_CAPTION, 0, "Change kind");
  notanda_document_set_block_kind (document, 2, NOTANDA_BLOCK_BYLINE, 0, "Change kind");
  reading = notanda_draft_dup_reading_mended (document, mend, &error);
  g_assert_no_error (error);
  mended = notanda_document_new (reading, notanda_document_get_identity (document));
  notanda_draft_carry (document, mended);
  g_assert_cmpuint (notanda_document_get_blocks (mended, &n)[0].kind, ==, NOTANDA_BLOCK_HEADING);
  g_assert_cmpuint (notanda_document_get_blocks (mended, &n)[1].kind, ==, NOTANDA_BLOCK_CAPTION);
  g_assert_cmpuint (notanda_document_get_blocks (mended, &n)[2].kind, ==, NOTANDA_BLOCK_BYLINE);
  g_assert_true (notanda_document_is_block_corrected (mended, 1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/versions/draft-mend/mend", test_mend);
  g_test_add_func ("/notanda/model/versions/draft-mend/known", test_known);
  g_test_add_func ("/notanda/model/versions/draft-mend/corrections", test_corrections);

  return g_test_run ();
}
