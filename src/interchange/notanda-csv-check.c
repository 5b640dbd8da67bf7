/* notanda-csv-check.c: tables that were read back, compared with the document
 *
 * Each cell must be what it was meant to be. What says where an annotation is
 * and what it covers is besides understood anew, from the cells alone, and held
 * against the document: a mistake made twice in the same way would agree.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-csv-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/notanda-compare.h"
#include "interchange/notanda-names.h"

/* The functions below give what differs, or NULL. */
typedef const char *Difference;

static const char *
get_cell (NotandaCsvRow    *row,
          NotandaCsvReader *reader,
          guint             column)
{
  const char *cell = g_ptr_array_index (reader->cells, column);

  return row->guards ? notanda_csv_unguard (cell) : cell;
}

/* "3-9;14-20", a range a call; %FALSE where there is none, or anything else. */
static gboolean
read_range (const char  **at,
            NotandaRange *range)
{
  char   *end;
  guint64 start = g_ascii_strtoull (*at, &end, 10);
  guint64 stop;

  if (end == *at || *end != '-')
    return FALSE;
  *at = end + 1;
  stop = g_ascii_strtoull (*at, &end, 10);
  if (end == *at || start > G_MAXUINT32 || stop > G_MAXUINT32)
    return FALSE;
  *at = *end == ';' ? end + 1 : end;
  *range = (NotandaRange) { (guint32) start, (guint32) stop };

  return *end == ';' || *end == '\0';
}

static Difference
check_place (NotandaCsvRow    *row,
             NotandaCsvReader *reader)
{
  const NotandaAnnotation *annotation = &row->writer->annotation;
  const char              *pieces = get_cell (row, reader, reader->cells->len - 1);
  g_autofree char         *single = NULL;
  NotandaRange             range;

  if (*pieces == '\0')
    pieces = single = g_strdup_printf ("%s-%s", get_cell (row, reader, NOTANDA_CSV_START),
                                       get_cell (row, reader, NOTANDA_CSV_END));
  for (guint i = 0; i < annotation->n_fragments; i++)
    if (!read_range (&pieces, &range) || range.start != annotation->fragments[i].start ||
        range.end != annotation->fragments[i].end)
      return _ ("place in the text");

  return *pieces == '\0' ? NULL : _ ("place in the text");
}

static Difference
check_words (NotandaCsvRow    *row,
             NotandaCsvReader *reader)
{
  const NotandaAnnotation *annotation = &row->writer->annotation;
  const char              *at = get_cell (row, reader, NOTANDA_CSV_TEXT);

  for (guint i = 0; i < annotation->n_fragments; i++)
    {
      g_autofree char *words = notanda_article_dup_range (row->article, annotation->fragments[i].start,
                                                          annotation->fragments[i].end);

      if (i > 0 && !g_str_has_prefix (at, NOTANDA_CSV_JOINT))
        return _ ("words covered");
      at += i > 0 ? strlen (NOTANDA_CSV_JOINT) : 0;
      if (!g_str_has_prefix (at, words))
        return _ ("words covered");
      at += strlen (words);
    }

  return *at == '\0' ? NULL : _ ("words covered");
}

static Difference
check_annotation (NotandaCsvRow    *row,
                  NotandaCsvReader *reader)
{
  NotandaId  id;
  Difference difference;

  if (!notanda_name_get_id (get_cell (row, reader, NOTANDA_CSV_ID), &id) ||
      !notanda_id_equal (&id, &row->writer->annotation.id))
    return _ ("id");
  difference = check_place (row, reader);

  return difference != NULL ? difference : check_words (row, reader);
}

/* Reads a row and compares it cell by cell; with @names, with those of the
 * columns. */
static Difference
check_row (NotandaCsvRow    *row,
           NotandaCsvReader *reader,
           gboolean          links,
           gboolean          names)
{
  g_autoptr (GError) broken = NULL;
  guint n = notanda_csv_row_get_n_cells (row, links);

  if (!notanda_csv_reader_next (reader, &broken))
    return broken != NULL ? _ ("not a table") : _ ("number of rows");
  if (reader->cells->len != n)
    return _ ("number of columns");
  for (guint i = 0; i < n; i++)
    {
      const char *expected = names ? notanda_csv_row_get_name (row, links, i) : notanda_csv_row_make_cell (row, links, i);

      if (!g_str_equal (get_cell (row, reader, i), expected))
        return notanda_csv_row_get_name (row, links, i);
    }

  return links || names ? NULL : check_annotation (row, reader);
}

static Difference
check_rows (NotandaCsvRow    *row,
            NotandaCsvReader *reader,
            gboolean          links)
{
  NotandaFormatWriter *writer = row->writer;
  g_autoptr (GError) broken = NULL;
  Difference difference = NULL;

  if (writer->columns->has_head)
    difference = check_row (row, reader, links, TRUE);
  for (guint i = 0; i < writer->slots->len && difference == NULL; i++)
    {
      if (!notanda_csv_row_set_annotation (row, g_array_index (writer->slots, guint32, i)))
        return _ ("number of rows");
      if (!links)
        difference = check_row (row, reader, FALSE, FALSE);
      for (guint l = 0; links && l < writer->annotation.n_links && difference == NULL; l++)
        {
          notanda_csv_row_set_link (row, l);
          difference = check_row (row, reader, TRUE, FALSE);
        }
    }
  if (difference == NULL && (notanda_csv_reader_next (reader, &broken) || broken != NULL))
    return _ ("number of rows");

  return difference;
}

static gboolean
check_table (NotandaFormatWriter *writer,
             NotandaDocument     *document,
             char                *content,
             gsize                size,
             gboolean             links,
             GError             **error)
{
  g_auto (NotandaCsvRow) row = { 0 };
  g_auto (NotandaCsvReader) reader = { 0 };
  Difference difference;

  notanda_csv_row_init (&row, writer, document);
  if (row.guards && writer->columns->has_head &&
      (size < 3 || memcmp (content, NOTANDA_CSV_BOM, 3) != 0))
    return notanda_compare_fail (writer, error, _ ("byte order mark"));
  /* each row ends: what is added next must not end up in the last one */
  if (size > 0 && (size < 2 || memcmp (content + size - 2, "\r\n", 2) != 0))
    return notanda_compare_fail (writer, error, _ ("line end"));

  notanda_csv_reader_init (&reader, content, size);
  notanda_format_writer_list_slots (writer, document);
  difference = check_rows (&row, &reader, links);

  return difference == NULL || notanda_compare_fail (writer, error, difference);
}

gboolean
notanda_csv_check (NotandaFormatWriter *writer,
                   NotandaDocument     *document,
                   char                *content,
                   gsize                size,
                   GError             **error)
{
  return check_table (writer, document, content, size, FALSE, error);
}

gboolean
notanda_csv_check_links (NotandaFormatWriter *writer,
                         NotandaDocument     *document,
                         char                *content,
                         gsize                size,
                         GError             **error)
{
  return check_table (writer, document, content, size, TRUE, error);
}
