/* notanda-link-labels.c: names of roles in the leading
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A label stands in the free space below a line of text, on a patch of the page's colour,
 * and goes on to the right until it is over no other. What was placed is kept for a frame,
 * which has some ten of them.
 */

#include "app/reading/notanda-link-labels.h"

#define PADDING 4
#define MAX_SIZE 12 /* of the font, in pixels */

struct _NotandaLinkLabels
{
  GtkTextView *view;
  GArray      *taken; /* graphene_rect_t, of this frame */
  float        right;
};

NotandaLinkLabels *
notanda_link_labels_new (GtkTextView *view)
{
  NotandaLinkLabels *self = g_new0 (NotandaLinkLabels, 1);

  self->view = view;
  self->taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  return self;
}

void
notanda_link_labels_free (NotandaLinkLabels *self)
{
  g_array_unref (self->taken);
  g_free (self);
}

void
notanda_link_labels_start (NotandaLinkLabels *self,
                           float              right)
{
  g_array_set_size (self->taken, 0);
  self->right = right;
}

void
notanda_link_labels_keep_free (NotandaLinkLabels     *self,
                               const graphene_rect_t *place)
{
  g_array_append_val (self->taken, *place);
}

/* Goes on to the right until it is over no other. */
static void
make_room (NotandaLinkLabels *self,
           graphene_rect_t   *label)
{
  for (guint i = 0; i < self->taken->len; i++)
    {
      const graphene_rect_t *other = &g_array_index (self->taken, graphene_rect_t, i);

      if (graphene_rect_intersection (label, other, NULL))
        label->origin.x = other->origin.x + other->size.width + 2;
    }
  label->origin.x = MAX (0, MIN (label->origin.x, self->right - label->size.width));
  g_array_append_val (self->taken, *label);
}

static PangoLayout *
create_label (NotandaLinkLabels *self,
              const char        *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_family (font, "sans");
  pango_font_description_set_absolute_size (font, MIN (pango_font_description_get_size (font) * 0.7,
                                                       MAX_SIZE * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  return layout;
}

float
notanda_link_labels_draw (NotandaLinkLabels *self,
                          GtkSnapshot       *snapshot,
                          const char        *text,
                          const GdkRGBA     *line,
                          const GdkRGBA     *page,
                          float              x,
                          float              y)
{
  g_autoptr (PangoLayout) layout = create_label (self, text);
  const float     widths[] = { 1, 1, 1, 1 };
  const GdkRGBA   colours[] = { *line, *line, *line, *line };
  graphene_rect_t bounds;
  GskRoundedRect  outline;
  GdkRGBA         colour;
  int             width;
  int             height;

  pango_layout_get_pixel_size (layout, &width, &height);
  bounds = GRAPHENE_RECT_INIT (x, y + 1, width + 2 * PADDING, height);
  make_room (self, &bounds);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, height / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, page, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
  gtk_widget_get_color (GTK_WIDGET (self->view), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (bounds.origin.x + PADDING, bounds.origin.y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
  return bounds.origin.x + bounds.size.width;
}
