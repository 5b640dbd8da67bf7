/* test-link-painter.c: what is lit and joined with the selected annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "app/reading/notanda-link-shapes.h"
#include "app/reading/reading-window.h"
#include "model/notanda-ids.h"
#include "util/test-documents.h"

#define FAR_LINES 200

static void
link_to (NotandaDocument *document,
         guint32          from,
         guint32          to)
{
  static const NotandaId role = NOTANDA_ID_ROLE_QUOTE_SOURCE;
  g_auto (NotandaAnnotation) target = { 0 };
  NotandaLink link = { .role = role };

  notanda_annotation_init (&target);
  notanda_document_read (document, to, &target);
  link.target = target.id;
  notanda_document_set_link (document, from, &link, NULL, "Link");
}

static void
assert_frame (NotandaReadingView *view,
              guint32             selected,
              guint               lit,
              guint               lines,
              guint               arrows)
{
  const NotandaLinkCounts *counts = notanda_link_painter_get_counts (notanda_reading_view_get_links (view));

  notanda_reading_view_set_selected (view, selected);
  reading_window_draw (view);
  g_assert_cmpuint (counts->lit, ==, lit);
  g_assert_cmpuint (counts->lines, ==, lines);
  g_assert_cmpuint (counts->arrows, ==, arrows);
}

/* A short line, and far below others. */
static NotandaDocument *
document_new (void)
{
  g_autoptr (GString) text = g_string_new ("“No,” said the mayor of Portsea.\n");

  for (guint i = 0; i < FAR_LINES; i++)
    g_string_append (text, "A line\n");
  return test_document_new (text->str, 1);
}

static void
test_joined (void)
{
  g_autoptr (NotandaDocument) document = document_new ();
  guint32             quote = test_document_mark (document, 'q', 0, 5);
  guint32             source = test_document_mark (document, 's', 11, 31);
  guint32             inner = test_document_mark (document, 'e', 24, 31);
  guint32             alone = test_document_mark (document, 'e', 0, 5);
  NotandaReadingView *view = reading_window_show (document, 500, 400);
  GdkRectangle        before;
  GdkRectangle        after;

  reading_window_get_cell (view, 60, &before);
  link_to (document, quote, source);
  link_to (document, source, inner);
  assert_frame (view, NOTANDA_NO_SLOT, 0, 0, 0);
  assert_frame (view, alone, 0, 0, 0);
  assert_frame (view, quote, 1, 1, 0);
  assert_frame (view, source, 2, 1, 0); /* what is inside needs no line */
  assert_frame (view, inner, 1, 0, 0);
  notanda_document_remove (document, source, "Remove");
  assert_frame (view, quote, 0, 0, 0);
  g_assert_true (notanda_document_undo (document, NULL));
  assert_frame (view, quote, 1, 1, 0);
  reading_window_get_cell (view, 60, &after);
  g_assert_true (gdk_rectangle_equal (&before, &after));
  reading_window_close (view);
}

/* One arrow for each role and direction, however many links there are. */
static void
test_out_of_sight (void)
{
  g_autoptr (NotandaDocument) document = document_new ();
  guint32             quote = test_document_mark (document, 'q', 0, 5);
  guint32             end = 34 + 7 * FAR_LINES;
  NotandaReadingView *view;

  for (guint i = 0; i < 30; i++)
    link_to (document, quote, test_document_mark (document, 's', end - 20 - i, end - 10 - i));
  view = reading_window_show (document, 500, 400);
  assert_frame (view, quote, 0, 0, 1);
  notanda_reading_view_place_caret (view, end);
  reading_window_settle (view);
  assert_frame (view, quote, 30, 0, 1);
  notanda_reading_view_place_caret (view, end / 2);
  reading_window_settle (view);
  assert_frame (view, quote, 0, 0, 0);
  reading_window_close (view);
}

static void
test_shapes (void)
{
  graphene_rect_t from = GRAPHENE_RECT_INIT (0, 0, 50, 20);
  graphene_rect_t beside = GRAPHENE_RECT_INIT (80, 0, 50, 20);
  graphene_rect_t below = GRAPHENE_RECT_INIT (20, 40, 50, 20);
  graphene_rect_t over = GRAPHENE_RECT_INIT (40, 5, 50, 20);
  NotandaLinkLine line;

  g_assert_true (notanda_link_line_between (&from, &beside, &line));
  g_assert_true (line.from_below && line.to_below);
  g_assert_cmpfloat (line.from.y, >, 20);
  g_assert_cmpfloat (line.to.x, >=, 80);
  g_assert_true (notanda_link_line_between (&from, &below, &line));
  g_assert_true (line.from_below && !line.to_below);
  g_assert_cmpfloat (line.from.x, ==, 35); /* straight down, where both are */
  g_assert_cmpfloat (line.to.x, ==, 35);
  g_assert_true (notanda_link_line_between (&below, &from, &line));
  g_assert_true (!line.from_below && line.to_below);
  g_assert_false (notanda_link_line_between (&from, &over, &line));
  g_assert_cmpfloat (notanda_link_distance (&from, &over), ==, 0);
  g_assert_cmpfloat (notanda_link_distance (&from, &beside), ==, 30);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/notanda/app/reading/link-painter/joined", test_joined);
  g_test_add_func ("/notanda/app/reading/link-painter/out-of-sight", test_out_of_sight);
  g_test_add_func ("/notanda/app/reading/link-painter/shapes", test_shapes);
  return g_test_run ();
}
