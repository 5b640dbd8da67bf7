/* notanda-tag-set-merge.c: makes two types one
 *
 * That two types are one is a single record, which carries their annotations along
 * without touching any; what is written besides is for the eye. A merged group goes
 * by its smallest id, whoever merged which into which, so where that is the id of the
 * type that should vanish, it takes the other's name and looks. Of attributes and roles
 * that both have, those of one are retired and stand for the other's, which whoever
 * reads an annotation resolves.
 *
 * Rejected: moving their values and links by records of their own. A corpus' tag set
 * has no annotations at hand, and those that somebody else makes meanwhile, or that
 * are in files which aren't here, would be left behind.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-tag-set-edit-private.h"
#include "model/notanda-tag-set-private.h"

typedef struct
{
  NotandaDocument      *document;
  const NotandaTagType *from;
  const NotandaTagType *into;
  const char           *step;
} Merge;

/* The element of a group whose own record says nothing yet; in a circle one whose
 * record can be replaced, since the circle holds without it. */
static const NotandaId *
find_loose_end (NotandaTagSet   *tag_set,
                const NotandaId *id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (notanda_id_hash, notanda_id_equal);
  NotandaTagElement *element;

  while (g_hash_table_add (seen, (gpointer) id) && (element = g_hash_table_lookup (tag_set->elements, id)) != NULL &&
         !notanda_id_is_zero (&element->merged_into))
    id = &element->merged_into;

  return id;
}

/* Values and links of @from are those of @into from now on, as long as it is retired. */
static void
give_way (Merge           *merge,
          const NotandaId *from,
          const NotandaId *into)
{
  NotandaValue value = notanda_value_id (into);

  notanda_tag_edit_set_flag (merge->document, from, NOTANDA_TAG_RETIRED, TRUE, merge->step);
  notanda_document_set_tag_property (merge->document, from, NOTANDA_TAG_MERGED_INTO, &value, merge->step);
}

/* An identifier that neither of the two types has. */
static void
set_apart (Merge           *merge,
           NotandaTagPart   part,
           const NotandaId *id,
           const char      *identifier)
{
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (merge->document);
  g_autofree char *in_both = g_strdup (identifier);
  g_autofree char *in_one = NULL;

  while (g_strcmp0 (in_one, in_both) != 0)
    {
      g_free (in_one);
      in_one = notanda_tag_set_dup_free_identifier (tag_set, part, &merge->into->id, in_both);
      g_free (in_both);
      in_both = notanda_tag_set_dup_free_identifier (tag_set, part, &merge->from->id, in_one);
    }
  notanda_tag_edit_set_text (merge->document, id, NOTANDA_TAG_IDENTIFIER, in_both, merge->step);
}

static void
unite_choices (Merge                     *merge,
               const NotandaTagAttribute *from,
               const NotandaTagAttribute *into)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) all_labels = NULL;
  g_autofree char *lines = NULL;

  g_strv_builder_addv (choices, (const char **) into->choices);
  g_strv_builder_addv (labels, (const char **) into->choice_labels);
  for (guint i = 0; from->choices[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) into->choices, from->choices[i]))
      {
        g_strv_builder_add (choices, from->choices[i]);
        g_strv_builder_add (labels, from->choice_labels[i]);
      }
  all = g_strv_builder_end (choices);
  all_labels = g_strv_builder_end (labels);
  if (g_strv_length (all) == g_strv_length (into->choices))
    return;
  lines = notanda_tag_edit_join_choices (all, all_labels);
  notanda_tag_edit_set_text (merge->document, &into->id, NOTANDA_TAG_CHOICES, lines, merge->step);
}

static void
pair_attributes (Merge *merge)
{
  for (guint i = 0; i < merge->from->attributes->len; i++)
    {
      const NotandaTagAttribute *from = merge->from->attributes->pdata[i];
      const NotandaTagAttribute *into = notanda_tag_type_find_attribute_named (merge->into, from->identifier);

      if (into == NULL)
        continue;
      set_apart (merge, NOTANDA_TAG_PART_ATTRIBUTE, &from->id, from->identifier);
      if (into->kind != from->kind || into->retired || from->retired)
        continue;
      if (into->kind == NOTANDA_VALUE_CHOICE)
        unite_choices (merge, from, into);
      give_way (merge, &from->id, &into->id);
    }
}

