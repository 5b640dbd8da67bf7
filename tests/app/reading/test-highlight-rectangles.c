/* test-highlight-rectangles.c: highlights are where a text tag would have its background
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Random spans of random text, in all directions and over wraps, get a tag with a red
 * background; the picture of the view is then read pixel by pixel, and in the middle of
 * each line what is red must be what the geometry gives for a highlight. For several spans
 * at once, which overlap or not, it must be what is painted for annotations on them.
 */

#include <adwaita.h>

#include "app/reading/reading-window.h"
#include "base/notanda-graphemes.h"
#include "util/test-documents.h"

#define WIDTH 320
#define HEIGHT 1000
#define N_TEXTS 8
#define N_SPANS 25
#define N_TURNS 6
#define N_OVERLAPPING 4 /* as many as there are lanes */

/* Pixels by which the edges may differ: both sides are rounded, in other ways. */
#define TOLERANCE 2

/* Pixels above and below a line's first character that are looked at: other characters
 * of the line may be higher. */
#define AROUND 6
#define EMOJI_ROWS 10

static const char *const words[] = {
  "ferry",
  "council",
  "a",
  "Wait,",
  "“No”",
  "(twice)",
  "1,900",
  "e\xcc\x81t\xc3\xa9",
  "o\xcc\x88\xcc\xa3",
  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7\xe2\x80\x8d\xf0\x9f\x91\xa6", /* a family */
  "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa",
  "שלום",
  "עולם,",
  "(אמר)",
  "מועצה",
  "مرحبا",
  "المدينة",
  "قال",
  "2026",
  "1.5%",
  "漢字かな交じり文",
  "unbreakableunbreakableunbreakableunbreakable",
  "\t",
};

static char *
random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 70; i++)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if (g_rand_int_range (rand, 0, 14) == 0)
        g_string_append_c (text, '\n');
      else if (g_rand_int_range (rand, 0, 8) != 0)
        g_string_append_c (text, ' ');
    }
  return g_string_free_and_steal (text);
}

/* The view as it is drawn, without its highlights. */
static GBytes *
take_picture (NotandaReadingView *view,
              gsize              *stride)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkTextureDownloader) downloader = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  /* GTK 4.18 leaves some lines as they were when a tag comes or goes */
  gtk_text_view_set_indent (GTK_TEXT_VIEW (view), 1);
  gtk_text_view_set_indent (GTK_TEXT_VIEW (view), 0);
  reading_window_settle (view);
  gtk_widget_snapshot_child (gtk_widget_get_parent (GTK_WIDGET (view)), GTK_WIDGET (view), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (view))), node,
                                         &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (view)),
                                                              gtk_widget_get_height (GTK_WIDGET (view))));
  downloader = gdk_texture_downloader_new (texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  return gdk_texture_downloader_download_bytes (downloader, stride);
}

static gboolean
is_red (const guint8 *pixel)
{
  return pixel[0] > 250 && pixel[1] < 5 && pixel[2] < 5;
}

/* One character for each pixel across the view: what is red in any of the rows, since
 * emoji are seen over the red, and other fonts' characters have other heights. */
static void
read_rows (const guint8 *rows,
           gsize         stride,
           int           n_rows,
           int           width,
           char         *out)
{
  memset (out, '.', width);
  out[width] = '\0';
  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < width; x++)
      if (is_red (rows + y * stride + 4 * x))
        out[x] = '#';
}

static void
draw_stretches (NotandaReadingView *view,
                GArray             *stretches,
                int                 width,
                char               *out)
{
  memset (out, '.', width);
  out[width] = '\0';
  for (guint i = 0; i < stretches->len; i++)
    {
      const NotandaStretch *stretch = &g_array_index (stretches, NotandaStretch, i);
      int                   start;

      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, stretch->x, 0, &start, NULL);
      for (int x = start; x < start + stretch->width; x++)
        if (x >= 0 && x < width)
          out[x] = '#';
    }
}

/* Two backgrounds side by side may share a pixel, which then is neither's. */
static void
close_gaps (char *row,
            int   width)
{
  for (int x = 1; x + 1 < width; x++)
    if (row[x - 1] == '#' && row[x + 1] == '#')
      row[x] = '#';
}

/* What nobody can tell: emoji, which are seen over any background. The rows start in the
 * margin. */
