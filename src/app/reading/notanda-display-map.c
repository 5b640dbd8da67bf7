/* notanda-display-map.c: where a code point of the article stands in the text view
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GtkTextView lays out a paragraph as a whole: one of 300 kB takes a second, each
 * time. So a line break is shown inside longer ones, at white space where there is
 * any, never inside a grapheme. What was added is a sorted array of insertions; a
 * position is converted by binary search. With no insertion, as for nearly every
 * article, the numbers are the same.
 *
 * This is the only file that may ask an iterator for its offset. Keeping the breaks
 * in the model instead would make every offset in every file wrong by them.
 */

#include "app/reading/notanda-display-map.h"

#include <string.h>

#include "app/common/notanda-overrides.h"
#include "base/notanda-graphemes.h"

typedef struct
{
  gsize position; /* in the article, of what follows */
  gsize offset;   /* in the buffer, of the first inserted character */
  gsize length;
} Insertion;

struct _NotandaDisplayMap
{
  NotandaArticle *article;
  char           *heading;
  guint           limit;
  GArray         *insertions;
};

/* What was inserted before the buffer's @n-th insertion. */
static gsize
shift_of (NotandaDisplayMap *self,
          guint              n)
{
  const Insertion *last;

  if (n == 0)
    return 0;
  last = &g_array_index (self->insertions, Insertion, n - 1);
  return last->offset + last->length - last->position;
}

static void
add_insertion (NotandaDisplayMap *self,
               gsize              position,
               gsize              length)
{
  Insertion insertion = { position, position + shift_of (self, self->insertions->len), length };

  g_array_append_val (self->insertions, insertion);
}

/* Whether GtkTextView ends a paragraph at @p, which is inside a line. */
static gboolean
is_paragraph_end (const char *p)
{
  return *p == '\r' || ((guchar) p[0] == 0xe2 && (guchar) p[1] == 0x80 && (guchar) p[2] == 0xa9);
}

/**
 * One display paragraph from @start: how far it goes.
 * @position: code point of @start
 * @taken: (out): code points up to the returned place
 * @is_break: (out): whether a break belongs there
 */
static const char *
find_piece_end (NotandaDisplayMap *self,
                const char        *start,
                const char        *end,
                gsize              position,
                gsize             *taken,
                gboolean          *is_break)
{
  const NotandaTextIndex *index = notanda_article_get_index (self->article);
  const char             *p = start;
  gsize                   n = 0;
  gsize                   blank = 0;
  gsize                   cut;

  *is_break = FALSE;
  while (p < end && n < self->limit && (gsize) (p - start) < 2 * (gsize) self->limit)
    {
      gboolean ends = is_paragraph_end (p);
      gboolean is_blank = *p == ' ' || *p == '\t';

      p = g_utf8_next_char (p);
      n++;
      if (is_blank)
        blank = n;
      if (ends)
        {
          *taken = n;
          return p;
        }
    }
  if (p < end)
    {
      *is_break = TRUE;
      cut = position + (blank > n / 2 ? blank : n);
      if (!notanda_graphemes_is_boundary (index, cut))
        cut = notanda_graphemes_previous (index, cut);
      if (cut <= position)
        cut = notanda_graphemes_next (index, position);
      n = cut - position;
      p = notanda_text_index_get_text (index) + notanda_text_index_char_to_byte (index, cut);
      /* a grapheme may reach the end of the line */
      *is_break = p < end;
    }
  *taken = n;
  return p;
}

static void
split_line (NotandaDisplayMap *self,
            const char        *start,
            const char        *end)
{
  const NotandaTextIndex *index = notanda_article_get_index (self->article);
  gsize                   position = notanda_text_index_byte_to_char (index, start - notanda_text_index_get_text (index));

  while (start < end)
    {
      gsize    taken;
      gboolean is_break;

      start = find_piece_end (self, start, end, position, &taken, &is_break);
      position += taken;
      if (is_break && !is_paragraph_end (start))
        add_insertion (self, position, 1);
    }
}

/* A line whose bytes are within the limit needs no look inside. */
static void
split_text (NotandaDisplayMap *self)
{
  gsize       size;
  const char *text = notanda_article_get_text (self->article, &size);
  const char *end = text + size;

  while (text < end)
    {
      const char *line_end = memchr (text, '\n', end - text);

      if (line_end == NULL)
        line_end = end;
      if ((gsize) (line_end - text) > self->limit)
        split_line (self, text, line_end);
      text = line_end + 1;
    }
}

NotandaDisplayMap *
notanda_display_map_new (NotandaArticle *article,
                         const char     *heading,
                         guint           limit)
{
  NotandaDisplayMap *self;

  g_return_val_if_fail (article != NULL, NULL);
  g_return_val_if_fail (limit > 0, NULL);

  self = g_new0 (NotandaDisplayMap, 1);
  self->article = notanda_article_ref (article);
  self->heading = g_strdup (heading != NULL ? heading : "");
  self->limit = limit;
  self->insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  if (*self->heading != '\0')
    add_insertion (self, 0, g_utf8_strlen (self->heading, -1));
  split_text (self);
  return self;
}

