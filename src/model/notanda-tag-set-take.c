/* notanda-tag-set-take.c: takes another document's tag set in
 *
 * What is new keeps its id, so that documents which took the same tag set are about the same
 * types, and merge as if they had always been. What has the same id or the same identifier is
 * the same thing: of that nothing changes here, but choices are added, and what is different
 * there is said.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/notanda-tag-set-edit-private.h"

typedef struct
{
  NotandaDocument *document;
  NotandaTagSet   *from;
  const char      *reserved;
  const char      *step;
  GHashTable      *types; /* NotandaId there -> NotandaId here */
  GPtrArray       *clashes;
} Taking;

/* It shows what was written only when the step has ended: a type that is new isn't in it. */
static NotandaTagSet *
get_own (Taking *taking)
{
  return notanda_document_get_tag_set (taking->document);
}

static void
say (Taking *taking,
     char   *clash)
{
  g_ptr_array_add (taking->clashes, clash);
}

static void
set_text (Taking            *taking,
          const NotandaId   *element,
          NotandaTagProperty property,
          const char        *text)
{
  notanda_tag_edit_set_text (taking->document, element, property, text, taking->step);
}

static void
compare_labels (Taking     *taking,
                const char *here,
                const char *there)
{
  /* TRANSLATORS: a type, attribute or role here, and what it is called in another document */
  if (g_strcmp0 (here, there) != 0)
    say (taking, g_strdup_printf (_ ("“%s” is called “%s” there"), here, there));
}

static void
add_element (Taking          *taking,
             NotandaTagPart   part,
             const NotandaId *id,
             const NotandaId *owner,
             const char      *identifier,
             const char      *label)
{
  static const char *const elements[] = { "type", "attribute", "role" };
  NotandaValue             value = { 0 };

  set_text (taking, id, NOTANDA_TAG_ELEMENT, elements[part]);
  set_text (taking, id, NOTANDA_TAG_IDENTIFIER, identifier);
  set_text (taking, id, NOTANDA_TAG_LABEL, label);
  if (owner == NULL)
    return;
  value = notanda_value_id (owner);
  notanda_document_set_tag_property (taking->document, id, NOTANDA_TAG_OWNER, &value, taking->step);
}

static void
take_key (Taking               *taking,
          const NotandaTagType *type)
{
  char key[7] = { 0 };

  if (type->key == 0)
    return;
  g_unichar_to_utf8 (type->key, key);
  if (notanda_tag_set_find_key (get_own (taking), type->key) == NULL &&
      (taking->reserved == NULL || strstr (taking->reserved, key) == NULL))
    set_text (taking, &type->id, NOTANDA_TAG_KEY, key);
  else
    /* TRANSLATORS: a letter, and a type */
    say (taking, g_strdup_printf (_ ("The key %s of “%s” is taken here"), key, type->label));
}

static void
add_type (Taking               *taking,
          const NotandaTagType *type)
{
  char colour[sizeof "#rrggbb"];

  g_snprintf (colour, sizeof colour, "#%06x", type->colour & 0xffffff);
  add_element (taking, NOTANDA_TAG_PART_TYPE, &type->id, NULL, type->identifier, type->label);
  set_text (taking, &type->id, NOTANDA_TAG_COLOUR, colour);
  set_text (taking, &type->id, NOTANDA_TAG_PATTERN, notanda_pattern_get_identifier (type->pattern));
  set_text (taking, &type->id, NOTANDA_TAG_GUIDELINE, type->guideline);
  take_key (taking, type);
}

static void
take_type (Taking               *taking,
           const NotandaTagType *type)
{
  const NotandaTagType *own = notanda_tag_set_find_type (get_own (taking), &type->id);
  NotandaId             here = type->id;

  if (own == NULL)
    own = notanda_tag_set_find_type_named (get_own (taking), type->identifier);
  if (own != NULL)
    {
      here = own->id;
      compare_labels (taking, own->label, type->label);
    }
  else
    add_type (taking, type);
  g_hash_table_insert (taking->types, g_memdup2 (&type->id, sizeof here), g_memdup2 (&here, sizeof here));
}

static void
unite_choices (Taking                    *taking,
               const NotandaTagAttribute *own,
               const NotandaTagAttribute *attribute)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) all_labels = NULL;
  g_autofree char *lines = NULL;
  NotandaId        id = own->id;

  g_strv_builder_addv (choices, (const char **) own->choices);
  g_strv_builder_addv (labels, (const char **) own->choice_labels);
  for (guint i = 0; attribute->choices[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) own->choices, attribute->choices[i]))
      {
        g_strv_builder_add (choices, attribute->choices[i]);
        g_strv_builder_add (labels, attribute->choice_labels[i]);
      }
  all = g_strv_builder_end (choices);
  all_labels = g_strv_builder_end (labels);
  if (g_strv_length (all) == g_strv_length (own->choices))
    return;
  lines = notanda_tag_edit_join_choices (all, all_labels);
  set_text (taking, &id, NOTANDA_TAG_CHOICES, lines);
}

