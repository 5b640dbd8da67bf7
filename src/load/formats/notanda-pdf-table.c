/* notanda-pdf-table.c: tables on printed pages, and columns of prose that were read across
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What makes a table is white strips that run down between its columns, whatever way these are aligned. Columns of prose have such a strip
 * as well, and so have an index and a paper's authors: of a table all columns but one are narrow, and it has columns of numbers or more room
 * between its rows than the text has between its lines. */

#include "load/formats/notanda-pdf-table.h"

#include <string.h>

#define MIN_ROWS 3
#define MAX_BANDS 500
#define BUDGET 16 /* times that a band is looked at, in the mean: columns of prose are tried from each of their lines */
#define MAX_COLUMNS 64
#define MIN_STRIP .6 /* wide, to the height of a line; so is the room within a line that parts pieces of it */
#define MAX_ROOM 2.  /* between two lines, to the height of one */
#define NARROW 24.   /* characters in a column's line, in the mean */
#define VERY_NARROW 12.
#define WIDE 40.
#define FULL .6    /* of its lines reach to the end of a column of prose */
#define HALF .8    /* to the height of a line: the pitch of what stands lower than what is beside it, and no next line */
#define SOLID 1.15 /* to the height of a line: the pitch of lines without room between them */
#define LOOSE 1.15 /* pitch of rows to that of lines */

typedef struct
{
  double left;
  double right;
  guint  n_lines;
  guint  n_full;
  guint  n_numbers;
  gsize  n_chars;
} Column;

/**
 * Table:
 * @first: band; up to @end
 * @n_full: bands with more than one line
 * @n_across: lines that are read right after the one to the left of them
 * @budget: bands that may still be looked at
 */
typedef struct
{
  const NotandaPdfBands *bands;
  guint                  first;
  guint                  end;
  guint                  n_full;
  guint                  n_across;
  guint                  budget;
  Column                 columns[MAX_COLUMNS];
  guint                  n_columns;
} Table;

/* Makes room for a line, joining the columns it touches. Returns: %FALSE where there are too many */
static gboolean
cover (Table *table,
       double left,
       double right,
       double strip)
{
  Column *columns = table->columns;
  guint   first = 0, end;

  while (first < table->n_columns && columns[first].right + strip <= left)
    first++;
  for (end = first; end < table->n_columns && columns[end].left < right + strip; end++)
    {
      left = MIN (left, columns[end].left);
      right = MAX (right, columns[end].right);
    }
  if (end == first && table->n_columns == MAX_COLUMNS)
    return FALSE;
  memmove (columns + first + 1, columns + end, (table->n_columns - end) * sizeof (Column));
  table->n_columns = table->n_columns - (end - first) + 1;
  columns[first] = (Column) { .left = left, .right = right };

  return TRUE;
}

static guint
find_column (const Table          *table,
             const NotandaPdfLine *line)
{
  guint i = 0;

  while (i + 1 < table->n_columns && table->columns[i].right < line->right)
    i++;

  return i;
}

/* Returns: whether the band is one of the table's, which it widens then */
static gboolean
take_band (Table *table,
           guint  i)
{
  const NotandaPdfBand *band = notanda_pdf_bands_get (table->bands, i);
  g_autofree Table     *wider = g_memdup2 (table, sizeof *table);

  if (i > table->first)
    {
      const NotandaPdfBand *above = notanda_pdf_bands_get (table->bands, i - 1);

      if (band->top - above->bottom > MAX_ROOM * MIN (band->height, above->height))
        return FALSE;
    }
  for (guint k = 0; k < band->n; k++)
    {
      const NotandaPdfLine *line = notanda_pdf_bands_get_line (table->bands, band, k);

      if (line->marker == NOTANDA_PDF_MARKER_BULLET)
        return FALSE;
      if (!cover (wider, line->left, line->right, MIN_STRIP * band->height))
        return FALSE;
    }
  if (wider->n_columns < MAX (table->n_columns, 2))
    return FALSE;
  *table = *wider;

  return TRUE;
}

/* A line alone belongs to the row above where it stands no looser than lines do. */
static gboolean
is_wrapped (const Table *table,
            guint        i)
{
  const NotandaPdfBand *band = notanda_pdf_bands_get (table->bands, i);

  return band->top - notanda_pdf_bands_get (table->bands, i - 1)->bottom < .2 * band->height;
}

