/* test-span-set-cost.c: how many nodes and bytes the span set needs
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Growth is shown by counting, never by timing. */

#include "model/notanda-span-set.h"

/* A set loaded in order has leaves of 56 under inner nodes of 56 entries, so
 * that its height is known. */
#define LEVELS_OF_100000 3
#define LEVELS_OF_1000000 4

/* A span of two code points every five. */
static void
get_short (gsize        i,
           NotandaSpan *out,
           gpointer     data)
{
  out->start = i * 5;
  out->end = i * 5 + 2;
  out->slot = i;
  out->fragment = i % 3 == 2;
}

static gboolean
count_span (const NotandaSpan *span,
            gpointer           data)
{
  guint *n = data;

  (*n)++;

  return TRUE;
}

/* Nodes visited, and hits, of one query. */
static guint64
count_visits (NotandaSpanSet *set,
              guint32         start,
              guint32         end,
              guint          *n_hits)
{
  guint64 before = notanda_span_set_get_visits (set);

  *n_hits = 0;
  notanda_span_set_query_overlapping (set, start, end, count_span, n_hits);

  return notanda_span_set_get_visits (set) - before;
}

/* Beside the hits, at most the paths to the ends of three walks. */
#define assert_visits(visits, n_hits, levels) \
  g_assert_cmpuint (visits, <=, (levels) * ((n_hits) + 4))

static void
test_visits_grow_slowly (void)
{
  static const guint32 sizes[] = { 1000, 100000, 1000000 };
  static const guint   levels[] = { 2, LEVELS_OF_100000, LEVELS_OF_1000000 };
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint   n_hits = 0;
      guint64 visits;

      notanda_span_set_load_func (set, sizes[i], get_short, NULL);
      for (guint part = 0; part <= 10; part++)
        {
          visits = count_visits (set, sizes[i] / 2 * part, sizes[i] / 2 * part + 20, &n_hits);
          g_assert_cmpuint (n_hits, <=, 5);
          assert_visits (visits, 0, levels[i]);
        }

      /* hits that are neighbours share their nodes */
      visits = count_visits (set, 0, sizes[i] * 5, &n_hits);
      g_assert_cmpuint (n_hits, ==, sizes[i]);
      g_assert_cmpuint (visits, <=, sizes[i] / 50 + 20);
    }
}

static void
test_visits_below_one_huge_span (void)
{
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();
  NotandaSpan huge = { .start = 0, .end = 500000, .slot = 100000 };
  guint       n_hits = 0;
  guint64     visits;

  notanda_span_set_load_func (set, 100000, get_short, NULL);
  g_assert_true (notanda_span_set_insert (set, &huge));
  g_assert_true (notanda_span_set_check (set));

  for (guint32 start = 0; start < 500000; start += 9973)
    {
      visits = count_visits (set, start, start + 10, &n_hits);
      g_assert_cmpuint (n_hits, >=, 3);
      g_assert_cmpuint (n_hits, <=, 4);
      assert_visits (visits, 1, LEVELS_OF_100000);
    }
}

static void
test_visits_beside_one_full_word (void)
{
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();
  guint   n_hits = 0;
  guint64 visits;

  notanda_span_set_load_func (set, 100000, get_short, NULL);
  for (guint32 i = 0; i < 2000; i++)
    {
      NotandaSpan span = { .start = 250002, .end = 250005, .tie = i * 2654435761u, .slot = 100000 + i };

      g_assert_true (notanda_span_set_insert (set, &span));
    }
  g_assert_true (notanda_span_set_check (set));

  visits = count_visits (set, 250003, 250004, &n_hits);
  g_assert_cmpuint (n_hits, ==, 2000);
  g_assert_cmpuint (visits, <=, 2000 / 20);

  /* what only borders on them skips them */
  visits = count_visits (set, 250000, 250002, &n_hits);
  g_assert_cmpuint (n_hits, ==, 1);
  assert_visits (visits, 1, LEVELS_OF_100000);
  visits = count_visits (set, 250005, 250007, &n_hits);
  g_assert_cmpuint (n_hits, ==, 1);
  assert_visits (visits, 1, LEVELS_OF_100000);
}

static void
test_visits_in_nested_spans (void)
{
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();
  guint   n_hits = 0;
  guint64 visits;

  for (guint32 i = 0; i < 2000; i++)
    {
      NotandaSpan span = { .start = i, .end = 10000 - i, .slot = i };

      g_assert_true (notanda_span_set_insert (set, &span));
    }

  visits = count_visits (set, 9997, 9998, &n_hits);
  g_assert_cmpuint (n_hits, ==, 3);
  assert_visits (visits, n_hits, LEVELS_OF_100000);
  visits = count_visits (set, 5000, 5001, &n_hits);
  g_assert_cmpuint (n_hits, ==, 2000);
  g_assert_cmpuint (visits, <=, 2000 / 20);
}

static void
test_visits_of_steps (void)
{
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();
  NotandaSpan span = { 0 };
  guint64     before;

  notanda_span_set_load_func (set, 100000, get_short, NULL);
  before = notanda_span_set_get_visits (set);

  g_assert_true (notanda_span_set_get_head (set, 40000, &span));
  g_assert_cmpuint (notanda_span_set_rank (set, &span), ==, 40000);
  g_assert_true (notanda_span_set_next_head (set, &span, &span));
  g_assert_true (notanda_span_set_previous (set, &span, &span));
  g_assert_true (notanda_span_set_remove (set, &span));
  g_assert_true (notanda_span_set_insert (set, &span));

  g_assert_cmpuint (notanda_span_set_get_visits (set) - before, ==, 8 * LEVELS_OF_100000);
}

static void
test_memory (void)
{
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();
  guint n_blocks;

  notanda_span_set_load_func (set, 100000, get_short, NULL);
  g_assert_cmpuint (notanda_span_set_get_memory (set), <=, 100000 * sizeof (NotandaSpan) * 5 / 4);
  g_assert_cmpuint (notanda_span_set_get_blocks (set), <=, 100000 / 800);

  /* what goes and comes back finds its place */
  n_blocks = notanda_span_set_get_blocks (set);
  for (guint round = 0; round < 3; round++)
    {
      for (gsize i = 0; i < 50000; i++)
        {
          NotandaSpan span = { 0 };

          get_short (i, &span, NULL);
          g_assert_true (notanda_span_set_remove (set, &span));
        }
      for (gsize i = 0; i < 50000; i++)
        {
          NotandaSpan span = { 0 };

          get_short (i, &span, NULL);
          g_assert_true (notanda_span_set_insert (set, &span));
        }
      g_assert_true (notanda_span_set_check (set));
    }
  g_assert_cmpuint (notanda_span_set_get_blocks (set), <=, n_blocks * 2);

  notanda_span_set_clear (set);
  g_assert_cmpuint (notanda_span_set_get_blocks (set), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/notanda/model/span-set/" name, func)
  ADD ("visits/grow-slowly", test_visits_grow_slowly);
  ADD ("visits/below-one-huge-span", test_visits_below_one_huge_span);
  ADD ("visits/beside-one-full-word", test_visits_beside_one_full_word);
  ADD ("visits/in-nested-spans", test_visits_in_nested_spans);
  ADD ("visits/of-steps", test_visits_of_steps);
  ADD ("memory", test_memory);

  return g_test_run ();
}
