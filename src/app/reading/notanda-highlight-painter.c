/* notanda-highlight-painter.c: draws annotations below the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A frame goes over the lines that are visible, and only those. What it draws is
 * kept by paragraph: the spans with their lanes, which a paragraph's lines share, and
 * for each line that was visible once a render node relative to the line's top. A
 * change drops the paragraphs whose code points it touches; new widths, fonts or
 * colours drop all. Paragraphs that were not drawn lately go when there are many.
 *
 * Text tags would be less code, but can't show two annotations on one word, and a
 * hundred thousand of them are felt at opening.
 */

#include "app/reading/notanda-highlight-painter.h"

#include <adwaita.h>

#include "app/reading/notanda-highlight-marks.h"
#include "app/common/notanda-type-style.h"

#define MAX_PARAGRAPHS 256

/* Where a change says more than this the cache is dropped as a whole. */
#define MAX_RANGES 64

typedef struct
{
  gsize       start;
  gsize       end;
  gboolean    mixed;
  guint64     frame;  /* last one it was drawn in */
  GArray     *spans;  /* NotandaLaneSpan */
  GArray     *hidden; /* NotandaHiddenRange */
  GHashTable *lines;  /* start of a line -> LineNode */
} Paragraph;

typedef struct
{
  gsize          end;
  int            height;
  GskRenderNode *node; /* NULL where there is nothing to draw */
} LineNode;

struct _NotandaHighlightPainter
{
  GtkTextView       *view;
  NotandaDocument   *document;
  NotandaDisplayMap *map;
  GHashTable        *paragraphs; /* start -> Paragraph */
  GHashTable        *styles;     /* NotandaId -> NotandaTypeStyle */
  GArray            *stretches;
  GArray            *preview; /* NotandaRange; NULL for what the document has */
  NotandaAnnotation  annotation;
  guint32            candidate;
  gboolean           dark;
  guint64            frame;
  guint64            n_built;
};

static void
line_node_free (gpointer data)
{
  LineNode *line = data;

  g_clear_pointer (&line->node, gsk_render_node_unref);
  g_free (line);
}

static void
paragraph_free (gpointer data)
{
  Paragraph *paragraph = data;

  g_array_unref (paragraph->spans);
  g_array_unref (paragraph->hidden);
  g_hash_table_unref (paragraph->lines);
  g_free (paragraph);
}

NotandaHighlightPainter *
notanda_highlight_painter_new (GtkTextView       *view,
                               NotandaDocument   *document,
                               NotandaDisplayMap *map)
{
  NotandaHighlightPainter *self = g_new0 (NotandaHighlightPainter, 1);

  self->view = view;
  self->document = g_object_ref (document);
  self->map = map;
  self->paragraphs = g_hash_table_new_full (NULL, NULL, NULL, paragraph_free);
  self->styles = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, g_free);
  self->stretches = g_array_new (FALSE, FALSE, sizeof (NotandaStretch));
  notanda_annotation_init (&self->annotation);
  self->candidate = NOTANDA_NO_SLOT;
  return self;
}

void
notanda_highlight_painter_free (NotandaHighlightPainter *self)
{
  g_hash_table_unref (self->paragraphs);
  g_hash_table_unref (self->styles);
  g_array_unref (self->stretches);
  g_clear_pointer (&self->preview, g_array_unref);
  notanda_annotation_clear (&self->annotation);
  g_clear_object (&self->document);
  g_free (self);
}

void
notanda_highlight_painter_reset (NotandaHighlightPainter *self)
{
  g_hash_table_remove_all (self->paragraphs);
  g_hash_table_remove_all (self->styles);
}

static gboolean
paragraph_is_touched (gpointer key,
                      gpointer value,
                      gpointer data)
{
  const Paragraph *paragraph = value;
  const GArray    *ranges = data;

  for (guint i = 0; i < ranges->len; i++)
    {
      const NotandaRange *range = &g_array_index (ranges, NotandaRange, i);

      if (range->start <= paragraph->end && range->end >= paragraph->start)
        return TRUE;
    }
  return FALSE;
}

