/* notanda-link-painter.c: joins the parts of the selected annotation by lines
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an annotation is linked with, in both directions, is looked up once for each
 * selection and change; a frame then looks for the parts that are on visible lines, lights
 * them and joins each with the nearest part of the selected one. What is above or below
 * gets an arrow at the edge, one for each role with how many there are. All is drawn below
 * the text, and the names of roles stand in the leading: nothing is ever over the words.
 *
 * Lines for all annotations at once were rejected: where four overlap nobody can follow
 * them.
 */

#include "app/reading/notanda-link-painter.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/common/notanda-type-style.h"
#include "app/reading/notanda-link-labels.h"
#include "app/reading/notanda-link-shapes.h"
#include "app/reading/notanda-text-geometry.h"

/* Nobody can follow more; it bounds a frame in hostile documents. */
#define MAX_LIT 64
#define MAX_ARROWS 6

/* One link of the selected annotation, or to it. */
typedef struct
{
  guint32   other;
  NotandaId role;
  guint     incoming : 1; /* the selected one is the target */
} Join;

/* Links that lead out of sight, in one direction and role. */
typedef struct
{
  NotandaId       role;
  guint           n;
  guint           below : 1;
  graphene_rect_t box; /* where the line starts */
} Arrow;

struct _NotandaLinkPainter
{
  GtkTextView       *view;
  NotandaDocument   *document;
  NotandaDisplayMap *map;
  guint32            joined; /* whose joins are known, or NOTANDA_NO_SLOT */
  GArray            *joins;  /* Join */
  GArray            *lines;  /* NotandaDisplayLine, those visible */
  GArray            *own;    /* graphene_rect_t, of the selected one */
  GArray            *boxes;  /* graphene_rect_t, of another */
  GArray            *arrows; /* Arrow */
  NotandaLinkLabels *labels;
  GArray            *stretches;
  NotandaAnnotation  annotation;
  NotandaLinkCounts  counts;

  /* Of this frame */
  gboolean     dark;
  GdkRGBA      page;
  float        width;
  GdkRectangle visible;
};

NotandaLinkPainter *
notanda_link_painter_new (GtkTextView       *view,
                          NotandaDocument   *document,
                          NotandaDisplayMap *map)
{
  NotandaLinkPainter *self = g_new0 (NotandaLinkPainter, 1);

  self->view = view;
  self->document = g_object_ref (document);
  self->map = map;
  self->joined = NOTANDA_NO_SLOT;
  self->joins = g_array_new (FALSE, FALSE, sizeof (Join));
  self->lines = g_array_new (FALSE, FALSE, sizeof (NotandaDisplayLine));
  self->own = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->arrows = g_array_new (FALSE, FALSE, sizeof (Arrow));
  self->labels = notanda_link_labels_new (view);
  self->stretches = g_array_new (FALSE, FALSE, sizeof (NotandaStretch));
  notanda_annotation_init (&self->annotation);
  return self;
}

void
notanda_link_painter_free (NotandaLinkPainter *self)
{
  g_array_unref (self->joins);
  g_array_unref (self->lines);
  g_array_unref (self->own);
  g_array_unref (self->boxes);
  g_array_unref (self->arrows);
  notanda_link_labels_free (self->labels);
  g_array_unref (self->stretches);
  notanda_annotation_clear (&self->annotation);
  g_clear_object (&self->document);
  g_free (self);
}

void
notanda_link_painter_reset (NotandaLinkPainter *self)
{
  self->joined = NOTANDA_NO_SLOT;
}

const NotandaLinkCounts *
notanda_link_painter_get_counts (NotandaLinkPainter *self)
{
  return &self->counts;
}

