/* test-tag-set-merge.c: types merged into each other, with what is marked by them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-tag-set-use.h"
#include "model/tag-edits.h"
#include "util/test-documents.h"

/* Annotations, values and links of the type that goes are those of the one that stays,
 * whichever of the two has the smaller id. */
static void
check_merge (const char *from,
             const char *into,
             char        key)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kind_from = g_strconcat (from, ".kind", NULL);
  g_autofree char *kind_into = g_strconcat (into, ".kind", NULL);
  g_autofree char *source_into = g_strconcat (into, ">source", NULL);
  g_autoptr (GHashTable) counts = NULL;
  NotandaLink link = { 0 };
  NotandaId   type;
  NotandaId   role;
  guint32     slot;

  do_edit (document, "add", "", "Hearsay");
  do_edit (document, "attribute", "Hearsay", "Kind");
  do_edit (document, "kind", "Hearsay.kind", "choice");
  do_edit (document, "choice", "Hearsay.kind", "direct");
  do_edit (document, "choice", "Hearsay.kind", "third-hand");
  do_edit (document, "role", "Hearsay", "Source");
  do_edit (document, "accept", "Hearsay>source", "Cue");
  for (guint32 i = 0; i < 3; i++)
    test_document_mark (document, 'h', 4 * i, 4 * i + 3);
  slot = test_document_mark (document, 's', 30, 34);
  for (guint32 i = 0; i < 4; i++)
    test_document_mark (document, 'q', 4 * i, 4 * i + 2);
  link.target = (NotandaId) { { 0 } };
  {
    g_auto (NotandaAnnotation) annotation = { 0 };
    guint32 a = g_str_equal (from, "Hearsay") ? 0 : slot + 1;

    notanda_annotation_init (&annotation);
    g_assert_true (notanda_document_read (document, slot, &annotation));
    link.target = annotation.id;
    link.role = g_str_equal (from, "Hearsay") ? get_id (document, "Hearsay>source") : get_id (document, "Quote>source");
    notanda_document_set_link (document, a, &link, NULL, "Link");
    set_value (document, a, kind_from, "direct");
    set_value (document, a + 1, kind_from, "third-hand");
    set_value (document, a + 1, kind_into, "direct"); /* both: both are kept */
    before = describe_document (document);

    do_edit (document, "merge", from, into);
    counts = notanda_document_count_types (document);
    type = get_id (document, into);
    g_assert_cmpuint (notanda_type_counts_get (counts, &type), ==, 7);
    g_assert_cmpuint (g_hash_table_size (counts), ==, 2);
    g_assert_null (notanda_tag_set_find_type_named (notanda_document_get_tag_set (document), from));
    assert_value (document, a, kind_into, "direct");
    assert_value (document, a + 1, kind_into, "direct");
    g_assert_true (notanda_document_read (document, a + 1, &annotation));
    g_assert_cmpuint (annotation.n_attributes, ==, 2);
    role = get_id (document, source_into);
    g_assert_cmpuint (notanda_document_count_links (document, &role), ==, 1);
  }
  g_assert_cmpuint (get_type (document, into)->key, ==, (gunichar) key);
  after = describe (notanda_document_get_tag_set (document));
  g_assert_nonnull (strstr (after, "|third-hand"));
  g_assert_nonnull (strstr (after, "Source,"));
  g_assert_true (notanda_document_undo (document, NULL));
  g_free (after);
  after = describe_document (document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_merge_carries (void)
{
  check_merge ("Hearsay", "Quote", 'q');
  check_merge ("Quote", "Hearsay", 'h');
}

/* Of two attributes with one name and different kinds, both stay, and go by different names. */
static void
test_merge_kinds (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  guint32 slot;

  do_edit (document, "add", "", "Hearsay");
  do_edit (document, "attribute", "Hearsay", "Kind");
  slot = test_document_mark (document, 'h', 0, 3);
  set_value (document, slot, "Hearsay.kind", "of my own");
  do_edit (document, "merge", "Hearsay", "Quote");
  assert_value (document, slot, "Quote.kind", NULL);
  assert_value (document, slot, "Quote.kind-2", "of my own");
}

/* Circles, and a type that names itself, as a strange file may have them. */
static void
test_circles (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  const NotandaId *ids[3];

  for (guint i = 0; i < 3; i++)
    ids[i] = notanda_builtin_type_get_id ((NotandaBuiltinType) i);
  for (guint round = 0; round < 2; round++)
    {
      /* itself, then three in a circle */
      for (guint i = 0; i < 3; i++)
        {
          NotandaValue into = notanda_value_id (ids[round == 0 ? i : (i + 1) % 3]);

          notanda_document_set_tag_property (document, ids[i], NOTANDA_TAG_MERGED_INTO, &into, "Merge");
        }
      g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, round == 0 ? 5 : 3);
    }
  /* another still joins the circle, and the circle another, and undoing parts them */
  g_assert_true (notanda_tag_edit_merge (document, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), ids[0], NULL));
  g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, 2);
  g_assert_true (notanda_tag_edit_merge (document, ids[1], notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), NULL));
  g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, 1);
  g_assert_cmpstr (notanda_tag_set_get_type (tag_set, 0)->identifier, ==, "Source");
  for (guint i = 0; i < 2; i++)
    g_assert_true (notanda_document_undo (document, NULL));
  g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, 3);
}

