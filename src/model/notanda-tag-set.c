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

#include "model/notanda-ids.h"
#include "model/notanda-tag-set-builtin.h"

typedef struct
{
  NotandaId id;
  guint     rank; /* the built-in ones first, in their order */
  char     *texts[NOTANDA_N_TAG_PROPERTIES];
  NotandaId owner;
  NotandaId merged_into; /* zero where it wasn't */
} Element;

struct _NotandaTagSet
{
  GHashTable *elements; /* NotandaId -> Element, which holds it */
  GPtrArray  *types;    /* NotandaTagType, or NULL when they must be built */
  GHashTable *by_id;    /* NotandaId -> type, attribute or role */
  GHashTable *merged;   /* NotandaId -> the NotandaId it goes by; only of merged types */
};

static const NotandaId property_fields[] = {
  [NOTANDA_TAG_ELEMENT] = NOTANDA_ID_TAG_ELEMENT,
  [NOTANDA_TAG_IDENTIFIER] = NOTANDA_ID_TAG_IDENTIFIER,
  [NOTANDA_TAG_LABEL] = NOTANDA_ID_TAG_LABEL,
  [NOTANDA_TAG_OWNER] = NOTANDA_ID_TAG_OWNER,
  [NOTANDA_TAG_KEY] = NOTANDA_ID_TAG_KEY,
  [NOTANDA_TAG_COLOUR] = NOTANDA_ID_TAG_COLOUR,
  [NOTANDA_TAG_GUIDELINE] = NOTANDA_ID_TAG_GUIDELINE,
  [NOTANDA_TAG_RETIRED] = NOTANDA_ID_TAG_RETIRED,
  [NOTANDA_TAG_KIND] = NOTANDA_ID_TAG_KIND,
  [NOTANDA_TAG_CHOICES] = NOTANDA_ID_TAG_CHOICES,
  [NOTANDA_TAG_REQUIRED] = NOTANDA_ID_TAG_REQUIRED,
  [NOTANDA_TAG_ACCEPTS] = NOTANDA_ID_TAG_ACCEPTS,
  [NOTANDA_TAG_MERGED_INTO] = NOTANDA_ID_TAG_MERGED_INTO,
};

G_STATIC_ASSERT (G_N_ELEMENTS (property_fields) == NOTANDA_N_TAG_PROPERTIES);

static const struct
{
  guint8      kind;
  const char *identifier;
} attribute_kinds[] = {
  { NOTANDA_VALUE_TEXT, "text" },
  { NOTANDA_VALUE_CHOICE, "choice" },
  { NOTANDA_VALUE_YES_NO, "yes-no" },
  { NOTANDA_VALUE_NUMBER, "number" },
  { NOTANDA_VALUE_DATE, "date" },
  { NOTANDA_VALUE_REFERENCE, "reference" },
};

const NotandaId *
notanda_tag_property_get_field (NotandaTagProperty property)
{
  g_return_val_if_fail (property < NOTANDA_N_TAG_PROPERTIES, NULL);

  return &property_fields[property];
}

const char *
notanda_attribute_kind_get_identifier (guint8 kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (attribute_kinds); i++)
    if (attribute_kinds[i].kind == kind)
      return attribute_kinds[i].identifier;

  return "text";
}

guint8
notanda_attribute_kind_from_identifier (const char *identifier)
{
  for (gsize i = 0; i < G_N_ELEMENTS (attribute_kinds); i++)
    if (g_str_equal (attribute_kinds[i].identifier, identifier))
      return attribute_kinds[i].kind;

  return NOTANDA_VALUE_TEXT;
}

gboolean
notanda_identifier_is_valid (const char *identifier)
{
  if (*identifier == '\0')
    return FALSE;
  for (const char *c = identifier; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '_' && *c != '-')
      return FALSE;

  return TRUE;
}

const NotandaId *
notanda_builtin_type_get_id (NotandaBuiltinType type)
{
  g_return_val_if_fail (type < NOTANDA_N_BUILTIN_TYPES, NULL);

  return &notanda_builtin_elements[type].id;
}