void
notanda_highlight_painter_apply (NotandaHighlightPainter *self,
                                 const NotandaChange     *change)
{
  if (change->everything || (change->ranges != NULL && change->ranges->len > MAX_RANGES))
    notanda_highlight_painter_reset (self);
  else if (change->ranges != NULL)
    g_hash_table_foreach_remove (self->paragraphs, paragraph_is_touched, change->ranges);
}

void
notanda_highlight_painter_set_preview (NotandaHighlightPainter *self,
                                       GArray                  *pieces)
{
  if (pieces != NULL)
    g_array_ref (pieces);
  g_clear_pointer (&self->preview, g_array_unref);
  self->preview = pieces;
}

void
notanda_highlight_painter_set_candidate (NotandaHighlightPainter *self,
                                         guint32                  slot)
{
  self->candidate = slot;
}

guint64
notanda_highlight_painter_get_n_built (NotandaHighlightPainter *self)
{
  return self->n_built;
}

static gboolean
collect_span_cb (const NotandaSpan *span,
                 gpointer           data)
{
  NotandaLaneSpan lane_span = { span->start, span->end, span->slot, NOTANDA_LANE_HIDDEN };

  g_array_append_val ((GArray *) data, lane_span);
  return TRUE;
}

static Paragraph *
paragraph_new (NotandaHighlightPainter *self,
               gsize                    start,
               gsize                    end)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);

  paragraph->start = start;
  paragraph->end = end;
  paragraph->spans = g_array_new (FALSE, FALSE, sizeof (NotandaLaneSpan));
  paragraph->hidden = g_array_new (FALSE, FALSE, sizeof (NotandaHiddenRange));
  paragraph->lines = g_hash_table_new_full (NULL, NULL, NULL, line_node_free);
  notanda_span_set_query_overlapping (notanda_document_get_spans (self->document), start, end, collect_span_cb,
                                      paragraph->spans);
  notanda_lanes_assign ((NotandaLaneSpan *) paragraph->spans->data, paragraph->spans->len, paragraph->hidden);
  paragraph->mixed = TRUE; /* unless it is known */
  if (paragraph->spans->len > 0)
    paragraph->mixed = notanda_text_geometry_is_mixed (self->view, self->map, start, end);
  return paragraph;
}

static Paragraph *
get_paragraph (NotandaHighlightPainter *self,
               GtkTextIter             *iter)
{
  GtkTextIter start = *iter;
  GtkTextIter end = *iter;
  Paragraph  *paragraph;
  gsize       position;

  gtk_text_iter_set_line_offset (&start, 0);
  position = notanda_display_map_get_position (self->map, &start);
  paragraph = g_hash_table_lookup (self->paragraphs, GSIZE_TO_POINTER (position));
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  if (paragraph == NULL || paragraph->end != notanda_display_map_get_position (self->map, &end))
    {
      paragraph = paragraph_new (self, position, notanda_display_map_get_position (self->map, &end));
      g_hash_table_replace (self->paragraphs, GSIZE_TO_POINTER (position), paragraph);
    }
  paragraph->frame = self->frame;
  return paragraph;
}

/* Two types' styles are asked for a thousand times a frame. */
static const NotandaTypeStyle *
get_style (NotandaHighlightPainter *self,
           guint32                  slot)
{
  NotandaTypeStyle *style;

  if (!notanda_document_read (self->document, slot, &self->annotation))
    return NULL;
  style = g_hash_table_lookup (self->styles, &self->annotation.type);
  if (style == NULL)
    {
      style = g_new0 (NotandaTypeStyle, 1);
      notanda_type_style_get (notanda_document_get_tag_set (self->document), &self->annotation.type, self->dark, style);
      g_hash_table_insert (self->styles, g_memdup2 (&self->annotation.type, sizeof (NotandaId)), style);
    }
  return style;
}

static void
draw_edge (const NotandaTypeStyle *style,
           GtkSnapshot            *snapshot,
           float                   x,
           float                   y)
{
  gtk_snapshot_append_color (snapshot, &style->line, &GRAPHENE_RECT_INIT (x, y - 2, 1.5f, NOTANDA_BAR_HEIGHT + 2));
}

