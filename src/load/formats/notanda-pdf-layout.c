/* notanda-pdf-layout.c: lines of printed pages from the pieces they are printed in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* poppler reads a page column by column, which is right for prose. Of a list it may read all bullets first, and a table's cells in any
 * order; so these two are found by where things stand, and all else stays as it was read. */

#include "load/formats/notanda-pdf-layout.h"

#include <string.h>

#include "load/formats/notanda-pdf-bands.h"
#include "load/formats/notanda-pdf-list.h"
#include "load/formats/notanda-pdf-table.h"

#define MAX_PITCH 200    /* half points */
#define MAX_LEADING 1.45 /* to the height of a line */

static NotandaPdfLine *
get_line (GArray *lines,
          guint   i)
{
  return &g_array_index (lines, NotandaPdfLine, i);
}

static guint
find_page_end (GArray *lines,
               guint   first)
{
  guint end = first;

  while (end < lines->len && get_line (lines, end)->page == get_line (lines, first)->page)
    end++;

  return end;
}

/* Returns: from line to line of most of the text, in points; 0 where no lines stand close to each other */
static double
measure_pitch (GArray *lines)
{
  guint counts[MAX_PITCH + 1] = { 0 };
  guint most = 0;

  for (guint i = 1; i < lines->len; i++)
    {
      const NotandaPdfLine *above = get_line (lines, i - 1), *line = get_line (lines, i);
      double                pitch = (line->top - above->top) * 2;

      /* cells are short, and more room is that between paragraphs */
      if (above->page == line->page && pitch > 2 && pitch < MIN (MAX_PITCH, MAX_LEADING * 2 * (line->bottom - line->top)))
        counts[(guint) (pitch + .5)] += (guint) MIN (strlen (line->text), 1000);
    }
  for (guint i = 1; i <= MAX_PITCH; i++)
    if (counts[i] > counts[most])
      most = i;

  return most / 2.;
}

static void
join_markers (GArray *lines)
{
  guint n = 0;

  for (guint first = 0, end; first < lines->len; first = end)
    {
      g_auto (NotandaPdfBands) bands = { 0 };

      end = find_page_end (lines, first);
      notanda_pdf_bands_init (&bands, lines, first, end);
      notanda_pdf_list_join (&bands);
    }
  for (guint i = 0; i < lines->len; i++)
    if (get_line (lines, i)->text != NULL)
      {
        NotandaPdfLine line = *get_line (lines, i);

        get_line (lines, i)->text = NULL;
        *get_line (lines, n++) = line;
      }
  g_array_set_size (lines, n);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const NotandaPdfLine *line_a = a, *line_b = b;
  const guint           places[][2] = {
    { line_a->at, line_b->at },
    { line_a->cell, line_b->cell },
    { line_a->column, line_b->column },
    { line_a->band, line_b->band },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i][0] != places[i][1])
      return places[i][0] > places[i][1] ? 1 : -1;

  return (line_a->left > line_b->left) - (line_a->left < line_b->left);
}

static void
find_tables (GArray *lines)
{
  double pitch = measure_pitch (lines);
  guint  n_cells = 0;

  for (guint i = 0; i < lines->len; i++)
    get_line (lines, i)->at = i;
  for (guint first = 0, end; first < lines->len; first = end)
    {
      g_auto (NotandaPdfBands) bands = { 0 };

      end = find_page_end (lines, first);
      notanda_pdf_bands_init (&bands, lines, first, end);
      notanda_pdf_table_mark (&bands, pitch, &n_cells);
    }
  g_array_sort (lines, compare);
}

static gboolean
is_joined (const NotandaPdfLine *before,
           const NotandaPdfLine *piece)
{
  return piece->follows && piece->at - before->at <= 1 && piece->cell == 0 && before->cell == 0 && piece->column == before->column;
}

/* Each run of pieces at once: a long line would else be copied for each of its pieces. */
static void
join_run (GArray  *lines,
          guint    first,
          guint    end,
          GString *text)
{
  NotandaPdfLine *line = get_line (lines, first);
  double          sum = 0;

  if (end == first + 1)
    return;
  g_string_truncate (text, 0);
  for (guint i = first; i < end; i++)
    {
      NotandaPdfLine *piece = get_line (lines, i);

      g_string_append_printf (text, "%s%s", i > first ? " " : "", piece->text);
      sum += piece->height * (double) strlen (piece->text);
      line->left = MIN (line->left, piece->left);
      line->right = MAX (line->right, piece->right);
      line->top = MIN (line->top, piece->top);
      line->bottom = MAX (line->bottom, piece->bottom);
      if (line->hang <= 0 && i > first)
        line->hang = piece->left;
    }
  line->height = sum / (double) (text->len - (end - first - 1));
  g_free (line->text);
  line->text = g_strdup (text->str);
}

static void
join_pieces (GArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint first = 0, end; first < lines->len; first = end)
    {
      NotandaPdfLine line;

      for (end = first + 1; end < lines->len && is_joined (get_line (lines, end - 1), get_line (lines, end)); end++)
        ;
      join_run (lines, first, end, text);
      line = *get_line (lines, first);
      get_line (lines, first)->text = NULL;
      g_clear_pointer (&get_line (lines, n)->text, g_free);
      *get_line (lines, n++) = line;
    }
  g_array_set_size (lines, n);
}

void
notanda_pdf_layout_settle (GArray *lines)
{
  join_markers (lines);
  find_tables (lines);
  join_pieces (lines);
}
