/* test-history.c: undo and redo as tables of acts, and at random
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-documents.h"

/* A letter marks the word under its number; "-" removes, "<" undoes, ">" redoes. */
typedef struct
{
  const char *acts;
  const char *expected;
} Case;

static const Case cases[] = {
  { "q0", "q0-3" },
  { "q0 <", "" },
  { "q0 < >", "q0-3" },
  { "q0 e1 < <", "" },
  { "q0 e1 < < >", "q0-3" },
  { "q0 e1 < < > >", "q0-3 e4-7" },
  { "q0 -0", "" },
  { "q0 -0 <", "q0-3" },
  { "q0 -0 < >", "" },
  { "q0 -0 < > < <", "" },
  { "q0 -0 < > < < > >", "" },
  { "q0 -0 < > < < >", "q0-3" },
  { "q0 < e1 >", "e4-7" }, /* a new step ends what could be redone */
  { "q0 *0", "u0-3" },
  { "q0 *0 <", "q0-3" },
  { "q0 *0 < >", "u0-3" },
  { "q0 *0 -0 < < <", "" },
  { "q0 *0 -0 < < < > >", "u0-3" },
};

static void
run (NotandaDocument *document,
     const char      *acts)
{
  g_auto (GStrv) words = g_strsplit (acts, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      guint32 number = (guint32) g_ascii_digit_value ((*word)[1]);

      if (**word == '<')
        g_assert_true (notanda_document_undo (document, NULL) || notanda_document_get_undo_label (document) == NULL);
      else if (**word == '>')
        notanda_document_redo (document, NULL);
      else if (**word == '-')
        notanda_document_remove (document, number, "Remove");
      else if (**word == '*')
        notanda_document_set_type (document, number, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
      else
        test_document_mark (document, **word, 4 * number, 4 * number + 3);
    }
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi", 1);

      g_test_message ("%s", cases[i].acts);
      run (document, cases[i].acts);
      test_document_assert (document, cases[i].expected);
    }
}

static void
test_labels (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi", 1);

  g_assert_null (notanda_document_get_undo_label (document));
  run (document, "q0 -0");
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, "Remove");
  run (document, "<");
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, "Mark");
  g_assert_cmpstr (notanda_document_get_redo_label (document), ==, "Remove");
}

static void
test_one_step (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi", 1);

  notanda_document_begin_step (document, "Import");
  run (document, "q0 e1 u2 -1");
  notanda_document_end_step (document);
  test_document_assert (document, "q0-3 u8-11");
  g_assert_true (notanda_document_undo (document, NULL));
  test_document_assert (document, "");
  g_assert_true (notanda_document_redo (document, NULL));
  test_document_assert (document, "q0-3 u8-11");
}

/* After all is undone one sees what one saw before; redone, what was last. */
static void
test_random (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (NotandaDocument) document = test_document_new ("The quick brown fox jumps over the lazy dog.", 1);
      g_autofree char *before = test_document_describe (document);
      g_autofree char *last = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      for (int i = 0; i < 40; i++)
        test_document_act (document, rand);
      while (notanda_document_get_redo_label (document) != NULL)
        g_assert_true (notanda_document_redo (document, NULL));
      last = test_document_describe (document);
      while (notanda_document_get_undo_label (document) != NULL)
        g_assert_true (notanda_document_undo (document, NULL));
      undone = test_document_describe (document);
      g_assert_cmpstr (undone, ==, before);
      while (notanda_document_get_redo_label (document) != NULL)
        g_assert_true (notanda_document_redo (document, NULL));
      redone = test_document_describe (document);
      g_assert_cmpstr (redone, ==, last);
    }
}

/* What somebody else changed since isn't undone, and the message says so. */
static void
test_others_work (void)
{
  g_autoptr (NotandaDocument) mine = test_document_new ("abc def ghi", 1);
  g_autoptr (NotandaDocument) theirs = test_document_new ("abc def ghi", 2);
  g_autoptr (NotandaSnapshot) shared = NULL;
  g_autoptr (NotandaSnapshot) changed = NULL;
  g_autoptr (GError) error = NULL;
  const NotandaRange moved[] = { { 4, 7 } };

  run (mine, "q0 *0");
  shared = notanda_document_snapshot (mine);
  g_assert_true (notanda_document_merge (theirs, shared, NULL, NULL));
  notanda_document_set_type (theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
  g_assert_true (notanda_document_set_fragments (theirs, 0, moved, 1, "Move", NULL));
  changed = notanda_document_snapshot (theirs);
  g_assert_true (notanda_document_merge (mine, changed, NULL, NULL));

  g_assert_false (notanda_document_undo (mine, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_clear_error (&error);
  test_document_assert (mine, "c4-7");
  g_assert_false (notanda_document_undo (mine, &error));
  test_document_assert (mine, "c4-7");
}

static gsize
size_of_records (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  gsize size = 0;

  for (guint i = 0; i < snapshot->added->len; i++)
    size += ((NotandaStored *) snapshot->added->pdata[i])->size;

  return size;
}

/* Going back and forth a hundred times costs a hundred times as much as once. */
static void
test_back_and_forth (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi", 1);
  gsize before;
  gsize once;

  run (document, "q0 *0 -0 < < < > > < >");
  before = size_of_records (document);
  run (document, "< >");
  once = size_of_records (document) - before;
  for (int i = 0; i < 99; i++)
    run (document, "< >");
  g_assert_cmpuint (size_of_records (document) - before, ==, 100 * once);
  run (document, "< < > > < < <");
  before = size_of_records (document);
  run (document, "> <");
  once = size_of_records (document) - before;
  for (int i = 0; i < 99; i++)
    run (document, "> <");
  g_assert_cmpuint (size_of_records (document) - before, ==, 100 * once);
}

/* They are looked at before anybody has done or undone anything. */
static void
test_none (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi", 1);

  g_assert_cmpuint (notanda_document_get_n_steps (document), ==, 0);
  g_assert_cmpuint (notanda_document_get_n_done_steps (document), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/history/cases", test_cases);
  g_test_add_func ("/notanda/model/history/none", test_none);
  g_test_add_func ("/notanda/model/history/labels", test_labels);
  g_test_add_func ("/notanda/model/history/one-step", test_one_step);
  g_test_add_func ("/notanda/model/history/back-and-forth", test_back_and_forth);
  g_test_add_func ("/notanda/model/history/random", test_random);
  g_test_add_func ("/notanda/model/history/others-work", test_others_work);

  return g_test_run ();
}
