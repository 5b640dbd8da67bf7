/* test-merge.c: the laws of merging, on random sets of records
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-format.h"
#include "model/notanda-corpus-records.h"
#include "util/test-documents.h"

#define TEXT "The quick brown fox jumps over the lazy dog."
#define N 3

/* What records of a corpus say; of which article is all one to them. */
static char *
describe_corpus (NotandaDocument *document)
{
  g_autoptr (GPtrArray) people = notanda_corpus_list_people (document);
  g_autoptr (NotandaDocument) article = test_document_new ("Another text.", N + 1);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (article);
  GString *text = g_string_new (notanda_corpus_is_removed (document, snapshot) ? "removed" : "");

  for (guint i = 0; i < people->len; i++)
    {
      NotandaPerson *person = people->pdata[i];

      g_string_append_printf (text, " %s %s", person->name, person->colour);
    }

  return g_string_free_and_steal (text);
}

static void
act_on_corpus (NotandaDocument *document,
               GRand           *rand)
{
  g_autoptr (NotandaDocument) article = test_document_new ("Another text.", N + 1);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (article);
  NotandaId person;
  char      name[16];

  g_snprintf (name, sizeof name, "%d", g_rand_int_range (rand, 0, 5));
  notanda_person_id_for (g_rand_boolean (rand) ? "Ada" : "Bo", &person);
  if (g_rand_boolean (rand))
    notanda_corpus_set_person (document, &person, name, g_rand_boolean (rand) ? "#336699" : NULL, "Name");
  else
    notanda_corpus_remove_article (document, snapshot, "Remove");
}

static void
assert_same (NotandaDocument *a,
             NotandaDocument *b)
{
  g_autofree char *one = test_document_describe (a);
  g_autofree char *other = test_document_describe (b);
  g_autofree char *marks = test_document_to_string (a);
  g_autofree char *other_marks = test_document_to_string (b);
  g_autofree char *corpus = describe_corpus (a);
  g_autofree char *other_corpus = describe_corpus (b);

  g_assert_cmpstr (corpus, ==, other_corpus);
  g_assert_cmpstr (one, ==, other);
  g_assert_cmpstr (marks, ==, other_marks);
}

static void
assert_same_bytes (NotandaSnapshot *a,
                   NotandaSnapshot *b)
{
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;

  /* history is each side's own */
  g_ptr_array_set_size (a->steps, 0);
  g_ptr_array_set_size (b->steps, 0);
  a->cursor = b->cursor = 0;
  one = notanda_format_write (a, NULL);
  other = notanda_format_write (b, NULL);
  g_assert_true (g_bytes_equal (one, other));
}

/* Three people who work apart, and now and then hear of each other. */
static void
work_apart (NotandaDocument **documents,
            GRand            *rand)
{
  for (int i = 0; i < 60; i++)
    {
      int who = g_rand_int_range (rand, 0, N);
      int other = g_rand_int_range (rand, 0, N);

      if (g_rand_int_range (rand, 0, 6) == 0)
        act_on_corpus (documents[who], rand);
      else
        test_document_act (documents[who], rand);
      if (g_rand_int_range (rand, 0, 8) == 0 && who != other)
        {
          g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (documents[other]);

          g_assert_true (notanda_document_merge (documents[who], snapshot, NULL, NULL));
        }
    }
}

static NotandaSnapshot *
merge (NotandaSnapshot *a,
       NotandaSnapshot *b)
{
  g_autoptr (GError) error = NULL;
  NotandaSnapshot *both = notanda_snapshot_merge (a, b, &error);

  g_assert_no_error (error);

  return both;
}

static void
check_laws (NotandaSnapshot **s)
{
  g_autoptr (NotandaSnapshot) ab = merge (s[0], s[1]);
  g_autoptr (NotandaSnapshot) ba = merge (s[1], s[0]);
  g_autoptr (NotandaSnapshot) ab_c = merge (ab, s[2]);
  g_autoptr (NotandaSnapshot) bc = merge (s[1], s[2]);
  g_autoptr (NotandaSnapshot) a_bc = merge (s[0], bc);
  g_autoptr (NotandaSnapshot) aa = merge (s[0], s[0]);

  assert_same_bytes (ab, ba);
  assert_same_bytes (ab_c, a_bc);
  assert_same_bytes (aa, s[0]);
  for (int i = 0; i < N; i++)
    g_assert_true (notanda_snapshot_contains (ab_c, s[i]));
}

