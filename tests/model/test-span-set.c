/* test-span-set.c: the span set case by case
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A set of spans is written as one string: "q3-10 c7-22 q12-14" are two
 * annotations, q with two fragments, and c. The letter is also the tie.
 */

#include "model/notanda-span-set.h"

static GArray *
parse_spans (const char *text)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_fragments[128] = { 0 };

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      guint       letter = words[i][0] & 127;
      char       *rest = NULL;
      NotandaSpan span = { .tie = letter, .slot = letter - 'a' };

      span.start = g_ascii_strtoull (words[i] + 1, &rest, 10);
      g_assert_cmpint (*rest, ==, '-');
      span.end = g_ascii_strtoull (rest + 1, &rest, 10);
      g_assert_cmpint (*rest, ==, '\0');
      span.fragment = n_fragments[letter]++;
      g_array_append_val (spans, span);
    }

  return g_steal_pointer (&spans);
}

static NotandaSpanSet *
parse_set (const char *text)
{
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();
  g_autoptr (GArray) spans = parse_spans (text);

  for (guint i = 0; i < spans->len; i++)
    g_assert_true (notanda_span_set_insert (set, &g_array_index (spans, NotandaSpan, i)));
  g_assert_true (notanda_span_set_check (set));

  return g_steal_pointer (&set);
}

static NotandaSpan
parse_span (const char *text)
{
  g_autoptr (GArray) spans = parse_spans (text);

  g_assert_cmpuint (spans->len, ==, 1);

  return g_array_index (spans, NotandaSpan, 0);
}

static gboolean
print_span (const NotandaSpan *span,
            gpointer           data)
{
  GString *text = data;

  g_string_append_printf (text,
                          "%s%c%u-%u",
                          text->len > 0 ? " " : "",
                          (char) span->tie,
                          span->start,
                          span->end);

  return TRUE;
}