static void
element_free (gpointer data)
{
  Element *element = data;

  for (int i = 0; i < NOTANDA_N_TAG_PROPERTIES; i++)
    g_free (element->texts[i]);
  g_free (element);
}

static Element *
ensure_element (NotandaTagSet   *tag_set,
                const NotandaId *id)
{
  Element *element = g_hash_table_lookup (tag_set->elements, id);

  if (element == NULL)
    {
      element = g_new0 (Element, 1);
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
  Element                     *element = ensure_element (tag_set, &builtin->id);

  element->rank = i;
  element->owner = builtin->owner;
  for (int property = 0; property < NOTANDA_N_TAG_PROPERTIES; property++)
    element->texts[property] = dup_builtin_text (builtin, property);
}

NotandaTagSet *
notanda_tag_set_new (void)
{
  NotandaTagSet *tag_set = g_new0 (NotandaTagSet, 1);

  tag_set->elements = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, NULL, element_free);
  for (guint i = 0; i < notanda_n_builtin_elements; i++)
    add_builtin (tag_set, i);

  return tag_set;
}

static void
forget_types (NotandaTagSet *tag_set)
{
  g_clear_pointer (&tag_set->types, g_ptr_array_unref);
  g_clear_pointer (&tag_set->by_id, g_hash_table_unref);
  g_clear_pointer (&tag_set->merged, g_hash_table_unref);
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
  Element *element = ensure_element (tag_set, id);
  gboolean is_builtin = element->rank < notanda_n_builtin_elements;
  gboolean is_none = value->kind == NOTANDA_VALUE_NONE;

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

static const char *
text_or_empty (const Element     *element,
               NotandaTagProperty property)
{
  return element->texts[property] != NULL ? element->texts[property] : "";
}

/* A colour from the identifier, so that an imported type looks the same
 * everywhere before anybody chooses one. */
static guint32
parse_colour (const Element *element)
{
  static const guint32 palette[] = { 0x1c71d8, 0xa51d2d, 0x26a269, 0x613583, 0x986a44, 0x0e7c86, 0xb5528b, 0x5e5c64 };
  const char          *text = element->texts[NOTANDA_TAG_COLOUR];
  guint64              colour;

  if (text != NULL && text[0] == '#' && strlen (text) == 7 && g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &colour, NULL))
    return (guint32) colour;

  return palette[element->id.bytes[0] % G_N_ELEMENTS (palette)];
}

static void
type_free (gpointer data)
{
  NotandaTagType *type = data;

  g_ptr_array_unref (type->attributes);
  g_ptr_array_unref (type->roles);
  g_free (type);
}

static void
attribute_free (gpointer data)
{
  NotandaTagAttribute *attribute = data;

  g_strfreev (attribute->choices);
  g_strfreev (attribute->choice_labels);
  g_free (attribute);
}

static void
role_free (gpointer data)
{
  NotandaTagRole *role = data;

  g_free ((gpointer) role->accepts);
  g_free (role);
}

static const char *
label_or_identifier (const Element *element)
{
  const char *label = text_or_empty (element, NOTANDA_TAG_LABEL);

  return *label != '\0' ? label : text_or_empty (element, NOTANDA_TAG_IDENTIFIER);
}

static void
build_type (NotandaTagSet *tag_set,
            Element       *element)
{
  NotandaTagType *type = g_new0 (NotandaTagType, 1);

  type->id = element->id;
  type->identifier = element->texts[NOTANDA_TAG_IDENTIFIER];
  type->label = label_or_identifier (element);
  type->guideline = text_or_empty (element, NOTANDA_TAG_GUIDELINE);
  type->key = g_utf8_get_char (text_or_empty (element, NOTANDA_TAG_KEY));
  type->colour = parse_colour (element);
  type->retired = g_str_equal (text_or_empty (element, NOTANDA_TAG_RETIRED), "yes");
  type->attributes = g_ptr_array_new_with_free_func (attribute_free);
  type->roles = g_ptr_array_new_with_free_func (role_free);
  g_ptr_array_add (tag_set->types, type);
  g_hash_table_insert (tag_set->by_id, &type->id, type);
}

