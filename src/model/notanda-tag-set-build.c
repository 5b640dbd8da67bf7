/* notanda-tag-set-build.c: builds types with attributes and roles from recorded elements
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-tag-set-builtin.h"
#include "model/notanda-tag-set-private.h"

static const char *
text_or_empty (const NotandaTagElement *element,
               NotandaTagProperty       property)
{
  return element->texts[property] != NULL ? element->texts[property] : "";
}

/* A colour from the identifier, so that an imported type looks the same
 * everywhere before anybody chooses one. */
static guint32
parse_colour (const NotandaTagElement *element)
{
  static const guint32 palette[] = { 0x1c71d8, 0xa51d2d, 0x26a269, 0x613583, 0x986a44, 0x0e7c86, 0xb5528b, 0x5e5c64 };
  const char          *text = element->texts[NOTANDA_TAG_COLOUR];
  guint64              colour;

  if (text != NULL && text[0] == '#' && strlen (text) == 7 && g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &colour, NULL))
    return (guint32) colour;

  return palette[element->id.bytes[0] % G_N_ELEMENTS (palette)];
}

/* The built-in ones differ from each other; the others get theirs from the id, so
 * that it stays when a type comes or goes. */
static guint8
parse_pattern (const NotandaTagElement *element)
{
  NotandaPattern pattern;

  if (notanda_pattern_from_identifier (text_or_empty (element, NOTANDA_TAG_PATTERN), &pattern))
    return (guint8) pattern;

  return (element->rank < notanda_n_builtin_elements ? element->rank : element->id.bytes[1]) % NOTANDA_N_PATTERNS;
}

static gboolean
is_yes (const NotandaTagElement *element,
        NotandaTagProperty       property)
{
  return g_str_equal (text_or_empty (element, property), "yes");
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
label_or_identifier (const NotandaTagElement *element)
{
  const char *label = text_or_empty (element, NOTANDA_TAG_LABEL);

  return *label != '\0' ? label : text_or_empty (element, NOTANDA_TAG_IDENTIFIER);
}

static void
build_type (NotandaTagSet     *tag_set,
            NotandaTagElement *element)
{
  NotandaTagType *type = g_new0 (NotandaTagType, 1);

  type->id = element->id;
  type->identifier = element->texts[NOTANDA_TAG_IDENTIFIER];
  type->label = label_or_identifier (element);
  type->guideline = text_or_empty (element, NOTANDA_TAG_GUIDELINE);
  type->key = g_utf8_get_char (text_or_empty (element, NOTANDA_TAG_KEY));
  type->colour = parse_colour (element);
  type->pattern = parse_pattern (element);
  type->retired = is_yes (element, NOTANDA_TAG_RETIRED);
  type->attributes = g_ptr_array_new_with_free_func (attribute_free);
  type->roles = g_ptr_array_new_with_free_func (role_free);
  type->has_own_name = notanda_identifier_is_valid (type->identifier) &&
                       notanda_tag_set_find_type_named (tag_set, type->identifier) == NULL;
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
build_attribute (NotandaTagSet     *tag_set,
                 NotandaTagElement *element,
                 NotandaTagType    *owner)
{
  NotandaTagAttribute *attribute = g_new0 (NotandaTagAttribute, 1);

  attribute->id = element->id;
  attribute->type = owner->id;
  attribute->identifier = element->texts[NOTANDA_TAG_IDENTIFIER];
  attribute->label = label_or_identifier (element);
  attribute->kind = notanda_attribute_kind_from_identifier (text_or_empty (element, NOTANDA_TAG_KIND));
  attribute->initial = text_or_empty (element, NOTANDA_TAG_DEFAULT);
  attribute->required = is_yes (element, NOTANDA_TAG_REQUIRED);
  attribute->retired = is_yes (element, NOTANDA_TAG_RETIRED);
  if (attribute->kind == NOTANDA_VALUE_CHOICE)
    parse_choices (attribute, text_or_empty (element, NOTANDA_TAG_CHOICES));
  attribute->has_own_name = notanda_identifier_is_valid (attribute->identifier) &&
                            notanda_tag_type_find_attribute_named (owner, attribute->identifier) == NULL;
  g_ptr_array_add (owner->attributes, attribute);
  g_hash_table_insert (tag_set->by_id, &attribute->id, attribute);
}

static gboolean
has_id (const NotandaId *ids,
        guint            n,
        const NotandaId *id)
{
  for (guint i = 0; i < n; i++)
    if (notanda_id_equal (&ids[i], id))
      return TRUE;

  return FALSE;
}

static void
build_role (NotandaTagSet     *tag_set,
            NotandaTagElement *element,
            NotandaTagType    *owner)
{
  g_auto (GStrv) lines = g_strsplit (text_or_empty (element, NOTANDA_TAG_ACCEPTS), "\n", -1);
  NotandaTagRole *role = g_new0 (NotandaTagRole, 1);
  NotandaId      *accepts = g_new0 (NotandaId, g_strv_length (lines) + 1);

  for (char **line = lines; *line != NULL; line++)
    {
      NotandaId id;

      if (!notanda_id_from_string (*line, &id))
        continue;
      id = *notanda_tag_set_resolve_type (tag_set, &id);
      if (!has_id (accepts, role->n_accepts, &id))
        accepts[role->n_accepts++] = id;
    }

  role->id = element->id;
  role->type = owner->id;
  role->identifier = element->texts[NOTANDA_TAG_IDENTIFIER];
  role->label = label_or_identifier (element);
  role->accepts = accepts;
  role->retired = is_yes (element, NOTANDA_TAG_RETIRED);
  role->has_own_name = notanda_identifier_is_valid (role->identifier) &&
                       notanda_tag_type_find_role_named (owner, role->identifier) == NULL;
  g_ptr_array_add (owner->roles, role);
  g_hash_table_insert (tag_set->by_id, &role->id, role);
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  const NotandaTagElement *one = *(NotandaTagElement *const *) a;
  const NotandaTagElement *other = *(NotandaTagElement *const *) b;
  int                      order;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  order = strcmp (one->texts[NOTANDA_TAG_IDENTIFIER], other->texts[NOTANDA_TAG_IDENTIFIER]);

  return order != 0 ? order : notanda_id_compare (&one->id, &other->id);
}

static GPtrArray *
list_whole_elements (NotandaTagSet *tag_set)
{
  GPtrArray         *whole = g_ptr_array_new ();
  GHashTableIter     iter;
  NotandaTagElement *element;

  g_hash_table_iter_init (&iter, tag_set->elements);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &element))
    if (element->texts[NOTANDA_TAG_ELEMENT] != NULL && element->texts[NOTANDA_TAG_IDENTIFIER] != NULL)
      g_ptr_array_add (whole, element);
  g_ptr_array_sort (whole, compare_elements);

  return whole;
}

