/* test-lanes.c: which lane each of several overlapping spans gets
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Spans are written as "3-10 7-22", lanes as "0 1" with + for a hidden one,
 * hidden ranges as "7-22:2".
 */

#include "model/notanda-lanes.h"

static GArray *
parse_spans (const char *text)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NotandaLaneSpan));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      char           *rest = NULL;
      NotandaLaneSpan span = { .slot = i };

      span.start = g_ascii_strtoull (words[i], &rest, 10);
      g_assert_cmpint (*rest, ==, '-');
      span.end = g_ascii_strtoull (rest + 1, &rest, 10);
      g_assert_cmpint (*rest, ==, '\0');
      g_array_append_val (spans, span);
    }

  return g_steal_pointer (&spans);
}

static char *
print_lanes (GArray *spans)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      guint32 lane = g_array_index (spans, NotandaLaneSpan, i).lane;

      if (i > 0)
        g_string_append_c (text, ' ');
      if (lane == NOTANDA_LANE_HIDDEN)
        g_string_append_c (text, '+');
      else
        g_string_append_printf (text, "%u", lane);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
print_hidden (GArray *hidden)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < hidden->len; i++)
    {
      const NotandaHiddenRange *range = &g_array_index (hidden, NotandaHiddenRange, i);

      g_string_append_printf (text, "%s%u-%u:%u", i > 0 ? " " : "", range->start, range->end, range->n);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

typedef struct
{
  const char *spans;
  const char *lanes;
  const char *hidden;
} LaneCase;

static const LaneCase lane_cases[] = {
  { "", "", "" },
  { "3-10", "0", "" },
  { "3-10 10-12 12-20", "0 0 0", "" },
  { "3-10 7-22", "0 1", "" },
  { "3-10 7-22 11-13", "0 1 2", "" },
  { "3-10 7-22 11-30", "0 1 0", "" },
  { "0-9 0-9 0-9 0-9", "0 1 2 3", "" },
  { "0-20 2-18 4-16 6-14", "0 1 2 3", "" },
  { "0-20 2-5 6-9 7-8", "0 1 1 2", "" },
  /* above what it is in if possible, else where there is room */
  { "0-3 1-3 2-3 2-9 4-8", "0 1 2 3 0", "" },
  { "0-9 1-3 2-9 4-8", "0 1 2 3", "" },
  { "0-9 1-9 2-9 3-9 4-9 5-6", "0 1 2 3 + +", "4-9:2" },
  { "0-4 1-9 2-9 3-9 3-5 4-6", "0 1 2 3 + 0", "3-5:1" },
  { "0-9 0-9 0-9 0-9 1-3 2-4 4-5 5-5 6-6", "0 1 2 3 + + + + +", "1-4:2 4-5:1 5-6:1 6-7:1" },
  { "0-9 0-9 0-9 0-9 1-8 2-3 5-6", "0 1 2 3 + + +", "1-8:3" },
  /* zero-length spans take room */
  { "3-3 3-3 3-3", "0 1 2", "" },
  { "0-3 3-3 3-4", "0 0 1", "" },
  { "3-9 3-3", "0 1", "" },
  /* not in order: more lanes than needed, but never a shared one */
  { "7-9 3-5", "0 1", "" },
  { "9-3 4-5", "0 1", "" },
  { "4294967294-4294967295 4294967295-4294967295", "0 0", "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lane_cases); i++)
    {
      const LaneCase *c = &lane_cases[i];
      g_autoptr (GArray) spans = parse_spans (c->spans);
      g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (NotandaHiddenRange));
      g_autofree char *lanes = NULL;
      g_autofree char *ranges = NULL;
      gsize            n_hidden;

      g_test_message ("%s", c->spans);
      n_hidden = notanda_lanes_assign ((NotandaLaneSpan *) spans->data, spans->len, hidden);
      lanes = print_lanes (spans);
      ranges = print_hidden (hidden);
      g_assert_cmpstr (lanes, ==, c->lanes);
      g_assert_cmpstr (ranges, ==, c->hidden);

      g_assert_cmpuint (notanda_lanes_assign ((NotandaLaneSpan *) spans->data, spans->len, NULL),
                        ==,
                        n_hidden);
    }
}

/* A paragraph after another appends its ranges to the same array. */
static void
test_appends (void)
{
  g_autoptr (GArray) first = parse_spans ("0-9 0-9 0-9 0-9 0-9");
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (NotandaHiddenRange));
  g_autofree char *ranges = NULL;

  notanda_lanes_assign ((NotandaLaneSpan *) first->data, first->len, hidden);
  notanda_lanes_assign ((NotandaLaneSpan *) first->data, first->len, hidden);
  ranges = print_hidden (hidden);
  g_assert_cmpstr (ranges, ==, "0-9:1 0-9:1");
}