/* Lines of IDENTIFIER, or IDENTIFIER TAB LABEL. */
static void
parse_choices (NotandaTagAttribute *attribute,
               const char          *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (char **line = lines; *line != NULL; line++)
    {
      char *tab = strchr (*line, '\t');

      if (**line == '\0')
        continue;
      if (tab != NULL)
        *tab = '\0';
      g_strv_builder_add (choices, *line);
      g_strv_builder_add (labels, tab != NULL ? tab + 1 : *line);
    }
  attribute->choices = g_strv_builder_end (choices);
  attribute->choice_labels = g_strv_builder_end (labels);
}

static void
build_attribute (NotandaTagSet  *tag_set,
                 Element        *element,
                 NotandaTagType *owner)
{
  NotandaTagAttribute *attribute = g_new0 (NotandaTagAttribute, 1);

  attribute->id = element->id;
  attribute->type = owner->id;
  attribute->identifier = element->texts[NOTANDA_TAG_IDENTIFIER];
  attribute->label = label_or_identifier (element);
  attribute->kind = notanda_attribute_kind_from_identifier (text_or_empty (element, NOTANDA_TAG_KIND));
  attribute->required = g_str_equal (text_or_empty (element, NOTANDA_TAG_REQUIRED), "yes");
  if (attribute->kind == NOTANDA_VALUE_CHOICE)
    parse_choices (attribute, text_or_empty (element, NOTANDA_TAG_CHOICES));
  g_ptr_array_add (owner->attributes, attribute);
  g_hash_table_insert (tag_set->by_id, &attribute->id, attribute);
}

static void
build_role (NotandaTagSet  *tag_set,
            Element        *element,
            NotandaTagType *owner)
{
  g_auto (GStrv) lines = g_strsplit (text_or_empty (element, NOTANDA_TAG_ACCEPTS), "\n", -1);
  NotandaTagRole *role = g_new0 (NotandaTagRole, 1);
  NotandaId      *accepts = g_new0 (NotandaId, g_strv_length (lines) + 1);

  for (char **line = lines; *line != NULL; line++)
    if (notanda_id_from_string (*line, &accepts[role->n_accepts]))
      role->n_accepts++;

  role->id = element->id;
  role->type = owner->id;
  role->identifier = element->texts[NOTANDA_TAG_IDENTIFIER];
  role->label = label_or_identifier (element);
  role->accepts = accepts;
  g_ptr_array_add (owner->roles, role);
  g_hash_table_insert (tag_set->by_id, &role->id, role);
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  const Element *one = *(Element *const *) a;
  const Element *other = *(Element *const *) b;
  int            order;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  order = strcmp (one->texts[NOTANDA_TAG_IDENTIFIER], other->texts[NOTANDA_TAG_IDENTIFIER]);

  return order != 0 ? order : notanda_id_compare (&one->id, &other->id);
}

static GPtrArray *
list_whole_elements (NotandaTagSet *tag_set)
{
  GPtrArray     *whole = g_ptr_array_new ();
  GHashTableIter iter;
  Element       *element;

  g_hash_table_iter_init (&iter, tag_set->elements);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &element))
    if (element->texts[NOTANDA_TAG_ELEMENT] != NULL && element->texts[NOTANDA_TAG_IDENTIFIER] != NULL)
      g_ptr_array_add (whole, element);
  g_ptr_array_sort (whole, compare_elements);

  return whole;
}

/* The smallest id of a merged group: a union-find in which a parent is always
 * smaller, so circles cannot arise. */
static const NotandaId *
find_root (GHashTable      *parents,
           const NotandaId *id)
{
  const NotandaId *root = id;
  const NotandaId *next;

  while ((next = g_hash_table_lookup (parents, root)) != NULL)
    root = next;
  while ((next = g_hash_table_lookup (parents, id)) != NULL)
    {
      if (next != root)
        g_hash_table_insert (parents, (gpointer) id, (gpointer) root);
      id = next;
    }

  return root;
}