/* The smallest id of a merged group: a union-find in which a parent is always
 * smaller, so circles cannot arise. */
const NotandaId *
notanda_tag_set_find_root (GHashTable      *parents,
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

static gboolean
is_element (const NotandaTagElement *element,
            const char              *what)
{
  return g_strcmp0 (element->texts[NOTANDA_TAG_ELEMENT], what) == 0;
}

static gboolean
is_part (const NotandaTagElement *element)
{
  return is_element (element, "attribute") || is_element (element, "role");
}

static void
find_merged (NotandaTagSet *tag_set)
{
  GHashTableIter     iter;
  NotandaTagElement *element;

  tag_set->merged = g_hash_table_new (notanda_id_hash, notanda_id_equal);
  g_hash_table_iter_init (&iter, tag_set->elements);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &element))
    {
      const NotandaId *one;
      const NotandaId *other;
      int              order;

      if (notanda_id_is_zero (&element->merged_into) || is_part (element))
        continue;
      one = notanda_tag_set_find_root (tag_set->merged, &element->id);
      other = notanda_tag_set_find_root (tag_set->merged, &element->merged_into);
      order = notanda_id_compare (one, other);
      if (order < 0)
        g_hash_table_insert (tag_set->merged, (gpointer) other, (gpointer) one);
      else if (order > 0)
        g_hash_table_insert (tag_set->merged, (gpointer) one, (gpointer) other);
    }
}

/* Returns: (nullable): what the part gave way to */
static NotandaTagElement *
get_next_part (NotandaTagSet     *tag_set,
               NotandaTagElement *element)
{
  NotandaTagElement *next = NULL;

  if (!notanda_id_is_zero (&element->merged_into) && is_yes (element, NOTANDA_TAG_RETIRED))
    next = g_hash_table_lookup (tag_set->elements, &element->merged_into);

  return next != NULL && is_part (next) ? next : NULL;
}

