/* test-tag-set-edit.c: what a person can do to the tag set, undone and redone
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One of GLib's functions is stood in for and counted, to see what an edit costs. */

#include <dlfcn.h>
#include <string.h>

#include "model/notanda-tag-set-use.h"
#include "model/tag-edits.h"
#include "util/test-documents.h"

static gsize n_looked_up;

gpointer
g_hash_table_lookup (GHashTable   *table,
                     gconstpointer key)
{
  static gpointer (*real) (GHashTable *, gconstpointer);

  if (real == NULL)
    real = dlsym (RTLD_NEXT, "g_hash_table_lookup");
  n_looked_up++;

  return real (table, key);
}

/* Each after those before it: what it is called as a step, and what is seen then. */
static const struct
{
  const char *what;
  const char *name;
  const char *value;
  const char *step;
  const char *seen;
} edits[] = {
  { "add", "", "  Rum\n  our ", "Add Rum our", "\nRum-our/Rum our r #d63c49 solid “”\n" },
  { "add", "", "Doubt", "Add Doubt", "\nDoubt/Doubt d #158991 " },
  { "add", "", "Doubt", "Add Doubt", "\nDoubt-2/Doubt o #cb4c94 " },
  { "add", "", "npnpqce", "Add npnpqce", "\nnpnpqce/npnpqce  #" }, /* every letter is taken */
  { "add", "", "Où & «Quand»?", "Add Où & «Quand»?", "\nOu-Quand/Où & «Quand»? ù #" },
  { "add", "", "流言", "Add 流言", "\nType/流言 流 #" },
  { "rename", "Quote", "Utterance", "Rename Quote to Utterance", "Quote/Utterance q" },
  { "identifier", "Doubt-2", "Worry_2", "Change Identifier of Doubt", "\nWorry_2/Doubt o" },
  { "colour", "Cue", "00ff00", "Change Colour of Cue", "Cue/Cue u #00ff00 " },
  { "pattern", "Cue", NULL, "Change Line of Cue", "Cue/Cue u #00ff00 double " },
  { "guideline", "Cue", "\nThe verb.\n\nNot the noun.\n ", "Change Guideline of Cue", "“The verb.\n\nNot the noun.”" },
  { "key", "Cue", "É", "Change Key of Cue", "Cue/Cue é #" },
  { "swap", "Cue", "q", "Change Key of Cue", "Quote/Utterance é #" },
  { "key", "Cue", "", "Change Key of Cue", "Cue/Cue  #" },
  { "retire", "Worry_2", NULL, "Retire Doubt", "\nWorry_2/Doubt~ o" },
  { "key", "Ou-Quand", "o", "Change Key of Où & «Quand»?", "\nOu-Quand/Où & «Quand»? o" },
  { "restore", "Worry_2", NULL, "Restore Doubt", "\nWorry_2/Doubt  #" }, /* its key is another's by now */
  { "attribute", "Doubt", "How Much", "Add How Much", " @how-much/How Much:text\n" },
  { "attribute", "Doubt", "How much?", "Add How much?", " @how-much-2/How much?:text\n" },
  { "kind", "Doubt.how-much", "choice", "Change Kind of How Much", " @how-much/How Much:choice(;) " },
  { "choice", "Doubt.how-much", "A Little", "Add A Little to How Much", ":choice(a-little;A Little) " },
  { "choice", "Doubt.how-much", "MUCH", "Add MUCH to How Much", ":choice(a-little|MUCH;A Little|MUCH) " },
  { "choice", "Doubt.how-much", "à little", "Add à little to How Much", "(a-little|MUCH|a-little-2;A Little|MUCH|à little)" },
  { "raise-choice", "Doubt.how-much", "MUCH", "Move MUCH", "(MUCH|a-little|a-little-2;" },
  { "sink-choice", "Doubt.how-much", "MUCH", "Move MUCH", "(a-little|a-little-2|MUCH;" },
  { "rename-choice", "Doubt.how-much", "MUCH=A lot", "Rename MUCH to A lot", "|MUCH;A Little|à little|A lot)" },
  { "default", "Doubt.how-much", "MUCH", "Change Default of How Much", ")=MUCH @" },
  { "remove-choice", "Doubt.how-much", "a-little", "Remove A Little from How Much", "(a-little-2|MUCH;" },
  { "require", "Doubt.how-much", NULL, "Require How Much", ")=MUCH! @" },
  { "retire", "Doubt.how-much-2", NULL, "Retire How much?", ":text~\n" },
  { "rename", "Doubt.how-much", "Degree", "Rename How Much to Degree", " @how-much/Degree:" },
  { "identifier", "Doubt.how-much", "degree", "Change Identifier of Degree", " @degree/Degree:" },
  { "kind", "Doubt.degree", "number", "Change Kind of Degree", " @degree/Degree:number=MUCH!" },
  { "default", "Doubt.degree", "-1.50", "Change Default of Degree", " @degree/Degree:number=-1.50!" },
  { "default", "Doubt.degree", "", "Change Default of Degree", " @degree/Degree:number! @" },
  { "role", "Doubt", "About", "Add About", " >about/About\n" },
  { "accept", "Doubt>about", "Claim", "Change What About Leads To", " >about/About:Claim\n" },
  { "accept", "Doubt>about", "Doubt", "Change What About Leads To", " >about/About:Claim,Doubt\n" }, /* itself */
  { "refuse", "Doubt>about", "Claim", "Change What About Leads To", " >about/About:Doubt\n" },
  { "refuse", "Doubt>about", "Doubt", "Change What About Leads To", " >about/About\n" },
  { "rename", "Doubt>about", "Regarding", "Rename About to Regarding", " >about/Regarding\n" },
  { "retire", "Doubt>about", NULL, "Retire Regarding", " >about/Regarding~\n" },
  { "merge", "Worry_2", "Doubt", "Merge Doubt Into Doubt", "\nDoubt/Doubt d" },
  { "merge", "Source", "Entity", "Merge Source Into Entity", " >source/Source:Entity >cue/Cue:Cue" },
};