/* A type that is merged on takes along those that were merged into it: by id it is the
 * one that vanished first. */
static void
test_chain (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);

  g_assert_cmpint (notanda_id_compare (notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE),
                                       notanda_builtin_type_get_id (NOTANDA_TYPE_CUE)),
                   <, 0);
  test_document_mark (document, 's', 0, 3);
  test_document_mark (document, 'u', 4, 9);
  test_document_mark (document, 'q', 10, 15);
  do_edit (document, "merge", "Source", "Cue");
  test_document_assert (document, "u0-3 u4-9 q10-15");
  do_edit (document, "merge", "Cue", "Quote");
  test_document_assert (document, "q0-3 q4-9 q10-15");
  do_edit (document, "merge", "Quote", "Entity");
  test_document_assert (document, "e0-3 e4-9 e10-15");
  for (guint i = 0; i < 3; i++)
    g_assert_true (notanda_document_undo (document, NULL));
  test_document_assert (document, "s0-3 u4-9 q10-15");
}

/* What a corpus merges is merged in its articles, whoever has them: not a record of theirs changes by it. */
static void
test_corpus (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new ("Notanda corpus 00112233445566778899aabbccddeeff", 1);
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 2);
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaLink link = { 0 };
  NotandaId   role;
  NotandaId   hearsay_kind;
  guint64     serial;

  do_edit (corpus, "add", "", "Hearsay");
  do_edit (corpus, "attribute", "Hearsay", "Kind");
  do_edit (corpus, "kind", "Hearsay.kind", "choice");
  do_edit (corpus, "choice", "Hearsay.kind", "direct");
  do_edit (corpus, "role", "Hearsay", "Source");
  notanda_document_set_corpus (document, corpus);
  for (guint32 i = 0; i < 3; i++)
    test_document_mark (document, 'h', 4 * i, 4 * i + 3);
  hearsay_kind = get_id (document, "Hearsay.kind");
  for (guint32 i = 0; i < 3; i++)
    set_value (document, i, "Hearsay.kind", "direct");
  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (document, test_document_mark (document, 's', 30, 34), &annotation));
  link.target = annotation.id;
  link.role = get_id (document, "Hearsay>source");
  notanda_document_set_link (document, 0, &link, NULL, "Link");
  serial = notanda_document_get_serial (document);

  do_edit (corpus, "merge", "Hearsay", "Quote");
  g_assert_cmpuint (notanda_document_get_serial (document), ==, serial);
  assert_value (document, 0, "Quote.kind", "direct");
  assert_value (document, 0, "Quote.kind-2", NULL);
  role = get_id (document, "Quote>source");
  g_assert_cmpuint (notanda_document_count_links (document, &role), ==, 1);

  /* it is set, taken away and undone as any value */
  set_value (document, 1, "Quote.kind", "mixed");
  assert_value (document, 1, "Quote.kind", "mixed");
  g_assert_true (notanda_document_read (document, 1, &annotation));
  g_assert_cmpuint (annotation.n_attributes, ==, 1);
  set_value (document, 2, "Quote.kind", NULL);
  assert_value (document, 2, "Quote.kind", NULL);
  g_assert_true (notanda_document_undo (document, NULL));
  assert_value (document, 2, "Quote.kind", "direct");
  g_assert_true (notanda_document_undo (document, NULL));
  assert_value (document, 1, "Quote.kind", "direct");

  /* the one that gave way is offered again, and has its own */
  do_edit (corpus, "restore", "Quote.kind-2", "");
  assert_value (document, 0, "Quote.kind", NULL);
  assert_value (document, 0, "Quote.kind-2", "direct");
  for (guint i = 0; i < 2; i++)
    g_assert_true (notanda_document_undo (corpus, NULL));
  assert_value (document, 0, "Hearsay.kind", "direct");
  role = get_id (document, "Hearsay>source");
  g_assert_cmpuint (notanda_document_count_links (document, &role), ==, 1);
  g_assert_true (notanda_id_equal (notanda_tag_set_resolve_part (notanda_document_get_tag_set (document), &hearsay_kind), &hearsay_kind));
}

