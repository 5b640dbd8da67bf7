/* test-tag-set-people.c: one tag set edited by several people, and types taken from another's
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/tag-edits.h"
#include "util/test-documents.h"

static void
exchange (NotandaDocument *a,
          NotandaDocument *b)
{
  g_autoptr (NotandaSnapshot) one = notanda_document_snapshot (a);
  g_autoptr (NotandaSnapshot) other = notanda_document_snapshot (b);

  g_assert_true (notanda_document_merge (a, other, NULL, NULL));
  g_assert_true (notanda_document_merge (b, one, NULL, NULL));
}

static void
assert_same (NotandaDocument *a,
             NotandaDocument *b)
{
  g_autofree char *one = describe_document (a);
  g_autofree char *other = describe_document (b);

  g_assert_cmpstr (one, ==, other);
}

/* Two people edit at once: properties merge one by one, and who marks with a type that
 * somebody else merges meanwhile loses nothing. */
static void
test_two_people (void)
{
  g_autoptr (NotandaDocument) ada = test_document_new (TEXT, 1);
  g_autoptr (NotandaDocument) bo = test_document_new (TEXT, 2);

  exchange (ada, bo);
  do_edit (ada, "rename", "Quote", "Utterance");
  do_edit (bo, "colour", "Quote", "102030");
  do_edit (ada, "merge", "Claim", "Entity");
  test_document_mark (bo, 'c', 0, 3);
  do_edit (bo, "rename", "Claim", "Statement");
  exchange (ada, bo);
  assert_same (ada, bo);
  test_document_assert (ada, "e0-3");
  g_assert_cmpstr (get_type (ada, "Quote")->label, ==, "Utterance");
  g_assert_cmphex (get_type (ada, "Quote")->colour, ==, 0x102030);

  /* both rename the same, and merge in opposite directions: one circle, one type */
  do_edit (ada, "rename", "Cue", "Verb");
  do_edit (bo, "rename", "Cue", "Signal");
  do_edit (ada, "merge", "Cue", "Source");
  do_edit (bo, "merge", "Source", "Cue");
  exchange (ada, bo);
  assert_same (ada, bo);
  g_assert_cmpuint (notanda_tag_set_get_n_types (notanda_document_get_tag_set (ada)), ==, 3);
}

static void
act (NotandaDocument *document,
     GRand           *rand)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  guint                 n = notanda_tag_set_get_n_types (tag_set);
  const NotandaTagType *type = notanda_tag_set_get_type (tag_set, (guint) g_rand_int_range (rand, 0, (gint32) n));
  const NotandaTagType *other = notanda_tag_set_get_type (tag_set, (guint) g_rand_int_range (rand, 0, (gint32) n));
  NotandaId             id = type->id;
  NotandaId             other_id = other->id;
  NotandaId             made;
  char                  name[2] = { (char) g_rand_int_range (rand, 'a', 'z' + 1), '\0' };

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      notanda_tag_edit_add_type (document, name, NULL, &made, NULL);
      break;
    case 1:
      notanda_tag_edit_rename (document, &id, name, NULL);
      break;
    case 2:
      notanda_tag_edit_set_key (document, &id, (gunichar) name[0], TRUE, NULL);
      break;
    case 3:
      notanda_tag_edit_set_retired (document, &id, g_rand_boolean (rand), NULL);
      break;
    case 4:
      if (n > 3)
        notanda_tag_edit_merge (document, &id, &other_id, NULL);
      break;
    case 5:
      notanda_tag_edit_add_part (document, NOTANDA_TAG_PART_ATTRIBUTE, &id, name, &made, NULL);
      break;
    case 6:
      notanda_tag_edit_add_part (document, NOTANDA_TAG_PART_ROLE, &id, name, &made, NULL);
      if (notanda_tag_set_find_role (tag_set, &made) != NULL)
        notanda_tag_edit_set_accepts (document, &made, &other_id, TRUE, NULL);
      break;
    case 7:
      notanda_document_undo (document, NULL);
      break;
    default:
      notanda_tag_edit_set_pattern (document, &id, (NotandaPattern) g_rand_int_range (rand, 0, NOTANDA_N_PATTERNS), NULL);
    }
}

