/* notanda-tag-set-propose.c: names, keys and looks for what is new in the tag set
 *
 * A label is whatever people like to read; an identifier must be safe in every
 * export format and lead back to one element. It is made once, from the first
 * label, and stays: a corpus is read by scripts that know it.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-tag-set-edit-private.h"

#define MAX_LABEL 200     /* code points */
#define MAX_IDENTIFIER 40 /* bytes, before a number */

char *
notanda_tag_label_clean (const char *label,
                         GError    **error)
{
  g_autofree char *valid = g_utf8_make_valid (label, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  gboolean blank = FALSE;
  guint    n = 0;

  for (const char *at = valid; *at != '\0' && n < MAX_LABEL; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank = clean->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (clean, ' ');
      blank = FALSE;
      g_string_append_unichar (clean, c);
      n++;
    }
  if (clean->len == 0)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("A name has at least one character."));
      return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&clean));
}

char *
notanda_tag_identifier_from_label (const char *label,
                                   const char *fallback,
                                   gboolean    lower)
{
  g_autofree char *ascii = g_str_to_ascii (label, "C");
  g_autoptr (GString) identifier = g_string_new (NULL);

  for (const char *at = ascii; *at != '\0' && identifier->len < MAX_IDENTIFIER; at++)
    if (g_ascii_isalnum (*at) || *at == '_')
      g_string_append_c (identifier, lower ? g_ascii_tolower (*at) : *at);
    else if (*at != '\'' && identifier->len > 0 && identifier->str[identifier->len - 1] != '-')
      g_string_append_c (identifier, '-');
  while (identifier->len > 0 && identifier->str[identifier->len - 1] == '-')
    g_string_truncate (identifier, identifier->len - 1);

  return identifier->len > 0 ? g_string_free_and_steal (g_steal_pointer (&identifier)) : g_strdup (fallback);
}

static gboolean
is_taken (NotandaTagSet   *tag_set,
          NotandaTagPart   part,
          const NotandaId *owner,
          const char      *identifier)
{
  const NotandaTagType *type = owner != NULL ? notanda_tag_set_find_type (tag_set, owner) : NULL;

  if (part == NOTANDA_TAG_PART_TYPE)
    return notanda_tag_set_find_type_named (tag_set, identifier) != NULL;
  if (type == NULL)
    return FALSE;
  if (part == NOTANDA_TAG_PART_ATTRIBUTE)
    return notanda_tag_type_find_attribute_named (type, identifier) != NULL;

  return notanda_tag_type_find_role_named (type, identifier) != NULL;
}

char *
notanda_tag_set_dup_free_identifier (NotandaTagSet   *tag_set,
                                     NotandaTagPart   part,
                                     const NotandaId *owner,
                                     const char      *base)
{
  g_autofree char *identifier = g_strdup (base);

  for (guint n = 2; is_taken (tag_set, part, owner, identifier); n++)
    {
      g_free (identifier);
      identifier = g_strdup_printf ("%s-%u", base, n);
    }

  return g_steal_pointer (&identifier);
}

char *
notanda_tag_set_dup_identifier (NotandaTagSet   *tag_set,
                                NotandaTagPart   part,
                                const NotandaId *owner,
                                const char      *label)
{
  static const char *const fallbacks[] = { "Type", "attribute", "role" };
  g_autofree char         *base = NULL;

  g_return_val_if_fail (part < G_N_ELEMENTS (fallbacks), NULL);

  base = notanda_tag_identifier_from_label (label, fallbacks[part], part != NOTANDA_TAG_PART_TYPE);

  return notanda_tag_set_dup_free_identifier (tag_set, part, owner, base);
}

static gboolean
is_letter_in (const char *letters,
              gunichar    letter)
{
  return letters != NULL && g_utf8_strchr (letters, -1, letter) != NULL;
}

const NotandaTagType *
notanda_tag_set_find_key (NotandaTagSet *tag_set,
                          gunichar       key)
{
  for (guint i = 0; key != 0 && i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      if (!type->retired && g_unichar_tolower (type->key) == g_unichar_tolower (key))
        return type;
    }

  return NULL;
}

gunichar
notanda_tag_set_propose_key (NotandaTagSet *tag_set,
                             const char    *label,
                             const char    *reserved)
{
  for (const char *at = label; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (at));

      if (g_unichar_isalpha (letter) && !is_letter_in (reserved, letter) && notanda_tag_set_find_key (tag_set, letter) == NULL)
        return letter;
    }

  return 0;
}

/* Chosen so that the line is seen on a light page and on a dark one as it is, at
 * 3:1 or more, and so that one knows neighbours apart. */
static const NotandaTagColour colours[] = {
  { 0x287be0, N_ ("Blue") },
  { 0xd35811, N_ ("Orange") },
  { 0x269956, N_ ("Green") },
  { 0xab5bc1, N_ ("Purple") },
  { 0xab8009, N_ ("Gold") },
  { 0xd63c49, N_ ("Red") },
  { 0x158991, N_ ("Teal") },
  { 0xcb4c94, N_ ("Pink") },
  { 0x956943, N_ ("Brown") },
  { 0x7066d9, N_ ("Indigo") },
  { 0x7b8822, N_ ("Olive") },
  { 0x797786, N_ ("Grey") },
};

const NotandaTagColour *
notanda_tag_colours_get (guint *n_colours)
{
  *n_colours = G_N_ELEMENTS (colours);

  return colours;
}

/* The built-in types have colours close to the first five. */
guint32
notanda_tag_set_propose_colour (NotandaTagSet *tag_set)
{
  guint used[G_N_ELEMENTS (colours)] = { 1, 1, 1, 1, 1 };
  guint rare = 0;

  for (guint i = NOTANDA_N_BUILTIN_TYPES; i < notanda_tag_set_get_n_types (tag_set); i++)
    for (guint c = 0; c < G_N_ELEMENTS (colours); c++)
      used[c] += notanda_tag_set_get_type (tag_set, i)->colour == colours[c].colour;
  for (guint c = 1; c < G_N_ELEMENTS (colours); c++)
    if (used[c] < used[rare])
      rare = c;

  return colours[rare].colour;
}

NotandaPattern
notanda_tag_set_propose_pattern (NotandaTagSet *tag_set)
{
  guint used[NOTANDA_N_PATTERNS] = { 0 };
  guint rare = 0;

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    used[notanda_tag_set_get_type (tag_set, i)->pattern]++;
  for (guint p = 1; p < NOTANDA_N_PATTERNS; p++)
    if (used[p] < used[rare])
      rare = p;

  return (NotandaPattern) rare;
}
