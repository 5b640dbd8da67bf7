/* notanda-tag-set.c: types, their attributes and their roles
 *
 * Elements are kept as they are recorded, a few texts each; the types with
 * their attributes and roles are built from them when first asked for after a
 * change. Tag sets have tens of elements, at most hundreds, and change rarely,
 * so nothing finer is needed.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-tag-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/notanda-tag-set-builtin.h"
#include "model/notanda-tag-set-private.h"

const NotandaId *
notanda_builtin_type_get_id (NotandaBuiltinType type)
{
  g_return_val_if_fail (type < NOTANDA_N_BUILTIN_TYPES, NULL);

  return &notanda_builtin_elements[type].id;
}

static void
element_free (gpointer data)
{
  NotandaTagElement *element = data;

  for (int i = 0; i < NOTANDA_N_TAG_PROPERTIES; i++)
    g_free (element->texts[i]);
  g_free (element);
}

static NotandaTagElement *
ensure_element (NotandaTagSet   *tag_set,
                const NotandaId *id)
{
  NotandaTagElement *element = g_hash_table_lookup (tag_set->elements, id);

  if (element == NULL)
    {
      element = g_new0 (NotandaTagElement, 1);
      element->id = *id;
      element->rank = notanda_n_builtin_elements;
      g_hash_table_insert (tag_set->elements, &element->id, element);
    }

  return element;
}

static char *
join_accepts (const NotandaBuiltinElement *builtin)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (builtin->accepts); i++)
    {
      char string[NOTANDA_ID_STRING_SIZE];

      if (!notanda_id_is_zero (&builtin->accepts[i]))
        g_string_append_printf (lines, "%s\n", notanda_id_to_string (&builtin->accepts[i], string));
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* What a built-in element comes with, as long as no record says otherwise. */
static char *
dup_builtin_text (const NotandaBuiltinElement *builtin,
                  NotandaTagProperty           property)
{
  switch (property)
    {
    case NOTANDA_TAG_ELEMENT:
      return g_strdup (builtin->element);
    case NOTANDA_TAG_IDENTIFIER:
      return g_strdup (builtin->identifier);
    case NOTANDA_TAG_LABEL:
      return g_strdup (_ (builtin->label));
    case NOTANDA_TAG_KEY:
      return g_strdup (builtin->key);
    case NOTANDA_TAG_COLOUR:
      return g_strdup (builtin->colour);
    case NOTANDA_TAG_GUIDELINE:
      return g_strdup (builtin->guideline != NULL ? _ (builtin->guideline) : NULL);
    case NOTANDA_TAG_KIND:
      return g_strdup (builtin->kind);
    case NOTANDA_TAG_CHOICES:
      return g_strdup (builtin->choices != NULL ? _ (builtin->choices) : NULL);
    case NOTANDA_TAG_ACCEPTS:
      return join_accepts (builtin);
    case NOTANDA_TAG_OWNER:
    case NOTANDA_TAG_RETIRED:
    case NOTANDA_TAG_REQUIRED:
    case NOTANDA_TAG_MERGED_INTO:
    case NOTANDA_TAG_DEFAULT:
    case NOTANDA_TAG_PATTERN:
    case NOTANDA_N_TAG_PROPERTIES:
    default:
      return NULL;
    }
}

static void
add_builtin (NotandaTagSet *tag_set,
             guint          i)
{
  const NotandaBuiltinElement *builtin = &notanda_builtin_elements[i];
  NotandaTagElement           *element = ensure_element (tag_set, &builtin->id);

  element->rank = i;
  element->owner = builtin->owner;
  for (int property = 0; property < NOTANDA_N_TAG_PROPERTIES; property++)
    element->texts[property] = dup_builtin_text (builtin, property);
}

static void
fill_builtin (NotandaTagSet *tag_set)
{
  tag_set->elements = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, NULL, element_free);
  for (guint i = 0; i < notanda_n_builtin_elements; i++)
    add_builtin (tag_set, i);
}

/* The built-in one, made once and never changed, as if it were a constant: most
 * documents have no other, and a run over a corpus opens a great many. */