static int
compare_spans_cb (gconstpointer a,
                  gconstpointer b)
{
  const NotandaLaneSpan *one = a;
  const NotandaLaneSpan *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;

  return one->slot < other->slot ? -1 : 1;
}

static GArray *
random_spans (guint n)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NotandaLaneSpan));

  for (guint i = 0; i < n; i++)
    {
      NotandaLaneSpan span = { .start = g_test_rand_int_range (0, 60), .slot = i };

      span.end = span.start + g_test_rand_int_range (0, 15);
      g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_spans_cb);

  return g_steal_pointer (&spans);
}

static gboolean
is_overlapping (const NotandaLaneSpan *a,
                const NotandaLaneSpan *b)
{
  return a->start < MAX (b->end, b->start + 1) && b->start < MAX (a->end, a->start + 1);
}

static void
check_span (const NotandaLaneSpan *spans,
            guint                  i)
{
  guint32  lanes_in_use = 0;
  guint32  lane_around = 0;
  gboolean is_inside = FALSE;

  for (guint j = 0; j < i; j++)
    {
      if (!is_overlapping (&spans[j], &spans[i]) || spans[j].lane == NOTANDA_LANE_HIDDEN)
        continue;

      g_assert_cmpuint (spans[j].lane, !=, spans[i].lane);
      lanes_in_use |= 1u << spans[j].lane;
      if (spans[j].end >= MAX (spans[i].end, spans[i].start + 1))
        {
          is_inside = TRUE;
          lane_around = MAX (lane_around, spans[j].lane);
        }
    }

  if (spans[i].lane == NOTANDA_LANE_HIDDEN)
    g_assert_cmpuint (lanes_in_use, ==, (1u << NOTANDA_N_LANES) - 1);
  else if (is_inside && spans[i].lane < lane_around)
    g_assert_cmpuint (lanes_in_use >> lane_around, ==, (1u << (NOTANDA_N_LANES - lane_around)) - 1);
}

static void
check_hidden (GArray *spans,
              GArray *hidden,
              gsize   n_hidden)
{
  gsize n = 0;

  for (guint i = 0; i < hidden->len; i++)
    {
      const NotandaHiddenRange *range = &g_array_index (hidden, NotandaHiddenRange, i);
      guint                     n_inside = 0;

      if (i > 0)
        g_assert_cmpuint (g_array_index (hidden, NotandaHiddenRange, i - 1).end, <=, range->start);

      for (guint j = 0; j < spans->len; j++)
        {
          const NotandaLaneSpan *span = &g_array_index (spans, NotandaLaneSpan, j);

          n_inside += span->lane == NOTANDA_LANE_HIDDEN && span->start >= range->start &&
                      MAX (span->end, span->start + 1) <= range->end;
        }

      g_assert_cmpuint (n_inside, ==, range->n);
      n += range->n;
    }

  g_assert_cmpuint (n, ==, n_hidden);
}

static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) spans = random_spans (g_test_rand_int_range (0, 60));
      g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (NotandaHiddenRange));
      g_autoptr (GArray) again = g_array_copy (spans);
      NotandaLaneSpan *all = (NotandaLaneSpan *) spans->data;
      guint            part = spans->len / 2;

      gsize n_hidden = notanda_lanes_assign (all, spans->len, hidden);

      for (guint i = 0; i < spans->len; i++)
        check_span (all, i);
      check_hidden (spans, hidden, n_hidden);

      /* those before keep their lanes whatever comes after */
      notanda_lanes_assign ((NotandaLaneSpan *) again->data, part, NULL);
      g_assert_cmpmem (again->data,
                       part * sizeof (NotandaLaneSpan),
                       all,
                       part * sizeof (NotandaLaneSpan));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/lanes/cases", test_cases);
  g_test_add_func ("/notanda/model/lanes/appends", test_appends);
  g_test_add_func ("/notanda/model/lanes/random", test_random);

  return g_test_run ();
}
