/* test-tag-set.c: the built-in tag set, and what records make of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-tag-set.h"

#include <string.h>

#include "model/notanda-article.h"
#include "model/notanda-ids.h"
#include "model/notanda-registers.h"

/* Every id that is published, computed again from its name. */
static const struct
{
  NotandaId   id;
  const char *kind;
  const char *name;
} published[] = {
  { NOTANDA_ID_META_TITLE, "meta", "title" },
  { NOTANDA_ID_META_BYLINE, "meta", "byline" },
  { NOTANDA_ID_META_OUTLET, "meta", "outlet" },
  { NOTANDA_ID_META_DATE, "meta", "date" },
  { NOTANDA_ID_META_MODIFIED, "meta", "modified" },
  { NOTANDA_ID_META_LANGUAGE, "meta", "language" },
  { NOTANDA_ID_META_ADDRESS, "meta", "address" },
  { NOTANDA_ID_META_CANONICAL_ADDRESS, "meta", "canonical-address" },
  { NOTANDA_ID_META_SOURCE_NAME, "meta", "source-name" },
  { NOTANDA_ID_META_SOURCE_PART, "meta", "source-part" },
  { NOTANDA_ID_META_ENCODING, "meta", "encoding" },
  { NOTANDA_ID_META_LOADED, "meta", "loaded" },
  { NOTANDA_ID_META_TRUNCATED, "meta", "truncated" },
  { NOTANDA_ID_FIELD_POSITION, "field", "position" },
  { NOTANDA_ID_FIELD_TYPE, "field", "type" },
  { NOTANDA_ID_FIELD_STATE, "field", "state" },
  { NOTANDA_ID_FIELD_BLOCKS, "field", "blocks" },
  { NOTANDA_ID_FIELD_FOUND, "field", "found" },
  { NOTANDA_ID_FIELD_FIXED, "field", "fixed" },
  { NOTANDA_ID_FIELD_REPLACES, "field", "replaces" },
  { NOTANDA_ID_FIELD_READ, "field", "read" },
  { NOTANDA_ID_TYPE_QUOTE, "type", "Quote" },
  { NOTANDA_ID_TYPE_CLAIM, "type", "Claim" },
  { NOTANDA_ID_TYPE_ENTITY, "type", "Entity" },
  { NOTANDA_ID_TYPE_SOURCE, "type", "Source" },
  { NOTANDA_ID_TYPE_CUE, "type", "Cue" },
  { NOTANDA_ID_ATTRIBUTE_QUOTE_KIND, "attribute", "Quote.kind" },
  { NOTANDA_ID_ATTRIBUTE_CLAIM_CHECK_WORTHY, "attribute", "Claim.check-worthy" },
  { NOTANDA_ID_ATTRIBUTE_CLAIM_VERDICT, "attribute", "Claim.verdict" },
  { NOTANDA_ID_ATTRIBUTE_CLAIM_WORDING, "attribute", "Claim.wording" },
  { NOTANDA_ID_ATTRIBUTE_ENTITY_TYPE, "attribute", "Entity.type" },
  { NOTANDA_ID_ATTRIBUTE_ENTITY_REFERENCE, "attribute", "Entity.reference" },
  { NOTANDA_ID_ROLE_QUOTE_SOURCE, "role", "Quote.source" },
  { NOTANDA_ID_ROLE_QUOTE_CUE, "role", "Quote.cue" },
  { NOTANDA_ID_ROLE_QUOTE_ADDRESSEE, "role", "Quote.addressee" },
  { NOTANDA_ID_ROLE_CLAIM_CLAIMANT, "role", "Claim.claimant" },
  { NOTANDA_ID_ROLE_CLAIM_EVIDENCE, "role", "Claim.evidence" },
  { NOTANDA_ID_ROLE_ENTITY_SAME_AS, "role", "Entity.same-as" },
  { NOTANDA_ID_ROLE_SOURCE_ENTITY, "role", "Source.entity" },
  { NOTANDA_ID_TAG_ELEMENT, "tag-property", "element" },
  { NOTANDA_ID_TAG_IDENTIFIER, "tag-property", "identifier" },
  { NOTANDA_ID_TAG_LABEL, "tag-property", "label" },
  { NOTANDA_ID_TAG_OWNER, "tag-property", "owner" },
  { NOTANDA_ID_TAG_KEY, "tag-property", "key" },
  { NOTANDA_ID_TAG_COLOUR, "tag-property", "colour" },
  { NOTANDA_ID_TAG_GUIDELINE, "tag-property", "guideline" },
  { NOTANDA_ID_TAG_RETIRED, "tag-property", "retired" },
  { NOTANDA_ID_TAG_KIND, "tag-property", "kind" },
  { NOTANDA_ID_TAG_CHOICES, "tag-property", "choices" },
  { NOTANDA_ID_TAG_REQUIRED, "tag-property", "required" },
  { NOTANDA_ID_TAG_ACCEPTS, "tag-property", "accepts" },
  { NOTANDA_ID_TAG_MERGED_INTO, "tag-property", "merged-into" },
  { NOTANDA_ID_TAG_DEFAULT, "tag-property", "default" },
  { NOTANDA_ID_TAG_PATTERN, "tag-property", "pattern" },
  { NOTANDA_ID_PERSON_NAME, "person", "name" },
  { NOTANDA_ID_PERSON_COLOUR, "person", "colour" },
  { NOTANDA_ID_CORPUS_REMOVED, "corpus", "removed" },
};

