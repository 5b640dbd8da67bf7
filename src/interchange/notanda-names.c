/* notanda-names.c: what the tag set's things are called in other formats
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-names.h"

#include <string.h>

#define MAX_FILE_NAME 200 /* bytes, which leaves room for "-12.jsonl" and a temporary name */

static const char *
name_by_id (const NotandaId *id,
            char            *buffer)
{
  memcpy (buffer, "id-", 3);
  notanda_id_to_string (id, buffer + 3);

  return buffer;
}

gboolean
notanda_name_get_id (const char *name,
                     NotandaId  *out)
{
  return g_str_has_prefix (name, "id-") && notanda_id_from_string (name + 3, out);
}

/* Its identifier leads back to it, and isn't taken for an id. */
static gboolean
is_named (gboolean    has_own_name,
          const char *identifier)
{
  NotandaId id;

  return has_own_name && !notanda_name_get_id (identifier, &id);
}

const char *
notanda_name_of_found_type (const NotandaTagType *found,
                            const NotandaId      *type,
                            char                 *buffer)
{
  /* a merged type is found by the others' ids too */
  if (found != NULL && is_named (found->has_own_name, found->identifier) && notanda_id_equal (&found->id, type))
    return found->identifier;

  return name_by_id (type, buffer);
}

const char *
notanda_name_of_type (NotandaTagSet   *tag_set,
                      const NotandaId *type,
                      char            *buffer)
{
  return notanda_name_of_found_type (notanda_tag_set_find_type (tag_set, type), type, buffer);
}

const char *
notanda_name_of_attribute (const NotandaTagType *type,
                           const NotandaId      *attribute,
                           char                 *buffer)
{
  for (guint i = 0; type != NULL && i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *found = g_ptr_array_index (type->attributes, i);

      if (notanda_id_equal (&found->id, attribute) && is_named (found->has_own_name, found->identifier))
        return found->identifier;
    }

  return name_by_id (attribute, buffer);
}

const char *
notanda_name_of_role (const NotandaTagType *type,
                      const NotandaId      *role,
                      char                 *buffer)
{
  for (guint i = 0; type != NULL && i < type->roles->len; i++)
    {
      const NotandaTagRole *found = g_ptr_array_index (type->roles, i);

      if (notanda_id_equal (&found->id, role) && is_named (found->has_own_name, found->identifier))
        return found->identifier;
    }

  return name_by_id (role, buffer);
}

/* "same-as" to "HasSameAs". */
static char *
relation_from_identifier (const char *identifier)
{
  g_autoptr (GString) relation = g_string_new ("Has");
  gboolean capital = TRUE;

  for (const char *at = identifier; *at != '\0'; at++)
    {
      if (*at == '-' || *at == '_')
        capital = TRUE;
      else
        {
          g_string_append_c (relation, capital ? g_ascii_toupper (*at) : *at);
          capital = FALSE;
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&relation));
}

static gboolean
is_role (const NotandaTagRole *role,
         const NotandaId      *id)
{
  return role != NULL && notanda_id_equal (&role->id, id);
}

char *
notanda_name_of_relation (const NotandaTagType *type,
                          const NotandaId      *role)
{
  char             buffer[NOTANDA_NAME_SIZE];
  const char      *name = notanda_name_of_role (type, role, buffer);
  g_autofree char *relation = NULL;

  if (name == buffer || !g_ascii_islower (name[0]))
    return g_strdup (name);

  relation = relation_from_identifier (name);
  if (is_role (notanda_role_from_relation (type, relation), role))
    return g_steal_pointer (&relation);

  if (is_role (notanda_role_from_relation (type, name), role))
    return g_strdup (name);

  return g_strdup (name_by_id (role, buffer));
}

/* Equal but for case, "-" and "_". */
static gboolean
is_same_name (const char *a,
              const char *b)
{
  while (TRUE)
    {
      while (*a == '-' || *a == '_')
        a++;
      while (*b == '-' || *b == '_')
        b++;
      if (g_ascii_tolower (*a) != g_ascii_tolower (*b))
        return FALSE;
      if (*a == '\0')
        return TRUE;
      a++;
      b++;
    }
}

static const char *
skip_has (const char *relation)
{
  if (g_ascii_strncasecmp (relation, "Has", 3) != 0)
    return NULL;

  relation += 3;
  while (*relation == '-' || *relation == '_')
    relation++;

  return *relation != '\0' ? relation : NULL;
}

const NotandaTagRole *
notanda_role_from_relation (const NotandaTagType *type,
                            const char           *relation)
{
  const char *names[] = { relation, skip_has (relation) };

  if (type == NULL)
    return NULL;

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      const NotandaTagRole *role;

      if (names[n] == NULL)
        continue;
      role = notanda_tag_type_find_role_named (type, names[n]);
      if (role != NULL)
        return role;
      for (guint i = 0; i < type->roles->len; i++)
        {
          role = g_ptr_array_index (type->roles, i);
          if (is_same_name (role->identifier, names[n]))
            return role;
        }
    }

  return NULL;
}

/* The roles that a tag set of any type may have: they are known by whatever
 * a relation calls them, also on a type that doesn't have them yet. */
static const char *
find_known_role (const char *name)
{
  static const char *const known[] = { "source", "cue", "addressee", "claimant",
                                       "evidence", "same-as", "entity" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (is_same_name (known[i], name))
      return known[i];

  return NULL;
}

/* "SameAs" to "same-as". */
static char *
identifier_from_camel (const char *camel)
{
  g_autoptr (GString) identifier = g_string_new (NULL);

  for (const char *at = camel; *at != '\0'; at++)
    {
      if (at > camel && g_ascii_isupper (*at))
        g_string_append_c (identifier, '-');
      g_string_append_c (identifier, g_ascii_tolower (*at));
    }

  return g_string_free_and_steal (g_steal_pointer (&identifier));
}

char *
notanda_role_identifier_from_relation (const char *relation)
{
  const char      *bare = skip_has (relation);
  const char      *known = find_known_role (bare != NULL ? bare : relation);
  g_autofree char *identifier = NULL;
  g_autofree char *back = NULL;

  if (known != NULL)
    return g_strdup (known);
  if (bare == NULL)
    return g_strdup (relation);

  identifier = identifier_from_camel (bare);
  back = relation_from_identifier (identifier);

  return g_str_equal (back, relation) ? g_steal_pointer (&identifier) : g_strdup (relation);
}

static gboolean
is_bad_in_file_name (gunichar c,
                     gboolean first)
{
  if (first && (c == '.' || c == '-' || c == '~'))
    return TRUE;
  if (c < 0x80)
    return g_ascii_iscntrl ((char) c) || strchr ("/\\:*?\"<>|", (int) c) != NULL;

  return !g_unichar_isprint (c) && !g_unichar_ismark (c);
}

char *
notanda_file_name_for (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (safe->len + 6 > MAX_FILE_NAME)
        break;
      g_string_append_unichar (safe, is_bad_in_file_name (c, at == valid) ? '_' : c);
    }

  while (safe->len > 0 && strchr (" .", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
  if (safe->len == 0)
    g_string_append (safe, "document");

  return g_string_free_and_steal (g_steal_pointer (&safe));
}