/* @target: (nullable): only links to it; %NULL for all */
static void
add_joins (NotandaLinkPainter *self,
           guint32             from,
           const NotandaId    *target)
{
  if (!notanda_document_read (self->document, from, &self->annotation))
    return;
  for (guint i = 0; i < self->annotation.n_links; i++)
    {
      const NotandaLink *link = &self->annotation.links[i];
      Join               join = { from, link->role, target != NULL };

      if (target == NULL && !notanda_document_find (self->document, &link->target, &join.other))
        continue;
      if (target == NULL || notanda_id_equal (&link->target, target))
        g_array_append_val (self->joins, join);
    }
}

static void
find_joins (NotandaLinkPainter *self,
            guint32             selected)
{
  g_autoptr (GArray) linking = NULL;
  NotandaId id;

  if (self->joined == selected)
    return;
  self->joined = selected;
  g_array_set_size (self->joins, 0);
  add_joins (self, selected, NULL);
  id = self->annotation.id;
  linking = g_array_new (FALSE, FALSE, sizeof (guint32));
  notanda_document_list_linking (self->document, selected, linking);
  for (guint i = 0; i < linking->len; i++)
    if (g_array_index (linking, guint32, i) != selected)
      add_joins (self, g_array_index (linking, guint32, i), &id);
}

static void
add_boxes (NotandaLinkPainter       *self,
           const NotandaRange       *range,
           const NotandaDisplayLine *line,
           GArray                   *boxes)
{
  notanda_text_geometry_get_stretches (self->view, self->map, line, range->start, range->end, line->mixed, self->stretches);
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const NotandaStretch *stretch = &g_array_index (self->stretches, NotandaStretch, i);
      graphene_rect_t       box = GRAPHENE_RECT_INIT (stretch->x, line->y, stretch->width, line->height);

      g_array_append_val (boxes, box);
    }
}

/* Leaves the annotation in the buffer. */
static void
find_boxes (NotandaLinkPainter *self,
            guint32             slot,
            GArray             *boxes)
{
  g_array_set_size (boxes, 0);
  if (!notanda_document_read (self->document, slot, &self->annotation))
    return;
  for (guint i = 0; i < self->annotation.n_fragments; i++)
    for (guint j = 0; j < self->lines->len; j++)
      {
        const NotandaRange       *range = &self->annotation.fragments[i];
        const NotandaDisplayLine *line = &g_array_index (self->lines, NotandaDisplayLine, j);

        if (line->start > range->end)
          break;
        if (notanda_display_line_shows (line, range->start, range->end))
          add_boxes (self, range, line, boxes);
      }
}

/* Of the annotation in the buffer, which is on no visible line. */
static gboolean
is_below (NotandaLinkPainter *self)
{
  const NotandaDisplayLine *last = &g_array_index (self->lines, NotandaDisplayLine, self->lines->len - 1);

  return self->annotation.fragments[0].start >= last->end;
}

static void
get_style (NotandaLinkPainter *self,
           NotandaTypeStyle   *style)
{
  notanda_type_style_get (notanda_document_get_tag_set (self->document), &self->annotation.type, self->dark, style);
}

static void
light (NotandaLinkPainter     *self,
       GtkSnapshot            *snapshot,
       const NotandaTypeStyle *style)
{
  const float   widths[] = { self->width, self->width, self->width, self->width };
  const GdkRGBA colours[] = { style->line, style->line, style->line, style->line };

  self->counts.lit++;
  for (guint i = 0; i < self->boxes->len; i++)
    {
      graphene_rect_t box = g_array_index (self->boxes, graphene_rect_t, i);
      GskRoundedRect  outline;

      graphene_rect_inset (&box, -2, -1);
      gtk_snapshot_append_color (snapshot, &style->tint, &box);
      gsk_rounded_rect_init_from_rect (&outline, &box, 3);
      gtk_snapshot_append_border (snapshot, &outline, widths, colours);
    }
}

