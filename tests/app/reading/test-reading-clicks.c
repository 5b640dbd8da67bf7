/* test-reading-clicks.c: which annotation a click takes, and handles that are dragged
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "app/reading/reading-window.h"
#include "util/test-documents.h"

/* Code points: the claim is 4-20, the quote in it 8-15. */
#define TEXT "One two three four five six seven.\n\nשלום עולם, אמר האיש אחר כך.\n\nlast\n"
#define HEBREW 36
#define LAST 65

static void
click_at (NotandaReadingView *view,
          gsize               position)
{
  GdkRectangle cell;

  reading_window_get_cell (view, position, &cell);
  reading_window_click (view, &cell);
}

#define assert_click(view, position, slot)                                             \
  G_STMT_START                                                                         \
  {                                                                                    \
    click_at ((view), (position));                                                     \
    g_assert_cmpuint (notanda_reading_view_get_selected ((view)), ==, (guint) (slot)); \
  }                                                                                    \
  G_STMT_END

static void
test_overlaps (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  guint32             claim = test_document_mark (document, 'c', 4, 20);
  guint32             quote = test_document_mark (document, 'q', 8, 15);
  guint32             entity = test_document_mark (document, 'e', 14, 23);
  NotandaReadingView *view = reading_window_show (document, 500, 400);

  assert_click (view, 3, NOTANDA_NO_SLOT); /* the blank before */
  assert_click (view, 4, claim);           /* the first character */
  assert_click (view, 3, NOTANDA_NO_SLOT);
  assert_click (view, 10, quote);
  assert_click (view, 10, claim);
  assert_click (view, 10, quote);
  assert_click (view, 14, entity); /* shorter ones, and later ones, are the inner ones */
  assert_click (view, 14, claim);
  assert_click (view, 14, quote);
  assert_click (view, 14, entity);
  assert_click (view, 19, claim); /* its last character */
  assert_click (view, 19, entity);
  assert_click (view, 22, entity);
  assert_click (view, 23, NOTANDA_NO_SLOT);
  for (gsize i = 4; i < 23; i++) /* all of a character, to its edges */
    {
      GdkRectangle cell;

      reading_window_get_cell (view, i, &cell);
      cell.x += cell.width - 1;
      cell.width = 0;
      notanda_reading_view_set_selected (view, NOTANDA_NO_SLOT);
      reading_window_click (view, &cell);
      g_assert_cmpuint (notanda_reading_view_get_selected (view), !=, NOTANDA_NO_SLOT);
    }
  reading_window_close (view);
}

static void
test_right_to_left (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  guint32             quote = test_document_mark (document, 'q', HEBREW, HEBREW + 9);
  guint32             entity = test_document_mark (document, 'e', HEBREW + 5, HEBREW + 9);
  NotandaReadingView *view = reading_window_show (document, 500, 400);

  assert_click (view, HEBREW, quote);
  assert_click (view, HEBREW + 9, NOTANDA_NO_SLOT);
  assert_click (view, HEBREW + 5, entity);
  assert_click (view, HEBREW + 8, quote);
  assert_click (view, HEBREW + 8, entity);
  reading_window_close (view);
}

/* A place between characters is taken by a click on either, by a near one at the end of
 * a line, and by the caret. */
static void
test_zero_length (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  guint32             place = test_document_mark (document, 'e', 10, 10);
  guint32             end = test_document_mark (document, 'e', LAST + 4, LAST + 4);
  guint32             empty = test_document_mark (document, 'e', 35, 35);
  NotandaReadingView *view = reading_window_show (document, 500, 400);
  GdkRectangle        cell;

  assert_click (view, 9, place);
  assert_click (view, 11, NOTANDA_NO_SLOT);
  assert_click (view, 10, place);
  reading_window_get_cell (view, LAST + 4, &cell);
  cell.x += 5;
  reading_window_click (view, &cell);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, end);
  cell.x += 60;
  reading_window_click (view, &cell);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, NOTANDA_NO_SLOT);
  assert_click (view, 35, empty);
  notanda_reading_view_set_selected (view, NOTANDA_NO_SLOT);
  g_assert_true (notanda_reading_view_select_at (view, 10));
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, place);
  g_assert_true (notanda_reading_view_select_at (view, LAST + 4));
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, end);
  reading_window_close (view);
}

/* The caret stands after what was just marked. */
static void
test_caret_at_edge (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  guint32             word = test_document_mark (document, 'e', 4, 7);
  NotandaReadingView *view = reading_window_show (document, 500, 400);

  g_assert_true (notanda_reading_view_select_at (view, 7));
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, word);
  g_assert_false (notanda_reading_view_select_at (view, 8));
  reading_window_close (view);
}