static void
grow (Table *table)
{
  guint i = table->first, last = table->first;

  for (; i < table->bands->bands->len && i < table->first + MAX_BANDS && table->budget > 0; i++)
    {
      const Table before = *table;

      table->budget--;
      if (!take_band (table, i))
        break;
      if (notanda_pdf_bands_get (table->bands, i)->n > 1)
        {
          table->n_full++;
          last = i;
        }
      else if (last + 1 == i && is_wrapped (table, i))
        last = i;
      else if (i > last + MIN_ROWS)
        {
          *table = before;
          break;
        }
    }
  table->end = last + 1;
}

/* With a unit, a sign or brackets. */
static gboolean
is_number (const NotandaPdfLine *line)
{
  guint n_digits = 0, n_letters = 0;

  for (const char *at = line->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      n_digits += g_ascii_isdigit (*at) != 0;
      n_letters += g_unichar_isalpha (g_utf8_get_char (at)) != 0;
    }

  return n_digits > 0 ? n_letters <= n_digits + 1 : n_letters == 0;
}

static void
measure (Table *table)
{
  for (guint i = table->first; i < table->end; i++)
    {
      const NotandaPdfBand *band = notanda_pdf_bands_get (table->bands, i);

      for (guint k = 0; k < band->n; k++)
        {
          const NotandaPdfLine *line = notanda_pdf_bands_get_line (table->bands, band, k);
          Column               *column = &table->columns[find_column (table, line)];

          table->n_across += k > 0 && line->at == notanda_pdf_bands_get_line (table->bands, band, k - 1)->at + 1;
          column->n_lines++;
          column->n_chars += (gsize) g_utf8_strlen (line->text, -1);
          column->n_full += line->right > column->right - .12 * (column->right - column->left);
          column->n_numbers += is_number (line);
        }
    }
}

static gboolean
is_prose (const Column *column)
{
  double mean = (double) column->n_chars / MAX (column->n_lines, 1);

  return mean > NARROW || (mean > VERY_NARROW && column->n_full > FULL * column->n_lines);
}

/* A column of prose each of whose lines has something beside it: the numbers of the lines. */
static gboolean
is_numbered_prose (const Table  *table,
                   const Column *column)
{
  return column->n_chars > WIDE * column->n_lines && column->n_full > FULL * column->n_lines && column->n_lines <= table->n_full;
}

/* From the band above, as if that were as low as its lowest line: cells may stand half a line lower than what is beside them. */
static double
measure_pitch (const Table *table,
               guint        i)
{
  const NotandaPdfBand *band = notanda_pdf_bands_get (table->bands, i);

  return band->top - notanda_pdf_bands_get (table->bands, i - 1)->bottom + band->height;
}

static gboolean
is_loose (const Table *table,
          double       pitch)
{
  double sum = 0;
  guint  n = 0;

  for (guint i = table->first + 1; i < table->end; i++)
    if (notanda_pdf_bands_get (table->bands, i)->n > 1)
      {
        sum += measure_pitch (table, i);
        n++;
      }

  return pitch > 0 && sum > LOOSE * pitch * n;
}

static guint
count_prose (const Table *table)
{
  guint n = 0;

  for (guint i = 0; i < table->n_columns; i++)
    n += is_prose (&table->columns[i]);

  return n;
}

static gboolean
is_table (const Table *table,
          double       pitch)
{
  guint n_numbers = 0;

  if (table->n_full < MIN_ROWS || table->n_columns < 2 || count_prose (table) > 1)
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    {
      n_numbers += table->columns[i].n_numbers * 2 > table->columns[i].n_lines;
      if (is_numbered_prose (table, &table->columns[i]))
        return FALSE;
    }

  return n_numbers > 0 || is_loose (table, pitch);
}

/* Columns of prose that poppler took for one and read across. */
static gboolean
is_read_across (const Table *table)
{
  return table->n_full > MIN_ROWS && count_prose (table) > 1 && table->n_across * 2 > table->n_full;
}

