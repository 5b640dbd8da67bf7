/* test-sequence-match.c: common parts of two sequences, written as letters
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-sequence-match.h"

#include <string.h>

static guint64 *
dup_elements (const char *letters)
{
  gsize    n = strlen (letters);
  guint64 *elements = g_new (guint64, n + 1);

  for (gsize i = 0; i < n; i++)
    elements[i] = (guint64) letters[i];

  return elements;
}

/* Old elements as letters where they are matched, as dots where not. */
static char *
match (const char *old,
       const char *new)
{
  g_autofree guint64 *one = dup_elements (old);
  g_autofree guint64 *other = dup_elements (new);
  g_autofree guint32 *matches = g_new (guint32, strlen (old) + 1);
  char               *shown = g_strdup (old);
  guint32             last = 0;

  notanda_sequence_match (one, (guint32) strlen (old), other, (guint32) strlen (new), matches);
  for (gsize i = 0; old[i] != '\0'; i++)
    {
      if (matches[i] == NOTANDA_NO_MATCH)
        {
          shown[i] = '.';
          continue;
        }
      g_assert_cmpuint (matches[i] + 1, >, last);
      g_assert_cmpint (new[matches[i]], ==, old[i]);
      last = matches[i] + 1;
    }

  return shown;
}

/* How many are matched: which of two equal ones is no matter. */
static void
test_cases (void)
{
  static const struct
  {
    const char *old;
    const char *new;
    guint n;
  } cases[] = {
    { "", "", 0 },
    { "a", "", 0 },
    { "", "a", 0 },
    { "abc", "abc", 3 },
    { "abc", "axc", 2 },
    { "abcdef", "abXYdef", 5 },
    { "abc", "xyz", 0 },
    { "the cat", "the big cat", 7 },
    { "aaaa", "aa", 2 },
    { "abab", "baba", 3 },
    { "one two one two", "two one two", 11 },
    { "abcdefghiXYZ", "XYZabcdefghi", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = match (cases[i].old, cases[i].new);
      guint            n = 0;

      for (gsize k = 0; shown[k] != '\0'; k++)
        n += shown[k] != '.';
      g_test_message ("%s | %s | %s", cases[i].old, cases[i].new, shown);
      g_assert_cmpuint (n, ==, cases[i].n);
    }
}

static char *
dup_random (GRand *rand,
            guint  n,
            guint  n_letters)
{
  char *letters = g_malloc (n + 1);

  for (guint i = 0; i < n; i++)
    letters[i] = (char) ('a' + g_rand_int_range (rand, 0, (gint32) n_letters));
  letters[n] = '\0';

  return letters;
}

/* Of any two sequences: order and equality are asserted in match(). */
static void
test_random (void)
{
  GRand *rand = g_rand_new_with_seed (11);

  for (guint run = 0; run < 2000; run++)
    {
      guint            n_letters = (guint) g_rand_int_range (rand, 1, 27);
      g_autofree char *old = dup_random (rand, (guint) g_rand_int_range (rand, 0, 60), n_letters);
      g_autofree char *new = dup_random (rand, (guint) g_rand_int_range (rand, 0, 60), n_letters);
      g_autofree char *shown = match (old, new);
      g_autofree char *again = match (old, new);

      g_assert_cmpstr (shown, ==, again);
    }
  g_rand_free (rand);
}

/* Few edits in a sequence with many equal elements: little more than those is lost. */
static void
test_few_edits (void)
{
  GRand *rand = g_rand_new_with_seed (12);

  for (guint run = 0; run < 50; run++)
    {
      g_autofree char *old = dup_random (rand, 2000, 20);
      g_autoptr (GString) new = g_string_new (old);
      g_autofree char *shown = NULL;
      guint            lost = 0;

      for (guint i = 0; i < 10; i++)
        {
          guint at = (guint) g_rand_int_range (rand, 0, (gint32) new->len);

          if (i % 3 == 0)
            g_string_erase (new, at, 1);
          else if (i % 3 == 1)
            g_string_insert_c (new, at, 'Z');
          else
            new->str[at] = 'Z';
        }
      shown = match (old, new->str);
      for (guint i = 0; shown[i] != '\0'; i++)
        lost += shown[i] == '.';
      g_assert_cmpuint (lost, <=, 12);
    }
  g_rand_free (rand);
}

/* Nothing to hold on to, in sizes for which a table would be endless. */
static void
test_large (void)
{
  GRand           *rand = g_rand_new_with_seed (13);
  g_autofree char *one = dup_random (rand, 300000, 2);
  g_autofree char *other = dup_random (rand, 300000, 2);
  g_autofree char *same = g_strnfill (300000, 'a');
  g_autofree char *fewer = g_strnfill (200000, 'a');
  g_autofree char *shown = match (one, other);
  g_autofree char *all = match (same, fewer);

  g_assert_cmpint (all[0], ==, 'a');
  g_assert_cmpint (all[299999], ==, '.');
  g_rand_free (rand);
}

static void
test_unique (void)
{
  g_autofree guint64 *one = dup_elements ("abcadx");
  g_autofree guint64 *other = dup_elements ("xbccd");
  g_autoptr (GArray) pairs = notanda_sequence_list_unique (one, 6, other, 5);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    g_string_append_printf (shown, "%u-%u ", g_array_index (pairs, NotandaPair, i).old, g_array_index (pairs, NotandaPair, i).new);
  g_assert_cmpstr (shown->str, ==, "1-1 4-4 5-0 ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/versions/sequence-match/cases", test_cases);
  g_test_add_func ("/notanda/model/versions/sequence-match/random", test_random);
  g_test_add_func ("/notanda/model/versions/sequence-match/few-edits", test_few_edits);
  g_test_add_func ("/notanda/model/versions/sequence-match/large", test_large);
  g_test_add_func ("/notanda/model/versions/sequence-match/unique", test_unique);

  return g_test_run ();
}
