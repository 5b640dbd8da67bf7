/* tag-edits.c: edits of a tag set as words, and a tag set as words, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/tag-edits.h"

#include <string.h>

#include "util/test-documents.h"

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
char *
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

char *
describe_document (NotandaDocument *document)
{
  g_autofree char *tags = describe (notanda_document_get_tag_set (document));
  g_autofree char *annotations = test_document_describe (document);

  return g_strconcat (tags, annotations, NULL);
}

const NotandaTagType *
get_type (NotandaDocument *document,
          const char      *identifier)
{
  const NotandaTagType *type = notanda_tag_set_find_type_named (notanda_document_get_tag_set (document), identifier);

  g_assert_nonnull (type);

  return type;
}

/* By value: the tag set's own goes with the next change. */
NotandaId
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
gboolean
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

void
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

void
set_value (NotandaDocument *document,
           guint32          slot,
           const char      *attribute,
           const char      *text)
{
  NotandaId    id = get_id (document, attribute);
  NotandaValue value = text != NULL ? notanda_value_text (NOTANDA_VALUE_CHOICE, text) : notanda_value_none ();

  notanda_document_set_attribute (document, slot, &id, &value, "Set");
}

void
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