/* @line->y counts as 0. The edges that a reader sees are those of the span, not of
 * the line it wraps at. */
static void
draw_span (NotandaHighlightPainter  *self,
           GtkSnapshot              *snapshot,
           const Paragraph          *paragraph,
           const NotandaDisplayLine *line,
           const NotandaLaneSpan    *span)
{
  const NotandaTypeStyle *style = get_style (self, span->slot);
  float                   y = line->height + 1 + span->lane * NOTANDA_LANE_HEIGHT;

  if (style == NULL)
    return;
  notanda_text_geometry_get_stretches (self->view, self->map, line, span->start, span->end, paragraph->mixed,
                                       self->stretches);
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const NotandaStretch *stretch = &g_array_index (self->stretches, NotandaStretch, i);
      float                 width = stretch->width;

      if (span->start == span->end)
        {
          /* a place between two characters */
          gtk_snapshot_append_color (snapshot, &style->line,
                                     &GRAPHENE_RECT_INIT (stretch->x - 1, 0, 2, y + NOTANDA_BAR_HEIGHT));
          continue;
        }
      gtk_snapshot_append_color (snapshot, &style->tint, &GRAPHENE_RECT_INIT (stretch->x, 0, width, line->height));
      notanda_type_style_snapshot_line (style, snapshot, stretch->x, y, width);
      if (span->start >= line->start && i == 0)
        draw_edge (style, snapshot, stretch->x, y);
      if (span->end <= line->end && i == self->stretches->len - 1)
        draw_edge (style, snapshot, stretch->x + width - 1.5f, y);
    }
}

/* "+n" at the end of what has no lane, on each line of it. The lanes end before it:
 * drawn over them it couldn't be read. */
static void
draw_hidden (NotandaHighlightPainter  *self,
             GtkSnapshot              *snapshot,
             const Paragraph          *paragraph,
             const NotandaDisplayLine *line,
             const NotandaHiddenRange *hidden)
{
  const NotandaStretch *stretch;

  notanda_text_geometry_get_stretches (self->view, self->map, line, hidden->start, hidden->end, paragraph->mixed,
                                       self->stretches);
  if (self->stretches->len == 0)
    return;
  stretch = &g_array_index (self->stretches, NotandaStretch, 0);
  notanda_highlight_snapshot_sign (snapshot, self->view, line, stretch, hidden->n, notanda_type_style_get_page (self->dark));
}

static GskRenderNode *
build_line (NotandaHighlightPainter  *self,
            const Paragraph          *paragraph,
            const NotandaDisplayLine *line)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  self->n_built++;
  for (guint i = 0; i < paragraph->spans->len; i++)
    {
      const NotandaLaneSpan *span = &g_array_index (paragraph->spans, NotandaLaneSpan, i);

      if (span->start > line->end)
        break;
      if (span->lane != NOTANDA_LANE_HIDDEN && notanda_display_line_shows (line, span->start, span->end))
        draw_span (self, snapshot, paragraph, line, span);
    }
  for (guint i = 0; i < paragraph->hidden->len; i++)
    {
      const NotandaHiddenRange *hidden = &g_array_index (paragraph->hidden, NotandaHiddenRange, i);

      if (notanda_display_line_shows (line, hidden->start, hidden->end))
        draw_hidden (self, snapshot, paragraph, line, hidden);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

static void
draw_line (NotandaHighlightPainter  *self,
           GtkSnapshot              *snapshot,
           const Paragraph          *paragraph,
           const NotandaDisplayLine *line)
{
  LineNode *kept = g_hash_table_lookup (paragraph->lines, GSIZE_TO_POINTER (line->start));

  if (kept == NULL || kept->end != line->end || kept->height != line->height)
    {
      kept = g_new0 (LineNode, 1);
      kept->end = line->end;
      kept->height = line->height;
      kept->node = build_line (self, paragraph, line);
      g_hash_table_replace (paragraph->lines, GSIZE_TO_POINTER (line->start), kept);
    }
  if (kept->node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, line->y));
  gtk_snapshot_append_node (snapshot, kept->node);
  gtk_snapshot_restore (snapshot);
}