/* Whatever the order in which records arrive, all see the same. */
static void
check_convergence (NotandaDocument **documents,
                   NotandaSnapshot **snapshots,
                   GRand            *rand)
{
  for (int i = 0; i < N; i++)
    {
      int first = g_rand_int_range (rand, 0, N);

      if (i == 1)
        notanda_document_get_spans (documents[i]);
      for (int k = 0; k < N; k++)
        g_assert_true (notanda_document_merge (documents[i], snapshots[(first + k) % N], NULL, NULL));
    }
  for (int i = 1; i < N; i++)
    assert_same (documents[0], documents[i]);
}

/* parse (serialise (state)) is the state, and serialise is a function of it. */
static void
check_file (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  g_autofree char *damage = NULL;
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, "test", TRUE, &damage, NULL);
  g_autoptr (NotandaSnapshot) again = NULL;
  g_autoptr (NotandaDocument) reopened = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_nonnull (packed);
  g_assert_null (damage);
  g_assert_true (packed->is_sorted);
  again = notanda_snapshot_new_packed (packed);
  rewritten = notanda_format_write (again, NULL);
  g_assert_true (g_bytes_equal (bytes, rewritten));

  reopened = notanda_document_new_packed (packed, notanda_document_get_identity (document));
  assert_same (document, reopened);
  while (notanda_document_get_undo_label (reopened) != NULL)
    {
      gboolean undone = notanda_document_undo (document, NULL);

      g_assert_cmpint (notanda_document_undo (reopened, NULL), ==, undone);
    }
  assert_same (document, reopened);
}

static void
test_random (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 40; round++)
    {
      NotandaDocument *documents[N];
      NotandaSnapshot *snapshots[N];

      for (int i = 0; i < N; i++)
        documents[i] = test_document_new (TEXT, (guint64) i + 1);
      work_apart (documents, rand);
      for (int i = 0; i < N; i++)
        snapshots[i] = notanda_document_snapshot (documents[i]);
      check_laws (snapshots);
      check_convergence (documents, snapshots, rand);
      for (int i = 0; i < N; i++)
        {
          check_file (documents[i]);
          notanda_snapshot_unref (snapshots[i]);
          g_object_unref (documents[i]);
        }
    }
}

/* The two sides of a merge, made by the same act on a shared document. */
typedef struct
{
  NotandaDocument *mine;
  NotandaDocument *theirs;
} Two;

static void
two_init (Two *two)
{
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  two->mine = test_document_new ("abc def ghi", 1);
  two->theirs = test_document_new ("abc def ghi", 2);
  test_document_mark (two->mine, 'q', 0, 3);
  snapshot = notanda_document_snapshot (two->mine);
  g_assert_true (notanda_document_merge (two->theirs, snapshot, NULL, NULL));
}

static void
two_merge (Two *two)
{
  g_autoptr (NotandaSnapshot) mine = notanda_document_snapshot (two->mine);
  g_autoptr (NotandaSnapshot) theirs = notanda_document_snapshot (two->theirs);

  g_assert_true (notanda_document_merge (two->mine, theirs, NULL, NULL));
  g_assert_true (notanda_document_merge (two->theirs, mine, NULL, NULL));
  assert_same (two->mine, two->theirs);
}

static void
two_clear (Two *two)
{
  g_object_unref (two->mine);
  g_object_unref (two->theirs);
}

static void
test_edit_beats_deletion (void)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  Two two;

  two_init (&two);
  notanda_annotation_init (&annotation);
  notanda_document_remove (two.mine, 0, "Remove");
  notanda_document_set_type (two.theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
  two_merge (&two);
  test_document_assert (two.mine, "c0-3");
  g_assert_true (notanda_document_read (two.mine, 0, &annotation));
  g_assert_true (annotation.edited_while_deleted);
  notanda_document_remove (two.mine, 0, "Remove");
  two_merge (&two);
  test_document_assert (two.theirs, "");
  two_clear (&two);
}

