/* notanda-type-sample.c: words as a type marks them, on a light page and on a dark one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Both halves are drawn whatever the style is: who chooses a colour chooses it for
 * others, too, who read in the other one.
 */

#include "app/tags/notanda-type-sample.h"

#include "app/common/notanda-type-style.h"

#define MARGIN 14
#define RADIUS 12

struct _NotandaTypeSample
{
  GtkWidget      parent_instance;
  PangoLayout   *layout;
  guint32        colour;
  NotandaPattern pattern;
};

G_DEFINE_FINAL_TYPE (NotandaTypeSample, notanda_type_sample, GTK_TYPE_WIDGET)

void
notanda_type_sample_set_look (NotandaTypeSample *self,
                              const char        *words,
                              guint32            colour,
                              NotandaPattern     pattern)
{
  g_return_if_fail (NOTANDA_IS_TYPE_SAMPLE (self));

  pango_layout_set_text (self->layout, words, -1);
  self->colour = colour;
  self->pattern = pattern;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
snapshot_half (NotandaTypeSample     *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *half,
               gboolean               dark)
{
  GdkRGBA          ink = dark ? (GdkRGBA) { 1, 1, 1, 0.9f } : (GdkRGBA) { 0, 0, 0, 0.85f };
  float            room = half->size.width - 2 * MARGIN;
  NotandaTypeStyle style;
  int              width;
  int              height;
  float            x;
  float            y;

  pango_layout_set_width (self->layout, (int) MAX (1, room) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  x = half->origin.x + (half->size.width - (float) width) / 2;
  y = half->origin.y + (half->size.height - (float) height - NOTANDA_LANE_HEIGHT) / 2;
  notanda_type_style_make (self->colour, self->pattern, dark, &style);
  gtk_snapshot_append_color (snapshot, notanda_type_style_get_page (dark), half);
  gtk_snapshot_append_color (snapshot, &style.tint, &GRAPHENE_RECT_INIT (x, y, (float) width, (float) height));
  gtk_snapshot_save (snapshot);
  /* the layout is centred in the room it has */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (half->origin.x + MARGIN, y));
  gtk_snapshot_append_layout (snapshot, self->layout, &ink);
  gtk_snapshot_restore (snapshot);
  notanda_type_style_snapshot_line (&style, snapshot, x, y + (float) height, (float) width);
}

static void
notanda_type_sample_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  NotandaTypeSample *self = NOTANDA_TYPE_SAMPLE (widget);
  float              width = (float) gtk_widget_get_width (widget);
  float              height = (float) gtk_widget_get_height (widget);
  GskRoundedRect     outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  snapshot_half (self, snapshot, &GRAPHENE_RECT_INIT (0, 0, width / 2, height), FALSE);
  snapshot_half (self, snapshot, &GRAPHENE_RECT_INIT (width / 2, 0, width / 2, height), TRUE);
  gtk_snapshot_pop (snapshot);
}

static void
notanda_type_sample_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  NotandaTypeSample *self = NOTANDA_TYPE_SAMPLE (widget);
  int                height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 4 * MARGIN;
      *natural = 300;
      return;
    }
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  *minimum = *natural = height + (int) NOTANDA_LANE_HEIGHT + 3 * MARGIN;
}

static void
notanda_type_sample_system_setting_changed (GtkWidget       *widget,
                                            GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (notanda_type_sample_parent_class)->system_setting_changed (widget, setting);
  pango_layout_context_changed (NOTANDA_TYPE_SAMPLE (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
notanda_type_sample_dispose (GObject *object)
{
  g_clear_object (&NOTANDA_TYPE_SAMPLE (object)->layout);
  G_OBJECT_CLASS (notanda_type_sample_parent_class)->dispose (object);
}

static void
notanda_type_sample_class_init (NotandaTypeSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_type_sample_dispose;
  widget_class->snapshot = notanda_type_sample_snapshot;
  widget_class->measure = notanda_type_sample_measure;
  widget_class->system_setting_changed = notanda_type_sample_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "typesample");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
notanda_type_sample_init (NotandaTypeSample *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_CENTER);
}
