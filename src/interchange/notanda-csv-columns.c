/* notanda-csv-columns.c: the columns of both tables, and what is in them
 *
 * A column is a name and a function that appends the cell's content; the tables
 * below are the order of the columns. Attributes have columns of their own, by
 * id: two types may each have a "kind".
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-csv-private.h"

#include <string.h>

#include "interchange/notanda-brat.h"
#include "interchange/notanda-jsonl.h"
#include "interchange/notanda-names.h"

typedef struct
{
  const char *name;
  void (*append) (NotandaCsvRow *row);
} Column;

static void
append_string (NotandaCsvRow *row,
               const char    *text)
{
  notanda_buffer_append_string (&row->cell, text);
}

static void
append_document (NotandaCsvRow *row)
{
  append_string (row, row->writer->document_name);
}

static void
append_name_of_id (NotandaCsvRow   *row,
                   const NotandaId *id)
{
  append_string (row, "id-");
  notanda_buffer_append_id (&row->cell, id);
}

static void
append_id (NotandaCsvRow *row)
{
  append_name_of_id (row, &row->writer->annotation.id);
}

static void
append_type (NotandaCsvRow *row)
{
  char buffer[NOTANDA_NAME_SIZE];

  append_string (row, notanda_name_of_type (row->tag_set, &row->writer->annotation.type, buffer));
}

static void
append_start (NotandaCsvRow *row)
{
  notanda_buffer_append_number (&row->cell, row->writer->annotation.fragments[0].start);
}

static void
append_end (NotandaCsvRow *row)
{
  notanda_buffer_append_number (&row->cell, notanda_csv_get_end (&row->writer->annotation));
}

static void
append_words (NotandaCsvRow           *row,
              const NotandaAnnotation *annotation)
{
  for (guint i = 0; i < annotation->n_fragments; i++)
    {
      gsize       size;
      const char *text = notanda_article_peek_range (row->article, annotation->fragments[i].start,
                                                     annotation->fragments[i].end, &size);

      if (i > 0)
        append_string (row, NOTANDA_CSV_JOINT);
      notanda_buffer_append (&row->cell, text, size);
    }
}

static void
append_text (NotandaCsvRow *row)
{
  append_words (row, &row->writer->annotation);
}

gboolean
notanda_csv_is_value (const NotandaValue *value)
{
  return value->kind == NOTANDA_VALUE_REFERENCE || notanda_brat_value_text (value) != NULL;
}

static void
append_value (NotandaBuffer      *out,
              const NotandaValue *value)
{
  if (value->kind != NOTANDA_VALUE_REFERENCE)
    {
      notanda_buffer_append_string (out, notanda_brat_value_text (value));
      return;
    }

  notanda_brat_append_escaped (out, value->database, TRUE, TRUE);
  notanda_buffer_append_char (out, ':');
  notanda_brat_append_escaped (out, value->text, TRUE, FALSE);
  if (value->label[0] == '\0')
    return;
  notanda_buffer_append_char (out, ' ');
  notanda_brat_append_escaped (out, value->label, FALSE, FALSE);
}

/* One thing of several in a cell. */
static void
append_item (NotandaCsvRow *row,
             const char    *text)
{
  if (row->cell.size > 0)
    notanda_buffer_append_char (&row->cell, '\n');
  notanda_brat_append_escaped (&row->cell, text, FALSE, FALSE);
}

static void
append_named (NotandaCsvRow      *row,
              const char         *name,
              const NotandaValue *value)
{
  if (!notanda_csv_is_value (value))
    return;

  row->value.size = 0;
  notanda_buffer_append_string (&row->value, name);
  notanda_buffer_append_char (&row->value, '=');
  append_value (&row->value, value);
  notanda_buffer_append_char (&row->value, '\0');
  append_item (row, row->value.data);
}

static void
append_attributes (NotandaCsvRow *row)
{
  const NotandaAnnotation *annotation = &row->writer->annotation;
  char                     buffer[NOTANDA_NAME_SIZE];

  for (guint i = 0; i < annotation->n_attributes; i++)
    {
      const NotandaAttribute *attribute = &annotation->attributes[i];

      if (!g_hash_table_contains (row->writer->columns->numbers, &attribute->id))
        append_named (row, notanda_name_of_attribute (row->type, &attribute->id, buffer), &attribute->value);
    }
}

