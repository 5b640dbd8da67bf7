/* test-corpus-records.c: people of a corpus, and articles taken out of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-corpus-records.h"

#include "util/test-documents.h"

#define LINE "Notanda corpus 00112233445566778899aabbccddeeff"

static void
meet (NotandaDocument *a,
      NotandaDocument *b)
{
  g_autoptr (NotandaSnapshot) one = notanda_document_snapshot (a);
  g_autoptr (NotandaSnapshot) other = notanda_document_snapshot (b);

  g_assert_true (notanda_document_merge (a, other, NULL, NULL));
  g_assert_true (notanda_document_merge (b, one, NULL, NULL));
}

static gboolean
is_removed (NotandaDocument *corpus,
            NotandaDocument *article)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (article);

  return notanda_corpus_is_removed (corpus, snapshot);
}

static void
remove_article (NotandaDocument *corpus,
                NotandaDocument *article)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (article);

  notanda_corpus_remove_article (corpus, snapshot, "Remove");
}

static void
test_people (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (GPtrArray) nobody = notanda_corpus_list_people (corpus);
  g_autoptr (GPtrArray) people = NULL;
  NotandaId      ada;
  NotandaId      bo;
  NotandaPerson *person;

  g_assert_cmpuint (nobody->len, ==, 0);
  notanda_person_id_for ("Ada", &ada);
  notanda_person_id_for ("Bo", &bo);
  g_assert_false (notanda_id_equal (&ada, &bo));
  notanda_corpus_set_person (corpus, &ada, "Ada", "#336699", "Join");
  notanda_corpus_set_person (corpus, &bo, NULL, "#993366", "Colour"); /* without a name: nobody to show */
  people = notanda_corpus_list_people (corpus);
  g_assert_cmpuint (people->len, ==, 1);
  person = people->pdata[0];
  g_assert_true (notanda_id_equal (&person->id, &ada));
  g_assert_cmpstr (person->name, ==, "Ada");
  g_assert_cmpstr (person->colour, ==, "#336699");
  notanda_corpus_set_person (corpus, &ada, NULL, "red", "Colour");
  g_clear_pointer (&people, g_ptr_array_unref);
  people = notanda_corpus_list_people (corpus);
  g_assert_null (((NotandaPerson *) people->pdata[0])->colour);
  for (guint i = 0; i < 3; i++)
    g_assert_true (notanda_document_undo (corpus, NULL));
  g_clear_pointer (&people, g_ptr_array_unref);
  people = notanda_corpus_list_people (corpus);
  g_assert_cmpuint (people->len, ==, 0);
}

/* Removed is what was seen; anything later brings it back, and so does taking it back. */
static void
test_removal (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaDocument) article = test_document_new ("abc def", 2);
  g_autoptr (NotandaDocument) other = test_document_new ("abc", 2);

  test_document_mark (article, 'q', 0, 3);
  g_assert_false (is_removed (corpus, article));
  remove_article (corpus, article);
  g_assert_true (is_removed (corpus, article));
  g_assert_false (is_removed (corpus, other));
  g_assert_true (notanda_corpus_names_removal (corpus, notanda_article_get_hash (notanda_document_get_article (article))));
  test_document_mark (article, 'q', 4, 7);
  g_assert_false (is_removed (corpus, article));
  remove_article (corpus, article);
  g_assert_true (is_removed (corpus, article));
  g_assert_true (notanda_document_undo (corpus, NULL));
  g_assert_true (notanda_document_undo (corpus, NULL));
  g_assert_false (is_removed (corpus, article));
  g_assert_false (notanda_corpus_names_removal (corpus, notanda_article_get_hash (notanda_document_get_article (article))));
}

/* Two people remove it, each having seen what the other hasn't: nothing of it is news to both. */
static void
test_both_remove (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaDocument) other_corpus = test_document_new (LINE, 2);
  g_autoptr (NotandaDocument) article = test_document_new ("abc def", 1);
  g_autoptr (NotandaDocument) copy = test_document_new ("abc def", 2);

  test_document_mark (article, 'q', 0, 3);
  test_document_mark (copy, 'c', 4, 7);
  remove_article (corpus, article);
  remove_article (other_corpus, copy);
  meet (article, copy);
  g_assert_false (is_removed (corpus, article));
  g_assert_false (is_removed (other_corpus, article));
  meet (corpus, other_corpus);
  g_assert_true (is_removed (corpus, article));
  g_assert_true (is_removed (other_corpus, article));
}

/* Who takes it back while another removes it again has the last word: nothing goes against a wish. */
static void
test_taken_back (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaDocument) other_corpus = test_document_new (LINE, 2);
  g_autoptr (NotandaDocument) article = test_document_new ("abc def", 1);

  remove_article (corpus, article);
  meet (corpus, other_corpus);
  g_assert_true (notanda_document_undo (corpus, NULL));
  test_document_mark (article, 'q', 0, 3);
  remove_article (other_corpus, article);
  meet (corpus, other_corpus);
  g_assert_false (is_removed (corpus, article));
  g_assert_false (is_removed (other_corpus, article));
}

/* By the name in records, whatever they are called. */
static void
test_find_person (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new ("corpus", 1);
  g_autoptr (NotandaPerson) nobody = notanda_corpus_find_person (corpus, "Ada");
  g_autoptr (NotandaPerson) ada = NULL;
  NotandaId id;

  g_assert_null (nobody);
  notanda_person_id_for ("Ada", &id);
  notanda_corpus_set_person (corpus, &id, "Ada L.", NULL, "Name");
  ada = notanda_corpus_find_person (corpus, "Ada");
  g_assert_nonnull (ada);
  g_assert_cmpstr (ada->name, ==, "Ada L.");
}

/* Undoing goes on with what one did before. */
static void
test_add_author (void)
{
  g_autoptr (NotandaDocument) corpus = test_document_new (LINE, 1);
  g_autoptr (NotandaPerson) before = NULL;
  g_autoptr (NotandaPerson) after = NULL;
  NotandaId bo;

  notanda_person_id_for ("Bo", &bo);
  notanda_corpus_set_person (corpus, &bo, "Bo", NULL, "Name");
  notanda_corpus_add_author (corpus);
  notanda_corpus_add_author (corpus);
  g_assert_true (notanda_document_undo (corpus, NULL));
  g_assert_false (notanda_document_undo (corpus, NULL));
  before = notanda_corpus_find_person (corpus, "Bo");
  g_assert_null (before);
  after = notanda_corpus_find_person (corpus, notanda_document_get_identity (corpus)->author);
  g_assert_nonnull (after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/corpus-records/people", test_people);
  g_test_add_func ("/notanda/model/corpus-records/removal", test_removal);
  g_test_add_func ("/notanda/model/corpus-records/both-remove", test_both_remove);
  g_test_add_func ("/notanda/model/corpus-records/taken-back", test_taken_back);
  g_test_add_func ("/notanda/model/corpus-records/find-person", test_find_person);
  g_test_add_func ("/notanda/model/corpus-records/add-author", test_add_author);

  return g_test_run ();
}
