/* notanda-csv-write.c: tables of annotations and links, written
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-csv-private.h"

static void
lose (NotandaFormatWriter *writer,
      NotandaLossKind      kind,
      guint                n)
{
  notanda_losses_add (&writer->losses, kind, n, writer->document_name, &writer->annotation);
}

static void
write_row (NotandaCsvRow *row,
           gboolean       links)
{
  NotandaBuffer *out = links ? &row->writer->beside : &row->writer->out;
  guint          n = notanda_csv_row_get_n_cells (row, links);

  for (guint i = 0; i < n; i++)
    {
      const char *cell = notanda_csv_row_make_cell (row, links, i);

      if (i > 0)
        notanda_buffer_append_char (out, ',');
      notanda_csv_append_cell (out, cell, row->cell.size, row->guards);
    }
  notanda_buffer_append (out, "\r\n", 2);
}

static void
write_head (NotandaCsvRow *row,
            gboolean       links)
{
  NotandaBuffer *out = links ? &row->writer->beside : &row->writer->out;
  guint          n = notanda_csv_row_get_n_cells (row, links);

  if (row->guards)
    notanda_buffer_append (out, NOTANDA_CSV_BOM, 3);
  for (guint i = 0; i < n; i++)
    {
      const char *name = notanda_csv_row_get_name (row, links, i);

      if (i > 0)
        notanda_buffer_append_char (out, ',');
      notanda_csv_append_cell (out, name, strlen (name), row->guards);
    }
  notanda_buffer_append (out, "\r\n", 2);
}

static void
write_links (NotandaCsvRow *row)
{
  NotandaFormatWriter     *writer = row->writer;
  const NotandaAnnotation *annotation = &writer->annotation;
  guint                    n_unknown = 0;

  for (guint i = 0; i < annotation->n_links; i++)
    {
      notanda_csv_row_set_link (row, i);
      write_row (row, TRUE);
      for (guint a = 0; a < row->link->n_attributes; a++)
        n_unknown += row->link->attributes[a].value.kind != NOTANDA_VALUE_NONE &&
                     !notanda_csv_is_value (&row->link->attributes[a].value);
    }
  lose (writer, NOTANDA_LOSS_VALUES_UNKNOWN, n_unknown);
}

static void
count_what_goes (NotandaFormatWriter *writer)
{
  const NotandaAnnotation *annotation = &writer->annotation;
  guint                    n_unknown = 0;
  guint                    n_kinds = 0;

  for (guint i = 0; i < annotation->n_attributes; i++)
    n_unknown += annotation->attributes[i].value.kind != NOTANDA_VALUE_NONE &&
                 !notanda_csv_is_value (&annotation->attributes[i].value);
  for (guint i = 0; i < annotation->n_notes; i++)
    n_kinds += annotation->notes[i].kind[0] != '\0';

  lose (writer, NOTANDA_LOSS_VALUES_UNKNOWN, n_unknown);
  lose (writer, NOTANDA_LOSS_DIFFERENCES, notanda_annotation_count_differences (annotation));
  lose (writer, NOTANDA_LOSS_NOTE_AUTHORS, annotation->n_notes);
  lose (writer, NOTANDA_LOSS_NOTE_WORDS, n_kinds);
}

void
notanda_csv_write (NotandaFormatWriter *writer,
                   NotandaDocument     *document)
{
  g_auto (NotandaCsvRow) row = { 0 };
  gboolean is_first = writer->columns == NULL;

  if (is_first)
    writer->columns = notanda_csv_columns_new (notanda_document_get_tag_set (document));
  writer->columns->has_head = is_first;
  notanda_format_writer_find_boundaries (writer, document);
  notanda_csv_row_init (&row, writer, document);
  if (is_first)
    {
      write_head (&row, FALSE);
      write_head (&row, TRUE);
    }

  notanda_format_writer_list_slots (writer, document);
  for (guint i = 0; i < writer->slots->len; i++)
    {
      if (!notanda_csv_row_set_annotation (&row, g_array_index (writer->slots, guint32, i)))
        continue;
      write_row (&row, FALSE);
      write_links (&row);
      count_what_goes (writer);
    }

  notanda_losses_add (&writer->losses, NOTANDA_LOSS_TEXT, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_METADATA, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_TAG_SET, 1, writer->document_name, NULL);
  notanda_format_writer_count_common (writer, document);
}
