/* notanda-brat-write.c: an .ann file, written
 *
 * Annotations in text order first, then links, attributes, references and
 * notes, each kind in the order of the annotations: brat shows a file in any
 * order, but this one is easy to read and to compare. An annotation's own lines
 * are written in one walk, kind by kind, so nothing is collected.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-brat.h"

#include "interchange/notanda-names.h"

/* What one run over the annotations needs. */
typedef struct
{
  NotandaFormatWriter  *writer;
  NotandaDocument      *document;
  NotandaArticle       *article;
  NotandaTagSet        *tag_set;
  const NotandaTagType *type; /* of the annotation at hand, or NULL */
  const char           *type_name;
  char                  type_buffer[NOTANDA_NAME_SIZE];
  GArray               *fragments;
  NotandaAnnotation     target; /* of a link, for its type */
  guint                 n_relations;
  guint                 n_attributes;
  guint                 n_references;
  guint                 n_notes;
} Brat;

typedef void (*AnnotationFunc) (Brat *brat,
                                guint number);

static void
lose (Brat           *brat,
      NotandaLossKind kind,
      guint           n)
{
  notanda_losses_add (&brat->writer->losses, kind, n, brat->writer->document_name,
                      &brat->writer->annotation);
}

static void
append_line_head (NotandaBuffer *out,
                  char           letter,
                  guint          number,
                  const char    *word)
{
  notanda_buffer_append_char (out, letter);
  notanda_buffer_append_number (out, number);
  notanda_buffer_append_char (out, '\t');
  notanda_buffer_append_string (out, word);
  notanda_buffer_append_char (out, ' ');
}

static void
append_target (NotandaBuffer *out,
               char           letter,
               guint          number)
{
  notanda_buffer_append_char (out, letter);
  notanda_buffer_append_number (out, number);
}

static void
write_span (Brat *brat,
            guint number)
{
  const NotandaAnnotation *annotation = &brat->writer->annotation;
  NotandaBuffer           *out = &brat->writer->out;

  if (notanda_brat_split_fragments (brat->article, annotation->fragments, annotation->n_fragments,
                                    brat->fragments))
    lose (brat, NOTANDA_LOSS_LINE_BREAKS, 1);

  append_line_head (out, 'T', number, brat->type_name);
  for (guint i = 0; i < brat->fragments->len; i++)
    {
      const NotandaRange *range = &g_array_index (brat->fragments, NotandaRange, i);

      if (i > 0)
        notanda_buffer_append_char (out, ';');
      notanda_buffer_append_number (out, range->start);
      notanda_buffer_append_char (out, ' ');
      notanda_buffer_append_number (out, range->end);
    }

  for (guint i = 0; i < brat->fragments->len; i++)
    {
      const NotandaRange *range = &g_array_index (brat->fragments, NotandaRange, i);
      gsize               size;
      const char         *text = notanda_article_peek_range (brat->article, range->start, range->end, &size);

      notanda_buffer_append_char (out, i == 0 ? '\t' : ' ');
      notanda_buffer_append (out, text, size);
    }
  notanda_buffer_append_char (out, '\n');

  lose (brat, NOTANDA_LOSS_AUTHORS, 1);
  lose (brat, NOTANDA_LOSS_STATES, annotation->state[0] != '\0');
  lose (brat, NOTANDA_LOSS_DIFFERENCES, notanda_annotation_count_differences (annotation));
  if (brat->writer->conf != NULL)
    notanda_brat_conf_add_type (brat->writer->conf, brat->type_name);
}

static void
write_attribute (Brat       *brat,
                 const char *name,
                 char        letter,
                 guint       owner,
                 const char *value)
{
  NotandaBuffer *out = &brat->writer->out;

  append_line_head (out, 'A', ++brat->n_attributes, name);
  append_target (out, letter, owner);
  notanda_buffer_append_char (out, ' ');
  notanda_brat_append_escaped (out, value, FALSE, FALSE);
  notanda_buffer_append_char (out, '\n');

  if (!notanda_brat_is_plain_value (value))
    lose (brat, NOTANDA_LOSS_VALUES_CONFIG, 1);
}

