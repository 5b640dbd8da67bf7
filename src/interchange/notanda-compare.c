/* notanda-compare.c: whether what was read back is what was written
 *
 * Document and marks are walked side by side in text order: nothing is sorted,
 * looked up or allocated, so that checking an export costs about as much as
 * making it. What a format can't carry is left out by its NotandaCan; the
 * writer has counted that as lost.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-compare.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "interchange/notanda-brat.h"
#include "interchange/notanda-names.h"

typedef struct
{
  NotandaCan            can;
  NotandaFormatWriter  *writer;
  NotandaDocument      *document;
  NotandaTagSet        *tag_set;
  const NotandaMarks   *marks;
  const NotandaTagType *type; /* of the annotation at hand, or NULL */
  GArray               *fragments;
} Compare;

/* The functions below give the name of what differs, or NULL. */
typedef const char *Difference;

static gboolean
is_id (gboolean         has_id,
       const NotandaId *a,
       const NotandaId *b)
{
  return has_id && notanda_id_equal (a, b);
}

/* @kind is what a bare string is taken for. */
static gboolean
is_value (const Compare          *compare,
          const NotandaValue     *value,
          const NotandaMarkValue *mark,
          guint8                  kind)
{
  const char *text;

  if (value->kind == NOTANDA_VALUE_REFERENCE)
    return mark->kind == NOTANDA_VALUE_REFERENCE && g_strcmp0 (mark->database, value->database) == 0 &&
           g_strcmp0 (mark->text, value->text) == 0 && g_strcmp0 (mark->label, value->label) == 0;

  if (compare->can & NOTANDA_CAN_KINDS)
    {
      if (value->kind == NOTANDA_VALUE_YES_NO)
        return mark->kind == value->kind && mark->yes == value->yes;

      return (mark->kind != NOTANDA_VALUE_NONE ? mark->kind : kind) == value->kind &&
             g_strcmp0 (mark->text, value->text) == 0;
    }

  text = notanda_brat_value_text (value);

  return text != NULL && g_strcmp0 (mark->text, text) == 0;
}

/* The mark value of this name; @hint is where it is in the usual order. */
static const NotandaMarkValue *
find_value (GArray     *values,
            guint       first,
            guint       n,
            guint       hint,
            const char *name)
{
  const NotandaMarkValue *at = &g_array_index (values, NotandaMarkValue, first);

  if (hint < n && g_str_equal (at[hint].name, name))
    return &at[hint];

  for (guint i = 0; i < n; i++)
    if (g_str_equal (at[i].name, name))
      return &at[i];

  return NULL;
}

static Difference
compare_attributes (Compare           *compare,
                    const NotandaMark *mark)
{
  const NotandaAnnotation *annotation = &compare->writer->annotation;
  char                     buffer[NOTANDA_NAME_SIZE];
  guint                    n = 0;

  for (guint i = 0; i < annotation->n_attributes; i++)
    {
      const NotandaAttribute    *attribute = &annotation->attributes[i];
      const char                *name = notanda_name_of_attribute (compare->type, &attribute->id, buffer);
      const NotandaTagAttribute *tag = NULL;
      const NotandaMarkValue    *value;

      if (attribute->value.kind == NOTANDA_VALUE_NONE || attribute->value.kind > NOTANDA_VALUE_REFERENCE)
        continue;

      if (name != buffer)
        tag = notanda_tag_type_find_attribute_named (compare->type, name);
      value = find_value (compare->marks->values, mark->first_value, mark->n_values, n, name);
      if (value == NULL || !is_value (compare, &attribute->value, value, tag != NULL ? tag->kind : NOTANDA_VALUE_NONE))
        return _ ("attributes");
      n++;
    }

  return n == mark->n_values ? NULL : _ ("attributes");
}

/* Notes on a link, in order; their names may have got other numbers. */
static const NotandaMarkValue *
find_link_note (Compare               *compare,
                const NotandaMarkLink *mark,
                guint                  n)
{
  const NotandaMarkValue *values = &g_array_index (compare->marks->link_values, NotandaMarkValue, mark->first_value);

  for (guint i = 0; i < mark->n_values; i++)
    if (values[i].kind == NOTANDA_VALUE_TEXT && n-- == 0)
      return &values[i];

  return NULL;
}

