/* notanda-jsonl-tags.c: the tag set in JSON Lines
 *
 * Only types that aren't just as the built-in tag set has them are written, so
 * a document with no tags of its own carries no tag set.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-jsonl-private.h"

static gboolean
is_equal_strv (char **a,
               char **b)
{
  if (a == NULL || b == NULL)
    return (a == NULL || *a == NULL) && (b == NULL || *b == NULL);

  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
is_equal_attribute (const NotandaTagAttribute *a,
                    const NotandaTagAttribute *b)
{
  return notanda_id_equal (&a->id, &b->id) && a->kind == b->kind && a->required == b->required &&
         a->retired == b->retired && g_strcmp0 (a->initial, b->initial) == 0 &&
         g_strcmp0 (a->identifier, b->identifier) == 0 && g_strcmp0 (a->label, b->label) == 0 &&
         is_equal_strv (a->choices, b->choices) && is_equal_strv (a->choice_labels, b->choice_labels);
}

static gboolean
is_equal_role (const NotandaTagRole *a,
               const NotandaTagRole *b)
{
  return notanda_id_equal (&a->id, &b->id) && a->n_accepts == b->n_accepts && a->retired == b->retired &&
         g_strcmp0 (a->identifier, b->identifier) == 0 && g_strcmp0 (a->label, b->label) == 0 &&
         (a->n_accepts == 0 || memcmp (a->accepts, b->accepts, a->n_accepts * sizeof (NotandaId)) == 0);
}

gboolean
notanda_tag_type_is_equal (const NotandaTagType *a,
                           const NotandaTagType *b)
{
  if (!notanda_id_equal (&a->id, &b->id) || a->key != b->key || a->colour != b->colour ||
      a->pattern != b->pattern || a->retired != b->retired || a->attributes->len != b->attributes->len ||
      a->roles->len != b->roles->len || g_strcmp0 (a->identifier, b->identifier) != 0 ||
      g_strcmp0 (a->label, b->label) != 0 || g_strcmp0 (a->guideline, b->guideline) != 0)
    return FALSE;

  for (guint i = 0; i < a->attributes->len; i++)
    if (!is_equal_attribute (g_ptr_array_index (a->attributes, i), g_ptr_array_index (b->attributes, i)))
      return FALSE;

  for (guint i = 0; i < a->roles->len; i++)
    if (!is_equal_role (g_ptr_array_index (a->roles, i), g_ptr_array_index (b->roles, i)))
      return FALSE;

  return TRUE;
}

static void
append_flag (NotandaBuffer *out,
             const char    *key,
             gboolean       flag)
{
  append_key (out, key);
  notanda_buffer_append_string (out, flag ? "true" : "false");
}

static void
write_choices (NotandaBuffer             *out,
               const NotandaTagAttribute *attribute)
{
  append_key (out, "choices");
  notanda_buffer_append_char (out, '[');
  for (guint i = 0; attribute->choices != NULL && attribute->choices[i] != NULL; i++)
    {
      append_comma (out);
      notanda_buffer_append_char (out, '[');
      append_json (out, attribute->choices[i]);
      if (attribute->choice_labels != NULL && attribute->choice_labels[i] != NULL)
        {
          append_comma (out);
          append_json (out, attribute->choice_labels[i]);
        }
      notanda_buffer_append_char (out, ']');
    }
  notanda_buffer_append_char (out, ']');
}

static void
write_attributes (NotandaBuffer        *out,
                  const NotandaTagType *type)
{
  append_key (out, "attributes");
  notanda_buffer_append_char (out, '[');
  for (guint i = 0; i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *attribute = g_ptr_array_index (type->attributes, i);
      const char                *kind = notanda_attribute_kind_get_identifier (attribute->kind);

      append_comma (out);
      notanda_buffer_append_char (out, '{');
      append_id_member (out, "id", &attribute->id);
      append_member (out, "identifier", attribute->identifier);
      append_member (out, "label", attribute->label);
      append_member (out, "kind", kind != NULL ? kind : "text");
      if (attribute->choices != NULL)
        write_choices (out, attribute);
      append_flag (out, "required", attribute->required);
      append_member (out, "default", attribute->initial);
      append_flag (out, "retired", attribute->retired);
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_char (out, ']');
}

static void
write_roles (NotandaBuffer        *out,
             const NotandaTagType *type)
{
  append_key (out, "roles");
  notanda_buffer_append_char (out, '[');
  for (guint i = 0; i < type->roles->len; i++)
    {
      const NotandaTagRole *role = g_ptr_array_index (type->roles, i);

      append_comma (out);
      notanda_buffer_append_char (out, '{');
      append_id_member (out, "id", &role->id);
      append_member (out, "identifier", role->identifier);
      append_member (out, "label", role->label);
      append_key (out, "accepts");
      notanda_buffer_append_char (out, '[');
      for (guint a = 0; a < role->n_accepts; a++)
        {
          append_comma (out);
          notanda_buffer_append_char (out, '"');
          notanda_buffer_append_id (out, &role->accepts[a]);
          notanda_buffer_append_char (out, '"');
        }
      notanda_buffer_append_char (out, ']');
      append_flag (out, "retired", role->retired);
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_char (out, ']');
}

static void
write_type (NotandaBuffer        *out,
            const NotandaTagType *type)
{
  char key[8] = "";
  char colour[16];

  if (type->key != 0)
    key[g_unichar_to_utf8 (type->key, key)] = '\0';
  g_snprintf (colour, sizeof colour, "#%06x", type->colour & 0xffffff);

  append_comma (out);
  notanda_buffer_append_char (out, '{');
  append_id_member (out, "id", &type->id);
  append_member (out, "identifier", type->identifier);
  append_member (out, "label", type->label);
  append_member (out, "key", key);
  append_member (out, "colour", colour);
  append_member (out, "pattern", notanda_pattern_get_identifier (type->pattern));
  append_member (out, "guideline", type->guideline);
  append_flag (out, "retired", type->retired);
  write_attributes (out, type);
  write_roles (out, type);
  notanda_buffer_append_char (out, '}');
}

static void
begin_type (NotandaBuffer *out,
            gboolean      *any)
{
  if (!*any)
    {
      append_key (out, "tag_set");
      notanda_buffer_append_char (out, '[');
    }
  *any = TRUE;
}

/* A reader has all the built-in types, and has to be told which are no more. */
static void
write_merged (NotandaBuffer        *out,
              const NotandaTagType *type,
              const NotandaId      *into)
{
  append_comma (out);
  notanda_buffer_append_char (out, '{');
  append_id_member (out, "id", &type->id);
  append_member (out, "identifier", type->identifier);
  append_id_member (out, "merged_into", into);
  notanda_buffer_append_char (out, '}');
}

void
notanda_jsonl_write_tag_set (NotandaBuffer *out,
                             NotandaTagSet *tag_set,
                             NotandaTagSet *builtin)
{
  gboolean any = FALSE;

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);
      const NotandaTagType *original = notanda_tag_set_find_type (builtin, &type->id);

      if (original != NULL && notanda_tag_type_is_equal (type, original))
        continue;

      begin_type (out, &any);
      write_type (out, type);
    }

  for (guint i = 0; i < notanda_tag_set_get_n_types (builtin); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (builtin, i);
      const NotandaId      *into = notanda_tag_set_resolve_type (tag_set, &type->id);

      if (notanda_id_equal (into, &type->id))
        continue;
      begin_type (out, &any);
      write_merged (out, type, into);
    }

  if (any)
    notanda_buffer_append_char (out, ']');
}
