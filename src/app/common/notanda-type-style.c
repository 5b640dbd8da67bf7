/* notanda-type-style.c: how annotations of a type look
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tag set has one colour a type, chosen by a user for a light page. The line
 * under the words is that colour made darker or lighter until it stands out 3:1 from
 * the page, which is what WCAG 2 asks of graphics; the tint is the colour itself,
 * thin enough for text and for others over it.
 */

#include "app/common/notanda-type-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_CONTRAST 3.2
#define UNKNOWN_COLOUR 0x77767b

static const GdkRGBA light_page = { 1.0f, 1.0f, 1.0f, 1.0f };
static const GdkRGBA dark_page = { 0.114f, 0.114f, 0.125f, 1.0f };

static double
channel_luminance (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *colour)
{
  return 0.2126 * channel_luminance (colour->red) + 0.7152 * channel_luminance (colour->green) +
         0.0722 * channel_luminance (colour->blue);
}

double
notanda_colour_get_contrast (const GdkRGBA *a,
                             const GdkRGBA *b)
{
  double first = luminance (a) + 0.05;
  double second = luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}

static void
mix (GdkRGBA       *colour,
     const GdkRGBA *with,
     float          share)
{
  colour->red += (with->red - colour->red) * share;
  colour->green += (with->green - colour->green) * share;
  colour->blue += (with->blue - colour->blue) * share;
}

void
notanda_colour_make_legible (GdkRGBA *colour,
                             gboolean dark,
                             double   contrast)
{
  const GdkRGBA *page = dark ? &dark_page : &light_page;
  const GdkRGBA *away = dark ? &light_page : &dark_page;

  for (guint i = 0; i < 20 && notanda_colour_get_contrast (colour, page) < contrast; i++)
    mix (colour, away, 0.1f);
}

void
notanda_type_style_make (guint32           colour,
                         NotandaPattern    pattern,
                         gboolean          dark,
                         NotandaTypeStyle *style)
{
  style->line = (GdkRGBA) { (colour >> 16 & 0xff) / 255.0f, (colour >> 8 & 0xff) / 255.0f, (colour & 0xff) / 255.0f,
                            1.0f };
  style->tint = style->line;
  style->tint.alpha = dark ? 0.20f : 0.16f;
  notanda_colour_make_legible (&style->line, dark, MIN_CONTRAST);
  style->pattern = pattern;
}

void
notanda_type_style_get (NotandaTagSet    *tag_set,
                        const NotandaId  *type,
                        gboolean          dark,
                        NotandaTypeStyle *style)
{
  const NotandaTagType *found = notanda_tag_set_find_type (tag_set, type);

  if (found != NULL)
    notanda_type_style_make (found->colour, found->pattern, dark, style);
  else
    notanda_type_style_make (UNKNOWN_COLOUR, NOTANDA_PATTERN_SOLID, dark, style);
}

const GdkRGBA *
notanda_type_style_get_page (gboolean dark)
{
  return dark ? &dark_page : &light_page;
}

/* @marks: pairs of x and width within one period */
static void
snapshot_repeated (const NotandaTypeStyle *style,
                   GtkSnapshot            *snapshot,
                   const graphene_rect_t  *bar,
                   float                   period,
                   const float            *marks,
                   guint                   n_marks)
{
  graphene_rect_t cell = GRAPHENE_RECT_INIT (bar->origin.x, bar->origin.y, period, bar->size.height);

  gtk_snapshot_push_repeat (snapshot, bar, &cell);
  for (guint i = 0; i < n_marks; i++)
    gtk_snapshot_append_color (snapshot, &style->line,
                               &GRAPHENE_RECT_INIT (bar->origin.x + marks[2 * i], bar->origin.y, marks[2 * i + 1],
                                                    bar->size.height));
  gtk_snapshot_pop (snapshot);
}

void
notanda_type_style_snapshot_line (const NotandaTypeStyle *style,
                                  GtkSnapshot            *snapshot,
                                  float                   x,
                                  float                   y,
                                  float                   width)
{
  static const float dashes[] = { 0, 6 };
  static const float dots[] = { 0, 2 };
  static const float dash_dot[] = { 0, 7, 9, 2 };
  graphene_rect_t    bar = GRAPHENE_RECT_INIT (x, y, width, NOTANDA_BAR_HEIGHT);

  if (width <= 0)
    return;
  switch (style->pattern)
    {
    case NOTANDA_PATTERN_DASHES:
      snapshot_repeated (style, snapshot, &bar, 9, dashes, 1);
      break;
    case NOTANDA_PATTERN_DOTS:
      snapshot_repeated (style, snapshot, &bar, 4, dots, 1);
      break;
    case NOTANDA_PATTERN_DASH_DOT:
      snapshot_repeated (style, snapshot, &bar, 13, dash_dot, 2);
      break;
    case NOTANDA_PATTERN_DOUBLE:
      bar.size.height = 1;
      gtk_snapshot_append_color (snapshot, &style->line, &bar);
      bar.origin.y += 2;
      gtk_snapshot_append_color (snapshot, &style->line, &bar);
      break;
    case NOTANDA_PATTERN_SOLID:
    case NOTANDA_N_PATTERNS:
    default:
      gtk_snapshot_append_color (snapshot, &style->line, &bar);
      break;
    }
}

const char *
notanda_type_get_label (NotandaTagSet   *tag_set,
                        const NotandaId *type)
{
  const NotandaTagType *found = notanda_tag_set_find_type (tag_set, type);

  return found != NULL ? found->label : _ ("unknown type");
}
