/* test-tag-set-edit.c: what a person can do to the tag set, undone and merged
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One of GLib's functions is stood in for and counted, to see what an edit costs. */

#include "model/notanda-tag-set-edit.h"

#include <dlfcn.h>
#include <string.h>

#include "model/notanda-tag-set-use.h"
#include "util/test-documents.h"

#define TEXT "The quick brown fox jumps over the lazy dog."

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

static void
describe_attribute (const NotandaTagAttribute *attribute,
                    GString                   *out)
{
  g_autofree char *choices = attribute->choices != NULL ? g_strjoinv ("|", attribute->choices) : NULL;
  g_autofree char *labels = attribute->choice_labels != NULL ? g_strjoinv ("|", attribute->choice_labels) : NULL;

  g_string_append_printf (out, " @%s/%s:%s", attribute->identifier, attribute->label,
                          notanda_attribute_kind_get_identifier (attribute->kind));
  if (choices != NULL)
    g_string_append_printf (out, "(%s;%s)", choices, labels);
  if (*attribute->initial != '\0')
    g_string_append_printf (out, "=%s", attribute->initial);
  g_string_append_printf (out, "%s%s", attribute->required ? "!" : "", attribute->retired ? "~" : "");
}

static void
describe_role (NotandaTagSet        *tag_set,
               const NotandaTagRole *role,
               GString              *out)
{
  g_string_append_printf (out, " >%s/%s%s", role->identifier, role->label, role->retired ? "~" : "");
  for (guint i = 0; i < role->n_accepts; i++)
    {
      const NotandaTagType *type = notanda_tag_set_find_type (tag_set, &role->accepts[i]);

      g_string_append_printf (out, "%s%s", i == 0 ? ":" : ",", type != NULL ? type->identifier : "?");
    }
}

/* The whole tag set, a line a type. */
static char *
describe (NotandaTagSet *tag_set)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);
      char                  key[7] = { 0 };

      g_unichar_to_utf8 (type->key, key);
      g_string_append_printf (out, "%s/%s%s %s #%06x %s “%s”", type->identifier, type->label, type->retired ? "~" : "",
                              key, type->colour, notanda_pattern_get_identifier (type->pattern), type->guideline);
      for (guint k = 0; k < type->attributes->len; k++)
        describe_attribute (type->attributes->pdata[k], out);
      for (guint k = 0; k < type->roles->len; k++)
        describe_role (tag_set, type->roles->pdata[k], out);
      g_string_append_c (out, '\n');
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
describe_document (NotandaDocument *document)
{
  g_autofree char *tags = describe (notanda_document_get_tag_set (document));
  g_autofree char *annotations = test_document_describe (document);

  return g_strconcat (tags, annotations, NULL);
}

static const NotandaTagType *
get_type (NotandaDocument *document,
          const char      *identifier)
{
  const NotandaTagType *type = notanda_tag_set_find_type_named (notanda_document_get_tag_set (document), identifier);

  g_assert_nonnull (type);

  return type;
}

/* By value: the tag set's own goes with the next change. */
static NotandaId
get_id (NotandaDocument *document,
        const char      *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, ".>", 2);
  const NotandaTagType *type = get_type (document, parts[0]);

  if (parts[1] == NULL)
    return type->id;
  if (strchr (name, '>') != NULL)
    return notanda_tag_type_find_role_named (type, parts[1])->id;

  return notanda_tag_type_find_attribute_named (type, parts[1])->id;
}