/* Every edit is one step, is seen, and undoing all of them leaves nothing behind; redone,
 * they come to the same again. */
static void
test_steps (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  test_document_mark (document, 'q', 0, 3);
  test_document_mark (document, 's', 4, 9);
  g_ptr_array_add (states, describe_document (document));
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      char *state;

      g_test_message ("%s %s %s", edits[i].what, edits[i].name, edits[i].value);
      do_edit (document, edits[i].what, edits[i].name, edits[i].value);
      g_assert_cmpstr (notanda_document_get_undo_label (document), ==, edits[i].step);
      state = describe_document (document);
      if (strstr (state, edits[i].seen) == NULL)
        g_error ("not seen: %s in\n%s", edits[i].seen, state);
      g_ptr_array_add (states, state);
    }
  for (guint i = states->len - 1; i > 0; i--)
    {
      g_autofree char *state = NULL;

      g_assert_true (notanda_document_undo (document, NULL));
      state = describe_document (document);
      g_assert_cmpstr (state, ==, states->pdata[i - 1]);
    }
  for (guint i = 1; i < states->len; i++)
    {
      g_autofree char *state = NULL;

      g_assert_true (notanda_document_redo (document, NULL));
      state = describe_document (document);
      g_assert_cmpstr (state, ==, states->pdata[i]);
    }
}

/* What can't be is refused, in words, and nothing is written. */
static const struct
{
  const char *what;
  const char *name;
  const char *value;
  const char *message;
} refusals[] = {
  { "add", "", " \n\t", "A name has at least one character." },
  { "rename", "Quote", "", "A name has at least one character." },
  { "attribute", "Quote", "", "A name has at least one character." },
  { "identifier", "Quote", "a b", "Only the letters a to z, digits, “-” and “_” can be in an identifier." },
  { "identifier", "Quote", "", "Only the letters a to z, digits, “-” and “_” can be in an identifier." },
  { "identifier", "Quote", "Claim", "“Claim” is taken. “Claim-2” is free." },
  { "identifier", "Claim.verdict", "wording", "“wording” is taken. “wording-2” is free." },
  { "identifier", "Quote>cue", "source", "“source” is taken. “source-2” is free." },
  { "key", "Quote", "c", "This is the key of Claim." },
  { "key", "Quote", "C", "This is the key of Claim." },
  { "key", "Quote", "7", "Only a letter can be a key." },
  { "swap", "Quote", " ", "Only a letter can be a key." },
  { "merge", "Quote", "Quote", "Quote can’t be merged into itself." },
  { "choice", "Quote.kind", " ", "A name has at least one character." },
  { "choice", "Quote.kind", "Direct", "There is a choice of this name already." },
  { "choice", "Claim.wording", "Some", "This attribute has no choices." },
  { "rename-choice", "Quote.kind", "odd=Odd", "This is none of the choices." },
  { "remove-choice", "Quote.kind", "odd", "This is none of the choices." },
  { "default", "Quote.kind", "odd", "This is none of the choices." },
  { "default", "Claim.check-worthy", "maybe", "This is “yes” or “no”." },
  { "default", "Entity.reference", "Q1", "This attribute can’t have a default." },
};

