/* test-annotation-query.c: which annotations a filter shows
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-annotation-query.h"

#include <string.h>

#include "model/notanda-ids.h"
#include "util/test-documents.h"

#define TEXT "Mayor Émile Orsay said that the bridge\nwould open in May."

static gboolean
matches (NotandaDocument *document,
         guint32          slot,
         const char      *text,
         const NotandaId *type)
{
  g_autoptr (NotandaAnnotationQuery) query = notanda_annotation_query_new (text, type, NULL);

  g_assert_nonnull (query);
  return notanda_annotation_query_matches (query, document, slot);
}

/* Each part of an annotation is looked into, and nothing else. */
static void
test_fields (void)
{
  static const NotandaId kind = NOTANDA_ID_ATTRIBUTE_QUOTE_KIND;
  static const NotandaId reference = NOTANDA_ID_ATTRIBUTE_ENTITY_REFERENCE;
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  guint32      quote = test_document_mark (document, 'q', 23, 57);
  guint32      entity = test_document_mark (document, 'e', 6, 17);
  NotandaValue choice = notanda_value_text (NOTANDA_VALUE_CHOICE, "indirect");
  NotandaValue number = notanda_value_reference ("Wikidata", "Q64", "a mayor");

  notanda_document_set_attribute (document, quote, &kind, &choice, "Set");
  notanda_document_set_attribute (document, entity, &reference, &number, "Set");
  notanda_document_set_note (document, quote, "", "Check the Year", NULL, "Note");
  test_document_link (document, quote, "source", entity);
  notanda_document_set_state (document, quote, "accepted", "State");

  g_assert_true (matches (document, quote, "bridge", NULL));
  g_assert_true (matches (document, quote, "  OPEN  bridge ", NULL));
  g_assert_false (matches (document, quote, "open tunnel", NULL));
  g_assert_false (matches (document, quote, "bridgewould", NULL));
  g_assert_true (matches (document, quote, "quote kind indirect", NULL));
  g_assert_true (matches (document, quote, "year", NULL));
  g_assert_true (matches (document, quote, "ada", NULL)); /* the author */
  g_assert_true (matches (document, quote, "accepted", NULL));
  g_assert_true (matches (document, quote, "source emile", NULL));
  g_assert_false (matches (document, quote, "q64", NULL)); /* the target's, not its own */
  g_assert_true (matches (document, entity, "wikidata:q64", NULL));
  g_assert_false (matches (document, entity, "bridge", NULL));
  g_assert_true (matches (document, quote, "", notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE)));
  g_assert_false (matches (document, entity, "", notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE)));
  g_assert_null (notanda_annotation_query_new (" \n ", NULL, NULL));

  notanda_document_remove (document, entity, "Remove");
  g_assert_false (matches (document, quote, "emile", NULL));
  g_assert_false (matches (document, entity, "emile", NULL));
}

/* Random words over a small alphabet: found where the C library finds them. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  char  text[400] = { 0 };
  guint n_found = 0;

  for (guint i = 0; i < sizeof text - 1; i++)
    text[i] = "abcABC "[g_rand_int_range (rand, 0, 7)];
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (NotandaDocument) document = test_document_new (text, 1);
      guint32          start = (guint32) g_rand_int_range (rand, 0, 380);
      guint32          end = start + (guint32) g_rand_int_range (rand, 1, 20);
      guint32          slot = test_document_mark (document, 's', start, end);
      g_autofree char *words = g_strndup (text + start, end - start);
      g_autofree char *lower = g_ascii_strdown (words, -1);
      char             sought[4] = { 0 };
      gboolean         is_there;

      for (guint i = 0; i < 3; i++)
        sought[i] = "abcABC"[g_rand_int_range (rand, 0, 6)];
      is_there = matches (document, slot, sought, NULL);
      for (guint i = 0; i < 3; i++)
        sought[i] = g_ascii_tolower (sought[i]);
      g_assert_cmpint (is_there, ==, strstr (lower, sought) != NULL);
      n_found += is_there ? 1 : 0;
    }
  g_assert_cmpuint (n_found, >, 20);
}

static void
test_within (void)
{
  g_autoptr (NotandaAnnotationQuery) any = notanda_annotation_query_new ("", notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), NULL);
  g_autoptr (NotandaAnnotationQuery) letter = notanda_annotation_query_new ("b", NULL, NULL);
  g_autoptr (NotandaAnnotationQuery) word = notanda_annotation_query_new ("may BRIDGE", NULL, NULL);
  g_autoptr (NotandaAnnotationQuery) typed = notanda_annotation_query_new ("b", notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), NULL);
  g_autoptr (NotandaAnnotationQuery) adas = notanda_annotation_query_new ("b", NULL, "Ada");
  g_autoptr (NotandaAnnotationQuery) bos = notanda_annotation_query_new ("b", NULL, "Bo");

  g_assert_true (notanda_annotation_query_is_within (word, letter));
  g_assert_false (notanda_annotation_query_is_within (letter, word));
  g_assert_true (notanda_annotation_query_is_within (typed, letter));
  g_assert_true (notanda_annotation_query_is_within (typed, any));
  g_assert_false (notanda_annotation_query_is_within (letter, typed));
  g_assert_true (notanda_annotation_query_is_within (adas, letter));
  g_assert_false (notanda_annotation_query_is_within (letter, adas));
  g_assert_false (notanda_annotation_query_is_within (adas, bos));
}

/* Whoever made it, and the words too. */
static void
test_author (void)
{
  static const struct
  {
    const char *text;
    const char *author;
    gboolean    does_match;
  } cases[] = { { "", "Ada", TRUE }, { "", "Bo", FALSE }, { "", "ada", FALSE }, { "bridge", "Ada", FALSE }, { "quote", "Ada", TRUE }, { "quote", "Bo", FALSE } };
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 1);
  guint32 slot = test_document_mark (document, 'q', 0, 3);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaAnnotationQuery) query = notanda_annotation_query_new (cases[i].text, NULL, cases[i].author);

      g_assert_cmpint (notanda_annotation_query_matches (query, document, slot), ==, cases[i].does_match);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/app/annotation-query/fields", test_fields);
  g_test_add_func ("/notanda/app/annotation-query/random", test_random);
  g_test_add_func ("/notanda/app/annotation-query/within", test_within);
  g_test_add_func ("/notanda/app/annotation-query/author", test_author);
  return g_test_run ();
}
