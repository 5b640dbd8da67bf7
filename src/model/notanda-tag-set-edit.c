/* notanda-tag-set-edit.c: changes of types, and what is common to all elements
 *
 * Each writes records of single properties, which merge one by one: two people
 * who change the colour and the name of a type both get their way. Keys and
 * identifiers are kept apart here, when they are chosen; that two people choose
 * the same one at once can't be helped, and all that read the tag set take the
 * first.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-tag-set-edit-private.h"
#include "model/notanda-tag-set-private.h"

static const char *const part_names[] = {
  [NOTANDA_TAG_PART_TYPE] = "type",
  [NOTANDA_TAG_PART_ATTRIBUTE] = "attribute",
  [NOTANDA_TAG_PART_ROLE] = "role",
};

/* What an element of any kind is known by. */
typedef struct
{
  NotandaTagPart   part;
  const NotandaId *id; /* that of a merged type is the one it goes by */
  const char      *identifier;
  const char      *label;
  const NotandaId *owner; /* NULL for a type */
  gboolean         retired;
} Element;

static gboolean
refuse_gone (GError **error)
{
  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("The tag set doesn’t have this any more."));
  return FALSE;
}

static gboolean
get_element (NotandaDocument *document,
             const NotandaId *id,
             Element         *out,
             GError         **error)
{
  NotandaTagSet             *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagAttribute *attribute = notanda_tag_set_find_attribute (tag_set, id);
  const NotandaTagRole      *role = notanda_tag_set_find_role (tag_set, id);
  const NotandaTagType      *type = notanda_tag_set_find_type (tag_set, id);

  if (attribute != NULL)
    *out = (Element) { NOTANDA_TAG_PART_ATTRIBUTE, &attribute->id, attribute->identifier, attribute->label, &attribute->type,
                       attribute->retired };
  else if (role != NULL)
    *out = (Element) { NOTANDA_TAG_PART_ROLE, &role->id, role->identifier, role->label, &role->type, role->retired };
  else if (type != NULL)
    *out = (Element) { NOTANDA_TAG_PART_TYPE, &type->id, type->identifier, type->label, NULL, type->retired };
  else
    return refuse_gone (error);

  return TRUE;
}

const NotandaTagType *
notanda_tag_edit_get_type (NotandaDocument *document,
                           const NotandaId *id,
                           GError         **error)
{
  const NotandaTagType *type = notanda_tag_set_find_type (notanda_document_get_tag_set (document), id);

  if (type == NULL)
    refuse_gone (error);

  return type;
}

const NotandaTagAttribute *
notanda_tag_edit_get_attribute (NotandaDocument *document,
                                const NotandaId *id,
                                GError         **error)
{
  const NotandaTagAttribute *attribute = notanda_tag_set_find_attribute (notanda_document_get_tag_set (document), id);

  if (attribute == NULL)
    refuse_gone (error);

  return attribute;
}

const NotandaTagRole *
notanda_tag_edit_get_role (NotandaDocument *document,
                           const NotandaId *id,
                           GError         **error)
{
  const NotandaTagRole *role = notanda_tag_set_find_role (notanda_document_get_tag_set (document), id);

  if (role == NULL)
    refuse_gone (error);

  return role;
}

void
notanda_tag_edit_set_text (NotandaDocument   *document,
                           const NotandaId   *id,
                           NotandaTagProperty property,
                           const char        *text,
                           const char        *label)
{
  NotandaTagElement *element = g_hash_table_lookup (notanda_document_get_tag_set (document)->elements, id);
  const char        *now = element != NULL ? element->texts[property] : NULL;
  NotandaValue       value = notanda_value_text (NOTANDA_VALUE_TEXT, text);

  if (g_strcmp0 (now != NULL ? now : "", text) != 0)
    notanda_document_set_tag_property (document, id, property, &value, label);
}

void
notanda_tag_edit_set_flag (NotandaDocument   *document,
                           const NotandaId   *id,
                           NotandaTagProperty property,
                           gboolean           flag,
                           const char        *label)
{
  NotandaTagElement *element = g_hash_table_lookup (notanda_document_get_tag_set (document)->elements, id);
  gboolean           now = element != NULL && g_strcmp0 (element->texts[property], "yes") == 0;
  NotandaValue       value = notanda_value_yes_no (flag);

  if (now != flag)
    notanda_document_set_tag_property (document, id, property, &value, label);
}

static void
set_colour (NotandaDocument *document,
            const NotandaId *type,
            guint32          colour,
            const char      *label)
{
  char text[sizeof "#rrggbb"];

  g_snprintf (text, sizeof text, "#%06x", colour & 0xffffff);
  notanda_tag_edit_set_text (document, type, NOTANDA_TAG_COLOUR, text, label);
}

