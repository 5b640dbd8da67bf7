/* notanda-difference-words.c: a difference between people, as they read it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The labels of the tag set and the words of the article: what stands on the command
 * line as identifiers and offsets is for programs.
 */

#include "app/dialogs/notanda-difference-words.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"
#include "app/common/notanda-article-words.h"
#include "app/common/notanda-bidi.h"
#include "app/common/notanda-type-style.h"
#include "model/notanda-registers.h"

#define SUBJECT_CHARS 120
#define VALUE_CHARS 300

/* As the editor of the tag set calls them. */
static const char *const tag_properties[NOTANDA_N_TAG_PROPERTIES] = {
  [NOTANDA_TAG_ELEMENT] = N_ ("Part of the Tag Set"),
  [NOTANDA_TAG_IDENTIFIER] = N_ ("Identifier"),
  [NOTANDA_TAG_LABEL] = N_ ("Name"),
  [NOTANDA_TAG_OWNER] = N_ ("Type"),
  [NOTANDA_TAG_KEY] = N_ ("Key That Marks"),
  [NOTANDA_TAG_COLOUR] = N_ ("Colour"),
  [NOTANDA_TAG_GUIDELINE] = N_ ("Guideline"),
  [NOTANDA_TAG_RETIRED] = N_ ("Retired"),
  [NOTANDA_TAG_KIND] = N_ ("Kind"),
  [NOTANDA_TAG_CHOICES] = N_ ("Choices"),
  [NOTANDA_TAG_REQUIRED] = N_ ("Required"),
  [NOTANDA_TAG_ACCEPTS] = N_ ("Leads To"),
  [NOTANDA_TAG_MERGED_INTO] = N_ ("Merged Into"),
  [NOTANDA_TAG_DEFAULT] = N_ ("Default"),
  [NOTANDA_TAG_PATTERN] = N_ ("Line"),
};

static gboolean
parse (const NotandaDifference *difference,
       guint                    i,
       NotandaValue            *value)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (g_ptr_array_index (difference->values, i), &size);

  return notanda_value_parse (value, bytes, size);
}

static char *
dup_annotation (NotandaDocument *document,
                guint32          slot)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autofree char *words = NULL;

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, slot, &annotation))
    return g_strdup (_ ("A deleted annotation"));
  words = notanda_annotation_dup_excerpt (document, slot, SUBJECT_CHARS);
  /* TRANSLATORS: a type of annotation, then the words it is on */
  return notanda_bidi_printf (_ ("%s: %s"), notanda_type_get_label (notanda_document_get_tag_set (document), &annotation.type),
                              words);
}

static char *
dup_tag_element (NotandaDocument *document,
                 const NotandaId *id)
{
  NotandaTagSet             *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagType      *type = notanda_tag_set_find_type (tag_set, id);
  const NotandaTagAttribute *attribute = notanda_tag_set_find_attribute (tag_set, id);
  const NotandaTagRole      *role = notanda_tag_set_find_role (tag_set, id);
  const char                *label = type != NULL ? type->label : attribute != NULL ? attribute->label
                                                              : role != NULL        ? role->label
                                                                                    : "";

  /* TRANSLATORS: the name of a type, attribute or role */
  return notanda_bidi_printf (_ ("Tag set: %s"), label);
}

char *
notanda_difference_dup_subject (const NotandaDifference *difference,
                                NotandaDocument         *document)
{
  if (difference->kind == NOTANDA_RECORD_SET)
    return dup_annotation (document, difference->slot);
  if (difference->kind == NOTANDA_RECORD_TAG_SET)
    return dup_tag_element (document, &difference->subject);
  if (difference->kind == NOTANDA_RECORD_CORPUS)
    return g_strdup (_ ("The corpus"));
  return g_strdup (_ ("The article"));
}

/* A link or note is a field of its own; one of its values may be that it was taken away. */
static const char *
name_element (const NotandaDifference *difference)
{
  NotandaValue value;

  for (guint i = 0; i < difference->values->len; i++)
    if (parse (difference, i, &value) && value.kind == NOTANDA_VALUE_LINK)
      return _ ("Link");
    else if (parse (difference, i, &value) && value.kind == NOTANDA_VALUE_NOTE)
      return _ ("Note");
    else if (parse (difference, i, &value) && value.kind == NOTANDA_VALUE_BLOCKS)
      return _ ("Kind of Paragraph");
  return _ ("Property");
}

