/* notanda-text-geometry.c: rectangles of characters in the text view
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The view tells the place of one character at a time. Where all runs from left to
 * right, the two ends of a range are enough; else each character is asked for and
 * those side by side are joined, which is slow and right. A layout of our own beside
 * the view's would cost the shaping of the text a second time.
 */

#include "app/reading/notanda-text-geometry.h"

#include "app/common/notanda-bidi.h"

/* Of a paragraph, in which the letter that tells its direction is looked for. */
#define DIRECTION_CHARS 512

gboolean
notanda_text_geometry_get_line (GtkTextView        *view,
                                NotandaDisplayMap  *map,
                                GtkTextIter        *iter,
                                NotandaDisplayLine *line)
{
  GtkTextIter  start = *iter;
  GtkTextIter  next;
  GtkTextIter  end;
  GdkRectangle cell;
  gboolean     more;

  if (!gtk_text_view_starts_display_line (view, &start))
    gtk_text_view_backward_display_line_start (view, &start);
  gtk_text_view_get_iter_location (view, &start, &cell);
  next = start;
  more = gtk_text_view_forward_display_line (view, &next) && gtk_text_iter_compare (&next, &start) > 0;
  if (more)
    end = next;
  else
    gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  if (more && gtk_text_iter_starts_line (&end))
    {
      /* without the line end */
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
    }
  line->start = notanda_display_map_get_position (map, &start);
  line->end = notanda_display_map_get_position (map, &end);
  line->is_heading = notanda_display_map_is_heading (map, &start);
  line->y = cell.y;
  line->height = cell.height;
  *iter = next;
  return more;
}

gboolean
notanda_display_line_shows (const NotandaDisplayLine *line,
                            gsize                     start,
                            gsize                     end)
{
  if (start == end)
    return start >= line->start && start <= line->end;
  return start < line->end && end > line->start;
}

static void
append_stretch (GArray *out,
                int     x0,
                int     x1)
{
  NotandaStretch stretch = { MIN (x0, x1), ABS (x1 - x0) };

  g_array_append_val (out, stretch);
}

static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  return ((const NotandaStretch *) a)->x - ((const NotandaStretch *) b)->x;
}

/* Those side by side become one. Places are rounded, so there may be a pixel between. */
static void
join_stretches (GArray *out)
{
  guint n = 0;

  g_array_sort (out, compare_stretches);
  for (guint i = 1; i < out->len; i++)
    {
      NotandaStretch       *last = &g_array_index (out, NotandaStretch, n);
      const NotandaStretch *next = &g_array_index (out, NotandaStretch, i);

      if (next->x > last->x + last->width + 1)
        g_array_index (out, NotandaStretch, ++n) = *next;
      else
        last->width = MAX (last->x + last->width, next->x + next->width) - last->x;
    }
  if (out->len > 0)
    g_array_set_size (out, n + 1);
}

static void
append_each (GtkTextView *view,
             GtkTextIter  iter,
             GtkTextIter *end,
             GArray      *out)
{
  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      GdkRectangle cell;

      gtk_text_view_get_iter_location (view, &iter, &cell);
      append_stretch (out, cell.x, cell.x + cell.width);
      if (!gtk_text_iter_forward_char (&iter))
        break;
    }
  join_stretches (out);
}

void
notanda_text_geometry_get_stretches (GtkTextView              *view,
                                     NotandaDisplayMap        *map,
                                     const NotandaDisplayLine *line,
                                     gsize                     start,
                                     gsize                     end,
                                     gboolean                  mixed,
                                     GArray                   *out)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    from;
  GtkTextIter    to;
  GdkRectangle   first;
  GdkRectangle   last;

  g_array_set_size (out, 0);
  start = MAX (start, line->start);
  end = MIN (end, line->end);
  if (start > end)
    return;
  notanda_display_map_get_iter (map, buffer, start, NOTANDA_EDGE_START, &from);
  notanda_display_map_get_iter (map, buffer, end, NOTANDA_EDGE_END, &to);
  gtk_text_view_get_iter_location (view, &from, &first);
  if (start == end || gtk_text_iter_compare (&from, &to) >= 0)
    {
      append_stretch (out, first.x, first.x);
      return;
    }
  if (mixed)
    {
      append_each (view, from, &to, out);
      return;
    }
  gtk_text_iter_backward_char (&to);
  gtk_text_view_get_iter_location (view, &to, &last);
  append_stretch (out, first.x, last.x + last.width);
}

gboolean
notanda_text_geometry_is_mixed (GtkTextView       *view,
                                NotandaDisplayMap *map,
                                gsize              start,
                                gsize              end)
{
  gsize       size;
  const char *p = notanda_article_peek_range (notanda_display_map_get_article (map), start, end, &size);
  const char *stop = p + size;
  gboolean    has_letter = FALSE;

  if (gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL)
    return TRUE;
  while (p < stop)
    {
      if (!has_letter)
        has_letter = g_unichar_isalpha (g_utf8_get_char (p));
      /* the first byte of all that can */
      if ((guchar) *p >= 0xd6 && notanda_bidi_runs_from_right (g_utf8_get_char (p)))
        return TRUE;
      p = g_utf8_next_char (p);
    }
  return !has_letter;
}

gboolean
notanda_paragraph_runs_from_right (NotandaArticle *article,
                                   gsize           position)
{
  const NotandaTextIndex *index = notanda_article_get_index (article);
  gsize                   start = notanda_text_index_line_to_char (index, notanda_text_index_char_to_line (index, position));
  gsize                   size;
  const char             *p = notanda_article_peek_range (
      article, start, MIN (start + DIRECTION_CHARS, notanda_article_get_n_chars (article)), &size);

  for (const char *stop = p + size; p < stop && *p != '\n'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return notanda_bidi_runs_from_right (g_utf8_get_char (p));
  return FALSE;
}

/* Of the display paragraph around @iter: one look for all of its lines. */
static gboolean
is_paragraph_mixed (GtkTextView       *view,
                    NotandaDisplayMap *map,
                    GtkTextIter        iter)
{
  GtkTextIter end = iter;

  gtk_text_iter_set_line_offset (&iter, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return notanda_text_geometry_is_mixed (view, map, notanda_display_map_get_position (map, &iter),
                                         notanda_display_map_get_position (map, &end));
}

void
notanda_text_geometry_list_lines (GtkTextView        *view,
                                  NotandaDisplayMap  *map,
                                  const GdkRectangle *visible,
                                  GArray             *lines)
{
  gboolean    more = TRUE;
  gboolean    mixed = FALSE;
  int         paragraph = -1;
  GtkTextIter iter;

  g_array_set_size (lines, 0);
  gtk_text_view_get_iter_at_location (view, &iter, visible->x, visible->y - NOTANDA_LEADING);
  while (more)
    {
      NotandaDisplayLine line;
      GtkTextIter        start = iter;

      more = notanda_text_geometry_get_line (view, map, &iter, &line);
      if (line.y > visible->y + visible->height)
        break;
      if (line.height <= 0 || line.is_heading)
        continue;
      if (gtk_text_iter_get_line (&start) != paragraph)
        mixed = is_paragraph_mixed (view, map, start);
      paragraph = gtk_text_iter_get_line (&start);
      line.mixed = mixed;
      g_array_append_val (lines, line);
    }
}