/* How many of the columns have a line in it. */
static guint
count_filled (const Table *table,
              guint        i)
{
  const NotandaPdfBand *band = notanda_pdf_bands_get (table->bands, i);
  guint                 n = 0, last = G_MAXUINT;

  for (guint k = 0; k < band->n; k++)
    {
      guint column = find_column (table, notanda_pdf_bands_get_line (table->bands, band, k));

      n += column != last;
      last = column;
    }

  return n;
}

static gboolean
is_whole (const Table *table,
          guint        i)
{
  return count_filled (table, i) == table->n_columns;
}

/* Returns: the least pitch of whole lines; that of lines without any room between them where lines of a row stand half a line lower, and
 * there may be no others */
static double
find_least_pitch (const Table *table)
{
  double   least = G_MAXDOUBLE;
  gboolean has_halves = FALSE;

  for (guint i = table->first + 1; i < table->end; i++)
    {
      double pitch = measure_pitch (table, i), height = notanda_pdf_bands_get (table->bands, i)->height;

      if (pitch < HALF * height)
        has_halves = TRUE;
      else
        least = MIN (least, pitch);
    }

  return has_halves ? MIN (least, SOLID * notanda_pdf_bands_get (table->bands, table->first)->height) : least;
}

/* Returns: the pitch from which on a row begins, where rows stand looser than their own lines; 0 where they don't */
static double
find_row_pitch (const Table *table)
{
  double least = find_least_pitch (table);
  guint  n_loose = 0, n_close = 0, n_whole = 0;

  for (guint i = table->first + 1; i < table->end; i++)
    if (measure_pitch (table, i) >= LOOSE * least)
      n_loose++;
    else
      {
        n_close++;
        n_whole += is_whole (table, i) && is_whole (table, i - 1);
      }

  /* else the room is that under the heads and over the sum, and each line is a row */
  return n_loose + 1 >= MIN_ROWS && n_whole * 2 <= n_close ? LOOSE * least : 0;
}

static gboolean
begins_row (const Table *table,
            guint        i,
            double       row_pitch)
{
  const NotandaPdfBand *band = notanda_pdf_bands_get (table->bands, i);

  if (row_pitch > 0)
    return measure_pitch (table, i) >= row_pitch;

  return find_column (table, notanda_pdf_bands_get_line (table->bands, band, 0)) == 0 || count_filled (table, i) * 2 > table->n_columns;
}

/* Where the table is read: where the first of its lines is. */
static guint
find_first (const Table *table)
{
  const NotandaPdfBand *last = notanda_pdf_bands_get (table->bands, table->end - 1);
  guint                 first = G_MAXUINT;

  for (guint i = notanda_pdf_bands_get (table->bands, table->first)->first; i < last->first + last->n; i++)
    first = MIN (first, g_array_index (table->bands->lines, NotandaPdfLine, g_array_index (table->bands->order, guint, i)).at);

  return first;
}

static void
mark_lines (const Table *table,
            gboolean     is_table,
            guint       *n_cells)
{
  double row_pitch = is_table ? find_row_pitch (table) : 0;
  guint  row = *n_cells + 1, first = find_first (table);

  for (guint i = table->first; i < table->end; i++)
    {
      const NotandaPdfBand *band = notanda_pdf_bands_get (table->bands, i);

      if (is_table && i > table->first && begins_row (table, i, row_pitch))
        row += table->n_columns;
      for (guint k = 0; k < band->n; k++)
        {
          NotandaPdfLine *line = notanda_pdf_bands_get_line (table->bands, band, k);

          line->at = first;
          line->band = i;
          line->column = find_column (table, line) + 1;
          if (is_table)
            line->cell = row + line->column - 1;
        }
    }
  if (is_table)
    *n_cells = row + table->n_columns - 1;
}

void
notanda_pdf_table_mark (const NotandaPdfBands *bands,
                        double                 pitch,
                        guint                 *n_cells)
{
  guint budget = BUDGET * (bands->bands->len + MAX_BANDS);

  for (guint i = 0; i < bands->bands->len;)
    {
      Table    table = { .bands = bands, .first = i, .budget = budget };
      gboolean is_one;

      if (notanda_pdf_bands_get (bands, i)->n > 1)
        grow (&table);
      budget = table.budget;
      measure (&table);
      is_one = is_table (&table, pitch);
      if (is_one || is_read_across (&table))
        {
          mark_lines (&table, is_one, n_cells);
          i = table.end;
        }
      else
        i++;
    }
}
