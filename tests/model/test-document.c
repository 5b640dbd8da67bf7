/* test-document.c: changes to a document, and what it shows after them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-document.h"
#include "util/test-documents.h"

static void
count_cb (NotandaDocument *document G_GNUC_UNUSED,
          gpointer change           G_GNUC_UNUSED,
          guint                    *n)
{
  (*n)++;
}

static void
test_add (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("Mayor Vega said: “No!”", 1);
  guint   n = 0;
  guint32 slot;

  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (notanda_document_is_draft (document));
  slot = test_document_mark (document, 'q', 17, 22);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (notanda_document_is_draft (document));
  test_document_mark (document, 'e', 6, 10);
  test_document_assert (document, "e6-10 q17-22");
  notanda_document_remove (document, slot, "Remove");
  test_document_assert (document, "e6-10");
  g_assert_cmpuint (n, ==, 3);
}

static void
test_refused (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc", 1);
  const NotandaRange   outside[] = { { 2, 4 } };
  const NotandaRange   overlapping[] = { { 0, 2 }, { 1, 3 } };
  NotandaNewAnnotation what = { .type = *notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), .fragments = outside, .n_fragments = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (notanda_document_add (document, &what, "Mark", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  g_clear_error (&error);
  what.fragments = overlapping;
  what.n_fragments = 2;
  g_assert_false (notanda_document_add (document, &what, "Mark", NULL, &error));
  g_clear_error (&error);
  what.n_fragments = 0;
  g_assert_false (notanda_document_add (document, &what, "Mark", NULL, &error));
  test_document_assert (document, "");
}

static void
test_fields (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi jkl", 1);
  g_auto (NotandaAnnotation) annotation = { 0 };
  guint32                    quote = test_document_mark (document, 'q', 0, 7);
  guint32                    cue = test_document_mark (document, 'u', 8, 11);
  const NotandaTagType      *type = notanda_tag_set_find_type_named (notanda_document_get_tag_set (document), "Quote");
  const NotandaTagAttribute *kind = notanda_tag_type_find_attribute_named (type, "kind");
  NotandaValue               direct = notanda_value_text (NOTANDA_VALUE_CHOICE, "direct");
  NotandaLink                link = { .role = notanda_tag_type_find_role_named (type, "cue")->id };
  const NotandaRange         moved[] = { { 0, 3 }, { 12, 15 } };
  NotandaId                  note = { { 0 } };

  notanda_annotation_init (&annotation);
  notanda_document_set_attribute (document, quote, &kind->id, &direct, "Set Kind");
  g_assert_true (notanda_document_read (document, cue, &annotation));
  link.target = annotation.id;
  notanda_document_set_link (document, quote, &link, NULL, "Link");
  notanda_document_set_note (document, quote, "", "first", &note, "Note");
  notanda_document_set_note (document, quote, "", "second", NULL, "Note");
  notanda_document_set_note (document, quote, "", "first, mended", &note, "Note");
  g_assert_true (notanda_document_set_fragments (document, quote, moved, 2, "Move", NULL));

  g_assert_true (notanda_document_read (document, quote, &annotation));
  g_assert_cmpstr (notanda_annotation_get_attribute (&annotation, &kind->id)->text, ==, "direct");
  g_assert_cmpuint (annotation.n_links, ==, 1);
  g_assert_cmpuint (annotation.n_notes, ==, 2);
  g_assert_cmpstr (annotation.notes[0].text, ==, "first, mended");
  test_document_assert (document, "q0-3,12-15 u8-11");

  notanda_document_remove (document, cue, "Remove");
  g_assert_true (notanda_document_read (document, quote, &annotation));
  g_assert_cmpuint (annotation.n_links, ==, 0);
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_true (notanda_document_read (document, quote, &annotation));
  g_assert_cmpuint (annotation.n_links, ==, 1);

  notanda_document_remove_element (document, quote, &note, "Remove Note");
  g_assert_true (notanda_document_read (document, quote, &annotation));
  g_assert_cmpuint (annotation.n_notes, ==, 1);
  g_assert_cmpstr (annotation.notes[0].text, ==, "second");
}

static void
test_same_value (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 1);
  guint32            slot = test_document_mark (document, 'q', 0, 3);
  guint64            serial = notanda_document_get_serial (document);
  const NotandaRange same[] = { { 0, 3 } };

  notanda_document_set_type (document, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), "Retag");
  g_assert_true (notanda_document_set_fragments (document, slot, same, 1, "Move", NULL));
  g_assert_cmpuint (notanda_document_get_serial (document), ==, serial);
  g_assert_true (notanda_document_undo (document, NULL));
  test_document_assert (document, "");
}

static void
merge_types (NotandaDocument   *document,
             NotandaBuiltinType type,
             NotandaBuiltinType into)
{
  NotandaValue value = notanda_value_id (notanda_builtin_type_get_id (into));

  notanda_document_set_tag_property (document, notanda_builtin_type_get_id (type), NOTANDA_TAG_MERGED_INTO, &value, "Merge Types");
}

/* Types in a circle are one, and their annotations with them; undoing parts them. */
static void
test_merged_types (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi", 1);
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  g_autofree char *merged = NULL;

  test_document_mark (document, 'q', 0, 3);
  test_document_mark (document, 'c', 4, 7);
  test_document_mark (document, 'u', 8, 11);
  merge_types (document, NOTANDA_TYPE_QUOTE, NOTANDA_TYPE_CLAIM);
  merge_types (document, NOTANDA_TYPE_CLAIM, NOTANDA_TYPE_CUE);
  merge_types (document, NOTANDA_TYPE_CUE, NOTANDA_TYPE_QUOTE);
  merged = test_document_to_string (document);
  g_assert_cmpint (merged[0], ==, merged[5]);
  g_assert_cmpint (merged[0], ==, merged[10]);
  g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, NOTANDA_N_BUILTIN_TYPES - 2);
  for (int i = 0; i < 3; i++)
    g_assert_true (notanda_document_undo (document, NULL));
  test_document_assert (document, "q0-3 c4-7 u8-11");
  g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, NOTANDA_N_BUILTIN_TYPES);
}

