/* notanda-block-styles.c: how titles, bylines and other blocks look
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text tags, one a kind of block and no more: paragraphs have none, so their number
 * is that of the headings and the like. Annotations are never tags.
 */

#include "app/reading/notanda-block-styles.h"

#include <string.h>

#include "app/common/notanda-bidi.h"
#include "app/reading/notanda-text-geometry.h"

#define DIM_TAG "dim"

/* The margin above the article, in pixels, is the first line's: with a margin of its own,
 * a text view scrolls by as much each time it has laid out some more lines above. */
#define TOP_TAG "top"
#define TOP_MARGIN 18

typedef struct
{
  guint       kind;
  const char *name;
  double      scale;
  int         weight;
  gboolean    italic;
  gboolean    dim;
  int         indent;
} BlockStyle;

static const BlockStyle styles[] = {
  { NOTANDA_BLOCK_TITLE, "title", 1.6, PANGO_WEIGHT_BOLD, FALSE, FALSE, 0 },
  { NOTANDA_BLOCK_STANDFIRST, "standfirst", 1.15, PANGO_WEIGHT_NORMAL, FALSE, FALSE, 0 },
  { NOTANDA_BLOCK_BYLINE, "byline", 0.9, PANGO_WEIGHT_NORMAL, FALSE, TRUE, 0 },
  { NOTANDA_BLOCK_DATELINE, "dateline", 0.9, PANGO_WEIGHT_NORMAL, FALSE, TRUE, 0 },
  { NOTANDA_BLOCK_HEADING, "heading", 1.2, PANGO_WEIGHT_BOLD, FALSE, FALSE, 0 },
  { NOTANDA_BLOCK_CAPTION, "caption", 0.9, PANGO_WEIGHT_NORMAL, TRUE, TRUE, 0 },
  { NOTANDA_BLOCK_LIST_ITEM, "list-item", 1.0, PANGO_WEIGHT_NORMAL, FALSE, FALSE, 24 },
  { NOTANDA_BLOCK_QUOTATION, "quotation", 1.0, PANGO_WEIGHT_NORMAL, FALSE, FALSE, 36 },
};

static const BlockStyle *
find_style (guint kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (styles[i].kind == kind)
      return &styles[i];
  return NULL;
}

void
notanda_block_styles_install (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      const BlockStyle *style = &styles[i];
      GtkTextTag       *tag = gtk_text_buffer_create_tag (buffer, style->name, "scale", style->scale, "weight",
                                                          style->weight, NULL);

      if (style->italic)
        g_object_set (tag, "style", PANGO_STYLE_ITALIC, NULL);
      if (style->indent > 0)
        g_object_set (tag, "left-margin", gtk_text_view_get_left_margin (view) + style->indent, NULL);
    }
  gtk_text_buffer_create_tag (buffer, "preformatted", "family", "monospace", NULL);
  gtk_text_buffer_create_tag (buffer, DIM_TAG, NULL);
  gtk_text_buffer_create_tag (buffer, TOP_TAG, "pixels-above-lines", TOP_MARGIN, NULL);
}

/* What stands between the lines is the same for all sizes, which no attribute says. */
static PangoAttribute *
new_leading (PangoContext *context,
             double        scale)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);
  return pango_attr_line_height_new_absolute ((int) (height * scale) + NOTANDA_LEADING * PANGO_SCALE);
}

PangoAttrList *
notanda_block_styles_dup_attributes (guint         kind,
                                     PangoContext *context,
                                     int          *indent,
                                     gboolean     *is_dim)
{
  const BlockStyle *style = find_style (kind);
  PangoAttrList    *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, new_leading (context, style != NULL ? style->scale : 1));
  *indent = style != NULL ? style->indent : 0;
  *is_dim = style != NULL && style->dim;
  if (kind == NOTANDA_BLOCK_PREFORMATTED)
    pango_attr_list_insert (attributes, pango_attr_family_new ("monospace"));
  if (style == NULL)
    return attributes;
  pango_attr_list_insert (attributes, pango_attr_scale_new (style->scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (style->weight));
  if (style->italic)
    pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));

  return attributes;
}

void
notanda_block_styles_update_colours (GtkTextView *view)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view));
  GtkTextTag      *tag = gtk_text_tag_table_lookup (table, DIM_TAG);
  GdkRGBA          colour;

  if (tag == NULL)
    return;
  gtk_widget_get_color (GTK_WIDGET (view), &colour);
  colour.alpha *= 0.7f;
  g_object_set (tag, "foreground-rgba", &colour, NULL);
}

