/* notanda-pdf-list.c: items of lists on printed pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bullets and numbers may be read as a column of their own, far from their items: so they are joined by where they stand. */

#include "load/formats/notanda-pdf-list.h"

#include <string.h>

#define MAX_ROOM 3.5 /* between a marker and its text, to the height of a line */
#define LONG 25      /* bytes: what is that long is prose and no cell */
#define MAX_DEPTH 8
#define CIRCLE_LETTER "o"
#define CIRCLE "\xe2\x97\xa6"
#define NEAR .3 /* to the height of a line: what stands as far left as another one */

static gboolean
is_bullet (gunichar c)
{
  static const gunichar bullets[] = { 0x2022, 0x2023, 0x2043, 0x204c, 0x204d, 0x2219, 0x25a0, 0x25a1, 0x25aa, 0x25ab, 0x25b6, 0x25b8, 0x25ba,
                                      0x25c6, 0x25c7, 0x25cb, 0x25cf, 0x25e6, 0x2611, 0x2713, 0x2714, 0x2756, 0x27a2, 0x27a4, 0xb7 };

  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (bullets[i] == c)
      return TRUE;

  /* a font of signs, whose codes programs shift to there */
  return c >= 0xf020 && c <= 0xf0ff;
}

/* Returns: how many bytes of a number, letter or Roman number with its full stop or brackets @text begins with; 0 for none */
static gsize
measure_number (const char *text)
{
  gboolean is_open = *text == '(' || *text == '[';
  gsize    n = strspn (text + is_open, "0123456789");

  if (n == 0)
    n = strspn (text + is_open, "ivx");
  if (n == 0)
    n = g_ascii_isalpha (text[is_open]);
  if (n == 0 || n > 4 || text[is_open + n] == '\0' || strchr (is_open ? ")]" : ".)", text[is_open + n]) == NULL)
    return 0;

  return is_open + n + 1;
}

/* Returns: the marker that @text begins with, or is; @size: (out): of it, with the blank behind it */
static NotandaPdfMarker
find_marker (const char *text,
             gsize      *size)
{
  gunichar         c = g_utf8_get_char (text);
  NotandaPdfMarker marker = NOTANDA_PDF_MARKER_NONE;

  *size = (gsize) (g_utf8_next_char (text) - text);
  if (is_bullet (c))
    marker = NOTANDA_PDF_MARKER_BULLET;
  else if (c == '-' || c == '*' || (c >= 0x2012 && c <= 0x2015) || c == 0x2212)
    marker = NOTANDA_PDF_MARKER_DASH;
  else if ((*size = measure_number (text)) > 0)
    marker = NOTANDA_PDF_MARKER_NUMBER;
  if (text[*size] == ' ')
    ++*size;
  else if (text[*size] != '\0')
    marker = NOTANDA_PDF_MARKER_NONE;

  return marker;
}

gsize
notanda_pdf_list_measure_marker (const char *text)
{
  gsize size = 0;

  return *text != '\0' && find_marker (text, &size) != NOTANDA_PDF_MARKER_NONE ? size : 0;
}

/* A line of nothing else. Programs have "o" for the bullet of an inner list. */
static NotandaPdfMarker
find_lone_marker (const NotandaPdfLine *line)
{
  gsize            size = 0;
  NotandaPdfMarker marker = find_marker (line->text, &size);

  if (g_str_equal (line->text, CIRCLE_LETTER))
    return NOTANDA_PDF_MARKER_DASH;

  return line->text[size] == '\0' ? marker : NOTANDA_PDF_MARKER_NONE;
}

static gboolean
is_cell (const NotandaPdfBands *bands,
         const NotandaPdfBand  *band,
         guint                  i)
{
  const NotandaPdfLine *line = i < band->n ? notanda_pdf_bands_get_line (bands, band, i) : NULL;

  return line != NULL && line->text != NULL && strlen (line->text) < LONG;
}

/* Dashes and numbers stand in tables, too. */
static gboolean
is_joined (const NotandaPdfBands *bands,
           const NotandaPdfBand  *band,
           guint                  i,
           NotandaPdfMarker       marker)
{
  const NotandaPdfLine *line = notanda_pdf_bands_get_line (bands, band, i);
  const NotandaPdfLine *next = notanda_pdf_bands_get_line (bands, band, i + 1);

  if (marker == NOTANDA_PDF_MARKER_NONE || next->left - line->right > MAX_ROOM * (line->bottom - line->top))
    return FALSE;
  if (marker == NOTANDA_PDF_MARKER_BULLET)
    return TRUE;

  return (i == 0 || !is_cell (bands, band, i - 1)) && !is_cell (bands, band, i + 2);
}

/* With room behind it a dash is as good as a bullet. */
static void
join (NotandaPdfLine  *line,
      NotandaPdfLine  *next,
      NotandaPdfMarker marker)
{
  char *text = g_strdup_printf ("%s %s", g_str_equal (line->text, CIRCLE_LETTER) ? CIRCLE : line->text, next->text);

  g_free (next->text);
  next->text = text;
  next->hang = next->left;
  next->left = line->left;
  next->marker = marker == NOTANDA_PDF_MARKER_NUMBER ? marker : NOTANDA_PDF_MARKER_BULLET;
  next->follows = FALSE;
  g_clear_pointer (&line->text, g_free);
}