static const NotandaId *
find_least_part (NotandaTagSet     *tag_set,
                 NotandaTagElement *in_circle)
{
  const NotandaId *least = &in_circle->id;

  for (NotandaTagElement *next = get_next_part (tag_set, in_circle); next != in_circle; next = get_next_part (tag_set, next))
    least = notanda_id_compare (&next->id, least) < 0 ? &next->id : least;

  return least;
}

/* The end of the chain; in a circle, which two people make who merge two types in both directions, the smallest id of it.
 * @ends: (element-type NotandaTagElement NotandaId): of all that were on the way to one, %NULL for those that are on this one: a tag set
 * from elsewhere may be one long chain */
static const NotandaId *
find_last_part (NotandaTagSet     *tag_set,
                NotandaTagElement *element,
                GHashTable        *ends)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  const NotandaId *end;

  while (element != NULL && !g_hash_table_contains (ends, element))
    {
      g_hash_table_insert (ends, element, NULL);
      g_ptr_array_add (way, element);
      element = get_next_part (tag_set, element);
    }
  if (element == NULL)
    end = &((NotandaTagElement *) way->pdata[way->len - 1])->id;
  else
    end = g_hash_table_lookup (ends, element);
  if (end == NULL)
    end = find_least_part (tag_set, element);
  for (guint i = 0; i < way->len; i++)
    g_hash_table_insert (ends, way->pdata[i], (gpointer) end);

  return end;
}

static void
find_moved (NotandaTagSet *tag_set)
{
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL);
  GHashTableIter     iter;
  NotandaTagElement *element;

  tag_set->moved = g_hash_table_new (notanda_id_hash, notanda_id_equal);
  g_hash_table_iter_init (&iter, tag_set->elements);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &element))
    {
      const NotandaId *end = is_part (element) ? find_last_part (tag_set, element, ends) : &element->id;

      if (end != &element->id)
        g_hash_table_insert (tag_set->moved, &element->id, (gpointer) end);
    }
}

void
notanda_tag_set_build_types (NotandaTagSet *tag_set)
{
  g_autoptr (GPtrArray) whole = list_whole_elements (tag_set);

  tag_set->types = g_ptr_array_new_with_free_func (type_free);
  tag_set->by_id = g_hash_table_new (notanda_id_hash, notanda_id_equal);

  find_merged (tag_set);
  find_moved (tag_set);

  for (guint i = 0; i < whole->len; i++)
    {
      NotandaTagElement *element = whole->pdata[i];

      if (is_element (element, "type") && notanda_tag_set_find_root (tag_set->merged, &element->id) == &element->id)
        build_type (tag_set, element);
    }

  for (guint i = 0; i < whole->len; i++)
    {
      NotandaTagElement *element = whole->pdata[i];
      NotandaTagType    *owner = (NotandaTagType *) notanda_tag_set_find_type (tag_set, &element->owner);

      if (owner == NULL)
        continue;
      if (is_element (element, "attribute"))
        build_attribute (tag_set, element, owner);
      else if (is_element (element, "role"))
        build_role (tag_set, element, owner);
    }
}

static gboolean
is_choice (const NotandaTagAttribute *attribute,
           const char                *text)
{
  return attribute->choices != NULL && g_strv_contains ((const char *const *) attribute->choices, text);
}

gboolean
notanda_tag_attribute_get_default (const NotandaTagAttribute *attribute,
                                   NotandaValue              *out)
{
  const char *text = attribute->initial;

  if (*text == '\0' || attribute->retired)
    return FALSE;

  switch (attribute->kind)
    {
    case NOTANDA_VALUE_CHOICE:
      *out = notanda_value_text (NOTANDA_VALUE_CHOICE, text);
      return is_choice (attribute, text);
    case NOTANDA_VALUE_YES_NO:
      *out = notanda_value_yes_no (g_str_equal (text, "yes"));
      return out->yes || g_str_equal (text, "no");
    case NOTANDA_VALUE_TEXT:
    case NOTANDA_VALUE_NUMBER:
    case NOTANDA_VALUE_DATE:
      *out = notanda_value_text ((NotandaValueKind) attribute->kind, text);
      return notanda_value_is_text_of (attribute->kind, text);
    default: /* what a name refers to is never the same for all */
      return FALSE;
    }
}
