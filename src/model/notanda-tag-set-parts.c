/* notanda-tag-set-parts.c: changes of attributes and roles
 *
 * Choices, and the types that a role accepts, are one property each: who changes
 * them at the same time as somebody else gets one of the two lists, and no mixture
 * that neither wanted.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "model/notanda-tag-set-edit-private.h"

gboolean
notanda_tag_edit_set_kind (NotandaDocument *document,
                           const NotandaId *id,
                           guint8           kind,
                           GError         **error)
{
  const NotandaTagAttribute *attribute = notanda_tag_edit_get_attribute (document, id, error);
  g_autofree char           *step = NULL;

  if (attribute == NULL)
    return FALSE;
  /* TRANSLATORS: the name of a step, %s is an attribute */
  step = g_strdup_printf (_ ("Change Kind of %s"), attribute->label);
  if (attribute->kind != kind)
    notanda_tag_edit_set_text (document, id, NOTANDA_TAG_KIND, notanda_attribute_kind_get_identifier (kind), step);

  return TRUE;
}

gboolean
notanda_tag_edit_set_required (NotandaDocument *document,
                               const NotandaId *id,
                               gboolean         required,
                               GError         **error)
{
  const NotandaTagAttribute *attribute = notanda_tag_edit_get_attribute (document, id, error);
  g_autofree char           *step = NULL;

  if (attribute == NULL)
    return FALSE;
  /* TRANSLATORS: the names of steps, %s is an attribute */
  step = g_strdup_printf (required ? _ ("Require %s") : _ ("Make %s Optional"), attribute->label);
  notanda_tag_edit_set_flag (document, id, NOTANDA_TAG_REQUIRED, required, step);

  return TRUE;
}

static const char *
describe_kind (guint8 kind)
{
  switch (kind)
    {
    case NOTANDA_VALUE_CHOICE:
      return _ ("This is none of the choices.");
    case NOTANDA_VALUE_NUMBER:
      return _ ("A number has digits, with a sign before and a point between, as in -1.5.");
    case NOTANDA_VALUE_DATE:
      return _ ("A date is a year, a month or a day, as 2026, 2026-05 or 2026-05-31.");
    case NOTANDA_VALUE_YES_NO:
      return _ ("This is “yes” or “no”.");
    default:
      return _ ("This attribute can’t have a default.");
    }
}

gboolean
notanda_tag_edit_set_default (NotandaDocument *document,
                              const NotandaId *id,
                              const char      *text,
                              GError         **error)
{
  const NotandaTagAttribute *attribute = notanda_tag_edit_get_attribute (document, id, error);
  g_autofree char           *step = NULL;
  NotandaTagAttribute        tried;
  NotandaValue               unused;

  if (attribute == NULL)
    return FALSE;
  tried = *attribute;
  tried.initial = text;
  tried.retired = FALSE;
  if (*text != '\0' && !notanda_tag_attribute_get_default (&tried, &unused))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, describe_kind (attribute->kind));
      return FALSE;
    }
  /* TRANSLATORS: the name of a step, %s is an attribute */
  step = g_strdup_printf (_ ("Change Default of %s"), attribute->label);
  notanda_tag_edit_set_text (document, id, NOTANDA_TAG_DEFAULT, text, step);

  return TRUE;
}

char *
notanda_tag_edit_join_choices (char **choices,
                               char **labels)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", choices[i]);
      if (labels[i] != NULL && !g_str_equal (labels[i], choices[i]))
        g_string_append_printf (lines, "\t%s", labels[i]);
    }

  return g_string_free_and_steal (g_steal_pointer (&lines));
}

/* An attribute's choices to be changed, and written at the end. */
typedef struct
{
  NotandaDocument *document;
  NotandaId        attribute;
  char            *name;    /* the attribute's */
  GPtrArray       *choices; /* (element-type utf8) */
  GPtrArray       *labels;  /* (element-type utf8) */
} Choices;

static void
choices_clear (Choices *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

static gboolean
choices_read (Choices         *self,
              NotandaDocument *document,
              const NotandaId *id,
              GError         **error)
{
  const NotandaTagAttribute *attribute = notanda_tag_edit_get_attribute (document, id, error);

  if (attribute == NULL)
    return FALSE;
  if (attribute->kind != NOTANDA_VALUE_CHOICE)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("This attribute has no choices."));
      return FALSE;
    }
  self->document = document;
  self->attribute = attribute->id;
  self->name = g_strdup (attribute->label);
  self->choices = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; attribute->choices[i] != NULL; i++)
    {
      g_ptr_array_add (self->choices, g_strdup (attribute->choices[i]));
      g_ptr_array_add (self->labels, g_strdup (attribute->choice_labels[i]));
    }

  return TRUE;
}

static gboolean
choices_find (Choices    *self,
              const char *choice,
              guint      *index,
              GError    **error)
{
  if (g_ptr_array_find_with_equal_func (self->choices, choice, g_str_equal, index))
    return TRUE;
  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, describe_kind (NOTANDA_VALUE_CHOICE));

  return FALSE;
}

static void
choices_write (Choices    *self,
               const char *step)
{
  g_autofree char *lines = NULL;

  g_ptr_array_add (self->choices, NULL);
  g_ptr_array_add (self->labels, NULL);
  lines = notanda_tag_edit_join_choices ((char **) self->choices->pdata, (char **) self->labels->pdata);
  notanda_tag_edit_set_text (self->document, &self->attribute, NOTANDA_TAG_CHOICES, lines, step);
}