static void
test_published (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    {
      NotandaId id;

      g_test_message ("%s:%s", published[i].kind, published[i].name);
      notanda_id_for_name (published[i].kind, published[i].name, &id);
      g_assert_true (notanda_id_equal (&id, &published[i].id));
      for (gsize k = 0; k < i; k++)
        g_assert_false (notanda_id_equal (&id, &published[k].id));
    }
}

static void
assert_named (const NotandaId *id,
              const char      *kind,
              const char      *name)
{
  NotandaId expected;

  notanda_id_for_name (kind, name, &expected);
  g_assert_true (notanda_id_equal (id, &expected));
}

/* The tables use the id that belongs to the name beside it. */
static void
test_uses (void)
{
  static const char *const types[] = { "Quote", "Claim", "Entity", "Source", "Cue" };
  static const char *const properties[] = { "element", "identifier", "label", "owner", "key", "colour", "guideline", "retired", "kind", "choices", "required", "accepts", "merged-into", "default", "pattern" };

  for (int i = 0; i < NOTANDA_N_BUILTIN_TYPES; i++)
    assert_named (notanda_builtin_type_get_id (i), "type", types[i]);
  for (int i = 0; i < NOTANDA_N_TAG_PROPERTIES; i++)
    assert_named (notanda_tag_property_get_field (i), "tag-property", properties[i]);
  for (int i = 0; i < NOTANDA_N_META; i++)
    assert_named (notanda_meta_get_field (i), "meta", notanda_meta_get_identifier (i));
  assert_named (notanda_field_get_position (), "field", "position");
  assert_named (notanda_field_get_type_field (), "field", "type");
  assert_named (notanda_field_get_blocks (), "field", "blocks");
  assert_named (notanda_field_get_state (), "field", "state");
}

static void
append_parts (GString              *out,
              NotandaTagSet        *tag_set,
              const NotandaTagType *type)
{
  for (guint i = 0; i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *attribute = type->attributes->pdata[i];
      g_autofree char           *name = g_strdup_printf ("%s.%s", type->identifier, attribute->identifier);

      assert_named (&attribute->id, "attribute", name);
      g_assert_true (notanda_tag_set_find_attribute (tag_set, &attribute->id) == attribute);
      g_string_append_printf (out, " %s:%s", attribute->identifier, notanda_attribute_kind_get_identifier (attribute->kind));
      if (attribute->choices != NULL)
        g_string_append_printf (out, "(%u)", g_strv_length (attribute->choices));
    }
  for (guint i = 0; i < type->roles->len; i++)
    {
      const NotandaTagRole *role = type->roles->pdata[i];
      g_autofree char      *name = g_strdup_printf ("%s.%s", type->identifier, role->identifier);

      assert_named (&role->id, "role", name);
      g_assert_true (notanda_tag_set_find_role (tag_set, &role->id) == role);
      g_string_append_printf (out, " %s->", role->identifier);
      for (guint k = 0; k < role->n_accepts; k++)
        g_string_append_printf (out, "%s%s", k > 0 ? "," : "", notanda_tag_set_find_type (tag_set, &role->accepts[k])->identifier);
    }
}

