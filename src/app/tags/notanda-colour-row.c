/* notanda-colour-row.c: the colour of a type, chosen from a palette or freely
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/notanda-colour-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/common/notanda-type-style.h"
#include "model/notanda-tag-set-edit.h"

#define DOT 22
#define ENOUGH 3.0

struct _NotandaColourRow
{
  AdwPreferencesRow     parent_instance;
  guint32               colour;
  gboolean              following; /* the controls are set, not used */
  GPtrArray            *dots;      /* (element-type GtkToggleButton): one a colour of the palette */
  AdwWrapBox           *palette;
  GtkColorDialogButton *custom;
  GtkLabel             *contrast_label;
};

G_DEFINE_FINAL_TYPE (NotandaColourRow, notanda_colour_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GdkRGBA
make_rgba (guint32 colour)
{
  return (GdkRGBA) { (float) (colour >> 16 & 0xff) / 255, (float) (colour >> 8 & 0xff) / 255,
                     (float) (colour & 0xff) / 255, 1 };
}

static void
draw_dot_cb (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        data)
{
  GdkRGBA colour = make_rgba (GPOINTER_TO_UINT (data));

  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
choose (NotandaColourRow *self,
        guint32           colour)
{
  if (self->following || colour == self->colour)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, colour);
}

static void
dot_toggled_cb (NotandaColourRow *self,
                GtkToggleButton  *dot)
{
  guint                   n_colours;
  guint                   index;
  const NotandaTagColour *colours = notanda_tag_colours_get (&n_colours);

  if (gtk_toggle_button_get_active (dot) && g_ptr_array_find (self->dots, dot, &index))
    choose (self, colours[index].colour);
}

static void
custom_changed_cb (NotandaColourRow *self)
{
  const GdkRGBA *rgba = gtk_color_dialog_button_get_rgba (self->custom);

  choose (self, (guint32) lroundf (rgba->red * 255) << 16 | (guint32) lroundf (rgba->green * 255) << 8 |
                    (guint32) lroundf (rgba->blue * 255));
}

static void
add_dot (NotandaColourRow       *self,
         const NotandaTagColour *colour)
{
  GtkWidget *dot = gtk_toggle_button_new ();
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), DOT);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), DOT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_dot_cb, GUINT_TO_POINTER (colour->colour), NULL);
  gtk_button_set_child (GTK_BUTTON (dot), area);
  gtk_widget_set_tooltip_text (dot, _ (colour->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (colour->name), -1);
  gtk_widget_add_css_class (dot, "flat");
  gtk_widget_add_css_class (dot, "colour-dot");
  if (self->dots->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (dot), self->dots->pdata[0]);
  g_signal_connect_object (dot, "toggled", G_CALLBACK (dot_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->palette, dot);
  g_ptr_array_add (self->dots, dot);
}

static void
show_contrast (NotandaColourRow *self)
{
  GdkRGBA          rgba = make_rgba (self->colour);
  double           on_light = notanda_colour_get_contrast (&rgba, notanda_type_style_get_page (FALSE));
  double           on_dark = notanda_colour_get_contrast (&rgba, notanda_type_style_get_page (TRUE));
  g_autofree char *text = NULL;

  if (on_light < ENOUGH)
    /* TRANSLATORS: contrasts of a colour with two backgrounds; "line": the one under marked words */
    text = g_strdup_printf (_ ("Contrast %.1f on a light page, where the line is darkened, and %.1f on a dark one"), on_light, on_dark);
  else if (on_dark < ENOUGH)
    text = g_strdup_printf (_ ("Contrast %.1f on a light page, and %.1f on a dark one, where the line is lightened"), on_light, on_dark);
  else
    text = g_strdup_printf (_ ("Contrast %.1f on a light page, %.1f on a dark one"), on_light, on_dark);
  gtk_label_set_text (self->contrast_label, text);
}

void
notanda_colour_row_set_colour (NotandaColourRow *self,
                               guint32           colour)
{
  guint                   n_colours;
  const NotandaTagColour *colours = notanda_tag_colours_get (&n_colours);
  GdkRGBA                 rgba = make_rgba (colour);

  g_return_if_fail (NOTANDA_IS_COLOUR_ROW (self));

  self->following = TRUE;
  self->colour = colour;
  for (guint i = 0; i < n_colours; i++)
    gtk_toggle_button_set_active (self->dots->pdata[i], colours[i].colour == colour);
  gtk_color_dialog_button_set_rgba (self->custom, &rgba);
  show_contrast (self);
  self->following = FALSE;
}

static void
notanda_colour_row_dispose (GObject *object)
{
  NotandaColourRow *self = NOTANDA_COLOUR_ROW (object);

  self->following = TRUE;
  g_clear_pointer (&self->dots, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_COLOUR_ROW);
  G_OBJECT_CLASS (notanda_colour_row_parent_class)->dispose (object);
}

static void
notanda_colour_row_class_init (NotandaColourRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_colour_row_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", NOTANDA_TYPE_COLOUR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-colour-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaColourRow, palette);
  gtk_widget_class_bind_template_child (widget_class, NotandaColourRow, custom);
  gtk_widget_class_bind_template_child (widget_class, NotandaColourRow, contrast_label);
  gtk_widget_class_bind_template_callback (widget_class, custom_changed_cb);
}

static void
notanda_colour_row_init (NotandaColourRow *self)
{
  guint                   n_colours;
  const NotandaTagColour *colours = notanda_tag_colours_get (&n_colours);

  self->dots = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_colours; i++)
    add_dot (self, &colours[i]);
  /* at the end, after the palette */
  g_object_ref (self->custom);
  adw_wrap_box_remove (self->palette, GTK_WIDGET (self->custom));
  adw_wrap_box_append (self->palette, GTK_WIDGET (self->custom));
  g_object_unref (self->custom);
}