/* Undoing the first change of a built-in type gives back what it came with. */
static void
test_builtin_again (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc", 1);
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  const NotandaId *quote = notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE);
  NotandaValue     value = notanda_value_text (NOTANDA_VALUE_TEXT, "Utterance");

  notanda_document_set_tag_property (document, quote, NOTANDA_TAG_LABEL, &value, "Rename");
  g_assert_cmpstr (notanda_tag_set_find_type (tag_set, quote)->label, ==, "Utterance");
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_cmpstr (notanda_tag_set_find_type (tag_set, quote)->label, ==, "Quote");
}

static void
test_state (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc", 1);
  g_auto (NotandaAnnotation) annotation = { 0 };
  guint32 slot = test_document_mark (document, 'q', 0, 3);

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (document, slot, &annotation));
  g_assert_cmpstr (annotation.state, ==, "");
  notanda_document_set_state (document, slot, "accepted", "Accept");
  g_assert_true (notanda_document_read (document, slot, &annotation));
  g_assert_cmpstr (annotation.state, ==, "accepted");
  g_assert_cmpuint (annotation.n_attributes, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/document/add", test_add);
  g_test_add_func ("/notanda/model/document/refused", test_refused);
  g_test_add_func ("/notanda/model/document/fields", test_fields);
  g_test_add_func ("/notanda/model/document/same-value", test_same_value);
  g_test_add_func ("/notanda/model/document/merged-types", test_merged_types);
  g_test_add_func ("/notanda/model/document/builtin-again", test_builtin_again);
  g_test_add_func ("/notanda/model/document/state", test_state);

  return g_test_run ();
}