static void
assert_set (NotandaSpanSet *set,
            const char     *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (notanda_span_set_check (set));
  notanda_span_set_foreach (set, print_span, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static gboolean
stop_at_third (const NotandaSpan *span,
               gpointer           data)
{
  guint *n = data;

  return ++*n < 3;
}

static void
test_order (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "q3-10", "q3-10" },
    { "c7-22 q3-10", "q3-10 c7-22" },
    { "a3-5 b3-9 c3-7", "b3-9 c3-7 a3-5" },
    { "b3-9 a3-9", "a3-9 b3-9" },
    { "z3-3 a3-9 b4-4 c2-3", "c2-3 a3-9 z3-3 b4-4" },
    { "a9-9 a1-2 b1-2", "a1-2 b1-2 a9-9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaSpanSet) set = parse_set (cases[i][0]);

      assert_set (set, cases[i][1]);
    }
}

static void
test_compare (void)
{
  static const NotandaSpan ascending[] = {
    { 3, 9, 0, 0, 0 },
    { 3, 7, 0, 0, 0 },
    { 3, 7, 0, 0, 1 },
    { 3, 7, 0, 1, 0 },
    { 3, 7, 1, 0, 0 },
    { 3, 7, G_MAXUINT32, 0, 0 },
    { 3, 3, 0, 0, 0 },
    { G_MAXUINT32, G_MAXUINT32, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ascending); j++)
      g_assert_cmpint (notanda_span_compare (&ascending[i], &ascending[j]), ==, (i > j) - (i < j));
}

static void
test_insert_and_remove (void)
{
  g_autoptr (NotandaSpanSet) set = parse_set ("q3-10 c7-22 e7-9");
  NotandaSpan span = parse_span ("c7-22");
  NotandaSpan other = span;

  g_assert_false (notanda_span_set_insert (set, &span));
  other.slot++;
  g_assert_false (notanda_span_set_remove (set, &other));
  other = span;
  other.fragment++;
  g_assert_false (notanda_span_set_contains (set, &other));
  assert_set (set, "q3-10 c7-22 e7-9");

  g_assert_true (notanda_span_set_contains (set, &span));
  g_assert_true (notanda_span_set_remove (set, &span));
  g_assert_false (notanda_span_set_remove (set, &span));
  assert_set (set, "q3-10 e7-9");

  span.start = span.end + 1;
  g_assert_false (notanda_span_set_insert (set, &span));
  assert_set (set, "q3-10 e7-9");

  notanda_span_set_clear (set);
  assert_set (set, "");
  span = parse_span ("q1-2");
  g_assert_true (notanda_span_set_insert (set, &span));
  assert_set (set, "q1-2");
}

typedef struct
{
  const char *set;
  guint32     start;
  guint32     end;
  const char *overlapping;
  const char *touching;
} QueryCase;

static const QueryCase query_cases[] = {
  { "", 0, 0, "", "" },
  { "", 0, G_MAXUINT32, "", "" },
  { "q3-10 c7-22", 0, 3, "", "q3-10" },
  { "q3-10 c7-22", 0, 4, "q3-10", "q3-10" },
  { "q3-10 c7-22", 9, 10, "q3-10 c7-22", "q3-10 c7-22" },
  { "q3-10 c7-22", 10, 11, "c7-22", "q3-10 c7-22" },
  { "q3-10 c7-22", 22, 30, "", "c7-22" },
  { "q3-10 c7-22", 23, 30, "", "" },
  { "q3-10 c7-22", 0, 99, "q3-10 c7-22", "q3-10 c7-22" },
  /* a caret */
  { "q3-10 c10-12", 3, 3, "", "q3-10" },
  { "q3-10 c10-12", 4, 4, "q3-10", "q3-10" },
  { "q3-10 c10-12", 10, 10, "", "q3-10 c10-12" },
  { "q3-10 c10-12", 13, 13, "", "" },
  /* zero-length spans, also at the end, after what begins there */
  { "a5-5", 0, 4, "", "" },
  { "a5-5", 0, 5, "a5-5", "a5-5" },
  { "a5-5", 5, 9, "a5-5", "a5-5" },
  { "a5-5", 5, 5, "a5-5", "a5-5" },
  { "a5-5", 6, 9, "", "" },
  { "a5-5 b5-9 c2-5", 0, 5, "c2-5 a5-5", "c2-5 b5-9 a5-5" },
  { "a5-5 b5-9 c2-5", 5, 5, "a5-5", "c2-5 b5-9 a5-5" },
  { "a5-5 b5-9 c2-5", 5, 6, "b5-9 a5-5", "c2-5 b5-9 a5-5" },
  { "a5-5 b5-5 c4-6", 5, 5, "c4-6 a5-5 b5-5", "c4-6 a5-5 b5-5" },
  /* both fragments, the gap between them */
  { "q3-10 q20-30", 5, 25, "q3-10 q20-30", "q3-10 q20-30" },
  { "q3-10 q20-30", 12, 15, "", "" },
  /* the wrong way round, the ends of the range */
  { "q3-10", 8, 5, "", "" },
  { "a0-4294967295", 4294967295, 4294967295, "", "a0-4294967295" },
  { "a0-4294967295", 4294967294, 4294967295, "a0-4294967295", "a0-4294967295" },
  { "a4294967295-4294967295", 0, 4294967295, "a4294967295-4294967295", "a4294967295-4294967295" },
  { "a4294967295-4294967295", 4294967295, 4294967295, "a4294967295-4294967295", "a4294967295-4294967295" },
  { "a0-0", 0, 0, "a0-0", "a0-0" },
};

static void
test_query (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (query_cases); i++)
    {
      const QueryCase *c = &query_cases[i];
      g_autoptr (NotandaSpanSet) set = parse_set (c->set);
      g_autoptr (GString) overlapping = g_string_new (NULL);
      g_autoptr (GString) touching = g_string_new (NULL);

      g_test_message ("%s, %u to %u", c->set, c->start, c->end);
      notanda_span_set_query_overlapping (set, c->start, c->end, print_span, overlapping);
      g_assert_cmpstr (overlapping->str, ==, c->overlapping);
      notanda_span_set_query_touching (set, c->start, c->end, print_span, touching);
      g_assert_cmpstr (touching->str, ==, c->touching);
    }
}