static void
append_notes (NotandaCsvRow *row)
{
  const NotandaAnnotation *annotation = &row->writer->annotation;

  for (guint i = 0; i < annotation->n_notes; i++)
    append_item (row, annotation->notes[i].text);
}

static void
append_author (NotandaCsvRow *row)
{
  append_string (row, row->writer->annotation.author);
}

static void
append_created (NotandaCsvRow *row)
{
  NotandaBuffer *out = &row->value;

  out->size = 0;
  notanda_buffer_append_json_time (out, row->writer->annotation.created);
  if (out->data[0] == '"')
    notanda_buffer_append (&row->cell, out->data + 1, out->size - 2);
  else
    notanda_buffer_append (&row->cell, out->data, out->size);
}

static void
append_origin (NotandaCsvRow *row)
{
  append_string (row, notanda_origin_get_identifier (row->writer->annotation.origin));
}

static void
append_rule (NotandaCsvRow *row)
{
  append_string (row, row->writer->annotation.rule);
}

static void
append_state (NotandaCsvRow *row)
{
  append_string (row, row->writer->annotation.state);
}

static void
append_pieces (NotandaCsvRow *row)
{
  const NotandaAnnotation *annotation = &row->writer->annotation;

  for (guint i = 0; annotation->n_fragments > 1 && i < annotation->n_fragments; i++)
    {
      if (i > 0)
        notanda_buffer_append_char (&row->cell, ';');
      notanda_buffer_append_number (&row->cell, annotation->fragments[i].start);
      notanda_buffer_append_char (&row->cell, '-');
      notanda_buffer_append_number (&row->cell, annotation->fragments[i].end);
    }
}

static void
append_link_id (NotandaCsvRow *row)
{
  append_name_of_id (row, &row->link->id);
}

static void
append_role (NotandaCsvRow *row)
{
  char buffer[NOTANDA_NAME_SIZE];

  append_string (row, notanda_name_of_role (row->type, &row->link->role, buffer));
}

static void
append_target (NotandaCsvRow *row)
{
  append_name_of_id (row, &row->link->target);
}

static void
append_link_attributes (NotandaCsvRow *row)
{
  for (guint i = 0; i < row->link->n_attributes; i++)
    append_named (row, row->link->attributes[i].name, &row->link->attributes[i].value);
}

static void
append_target_text (NotandaCsvRow *row)
{
  if (row->has_target)
    append_words (row, &row->target);
}

static const Column columns_before[] = {
  [NOTANDA_CSV_DOCUMENT] = { "document", append_document },
  [NOTANDA_CSV_ID] = { "id", append_id },
  [NOTANDA_CSV_TYPE] = { "type", append_type },
  [NOTANDA_CSV_START] = { "start", append_start },
  [NOTANDA_CSV_END] = { "end", append_end },
  [NOTANDA_CSV_TEXT] = { "text", append_text },
  [NOTANDA_CSV_LEFT] = { "left", notanda_csv_append_left },
  [NOTANDA_CSV_RIGHT] = { "right", notanda_csv_append_right },
};

static const Column columns_after[] = {
  { "attributes", append_attributes },
  { "notes", append_notes },
  { "author", append_author },
  { "created", append_created },
  { "origin", append_origin },
  { "rule", append_rule },
  { "state", append_state },
  { "pieces", append_pieces },
};

static const Column columns_of_links[] = {
  { "document", append_document },
  { "id", append_link_id },
  { "from", append_id },
  { "role", append_role },
  { "to", append_target },
  { "attributes", append_link_attributes },
  { "from_text", append_text },
  { "to_text", append_target_text },
};

NotandaCsvColumns *
notanda_csv_columns_new (NotandaTagSet *tag_set)
{
  NotandaCsvColumns *columns = g_new0 (NotandaCsvColumns, 1);

  columns->names = g_ptr_array_new_with_free_func (g_free);
  columns->numbers = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL);
  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);
      char                  type_buffer[NOTANDA_NAME_SIZE];
      const char           *type_name = notanda_name_of_type (tag_set, &type->id, type_buffer);

      for (guint a = 0; a < type->attributes->len; a++)
        {
          const NotandaTagAttribute *attribute = g_ptr_array_index (type->attributes, a);
          char                       buffer[NOTANDA_NAME_SIZE];
          const char                *name = notanda_name_of_attribute (type, &attribute->id, buffer);

          if (g_hash_table_insert (columns->numbers, g_memdup2 (&attribute->id, sizeof attribute->id),
                                   GUINT_TO_POINTER (columns->names->len)))
            g_ptr_array_add (columns->names, g_strconcat (type_name, ".", name, NULL));
        }
    }

  return columns;
}

