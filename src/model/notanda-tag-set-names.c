/* notanda-tag-set-names.c: what properties, kinds, patterns and imported elements are called in records and files
 *
 * All of it is fixed for ever: files have it.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-ids.h"
#include "model/notanda-tag-set.h"

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
  [NOTANDA_TAG_DEFAULT] = NOTANDA_ID_TAG_DEFAULT,
  [NOTANDA_TAG_PATTERN] = NOTANDA_ID_TAG_PATTERN,
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

static const char *const patterns[] = {
  [NOTANDA_PATTERN_SOLID] = "solid",
  [NOTANDA_PATTERN_DASHES] = "dashes",
  [NOTANDA_PATTERN_DOTS] = "dots",
  [NOTANDA_PATTERN_DOUBLE] = "double",
  [NOTANDA_PATTERN_DASH_DOT] = "dash-dot",
};

G_STATIC_ASSERT (G_N_ELEMENTS (patterns) == NOTANDA_N_PATTERNS);

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

const char *
notanda_pattern_get_identifier (NotandaPattern pattern)
{
  g_return_val_if_fail (pattern < NOTANDA_N_PATTERNS, NULL);

  return patterns[pattern];
}

gboolean
notanda_pattern_from_identifier (const char     *identifier,
                                 NotandaPattern *pattern)
{
  for (guint i = 0; i < NOTANDA_N_PATTERNS; i++)
    if (g_str_equal (patterns[i], identifier))
      {
        *pattern = (NotandaPattern) i;
        return TRUE;
      }

  return FALSE;
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