/* Two people merge two types in both directions: one attribute has all values, the same one for everybody. */
static void
test_part_circle (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  NotandaId        ids[3];
  const NotandaId *last = NULL;

  do_edit (document, "add", "", "Hearsay");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *label = g_strdup_printf ("Kind%u", i);
      g_autofree char *name = g_strdup_printf ("Hearsay.kind%u", i);

      do_edit (document, "attribute", "Hearsay", label);
      ids[i] = get_id (document, name);
      do_edit (document, "retire", name, "");
    }
  for (guint i = 0; i < 3; i++)
    {
      NotandaValue into = notanda_value_id (&ids[(i + 1) % 3]);

      notanda_document_set_tag_property (document, &ids[i], NOTANDA_TAG_MERGED_INTO, &into, "Merge");
    }
  for (guint i = 0; i < 3; i++)
    {
      const NotandaId *found = notanda_tag_set_resolve_part (tag_set, &ids[i]);

      g_assert_true (last == NULL || notanda_id_equal (found, last));
      g_assert_cmpint (notanda_id_compare (found, &ids[i]), <=, 0);
      last = found;
    }
}

/* A tag set from elsewhere with one long chain, that ends in a circle or doesn't: no part's way is walked anew. In one step, as it comes:
 * after each the tag set is made anew. */
static void
test_long_chain (void)
{
  enum
  {
    N = 20000
  };

  for (guint is_circle = 0; is_circle <= 1; is_circle++)
    {
      g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
      g_autofree NotandaId *ids = g_new0 (NotandaId, N);
      NotandaValue          element = notanda_value_text (NOTANDA_VALUE_TEXT, "attribute");
      NotandaValue          retired = notanda_value_yes_no (TRUE);
      NotandaTagSet        *tag_set;

      for (guint32 i = 0; i < N; i++)
        {
          guint32 number = GUINT32_TO_BE (N - i);

          memcpy (ids[i].bytes + 1, &number, sizeof number);
        }
      notanda_document_begin_step (document, "Import");
      for (guint i = 0; i < N; i++)
        {
          NotandaValue into = notanda_value_id (&ids[i + 1 < N ? i + 1 : N - 10]);

          notanda_document_set_tag_property (document, &ids[i], NOTANDA_TAG_ELEMENT, &element, "Add");
          notanda_document_set_tag_property (document, &ids[i], NOTANDA_TAG_RETIRED, &retired, "Retire");
          if (is_circle || i + 1 < N)
            notanda_document_set_tag_property (document, &ids[i], NOTANDA_TAG_MERGED_INTO, &into, "Merge");
        }
      notanda_document_end_step (document);
      tag_set = notanda_document_get_tag_set (document);
      for (guint i = 0; i < N; i++)
        g_assert_true (notanda_id_equal (notanda_tag_set_resolve_part (tag_set, &ids[i]), &ids[N - 1]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/tag-set-merge/carries", test_merge_carries);
  g_test_add_func ("/notanda/model/tag-set-merge/kinds", test_merge_kinds);
  g_test_add_func ("/notanda/model/tag-set-merge/circles", test_circles);
  g_test_add_func ("/notanda/model/tag-set-merge/chain", test_chain);
  g_test_add_func ("/notanda/model/tag-set-merge/corpus", test_corpus);
  g_test_add_func ("/notanda/model/tag-set-merge/part-circle", test_part_circle);
  g_test_add_func ("/notanda/model/tag-set-merge/long-chain", test_long_chain);

  return g_test_run ();
}