static void
find_merged (NotandaTagSet *tag_set)
{
  GHashTableIter iter;
  Element       *element;

  tag_set->merged = g_hash_table_new (notanda_id_hash, notanda_id_equal);
  g_hash_table_iter_init (&iter, tag_set->elements);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &element))
    {
      const NotandaId *one;
      const NotandaId *other;
      int              order;

      if (notanda_id_is_zero (&element->merged_into))
        continue;
      one = find_root (tag_set->merged, &element->id);
      other = find_root (tag_set->merged, &element->merged_into);
      order = notanda_id_compare (one, other);
      if (order < 0)
        g_hash_table_insert (tag_set->merged, (gpointer) other, (gpointer) one);
      else if (order > 0)
        g_hash_table_insert (tag_set->merged, (gpointer) one, (gpointer) other);
    }
}

static gboolean
is_element (const Element *element,
            const char    *what)
{
  return g_str_equal (element->texts[NOTANDA_TAG_ELEMENT], what);
}

static void
ensure_types (NotandaTagSet *tag_set)
{
  g_autoptr (GPtrArray) whole = NULL;

  if (tag_set->types != NULL)
    return;

  whole = list_whole_elements (tag_set);
  tag_set->types = g_ptr_array_new_with_free_func (type_free);
  tag_set->by_id = g_hash_table_new (notanda_id_hash, notanda_id_equal);

  find_merged (tag_set);

  for (guint i = 0; i < whole->len; i++)
    {
      Element *element = whole->pdata[i];

      if (is_element (element, "type") && find_root (tag_set->merged, &element->id) == &element->id)
        build_type (tag_set, element);
    }

  for (guint i = 0; i < whole->len; i++)
    {
      Element        *element = whole->pdata[i];
      NotandaTagType *owner = (NotandaTagType *) notanda_tag_set_find_type (tag_set, &element->owner);

      if (owner == NULL)
        continue;
      if (is_element (element, "attribute"))
        build_attribute (tag_set, element, owner);
      else if (is_element (element, "role"))
        build_role (tag_set, element, owner);
    }
}

guint
notanda_tag_set_get_n_types (NotandaTagSet *tag_set)
{
  ensure_types (tag_set);

  return tag_set->types->len;
}

const NotandaTagType *
notanda_tag_set_get_type (NotandaTagSet *tag_set,
                          guint          i)
{
  ensure_types (tag_set);
  g_return_val_if_fail (i < tag_set->types->len, NULL);

  return tag_set->types->pdata[i];
}

static gpointer
find_part (NotandaTagSet   *tag_set,
           const NotandaId *id,
           const char      *what)
{
  Element *element = g_hash_table_lookup (tag_set->elements, id);

  ensure_types (tag_set);
  if (element == NULL || g_strcmp0 (element->texts[NOTANDA_TAG_ELEMENT], what) != 0)
    return NULL;

  return g_hash_table_lookup (tag_set->by_id, id);
}

const NotandaId *
notanda_tag_set_resolve_type (NotandaTagSet   *tag_set,
                              const NotandaId *id)
{
  ensure_types (tag_set);

  return g_hash_table_size (tag_set->merged) > 0 ? find_root (tag_set->merged, id) : id;
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
  ensure_types (tag_set);
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

void
notanda_tag_set_id_for_type (const char *identifier,
                             NotandaId  *out)
{
  notanda_id_for_name ("imported-type", identifier, out);
}

static void
id_for_part (const char      *kind,
             const NotandaId *type,
             const char      *identifier,
             NotandaId       *out)
{
  char             string[NOTANDA_ID_STRING_SIZE];
  g_autofree char *name = g_strconcat (notanda_id_to_string (type, string), ".", identifier, NULL);

  notanda_id_for_name (kind, name, out);
}

void
notanda_tag_set_id_for_attribute (const NotandaId *type,
                                  const char      *identifier,
                                  NotandaId       *out)
{
  id_for_part ("imported-attribute", type, identifier, out);
}

void
notanda_tag_set_id_for_role (const NotandaId *type,
                             const char      *identifier,
                             NotandaId       *out)
{
  id_for_part ("imported-role", type, identifier, out);
}
