/* test-announcing.c: what is said while the caret moves
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include "app/reading/notanda-caret-announcer.h"

typedef struct
{
  Fixture    window;
  GPtrArray *said;
} Announcing;

static void
hear (NotandaPage *page,
      const char  *message,
      gpointer     data)
{
  g_ptr_array_add (data, g_strdup (message));
}

static void
set_up_announcing (Announcing   *fixture,
                   gconstpointer data)
{
  set_up (&fixture->window, data);
  fixture->said = g_ptr_array_new_with_free_func (g_free);
  /* a claim with a quote in it */
  mark (&fixture->window, "Claim", QUOTE_START - 5, QUOTE_END + 5);
  mark (&fixture->window, "Quote", QUOTE_START, QUOTE_END);
  notanda_reading_view_place_caret (get_view (&fixture->window), QUOTE_START - 7);
  notanda_page_set_announcer (notanda_window_get_page (fixture->window.window), hear, fixture->said);
}

static void
tear_down_announcing (Announcing   *fixture,
                      gconstpointer data)
{
  notanda_page_set_announcer (notanda_window_get_page (fixture->window.window), NULL, NULL);
  tear_down (&fixture->window, data);
  g_ptr_array_unref (fixture->said);
}

static void
press_arrow (Announcing *fixture,
             int         n)
{
  for (int i = 0; i < ABS (n); i++)
    g_signal_emit_by_name (get_view (&fixture->window), "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, n > 0 ? 1 : -1,
                           FALSE);
}

static void
wait_for_said (Announcing *fixture,
               guint       n)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (fixture->said->len < n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static const char *
get_said (Announcing *fixture,
          guint       n)
{
  g_assert_cmpuint (n, <, fixture->said->len);
  return g_ptr_array_index (fixture->said, n);
}

/* Each way in and out, by its type. */
static void
test_edges (Announcing   *fixture,
            gconstpointer data)
{
  press_arrow (fixture, 1);
  g_assert_cmpuint (fixture->said->len, ==, 0);
  press_arrow (fixture, 1);
  g_assert_cmpstr (get_said (fixture, 0), ==, "Claim");
  press_arrow (fixture, 5);
  wait_for_said (fixture, 2);
  g_assert_cmpstr (get_said (fixture, 1), ==, "Quote");
  press_arrow (fixture, QUOTE_END - QUOTE_START - 1);
  press_arrow (fixture, 1);
  wait_for_said (fixture, 3);
  g_assert_cmpstr (get_said (fixture, 2), ==, "end of Quote");
  press_arrow (fixture, 5);
  wait_for_said (fixture, 4);
  g_assert_cmpstr (get_said (fixture, 3), ==, "end of Claim");
}

/* Into both at once, out of both, and from one into another. */
static void
test_several (Announcing   *fixture,
              gconstpointer data)
{
  NotandaReadingView *view = get_view (&fixture->window);

  g_signal_emit_by_name (view, "move-cursor", GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1, FALSE);
  notanda_reading_view_place_caret (view, 0);
  notanda_page_set_announcer (notanda_window_get_page (fixture->window.window), NULL, NULL);
  mark (&fixture->window, "Entity", QUOTE_END + 5, QUOTE_END + 8);
  notanda_page_set_announcer (notanda_window_get_page (fixture->window.window), hear, fixture->said);
  g_ptr_array_set_size (fixture->said, 0);
  notanda_reading_view_place_caret (view, QUOTE_END + 3);
  press_arrow (fixture, -6);
  wait_for_said (fixture, 1);
  g_assert_cmpstr (get_said (fixture, 0), ==, "Quote");
  press_arrow (fixture, 9);
  wait_for_said (fixture, 2);
  g_assert_cmpstr (get_said (fixture, 1), ==, "end of Quote, Claim; Entity");
  press_arrow (fixture, -9);
  wait_for_said (fixture, 3);
  g_assert_cmpstr (get_said (fixture, 2), ==, "end of Entity; Claim, Quote");
}

/* A key that is held down is told of where it stops. */
static void
test_storm (Announcing   *fixture,
            gconstpointer data)
{
  press_arrow (fixture, 2);
  g_assert_cmpuint (fixture->said->len, ==, 1);
  for (guint i = 0; i < 20; i++)
    {
      press_arrow (fixture, 12);
      press_arrow (fixture, -12);
    }
  press_arrow (fixture, 12);
  g_assert_cmpuint (fixture->said->len, <, 20);
  wait_for_said (fixture, 2);
  g_assert_cmpstr (get_said (fixture, fixture->said->len - 1), ==, "Quote");
}

/* What an action or a click does is said by that, and not a second time. */
static void
test_others (Announcing   *fixture,
             gconstpointer data)
{
  NotandaReadingView *view = get_view (&fixture->window);

  notanda_reading_view_place_caret (view, QUOTE_START + 2);
  g_assert_cmpuint (fixture->said->len, ==, 0);
  press_arrow (fixture, 1);
  g_assert_cmpuint (fixture->said->len, ==, 0);
  notanda_reading_view_place_caret (view, 0);
  press_arrow (fixture, 1);
  g_assert_cmpuint (fixture->said->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/notanda/display/announcing/" name, Announcing, NULL, set_up_announcing, func, tear_down_announcing)
  ADD ("edges", test_edges);
  ADD ("several", test_several);
  ADD ("storm", test_storm);
  ADD ("others", test_others);
  return g_test_run ();
}