static const NotandaTagSet *
get_builtin (void)
{
  static NotandaTagSet *builtin;

  if (g_once_init_enter_pointer (&builtin))
    {
      NotandaTagSet *made = g_new0 (NotandaTagSet, 1);

      fill_builtin (made);
      notanda_tag_set_ensure_types (made);
      g_once_init_leave_pointer (&builtin, made);
    }

  return builtin;
}

static void
share_builtin (NotandaTagSet *tag_set)
{
  const NotandaTagSet *builtin = get_builtin ();

  tag_set->elements = g_hash_table_ref (builtin->elements);
  tag_set->types = g_ptr_array_ref (builtin->types);
  tag_set->by_id = g_hash_table_ref (builtin->by_id);
  tag_set->merged = g_hash_table_ref (builtin->merged);
  tag_set->moved = g_hash_table_ref (builtin->moved);
  tag_set->is_shared = TRUE;
}

NotandaTagSet *
notanda_tag_set_new (void)
{
  NotandaTagSet *tag_set = g_new0 (NotandaTagSet, 1);

  share_builtin (tag_set);

  return tag_set;
}

static void
forget_types (NotandaTagSet *tag_set)
{
  g_clear_pointer (&tag_set->types, g_ptr_array_unref);
  g_clear_pointer (&tag_set->by_id, g_hash_table_unref);
  g_clear_pointer (&tag_set->merged, g_hash_table_unref);
  g_clear_pointer (&tag_set->moved, g_hash_table_unref);
}

static void
make_own (NotandaTagSet *tag_set)
{
  if (!tag_set->is_shared)
    return;

  forget_types (tag_set);
  g_clear_pointer (&tag_set->elements, g_hash_table_unref);
  fill_builtin (tag_set);
  tag_set->is_shared = FALSE;
}

void
notanda_tag_set_copy (NotandaTagSet *tag_set,
                      NotandaTagSet *from)
{
  GHashTableIter     iter;
  NotandaTagElement *element;

  forget_types (tag_set);
  g_clear_pointer (&tag_set->elements, g_hash_table_unref);
  if (from->is_shared)
    {
      share_builtin (tag_set);
      return;
    }

  tag_set->is_shared = FALSE;
  tag_set->elements = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, NULL, element_free);
  g_hash_table_iter_init (&iter, from->elements);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &element))
    {
      NotandaTagElement *copy = g_memdup2 (element, sizeof *element);

      for (int i = 0; i < NOTANDA_N_TAG_PROPERTIES; i++)
        copy->texts[i] = g_strdup (element->texts[i]);
      g_hash_table_insert (tag_set->elements, &copy->id, copy);
    }
}

gboolean
notanda_tag_set_has_element (NotandaTagSet   *tag_set,
                             const NotandaId *id)
{
  const NotandaTagElement *element = g_hash_table_lookup (tag_set->elements, id);

  return element != NULL && element->texts[NOTANDA_TAG_ELEMENT] != NULL && element->texts[NOTANDA_TAG_IDENTIFIER] != NULL;
}

void
notanda_tag_set_free (NotandaTagSet *tag_set)
{
  forget_types (tag_set);
  g_hash_table_unref (tag_set->elements);
  g_free (tag_set);
}

void
notanda_tag_set_apply (NotandaTagSet      *tag_set,
                       const NotandaId    *id,
                       NotandaTagProperty  property,
                       const NotandaValue *value)
{
  NotandaTagElement *element;
  gboolean           is_builtin;
  gboolean           is_none = value->kind == NOTANDA_VALUE_NONE;

  make_own (tag_set);
  element = ensure_element (tag_set, id);
  is_builtin = element->rank < notanda_n_builtin_elements;
  g_clear_pointer (&element->texts[property], g_free);
  if (property == NOTANDA_TAG_OWNER)
    element->owner = is_none && is_builtin ? notanda_builtin_elements[element->rank].owner : value->id;
  else if (property == NOTANDA_TAG_MERGED_INTO)
    element->merged_into = value->id;
  else if (!is_none)
    element->texts[property] = notanda_value_dup_string (value);
  else if (is_builtin)
    element->texts[property] = dup_builtin_text (&notanda_builtin_elements[element->rank], property);

  forget_types (tag_set);
}

guint
notanda_tag_set_get_n_types (NotandaTagSet *tag_set)
{
  notanda_tag_set_ensure_types (tag_set);

  return tag_set->types->len;
}

