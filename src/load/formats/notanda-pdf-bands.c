/* notanda-pdf-bands.c: what stands side by side on a printed page
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-pdf-bands.h"

#define MIN_SHARE .5 /* of the lower line's height that two of a band have in common */

static int
compare_tops (gconstpointer a,
              gconstpointer b,
              gpointer      lines)
{
  double top_a = g_array_index ((GArray *) lines, NotandaPdfLine, *(const guint *) a).top;
  double top_b = g_array_index ((GArray *) lines, NotandaPdfLine, *(const guint *) b).top;

  return (top_a > top_b) - (top_a < top_b);
}

static int
compare_lefts (gconstpointer a,
               gconstpointer b,
               gpointer      lines)
{
  double left_a = g_array_index ((GArray *) lines, NotandaPdfLine, *(const guint *) a).left;
  double left_b = g_array_index ((GArray *) lines, NotandaPdfLine, *(const guint *) b).left;

  return (left_a > left_b) - (left_a < left_b);
}

static gboolean
is_beside (const NotandaPdfBand *band,
           const NotandaPdfLine *line)
{
  double height = line->bottom - line->top;

  return MIN (band->top + band->height, line->bottom) - line->top > MIN_SHARE * MIN (band->height, height);
}

static void
end_band (NotandaPdfBands *bands,
          NotandaPdfBand  *band)
{
  guint *first = &g_array_index (bands->order, guint, band->first);

  g_sort_array (first, band->n, sizeof (guint), compare_lefts, bands->lines);
  g_array_append_val (bands->bands, *band);
}

void
notanda_pdf_bands_init (NotandaPdfBands *bands,
                        GArray          *lines,
                        guint            first,
                        guint            end)
{
  NotandaPdfBand band = { 0 };

  bands->lines = lines;
  bands->order = g_array_sized_new (FALSE, FALSE, sizeof (guint), end - first);
  bands->bands = g_array_new (FALSE, FALSE, sizeof (NotandaPdfBand));
  for (guint i = first; i < end; i++)
    g_array_append_val (bands->order, i);
  g_array_sort_with_data (bands->order, compare_tops, lines);

  for (guint i = 0; i < bands->order->len; i++)
    {
      const NotandaPdfLine *line = &g_array_index (lines, NotandaPdfLine, g_array_index (bands->order, guint, i));

      if (band.n == 0 || !is_beside (&band, line))
        {
          if (band.n > 0)
            end_band (bands, &band);
          band = (NotandaPdfBand) { .first = i, .top = line->top, .bottom = line->bottom, .height = line->bottom - line->top };
        }
      band.bottom = MAX (band.bottom, line->bottom);
      band.n++;
    }
  if (band.n > 0)
    end_band (bands, &band);
}

void
notanda_pdf_bands_clear (NotandaPdfBands *bands)
{
  g_clear_pointer (&bands->order, g_array_unref);
  g_clear_pointer (&bands->bands, g_array_unref);
}