static Difference
compare_link_values (Compare               *compare,
                     const NotandaLink     *link,
                     const NotandaMarkLink *mark)
{
  gboolean kinds = (compare->can & NOTANDA_CAN_KINDS) != 0;
  guint    n = 0;
  guint    n_notes = 0;

  for (guint i = 0; i < link->n_attributes; i++)
    {
      const NotandaNamedValue *attribute = &link->attributes[i];
      gboolean                 is_note = !kinds && notanda_brat_is_link_note (attribute);
      const NotandaMarkValue  *value;

      if (attribute->value.kind == NOTANDA_VALUE_NONE || attribute->value.kind > NOTANDA_VALUE_REFERENCE)
        continue;
      if (!kinds && !is_note &&
          (notanda_brat_value_text (&attribute->value) == NULL || !notanda_identifier_is_valid (attribute->name)))
        continue;

      if (is_note)
        value = find_link_note (compare, mark, n_notes++);
      else
        value = find_value (compare->marks->link_values, mark->first_value, mark->n_values, n, attribute->name);
      if (value == NULL || !is_value (compare, &attribute->value, value, NOTANDA_VALUE_TEXT))
        return _ ("links");
      n++;
    }

  return n == mark->n_values ? NULL : _ ("links");
}

static gboolean
is_role (Compare         *compare,
         const NotandaId *role,
         const char      *name)
{
  char             buffer[NOTANDA_NAME_SIZE];
  g_autofree char *relation = NULL;

  if (compare->can & NOTANDA_CAN_KINDS)
    return g_str_equal (notanda_name_of_role (compare->type, role, buffer), name);

  relation = notanda_name_of_relation (compare->type, role);

  return g_str_equal (relation, name);
}

/* By id, or by the number that brat's writer gave the annotation. */
static gboolean
is_target (Compare               *compare,
           const NotandaLink     *link,
           const NotandaMarkLink *mark,
           guint                  number)
{
  if (compare->can & NOTANDA_CAN_IDS)
    return is_id (mark->has_id, &mark->id, &link->id) && notanda_id_equal (&mark->target, &link->target);

  return mark->target_mark == number - 1;
}

static Difference
compare_links (Compare           *compare,
               const NotandaMark *mark)
{
  const NotandaAnnotation *annotation = &compare->writer->annotation;
  GArray                  *numbers = compare->writer->numbers;
  guint                    n = 0;

  for (guint i = 0; i < annotation->n_links; i++)
    {
      const NotandaLink     *link = &annotation->links[i];
      const NotandaMarkLink *read;
      guint32                slot;
      guint                  number = 0;
      Difference             difference;

      if (!(compare->can & NOTANDA_CAN_IDS))
        {
          if (notanda_document_find (compare->document, &link->target, &slot) && slot < numbers->len)
            number = g_array_index (numbers, guint32, slot);
          if (number == 0)
            continue;
        }

      if (n >= mark->n_links)
        return _ ("links");
      read = &g_array_index (compare->marks->links, NotandaMarkLink, mark->first_link + n++);
      if (!is_role (compare, &link->role, read->role) || !is_target (compare, link, read, number))
        return _ ("links");
      difference = compare_link_values (compare, link, read);
      if (difference != NULL)
        return difference;
    }

  return n == mark->n_links ? NULL : _ ("links");
}

static gboolean
is_note (Compare               *compare,
         const NotandaNote     *note,
         const NotandaMarkNote *mark)
{
  char        buffer[NOTANDA_BRAT_KIND_SIZE];
  const char *kind = note->kind;

  if (!(compare->can & NOTANDA_CAN_KINDS))
    {
      kind = notanda_brat_note_kind (kind, buffer);
      if (g_str_equal (kind, "AnnotatorNotes"))
        kind = "";
    }

  if (!g_str_equal (mark->kind, kind) || !g_str_equal (mark->text, note->text))
    return FALSE;
  if (compare->can & NOTANDA_CAN_IDS && !is_id (mark->has_id, &mark->id, &note->id))
    return FALSE;

  return !(compare->can & NOTANDA_CAN_AUTHORS) ||
         (g_strcmp0 (mark->author, note->author) == 0 && mark->time == note->time);
}

static Difference
compare_notes (Compare           *compare,
               const NotandaMark *mark)
{
  const NotandaAnnotation *annotation = &compare->writer->annotation;

  if (annotation->n_notes != mark->n_notes)
    return _ ("notes");
  for (guint i = 0; i < annotation->n_notes; i++)
    if (!is_note (compare, &annotation->notes[i],
                  &g_array_index (compare->marks->notes, NotandaMarkNote, mark->first_note + i)))
      return _ ("notes");

  return NULL;
}

