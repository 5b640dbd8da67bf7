/* test-document-corpus.c: the tag set of a corpus over those of its documents
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-format.h"
#include "model/notanda-tag-set-edit.h"
#include "model/versions/notanda-clean-copy.h"
#include "util/test-documents.h"

#define LINE "Notanda corpus 00112233445566778899aabbccddeeff"

static void
assert_label (NotandaDocument *document,
              const NotandaId *id,
              const char      *label)
{
  const NotandaTagType *type = notanda_tag_set_find_type (notanda_document_get_tag_set (document), id);

  g_assert_cmpstr (type != NULL ? type->label : NULL, ==, label);
}

static void
call_it (NotandaDocument *document,
         const NotandaId *id,
         const char      *label)
{
  g_assert_true (notanda_tag_edit_rename (document, id, label, NULL));
}

static void
count_cb (NotandaDocument *document G_GNUC_UNUSED,
          const NotandaChange      *change,
          guint                    *n)
{
  g_assert_true (change->everything);
  (*n)++;
}

/* A rename in the corpus shows in all its documents at once, and asks for no save. */
static void
test_rename (void)
{
  const NotandaId *quote = notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE);
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 2);
  guint64 serial;
  guint   n = 0;

  /* the document's clock is the higher one */
  for (int i = 0; i < 9; i++)
    call_it (document, quote, i % 2 == 0 ? "Words" : "Said");
  serial = notanda_document_get_serial (document);
  notanda_document_set_corpus (document, corpus);
  g_assert_true (notanda_document_get_corpus (document) == corpus);
  assert_label (document, quote, "Quote");
  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n);
  call_it (corpus, quote, "Speech");
  assert_label (document, quote, "Speech");
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (notanda_document_undo (corpus, NULL));
  assert_label (document, quote, "Quote");
  g_assert_cmpuint (notanda_document_get_serial (document), ==, serial);
  notanda_document_set_corpus (document, NULL);
  assert_label (document, quote, "Words");
}

/* Types that only the document has stay, and come into the corpus with it, once. */
static void
test_take (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 2);
  g_autoptr (NotandaDocument) other = test_document_new ("ghi", 3);
  const NotandaId *quote = notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE);
  NotandaId        person;
  NotandaId        part;

  g_assert_true (notanda_tag_edit_add_type (document, "Person", NULL, &person, NULL));
  g_assert_true (notanda_tag_edit_add_part (document, NOTANDA_TAG_PART_ATTRIBUTE, quote, "Tone", &part, NULL));
  call_it (document, quote, "Words");
  notanda_document_set_corpus (document, corpus);
  assert_label (document, &person, "Person");
  notanda_document_set_corpus (other, corpus);
  assert_label (other, &person, NULL);
  g_assert_true (notanda_document_take_tags (corpus, document));
  assert_label (other, &person, "Person");
  assert_label (other, quote, "Quote");
  g_assert_nonnull (notanda_tag_set_find_attribute (notanda_document_get_tag_set (other), &part));
  g_assert_false (notanda_document_take_tags (corpus, document));
  call_it (corpus, &person, "Human");
  assert_label (document, &person, "Human");
  assert_label (other, &person, "Human");
}

static void
test_merged (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 2);

  test_document_mark (document, 'q', 0, 3);
  notanda_document_set_corpus (document, corpus);
  g_assert_true (notanda_tag_edit_merge (corpus, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE),
                                         notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), NULL));
  assert_label (document, notanda_tag_set_resolve_type (notanda_document_get_tag_set (document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE)),
                "Claim");
}

/* Where a document and its corpus say different things, nobody is asked: the corpus' holds. */
static void
test_no_difference (void)
{
  const NotandaId *quote = notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE);
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 2);
  g_autoptr (GPtrArray) differences = NULL;

  call_it (document, quote, "Words");
  call_it (corpus, quote, "Speech");
  notanda_document_set_corpus (document, corpus);
  test_document_mark (document, 'q', 0, 3); /* takes the corpus' records along */
  differences = notanda_document_list_differences (document);
  g_assert_cmpuint (differences->len, ==, 0);
  assert_label (document, quote, "Speech");
}

/* Worked on in its corpus, a document is whole without it. */
static void
test_whole (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 2);
  g_autoptr (NotandaDocument) reopened = NULL;
  g_autoptr (NotandaDocument) copy = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaPacked) packed = NULL;
  NotandaId person;
  guint64   serial;

  g_assert_true (notanda_tag_edit_add_type (corpus, "Person", NULL, &person, NULL));
  notanda_document_set_corpus (document, corpus);
  copy = notanda_clean_copy_new (document, notanda_document_get_identity (document));
  assert_label (copy, &person, "Person");
  test_document_mark (document, 'q', 0, 3);
  serial = notanda_document_get_serial (document);
  notanda_document_take_tags (corpus, document);
  g_assert_cmpuint (notanda_document_get_serial (document), ==, serial);
  snapshot = notanda_document_snapshot (document);
  bytes = notanda_format_write (snapshot, NULL);
  packed = notanda_format_read (bytes, "test", TRUE, NULL, NULL);
  reopened = notanda_document_new_packed (packed, notanda_document_get_identity (document));
  assert_label (reopened, &person, "Person");
  g_assert_true (notanda_document_undo (document, NULL));
  test_document_assert (document, "");
}

/* The corpus lives as long as a document of it, and a document goes before it. */
static void
test_lifetime (void)
{
  NotandaDocument *corpus = test_document_new (LINE, 1);
  NotandaDocument *document = test_document_new ("abc def", 2);

  notanda_document_set_corpus (document, corpus);
  g_object_unref (corpus);
  call_it (notanda_document_get_corpus (document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), "Speech");
  assert_label (document, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), "Speech");
  g_object_ref (corpus);
  g_assert_finalize_object (document);
  call_it (corpus, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), "Words");
  g_assert_finalize_object (corpus);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/document-corpus/rename", test_rename);
  g_test_add_func ("/notanda/model/document-corpus/take", test_take);
  g_test_add_func ("/notanda/model/document-corpus/merged", test_merged);
  g_test_add_func ("/notanda/model/document-corpus/no-difference", test_no_difference);
  g_test_add_func ("/notanda/model/document-corpus/whole", test_whole);
  g_test_add_func ("/notanda/model/document-corpus/lifetime", test_lifetime);

  return g_test_run ();
}
