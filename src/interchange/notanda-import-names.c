/* notanda-import-names.c: names in marks, resolved to ids of the tag set
 *
 * The tag set's own pointers end with each change to it, and changes made in a
 * step may come into force only at its end; so nothing here keeps them, and a
 * name that is new is known from these tables alone until the import is over.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-import-names.h"

#include <string.h>

#include "interchange/notanda-names.h"

#define MAX_CHOICES 40

typedef enum
{
  NAME_TYPE,
  NAME_ATTRIBUTE,
  NAME_ROLE,
} NameKind;

typedef struct
{
  NameKind    kind;
  NotandaId   type; /* of an attribute or role; zero else */
  const char *name; /* as the file has it; borrowed */
  NotandaId   id;
  guint8      value_kind; /* of an attribute */
  gboolean    is_new;
  char       *identifier; /* of a new one */
  GHashTable *values;     /* of a new attribute: those seen */
  gboolean    has_flag;   /* one without a value was seen */
  gboolean    has_text;   /* one that can't be a choice was seen */
} Name;

struct _NotandaImportNames
{
  NotandaDocument *document;
  GHashTable      *table; /* Name to itself */
  GPtrArray       *names; /* in the order they came */
  GStringChunk    *strings;
};

static guint
name_hash (gconstpointer data)
{
  const Name *name = data;

  return g_str_hash (name->name) * 31 + notanda_id_hash (&name->type) + name->kind;
}

static gboolean
name_equal (gconstpointer a,
            gconstpointer b)
{
  const Name *one = a;
  const Name *other = b;

  return one->kind == other->kind && notanda_id_equal (&one->type, &other->type) &&
         g_str_equal (one->name, other->name);
}

static void
name_free (gpointer data)
{
  Name *name = data;

  g_clear_pointer (&name->values, g_hash_table_unref);
  g_free (name->identifier);
  g_free (name);
}

NotandaImportNames *
notanda_import_names_new (NotandaDocument *document)
{
  NotandaImportNames *names = g_new0 (NotandaImportNames, 1);

  names->document = g_object_ref (document);
  names->table = g_hash_table_new (name_hash, name_equal);
  names->names = g_ptr_array_new_with_free_func (name_free);
  names->strings = g_string_chunk_new (256);

  return names;
}

void
notanda_import_names_free (NotandaImportNames *names)
{
  g_hash_table_unref (names->table);
  g_ptr_array_unref (names->names);
  g_string_chunk_free (names->strings);
  g_object_unref (names->document);
  g_free (names);
}

static void
resolve_type (NotandaTagSet *tag_set,
              Name          *name)
{
  const NotandaTagType *found = notanda_tag_set_find_type_named (tag_set, name->name);

  if (found != NULL)
    {
      name->id = found->id;
      return;
    }

  if (notanda_name_get_id (name->name, &name->id))
    return;

  notanda_tag_set_id_for_type (name->name, &name->id);
  name->is_new = notanda_tag_set_find_type (tag_set, &name->id) == NULL;
  name->identifier = g_strdup (name->name);
}

static void
resolve_attribute (NotandaTagSet *tag_set,
                   Name          *name)
{
  const NotandaTagType      *type = notanda_tag_set_find_type (tag_set, &name->type);
  const NotandaTagAttribute *found = NULL;

  if (type != NULL)
    found = notanda_tag_type_find_attribute_named (type, name->name);

  if (found != NULL)
    name->id = found->id;
  else if (!notanda_name_get_id (name->name, &name->id))
    {
      notanda_tag_set_id_for_attribute (&name->type, name->name, &name->id);
      found = notanda_tag_set_find_attribute (tag_set, &name->id);
      name->is_new = found == NULL;
      name->identifier = g_strdup (name->name);
    }

  name->value_kind = found != NULL ? found->kind : NOTANDA_VALUE_NONE;
}

static void
resolve_role (NotandaTagSet *tag_set,
              Name          *name)
{
  const NotandaTagType *type = notanda_tag_set_find_type (tag_set, &name->type);
  const NotandaTagRole *found = notanda_role_from_relation (type, name->name);

  if (found != NULL)
    {
      name->id = found->id;
      return;
    }

  if (notanda_name_get_id (name->name, &name->id))
    return;

  name->identifier = notanda_role_identifier_from_relation (name->name);
  notanda_tag_set_id_for_role (&name->type, name->identifier, &name->id);
  name->is_new = notanda_tag_set_find_role (tag_set, &name->id) == NULL;
}

static Name *
add_name (NotandaImportNames *names,
          const Name         *key)
{
  Name *name = g_memdup2 (key, sizeof *key);

  name->name = g_string_chunk_insert (names->strings, key->name);
  g_ptr_array_add (names->names, name);
  g_hash_table_add (names->table, name);

  return name;
}

