/* notanda-lines.c: the lines of a plain text, measured
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines are read one by one and never kept: a text of line ends alone would
 * need many times its size. */

#include "load/text/notanda-lines.h"

#include "load/text/notanda-blocks.h"
#include "load/text/notanda-date-line.h"

#define N_WIDTHS 256
#define N_FRONT_LINES 12
#define MIN_WRAP 40
#define MAX_WRAP 110

typedef struct
{
  guint widths[N_WIDTHS]; /* of lines that another follows at once */
  guint needed[N_WIDTHS]; /* and with the next one's first word */
  guint indents[32];
  guint n_pairs;
  guint n_lines;
  guint n_long;
  guint n_blank; /* between lines */
} Measures;

static void
add_char (NotandaLine *line,
          const char  *at,
          gunichar     c,
          guint32      offset,
          guint32     *blanks,
          gboolean    *in_token)
{
  guint columns = c >= 0x1100 && g_unichar_iswide (c) ? 2 : 1;

  if (notanda_blocks_is_blank (c))
    {
      *blanks += c == '\t' ? 8 - (line->indent + *blanks) % 8 : 1;
      *in_token = FALSE;
      return;
    }

  if (line->slice.at == NULL)
    {
      line->slice.at = at;
      line->start = offset;
      line->indent = *blanks;
      *in_token = TRUE;
    }
  else
    {
      line->width += *blanks;
    }
  *blanks = 0;

  /* a line may break before and after any wide character */
  if (*in_token && columns == 2 && line->token > 0)
    *in_token = FALSE;
  if (*in_token)
    line->token += columns;

  line->width += columns;
  line->slice.size = g_utf8_next_char (at) - line->slice.at;
  line->end = offset + 1;
}

gboolean
notanda_line_next (NotandaLineCursor *cursor,
                   NotandaLine       *line)
{
  const char *at = cursor->at;
  guint32     offset = cursor->offset;
  guint32     blanks = 0;
  gboolean    in_token = FALSE;

  *line = (NotandaLine) { 0 };
  if (at >= cursor->end)
    return FALSE;

  for (; at < cursor->end && *at != '\n' && *at != '\r'; at = g_utf8_next_char (at))
    add_char (line, at, g_utf8_get_char (at), offset++, &blanks, &in_token);

  for (int i = 0; i < 2 && at < cursor->end && (*at == '\n' || *at == '\r'); i++)
    {
      offset++;
      if (*at++ == '\n')
        break;
      if (at == cursor->end || *at != '\n')
        break;
    }

  cursor->at = at;
  cursor->offset = offset;

  return TRUE;
}

/* Who and when, above the text: such lines end where they please. */
static gboolean
is_front (const NotandaLine *line)
{
  g_autofree char *date = NULL;

  return notanda_slice_is_byline (line->slice, NULL) || notanda_date_line_parse (line->slice.at, line->slice.size, &date);
}

static void
measure_line (Measures          *measures,
              const NotandaLine *last,
              const NotandaLine *line)
{
  guint number;

  if (line->slice.size == 0)
    {
      measures->n_blank++;
      return;
    }

  measures->n_lines++;
  measures->n_long += line->width > MAX_WRAP;
  measures->indents[MIN (line->indent, G_N_ELEMENTS (measures->indents) - 1)]++;

  if (last->slice.size == 0 || notanda_slice_is_item (line->slice, &number))
    return;
  if (measures->n_lines < N_FRONT_LINES && (is_front (last) || is_front (line)))
    return;

  measures->n_pairs++;
  measures->widths[MIN (last->width, N_WIDTHS - 1)]++;
  measures->needed[MIN (last->width + 1 + line->token, N_WIDTHS - 1)]++;
}

/* Lines were broken to a width if none is much longer, and if most of them had
 * no room for the next word. */
static guint
find_wrap (const Measures *measures)
{
  guint wrap = 0;
  guint n_within = 0;
  guint n_forced = 0;

  if (measures->n_pairs == 0 || measures->n_long * 20 > measures->n_lines)
    return 0;

  while (wrap < N_WIDTHS && (guint64) n_within * 20 < (guint64) measures->n_pairs * 19)
    n_within += measures->widths[wrap++];
  wrap--;
  if (wrap < MIN_WRAP || wrap > MAX_WRAP)
    return 0;

  for (guint i = wrap + 1; i < N_WIDTHS; i++)
    n_forced += measures->needed[i];

  return (guint64) n_forced * 10 >= (guint64) measures->n_pairs * 6 ? wrap : 0;
}

NotandaLayout
notanda_layout_measure (const char *text,
                        gsize       size)
{
  NotandaLineCursor cursor = { text, text + size, 0 };
  NotandaLine       line, last = { 0 };
  Measures          measures = { 0 };
  NotandaLayout     layout = { 0 };

  while (notanda_line_next (&cursor, &line))
    {
      measure_line (&measures, &last, &line);
      last = line;
    }

  layout.wrap = find_wrap (&measures);
  layout.dense = measures.n_blank * 8 < measures.n_lines;
  for (guint i = 0; i < G_N_ELEMENTS (measures.indents); i++)
    if (measures.indents[i] > measures.indents[layout.indent])
      layout.indent = i;

  return layout;
}