/* Not kept: it is one annotation, and moves at each key. */
static void
draw_selected (NotandaHighlightPainter  *self,
               GtkSnapshot              *snapshot,
               const Paragraph          *paragraph,
               const NotandaDisplayLine *line,
               const NotandaRange       *range,
               const NotandaTypeStyle   *style,
               gboolean                  broken)
{
  notanda_text_geometry_get_stretches (self->view, self->map, line, range->start, range->end,
                                       paragraph->mixed, self->stretches);
  for (guint i = 0; i < self->stretches->len; i++)
    notanda_highlight_snapshot_outline (snapshot, line, &g_array_index (self->stretches, NotandaStretch, i), &style->line, broken);
}

static void
draw_selected_fragments (NotandaHighlightPainter  *self,
                         GtkSnapshot              *snapshot,
                         const Paragraph          *paragraph,
                         const NotandaDisplayLine *line,
                         guint32                   selected)
{
  const NotandaTypeStyle *style = get_style (self, selected);
  gboolean                is_candidate = selected == self->candidate;
  gboolean                is_preview = self->preview != NULL && !is_candidate;
  const NotandaRange     *pieces;
  guint                   n_pieces;

  if (style == NULL)
    return;
  pieces = is_preview ? (const NotandaRange *) self->preview->data : self->annotation.fragments;
  n_pieces = is_preview ? self->preview->len : self->annotation.n_fragments;
  for (guint i = 0; i < n_pieces; i++)
    {
      const NotandaRange *range = &pieces[i];

      if (notanda_display_line_shows (line, range->start, range->end))
        draw_selected (self, snapshot, paragraph, line, range, style, is_candidate);
    }
}

static gboolean
paragraph_is_old (gpointer key,
                  gpointer value,
                  gpointer data)
{
  return ((Paragraph *) value)->frame != *(guint64 *) data;
}

/* Where there is nothing to draw the lines needn't be asked for: each takes a walk through
 * its paragraph, which may be long. */
static gboolean
skip_paragraph (NotandaHighlightPainter *self,
                GtkTextIter             *iter,
                const GdkRectangle      *visible)
{
  int y;
  int height;

  if (!gtk_text_iter_forward_line (iter))
    return FALSE;
  gtk_text_view_get_line_yrange (self->view, iter, &y, &height);
  return y <= visible->y + visible->height;
}

void
notanda_highlight_painter_snapshot (NotandaHighlightPainter *self,
                                    GtkSnapshot             *snapshot,
                                    const GdkRectangle      *visible,
                                    guint32                  selected)
{
  gboolean    dark = adw_style_manager_get_dark (adw_style_manager_get_for_display (
      gtk_widget_get_display (GTK_WIDGET (self->view))));
  gboolean    has_selected = selected < notanda_document_get_n_slots (self->document);
  gboolean    has_candidate = self->candidate < notanda_document_get_n_slots (self->document);
  gboolean    more = TRUE;
  GtkTextIter iter;

  if (self->dark != dark)
    notanda_highlight_painter_reset (self);
  self->dark = dark;
  self->frame++;
  gtk_text_view_get_iter_at_location (self->view, &iter, visible->x, visible->y - NOTANDA_LEADING);
  while (more)
    {
      Paragraph         *paragraph = get_paragraph (self, &iter);
      NotandaDisplayLine line;

      if (paragraph->spans->len == 0 && self->preview == NULL)
        {
          more = skip_paragraph (self, &iter, visible);
          continue;
        }
      more = notanda_text_geometry_get_line (self->view, self->map, &iter, &line);
      if (line.y > visible->y + visible->height)
        break;
      if (line.height <= 0 || line.is_heading)
        continue;
      draw_line (self, snapshot, paragraph, &line);
      if (has_selected)
        draw_selected_fragments (self, snapshot, paragraph, &line, selected);
      if (has_candidate)
        draw_selected_fragments (self, snapshot, paragraph, &line, self->candidate);
    }
  if (g_hash_table_size (self->paragraphs) > MAX_PARAGRAPHS)
    g_hash_table_foreach_remove (self->paragraphs, paragraph_is_old, &self->frame);
}