/* Accepts what either did; where one accepts anything, so do both. */
static void
unite_accepts (Merge                *merge,
               const NotandaTagRole *from,
               const NotandaTagRole *into)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  char string[NOTANDA_ID_STRING_SIZE];

  if (into->n_accepts == 0)
    return;
  for (guint i = 0; from->n_accepts > 0 && i < into->n_accepts; i++)
    g_string_append_printf (lines, "%s\n", notanda_id_to_string (&into->accepts[i], string));
  for (guint i = 0; i < from->n_accepts; i++)
    if (strstr (lines->str, notanda_id_to_string (&from->accepts[i], string)) == NULL)
      g_string_append_printf (lines, "%s\n", string);
  notanda_tag_edit_set_text (merge->document, &into->id, NOTANDA_TAG_ACCEPTS, lines->str, merge->step);
}

static void
pair_roles (Merge *merge)
{
  for (guint i = 0; i < merge->from->roles->len; i++)
    {
      const NotandaTagRole *from = merge->from->roles->pdata[i];
      const NotandaTagRole *into = notanda_tag_type_find_role_named (merge->into, from->identifier);

      if (into == NULL)
        continue;
      set_apart (merge, NOTANDA_TAG_PART_ROLE, &from->id, from->identifier);
      if (into->retired || from->retired)
        continue;
      unite_accepts (merge, from, into);
      give_way (merge, &from->id, &into->id);
    }
}

static void
take_looks (Merge *merge)
{
  const NotandaTagType *into = merge->into;
  const NotandaId      *id = &merge->from->id;
  char                  colour[sizeof "#rrggbb"];
  char                  key[7] = { 0 };

  if (notanda_id_compare (id, &into->id) > 0)
    return;
  if (into->key != 0)
    g_unichar_to_utf8 (into->key, key);
  g_snprintf (colour, sizeof colour, "#%06x", into->colour);
  notanda_tag_edit_set_text (merge->document, id, NOTANDA_TAG_IDENTIFIER, into->identifier, merge->step);
  notanda_tag_edit_set_text (merge->document, id, NOTANDA_TAG_LABEL, into->label, merge->step);
  notanda_tag_edit_set_text (merge->document, id, NOTANDA_TAG_KEY, key, merge->step);
  notanda_tag_edit_set_text (merge->document, id, NOTANDA_TAG_COLOUR, colour, merge->step);
  notanda_tag_edit_set_text (merge->document, id, NOTANDA_TAG_PATTERN, notanda_pattern_get_identifier (into->pattern),
                             merge->step);
  notanda_tag_edit_set_text (merge->document, id, NOTANDA_TAG_GUIDELINE, into->guideline, merge->step);
  notanda_tag_edit_set_flag (merge->document, id, NOTANDA_TAG_RETIRED, into->retired, merge->step);
}

static void
do_merge (Merge *merge)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (merge->document);
  NotandaValue   into = notanda_value_id (&merge->into->id);

  notanda_document_begin_step (merge->document, merge->step);
  pair_attributes (merge);
  pair_roles (merge);
  take_looks (merge);
  notanda_document_set_tag_property (merge->document, find_loose_end (tag_set, &merge->from->id),
                                     NOTANDA_TAG_MERGED_INTO, &into, merge->step);
  notanda_document_end_step (merge->document);
}

gboolean
notanda_tag_edit_merge (NotandaDocument *document,
                        const NotandaId *from,
                        const NotandaId *into,
                        GError         **error)
{
  Merge            merge = { .document = document };
  g_autofree char *step = NULL;

  merge.from = notanda_tag_edit_get_type (document, from, error);
  if (merge.from == NULL)
    return FALSE;
  merge.into = notanda_tag_edit_get_type (document, into, error);
  if (merge.into == NULL)
    return FALSE;
  if (merge.from == merge.into)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s can’t be merged into itself."), merge.from->label);
      return FALSE;
    }
  /* TRANSLATORS: the name of a step, of two types */
  merge.step = step = g_strdup_printf (_ ("Merge %s Into %s"), merge.from->label, merge.into->label);
  do_merge (&merge);

  return TRUE;
}