static void
add_attribute (Taking                    *taking,
               const NotandaId           *owner,
               const NotandaTagAttribute *attribute)
{
  g_autofree char *lines = NULL;

  add_element (taking, NOTANDA_TAG_PART_ATTRIBUTE, &attribute->id, owner, attribute->identifier, attribute->label);
  set_text (taking, &attribute->id, NOTANDA_TAG_KIND, notanda_attribute_kind_get_identifier (attribute->kind));
  if (attribute->choices != NULL)
    {
      lines = notanda_tag_edit_join_choices (attribute->choices, attribute->choice_labels);
      set_text (taking, &attribute->id, NOTANDA_TAG_CHOICES, lines);
    }
  set_text (taking, &attribute->id, NOTANDA_TAG_DEFAULT, attribute->initial);
  notanda_tag_edit_set_flag (taking->document, &attribute->id, NOTANDA_TAG_REQUIRED, attribute->required, taking->step);
}

static void
take_attribute (Taking                    *taking,
                const NotandaId           *owner,
                const NotandaTagAttribute *attribute)
{
  const NotandaTagType      *type = notanda_tag_set_find_type (get_own (taking), owner);
  const NotandaTagAttribute *own = notanda_tag_set_find_attribute (get_own (taking), &attribute->id);

  if (own == NULL && type != NULL)
    own = notanda_tag_type_find_attribute_named (type, attribute->identifier);
  if (own == NULL)
    {
      add_attribute (taking, owner, attribute);
      return;
    }
  compare_labels (taking, own->label, attribute->label);
  if (own->kind != attribute->kind)
    /* TRANSLATORS: an attribute has another kind of values in another document */
    say (taking, g_strdup_printf (_ ("“%s” has values of another kind there"), own->label));
  else if (own->choices != NULL && attribute->choices != NULL)
    unite_choices (taking, own, attribute);
}

static void
take_role (Taking               *taking,
           const NotandaId      *owner,
           const NotandaTagRole *role)
{
  const NotandaTagType *type = notanda_tag_set_find_type (get_own (taking), owner);
  const NotandaTagRole *own = notanda_tag_set_find_role (get_own (taking), &role->id);
  g_autoptr (GString) accepts = g_string_new (NULL);

  if (own == NULL && type != NULL)
    own = notanda_tag_type_find_role_named (type, role->identifier);
  if (own != NULL)
    {
      compare_labels (taking, own->label, role->label);
      return;
    }
  for (guint i = 0; i < role->n_accepts; i++)
    {
      const NotandaId *here = g_hash_table_lookup (taking->types, &role->accepts[i]);
      char             id[NOTANDA_ID_STRING_SIZE];

      if (here != NULL)
        g_string_append_printf (accepts, "%s%s", accepts->len > 0 ? "\n" : "", notanda_id_to_string (here, id));
    }
  add_element (taking, NOTANDA_TAG_PART_ROLE, &role->id, owner, role->identifier, role->label);
  set_text (taking, &role->id, NOTANDA_TAG_ACCEPTS, accepts->str);
}

static void
take_parts (Taking               *taking,
            const NotandaTagType *type)
{
  const NotandaId *owner = g_hash_table_lookup (taking->types, &type->id);

  for (guint i = 0; i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *attribute = type->attributes->pdata[i];

      if (!attribute->retired && attribute->has_own_name)
        take_attribute (taking, owner, attribute);
    }
  for (guint i = 0; i < type->roles->len; i++)
    {
      const NotandaTagRole *role = type->roles->pdata[i];

      if (!role->retired && role->has_own_name)
        take_role (taking, owner, role);
    }
}

/* Roles lead to types, so all types come first. */
static void
take_all (Taking *taking,
          void (*take) (Taking               *taking,
                        const NotandaTagType *type))
{
  for (guint i = 0; i < notanda_tag_set_get_n_types (taking->from); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (taking->from, i);

      if (!type->retired && type->has_own_name &&
          notanda_id_equal (notanda_tag_set_resolve_type (taking->from, &type->id), &type->id))
        take (taking, type);
    }
}

GPtrArray *
notanda_tag_edit_take (NotandaDocument *document,
                       NotandaDocument *from,
                       const char      *reserved)
{
  g_autoptr (GHashTable) types = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, g_free);
  Taking taking = { document, NULL, reserved, _ ("Take Tag Set"), types, g_ptr_array_new_with_free_func (g_free) };

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && NOTANDA_IS_DOCUMENT (from) && document != from, taking.clashes);

  taking.from = notanda_document_get_tag_set (from);
  notanda_document_begin_step (document, taking.step);
  take_all (&taking, take_type);
  take_all (&taking, take_parts);
  notanda_document_end_step (document);

  return taking.clashes;
}