static void
set_key (NotandaDocument *document,
         const NotandaId *type,
         gunichar         key,
         const char      *label)
{
  char text[7] = { 0 };

  if (key != 0)
    g_unichar_to_utf8 (key, text);
  notanda_tag_edit_set_text (document, type, NOTANDA_TAG_KEY, text, label);
}

/* @label: a clean one. Returns the step's name, of the step that was begun. */
static char *
begin_element (NotandaDocument *document,
               NotandaTagPart   part,
               const NotandaId *owner,
               const char      *label,
               NotandaId       *out)
{
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  NotandaIdentity *identity = notanda_document_get_identity (document);
  g_autofree char *identifier = notanda_tag_set_dup_identifier (tag_set, part, owner, label);
  /* TRANSLATORS: the name of a step, %s is a type, attribute or role */
  char *step = g_strdup_printf (_ ("Add %s"), label);

  identity->new_id (out, identity->data);
  notanda_document_begin_step (document, step);
  notanda_tag_edit_set_text (document, out, NOTANDA_TAG_ELEMENT, part_names[part], step);
  notanda_tag_edit_set_text (document, out, NOTANDA_TAG_IDENTIFIER, identifier, step);
  notanda_tag_edit_set_text (document, out, NOTANDA_TAG_LABEL, label, step);

  return step;
}

gboolean
notanda_tag_edit_add_type (NotandaDocument *document,
                           const char      *label,
                           const char      *reserved,
                           NotandaId       *out,
                           GError         **error)
{
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  g_autofree char *clean = notanda_tag_label_clean (label, error);
  g_autofree char *step = NULL;

  if (clean == NULL)
    return FALSE;
  step = begin_element (document, NOTANDA_TAG_PART_TYPE, NULL, clean, out);
  set_key (document, out, notanda_tag_set_propose_key (tag_set, clean, reserved), step);
  set_colour (document, out, notanda_tag_set_propose_colour (tag_set), step);
  notanda_tag_edit_set_text (document, out, NOTANDA_TAG_PATTERN,
                             notanda_pattern_get_identifier (notanda_tag_set_propose_pattern (tag_set)), step);
  notanda_document_end_step (document);

  return TRUE;
}

gboolean
notanda_tag_edit_add_part (NotandaDocument *document,
                           NotandaTagPart   part,
                           const NotandaId *type,
                           const char      *label,
                           NotandaId       *out,
                           GError         **error)
{
  const NotandaTagType *found = notanda_tag_edit_get_type (document, type, error);
  g_autofree char      *clean = NULL;
  g_autofree char      *step = NULL;
  NotandaValue          owner;

  g_return_val_if_fail (part == NOTANDA_TAG_PART_ATTRIBUTE || part == NOTANDA_TAG_PART_ROLE, FALSE);

  if (found == NULL || (clean = notanda_tag_label_clean (label, error)) == NULL)
    return FALSE;
  owner = notanda_value_id (&found->id);
  step = begin_element (document, part, &found->id, clean, out);
  notanda_document_set_tag_property (document, out, NOTANDA_TAG_OWNER, &owner, step);
  notanda_document_end_step (document);

  return TRUE;
}

gboolean
notanda_tag_edit_rename (NotandaDocument *document,
                         const NotandaId *id,
                         const char      *label,
                         GError         **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *step = NULL;
  Element          element;

  if (!get_element (document, id, &element, error) || (clean = notanda_tag_label_clean (label, error)) == NULL)
    return FALSE;
  /* TRANSLATORS: the name of a step: a type, attribute or role, and its new name */
  step = g_strdup_printf (_ ("Rename %s to %s"), element.label, clean);
  if (g_strcmp0 (clean, element.label) != 0)
    notanda_tag_edit_set_text (document, element.id, NOTANDA_TAG_LABEL, clean, step);

  return TRUE;
}

gboolean
notanda_tag_edit_set_identifier (NotandaDocument *document,
                                 const NotandaId *id,
                                 const char      *identifier,
                                 GError         **error)
{
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  g_autofree char *free_one = NULL;
  g_autofree char *step = NULL;
  Element          element;

  if (!get_element (document, id, &element, error))
    return FALSE;
  if (g_str_equal (element.identifier, identifier))
    return TRUE;
  if (!notanda_identifier_is_valid (identifier))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
                           _ ("Only the letters a to z, digits, “-” and “_” can be in an identifier."));
      return FALSE;
    }
  free_one = notanda_tag_set_dup_free_identifier (tag_set, element.part, element.owner, identifier);
  if (!g_str_equal (free_one, identifier))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("“%s” is taken. “%s” is free."), identifier, free_one);
      return FALSE;
    }
  /* TRANSLATORS: the name of a step, %s is a type, attribute or role */
  step = g_strdup_printf (_ ("Change Identifier of %s"), element.label);
  notanda_tag_edit_set_text (document, element.id, NOTANDA_TAG_IDENTIFIER, identifier, step);

  return TRUE;
}

