/* notanda-jsonl-write.c: JSON Lines, written
 *
 * Straight into a buffer: a line of 40 annotations has some 800 values, and
 * building yyjson's tree of them first costs more than everything else
 * together. What keeps this honest is that each line is read back with yyjson
 * and compared before the file is put in place.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-jsonl.h"

#include "interchange/notanda-jsonl-private.h"
#include "interchange/notanda-names.h"

static void
write_reference (NotandaBuffer      *out,
                 const NotandaValue *value)
{
  notanda_buffer_append_char (out, '{');
  append_member (out, "database", value->database);
  append_member (out, "id", value->text);
  append_member (out, "label", value->label);
  notanda_buffer_append_char (out, '}');
}

/* @kind is what a bare string would be taken for. */
static void
write_value (NotandaBuffer      *out,
             const NotandaValue *value,
             guint8              kind)
{
  if (value->kind == NOTANDA_VALUE_YES_NO)
    notanda_buffer_append_string (out, value->yes ? "true" : "false");
  else if (value->kind == NOTANDA_VALUE_REFERENCE)
    write_reference (out, value);
  else if (value->kind == kind)
    append_json (out, value->text);
  else
    {
      notanda_buffer_append_char (out, '{');
      append_member (out, "kind", notanda_attribute_kind_get_identifier (value->kind));
      append_member (out, "value", value->text);
      notanda_buffer_append_char (out, '}');
    }
}

/* Values that only a later version knows can't be said in this one. */
static gboolean
can_write (const NotandaValue *value)
{
  return value->kind >= NOTANDA_VALUE_TEXT && value->kind <= NOTANDA_VALUE_REFERENCE;
}

static void
write_attributes (NotandaFormatWriter  *writer,
                  const NotandaTagType *type)
{
  const NotandaAnnotation *annotation = &writer->annotation;
  NotandaBuffer           *out = &writer->out;
  char                     buffer[NOTANDA_NAME_SIZE];
  guint                    unknown = 0;

  append_next_key (out, "attributes");
  notanda_buffer_append_char (out, '{');
  for (guint i = 0; i < annotation->n_attributes; i++)
    {
      const NotandaAttribute    *attribute = &annotation->attributes[i];
      const char                *name = notanda_name_of_attribute (type, &attribute->id, buffer);
      const NotandaTagAttribute *tag = NULL;

      if (!can_write (&attribute->value))
        {
          unknown++;
          continue;
        }

      if (name != buffer)
        tag = notanda_tag_type_find_attribute_named (type, name);
      append_key (out, name);
      write_value (out, &attribute->value, tag != NULL ? tag->kind : NOTANDA_VALUE_NONE);
    }
  notanda_buffer_append_char (out, '}');

  notanda_losses_add (&writer->losses, NOTANDA_LOSS_VALUES_UNKNOWN, unknown,
                      writer->document_name, annotation);
}

static void
write_link_attributes (NotandaFormatWriter *writer,
                       const NotandaLink   *link)
{
  NotandaBuffer *out = &writer->out;
  guint          unknown = 0;

  append_next_key (out, "attributes");
  notanda_buffer_append_char (out, '{');
  for (guint i = 0; i < link->n_attributes; i++)
    {
      const NotandaNamedValue *attribute = &link->attributes[i];

      if (!can_write (&attribute->value))
        {
          unknown++;
          continue;
        }

      append_key (out, attribute->name);
      write_value (out, &attribute->value, NOTANDA_VALUE_TEXT);
    }
  notanda_buffer_append_char (out, '}');

  notanda_losses_add (&writer->losses, NOTANDA_LOSS_VALUES_UNKNOWN, unknown,
                      writer->document_name, &writer->annotation);
}

