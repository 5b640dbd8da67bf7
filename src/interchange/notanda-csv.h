/* notanda-csv.h: a table with a row an annotation, and one with a row a link
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/*
 * NAME.csv, as RFC 4180 has it: UTF-8, commas, CR LF after each row, quotation
 * marks around a cell where it needs them and doubled inside. The first row has
 * the names of the columns, then comes a row an annotation, in text order, all
 * documents one behind the other:
 *
 *   document     the document's name
 *   id           "id-" and 32 hexadecimal digits, which nothing takes for a number
 *   type         identifier of the type, such as "Quote"
 *   start, end   code points, end exclusive: from its first to its last
 *   text         the words covered, pieces joined by " … "
 *   left, right  some 60 code points around it, cut where words are; a line end is a blank
 *   TYPE.NAME    a column each attribute of the first document's tag set
 *   attributes   those that have no column, NAME=VALUE on a line each
 *   notes        one a line
 *   author, created, origin, rule, state   as in JSON Lines
 *   pieces       where there are several: "3-9;14-20"
 *
 * NAME-links.csv has a row a link: document, id (of the link), from (id of the
 * annotation that has it), role, to, attributes, and the words covered at both
 * ends as from_text and to_text.
 *
 * A value is a choice's identifier, text, number or date as it was written, "yes"
 * or "no", or for a reference DATABASE:ID and, after a blank, its label. Where
 * several things share a cell, a backslash in them is written \\, a line feed \n,
 * a tab \t, a carriage return \r; in a reference a blank of database and id is \s,
 * a colon of the database \c.
 *
 * With the option "spreadsheet", which is on by default, the file begins with a
 * byte order mark, by which spreadsheets tell UTF-8, and a cell that one of them
 * would take for a formula, a date or another number than it is begins with an
 * apostrophe, the sign that spreadsheets have for "this is text". One apostrophe
 * is to be taken away by who reads it, where what follows all apostrophes is such
 * a thing; see notanda_csv_unguard(). Others ('tis) stay.
 *
 * Columns are those of the first document, since a document is written before the
 * next is opened: a corpus shares a tag set, and where it doesn't, nothing is
 * lost, it is in the column "attributes". The union of all would cost opening each
 * document twice.
 */

/* The option's number in the format's table. */
enum
{
  NOTANDA_CSV_SPREADSHEET,
};

#define NOTANDA_CSV_DEFAULT_SPREADSHEET "yes"

void notanda_csv_columns_free (NotandaCsvColumns *columns);

/* The first document that a writer writes gets the columns' names before it. */
void notanda_csv_write (NotandaFormatWriter *writer,
                        NotandaDocument     *document);

/* Read what was written last, of @document alone, and compare. */
gboolean notanda_csv_check (NotandaFormatWriter *writer,
                            NotandaDocument     *document,
                            char                *content,
                            gsize                size,
                            GError             **error);
gboolean notanda_csv_check_links (NotandaFormatWriter *writer,
                                  NotandaDocument     *document,
                                  char                *content,
                                  gsize                size,
                                  GError             **error);

/**
 * notanda_csv_append_cell:
 * @text: of @size bytes, without zero bytes
 * @guards: what a spreadsheet would take for something else gets an apostrophe
 *
 * Appends a cell, with quotation marks where it needs them.
 */
void notanda_csv_append_cell (NotandaBuffer *out,
                              const char    *text,
                              gsize          size,
                              gboolean       guards);

/* Returns: (transfer none): @cell without the apostrophe that guards it */
const char *notanda_csv_unguard (const char *cell);

/**
 * NotandaCsvReader:
 * @line: where the last row begins, counted from 1
 * @cells: (element-type utf8): those of the last row, which lie in what is read
 *
 * Reads row after row of any table, whose bytes it changes.
 */
typedef struct
{
  char      *at;
  char      *end;
  guint      line;
  guint      next_line;
  GPtrArray *cells;
} NotandaCsvReader;

/* @size: in bytes; one more byte behind it must be writable. A byte order mark
 * is passed over. */
void notanda_csv_reader_init (NotandaCsvReader *reader,
                              char             *content,
                              gsize             size);
void notanda_csv_reader_clear (NotandaCsvReader *reader);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaCsvReader, notanda_csv_reader_clear)

/* Total. Returns: %FALSE at the end, or with %NOTANDA_ERROR_INVALID that names
 * the line where the bytes are no table */
gboolean notanda_csv_reader_next (NotandaCsvReader *reader,
                                  GError          **error);

G_END_DECLS
