/* notanda-csv-context.c: the words to both sides of an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-csv-private.h"

#include "base/notanda-graphemes.h"

#define CONTEXT 60 /* code points to each side */

guint32
notanda_csv_get_end (const NotandaAnnotation *annotation)
{
  return annotation->fragments[annotation->n_fragments - 1].end;
}

static gboolean
is_line_end (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* A run of blanks with line ends in it becomes one blank; others stay. */
static void
append_in_one_line (NotandaCsvRow *row,
                    guint32        start,
                    guint32        end)
{
  gsize       size;
  const char *p = notanda_article_peek_range (row->article, start, end, &size);
  const char *stop = p + size;

  while (p < stop)
    {
      const char *run = p;
      gboolean    has_line_end = FALSE;

      while (run < stop && notanda_is_blank (g_utf8_get_char (run)))
        {
          has_line_end |= is_line_end (g_utf8_get_char (run));
          run = g_utf8_next_char (run);
        }
      if (has_line_end)
        notanda_buffer_append_char (&row->cell, ' ');
      else if (run > p)
        notanda_buffer_append (&row->cell, p, (gsize) (run - p));
      p = run;
      while (run < stop && !notanda_is_blank (g_utf8_get_char (run)))
        run = g_utf8_next_char (run);
      notanda_buffer_append (&row->cell, p, (gsize) (run - p));
      p = run;
    }
}

/* Blanks next to the annotation stay, so that one sees whether there are any. */
void
notanda_csv_append_left (NotandaCsvRow *row)
{
  guint32      end = row->writer->annotation.fragments[0].start;
  guint32      floor = end > CONTEXT ? end - CONTEXT : 0;
  guint32      start = floor;
  NotandaRange trimmed;

  while (start > 0 && start < end && !notanda_boundaries_is_edge (row->writer->boundaries, start))
    start++;
  /* one long word: cut it where a reader sees a character begin */
  if (start == end && end > floor && floor > 0)
    start = (guint32) notanda_graphemes_next (notanda_article_get_index (row->article), floor - 1);
  trimmed = (NotandaRange) { start, end };
  if (notanda_article_trim (row->article, &trimmed))
    append_in_one_line (row, trimmed.start, end);
}

void
notanda_csv_append_right (NotandaCsvRow *row)
{
  guint32      n_chars = (guint32) notanda_article_get_n_chars (row->article);
  guint32      start = notanda_csv_get_end (&row->writer->annotation);
  guint32      ceiling = n_chars - start > CONTEXT ? start + CONTEXT : n_chars;
  guint32      end = ceiling;
  NotandaRange trimmed;

  while (end > start && end < n_chars && !notanda_boundaries_is_edge (row->writer->boundaries, end))
    end--;
  if (end == start && ceiling < n_chars)
    end = (guint32) notanda_graphemes_previous (notanda_article_get_index (row->article), ceiling + 1);
  trimmed = (NotandaRange) { start, end };
  if (notanda_article_trim (row->article, &trimmed))
    append_in_one_line (row, start, trimmed.end);
}