static void
test_difference (void)
{
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  Two two;

  two_init (&two);
  notanda_document_set_type (two.mine, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
  notanda_document_set_type (two.theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
  two_merge (&two);
  differences = notanda_document_list_differences (two.mine);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpuint (((NotandaDifference *) differences->pdata[0])->values->len, ==, 2);
  notanda_document_set_type (two.mine, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), "Retag");
  two_merge (&two);
  settled = notanda_document_list_differences (two.theirs);
  g_assert_cmpuint (settled->len, ==, 0);
  test_document_assert (two.theirs, "s0-3");
  two_clear (&two);
}

/* One value twice among three heads is offered once. */
static void
test_three_heads (void)
{
  g_autoptr (NotandaDocument) third = test_document_new ("abc def ghi", 3);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaSnapshot) others = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  NotandaDifference *difference;
  Two                two;

  two_init (&two);
  snapshot = notanda_document_snapshot (two.mine);
  g_assert_true (notanda_document_merge (third, snapshot, NULL, NULL));
  notanda_document_set_type (two.mine, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
  notanda_document_set_type (two.theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
  notanda_document_set_type (third, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
  others = notanda_document_snapshot (third);
  g_assert_true (notanda_document_merge (two.mine, others, NULL, NULL));
  two_merge (&two);
  test_document_assert (two.mine, "c0-3");
  differences = notanda_document_list_differences (two.mine);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = differences->pdata[0];
  g_assert_cmpuint (difference->values->len, ==, 2);
  g_assert_cmpuint (difference->authors->len, ==, 2);
  g_assert_cmpmem (g_bytes_get_data (difference->values->pdata[0], NULL), 17, (const guint8 *) "\7\xeb\x68\x16\x0e\x44\xa3\x1b\x1d\x67\x94\x9d\x0f\xfa\x20\x61\x58", 17);
  two_clear (&two);
}

/* Undoing asks both sides again, and says who set what; redoing settles again: however often. */
static void
assert_undone (Two        *two,
               const char *settled)
{
  for (guint again = 0; again < 3; again++)
    {
      g_autoptr (GPtrArray) differences = NULL;
      const NotandaDifference *difference;

      g_assert_true (notanda_document_undo (two->mine, NULL));
      two_merge (two);
      test_document_assert (two->theirs, "c0-3");
      test_document_assert_n_differences (two->theirs, 1);
      differences = notanda_document_list_differences (two->mine);
      difference = test_documents_get_only (differences);
      g_assert_cmpuint (difference->values->len, ==, 2);
      g_assert_cmpstr (difference->authors->pdata[0], ==, "Bo");
      g_assert_cmpstr (difference->authors->pdata[1], ==, "Ada");
      g_assert_true (notanda_document_redo (two->mine, NULL));
      two_merge (two);
      test_document_assert (two->theirs, settled);
      test_document_assert_n_differences (two->mine, 0);
      test_document_assert_n_differences (two->theirs, 0);
    }
}

/* Either value can be chosen, for both sides; settling twice is refused. */
static void
test_settle (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) differences = NULL;
      g_autoptr (GError) error = NULL;
      Two two;

      two_init (&two);
      notanda_document_set_type (two.mine, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
      notanda_document_set_type (two.theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
      two_merge (&two);
      test_document_assert (two.mine, "c0-3");
      differences = notanda_document_list_differences (two.mine);
      g_assert_true (notanda_document_settle (two.mine, test_documents_get_only (differences), i, "Settle", NULL));
      test_document_assert_n_differences (two.mine, 0);
      g_assert_false (notanda_document_settle (two.mine, test_documents_get_only (differences), i, "Settle", &error));
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
      two_merge (&two);
      test_document_assert (two.theirs, i == 0 ? "c0-3" : "u0-3");
      assert_undone (&two, i == 0 ? "c0-3" : "u0-3");
      two_clear (&two);
    }
}

/* What was before the settling can be undone as if that had never been: one's own, where that is shown. */
static void
test_undo_past_settling (void)
{
  for (guint mine_shown = 0; mine_shown < 2; mine_shown++)
    {
      g_autoptr (GPtrArray) differences = NULL;
      Two two;

      two_init (&two);
      if (mine_shown)
        notanda_document_set_type (two.mine, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), "Retag");
      notanda_document_set_type (two.mine, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
      notanda_document_set_type (two.theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
      two_merge (&two);
      differences = notanda_document_list_differences (two.mine);
      g_assert_true (notanda_document_settle (two.mine, test_documents_get_only (differences), 1, "Settle", NULL));
      g_assert_true (notanda_document_undo (two.mine, NULL));
      g_assert_cmpint (notanda_document_undo (two.mine, NULL), ==, mine_shown);
      test_document_assert (two.mine, mine_shown ? "s0-3" : "c0-3");
      test_document_assert_n_differences (two.mine, 1);
      g_assert_true (notanda_document_redo (two.mine, NULL));
      test_document_assert (two.mine, mine_shown ? "u0-3" : "c0-3");
      g_assert_true (notanda_document_redo (two.mine, NULL));
      test_document_assert (two.mine, mine_shown ? "c0-3" : "u0-3");
      test_document_assert_n_differences (two.mine, 0);
      two_merge (&two);
      test_document_assert_n_differences (two.theirs, 0);
      /* the annotation stays, with the other's work on it */
      while (notanda_document_get_n_done_steps (two.mine) > 1)
        notanda_document_undo (two.mine, NULL);
      g_assert_false (notanda_document_undo (two.mine, NULL));
      test_document_assert (two.mine, mine_shown ? "q0-3" : "c0-3");
      test_document_assert_n_differences (two.mine, 1);
      two_clear (&two);
    }
}

static void
test_settle_deletion (void)
{
  for (guint keep = 0; keep < 2; keep++)
    {
      g_autoptr (GPtrArray) differences = NULL;
      Two two;

      two_init (&two);
      notanda_document_remove (two.mine, 0, "Remove");
      notanda_document_set_type (two.theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
      two_merge (&two);
      differences = notanda_document_list_differences (two.theirs);
      g_assert_true (test_documents_get_only (differences)->edited_while_deleted);
      g_assert_true (notanda_document_settle_deletion (two.theirs, test_documents_get_only (differences), keep, "Settle", NULL));
      test_document_assert (two.theirs, keep ? "c0-3" : "");
      test_document_assert_n_differences (two.theirs, 0);
      two_merge (&two);
      test_document_assert (two.mine, keep ? "c0-3" : "");
      /* it is as it was: there, and asked about */
      g_assert_true (notanda_document_undo (two.theirs, NULL));
      test_document_assert (two.theirs, "c0-3");
      test_document_assert_n_differences (two.theirs, 1);
      g_assert_true (notanda_document_redo (two.theirs, NULL));
      test_document_assert (two.theirs, keep ? "c0-3" : "");
      two_clear (&two);
    }
}

/* What is said of the article and its tag set can differ as well. */
static void
test_settle_article (void)
{
  g_autoptr (GPtrArray) differences = NULL;
  NotandaDifference *title;
  Two                two;

  two_init (&two);
  notanda_document_set_meta (two.mine, NOTANDA_META_TITLE, "Harbour shut", "Title");
  notanda_document_set_meta (two.theirs, NOTANDA_META_TITLE, "Harbour closed", "Title");
  two_merge (&two);
  differences = notanda_document_list_differences (two.mine);
  title = test_documents_get_only (differences);
  g_assert_cmpint (title->kind, ==, NOTANDA_RECORD_ARTICLE);
  g_assert_cmpuint (title->slot, ==, NOTANDA_NO_SLOT);
  g_assert_true (notanda_document_settle (two.mine, title, 1, "Settle", NULL));
  two_merge (&two);
  test_document_assert_n_differences (two.theirs, 0);
  g_assert_cmpstr (notanda_document_get_meta (two.mine, NOTANDA_META_TITLE), ==, notanda_document_get_meta (two.theirs, NOTANDA_META_TITLE));
  two_clear (&two);
}

static void
test_same_value_twice (void)
{
  g_autoptr (GPtrArray) differences = NULL;
  Two two;

  two_init (&two);
  notanda_document_set_type (two.mine, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
  notanda_document_set_type (two.theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
  two_merge (&two);
  differences = notanda_document_list_differences (two.mine);
  g_assert_cmpuint (differences->len, ==, 0);
  two_clear (&two);
}

static void
test_other_article (void)
{
  g_autoptr (NotandaDocument) one = test_document_new ("abc", 1);
  g_autoptr (NotandaDocument) other = test_document_new ("abd", 1);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (other);
  g_autoptr (GError) error = NULL;

  g_assert_false (notanda_document_merge (one, snapshot, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/merge/random", test_random);
  g_test_add_func ("/notanda/model/merge/edit-beats-deletion", test_edit_beats_deletion);
  g_test_add_func ("/notanda/model/merge/difference", test_difference);
  g_test_add_func ("/notanda/model/merge/three-heads", test_three_heads);
  g_test_add_func ("/notanda/model/merge/settle", test_settle);
  g_test_add_func ("/notanda/model/merge/undo-past-settling", test_undo_past_settling);
  g_test_add_func ("/notanda/model/merge/settle-deletion", test_settle_deletion);
  g_test_add_func ("/notanda/model/merge/settle-article", test_settle_article);
  g_test_add_func ("/notanda/model/merge/same-value-twice", test_same_value_twice);
  g_test_add_func ("/notanda/model/merge/other-article", test_other_article);

  return g_test_run ();
}