/* One edit: @what on @name, "Type", "Type.attribute" or "Type>role". */
static gboolean
edit (NotandaDocument *document,
      const char      *what,
      const char      *name,
      const char      *value,
      GError         **error)
{
  NotandaId id = g_str_equal (what, "add") ? (NotandaId) { { 0 } } : get_id (document, name);
  NotandaId made;
  NotandaId other;

  if (g_str_equal (what, "add"))
    return notanda_tag_edit_add_type (document, value, "np", &made, error);
  if (g_str_equal (what, "attribute"))
    return notanda_tag_edit_add_part (document, NOTANDA_TAG_PART_ATTRIBUTE, &id, value, &made, error);
  if (g_str_equal (what, "role"))
    return notanda_tag_edit_add_part (document, NOTANDA_TAG_PART_ROLE, &id, value, &made, error);
  if (g_str_equal (what, "rename"))
    return notanda_tag_edit_rename (document, &id, value, error);
  if (g_str_equal (what, "identifier"))
    return notanda_tag_edit_set_identifier (document, &id, value, error);
  if (g_str_equal (what, "colour"))
    return notanda_tag_edit_set_colour (document, &id, (guint32) strtoul (value, NULL, 16), error);
  if (g_str_equal (what, "pattern"))
    return notanda_tag_edit_set_pattern (document, &id, NOTANDA_PATTERN_DOUBLE, error);
  if (g_str_equal (what, "guideline"))
    return notanda_tag_edit_set_guideline (document, &id, value, error);
  if (g_str_equal (what, "key"))
    return notanda_tag_edit_set_key (document, &id, g_utf8_get_char (value), FALSE, error);
  if (g_str_equal (what, "swap"))
    return notanda_tag_edit_set_key (document, &id, g_utf8_get_char (value), TRUE, error);
  if (g_str_equal (what, "retire"))
    return notanda_tag_edit_set_retired (document, &id, TRUE, error);
  if (g_str_equal (what, "restore"))
    return notanda_tag_edit_set_retired (document, &id, FALSE, error);
  if (g_str_equal (what, "kind"))
    return notanda_tag_edit_set_kind (document, &id, notanda_attribute_kind_from_identifier (value), error);
  if (g_str_equal (what, "require"))
    return notanda_tag_edit_set_required (document, &id, TRUE, error);
  if (g_str_equal (what, "default"))
    return notanda_tag_edit_set_default (document, &id, value, error);
  if (g_str_equal (what, "choice"))
    return notanda_tag_edit_add_choice (document, &id, value, error);
  if (g_str_equal (what, "rename-choice"))
    {
      g_auto (GStrv) pair = g_strsplit (value, "=", 2);

      return notanda_tag_edit_rename_choice (document, &id, pair[0], pair[1], error);
    }
  if (g_str_equal (what, "remove-choice"))
    return notanda_tag_edit_remove_choice (document, &id, value, error);
  if (g_str_equal (what, "raise-choice"))
    return notanda_tag_edit_move_choice (document, &id, value, -1, error);
  if (g_str_equal (what, "sink-choice"))
    return notanda_tag_edit_move_choice (document, &id, value, 7, error);
  other = get_id (document, value);
  if (g_str_equal (what, "merge"))
    return notanda_tag_edit_merge (document, &id, &other, error);
  if (g_str_equal (what, "accept"))
    return notanda_tag_edit_set_accepts (document, &id, &other, TRUE, error);
  g_assert_cmpstr (what, ==, "refuse");

  return notanda_tag_edit_set_accepts (document, &id, &other, FALSE, error);
}

static void
do_edit (NotandaDocument *document,
         const char      *what,
         const char      *name,
         const char      *value)
{
  g_autoptr (GError) error = NULL;
  gboolean done = edit (document, what, name, value, &error);

  g_assert_no_error (error);
  g_assert_true (done);
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

static void
set_value (NotandaDocument *document,
           guint32          slot,
           const char      *attribute,
           const char      *text)
{
  NotandaId    id = get_id (document, attribute);
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_CHOICE, text);

  notanda_document_set_attribute (document, slot, &id, &value, "Set");
}

static void
assert_value (NotandaDocument *document,
              guint32          slot,
              const char      *attribute,
              const char      *expected)
{
  NotandaId           id = get_id (document, attribute);
  const NotandaValue *value;
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (document, slot, &annotation));
  value = notanda_annotation_get_attribute (&annotation, &id);
  g_assert_cmpstr (value != NULL ? value->text : NULL, ==, expected);
}

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
  g_test_add_func ("/notanda/model/tag-set-edit/steps", test_steps);
  g_test_add_func ("/notanda/model/tag-set-edit/refused", test_refused);
  g_test_add_func ("/notanda/model/tag-set-edit/merge-carries", test_merge_carries);
  g_test_add_func ("/notanda/model/tag-set-edit/merge-kinds", test_merge_kinds);
  g_test_add_func ("/notanda/model/tag-set-edit/circles", test_circles);
  g_test_add_func ("/notanda/model/tag-set-edit/chain", test_chain);
  g_test_add_func ("/notanda/model/tag-set-edit/two-people", test_two_people);
  g_test_add_func ("/notanda/model/tag-set-edit/take", test_take);
  g_test_add_func ("/notanda/model/tag-set-edit/take-same-names", test_take_same_names);
  g_test_add_func ("/notanda/model/tag-set-edit/random", test_random);
  g_test_add_func ("/notanda/model/tag-set-edit/cost", test_cost);
  g_test_add_func ("/notanda/model/tag-set-edit/defaults", test_defaults);
  g_test_add_func ("/notanda/model/tag-set-edit/colours", test_colours);

  return g_test_run ();
}