static Name *
get_name (NotandaImportNames *names,
          NameKind            kind,
          const NotandaId    *type,
          const char         *string)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (names->document);
  Name           key = { .kind = kind, .name = string };
  Name          *name;

  if (type != NULL)
    key.type = *type;
  name = g_hash_table_lookup (names->table, &key);
  if (name != NULL)
    return name;

  name = add_name (names, &key);
  if (kind == NAME_TYPE)
    resolve_type (tag_set, name);
  else if (kind == NAME_ATTRIBUTE)
    resolve_attribute (tag_set, name);
  else
    resolve_role (tag_set, name);

  return name;
}

const NotandaId *
notanda_import_names_type (NotandaImportNames *names,
                           const char         *type)
{
  return &get_name (names, NAME_TYPE, NULL, type)->id;
}

const NotandaId *
notanda_import_names_role (NotandaImportNames *names,
                           const NotandaId    *type,
                           const char         *role)
{
  return &get_name (names, NAME_ROLE, type, role)->id;
}

static void
note_value (NotandaImportNames     *names,
            Name                   *name,
            const NotandaMarkValue *value)
{
  if (value->kind == NOTANDA_VALUE_REFERENCE || value->kind == NOTANDA_VALUE_NUMBER ||
      value->kind == NOTANDA_VALUE_DATE)
    name->value_kind = value->kind;
  else if (value->kind == NOTANDA_VALUE_YES_NO || value->text == NULL)
    name->has_flag = TRUE;
  else if (value->kind == NOTANDA_VALUE_TEXT || !notanda_identifier_is_valid (value->text))
    name->has_text = TRUE;
  else
    {
      if (name->values == NULL)
        name->values = g_hash_table_new (g_str_hash, g_str_equal);
      if (g_hash_table_size (name->values) <= MAX_CHOICES)
        g_hash_table_add (name->values, g_string_chunk_insert_const (names->strings, value->text));
    }
}

/* What kind of attribute the values seen make: a reference, number or date
 * where the file says so, a flag, a choice of a few words, or text. */
static void
settle_kind (Name *name)
{
  guint n = name->values != NULL ? g_hash_table_size (name->values) : 0;

  if (!name->is_new || name->kind != NAME_ATTRIBUTE || name->value_kind != NOTANDA_VALUE_NONE)
    return;

  if (name->has_text || n > MAX_CHOICES)
    name->value_kind = NOTANDA_VALUE_TEXT;
  else if (n == 0 ||
           n == (guint) g_hash_table_contains (name->values, "yes") + (guint) g_hash_table_contains (name->values, "no"))
    name->value_kind = NOTANDA_VALUE_YES_NO;
  else
    name->value_kind = NOTANDA_VALUE_CHOICE;
}

void
notanda_import_names_collect (NotandaImportNames *names,
                              const NotandaMarks *marks)
{
  for (guint i = 0; i < marks->marks->len; i++)
    {
      const NotandaMark *mark = notanda_marks_get (marks, i);
      const NotandaId   *type = notanda_import_names_type (names, mark->type);

      for (guint v = 0; v < mark->n_values; v++)
        {
          const NotandaMarkValue *value = &g_array_index (marks->values, NotandaMarkValue, mark->first_value + v);
          Name                   *name = get_name (names, NAME_ATTRIBUTE, type, value->name);

          if (name->is_new)
            note_value (names, name, value);
        }

      for (guint l = 0; l < mark->n_links; l++)
        notanda_import_names_role (
            names, type, g_array_index (marks->links, NotandaMarkLink, mark->first_link + l).role);
    }

  for (guint i = 0; i < names->names->len; i++)
    settle_kind (g_ptr_array_index (names->names, i));
}

static void
set_text (NotandaImportNames *names,
          const Name         *name,
          NotandaTagProperty  property,
          const char         *text,
          const char         *label)
{
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_TEXT, text);

  notanda_document_set_tag_property (names->document, &name->id, property, &value, label);
}

/* One that isn't in the tag set yet will be there under this name. */
static void
add_element_name (NotandaImportNames       *names,
                  const NotandaMarkElement *element)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (names->document);
  const char    *kind = element->properties[NOTANDA_TAG_KIND];
  Name           key = { .type = element->owner, .id = element->id, .name = element->properties[NOTANDA_TAG_IDENTIFIER] };
  gboolean       known;

  switch (element->properties[NOTANDA_TAG_ELEMENT][0])
    {
    case 't':
      key.kind = NAME_TYPE;
      known = notanda_tag_set_find_type (tag_set, &key.id) != NULL;
      break;
    case 'a':
      key.kind = NAME_ATTRIBUTE;
      key.value_kind = kind != NULL ? notanda_attribute_kind_from_identifier (kind) : NOTANDA_VALUE_TEXT;
      known = notanda_tag_set_find_attribute (tag_set, &key.id) != NULL;
      break;
    default:
      key.kind = NAME_ROLE;
      known = notanda_tag_set_find_role (tag_set, &key.id) != NULL;
    }

  if (!known && !g_hash_table_contains (names->table, &key))
    add_name (names, &key);
}