/* @n: how many links the label is for */
static float
draw_label (NotandaLinkPainter *self,
            GtkSnapshot        *snapshot,
            const NotandaId    *role,
            guint               n,
            const GdkRGBA      *colour,
            float               x,
            float               y)
{
  const NotandaTagRole *found = notanda_tag_set_find_role (notanda_document_get_tag_set (self->document), role);
  const char           *name = found != NULL ? found->label : _ ("link");
  /* TRANSLATORS: a role and how many links have it, as in "Evidence × 3" */
  g_autofree char *text = n > 1 ? g_strdup_printf (_ ("%s × %u"), name, n) : g_strdup (name);

  return notanda_link_labels_draw (self->labels, snapshot, text, colour, &self->page, x, y);
}

static void
find_nearest (NotandaLinkPainter     *self,
              const graphene_rect_t **own,
              const graphene_rect_t **other)
{
  float best = G_MAXFLOAT;

  for (guint i = 0; i < self->own->len; i++)
    for (guint j = 0; j < self->boxes->len; j++)
      {
        const graphene_rect_t *a = &g_array_index (self->own, graphene_rect_t, i);
        const graphene_rect_t *b = &g_array_index (self->boxes, graphene_rect_t, j);
        float                  distance = notanda_link_distance (a, b);

        if (distance >= best)
          continue;
        best = distance;
        *own = a;
        *other = b;
      }
}

/* Both ends are in sight. */
static void
draw_join (NotandaLinkPainter *self,
           GtkSnapshot        *snapshot,
           const Join         *join,
           const GdkRGBA      *colour)
{
  const graphene_rect_t *own = NULL;
  const graphene_rect_t *other = NULL;
  const graphene_rect_t *target;
  NotandaLinkLine        line;
  float                  x;

  find_nearest (self, &own, &other);
  target = join->incoming ? own : other;
  x = target->origin.x + 2;
  if (notanda_link_line_between (join->incoming ? other : own, target, &line))
    {
      notanda_link_line_snapshot (&line, snapshot, colour, &self->page, self->width);
      self->counts.lines++;
      if (line.to_below)
        x = MAX (x, line.to.x + 7);
    }
  draw_label (self, snapshot, &join->role, 1, colour, x, target->origin.y + target->size.height + 1);
}

static void
add_arrow (NotandaLinkPainter    *self,
           const Join            *join,
           gboolean               below,
           const graphene_rect_t *box)
{
  Arrow arrow = { join->role, 1, below, *box };

  for (guint i = 0; i < self->arrows->len; i++)
    {
      Arrow *other = &g_array_index (self->arrows, Arrow, i);

      if (other->below == arrow.below && notanda_id_equal (&other->role, &arrow.role))
        {
          other->n++;
          return;
        }
    }
  if (self->arrows->len < MAX_ARROWS)
    g_array_append_val (self->arrows, arrow);
}

/* The leading nearest to the edge, for the label; it is in sight as a whole. */
static float
find_edge_leading (NotandaLinkPainter *self,
                   gboolean            below)
{
  float found = self->visible.y;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const NotandaDisplayLine *line = &g_array_index (self->lines, NotandaDisplayLine, i);
      float                     top = line->y + line->height;

      if (top < self->visible.y || top + NOTANDA_LINK_LABEL_HEIGHT > self->visible.y + self->visible.height)
        continue;
      found = top;
      if (!below)
        break;
    }
  return found;
}

static void
draw_arrows (NotandaLinkPainter *self,
             GtkSnapshot        *snapshot,
             const GdkRGBA      *colour)
{
  float next[2] = { 0, 0 };

  for (guint i = 0; i < self->arrows->len; i++)
    {
      const Arrow    *arrow = &g_array_index (self->arrows, Arrow, i);
      float           x = arrow->box.origin.x + MIN (12, arrow->box.size.width / 2);
      NotandaLinkLine line = { .from_below = arrow->below, .to_below = !arrow->below };

      line.from = GRAPHENE_POINT_INIT (x, arrow->below ? arrow->box.origin.y + arrow->box.size.height + 3
                                                       : arrow->box.origin.y - 3);
      line.to = GRAPHENE_POINT_INIT (MAX (x, next[arrow->below]), self->visible.y + 1);
      if (arrow->below)
        line.to.y = self->visible.y + self->visible.height - 1;
      notanda_link_line_snapshot (&line, snapshot, colour, &self->page, self->width);
      next[arrow->below] = 14 + draw_label (self, snapshot, &arrow->role, arrow->n, colour, line.to.x + 7,
                                            find_edge_leading (self, arrow->below) + 1);
      self->counts.arrows++;
    }
}