static void
apply_block (GtkTextBuffer      *buffer,
             NotandaDisplayMap  *map,
             const NotandaBlock *block)
{
  const BlockStyle *style = find_style (block->kind);
  const char       *name = block->kind == NOTANDA_BLOCK_PREFORMATTED ? "preformatted" : NULL;
  GtkTextIter       start;
  GtkTextIter       end;

  if (style != NULL)
    name = style->name;
  if (name == NULL)
    return;
  notanda_display_map_get_iter (map, buffer, block->start, NOTANDA_EDGE_START, &start);
  notanda_display_map_get_iter (map, buffer, block->end, NOTANDA_EDGE_END, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, name, &start, &end);
  if (style != NULL && style->dim)
    gtk_text_buffer_apply_tag_by_name (buffer, DIM_TAG, &start, &end);
}

/* Its first line is the title, where there is one. */
static void
apply_heading (GtkTextBuffer     *buffer,
               NotandaDocument   *document,
               NotandaDisplayMap *map)
{
  g_autofree char *heading = notanda_block_styles_dup_heading (document);
  GtkTextIter      start;
  GtkTextIter      end;
  GtkTextIter      stop;
  gboolean         is_title = *heading != '\0' && *heading != '\n' && notanda_document_get_meta (document, NOTANDA_META_TITLE) != NULL &&
                      g_str_has_prefix (heading, notanda_document_get_meta (document, NOTANDA_META_TITLE));

  if (*heading == '\0')
    return;
  gtk_text_buffer_get_start_iter (buffer, &start);
  notanda_display_map_get_iter (map, buffer, 0, NOTANDA_EDGE_START, &stop);
  if (is_title)
    {
      end = start;
      gtk_text_iter_forward_line (&end);
      gtk_text_buffer_apply_tag_by_name (buffer, "title", &start, &end);
      start = end;
    }
  gtk_text_buffer_apply_tag_by_name (buffer, "byline", &start, &stop);
  gtk_text_buffer_apply_tag_by_name (buffer, DIM_TAG, &start, &stop);
}

static void
apply_top (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag_by_name (buffer, TOP_TAG, &start, &end);
}

void
notanda_block_styles_apply (GtkTextView       *view,
                            NotandaDocument   *document,
                            NotandaDisplayMap *map)
{
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (view);
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    apply_block (buffer, map, &blocks[i]);
  apply_heading (buffer, document, map);
  apply_top (buffer);
}

static gboolean
has_block (NotandaDocument *document,
           guint            kind)
{
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == kind)
      return TRUE;
  return FALSE;
}

static void
append_meta (GString         *line,
             NotandaDocument *document,
             NotandaMeta      meta)
{
  const char      *value = notanda_document_get_meta (document, meta);
  g_autofree char *shown = NULL;

  if (value == NULL || *value == '\0')
    return;
  /* of a date the day: when in it is for the details */
  shown = g_strndup (value, meta == NOTANDA_META_DATE ? strcspn (value, "T") : strlen (value));
  notanda_bidi_append (line, " · ", shown);
}

char *
notanda_block_styles_dup_heading (NotandaDocument *document)
{
  GString *heading = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  const char *title = notanda_document_get_meta (document, NOTANDA_META_TITLE);

  if (title != NULL && *title != '\0' && !has_block (document, NOTANDA_BLOCK_TITLE))
    g_string_append_printf (heading, "%s\n", title);
  if (!has_block (document, NOTANDA_BLOCK_BYLINE))
    append_meta (line, document, NOTANDA_META_BYLINE);
  append_meta (line, document, NOTANDA_META_OUTLET);
  if (!has_block (document, NOTANDA_BLOCK_DATELINE))
    append_meta (line, document, NOTANDA_META_DATE);
  if (line->len > 0)
    g_string_append_printf (heading, "%s\n", line->str);
  if (heading->len > 0)
    g_string_append_c (heading, '\n');
  /* control characters have no place in a heading, whoever sent them */
  for (char *p = strchr (heading->str, '\r'); p != NULL; p = strchr (p, '\r'))
    *p = ' ';
  return g_string_free_and_steal (heading);
}

guint
notanda_block_styles_hash (NotandaDocument *document)
{
  g_autofree char    *heading = notanda_block_styles_dup_heading (document);
  guint               hash = g_str_hash (heading);
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    hash = hash * 33 + blocks[i].kind;
  return hash;
}