gboolean
notanda_tag_edit_set_colour (NotandaDocument *document,
                             const NotandaId *type,
                             guint32          colour,
                             GError         **error)
{
  const NotandaTagType *found = notanda_tag_edit_get_type (document, type, error);
  g_autofree char      *step = NULL;

  if (found == NULL)
    return FALSE;
  /* TRANSLATORS: the name of a step, %s is a type */
  step = g_strdup_printf (_ ("Change Colour of %s"), found->label);
  if (found->colour != (colour & 0xffffff))
    set_colour (document, &found->id, colour, step);

  return TRUE;
}

gboolean
notanda_tag_edit_set_pattern (NotandaDocument *document,
                              const NotandaId *type,
                              NotandaPattern   pattern,
                              GError         **error)
{
  const NotandaTagType *found = notanda_tag_edit_get_type (document, type, error);
  g_autofree char      *step = NULL;

  if (found == NULL)
    return FALSE;
  /* TRANSLATORS: the name of a step, %s is a type; the line is the one under its words */
  step = g_strdup_printf (_ ("Change Line of %s"), found->label);
  if (found->pattern != pattern)
    notanda_tag_edit_set_text (document, &found->id, NOTANDA_TAG_PATTERN, notanda_pattern_get_identifier (pattern), step);

  return TRUE;
}

gboolean
notanda_tag_edit_set_guideline (NotandaDocument *document,
                                const NotandaId *type,
                                const char      *guideline,
                                GError         **error)
{
  const NotandaTagType *found = notanda_tag_edit_get_type (document, type, error);
  g_autofree char      *valid = g_utf8_make_valid (guideline, -1);
  g_autofree char      *step = NULL;

  if (found == NULL)
    return FALSE;
  /* TRANSLATORS: the name of a step, %s is a type */
  step = g_strdup_printf (_ ("Change Guideline of %s"), found->label);
  notanda_tag_edit_set_text (document, &found->id, NOTANDA_TAG_GUIDELINE, g_strstrip (valid), step);

  return TRUE;
}

gboolean
notanda_tag_edit_set_key (NotandaDocument *document,
                          const NotandaId *type,
                          gunichar         key,
                          gboolean         swap,
                          GError         **error)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagType *found = notanda_tag_edit_get_type (document, type, error);
  const NotandaTagType *other;
  g_autofree char      *step = NULL;

  if (found == NULL)
    return FALSE;
  key = g_unichar_tolower (key);
  if (key != 0 && !g_unichar_isalpha (key))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("Only a letter can be a key."));
      return FALSE;
    }
  if (key == found->key)
    return TRUE;
  other = notanda_tag_set_find_key (tag_set, key);
  if (other != NULL && other != found && !swap)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("This is the key of %s."), other->label);
      return FALSE;
    }
  /* TRANSLATORS: the name of a step, %s is a type */
  step = g_strdup_printf (_ ("Change Key of %s"), found->label);
  notanda_document_begin_step (document, step);
  if (other != NULL && other != found)
    set_key (document, &other->id, found->retired ? 0 : found->key, step);
  set_key (document, &found->id, key, step);
  notanda_document_end_step (document);

  return TRUE;
}

gboolean
notanda_tag_edit_set_retired (NotandaDocument *document,
                              const NotandaId *id,
                              gboolean         retired,
                              GError         **error)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagType *type;
  const NotandaTagType *other;
  g_autofree char      *step = NULL;
  Element               element;

  if (!get_element (document, id, &element, error))
    return FALSE;
  if (element.retired == retired)
    return TRUE;
  /* TRANSLATORS: the names of steps, %s is a type, attribute or role */
  step = g_strdup_printf (retired ? _ ("Retire %s") : _ ("Restore %s"), element.label);
  notanda_document_begin_step (document, step);
  notanda_tag_edit_set_flag (document, element.id, NOTANDA_TAG_RETIRED, retired, step);
  type = element.part == NOTANDA_TAG_PART_TYPE ? notanda_tag_set_find_type (tag_set, id) : NULL;
  other = type != NULL && !retired ? notanda_tag_set_find_key (tag_set, type->key) : NULL;
  if (other != NULL)
    set_key (document, &type->id, 0, step);
  notanda_document_end_step (document);

  return TRUE;
}