char *
notanda_difference_dup_field (const NotandaDifference *difference,
                              NotandaDocument         *document)
{
  const NotandaTagAttribute *attribute = notanda_tag_set_find_attribute (notanda_document_get_tag_set (document),
                                                                         &difference->field);

  if (difference->edited_while_deleted)
    return g_strdup (_ ("Deleted by one, changed by another"));
  if (notanda_id_equal (&difference->field, notanda_field_get_position ()))
    return g_strdup (_ ("Place in the Text"));
  if (notanda_id_equal (&difference->field, notanda_field_get_type_field ()))
    return g_strdup (_ ("Type"));
  if (notanda_id_equal (&difference->field, notanda_field_get_state ()))
    return g_strdup (_ ("Work State"));
  if (attribute != NULL)
    return g_strdup (attribute->label);
  for (guint i = 0; i < NOTANDA_N_META; i++)
    if (notanda_id_equal (&difference->field, notanda_meta_get_field (i)))
      return g_strdup (notanda_article_words_get_meta (i));
  for (guint i = 0; i < NOTANDA_N_TAG_PROPERTIES; i++)
    if (notanda_id_equal (&difference->field, notanda_tag_property_get_field (i)))
      return g_strdup (_ (tag_properties[i]));
  if (notanda_id_equal (&difference->field, notanda_field_get_blocks ()))
    return g_strdup (_ ("Paragraphs and Headings"));
  return g_strdup (name_element (difference));
}

static char *
dup_fragments (NotandaDocument    *document,
               const NotandaValue *value)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < notanda_ranges_count (value->raw); i++)
    {
      NotandaRange     range = notanda_ranges_get (value->raw, i);
      g_autofree char *piece = notanda_article_dup_range (notanda_document_get_article (document), range.start,
                                                          MIN (range.end, range.start + VALUE_CHARS));

      g_string_append_printf (words, "%s%s%s", i > 0 ? " … " : "", g_strdelimit (piece, "\r\n\t", ' '),
                              range.end > range.start + VALUE_CHARS ? "…" : "");
    }
  return g_string_free_and_steal (words);
}

static char *
dup_link (NotandaDocument    *document,
          const NotandaValue *value)
{
  const NotandaTagRole *role = notanda_tag_set_find_role (notanda_document_get_tag_set (document), &value->id);
  g_autofree char      *target = NULL;
  guint32               slot;

  if (notanda_document_find (document, &value->target, &slot))
    target = dup_annotation (document, slot);
  /* TRANSLATORS: a role, then the annotation that has it */
  return notanda_bidi_printf (_ ("%s: %s"), role != NULL ? role->label : _ ("Link"), target != NULL ? target : _ ("an annotation that isn’t here yet"));
}

/* The names of the types that a role leads to. */
static char *
dup_accepted (NotandaDocument    *document,
              const NotandaValue *value)
{
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  g_autofree char *text = notanda_value_dup_string (value);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  NotandaId id;

  for (guint i = 0; lines[i] != NULL; i++)
    if (notanda_id_from_string (lines[i], &id))
      g_strv_builder_add (labels, notanda_type_get_label (tag_set, &id));
  all = g_strv_builder_end (labels);

  return all[0] != NULL ? g_strjoinv (", ", all) : g_strdup (_ ("Nothing"));
}

static char *
dup_plain (const NotandaDifference *difference,
           NotandaDocument         *document,
           const NotandaValue      *value)
{
  NotandaAttribute attribute = { difference->field, *value };
  g_autofree char *string = notanda_attribute_dup_value (notanda_document_get_tag_set (document), &attribute);

  return *string != '\0' ? g_steal_pointer (&string) : g_strdup (_ ("Something that can’t be shown"));
}

char *
notanda_difference_dup_value (const NotandaDifference *difference,
                              NotandaDocument         *document,
                              guint                    i)
{
  NotandaValue value;

  if (!parse (difference, i, &value))
    return g_strdup (_ ("Something that can’t be read"));
  if (notanda_id_equal (&difference->field, notanda_tag_property_get_field (NOTANDA_TAG_ACCEPTS)))
    return dup_accepted (document, &value);
  switch ((guint) value.kind)
    {
    case NOTANDA_VALUE_NONE:
      return g_strdup (_ ("Nothing"));
    case NOTANDA_VALUE_FRAGMENTS:
      return dup_fragments (document, &value);
    case NOTANDA_VALUE_ID:
      return g_strdup (notanda_type_get_label (notanda_document_get_tag_set (document), &value.id));
    case NOTANDA_VALUE_LINK:
      return dup_link (document, &value);
    default:
      return dup_plain (difference, document, &value);
    }
}