static void
test_query_stops (void)
{
  static const char *const cases[] = {
    "a0-9 b1-8 c1-7 d1-6",
    "a2-9 b2-8 c3-7 d4-6",
    "a0-9 b2-8 c5-5 d5-5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaSpanSet) set = parse_set (cases[i]);
      guint n[3] = { 0 };

      notanda_span_set_query_overlapping (set, 2, 5, stop_at_third, &n[0]);
      notanda_span_set_query_touching (set, 2, 5, stop_at_third, &n[1]);
      notanda_span_set_foreach (set, stop_at_third, &n[2]);

      for (guint j = 0; j < G_N_ELEMENTS (n); j++)
        g_assert_cmpuint (n[j], ==, 3);
    }
}

static gboolean
insert_in_query (const NotandaSpan *span,
                 gpointer           data)
{
  NotandaSpan other = { .start = 1, .end = 2 };

  g_assert_false (notanda_span_set_insert (data, &other));
  g_assert_false (notanda_span_set_remove (data, span));

  return TRUE;
}

static void
test_query_refuses_changes (void)
{
  g_autoptr (NotandaSpanSet) set = parse_set ("a0-9");

  g_test_expect_message ("notanda", G_LOG_LEVEL_CRITICAL, "*n_queries*");
  g_test_expect_message ("notanda", G_LOG_LEVEL_CRITICAL, "*n_queries*");
  notanda_span_set_foreach (set, insert_in_query, set);
  g_test_assert_expected_messages ();
  assert_set (set, "a0-9");
}

static void
test_load (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "q3-10 c7-22", "q3-10 c7-22" },
    { "c7-22 q3-10 e8-9", "q3-10 c7-22 e8-9" },
    { "e8-9 c7-22 q3-10 a1-2", "a1-2 q3-10 c7-22 e8-9" },
    { "q10-3 c7-22 e9-8", "c7-22" },
  };
  NotandaSpan twice[] = { { 3, 9, 0, 0, 0 }, { 3, 9, 0, 0, 0 }, { 4, 9, 0, 1, 0 }, { 3, 9, 0, 0, 0 } };
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spans = parse_spans (cases[i][0]);

      notanda_span_set_load (set, (NotandaSpan *) spans->data, spans->len);
      assert_set (set, cases[i][1]);
    }

  g_assert_cmpuint (notanda_span_set_load (set, twice, G_N_ELEMENTS (twice)), ==, 2);
  g_assert_true (notanda_span_set_check (set));
  g_assert_cmpuint (notanda_span_set_load (set, NULL, 0), ==, 0);
  assert_set (set, "");
}

/* A span of two code points every five, each third a second fragment. */
static void
get_short (gsize        i,
           NotandaSpan *out,
           gpointer     data)
{
  gsize *n_asked = data;

  g_assert_cmpuint (i, ==, (*n_asked)++);

  out->start = i * 5;
  out->end = i * 5 + 2;
  out->slot = i;
  out->fragment = i % 3 == 2;
}

static void
test_load_sizes (void)
{
  static const guint sizes[] = { 1, 55, 56, 57, 64, 65, 112, 113, 3135, 3136, 3137, 3193, 10000 };
  g_autoptr (NotandaSpanSet) set = notanda_span_set_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize n_asked = 0;
      guint n_seen = 0;

      g_assert_cmpuint (notanda_span_set_load_func (set, sizes[i], get_short, &n_asked), ==, sizes[i]);
      g_assert_cmpuint (n_asked, ==, sizes[i]);
      g_assert_true (notanda_span_set_check (set));
      g_assert_cmpuint (notanda_span_set_get_n_spans (set), ==, sizes[i]);
      g_assert_cmpuint (notanda_span_set_get_n_heads (set), ==, sizes[i] - sizes[i] / 3);

      notanda_span_set_foreach (set, stop_at_third, &n_seen);
      g_assert_cmpuint (n_seen, ==, MIN (sizes[i], 3));
    }
}