void
notanda_display_map_free (NotandaDisplayMap *self)
{
  notanda_article_unref (self->article);
  g_free (self->heading);
  g_array_unref (self->insertions);
  g_free (self);
}

guint
notanda_display_map_get_default_limit (void)
{
  const char *text = g_getenv (NOTANDA_DISPLAY_LIMIT_VARIABLE);
  guint64     limit;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 1, NOTANDA_DISPLAY_LIMIT, &limit, NULL))
    return limit;
  return NOTANDA_DISPLAY_LIMIT;
}

NotandaArticle *
notanda_display_map_get_article (NotandaDisplayMap *self)
{
  return self->article;
}

gboolean
notanda_display_map_is_identity (NotandaDisplayMap *self)
{
  return self->insertions->len == 0;
}

gboolean
notanda_display_map_is_heading (NotandaDisplayMap *self,
                                const GtkTextIter *iter)
{
  if (*self->heading == '\0')
    return FALSE;
  return (gsize) gtk_text_iter_get_offset (iter) < g_array_index (self->insertions, Insertion, 0).length;
}

void
notanda_display_map_fill (NotandaDisplayMap *self,
                          GtkTextBuffer     *buffer)
{
  const NotandaTextIndex *index = notanda_article_get_index (self->article);
  gsize                   size;
  const char             *text = notanda_article_get_text (self->article, &size);
  g_autoptr (GString) shown = NULL;
  gsize done = 0;
  guint first = *self->heading != '\0' ? 1 : 0;

  if (notanda_display_map_is_identity (self) && (size == 0 || !notanda_overrides_are_in (text, size)))
    {
      gtk_text_buffer_set_text (buffer, text != NULL ? text : "", size);
      return;
    }

  shown = g_string_sized_new (size + self->insertions->len + strlen (self->heading));
  g_string_append (shown, self->heading);
  for (guint i = first; i < self->insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (self->insertions, Insertion, i);
      gsize            next = notanda_text_index_char_to_byte (index, insertion->position);

      g_string_append_len (shown, text + done, next - done);
      g_string_append_c (shown, '\n');
      done = next;
    }
  g_string_append_len (shown, text + done, size - done);
  notanda_overrides_show (shown->str);
  gtk_text_buffer_set_text (buffer, shown->str, shown->len);
}

gsize
notanda_display_map_to_display (NotandaDisplayMap *self,
                                gsize              position,
                                NotandaEdge        edge)
{
  guint low = 0;
  guint high = self->insertions->len;

  /* nothing of the article stands before the heading */
  if (position == 0)
    edge = NOTANDA_EDGE_START;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gsize at = g_array_index (self->insertions, Insertion, middle).position;

      if (at < position || (at == position && edge == NOTANDA_EDGE_START))
        low = middle + 1;
      else
        high = middle;
    }
  return position + shift_of (self, low);
}

gsize
notanda_display_map_from_display (NotandaDisplayMap *self,
                                  gsize              offset)
{
  guint            low = 0;
  guint            high = self->insertions->len;
  const Insertion *last;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->insertions, Insertion, middle).offset < offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    /* before the heading is before the text */
    return self->insertions->len > 0 && *self->heading != '\0' ? 0 : offset;
  last = &g_array_index (self->insertions, Insertion, low - 1);
  if (offset <= last->offset + last->length)
    return last->position;
  return offset - shift_of (self, low);
}

gsize
notanda_display_map_get_position (NotandaDisplayMap *self,
                                  const GtkTextIter *iter)
{
  return notanda_display_map_from_display (self, gtk_text_iter_get_offset (iter));
}

void
notanda_display_map_get_iter (NotandaDisplayMap *self,
                              GtkTextBuffer     *buffer,
                              gsize              position,
                              NotandaEdge        edge,
                              GtkTextIter       *iter)
{
  position = MIN (position, notanda_article_get_n_chars (self->article));
  gtk_text_buffer_get_iter_at_offset (buffer, iter,
                                      notanda_display_map_to_display (self, position, edge));
}

gboolean
notanda_display_map_get_selection (NotandaDisplayMap *self,
                                   GtkTextBuffer     *buffer,
                                   gsize             *start,
                                   gsize             *end)
{
  GtkTextIter from;
  GtkTextIter to;

  if (gtk_text_buffer_get_selection_bounds (buffer, &from, &to))
    {
      *start = notanda_display_map_get_position (self, &from);
      *end = notanda_display_map_get_position (self, &to);
      if (*start < *end)
        notanda_graphemes_snap (notanda_article_get_index (self->article), start, end);
      return *start < *end;
    }
  gtk_text_buffer_get_iter_at_mark (buffer, &from, gtk_text_buffer_get_insert (buffer));
  *start = *end = notanda_display_map_get_position (self, &from);
  return FALSE;
}
