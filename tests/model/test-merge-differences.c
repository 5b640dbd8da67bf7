/* test-merge-differences.c: what two did to one thing, shown, and settled
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-documents.h"

#define TEXT "The quick brown fox jumps over the lazy dog."

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
  test_document_assert_same (two->mine, two->theirs);
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/merge-differences/edit-beats-deletion", test_edit_beats_deletion);
  g_test_add_func ("/notanda/model/merge-differences/difference", test_difference);
  g_test_add_func ("/notanda/model/merge-differences/three-heads", test_three_heads);
  g_test_add_func ("/notanda/model/merge-differences/settle", test_settle);
  g_test_add_func ("/notanda/model/merge-differences/undo-past-settling", test_undo_past_settling);
  g_test_add_func ("/notanda/model/merge-differences/settle-deletion", test_settle_deletion);
  g_test_add_func ("/notanda/model/merge-differences/settle-article", test_settle_article);
  g_test_add_func ("/notanda/model/merge-differences/same-value-twice", test_same_value_twice);

  return g_test_run ();
}