static void
blot_out (const guint8 *rows,
          gsize         stride,
          int           n_rows,
          int           width,
          char         *red,
          char         *ours)
{
  for (int x = 0; x < width; x++)
    {
      int n = 0;

      for (int y = 0; y < n_rows; y++)
        n += memcmp (rows + y * stride + 4 * x, rows, 3) != 0;
      if (n >= EMOJI_ROWS)
        red[x] = ours[x];
    }
  close_gaps (red, width);
}

/* Whether each pixel is, within the tolerance, the same in both. */
static gboolean
is_near (const char *a,
         const char *b,
         int         width)
{
  for (int x = 0; x < width; x++)
    {
      gboolean found = FALSE;

      for (int d = -TOLERANCE; d <= TOLERANCE && !found; d++)
        found = x + d < 0 || x + d >= width || b[x + d] == a[x];
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* The backgrounds in a render node, in the buffer's coordinates. */
static void
list_tints (GskRenderNode *node,
            float          x,
            float          y,
            GArray        *tints)
{
  graphene_rect_t rect;
  float           dx;
  float           dy;

  switch ((guint) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        list_tints (gsk_container_node_get_child (node, i), x, y, tints);
      break;
    case GSK_TRANSFORM_NODE:
      gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
      list_tints (gsk_transform_node_get_child (node), x + dx, y + dy, tints);
      break;
    case GSK_COLOR_NODE:
      gsk_render_node_get_bounds (node, &rect);
      graphene_rect_offset (&rect, x, y);
      /* what isn't transparent is a line below the words */
      if (gsk_color_node_get_color (node)->alpha < 1)
        g_array_append_val (tints, rect);
      break;
    default:
      break;
    }
}

/* Of all annotations that are in sight. */
static GArray *
paint (NotandaReadingView *view)
{
  GArray      *tints = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRectangle visible;
  g_autoptr (GskRenderNode) node = NULL;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (view), &visible);
  notanda_highlight_painter_snapshot (notanda_reading_view_get_painter (view), snapshot, &visible, NOTANDA_NO_SLOT);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    list_tints (node, 0, 0, tints);
  return tints;
}

static void
list_painted (GArray                   *tints,
              const NotandaDisplayLine *line,
              GArray                   *stretches)
{
  for (guint i = 0; i < tints->len; i++)
    {
      const graphene_rect_t *tint = &g_array_index (tints, graphene_rect_t, i);
      NotandaStretch         stretch = { .x = (int) tint->origin.x, .width = (int) tint->size.width };

      if ((int) tint->origin.y == line->y)
        g_array_append_val (stretches, stretch);
    }
}

/* @tints: (nullable): compared instead of the geometry of a span */
static void
check_lines (NotandaReadingView *view,
             GBytes             *plain,
             gsize               start,
             gsize               end,
             GArray             *tints)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaDisplayLine));
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (NotandaStretch));
  g_autoptr (GBytes) picture = NULL;
  const guint8    *pixels;
  gsize            stride;
  int              width = gtk_widget_get_width (GTK_WIDGET (view));
  g_autofree char *red = g_malloc (width + 1);
  g_autofree char *ours = g_malloc (width + 1);
  GdkRectangle     visible;

  picture = take_picture (view, &stride);
  pixels = g_bytes_get_data (picture, NULL);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (view), &visible);
  notanda_text_geometry_list_lines (GTK_TEXT_VIEW (view), view->map, &visible, lines);
  g_assert_cmpuint (lines->len, >, 5);
  for (guint i = 0; i < lines->len; i++)
    {
      const NotandaDisplayLine *line = &g_array_index (lines, NotandaDisplayLine, i);
      int                       y;

      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, 0,
                                             line->y, NULL, &y);
      y -= AROUND;
      if (y < 0 || y + line->height + 2 * AROUND > gtk_widget_get_height (GTK_WIDGET (view)))
        continue;
      g_array_set_size (stretches, 0);
      if (tints != NULL)
        list_painted (tints, line, stretches);
      else if (notanda_display_line_shows (line, start, end))
        notanda_text_geometry_get_stretches (GTK_TEXT_VIEW (view), view->map, line, start, end, line->mixed, stretches);
      read_rows (pixels + y * stride, stride, line->height + 2 * AROUND, width, red);
      draw_stretches (view, stretches, width, ours);
      /* where one annotation ends and another begins */
      if (tints != NULL)
        close_gaps (ours, width);
      blot_out ((const guint8 *) g_bytes_get_data (plain, NULL) + y * stride, stride, line->height + 2 * AROUND, width,
                red, ours);
      if (is_near (red, ours, width) && is_near (ours, red, width))
        continue;
      g_test_message ("span %zu-%zu, line %zu-%zu at %d of %d, mixed %d\ntag  %s\nours %s", start, end, line->start, line->end, y,
                      gtk_widget_get_height (GTK_WIDGET (view)), line->mixed, red, ours);
      g_test_fail ();
    }
}

