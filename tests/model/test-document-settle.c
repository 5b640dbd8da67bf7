/* test-document-settle.c: what holds of that which two people differ about
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-document.h"
#include "util/test-documents.h"

static const NotandaId element = { { 9, 9, 9 } };

/* The two sides of a merge, made by the same act on a shared document. */
typedef struct
{
  NotandaDocument *mine;   /* Ada's */
  NotandaDocument *theirs; /* Bo's */
} Two;

static void
merge (NotandaDocument *document,
       NotandaDocument *other)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (other);

  g_assert_true (notanda_document_merge (document, snapshot, NULL, NULL));
}

static void
two_merge (Two *two)
{
  merge (two->mine, two->theirs);
  merge (two->theirs, two->mine);
  test_document_assert_same (two->mine, two->theirs);
}

static void
two_clear (Two *two)
{
  g_object_unref (two->mine);
  g_object_unref (two->theirs);
}

/* It is told who did what, whichever side one looks from. */
static void
test_deletion_sides (void)
{
  Two two = { test_document_new ("abc def ghi", 1), test_document_new ("abc def ghi", 2) };

  test_document_mark (two.mine, 'q', 0, 3);
  two_merge (&two);
  notanda_document_remove (two.mine, 0, "Remove");
  notanda_document_set_type (two.theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
  two_merge (&two);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) differences = notanda_document_list_differences (i == 0 ? two.mine : two.theirs);
      const NotandaDifference *difference = test_documents_get_only (differences);

      g_assert_true (difference->edited_while_deleted);
      g_assert_false (notanda_difference_has_both (difference));
      g_assert_cmpuint (difference->authors->len, ==, 2);
      g_assert_cmpstr (difference->authors->pdata[0], ==, "Bo");
      g_assert_cmpstr (difference->authors->pdata[1], ==, "Ada");
    }
  two_clear (&two);
}

/* Each writes it about the first annotation: @is_mine says what. */
typedef void (*SetFunc) (NotandaDocument *document,
                         gboolean         is_mine);

static void
set_note (NotandaDocument *document,
          gboolean         is_mine)
{
  NotandaId id = element;

  notanda_document_set_note (document, 0, "", is_mine ? "mine" : "theirs", &id, "Note");
}

static void
set_link (NotandaDocument *document,
          gboolean         is_mine)
{
  const NotandaTagType *quote = notanda_tag_set_find_type (notanda_document_get_tag_set (document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE));
  NotandaId             id = element;
  NotandaLink           link = { .id = element, .role = notanda_tag_type_find_role_named (quote, is_mine ? "source" : "cue")->id };
  g_auto (NotandaAnnotation) target = { 0 };

  notanda_annotation_init (&target);
  g_assert_true (notanda_document_read (document, 1, &target));
  link.target = target.id;
  notanda_document_set_link (document, 0, &link, &id, "Link");
}

static void
set_text (NotandaDocument *document,
          gboolean         is_mine)
{
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_TEXT, is_mine ? "mine" : "theirs");

  notanda_document_set_attribute (document, 0, &element, &value, "Say");
}

static void
set_type (NotandaDocument *document,
          gboolean         is_mine)
{
  notanda_document_set_type (document, 0, notanda_builtin_type_get_id (is_mine ? NOTANDA_TYPE_CUE : NOTANDA_TYPE_CLAIM), "Retag");
}

static void
remove_or_set_note (NotandaDocument *document,
                    gboolean         is_mine)
{
  if (is_mine)
    notanda_document_remove_element (document, 0, &element, "Remove");
  else
    set_note (document, FALSE);
}

static void
two_differ (Two    *two,
            SetFunc set)
{
  two->mine = test_document_new ("abc def ghi", 1);
  two->theirs = test_document_new ("abc def ghi", 2);
  test_document_mark (two->mine, 'q', 0, 3);
  test_document_mark (two->mine, 'e', 4, 7);
  if (set == remove_or_set_note)
    set_note (two->mine, TRUE);
  two_merge (two);
  set (two->mine, TRUE);
  set (two->theirs, FALSE);
  two_merge (two);
}