static char *
describe (NotandaTagSet *tag_set)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      g_string_append_printf (out, "%s %c%s", type->identifier, type->key != 0 ? (char) type->key : '-', type->retired ? " retired" : "");
      append_parts (out, tag_set, type);
      g_string_append_c (out, '\n');
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_builtin (void)
{
  g_autoptr (NotandaTagSet) tag_set = notanda_tag_set_new ();
  g_autofree char *shown = describe (tag_set);

  g_assert_cmpstr (shown, ==,
                   "Quote q kind:choice(3) source->Source,Entity cue->Cue addressee->Source,Entity\n"
                   "Claim c check-worthy:yes-no verdict:choice(6) wording:text claimant->Source,Entity evidence->Quote,Claim\n"
                   "Entity e type:choice(12) reference:reference same-as->Entity\n"
                   "Source s entity->Entity\n"
                   "Cue u\n");
}

static void
apply (NotandaTagSet     *tag_set,
       const NotandaId   *id,
       NotandaTagProperty property,
       const char        *text)
{
  NotandaValue value = text != NULL ? notanda_value_text (NOTANDA_VALUE_TEXT, text) : notanda_value_none ();

  notanda_tag_set_apply (tag_set, id, property, &value);
}

/* An element appears once it is known what it is and what it is called. */
static void
test_imported (void)
{
  g_autoptr (NotandaTagSet) tag_set = notanda_tag_set_new ();
  NotandaId             type;
  NotandaId             attribute;
  NotandaId             role;
  NotandaValue          owner;
  const NotandaTagType *made;

  notanda_tag_set_id_for_type ("Doubt", &type);
  notanda_tag_set_id_for_attribute (&type, "degree", &attribute);
  notanda_tag_set_id_for_role (&type, "degree", &role);
  g_assert_false (notanda_id_equal (&attribute, &role));
  owner = notanda_value_id (&type);

  apply (tag_set, &type, NOTANDA_TAG_IDENTIFIER, "Doubt");
  g_assert_null (notanda_tag_set_find_type (tag_set, &type));
  apply (tag_set, &attribute, NOTANDA_TAG_ELEMENT, "attribute");
  apply (tag_set, &attribute, NOTANDA_TAG_IDENTIFIER, "degree");
  apply (tag_set, &attribute, NOTANDA_TAG_KIND, "choice");
  apply (tag_set, &attribute, NOTANDA_TAG_CHOICES, "some\tSome\n\nmuch\n");
  notanda_tag_set_apply (tag_set, &attribute, NOTANDA_TAG_OWNER, &owner);
  g_assert_null (notanda_tag_set_find_attribute (tag_set, &attribute));
  apply (tag_set, &type, NOTANDA_TAG_ELEMENT, "type");

  made = notanda_tag_set_find_type_named (tag_set, "Doubt");
  g_assert_nonnull (made);
  g_assert_cmpstr (made->label, ==, "Doubt");
  g_assert_cmpuint (made->key, ==, 0);
  g_assert_cmpuint (made->attributes->len, ==, 1);
  g_assert_cmpstr (notanda_tag_set_find_attribute (tag_set, &attribute)->choices[1], ==, "much");
  g_assert_cmpstr (notanda_tag_set_find_attribute (tag_set, &attribute)->choice_labels[0], ==, "Some");
  g_assert_cmpstr (notanda_tag_set_find_attribute (tag_set, &attribute)->choice_labels[1], ==, "much");
  g_assert_true (notanda_tag_set_get_type (tag_set, NOTANDA_N_BUILTIN_TYPES) == made);
}