void
notanda_pdf_list_join (const NotandaPdfBands *bands)
{
  for (guint i = 0; i < bands->bands->len; i++)
    {
      const NotandaPdfBand *band = notanda_pdf_bands_get (bands, i);

      for (guint k = 0; k + 1 < band->n; k++)
        {
          NotandaPdfLine  *line = notanda_pdf_bands_get_line (bands, band, k);
          NotandaPdfMarker marker = find_lone_marker (line);

          if (is_joined (bands, band, k, marker))
            join (line, notanda_pdf_bands_get_line (bands, band, k++ + 1), marker);
        }
    }
}

static guint
get_number (const char *text)
{
  text += *text == '(' || *text == '[';
  if (g_ascii_isalpha (*text) && !g_ascii_isalpha (text[1]))
    return (guint) g_ascii_tolower (*text) - 'a' + 1;

  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static double
get_near (const NotandaPdfLine *line)
{
  return NEAR * (line->bottom - line->top);
}

/* @above and @line are numbers one after the other, one over the other. */
static gboolean
is_next_number (const NotandaPdfLine *above,
                double                left,
                const NotandaPdfLine *line)
{
  return line->marker == NOTANDA_PDF_MARKER_NUMBER && ABS (line->left - left) < get_near (line) && get_number (above->text) > 0 &&
         get_number (line->text) == get_number (above->text) + 1;
}

static gboolean
hangs (const NotandaPdfLine *line,
       const NotandaPdfLine *next)
{
  return next->page == line->page && next->cell == 0 && next->marker == NOTANDA_PDF_MARKER_NONE && next->top > line->top &&
         line->hang > line->left + get_near (line) && ABS (next->left - line->hang) < get_near (line);
}

/**
 * List:
 * @item: (nullable): the item that the line before belongs to
 * @left: where its marker stands; @number: what that is, or 0
 * @lefts: where markers stand, of the lists that are open, the innermost last
 */
typedef struct
{
  const NotandaPdfLine *item;
  double                left;
  guint                 number;
  double                lefts[MAX_DEPTH];
  guint                 depth;
} List;

/* Deeper than the text of the item above, or where a marker stood before. */
static gboolean
is_inner (const List           *list,
          const NotandaPdfLine *line)
{
  if (list->item == NULL)
    return FALSE;
  for (guint i = 0; i < list->depth; i++)
    if (ABS (list->lefts[i] - line->left) < get_near (line))
      return TRUE;

  return line->left > list->item->left + get_near (line);
}

static gboolean
is_item (const List           *list,
         const NotandaPdfLine *line,
         const NotandaPdfLine *next)
{
  if (line->depth > 0)
    return TRUE;
  switch (line->marker)
    {
    case NOTANDA_PDF_MARKER_BULLET:
      return TRUE;
    case NOTANDA_PDF_MARKER_DASH:
      return (next != NULL && hangs (line, next)) || is_inner (list, line);
    case NOTANDA_PDF_MARKER_NUMBER:
      return (next != NULL && (hangs (line, next) || is_next_number (line, line->left, next))) ||
             (list->item != NULL && list->number > 0 && get_number (line->text) == list->number + 1 && ABS (line->left - list->left) < get_near (line));
    default:
      return FALSE;
    }
}

static void
begin_item (List           *list,
            NotandaPdfLine *line)
{
  gsize size = 0;

  while (list->depth > 0 && list->lefts[list->depth - 1] > line->left + get_near (line))
    list->depth--;
  if ((list->depth == 0 || list->lefts[list->depth - 1] < line->left - get_near (line)) && list->depth < MAX_DEPTH)
    list->lefts[list->depth++] = line->left;

  list->item = line;
  list->left = line->left;
  list->number = line->marker == NOTANDA_PDF_MARKER_NUMBER ? get_number (line->text) : 0;
  line->is_item = TRUE;
  /* not all programs put a list that is in an item into its tag */
  line->level = line->marker == NOTANDA_PDF_MARKER_DRAWN ? MIN (line->depth, MAX_DEPTH) : list->depth;
  if (line->marker == NOTANDA_PDF_MARKER_DRAWN || line->marker == NOTANDA_PDF_MARKER_NONE)
    return;
  if (line->hang > 0)
    line->left = line->hang;
  if (line->marker == NOTANDA_PDF_MARKER_NUMBER)
    return;
  find_marker (line->text, &size);
  if (line->text[size] != '\0')
    memmove (line->text, line->text + size, strlen (line->text + size) + 1);
}

void
notanda_pdf_list_mark (GArray *lines)
{
  List list = { 0 };

  for (guint i = 0; i < lines->len; i++)
    {
      NotandaPdfLine *line = &g_array_index (lines, NotandaPdfLine, i);
      gsize           size;

      if (line->marker == NOTANDA_PDF_MARKER_NONE && line->cell == 0)
        {
          line->marker = find_marker (line->text, &size);
          if (line->text[size] == '\0')
            line->marker = NOTANDA_PDF_MARKER_NONE;
        }
    }
  for (guint i = 0; i < lines->len; i++)
    {
      NotandaPdfLine       *line = &g_array_index (lines, NotandaPdfLine, i);
      const NotandaPdfLine *next = i + 1 < lines->len ? line + 1 : NULL;

      if (line->is_running)
        continue;
      if (line->cell == 0 && is_item (&list, line, next))
        begin_item (&list, line);
      else if (list.item == NULL || line->cell > 0 || line->left < list.item->left - get_near (line))
        list = (List) { 0 };
    }
}
