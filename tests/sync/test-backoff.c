/* test-backoff.c: when the next round begins, after what
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-backoff.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)

static void
run (NotandaBackoff    *backoff,
     gint64             now,
     NotandaSyncOutcome outcome,
     guint              retry_after)
{
  notanda_backoff_begin (backoff);
  notanda_backoff_end (backoff, now, outcome, retry_after, 0.5);
}

static void
test_polls (void)
{
  NotandaBackoff backoff = NOTANDA_BACKOFF_INIT;

  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 0);
  run (&backoff, 100 * SECOND, NOTANDA_SYNC_DONE, 0);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 100 * SECOND + 5 * MINUTE);
  backoff.is_focused = TRUE;
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 130 * SECOND);
  /* whoever comes back to a network has been away */
  notanda_backoff_reconnected (&backoff);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 105 * SECOND);
  run (&backoff, 100 * SECOND, NOTANDA_SYNC_DONE, 0);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 130 * SECOND);
  backoff.is_off = TRUE;
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, NOTANDA_BACKOFF_NEVER);
  notanda_backoff_ask (&backoff);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 0);
  notanda_backoff_begin (&backoff);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, NOTANDA_BACKOFF_NEVER);
}

/* Whoever types on is synced all the same; a save during a round isn't forgotten. */
static void
test_saves (void)
{
  NotandaBackoff backoff = NOTANDA_BACKOFF_INIT;

  run (&backoff, 100 * SECOND, NOTANDA_SYNC_DONE, 0);
  notanda_backoff_saved (&backoff, 101 * SECOND);
  notanda_backoff_saved (&backoff, 105 * SECOND);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 106 * SECOND);
  notanda_backoff_begin (&backoff);
  notanda_backoff_saved (&backoff, 107 * SECOND);
  notanda_backoff_end (&backoff, 108 * SECOND, NOTANDA_SYNC_DONE, 0, 0);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 112 * SECOND);
  run (&backoff, 113 * SECOND, NOTANDA_SYNC_DONE, 0);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 113 * SECOND + 5 * MINUTE);
}

static void
test_failures (void)
{
  NotandaBackoff backoff = NOTANDA_BACKOFF_INIT;
  gint64         before = 0;

  for (guint i = 0; i < 30; i++)
    {
      gint64 pause;

      run (&backoff, 1000 * SECOND, NOTANDA_SYNC_RETRY, 0);
      pause = notanda_backoff_next (&backoff) - 1000 * SECOND;
      g_assert_cmpint (pause, >=, 1 * SECOND);
      g_assert_cmpint (pause, >=, before);
      g_assert_cmpint (pause, <=, 15 * MINUTE);
      before = pause;
    }
  g_assert_cmpint (before, >=, 7 * MINUTE);

  /* a save doesn't make it impatient; a network does, and a success ends it */
  notanda_backoff_saved (&backoff, 1001 * SECOND);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 1000 * SECOND + before);
  notanda_backoff_reconnected (&backoff);
  g_assert_cmpint (notanda_backoff_next (&backoff), <=, 1006 * SECOND);
  run (&backoff, 2000 * SECOND, NOTANDA_SYNC_DONE, 0);
  run (&backoff, 3000 * SECOND, NOTANDA_SYNC_AGAIN, 0);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 3001 * SECOND);
  /* what one file is in the way of is no failure of the round */
  run (&backoff, 4000 * SECOND, NOTANDA_SYNC_PARTLY, 0);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 4000 * SECOND + 5 * MINUTE);
}

static void
test_chance (void)
{
  NotandaBackoff a = NOTANDA_BACKOFF_INIT;
  NotandaBackoff b;

  for (guint i = 0; i < 5; i++)
    run (&a, 0, NOTANDA_SYNC_RETRY, 0);
  b = a;
  notanda_backoff_end (&a, 0, NOTANDA_SYNC_RETRY, 0, 0);
  notanda_backoff_end (&b, 0, NOTANDA_SYNC_RETRY, 0, 0.99);
  g_assert_cmpint (notanda_backoff_next (&b), >, notanda_backoff_next (&a));
}

static void
test_retry_after (void)
{
  NotandaBackoff backoff = NOTANDA_BACKOFF_INIT;

  run (&backoff, 10 * SECOND, NOTANDA_SYNC_RETRY, 120);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 130 * SECOND);
  run (&backoff, 10 * SECOND, NOTANDA_SYNC_FULL_SERVER, 1000000);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 10 * SECOND + 60 * MINUTE);
  /* which a network doesn't change */
  notanda_backoff_reconnected (&backoff);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 10 * SECOND + 60 * MINUTE);
  notanda_backoff_ask (&backoff);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 0);
  run (&backoff, 20 * SECOND, NOTANDA_SYNC_DONE, 0);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, 20 * SECOND + 5 * MINUTE);
}

static void
test_stops (void)
{
  static const NotandaSyncOutcome outcomes[] = { NOTANDA_SYNC_PERSON, NOTANDA_SYNC_ASK };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      NotandaBackoff backoff = NOTANDA_BACKOFF_INIT;

      run (&backoff, 10 * SECOND, outcomes[i], 0);
      notanda_backoff_saved (&backoff, 11 * SECOND);
      notanda_backoff_reconnected (&backoff);
      g_assert_cmpint (notanda_backoff_next (&backoff), ==, NOTANDA_BACKOFF_NEVER);
      notanda_backoff_ask (&backoff);
      g_assert_cmpint (notanda_backoff_next (&backoff), ==, 0);
      run (&backoff, 20 * SECOND, NOTANDA_SYNC_DONE, 0);
      g_assert_cmpint (notanda_backoff_next (&backoff), ==, 20 * SECOND + 5 * MINUTE);
    }
}

/* A network that wants one to sign in first shows a certificate of its own: the next network may be the right one. */
static void
test_network (void)
{
  NotandaBackoff backoff = NOTANDA_BACKOFF_INIT;

  run (&backoff, 10 * SECOND, NOTANDA_SYNC_PERSON, 0);
  backoff.may_be_network = TRUE;
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, NOTANDA_BACKOFF_NEVER);
  notanda_backoff_reconnected (&backoff);
  g_assert_cmpint (notanda_backoff_next (&backoff), <=, 15 * SECOND);
  run (&backoff, 20 * SECOND, NOTANDA_SYNC_PERSON, 0);
  notanda_backoff_reconnected (&backoff);
  g_assert_cmpint (notanda_backoff_next (&backoff), ==, NOTANDA_BACKOFF_NEVER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/backoff/polls", test_polls);
  g_test_add_func ("/notanda/sync/backoff/saves", test_saves);
  g_test_add_func ("/notanda/sync/backoff/failures", test_failures);
  g_test_add_func ("/notanda/sync/backoff/chance", test_chance);
  g_test_add_func ("/notanda/sync/backoff/retry-after", test_retry_after);
  g_test_add_func ("/notanda/sync/backoff/stops", test_stops);
  g_test_add_func ("/notanda/sync/backoff/network", test_network);

  return g_test_run ();
}
