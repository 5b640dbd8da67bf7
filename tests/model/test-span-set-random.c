/* test-span-set-random.c: the span set against a sorted array
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Random operations on a set and on an array that is searched from end to
 * end. GLib prints the seed; --seed takes it. Positions come from a range so
 * small that spans meet, coincide and have no length all the time.
 */

#include "model/notanda-span-set.h"

typedef struct
{
  NotandaSpanSet *set;
  GArray         *model;
  guint32         length;
} Pair;

static NotandaSpan
random_span (Pair *pair)
{
  NotandaSpan span = { 0 };
  guint32     width = g_test_rand_int_range (0, 50) == 0 ? pair->length : 12;

  span.start = g_test_rand_int_range (0, pair->length);
  span.end = span.start + g_test_rand_int_range (0, width);
  span.tie = g_test_rand_int_range (0, 3);
  span.slot = g_test_rand_int_range (0, 20);
  span.fragment = MAX (g_test_rand_int_range (-3, 3), 0);

  return span;
}

static NotandaSpan *
model_get (Pair *pair,
           guint i)
{
  return &g_array_index (pair->model, NotandaSpan, i);
}

/* How many are less, and whether the next is equal. */
static guint
model_find (Pair              *pair,
            const NotandaSpan *span,
            gboolean          *is_there)
{
  guint i = 0;

  while (i < pair->model->len && notanda_span_compare (model_get (pair, i), span) < 0)
    i++;

  *is_there = i < pair->model->len && notanda_span_compare (model_get (pair, i), span) == 0;

  return i;
}

static void
insert_random (Pair *pair)
{
  NotandaSpan span = random_span (pair);
  gboolean    is_there = FALSE;
  guint       i = model_find (pair, &span, &is_there);

  g_assert_cmpint (notanda_span_set_insert (pair->set, &span), ==, !is_there);
  g_assert_true (notanda_span_set_contains (pair->set, &span));
  if (!is_there)
    g_array_insert_val (pair->model, i, span);
}

static void
remove_random (Pair *pair)
{
  NotandaSpan span = random_span (pair);
  gboolean    is_there = FALSE;
  guint       i;

  if (pair->model->len > 0 && g_test_rand_int_range (0, 8) > 0)
    span = *model_get (pair, g_test_rand_int_range (0, pair->model->len));

  i = model_find (pair, &span, &is_there);
  g_assert_cmpint (notanda_span_set_remove (pair->set, &span), ==, is_there);
  g_assert_false (notanda_span_set_contains (pair->set, &span));
  if (is_there)
    g_array_remove_index (pair->model, i);
}

static gboolean
collect (const NotandaSpan *span,
         gpointer           data)
{
  g_array_append_vals (data, span, 1);

  return TRUE;
}

static void
assert_same (GArray *a,
             GArray *b)
{
  g_assert_cmpmem (a->data, a->len * sizeof (NotandaSpan), b->data, b->len * sizeof (NotandaSpan));
}

/* The rule of the header, word for word. */
static gboolean
is_overlapping (const NotandaSpan *span,
                guint32            start,
                guint32            end)
{
  if (span->start == span->end)
    return start <= span->start && span->start <= end;

  return span->start < end && span->end > start;
}

static void
check_query (Pair *pair)
{
  g_autoptr (GArray) overlapping = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  g_autoptr (GArray) touching = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  guint32 start = g_test_rand_int_range (0, pair->length + 12);
  guint32 end = start + g_test_rand_int_range (0, g_test_rand_bit () ? 3 : pair->length);

  for (guint i = 0; i < pair->model->len; i++)
    {
      const NotandaSpan *span = model_get (pair, i);

      if (is_overlapping (span, start, end))
        g_array_append_vals (overlapping, span, 1);
      if (span->start <= end && span->end >= start)
        g_array_append_vals (touching, span, 1);
    }

  notanda_span_set_query_overlapping (pair->set, start, end, collect, found);
  assert_same (found, overlapping);
  g_array_set_size (found, 0);
  notanda_span_set_query_touching (pair->set, start, end, collect, found);
  assert_same (found, touching);
}

static void
assert_step (gboolean           is_found,
             const NotandaSpan *found,
             const NotandaSpan *expected)
{
  g_assert_cmpint (is_found, ==, expected != NULL);
  if (expected != NULL)
    g_assert_cmpint (notanda_span_compare (found, expected), ==, 0);
}

static void
check_steps (Pair *pair)
{
  NotandaSpan        from = random_span (pair);
  NotandaSpan        span = { 0 };
  const NotandaSpan *next = NULL;
  const NotandaSpan *previous = NULL;
  const NotandaSpan *next_head = NULL;
  const NotandaSpan *previous_head = NULL;
  guint              rank = 0;

  if (pair->model->len > 0 && g_test_rand_bit ())
    from = *model_get (pair, g_test_rand_int_range (0, pair->model->len));

  for (guint i = 0; i < pair->model->len; i++)
    {
      const NotandaSpan *other = model_get (pair, i);
      int                order = notanda_span_compare (other, &from);

      if (order < 0)
        {
          previous = other;
          previous_head = other->fragment == 0 ? other : previous_head;
          rank += other->fragment == 0;
        }
      else if (order > 0)
        {
          next = next != NULL ? next : other;
          next_head = next_head == NULL && other->fragment == 0 ? other : next_head;
        }
    }

  g_assert_cmpuint (notanda_span_set_rank (pair->set, &from), ==, rank);
  assert_step (notanda_span_set_next (pair->set, &from, &span), &span, next);
  assert_step (notanda_span_set_previous (pair->set, &from, &span), &span, previous);
  assert_step (notanda_span_set_next_head (pair->set, &from, &span), &span, next_head);
  assert_step (notanda_span_set_previous_head (pair->set, &from, &span), &span, previous_head);
}