static void
test_changed (void)
{
  g_autoptr (NotandaTagSet) tag_set = notanda_tag_set_new ();
  const NotandaId *id = notanda_builtin_type_get_id (NOTANDA_TYPE_CUE);
  NotandaValue     yes = notanda_value_yes_no (TRUE);

  apply (tag_set, id, NOTANDA_TAG_LABEL, "Signal");
  apply (tag_set, id, NOTANDA_TAG_KEY, "é");
  apply (tag_set, id, NOTANDA_TAG_COLOUR, "#0a0B0c");
  notanda_tag_set_apply (tag_set, id, NOTANDA_TAG_RETIRED, &yes);
  g_assert_cmpstr (notanda_tag_set_find_type (tag_set, id)->label, ==, "Signal");
  g_assert_cmpstr (notanda_tag_set_find_type (tag_set, id)->identifier, ==, "Cue");
  g_assert_cmpuint (notanda_tag_set_find_type (tag_set, id)->key, ==, 0xe9);
  g_assert_cmphex (notanda_tag_set_find_type (tag_set, id)->colour, ==, 0x0a0b0c);
  g_assert_true (notanda_tag_set_find_type (tag_set, id)->retired);
  apply (tag_set, id, NOTANDA_TAG_RETIRED, NULL);
  apply (tag_set, id, NOTANDA_TAG_LABEL, NULL);
  g_assert_false (notanda_tag_set_find_type (tag_set, id)->retired);
  g_assert_cmpstr (notanda_tag_set_find_type (tag_set, id)->label, ==, "Cue");
}

/* Values that make no sense, which only a strange file holds. */
static void
test_strange (void)
{
  g_autoptr (NotandaTagSet) tag_set = notanda_tag_set_new ();
  const NotandaId   *id = notanda_builtin_type_get_id (NOTANDA_TYPE_CUE);
  static const char *colours[] = { "", "#", "red", "#12345", "#gggggg", "#1234567", "0x1234" };
  NotandaValue       number = notanda_value_text (NOTANDA_VALUE_NUMBER, "3");
  guint32            fallback;

  apply (tag_set, id, NOTANDA_TAG_COLOUR, "none");
  fallback = notanda_tag_set_find_type (tag_set, id)->colour;
  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      apply (tag_set, id, NOTANDA_TAG_COLOUR, colours[i]);
      g_assert_cmphex (notanda_tag_set_find_type (tag_set, id)->colour, ==, fallback);
    }
  notanda_tag_set_apply (tag_set, id, NOTANDA_TAG_OWNER, &number);
  notanda_tag_set_apply (tag_set, id, NOTANDA_TAG_RETIRED, &number);
  apply (tag_set, id, NOTANDA_TAG_ELEMENT, "something else");
  g_assert_null (notanda_tag_set_find_type (tag_set, id));
  g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, NOTANDA_N_BUILTIN_TYPES - 1);
  apply (tag_set, id, NOTANDA_TAG_ELEMENT, NULL);
  g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, NOTANDA_N_BUILTIN_TYPES);

  /* a role that accepts what isn't an id accepts anything */
  apply (tag_set, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), NOTANDA_TAG_ACCEPTS, "nonsense\n\n");
  g_assert_cmpuint (notanda_tag_set_find_type_named (tag_set, "Quote")->roles->len, ==, 3);
}

static void
test_identifiers (void)
{
  g_assert_true (notanda_identifier_is_valid ("check-worthy_2"));
  g_assert_false (notanda_identifier_is_valid (""));
  g_assert_false (notanda_identifier_is_valid ("a b"));
  g_assert_false (notanda_identifier_is_valid ("é"));
  g_assert_cmpuint (notanda_attribute_kind_from_identifier ("yes-no"), ==, NOTANDA_VALUE_YES_NO);
  g_assert_cmpuint (notanda_attribute_kind_from_identifier ("what?"), ==, NOTANDA_VALUE_TEXT);
  g_assert_cmpstr (notanda_attribute_kind_get_identifier (NOTANDA_VALUE_LINK), ==, "text");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/tag-set/published", test_published);
  g_test_add_func ("/notanda/model/tag-set/uses", test_uses);
  g_test_add_func ("/notanda/model/tag-set/builtin", test_builtin);
  g_test_add_func ("/notanda/model/tag-set/imported", test_imported);
  g_test_add_func ("/notanda/model/tag-set/changed", test_changed);
  g_test_add_func ("/notanda/model/tag-set/strange", test_strange);
  g_test_add_func ("/notanda/model/tag-set/identifiers", test_identifiers);

  return g_test_run ();
}
