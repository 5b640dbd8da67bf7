/* notanda-highlight-marks.c: what is drawn besides lanes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/reading/notanda-highlight-marks.h"

/* Of "+n": of the text's size, and pixels. */
#define SIGN_SIZE 0.55
#define LEAST_SIGN 9

/* With the text's, as far as there is place: the leading doesn't grow, and the sign may
 * reach into the line above no further than its letters' descent. */
static void
set_sign_font (PangoLayout              *layout,
               const NotandaDisplayLine *line)
{
  PangoContext *context = pango_layout_get_context (layout);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  int    height;

  /* the view's is absolute, as CSS is */
  size = MAX (SIGN_SIZE * size, LEAST_SIGN);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (height > NOTANDA_LEADING + line->height / 5)
    {
      size *= (NOTANDA_LEADING + line->height / 5.) / height;
      pango_font_description_set_absolute_size (font, MAX (size, LEAST_SIGN) * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
    }
}

void
notanda_highlight_snapshot_sign (GtkSnapshot              *snapshot,
                                 GtkTextView              *view,
                                 const NotandaDisplayLine *line,
                                 const NotandaStretch     *stretch,
                                 guint                     n,
                                 const GdkRGBA            *page)
{
  g_autofree char *text = g_strdup_printf ("+%u", n);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  GdkRGBA colour;
  int     width;
  int     height;

  set_sign_font (layout, line);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_widget_get_color (GTK_WIDGET (view), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MAX (stretch->x + stretch->width - width, stretch->x),
                                                          line->height + NOTANDA_LEADING - height + 1));
  gtk_snapshot_append_color (snapshot, page, &GRAPHENE_RECT_INIT (-2, 1, width + 2, height - 1));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_broken_outline (GtkSnapshot          *snapshot,
                     const GskRoundedRect *outline,
                     const GdkRGBA        *colour)
{
  static const float dashes[] = { 6, 4 };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (2);

  gsk_path_builder_add_rounded_rect (builder, outline);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
  gsk_stroke_free (stroke);
}

void
notanda_highlight_snapshot_outline (GtkSnapshot              *snapshot,
                                    const NotandaDisplayLine *line,
                                    const NotandaStretch     *stretch,
                                    const GdkRGBA            *colour,
                                    gboolean                  broken)
{
  static const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA      colours[] = { *colour, *colour, *colour, *colour };
  graphene_rect_t    bounds = GRAPHENE_RECT_INIT (stretch->x - 3, line->y - 2, stretch->width + 6, line->height + 4);
  GdkRGBA            tint = *colour;
  GskRoundedRect     outline;

  tint.alpha = 0.22f;
  gtk_snapshot_append_color (snapshot, &tint, &bounds);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 4);
  if (broken)
    draw_broken_outline (snapshot, &outline, colour);
  else
    gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}