/* A label that is safe as it is, such as PERSON, is its own identifier. */
static char *
dup_choice_identifier (Choices    *self,
                       const char *label)
{
  g_autofree char *base = notanda_identifier_is_valid (label)
                              ? g_strdup (label)
                              : notanda_tag_identifier_from_label (label, "choice", TRUE);
  g_autofree char *identifier = g_strdup (base);

  for (guint n = 2; g_ptr_array_find_with_equal_func (self->choices, identifier, g_str_equal, NULL); n++)
    {
      g_free (identifier);
      identifier = g_strdup_printf ("%s-%u", base, n);
    }

  return g_steal_pointer (&identifier);
}

gboolean
notanda_tag_edit_add_choice (NotandaDocument *document,
                             const NotandaId *attribute,
                             const char      *label,
                             GError         **error)
{
  g_autofree char *clean = notanda_tag_label_clean (label, error);
  g_autofree char *step = NULL;
  g_auto (Choices) choices = { 0 };

  if (clean == NULL || !choices_read (&choices, document, attribute, error))
    return FALSE;
  if (g_ptr_array_find_with_equal_func (choices.labels, clean, g_str_equal, NULL))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("There is a choice of this name already."));
      return FALSE;
    }
  /* TRANSLATORS: the name of a step: a choice, and the attribute that it is of */
  step = g_strdup_printf (_ ("Add %s to %s"), clean, choices.name);
  g_ptr_array_add (choices.choices, dup_choice_identifier (&choices, clean));
  g_ptr_array_add (choices.labels, g_strdup (clean));
  choices_write (&choices, step);

  return TRUE;
}

gboolean
notanda_tag_edit_rename_choice (NotandaDocument *document,
                                const NotandaId *attribute,
                                const char      *choice,
                                const char      *label,
                                GError         **error)
{
  g_autofree char *clean = notanda_tag_label_clean (label, error);
  g_autofree char *step = NULL;
  g_auto (Choices) choices = { 0 };
  guint index;
  char *before;

  if (clean == NULL || !choices_read (&choices, document, attribute, error) ||
      !choices_find (&choices, choice, &index, error))
    return FALSE;
  before = choices.labels->pdata[index];
  /* TRANSLATORS: the name of a step: a type, attribute or role, and its new name */
  step = g_strdup_printf (_ ("Rename %s to %s"), before, clean);
  choices.labels->pdata[index] = g_strdup (clean);
  g_free (before);
  choices_write (&choices, step);

  return TRUE;
}

gboolean
notanda_tag_edit_remove_choice (NotandaDocument *document,
                                const NotandaId *attribute,
                                const char      *choice,
                                GError         **error)
{
  g_autofree char *step = NULL;
  g_auto (Choices) choices = { 0 };
  guint index;

  if (!choices_read (&choices, document, attribute, error) || !choices_find (&choices, choice, &index, error))
    return FALSE;
  /* TRANSLATORS: the name of a step: a choice, and the attribute that it was of */
  step = g_strdup_printf (_ ("Remove %s from %s"), (char *) choices.labels->pdata[index], choices.name);
  g_ptr_array_remove_index (choices.choices, index);
  g_ptr_array_remove_index (choices.labels, index);
  choices_write (&choices, step);

  return TRUE;
}

static void
move_entry (GPtrArray *array,
            guint      from,
            guint      to)
{
  g_ptr_array_insert (array, (int) to, g_ptr_array_steal_index (array, from));
}

gboolean
notanda_tag_edit_move_choice (NotandaDocument *document,
                              const NotandaId *attribute,
                              const char      *choice,
                              int              by,
                              GError         **error)
{
  g_autofree char *step = NULL;
  g_auto (Choices) choices = { 0 };
  guint  index;
  gint64 to;

  if (!choices_read (&choices, document, attribute, error) || !choices_find (&choices, choice, &index, error))
    return FALSE;
  /* TRANSLATORS: the name of a step, %s is a choice */
  step = g_strdup_printf (_ ("Move %s"), (char *) choices.labels->pdata[index]);
  to = CLAMP ((gint64) index + by, 0, (gint64) choices.choices->len - 1);
  move_entry (choices.choices, index, (guint) to);
  move_entry (choices.labels, index, (guint) to);
  choices_write (&choices, step);

  return TRUE;
}

gboolean
notanda_tag_edit_set_accepts (NotandaDocument *document,
                              const NotandaId *id,
                              const NotandaId *type,
                              gboolean         accepts,
                              GError         **error)
{
  const NotandaTagRole *role = notanda_tag_edit_get_role (document, id, error);
  const NotandaTagType *found = role != NULL ? notanda_tag_edit_get_type (document, type, error) : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *step = NULL;
  gboolean         accepted = FALSE;
  char             string[NOTANDA_ID_STRING_SIZE];

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < role->n_accepts; i++)
    {
      gboolean is_it = notanda_id_equal (&role->accepts[i], &found->id);

      accepted = accepted || is_it;
      if (accepts || !is_it)
        g_string_append_printf (lines, "%s\n", notanda_id_to_string (&role->accepts[i], string));
    }
  if (accepted == accepts)
    return TRUE;
  if (accepts)
    g_string_append_printf (lines, "%s\n", notanda_id_to_string (&found->id, string));
  /* TRANSLATORS: the name of a step, %s is a role */
  step = g_strdup_printf (_ ("Change What %s Leads To"), role->label);
  notanda_tag_edit_set_text (document, &role->id, NOTANDA_TAG_ACCEPTS, lines->str, step);

  return TRUE;
}