static void
check_position (Pair *pair)
{
  guint32            position = g_test_rand_int_range (0, pair->length + 2);
  NotandaSpan        span = { 0 };
  const NotandaSpan *at = NULL;
  const NotandaSpan *before = NULL;
  const NotandaSpan *head_at = NULL;
  const NotandaSpan *head_before = NULL;

  for (guint i = 0; i < pair->model->len; i++)
    {
      const NotandaSpan *other = model_get (pair, i);
      gboolean           is_head = other->fragment == 0;

      if (other->start < position)
        {
          before = other;
          head_before = is_head ? other : head_before;
        }
      else
        {
          at = at != NULL ? at : other;
          head_at = head_at == NULL && is_head ? other : head_at;
        }
    }

  assert_step (notanda_span_set_at (pair->set, position, &span), &span, at);
  assert_step (notanda_span_set_before (pair->set, position, &span), &span, before);
  assert_step (notanda_span_set_head_at (pair->set, position, &span), &span, head_at);
  assert_step (notanda_span_set_head_before (pair->set, position, &span), &span, head_before);
}

static void
check_all (Pair *pair)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  NotandaSpan span = { 0 };
  guint       n_heads = 0;

  g_assert_true (notanda_span_set_check (pair->set));
  notanda_span_set_foreach (pair->set, collect, found);
  assert_same (found, pair->model);
  g_assert_cmpuint (notanda_span_set_get_n_spans (pair->set), ==, pair->model->len);

  for (guint i = 0; i < pair->model->len; i++)
    {
      assert_step (notanda_span_set_get_span (pair->set, i, &span), &span, model_get (pair, i));
      if (model_get (pair, i)->fragment != 0)
        continue;

      assert_step (notanda_span_set_get_head (pair->set, n_heads, &span), &span, model_get (pair, i));
      n_heads++;
    }

  g_assert_cmpuint (notanda_span_set_get_n_heads (pair->set), ==, n_heads);
  g_assert_false (notanda_span_set_get_head (pair->set, n_heads, &span));
}

static void
work (Pair *pair,
      guint n_operations,
      guint n_inserts_of_ten)
{
  for (guint i = 0; i < n_operations; i++)
    {
      if ((guint) g_test_rand_int_range (0, 10) < n_inserts_of_ten)
        insert_random (pair);
      else
        remove_random (pair);

      if (i % 8 == 0)
        {
          check_query (pair);
          check_steps (pair);
          check_position (pair);
        }
      if (i % 256 == 0)
        check_all (pair);
    }

  check_all (pair);
}

static void
remove_all (Pair *pair)
{
  while (pair->model->len > 0)
    {
      remove_random (pair);
      if (pair->model->len % 256 == 0)
        check_all (pair);
    }
}

/* @data: how many code points the text has. */
static void
test_changes (gconstpointer data)
{
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();
  g_autoptr (GArray) model = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  Pair pair = { set, model, GPOINTER_TO_UINT (data) };

  work (&pair, 200, 5);
  work (&pair, 6000, 9);
  work (&pair, 3000, 2);
  work (&pair, 3000, 7);
  remove_all (&pair);
  g_assert_true (notanda_span_set_check (set));
  work (&pair, 500, 8);
}

static int
compare_spans_cb (gconstpointer a,
                  gconstpointer b)
{
  return notanda_span_compare (a, b);
}

/* In order but for some, as from a file somebody damaged. */
static void
load_random (Pair *pair,
             guint n)
{
  g_autoptr (GArray) input = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  guint n_astray = g_test_rand_bit () ? g_test_rand_int_range (0, n + 1) : 0;

  for (guint i = 0; i < n; i++)
    {
      NotandaSpan span = random_span (pair);

      g_array_append_val (input, span);
    }
  g_array_sort (input, compare_spans_cb);
  for (guint i = 0; i < n_astray; i++)
    g_array_index (input, NotandaSpan, g_test_rand_int_range (0, n)) = random_span (pair);

  g_array_set_size (pair->model, 0);
  for (guint i = 0; i < n; i++)
    {
      gboolean is_there = FALSE;
      guint    at = model_find (pair, &g_array_index (input, NotandaSpan, i), &is_there);

      if (!is_there)
        g_array_insert_vals (pair->model, at, &g_array_index (input, NotandaSpan, i), 1);
    }

  g_assert_cmpuint (notanda_span_set_load (pair->set, (NotandaSpan *) input->data, n),
                    ==,
                    pair->model->len);
  check_all (pair);
}

static void
test_loads (void)
{
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();
  g_autoptr (GArray) model = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  Pair pair = { set, model, 800 };

  for (guint round = 0; round < 20; round++)
    {
      load_random (&pair, g_test_rand_int_range (0, round % 5 == 0 ? 4000 : 400));
      work (&pair, 200, round % 11);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/notanda/model/span-set/random/crowded", GUINT_TO_POINTER (40), test_changes);
  g_test_add_data_func ("/notanda/model/span-set/random/loose", GUINT_TO_POINTER (5000), test_changes);
  g_test_add_func ("/notanda/model/span-set/random/loads", test_loads);

  return g_test_run ();
}