void
notanda_import_names_add_elements (NotandaImportNames *names,
                                   const NotandaMarks *marks,
                                   const char         *label)
{
  for (guint i = 0; i < marks->elements->len; i++)
    add_element_name (names, &g_array_index (marks->elements, NotandaMarkElement, i));

  for (guint i = 0; i < marks->elements->len; i++)
    {
      const NotandaMarkElement *element = &g_array_index (marks->elements, NotandaMarkElement, i);

      for (guint p = 0; p < NOTANDA_N_TAG_PROPERTIES; p++)
        {
          NotandaValue value = notanda_mark_element_get (element, (NotandaTagProperty) p);

          if (value.kind != NOTANDA_VALUE_NONE)
            notanda_document_set_tag_property (names->document, &element->id, (NotandaTagProperty) p, &value, label);
        }
    }
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
create_attribute (NotandaImportNames *names,
                  const Name         *name,
                  const char         *label)
{
  g_autoptr (GPtrArray) choices = NULL;
  g_autofree char *joined = NULL;

  set_text (names, name, NOTANDA_TAG_KIND, notanda_attribute_kind_get_identifier (name->value_kind), label);
  if (name->value_kind != NOTANDA_VALUE_CHOICE)
    return;

  choices = g_hash_table_get_keys_as_ptr_array (name->values);
  g_ptr_array_sort (choices, compare_strings);
  g_ptr_array_add (choices, NULL);
  joined = g_strjoinv ("\n", (char **) choices->pdata);
  set_text (names, name, NOTANDA_TAG_CHOICES, joined, label);
}

void
notanda_import_names_create (NotandaImportNames *names,
                             const char         *label)
{
  static const char *const elements[] = { "type", "attribute", "role" };

  for (guint i = 0; i < names->names->len; i++)
    {
      Name        *name = g_ptr_array_index (names->names, i);
      NotandaValue owner = notanda_value_id (&name->type);

      if (!name->is_new || !notanda_identifier_is_valid (name->identifier))
        continue;

      set_text (names, name, NOTANDA_TAG_ELEMENT, elements[name->kind], label);
      set_text (names, name, NOTANDA_TAG_IDENTIFIER, name->identifier, label);
      set_text (names, name, NOTANDA_TAG_LABEL, name->identifier, label);
      if (name->kind != NAME_TYPE)
        notanda_document_set_tag_property (names->document, &name->id, NOTANDA_TAG_OWNER, &owner, label);
      if (name->kind == NAME_ATTRIBUTE)
        create_attribute (names, name, label);
      name->is_new = FALSE;
    }
}

static NotandaValue
yes_no_from_text (const char *text)
{
  static const char *const yes[] = { "yes", "true", "1", NULL };
  static const char *const no[] = { "no", "false", "0", NULL };
  g_autofree char         *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  if (lower == NULL || g_strv_contains (yes, lower))
    return notanda_value_yes_no (TRUE);
  if (g_strv_contains (no, lower))
    return notanda_value_yes_no (FALSE);

  return notanda_value_text (NOTANDA_VALUE_TEXT, text);
}

/* "Wikidata:Q1" as text, for an attribute that is a reference. */
static NotandaValue
reference_from_text (NotandaImportNames *names,
                     const char         *text)
{
  const char *colon = strchr (text, ':');
  const char *database = "";

  if (colon != NULL)
    database = g_string_chunk_insert_len (names->strings, text, colon - text);

  return notanda_value_reference (database, colon != NULL ? colon + 1 : text, "");
}

NotandaValue
notanda_import_names_value (NotandaImportNames     *names,
                            const NotandaMarkValue *value,
                            guint8                  kind)
{
  if (value->kind == NOTANDA_VALUE_REFERENCE)
    return notanda_value_reference (value->database, value->text, value->label);
  if (value->kind == NOTANDA_VALUE_YES_NO)
    return notanda_value_yes_no (value->yes);
  if (value->kind != NOTANDA_VALUE_NONE)
    return notanda_value_text (value->kind, value->text);
  if (kind == NOTANDA_VALUE_YES_NO || value->text == NULL)
    return yes_no_from_text (value->text);
  if (kind == NOTANDA_VALUE_REFERENCE)
    return reference_from_text (names, value->text);

  return notanda_value_text (kind != NOTANDA_VALUE_NONE ? kind : NOTANDA_VALUE_TEXT, value->text);
}

void
notanda_import_names_attribute (NotandaImportNames     *names,
                                const NotandaId        *type,
                                const NotandaMarkValue *value,
                                NotandaAttribute       *out)
{
  const Name *name = get_name (names, NAME_ATTRIBUTE, type, value->name);

  out->id = name->id;
  out->value = notanda_import_names_value (names, value, name->value_kind);
}