/* Three people do anything, in any order; who knows all of it sees the same. Each alone
 * can take everything back. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int round = 0; round < 12; round++)
    {
      g_autoptr (NotandaDocument) one = test_document_new (TEXT, 1);
      g_autoptr (NotandaDocument) two = test_document_new (TEXT, 2);
      g_autoptr (NotandaDocument) alone = test_document_new (TEXT, 3);
      g_autofree char *start = describe_document (alone);
      g_autofree char *end = NULL;

      for (int i = 0; i < 40; i++)
        {
          act (g_rand_boolean (rand) ? one : two, rand);
          act (alone, rand);
          if (g_rand_int_range (rand, 0, 10) == 0)
            exchange (one, two);
        }
      exchange (one, two);
      assert_same (one, two);
      while (notanda_document_get_undo_label (alone) != NULL)
        g_assert_true (notanda_document_undo (alone, NULL));
      end = describe_document (alone);
      g_assert_cmpstr (start, ==, end);
    }
}

/* Another's type comes with all it has, its id too; what both have stays, and what differs is said. */
static void
test_take (void)
{
  g_autoptr (NotandaDocument) mine = test_document_new (TEXT, 1);
  g_autoptr (NotandaDocument) theirs = test_document_new (TEXT, 2);
  g_autoptr (GPtrArray) clashes = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char      *before = NULL;
  g_autofree char      *taken = NULL;
  g_autofree char      *undone = NULL;
  g_autofree char      *redone = NULL;
  const NotandaTagType *type;
  NotandaId             place;
  NotandaId             size;
  NotandaId             near;
  NotandaId             own;
  guint                 n_steps;

  g_assert_true (notanda_tag_edit_add_type (theirs, "Place", NULL, &place, NULL));
  g_assert_true (notanda_tag_edit_set_guideline (theirs, &place, "Towns.", NULL));
  g_assert_true (notanda_tag_edit_add_part (theirs, NOTANDA_TAG_PART_ATTRIBUTE, &place, "Size", &size, NULL));
  g_assert_true (notanda_tag_edit_set_kind (theirs, &size, NOTANDA_VALUE_CHOICE, NULL));
  g_assert_true (notanda_tag_edit_add_choice (theirs, &size, "Big", NULL));
  g_assert_true (notanda_tag_edit_set_required (theirs, &size, TRUE, NULL));
  g_assert_true (notanda_tag_edit_add_part (theirs, NOTANDA_TAG_PART_ROLE, &place, "Near", &near, NULL));
  g_assert_true (notanda_tag_edit_set_accepts (theirs, &near, &place, TRUE, NULL));
  g_assert_true (notanda_tag_edit_rename (theirs, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Verb", NULL));
  g_assert_true (notanda_tag_edit_add_type (mine, "Person", NULL, &own, NULL));
  n_steps = notanda_document_get_n_steps (mine);
  before = describe_document (mine);

  clashes = notanda_tag_edit_take (mine, theirs, NULL);
  g_assert_cmpuint (notanda_document_get_n_steps (mine), ==, n_steps + 1);
  type = notanda_tag_set_find_type (notanda_document_get_tag_set (mine), &place);
  g_assert_nonnull (type);
  g_assert_cmpstr (type->guideline, ==, "Towns.");
  g_assert_cmpuint (type->attributes->len, ==, 1);
  g_assert_true (((NotandaTagAttribute *) type->attributes->pdata[0])->required);
  g_assert_cmpstr (((NotandaTagAttribute *) type->attributes->pdata[0])->choice_labels[0], ==, "Big");
  g_assert_cmpuint (((NotandaTagRole *) type->roles->pdata[0])->n_accepts, ==, 1);
  g_assert_true (notanda_id_equal (((NotandaTagRole *) type->roles->pdata[0])->accepts, &place));
  /* both have made a key of the letter P */
  g_assert_cmpuint (type->key, ==, 0);
  g_assert_cmpuint (clashes->len, ==, 2);
  g_assert_cmpstr (clashes->pdata[0], ==, "“Cue” is called “Verb” there");
  g_assert_cmpstr (clashes->pdata[1], ==, "The key p of “Place” is taken here");

  /* there is nothing left to take */
  taken = describe_document (mine);
  again = notanda_tag_edit_take (mine, theirs, NULL);
  g_assert_cmpuint (notanda_document_get_n_steps (mine), ==, n_steps + 1);
  g_assert_true (notanda_document_undo (mine, NULL));
  undone = describe_document (mine);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (notanda_document_redo (mine, NULL));
  redone = describe_document (mine);
  g_assert_cmpstr (redone, ==, taken);
}

/* What is called the same is the same: choices are added, another kind of values is not. */
static void
test_take_same_names (void)
{
  g_autoptr (NotandaDocument) mine = test_document_new (TEXT, 1);
  g_autoptr (NotandaDocument) theirs = test_document_new (TEXT, 2);
  NotandaDocument *both[] = { mine, theirs };
  g_autoptr (GPtrArray) clashes = NULL;
  const NotandaTagType *type;
  NotandaId             place;
  NotandaId             part;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (notanda_tag_edit_add_type (both[i], "Place", NULL, &place, NULL));
      g_assert_true (notanda_tag_edit_add_part (both[i], NOTANDA_TAG_PART_ATTRIBUTE, &place, "Size", &part, NULL));
      g_assert_true (notanda_tag_edit_set_kind (both[i], &part, NOTANDA_VALUE_CHOICE, NULL));
      g_assert_true (notanda_tag_edit_add_choice (both[i], &part, i == 0 ? "Big" : "Small", NULL));
      g_assert_true (notanda_tag_edit_add_part (both[i], NOTANDA_TAG_PART_ATTRIBUTE, &place, "Since", &part, NULL));
      g_assert_true (i == 0 || notanda_tag_edit_set_kind (both[i], &part, NOTANDA_VALUE_DATE, NULL));
    }
  clashes = notanda_tag_edit_take (mine, theirs, NULL);
  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_cmpstr (clashes->pdata[0], ==, "“Since” has values of another kind there");
  type = notanda_tag_set_find_type_named (notanda_document_get_tag_set (mine), "Place");
  g_assert_cmpuint (type->attributes->len, ==, 2);
  g_assert_cmpuint (g_strv_length (notanda_tag_type_find_attribute_named (type, "size")->choices), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/tag-set-people/two", test_two_people);
  g_test_add_func ("/notanda/model/tag-set-people/random", test_random);
  g_test_add_func ("/notanda/model/tag-set-people/take", test_take);
  g_test_add_func ("/notanda/model/tag-set-people/take-same-names", test_take_same_names);

  return g_test_run ();
}