/* The one nearest to the edge that a line is to go to. */
static const graphene_rect_t *
get_outermost (GArray  *boxes,
               gboolean below)
{
  return &g_array_index (boxes, graphene_rect_t, below ? boxes->len - 1 : 0);
}

/* @colour: of the selected one's type
 * @own_is_below: where the selected one is, if it is out of sight */
static void
draw_one (NotandaLinkPainter *self,
          GtkSnapshot        *snapshot,
          const Join         *join,
          const GdkRGBA      *colour,
          gboolean            own_is_below)
{
  NotandaTypeStyle style;

  find_boxes (self, join->other, self->boxes);
  if (self->boxes->len == 0)
    {
      if (self->own->len > 0 && self->annotation.n_fragments > 0)
        add_arrow (self, join, is_below (self), get_outermost (self->own, is_below (self)));
      return;
    }
  if (self->counts.lit >= MAX_LIT)
    return;
  get_style (self, &style);
  light (self, snapshot, &style);
  if (self->own->len > 0)
    draw_join (self, snapshot, join, join->incoming ? &style.line : colour);
  else
    add_arrow (self, join, own_is_below, get_outermost (self->boxes, own_is_below));
}

/* Names keep off the places of handles. */
static void
keep_corners_free (NotandaLinkPainter *self)
{
  for (guint i = 0; i < self->own->len; i++)
    {
      const graphene_rect_t *box = &g_array_index (self->own, graphene_rect_t, i);
      graphene_rect_t        corner = GRAPHENE_RECT_INIT (box->origin.x - 8, box->origin.y + box->size.height, 16, 14);

      notanda_link_labels_keep_free (self->labels, &corner);
      corner.origin.x += box->size.width;
      notanda_link_labels_keep_free (self->labels, &corner);
    }
}

static void
start_frame (NotandaLinkPainter *self,
             const GdkRectangle *visible)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self->view)));

  self->dark = adw_style_manager_get_dark (manager);
  self->width = adw_style_manager_get_high_contrast (manager) ? 2.5f : 1.5f;
  self->visible = *visible;
  self->page = *notanda_type_style_get_page (self->dark);
  notanda_link_labels_start (self->labels, visible->x + visible->width);
  g_array_set_size (self->arrows, 0);
}

void
notanda_link_painter_snapshot (NotandaLinkPainter *self,
                               GtkSnapshot        *snapshot,
                               const GdkRectangle *visible,
                               guint32             selected)
{
  NotandaTypeStyle style;
  gboolean         own_is_below;

  self->counts = (NotandaLinkCounts) { 0 };
  if (selected >= notanda_document_get_n_slots (self->document))
    return;
  find_joins (self, selected);
  if (self->joins->len == 0)
    return;
  notanda_text_geometry_list_lines (self->view, self->map, visible, self->lines);
  if (self->lines->len == 0)
    return;
  start_frame (self, visible);
  find_boxes (self, selected, self->own);
  keep_corners_free (self);
  get_style (self, &style);
  own_is_below = self->own->len == 0 && self->annotation.n_fragments > 0 && is_below (self);
  for (guint i = 0; i < self->joins->len; i++)
    draw_one (self, snapshot, &g_array_index (self->joins, Join, i), &style.line, own_is_below);
  draw_arrows (self, snapshot, &style.line);
}