/* A span of text, no longer than @max if that is so, and without halves of characters. */
static void
choose_span (GRand                  *rand,
             const NotandaTextIndex *index,
             int                     max,
             gsize                  *start,
             gsize                  *end)
{
  gsize n = notanda_text_index_get_n_chars (index);

  *start = g_rand_int_range (rand, 0, n - 1);
  *end = MIN (n, *start + 1 + g_rand_int_range (rand, 0, max));
  notanda_graphemes_snap (index, start, end);
}

static void
apply_tag (NotandaReadingView *view,
           GtkTextTag         *tag,
           gsize               start,
           gsize               end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter    from;
  GtkTextIter    to;

  notanda_display_map_get_iter (view->map, buffer, start, NOTANDA_EDGE_START, &from);
  notanda_display_map_get_iter (view->map, buffer, end, NOTANDA_EDGE_END, &to);
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

static void
remove_tag (NotandaReadingView *view,
            GtkTextTag         *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter    from;
  GtkTextIter    to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_tag (buffer, tag, &from, &to);
}

static void
check_spans (GRand                  *rand,
             const NotandaTextIndex *index,
             NotandaReadingView     *view,
             GtkTextTag             *tag,
             GBytes                 *plain)
{
  for (guint i = 0; i < N_SPANS; i++)
    {
      gsize start;
      gsize end;

      choose_span (rand, index, i % 3 == 0 ? 200 : 20, &start, &end);
      apply_tag (view, tag, start, end);
      check_lines (view, plain, start, end, NULL);
      remove_tag (view, tag);
    }
}

/* The second begins in the first, and so on: what overlaps is painted as often as it is marked, but nothing else. */
static void
check_overlaps (GRand                  *rand,
                const NotandaTextIndex *index,
                NotandaReadingView     *view,
                GtkTextTag             *tag,
                GBytes                 *plain)
{
  NotandaDocument *document = notanda_reading_view_get_document (view);
  guint32          slots[N_OVERLAPPING];
  gsize            start;
  gsize            end;

  choose_span (rand, index, 120, &start, &end);
  for (guint i = 0; i < N_OVERLAPPING; i++)
    {
      g_autoptr (GArray) tints = NULL;
      gsize from = i == 0 ? start : (gsize) g_rand_int_range (rand, start, end);
      gsize to = i == 0 ? end : MIN (notanda_text_index_get_n_chars (index), from + 1 + g_rand_int_range (rand, 0, 60));

      notanda_graphemes_snap (index, &from, &to);
      slots[i] = test_document_mark (document, "qces"[i], from, to);
      apply_tag (view, tag, from, to);
      tints = paint (view);
      check_lines (view, plain, from, to, tints);
    }
  remove_tag (view, tag);
  for (guint i = 0; i < N_OVERLAPPING; i++)
    notanda_document_remove (document, slots[i], "Remove");
}

static void
check_text (GRand *rand)
{
  g_autofree char *text = random_text (rand);
  g_autoptr (NotandaDocument) document = test_document_new (text, 1);
  const NotandaTextIndex *index = notanda_article_get_index (notanda_document_get_article (document));
  NotandaReadingView     *view = reading_window_show (document, WIDTH, HEIGHT);
  GtkTextTag             *tag = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), NULL,
                                                            "background", "#ff0000", NULL);
  g_autoptr (GBytes) plain = NULL;
  gsize stride;

  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (view), "unseen");
  plain = take_picture (view, &stride);
  check_spans (rand, index, view, tag, plain);
  for (guint i = 0; i < N_TURNS; i++)
    check_overlaps (rand, index, view, tag, plain);
  reading_window_close (view);
}

static void
test_random (void)
{
  const char *fixed = g_getenv ("NOTANDA_TEST_SEED");
  guint32     seed = fixed != NULL ? (guint32) g_ascii_strtoull (fixed, NULL, 10) : g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_TEXTS && !g_test_failed (); i++)
    check_text (rand);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkCssProvider) css = NULL;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  css = gtk_css_provider_new ();
  gtk_css_provider_load_from_string (css, ".unseen { color: transparent; }");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  g_test_add_func ("/notanda/app/reading/highlight-rectangles/random", test_random);
  return g_test_run ();
}