void
notanda_csv_columns_free (NotandaCsvColumns *columns)
{
  g_ptr_array_unref (columns->names);
  g_hash_table_unref (columns->numbers);
  g_free (columns);
}

void
notanda_csv_row_init (NotandaCsvRow       *row,
                      NotandaFormatWriter *writer,
                      NotandaDocument     *document)
{
  memset (row, 0, sizeof *row);
  row->writer = writer;
  row->document = document;
  row->article = notanda_document_get_article (document);
  row->tag_set = notanda_document_get_tag_set (document);
  row->guards = g_str_equal (notanda_format_writer_get_option (writer, NOTANDA_CSV_SPREADSHEET,
                                                               NOTANDA_CSV_DEFAULT_SPREADSHEET),
                             "yes");
  row->values = g_ptr_array_new ();
  g_ptr_array_set_size (row->values, (int) writer->columns->names->len);
  notanda_annotation_init (&row->target);
}

void
notanda_csv_row_clear (NotandaCsvRow *row)
{
  g_clear_pointer (&row->values, g_ptr_array_unref);
  notanda_annotation_clear (&row->target);
  notanda_buffer_clear (&row->cell);
  notanda_buffer_clear (&row->value);
}

gboolean
notanda_csv_row_set_annotation (NotandaCsvRow *row,
                                guint32        slot)
{
  NotandaAnnotation *annotation = &row->writer->annotation;
  gpointer           number;

  if (!notanda_document_read (row->document, slot, annotation))
    return FALSE;

  row->type = notanda_tag_set_find_type (row->tag_set, &annotation->type);
  memset (row->values->pdata, 0, row->values->len * sizeof (gpointer));
  for (guint i = 0; i < annotation->n_attributes; i++)
    if (g_hash_table_lookup_extended (row->writer->columns->numbers, &annotation->attributes[i].id, NULL, &number))
      row->values->pdata[GPOINTER_TO_UINT (number)] = (gpointer) &annotation->attributes[i].value;

  return TRUE;
}

void
notanda_csv_row_set_link (NotandaCsvRow *row,
                          guint          number)
{
  guint32 slot;

  row->link = &row->writer->annotation.links[number];
  row->has_target = notanda_document_find (row->document, &row->link->target, &slot) &&
                    notanda_document_read (row->document, slot, &row->target);
}

guint
notanda_csv_row_get_n_cells (const NotandaCsvRow *row,
                             gboolean             links)
{
  if (links)
    return G_N_ELEMENTS (columns_of_links);

  return G_N_ELEMENTS (columns_before) + row->values->len + G_N_ELEMENTS (columns_after);
}

/* %NULL for the columns of attributes, which are given a number from 0 */
static const Column *
find_column (const NotandaCsvRow *row,
             gboolean             links,
             guint                column,
             guint               *attribute)
{
  if (links)
    return &columns_of_links[column];
  if (column < G_N_ELEMENTS (columns_before))
    return &columns_before[column];

  column -= G_N_ELEMENTS (columns_before);
  *attribute = column;

  return column < row->values->len ? NULL : &columns_after[column - row->values->len];
}

const char *
notanda_csv_row_get_name (const NotandaCsvRow *row,
                          gboolean             links,
                          guint                column)
{
  guint         attribute;
  const Column *found = find_column (row, links, column, &attribute);

  return found != NULL ? found->name : g_ptr_array_index (row->writer->columns->names, attribute);
}

const char *
notanda_csv_row_make_cell (NotandaCsvRow *row,
                           gboolean       links,
                           guint          column)
{
  guint               attribute = 0;
  const Column       *found = find_column (row, links, column, &attribute);
  const NotandaValue *value = found == NULL ? g_ptr_array_index (row->values, attribute) : NULL;

  row->cell.size = 0;
  if (found != NULL)
    found->append (row);
  else if (value != NULL && notanda_csv_is_value (value))
    append_value (&row->cell, value);
  *notanda_buffer_reserve (&row->cell, 1) = '\0';

  return row->cell.data;
}