const NotandaTagType *
notanda_tag_set_get_type (NotandaTagSet *tag_set,
                          guint          i)
{
  notanda_tag_set_ensure_types (tag_set);
  g_return_val_if_fail (i < tag_set->types->len, NULL);

  return tag_set->types->pdata[i];
}

static gpointer
find_part (NotandaTagSet   *tag_set,
           const NotandaId *id,
           const char      *what)
{
  NotandaTagElement *element = g_hash_table_lookup (tag_set->elements, id);

  notanda_tag_set_ensure_types (tag_set);
  if (element == NULL || g_strcmp0 (element->texts[NOTANDA_TAG_ELEMENT], what) != 0)
    return NULL;

  return g_hash_table_lookup (tag_set->by_id, id);
}

const NotandaId *
notanda_tag_set_resolve_type (NotandaTagSet   *tag_set,
                              const NotandaId *id)
{
  notanda_tag_set_ensure_types (tag_set);

  return g_hash_table_size (tag_set->merged) > 0 ? notanda_tag_set_find_root (tag_set->merged, id) : id;
}

const NotandaId *
notanda_tag_set_resolve_part (NotandaTagSet   *tag_set,
                              const NotandaId *id)
{
  const NotandaId *other;

  notanda_tag_set_ensure_types (tag_set);
  other = g_hash_table_size (tag_set->moved) > 0 ? g_hash_table_lookup (tag_set->moved, id) : NULL;

  return other != NULL ? other : id;
}

gboolean
notanda_tag_set_has_moved (NotandaTagSet *tag_set)
{
  notanda_tag_set_ensure_types (tag_set);

  return g_hash_table_size (tag_set->moved) > 0;
}

GPtrArray *
notanda_tag_set_list_moved (NotandaTagSet   *tag_set,
                            const NotandaId *id)
{
  GPtrArray     *moved = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       from;
  gpointer       into;

  notanda_tag_set_ensure_types (tag_set);
  g_hash_table_iter_init (&iter, tag_set->moved);
  while (g_hash_table_iter_next (&iter, &from, &into))
    if (notanda_id_equal (into, id))
      g_ptr_array_add (moved, from);

  return moved;
}

const NotandaTagType *
notanda_tag_set_find_type (NotandaTagSet   *tag_set,
                           const NotandaId *id)
{
  return find_part (tag_set, notanda_tag_set_resolve_type (tag_set, id), "type");
}

const NotandaTagAttribute *
notanda_tag_set_find_attribute (NotandaTagSet   *tag_set,
                                const NotandaId *id)
{
  return find_part (tag_set, id, "attribute");
}

const NotandaTagRole *
notanda_tag_set_find_role (NotandaTagSet   *tag_set,
                           const NotandaId *id)
{
  return find_part (tag_set, id, "role");
}

const NotandaTagType *
notanda_tag_set_find_type_named (NotandaTagSet *tag_set,
                                 const char    *identifier)
{
  notanda_tag_set_ensure_types (tag_set);
  for (guint i = 0; i < tag_set->types->len; i++)
    {
      NotandaTagType *type = tag_set->types->pdata[i];

      if (g_str_equal (type->identifier, identifier))
        return type;
    }

  return NULL;
}

const NotandaTagAttribute *
notanda_tag_type_find_attribute_named (const NotandaTagType *type,
                                       const char           *identifier)
{
  for (guint i = 0; i < type->attributes->len; i++)
    {
      NotandaTagAttribute *attribute = type->attributes->pdata[i];

      if (g_str_equal (attribute->identifier, identifier))
        return attribute;
    }

  return NULL;
}

const NotandaTagRole *
notanda_tag_type_find_role_named (const NotandaTagType *type,
                                  const char           *identifier)
{
  for (guint i = 0; i < type->roles->len; i++)
    {
      NotandaTagRole *role = type->roles->pdata[i];

      if (g_str_equal (role->identifier, identifier))
        return role;
    }

  return NULL;
}

const NotandaTagRole *
notanda_tag_type_get_offered_role (const NotandaTagType *type,
                                   guint                 n)
{
  for (guint i = 0; i < type->roles->len; i++)
    {
      const NotandaTagRole *role = type->roles->pdata[i];

      if (!role->retired && --n == 0)
        return role;
    }
  return NULL;
}
