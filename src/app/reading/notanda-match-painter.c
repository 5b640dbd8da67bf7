/* notanda-match-painter.c: shows where the words one looks for are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Keeps nothing: matches come and go with each letter that is typed, and a screen
 * holds some fifty lines. A text tag on each match would cost seconds where a letter is
 * looked for in megabytes. A frame round the words tells them from annotations, which
 * are tinted and underlined; the current match has another colour and a thicker frame.
 */

#include "app/reading/notanda-match-painter.h"

#include <adwaita.h>

#include "app/reading/notanda-text-geometry.h"

typedef struct
{
  GdkRGBA fill;
  GdkRGBA line;
  float   width;
} MatchStyle;

static void
get_style (GtkTextView *view,
           gboolean     is_current,
           MatchStyle  *style)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (view)));
  gboolean         dark = adw_style_manager_get_dark (manager);
  gboolean         strong = is_current || adw_style_manager_get_high_contrast (manager);

  gdk_rgba_parse (&style->fill, "#f8e45c");
  style->fill.alpha = dark ? 0.18f : 0.5f;
  if (is_current)
    {
      gdk_rgba_parse (&style->fill, "#ff7800");
      style->fill.alpha = dark ? 0.4f : 0.35f;
    }
  gtk_widget_get_color (GTK_WIDGET (view), &style->line);
  style->line.alpha = strong ? 0.9f : 0.45f;
  style->width = is_current ? 2 : 1;
}

static void
draw_match (GtkTextView              *view,
            NotandaDisplayMap        *map,
            GtkSnapshot              *snapshot,
            const NotandaDisplayLine *line,
            NotandaRange              match,
            const MatchStyle         *style,
            GArray                   *stretches)
{
  const float   widths[] = { style->width, style->width, style->width, style->width };
  const GdkRGBA colours[] = { style->line, style->line, style->line, style->line };
  gsize         start = MAX (match.start, line->start);
  gsize         end = MIN (match.end, line->end);
  gboolean      mixed = notanda_text_geometry_is_mixed (view, map, start, end);

  notanda_text_geometry_get_stretches (view, map, line, start, end, mixed, stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      const NotandaStretch *stretch = &g_array_index (stretches, NotandaStretch, i);
      graphene_rect_t       bounds = GRAPHENE_RECT_INIT (stretch->x - 1, line->y, stretch->width + 2, line->height);
      GskRoundedRect        outline;

      gsk_rounded_rect_init_from_rect (&outline, &bounds, 3);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &style->fill, &bounds);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_border (snapshot, &outline, widths, colours);
    }
}

void
notanda_match_painter_snapshot (GtkTextView        *view,
                                NotandaDisplayMap  *map,
                                NotandaFind        *find,
                                guint               current,
                                GtkSnapshot        *snapshot,
                                const GdkRectangle *visible)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (NotandaStretch));
  guint       n_matches = notanda_find_get_n_matches (find);
  gboolean    more = TRUE;
  MatchStyle  styles[2];
  GtkTextIter iter;

  get_style (view, FALSE, &styles[0]);
  get_style (view, TRUE, &styles[1]);
  gtk_text_view_get_iter_at_location (view, &iter, visible->x, visible->y);
  while (more)
    {
      NotandaDisplayLine line;

      more = notanda_text_geometry_get_line (view, map, &iter, &line);
      if (line.y > visible->y + visible->height)
        break;
      if (line.height <= 0 || line.is_heading)
        continue;
      for (guint i = notanda_find_get_first_after (find, line.start); i < n_matches; i++)
        {
          NotandaRange match = notanda_find_get_match (find, i);

          if (match.start >= line.end)
            break;
          draw_match (view, map, snapshot, &line, match, &styles[i == current], stretches);
        }
    }
}