static Difference
compare_place (Compare           *compare,
               const NotandaMark *mark)
{
  const NotandaAnnotation *annotation = &compare->writer->annotation;
  const NotandaRange      *fragments = annotation->fragments;
  guint                    n = annotation->n_fragments;

  if (!(compare->can & NOTANDA_CAN_LINE_BREAKS))
    {
      notanda_brat_split_fragments (notanda_document_get_article (compare->document), fragments, n,
                                    compare->fragments);
      fragments = (const NotandaRange *) (gpointer) compare->fragments->data;
      n = compare->fragments->len;
    }

  if (n != mark->n_fragments ||
      memcmp (fragments, notanda_marks_get_fragments (compare->marks, mark), n * sizeof *fragments) != 0)
    return _ ("place in the text");

  return NULL;
}

/* What is said to be covered must be what is covered, the blanks between
 * fragments included. */
static Difference
compare_text (Compare           *compare,
              const NotandaMark *mark)
{
  NotandaArticle     *article = notanda_document_get_article (compare->document);
  const NotandaRange *fragments = notanda_marks_get_fragments (compare->marks, mark);
  const char         *at = mark->text;

  for (guint i = 0; at != NULL && i < mark->n_fragments; i++)
    {
      gsize       size;
      const char *text = notanda_article_peek_range (article, fragments[i].start, fragments[i].end, &size);

      if ((i > 0 && *at++ != ' ') || strncmp (at, text, size) != 0)
        return _ ("words covered");
      at += size;
    }

  return at != NULL && *at == '\0' ? NULL : _ ("words covered");
}

static Difference
compare_origin (Compare           *compare,
                const NotandaMark *mark)
{
  const NotandaAnnotation *annotation = &compare->writer->annotation;

  if (!(compare->can & NOTANDA_CAN_AUTHORS))
    return NULL;
  if (g_strcmp0 (mark->author, annotation->author) != 0 || mark->created != annotation->created)
    return _ ("author or time");
  if (mark->origin != (int) annotation->origin ||
      g_strcmp0 (mark->rule != NULL ? mark->rule : "", annotation->rule) != 0)
    return _ ("origin");
  if (g_strcmp0 (mark->state != NULL ? mark->state : "", annotation->state) != 0)
    return _ ("work state");

  return NULL;
}

static Difference
compare_annotation (Compare           *compare,
                    const NotandaMark *mark)
{
  static Difference (*const parts[]) (Compare *, const NotandaMark *) = {
    compare_place,
    compare_text,
    compare_attributes,
    compare_links,
    compare_notes,
    compare_origin,
  };
  const NotandaAnnotation *annotation = &compare->writer->annotation;
  char                     buffer[NOTANDA_NAME_SIZE];
  Difference               difference = NULL;

  compare->type = notanda_tag_set_find_type (compare->tag_set, &annotation->type);
  if (compare->can & NOTANDA_CAN_IDS && !is_id (mark->has_id, &mark->id, &annotation->id))
    return _ ("id");
  if (!g_str_equal (notanda_name_of_found_type (compare->type, &annotation->type, buffer), mark->type))
    return _ ("type");

  for (guint i = 0; difference == NULL && i < G_N_ELEMENTS (parts); i++)
    difference = parts[i](compare, mark);

  return difference;
}

gboolean
notanda_compare_fail (NotandaFormatWriter *writer,
                      GError             **error,
                      const char          *what)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH,
               _ ("%s: what was read back isn't what was written (%s)"), writer->document_name, what);

  return FALSE;
}

gboolean
notanda_compare_marks (const NotandaFormat *format,
                       NotandaFormatWriter *writer,
                       NotandaDocument     *document,
                       const NotandaMarks  *marks,
                       GError             **error)
{
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  Compare compare = {
    .can = format->can,
    .writer = writer,
    .document = document,
    .tag_set = notanda_document_get_tag_set (document),
    .marks = marks,
    .fragments = fragments,
  };

  if (marks->n_problems > 0)
    return notanda_compare_fail (writer, error, g_array_index (marks->problems, NotandaProblem, 0).message);

  notanda_format_writer_number (writer, document);
  if (writer->slots->len != marks->marks->len)
    return notanda_compare_fail (writer, error, _ ("number of annotations"));

  for (guint i = 0; i < writer->slots->len; i++)
    {
      const NotandaMark *mark = notanda_marks_get (marks, i);
      Difference         difference;

      if (!notanda_document_read (document, g_array_index (writer->slots, guint32, i), &writer->annotation))
        return notanda_compare_fail (writer, error, _ ("number of annotations"));
      difference = compare_annotation (&compare, mark);
      if (difference != NULL)
        return notanda_compare_fail (writer, error, difference);
    }

  return TRUE;
}