static void
test_refused (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  NotandaId unknown = { { 1, 2, 3 } };
  guint64   serial = notanda_document_get_serial (document);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %s %s", refusals[i].what, refusals[i].name, refusals[i].value);
      g_assert_false (edit (document, refusals[i].what, refusals[i].name, refusals[i].value, &error));
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, refusals[i].message);
    }
  /* what is so already writes nothing either */
  do_edit (document, "rename", "Quote", " Quote ");
  do_edit (document, "key", "Quote", "Q");
  do_edit (document, "colour", "Quote", "3584e4");
  do_edit (document, "guideline", "Claim", "A proposition that could be true or false.");
  do_edit (document, "restore", "Quote", NULL);
  do_edit (document, "kind", "Quote.kind", "choice");
  do_edit (document, "default", "Quote.kind", "");
  do_edit (document, "raise-choice", "Quote.kind", "direct");
  do_edit (document, "accept", "Quote>cue", "Cue");
  g_assert_false (notanda_tag_edit_rename (document, &unknown, "Gone", NULL));
  g_assert_false (notanda_tag_edit_merge (document, &unknown, &unknown, NULL));
  g_assert_false (notanda_tag_edit_set_default (document, &unknown, "", NULL));
  g_assert_false (notanda_tag_edit_set_accepts (document, &unknown, &unknown, TRUE, NULL));
  g_assert_cmpuint (notanda_document_get_serial (document), ==, serial);
}

static gsize
count_edit (guint n)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);

  notanda_document_begin_step (document, "Add Many");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Type %u", i);
      NotandaId        made;

      g_assert_true (notanda_tag_edit_add_type (document, label, NULL, &made, NULL));
    }
  notanda_document_end_step (document);
  g_assert_cmpuint (notanda_tag_set_get_n_types (notanda_document_get_tag_set (document)), ==, n + NOTANDA_N_BUILTIN_TYPES);
  n_looked_up = 0;
  do_edit (document, "rename", "Quote", "Utterance");
  do_edit (document, "merge", "Type-7", "Type-3");

  return n_looked_up;
}

/* An edit among five hundred types costs ten times one among fifty, and no more. */
static void
test_cost (void)
{
  gsize few = count_edit (50);

  g_assert_cmpuint (few, >, 100);
  g_assert_cmpuint (count_edit (500), <, 14 * few);
}

/* What a new annotation starts with, and what in a default makes no sense. */
static void
test_defaults (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  g_autoptr (GArray) none = notanda_tag_type_list_defaults (get_type (document, "Claim"));
  g_autoptr (GArray) all = NULL;
  g_autoptr (GHashTable) used = NULL;
  NotandaRange         range = { 0, 3 };
  NotandaNewAnnotation what = { .fragments = &range, .n_fragments = 1 };
  NotandaId            verdict = get_id (document, "Claim.verdict");

  g_assert_cmpuint (none->len, ==, 0);
  do_edit (document, "default", "Claim.verdict", "unverified");
  do_edit (document, "default", "Claim.check-worthy", "no");
  do_edit (document, "default", "Claim.wording", "as it stands");
  all = notanda_tag_type_list_defaults (get_type (document, "Claim"));
  g_assert_cmpuint (all->len, ==, 3);
  what.type = get_id (document, "Claim");
  what.attributes = (const NotandaAttribute *) all->data;
  what.n_attributes = all->len;
  g_assert_true (notanda_document_add (document, &what, "Mark", NULL, NULL));
  assert_value (document, 0, "Claim.verdict", "unverified");
  used = notanda_document_count_values (document, &verdict);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (used, "unverified")), ==, 1);

  do_edit (document, "remove-choice", "Claim.verdict", "unverified");
  do_edit (document, "retire", "Claim.wording", NULL);
  g_array_unref (all);
  all = notanda_tag_type_list_defaults (get_type (document, "Claim"));
  g_assert_cmpuint (all->len, ==, 1);
  assert_value (document, 0, "Claim.verdict", "unverified");
}

/* The palette has each colour once; how far they stand out is seen to in the window's tests. */
static void
test_colours (void)
{
  guint                   n;
  const NotandaTagColour *colours = notanda_tag_colours_get (&n);

  g_assert_cmpuint (n, ==, 12);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmphex (colours[i].colour, !=, colours[k].colour);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/tag-set-edit/steps", test_steps);
  g_test_add_func ("/notanda/model/tag-set-edit/refused", test_refused);
  g_test_add_func ("/notanda/model/tag-set-edit/cost", test_cost);
  g_test_add_func ("/notanda/model/tag-set-edit/defaults", test_defaults);
  g_test_add_func ("/notanda/model/tag-set-edit/colours", test_colours);

  return g_test_run ();
}