typedef struct
{
  guint   n;
  guint32 piece;
  guint32 side;
  guint32 position;
} Placed;

static void
place_edge_cb (GSimpleAction *action G_GNUC_UNUSED,
               GVariant             *target,
               Placed               *placed)
{
  placed->n++;
  g_variant_get (target, "(uuu)", &placed->piece, &placed->side, &placed->position);
}

static void
add_action (NotandaReadingView *view,
            Placed             *placed)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("place-edge", G_VARIANT_TYPE ("(uuu)"));

  g_signal_connect (action, "activate", G_CALLBACK (place_edge_cb), placed);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "page", G_ACTION_GROUP (group));
}

static GtkGesture *
find_drag (NotandaReadingView *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

/* From the knob below an edge to the one below another place. */
static void
drag (NotandaReadingView *view,
      gsize               from,
      gsize               to,
      gboolean            ends)
{
  GtkGesture  *gesture = find_drag (view);
  GdkRectangle start;
  GdkRectangle end;
  int          x;
  int          y;

  reading_window_get_cell (view, from, &start);
  reading_window_get_cell (view, to, &end);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, start.x + 2,
                                         start.y + start.height + 8, &x, &y);
  g_signal_emit_by_name (gesture, "drag-begin", (double) x, (double) y);
  g_signal_emit_by_name (gesture, "drag-update", (end.x - start.x) / 2.0, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", (double) (end.x - start.x), (double) (end.y - start.y));
  if (ends)
    g_signal_emit_by_name (gesture, "drag-end", (double) (end.x - start.x), (double) (end.y - start.y));
}

static void
test_handles (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  guint32             quote = test_document_mark (document, 'q', 8, 18);
  NotandaReadingView *view = reading_window_show (document, 500, 400);
  Placed              placed = { 0 };

  add_action (view, &placed);
  drag (view, 8, 4, TRUE); /* nothing is selected, so there is no handle */
  g_assert_cmpuint (placed.n, ==, 0);
  notanda_reading_view_set_selected (view, quote);
  drag (view, 8, 4, TRUE);
  g_assert_cmpuint (placed.n, ==, 1);
  g_assert_cmpuint (placed.side, ==, NOTANDA_SIDE_START);
  g_assert_cmpuint (placed.position, ==, 4);
  drag (view, 18, HEBREW + 5, TRUE); /* over paragraphs, and into another direction */
  g_assert_cmpuint (placed.n, ==, 2);
  g_assert_cmpuint (placed.side, ==, NOTANDA_SIDE_END);
  g_assert_cmpuint (placed.position, ==, HEBREW + 5);
  drag (view, 18, 3, TRUE); /* no further than its other edge */
  g_assert_cmpuint (placed.position, ==, 9);
  g_assert_cmpuint (placed.n, ==, 3);
  test_document_assert (document, "q8-18"); /* that is the page's to do */
  drag (view, 10, 4, TRUE);                 /* not a handle */
  g_assert_cmpuint (placed.n, ==, 3);
  reading_window_close (view);
}

/* A press without a movement is a click; Escape and changes let go. */
static void
test_let_go (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  guint32             claim = test_document_mark (document, 'c', 4, 23);
  guint32             quote = test_document_mark (document, 'q', 8, 18);
  NotandaReadingView *view = reading_window_show (document, 500, 400);
  Placed              placed = { 0 };

  add_action (view, &placed);
  notanda_reading_view_set_selected (view, quote);
  drag (view, 8, 8, TRUE);
  g_assert_cmpuint (placed.n, ==, 0);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, claim);
  notanda_reading_view_set_selected (view, quote);
  drag (view, 8, 4, FALSE);
  g_assert_true (notanda_reading_view_cancel_edge (view));
  g_signal_emit_by_name (find_drag (view), "drag-end", 100.0, 0.0);
  drag (view, 8, 4, FALSE);
  notanda_document_remove (document, quote, "Remove");
  g_signal_emit_by_name (find_drag (view), "drag-end", 100.0, 0.0);
  g_assert_cmpuint (placed.n, ==, 0);
  reading_window_close (view);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/notanda/app/reading/clicks/overlaps", test_overlaps);
  g_test_add_func ("/notanda/app/reading/clicks/right-to-left", test_right_to_left);
  g_test_add_func ("/notanda/app/reading/clicks/zero-length", test_zero_length);
  g_test_add_func ("/notanda/app/reading/clicks/caret-at-edge", test_caret_at_edge);
  g_test_add_func ("/notanda/app/reading/clicks/handles", test_handles);
  g_test_add_func ("/notanda/app/reading/clicks/let-go", test_let_go);
  return g_test_run ();
}