static void
write_note (Brat       *brat,
            const char *kind,
            char        letter,
            guint       owner,
            const char *text)
{
  NotandaBuffer *out = &brat->writer->out;
  char           buffer[NOTANDA_BRAT_KIND_SIZE];
  const char    *word = notanda_brat_note_kind (kind, buffer);

  append_line_head (out, '#', ++brat->n_notes, word);
  append_target (out, letter, owner);
  notanda_buffer_append_char (out, '\t');
  notanda_brat_append_escaped (out, text, FALSE, FALSE);
  notanda_buffer_append_char (out, '\n');

  if (word == buffer || g_str_equal (kind, "AnnotatorNotes"))
    lose (brat, NOTANDA_LOSS_NOTE_KINDS, 1);
}

/* The number of the annotation a link leads to; 0 where it isn't shown. */
static guint
find_number (Brat            *brat,
             const NotandaId *target)
{
  guint32 slot;

  if (!notanda_document_find (brat->document, target, &slot) || slot >= brat->writer->numbers->len)
    return 0;

  return g_array_index (brat->writer->numbers, guint32, slot);
}

static void
write_relations (Brat *brat,
                 guint number)
{
  NotandaBuffer *out = &brat->writer->out;

  for (guint i = 0; i < brat->writer->annotation.n_links; i++)
    {
      const NotandaLink *link = &brat->writer->annotation.links[i];
      g_autofree char   *relation = NULL;
      guint              target = find_number (brat, &link->target);

      if (target == 0)
        {
          lose (brat, NOTANDA_LOSS_LINKS_NOWHERE, 1);
          continue;
        }

      relation = notanda_name_of_relation (brat->type, &link->role);
      append_line_head (out, 'R', ++brat->n_relations, relation);
      notanda_buffer_append_string (out, "Arg1:T");
      notanda_buffer_append_number (out, number);
      notanda_buffer_append_string (out, " Arg2:T");
      notanda_buffer_append_number (out, target);
      notanda_buffer_append_char (out, '\n');
    }
}

/* Attributes of links: those that are notes go to the notes. */
static void
write_link_attributes (Brat *brat,
                       guint number)
{
  for (guint i = 0; i < brat->writer->annotation.n_links; i++)
    {
      const NotandaLink *link = &brat->writer->annotation.links[i];

      if (find_number (brat, &link->target) == 0)
        continue;

      brat->n_relations++;
      for (guint a = 0; a < link->n_attributes; a++)
        {
          const NotandaNamedValue *attribute = &link->attributes[a];
          const char              *value = notanda_brat_value_text (&attribute->value);

          if (notanda_brat_is_link_note (attribute))
            continue;
          if (value != NULL && notanda_identifier_is_valid (attribute->name))
            write_attribute (brat, attribute->name, 'R', brat->n_relations, value);
          else
            lose (brat, NOTANDA_LOSS_LINK_VALUES, 1);
        }
    }
}

static void
write_attributes (Brat *brat,
                  guint number)
{
  const NotandaAnnotation *annotation = &brat->writer->annotation;
  char                     buffer[NOTANDA_NAME_SIZE];

  for (guint i = 0; i < annotation->n_attributes; i++)
    {
      const NotandaAttribute *attribute = &annotation->attributes[i];
      const char             *name = notanda_name_of_attribute (brat->type, &attribute->id, buffer);
      const char             *value = notanda_brat_value_text (&attribute->value);

      if (attribute->value.kind == NOTANDA_VALUE_REFERENCE)
        continue;
      if (value == NULL)
        {
          lose (brat, NOTANDA_LOSS_VALUES_UNKNOWN, 1);
          continue;
        }

      write_attribute (brat, name, 'T', number, value);
      if (brat->writer->conf != NULL)
        notanda_brat_conf_add_value (brat->writer->conf, name, brat->type_name, value);
    }

  write_link_attributes (brat, number);
}

static void
write_references (Brat *brat,
                  guint number)
{
  const NotandaAnnotation *annotation = &brat->writer->annotation;
  NotandaBuffer           *out = &brat->writer->out;
  char                     buffer[NOTANDA_NAME_SIZE];

  for (guint i = 0; i < annotation->n_attributes; i++)
    {
      const NotandaAttribute *attribute = &annotation->attributes[i];
      const char             *name = notanda_name_of_attribute (brat->type, &attribute->id, buffer);

      if (attribute->value.kind != NOTANDA_VALUE_REFERENCE)
        continue;

      append_line_head (out, 'N', ++brat->n_references, g_str_equal (name, "reference") ? "Reference" : name);
      append_target (out, 'T', number);
      notanda_buffer_append_char (out, ' ');
      notanda_brat_append_escaped (out, attribute->value.database, TRUE, TRUE);
      notanda_buffer_append_char (out, ':');
      notanda_brat_append_escaped (out, attribute->value.text, TRUE, FALSE);
      notanda_buffer_append_char (out, '\t');
      notanda_brat_append_escaped (out, attribute->value.label, FALSE, FALSE);
      notanda_buffer_append_char (out, '\n');
    }
}

