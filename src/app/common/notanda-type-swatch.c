/* notanda-type-swatch.c: a small sample of how a type is marked in the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-type-swatch.h"

#define WIDTH 26
#define HEIGHT 16

struct _NotandaTypeSwatch
{
  GtkWidget        parent_instance;
  NotandaTypeStyle style;
};

G_DEFINE_FINAL_TYPE (NotandaTypeSwatch, notanda_type_swatch, GTK_TYPE_WIDGET)

void
notanda_type_swatch_set_style (NotandaTypeSwatch      *self,
                               const NotandaTypeStyle *style)
{
  g_return_if_fail (NOTANDA_IS_TYPE_SWATCH (self));

  self->style = *style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
notanda_type_swatch_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  NotandaTypeSwatch *self = NOTANDA_TYPE_SWATCH (widget);
  float              width = gtk_widget_get_width (widget);
  float              height = gtk_widget_get_height (widget);
  GdkRGBA            tint = self->style.tint;

  tint.alpha = MIN (1, tint.alpha * 1.6f);
  gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (0, 0, width, height - 4));
  notanda_type_style_snapshot_line (&self->style, snapshot, 0, height - 3, width);
}

static void
notanda_type_swatch_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
notanda_type_swatch_class_init (NotandaTypeSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = notanda_type_swatch_snapshot;
  widget_class->measure = notanda_type_swatch_measure;
  gtk_widget_class_set_css_name (widget_class, "typeswatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
notanda_type_swatch_init (NotandaTypeSwatch *self)
{
}