static void
write_links (NotandaFormatWriter  *writer,
             const NotandaTagType *type)
{
  NotandaBuffer *out = &writer->out;
  char           buffer[NOTANDA_NAME_SIZE];

  append_next_key (out, "links");
  notanda_buffer_append_char (out, '[');
  for (guint i = 0; i < writer->annotation.n_links; i++)
    {
      const NotandaLink *link = &writer->annotation.links[i];

      append_comma (out);
      notanda_buffer_append_char (out, '{');
      append_id_member (out, "id", &link->id);
      append_member (out, "role", notanda_name_of_role (type, &link->role, buffer));
      append_id_member (out, "target", &link->target);
      if (link->n_attributes > 0)
        write_link_attributes (writer, link);
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_char (out, ']');
}

static void
write_notes (NotandaFormatWriter *writer)
{
  NotandaBuffer *out = &writer->out;

  append_next_key (out, "notes");
  notanda_buffer_append_char (out, '[');
  for (guint i = 0; i < writer->annotation.n_notes; i++)
    {
      const NotandaNote *note = &writer->annotation.notes[i];

      append_comma (out);
      notanda_buffer_append_char (out, '{');
      append_id_member (out, "id", &note->id);
      if (note->kind[0] != '\0')
        append_member (out, "kind", note->kind);
      append_member (out, "text", note->text);
      append_member (out, "author", note->author);
      append_time_member (out, "time", note->time);
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_char (out, ']');
}

static void
write_place (NotandaFormatWriter *writer,
             NotandaArticle      *article)
{
  const NotandaAnnotation *annotation = &writer->annotation;
  NotandaBuffer           *out = &writer->out;
  const NotandaRange      *fragments = annotation->fragments;
  guint                    n = annotation->n_fragments;

  append_literal (out, ",\"start\":");
  notanda_buffer_append_number (out, fragments[0].start);
  append_literal (out, ",\"end\":");
  notanda_buffer_append_number (out, fragments[n - 1].end);

  for (guint i = 0; n > 1 && i < n; i++)
    {
      notanda_buffer_append_string (out, i == 0 ? ",\"fragments\":[[" : ",[");
      notanda_buffer_append_number (out, fragments[i].start);
      notanda_buffer_append_char (out, ',');
      notanda_buffer_append_number (out, fragments[i].end);
      notanda_buffer_append_string (out, i == n - 1 ? "]]" : "]");
    }

  append_literal (out, ",\"text\":\"");
  for (guint i = 0; i < n; i++)
    {
      gsize       size;
      const char *text = notanda_article_peek_range (article, fragments[i].start, fragments[i].end, &size);

      if (i > 0)
        notanda_buffer_append_char (out, ' ');
      notanda_buffer_append_json_part (out, text, size);
    }
  notanda_buffer_append_char (out, '"');
}

static void
write_origin (NotandaFormatWriter *writer)
{
  const NotandaAnnotation *annotation = &writer->annotation;
  NotandaBuffer           *out = &writer->out;

  append_next_key (out, "author");
  append_json (out, annotation->author);
  append_next_key (out, "created");
  notanda_buffer_append_json_time (out, annotation->created);
  append_next_key (out, "origin");
  append_json (out, notanda_origin_get_identifier (annotation->origin));
  if (annotation->rule[0] != '\0')
    append_member (out, "rule", annotation->rule);
  if (annotation->state[0] != '\0')
    append_member (out, "state", annotation->state);
}

static void
write_annotation (NotandaFormatWriter *writer,
                  NotandaDocument     *document)
{
  const NotandaAnnotation *annotation = &writer->annotation;
  NotandaTagSet           *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagType    *type = notanda_tag_set_find_type (tag_set, &annotation->type);
  NotandaBuffer           *out = &writer->out;
  char                     buffer[NOTANDA_NAME_SIZE];

  append_comma (out);
  append_literal (out, "{\"id\":\"");
  notanda_buffer_append_id (out, &annotation->id);
  append_literal (out, "\",\"type\":\"");
  notanda_buffer_append_string (out, notanda_name_of_found_type (type, &annotation->type, buffer));
  notanda_buffer_append_char (out, '"');
  write_place (writer, notanda_document_get_article (document));
  write_attributes (writer, type);
  write_links (writer, type);
  write_notes (writer);
  write_origin (writer);
  notanda_buffer_append_char (out, '}');

  notanda_losses_add (&writer->losses, NOTANDA_LOSS_DIFFERENCES, notanda_annotation_count_differences (annotation),
                      writer->document_name, annotation);
}

static void
write_metadata (NotandaBuffer   *out,
                NotandaDocument *document)
{
  append_key (out, "metadata");
  notanda_buffer_append_char (out, '{');
  for (guint i = 0; i < NOTANDA_N_META; i++)
    {
      const char *value = notanda_document_get_meta (document, (NotandaMeta) i);

      if (value != NULL)
        append_member (out, notanda_meta_get_identifier ((NotandaMeta) i), value);
    }
  notanda_buffer_append_char (out, '}');
}

static void
write_blocks (NotandaBuffer   *out,
              NotandaDocument *document)
{
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);

  append_key (out, "blocks");
  notanda_buffer_append_char (out, '[');
  for (guint i = 0; i < n; i++)
    {
      const char *kind = notanda_block_kind_get_identifier (blocks[i].kind);

      append_comma (out);
      append_literal (out, "{\"kind\":");
      if (kind != NULL)
        append_json (out, kind);
      else
        notanda_buffer_append_number (out, blocks[i].kind);
      append_literal (out, ",\"start\":");
      notanda_buffer_append_number (out, blocks[i].start);
      append_literal (out, ",\"end\":");
      notanda_buffer_append_number (out, blocks[i].end);
      if (blocks[i].level != 0)
        {
          append_literal (out, ",\"level\":");
          notanda_buffer_append_number (out, blocks[i].level);
        }
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_char (out, ']');
}

static void
write_head (NotandaFormatWriter *writer,
            NotandaDocument     *document)
{
  NotandaArticle *article = notanda_document_get_article (document);
  NotandaBuffer  *out = &writer->out;
  char            hash[NOTANDA_HASH_STRING_SIZE];
  gsize           size;
  const char     *text = notanda_article_get_text (article, &size);

  notanda_buffer_append_char (out, '{');
  append_member (out, "format", NOTANDA_JSONL_FORMAT);
  append_literal (out, ",\"version\":");
  notanda_buffer_append_number (out, NOTANDA_JSONL_VERSION);
  append_member (out, "id", notanda_hash_to_string (notanda_article_get_hash (article), hash));
  append_member (out, "name", writer->document_name);
  append_key (out, "text");
  notanda_buffer_append_json (out, text, size);
  write_metadata (out, document);
  write_blocks (out, document);
  notanda_jsonl_write_tag_set (out, notanda_document_get_tag_set (document), writer->builtin);
}

void
notanda_jsonl_write (NotandaFormatWriter *writer,
                     NotandaDocument     *document)
{
  NotandaBuffer *out = &writer->out;

  write_head (writer, document);
  append_key (out, "annotations");
  notanda_buffer_append_char (out, '[');
  notanda_format_writer_list_slots (writer, document);
  for (guint i = 0; i < writer->slots->len; i++)
    if (notanda_document_read (document, g_array_index (writer->slots, guint32, i), &writer->annotation))
      write_annotation (writer, document);
  append_literal (out, "]}\n");

  notanda_format_writer_count_common (writer, document);
}
