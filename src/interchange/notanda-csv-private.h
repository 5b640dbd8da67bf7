/* notanda-csv-private.h: what the files of the CSV format share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-csv.h"
#include "interchange/notanda-boundaries.h"

G_BEGIN_DECLS

#define NOTANDA_CSV_BOM "\xef\xbb\xbf"
#define NOTANDA_CSV_JOINT " \xe2\x80\xa6 " /* between the texts of pieces */

/* The columns of annotations by number; those of attributes come between. */
enum
{
  NOTANDA_CSV_DOCUMENT,
  NOTANDA_CSV_ID,
  NOTANDA_CSV_TYPE,
  NOTANDA_CSV_START,
  NOTANDA_CSV_END,
  NOTANDA_CSV_TEXT,
  NOTANDA_CSV_LEFT,
  NOTANDA_CSV_RIGHT,
  NOTANDA_CSV_N_BEFORE,
};

/**
 * NotandaCsvColumns:
 * @names: (element-type utf8): of the columns for attributes
 * @numbers: (element-type NotandaId guint): attributes, by number of their column
 * @has_head: the document written last has the columns' names before it
 */
struct _NotandaCsvColumns
{
  GPtrArray  *names;
  GHashTable *numbers;
  gboolean    has_head;
};

NotandaCsvColumns *notanda_csv_columns_new (NotandaTagSet *tag_set);

/**
 * NotandaCsvRow:
 * @cell: what the last cell asked for holds, with a zero byte behind it
 * @link: for rows of links: the one at hand, of the writer's annotation
 *
 * Makes the cells of a row after another, for the writer and for what is to be
 * read back.
 */
typedef struct
{
  NotandaFormatWriter  *writer;
  NotandaDocument      *document;
  NotandaArticle       *article;
  NotandaTagSet        *tag_set;
  gboolean              guards;
  const NotandaTagType *type;   /* of the annotation at hand, or NULL */
  GPtrArray            *values; /* (element-type NotandaValue) by column of an attribute, or NULL */
  const NotandaLink    *link;
  NotandaAnnotation     target;
  gboolean              has_target;
  NotandaBuffer         cell;
  NotandaBuffer         value;
} NotandaCsvRow;

void notanda_csv_row_init (NotandaCsvRow       *row,
                           NotandaFormatWriter *writer,
                           NotandaDocument     *document);
void notanda_csv_row_clear (NotandaCsvRow *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaCsvRow, notanda_csv_row_clear)

/* Goes to the annotation at @slot; %FALSE where it isn't visible. */
gboolean notanda_csv_row_set_annotation (NotandaCsvRow *row,
                                         guint32        slot);

/* Goes to a link of that annotation. */
void notanda_csv_row_set_link (NotandaCsvRow *row,
                               guint          number);

/* How many columns there are; of links, with @links. */
guint notanda_csv_row_get_n_cells (const NotandaCsvRow *row,
                                   gboolean             links);

/* Returns: (transfer none): the column's name */
const char *notanda_csv_row_get_name (const NotandaCsvRow *row,
                                      gboolean             links,
                                      guint                column);

/* Fills @row's cell; (transfer none): its content */
const char *notanda_csv_row_make_cell (NotandaCsvRow *row,
                                       gboolean       links,
                                       guint          column);

/* Where its last piece ends. */
guint32 notanda_csv_get_end (const NotandaAnnotation *annotation);

/* Whole words of what is before and after the annotation at hand, into the cell. */
void notanda_csv_append_left (NotandaCsvRow *row);
void notanda_csv_append_right (NotandaCsvRow *row);

/* Whether the value is one that a cell can hold. */
gboolean notanda_csv_is_value (const NotandaValue *value);

G_END_DECLS