/* What is written of the first annotation, notes and links in no order. */
static void
assert_both (NotandaDocument *document,
             gboolean         is_both)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  const NotandaValue *text;

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (document, 0, &annotation));
  text = notanda_annotation_get_attribute (&annotation, &element);
  if (text != NULL)
    {
      g_assert_cmpint (strstr (text->text, "mine") != NULL && strstr (text->text, "theirs") != NULL, ==, is_both);
      return;
    }
  g_assert_cmpuint (annotation.n_notes + annotation.n_links, ==, is_both ? 2 : 1);
  for (guint i = 0; i < annotation.n_notes; i++)
    g_assert_cmpstr (annotation.notes[i].author, ==, g_str_equal (annotation.notes[i].text, "mine") ? "Ada" : "Bo");
  if (annotation.n_links == 2)
    g_assert_false (notanda_id_equal (&annotation.links[0].role, &annotation.links[1].role));
}

/* In one step, which is undone and redone as one; and two who do so make the same of it. */
static void
test_both (gconstpointer data)
{
  SetFunc set = (SetFunc) data;
  Two     two;

  two_differ (&two, set);
  for (guint i = 0; i < 2; i++)
    {
      NotandaDocument *document = i == 0 ? two.mine : two.theirs;
      g_autoptr (GPtrArray) differences = notanda_document_list_differences (document);
      g_autofree char *text = notanda_difference_dup_both (test_documents_get_only (differences));
      g_autoptr (GError) error = NULL;
      guint n_done = notanda_document_get_n_done_steps (document);

      g_assert_true (notanda_difference_has_both (test_documents_get_only (differences)));
      g_assert_cmpint (text != NULL, ==, set == set_text);
      g_assert_true (notanda_document_settle_both (document, test_documents_get_only (differences), "Settle", &error));
      g_assert_cmpuint (notanda_document_get_n_done_steps (document), ==, n_done + 1);
      assert_both (document, TRUE);
      test_document_assert_n_differences (document, 0);
      g_assert_false (notanda_document_settle_both (document, test_documents_get_only (differences), "Settle", &error));
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
      for (guint again = 0; again < 2; again++)
        {
          g_assert_true (notanda_document_undo (document, NULL));
          assert_both (document, FALSE);
          test_document_assert_n_differences (document, 1);
          g_assert_true (notanda_document_redo (document, NULL));
          assert_both (document, TRUE);
          test_document_assert_n_differences (document, 0);
        }
    }
  two_merge (&two);
  assert_both (two.mine, TRUE);
  test_document_assert_n_differences (two.mine, 0);
  two_clear (&two);
}

static void
test_not_both (void)
{
  static const SetFunc funcs[] = { set_type, remove_or_set_note };

  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      g_autoptr (GPtrArray) differences = NULL;
      Two two;

      two_differ (&two, funcs[i]);
      differences = notanda_document_list_differences (two.mine);
      g_assert_false (notanda_difference_has_both (test_documents_get_only (differences)));
      two_clear (&two);
    }
}

/* Who says that a note holds hasn't written it. */
static void
test_note_stays (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) differences = NULL;
      Two two;

      two_differ (&two, set_note);
      differences = notanda_document_list_differences (two.mine);
      g_assert_true (notanda_document_settle (two.mine, test_documents_get_only (differences), i, "Settle", NULL));
      assert_both (two.mine, FALSE);
      two_clear (&two);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/document-settle/deletion-sides", test_deletion_sides);
  g_test_add_data_func ("/notanda/model/document-settle/both-notes", set_note, test_both);
  g_test_add_data_func ("/notanda/model/document-settle/both-links", set_link, test_both);
  g_test_add_data_func ("/notanda/model/document-settle/both-texts", set_text, test_both);
  g_test_add_func ("/notanda/model/document-settle/not-both", test_not_both);
  g_test_add_func ("/notanda/model/document-settle/note-stays", test_note_stays);

  return g_test_run ();
}