static void
test_heads (void)
{
  g_autoptr (NotandaSpanSet) set = parse_set ("q3-10 c7-22 q12-14 e12-13 e30-31");
  static const char heads[] = "qce";
  NotandaSpan       span = { .start = 99 };

  g_assert_cmpuint (notanda_span_set_get_n_spans (set), ==, 5);
  g_assert_cmpuint (notanda_span_set_get_n_heads (set), ==, 3);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (notanda_span_set_get_head (set, i, &span));
      g_assert_cmpuint (span.tie, ==, heads[i]);
      g_assert_cmpuint (notanda_span_set_rank (set, &span), ==, i);
    }

  span.start = 99;
  g_assert_false (notanda_span_set_get_head (set, 3, &span));
  g_assert_false (notanda_span_set_get_head (set, G_MAXUINT, &span));
  g_assert_false (notanda_span_set_get_span (set, 5, &span));
  g_assert_cmpuint (span.start, ==, 99);

  g_assert_cmpuint (notanda_span_set_rank_at (set, 0), ==, 0);
  g_assert_cmpuint (notanda_span_set_rank_at (set, 3), ==, 0);
  g_assert_cmpuint (notanda_span_set_rank_at (set, 4), ==, 1);
  g_assert_cmpuint (notanda_span_set_rank_at (set, 12), ==, 2);
  g_assert_cmpuint (notanda_span_set_rank_at (set, 13), ==, 3);
}

/* One step as "q3-10", or "" where there is none. */
#define assert_step(call, expected)               \
  G_STMT_START                                    \
  {                                               \
    g_autoptr (GString) text = g_string_new (""); \
    if (call)                                     \
      print_span (&span, text);                   \
    g_assert_cmpstr (text->str, ==, expected);    \
  }                                               \
  G_STMT_END

static void
test_steps (void)
{
  g_autoptr (NotandaSpanSet) set = parse_set ("q3-10 c7-22 q12-14 e12-13 e30-31");
  NotandaSpan span = { 0 };

  assert_step (notanda_span_set_at (set, 0, &span), "q3-10");
  assert_step (notanda_span_set_next (set, &span, &span), "c7-22");
  assert_step (notanda_span_set_next (set, &span, &span), "q12-14");
  assert_step (notanda_span_set_next (set, &span, &span), "e12-13");
  assert_step (notanda_span_set_next_head (set, &span, &span), "");
  assert_step (notanda_span_set_next (set, &span, &span), "e30-31");
  assert_step (notanda_span_set_next (set, &span, &span), "");
  assert_step (notanda_span_set_previous (set, &span, &span), "e12-13");
  assert_step (notanda_span_set_previous_head (set, &span, &span), "c7-22");
  assert_step (notanda_span_set_previous_head (set, &span, &span), "q3-10");
  assert_step (notanda_span_set_previous_head (set, &span, &span), "");
  assert_step (notanda_span_set_previous (set, &span, &span), "");
  assert_step (notanda_span_set_next_head (set, &span, &span), "c7-22");

  /* from a span that has gone */
  g_assert_true (notanda_span_set_remove (set, &span));
  assert_step (notanda_span_set_next_head (set, &span, &span), "e12-13");
}

static void
test_steps_from_position (void)
{
  g_autoptr (NotandaSpanSet) set = parse_set ("q3-10 c7-22 q12-14 e12-13 e30-31");
  NotandaSpan span = { 0 };

  assert_step (notanda_span_set_at (set, 7, &span), "c7-22");
  assert_step (notanda_span_set_at (set, 8, &span), "q12-14");
  assert_step (notanda_span_set_at (set, 31, &span), "");
  assert_step (notanda_span_set_before (set, 8, &span), "c7-22");
  assert_step (notanda_span_set_before (set, 3, &span), "");
  assert_step (notanda_span_set_before (set, G_MAXUINT32, &span), "e30-31");
  assert_step (notanda_span_set_head_at (set, 8, &span), "e12-13");
  assert_step (notanda_span_set_head_at (set, 13, &span), "");
  assert_step (notanda_span_set_head_before (set, 13, &span), "e12-13");
  assert_step (notanda_span_set_head_before (set, 12, &span), "c7-22");
  assert_step (notanda_span_set_head_before (set, 3, &span), "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/notanda/model/span-set/" name, func)
  ADD ("order", test_order);
  ADD ("compare", test_compare);
  ADD ("insert-and-remove", test_insert_and_remove);
  ADD ("query", test_query);
  ADD ("query-stops", test_query_stops);
  ADD ("query-refuses-changes", test_query_refuses_changes);
  ADD ("load", test_load);
  ADD ("load-sizes", test_load_sizes);
  ADD ("heads", test_heads);
  ADD ("steps", test_steps);
  ADD ("steps-from-position", test_steps_from_position);

  return g_test_run ();
}