/* "note" has the usual kind, "note:KIND#2" that after the colon. */
static void
write_link_note (Brat                    *brat,
                 const NotandaNamedValue *attribute)
{
  g_autofree char *kind = NULL;

  if (attribute->name[4] == ':')
    kind = g_strndup (attribute->name + 5, strcspn (attribute->name + 5, "#"));
  write_note (brat, kind != NULL ? kind : "", 'R', brat->n_relations, attribute->value.text);
}

static void
write_notes (Brat *brat,
             guint number)
{
  const NotandaAnnotation *annotation = &brat->writer->annotation;

  for (guint i = 0; i < annotation->n_notes; i++)
    write_note (brat, annotation->notes[i].kind, 'T', number, annotation->notes[i].text);
  lose (brat, NOTANDA_LOSS_NOTE_AUTHORS, annotation->n_notes);

  for (guint i = 0; i < annotation->n_links; i++)
    {
      const NotandaLink *link = &annotation->links[i];

      if (find_number (brat, &link->target) == 0)
        continue;
      brat->n_relations++;
      for (guint a = 0; a < link->n_attributes; a++)
        if (notanda_brat_is_link_note (&link->attributes[a]))
          write_link_note (brat, &link->attributes[a]);
    }
}

/* The menus' side of a link: what the conf must allow. */
static void
note_relations (Brat *brat,
                guint number)
{
  NotandaFormatWriter *writer = brat->writer;
  char                 buffer[NOTANDA_NAME_SIZE];

  for (guint i = 0; i < writer->annotation.n_links; i++)
    {
      const NotandaLink *link = &writer->annotation.links[i];
      g_autofree char   *relation = NULL;
      guint32            slot;

      if (!notanda_document_find (brat->document, &link->target, &slot))
        continue;
      if (!notanda_document_read (brat->document, slot, &brat->target))
        continue;
      relation = notanda_name_of_relation (brat->type, &link->role);
      notanda_brat_conf_add_relation (writer->conf, relation, brat->type_name,
                                      notanda_name_of_type (brat->tag_set, &brat->target.type, buffer));
    }
}

static void
for_each_annotation (Brat          *brat,
                     AnnotationFunc func)
{
  NotandaFormatWriter *writer = brat->writer;

  brat->n_relations = 0;
  for (guint i = 0; i < writer->slots->len; i++)
    {
      if (!notanda_document_read (brat->document, g_array_index (writer->slots, guint32, i), &writer->annotation))
        continue;

      brat->type = notanda_tag_set_find_type (brat->tag_set, &writer->annotation.type);
      brat->type_name = notanda_name_of_type (brat->tag_set, &writer->annotation.type, brat->type_buffer);
      func (brat, i + 1);
    }
}

void
notanda_brat_write (NotandaFormatWriter *writer,
                    NotandaDocument     *document)
{
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  NotandaTagSet *tag_set = notanda_document_get_tag_set (document);
  Brat           brat = {
              .writer = writer,
              .document = document,
              .article = notanda_document_get_article (document),
              .tag_set = tag_set,
              .fragments = fragments,
  };

  notanda_annotation_init (&brat.target);
  notanda_format_writer_number (writer, document);
  if (writer->conf != NULL)
    {
      notanda_brat_conf_add_tag_set (writer->conf, tag_set);
      for_each_annotation (&brat, note_relations);
    }

  for_each_annotation (&brat, write_span);
  for_each_annotation (&brat, write_relations);
  for_each_annotation (&brat, write_attributes);
  for_each_annotation (&brat, write_references);
  for_each_annotation (&brat, write_notes);

  notanda_losses_add (&writer->losses, NOTANDA_LOSS_METADATA, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_TAG_SET, 1, writer->document_name, NULL);
  notanda_format_writer_count_common (writer, document);
  notanda_annotation_clear (&brat.target);
}
