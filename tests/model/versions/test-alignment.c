/* test-alignment.c: where the words of a text are in another version of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-alignment.h"

#include <string.h>

static NotandaArticle *
article_new (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  NotandaArticle *article = notanda_article_new (bytes, NULL);

  g_assert_nonnull (article);

  return article;
}

/* A text without its brackets, and what they enclose: "an [old] word" */
static char *
dup_marked (const char   *marked,
            NotandaRange *range)
{
  const char *open = strchr (marked, '[');
  const char *close = strchr (marked, ']');

  range->start = (guint32) g_utf8_strlen (marked, open - marked);
  range->end = (guint32) g_utf8_strlen (marked, close - marked) - 1;

  return g_strdup_printf ("%.*s%.*s%s", (int) (open - marked), marked, (int) (close - open - 1), open + 1, close + 1);
}

/* The new text with brackets where the old text's are now. */
static void
assert_mapped (const char    *old,
               const char    *expected,
               NotandaAligned state)
{
  NotandaRange     range, mapped, wanted = { 0 };
  g_autofree char *old_text = dup_marked (old, &range);
  g_autofree char *new_text = state != NOTANDA_ALIGNED_LOST ? dup_marked (expected, &wanted) : g_strdup (expected);
  g_autoptr (NotandaArticle) one = article_new (old_text);
  g_autoptr (NotandaArticle) other = article_new (new_text);
  g_autoptr (NotandaAlignment) alignment = notanda_alignment_new (one, other);

  g_test_message ("%s -> %s", old, expected);
  g_assert_cmpint (notanda_alignment_map (alignment, range, &mapped), ==, state);
  if (state != NOTANDA_ALIGNED_LOST)
    {
      g_assert_cmpuint (mapped.start, ==, wanted.start);
      g_assert_cmpuint (mapped.end, ==, wanted.end);
    }
}

static void
test_same (void)
{
  static const char *const cases[][2] = {
    { "The [mayor] spoke.", "Then the old [mayor] spoke." },
    { "“[It will take a year],” he said.", "“[It will take a year]”, he said." },
    { "one\n\n[two three]\n\nfour", "zero\n\none\n\n[two three]\n\nfour" },
    { "a [b  c] d", "x y [b\nc] d e" },
    { "said un[like]ly words", "he said un[like]ly words" },
    { "Zoë 🏛 [doubts] that", "Zoë 🏛🏛 [doubts] that" },
    { "東京[都知事]は言った", "昨日東京[都知事]は言った" },
    { "one[ two ]three", "zero one[ two ]three" },
    { "one[] two", "zero one[] two" },
    { "one two[]", "zero one two[]" },
    { "one []two", "zero one []two" },
    { "o[]ne two", "zero o[]ne two" },
    { "one[\n\n]two", "zero one[\n\n]two" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_mapped (cases[i][0], cases[i][1], NOTANDA_ALIGNED_SAME);
}

static void
test_changed (void)
{
  static const char *const cases[][2] = {
    { "The engineer [Jon Okafor] said so.", "The engineer [John Okafor] said so." },
    { "The engineer [Jon] said so.", "The engineer [John] said so." },
    { "he said [it will take a year] or so", "he said [it will take at least a year] or so" },
    { "he said [it will take a year]", "he said [it will take two years]" },
    { "[Jon] said so.", "[John] said so." },
    { "x y [big dogs bark] loud", "x y [large dogs bark] loud" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_mapped (cases[i][0], cases[i][1], NOTANDA_ALIGNED_CHANGED);
}

static void
test_lost (void)
{
  static const char *const cases[][2] = {
    { "one [two] three", "one three" },
    { "one [two three] four", "" },
    { "[one]", "two" },
    { "First a line.\n[Then another one.]", "First a line." },
    { "The [mayor] and his friends left early", "Nothing here was left as it stood before" },
    { "a [b] c", "a b1 b2 b3 b4 b5 b6 b7 b8 c" },
    { "one[ ]two three", "one and two three" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_mapped (cases[i][0], cases[i][1], NOTANDA_ALIGNED_LOST);
}

/* A paragraph that moved takes what is in it along. */
static void
test_moved (void)
{
  assert_mapped ("The first line is here.\n\nThe second [line] is longer.\n\nA third.",
                 "The second [line] is longer.\n\nThe first line is here.\n\nA third.", NOTANDA_ALIGNED_SAME);
  assert_mapped ("The first [line] is here.\n\nThe second line is longer.\n\nA third.",
                 "The second line is longer.\n\nThe first [line] is here.\n\nA third.", NOTANDA_ALIGNED_SAME);
}

static void
assert_differences (const char *old,
                    const char *new,
                    const char *expected)
{
  static const char *const names[] = { "removed", "added", "changed", "moved" };
  g_autoptr (NotandaArticle) one = article_new (old);
  g_autoptr (NotandaArticle) other = article_new (new);
  g_autoptr (NotandaAlignment) alignment = notanda_alignment_new (one, other);
  g_autoptr (GArray) list = notanda_alignment_list_differences (alignment);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const NotandaTextDifference *difference = &g_array_index (list, NotandaTextDifference, i);
      g_autofree char             *was = notanda_article_dup_range (one, difference->old.start, difference->old.end);
      g_autofree char             *is = notanda_article_dup_range (other, difference->new.start, difference->new.end);

      g_string_append_printf (shown, "%s %u[%s] %u[%s];", names[difference->change], difference->old.start, was, difference->new.start, is);
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_differences (void)
{
  assert_differences ("a\n\nb\n\nc", "a\nb\n\n\nc\n", "");
  assert_differences ("a\n\nb\n\nc", "a\n\nc", "removed 3[b] 1[];");
  assert_differences ("a\nc", "a\nb\nb2\nc\nd", "added 1[] 2[b\nb2];added 3[] 9[d];");
  assert_differences ("a\nb x\nc y\nd", "a\nb\nc\nd", "changed 2[b x] 2[b];changed 6[c y] 4[c];");
  assert_differences ("a\nb x\nc y\nd", "a\nb c\nd", "changed 2[b x] 2[b c];removed 6[c y] 5[];");
  assert_differences ("a\nb x y\nc\nd", "a\nnew\nb x\nz1\nz2\nd",
                      "added 1[] 2[new];changed 2[b x y] 6[b x];removed 8[c] 9[];added 9[] 10[z1\nz2];");
  assert_differences ("one two three four\na b c d e\nlast", "a b c d e\none two three four\nlast",
                      "moved 0[one two three four] 10[one two three four];");
  assert_differences ("", "a", "added 0[] 0[a];");
  assert_differences ("a", "", "removed 0[a] 0[];");
}

/* Of all differences, one a line: -removed- and +added+ */
static void
assert_passages (const char *old,
                 const char *new,
                 guint       most,
                 const char *expected)
{
  static const char *const marks[] = { "", "-", "+" };
  g_autoptr (NotandaArticle) one = article_new (old);
  g_autoptr (NotandaArticle) other = article_new (new);
  g_autoptr (NotandaAlignment) alignment = notanda_alignment_new (one, other);
  g_autoptr (GArray) list = notanda_alignment_list_differences (alignment);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GPtrArray) passages = notanda_alignment_list_passages (alignment, &g_array_index (list, NotandaTextDifference, i), 6, most);

      for (guint k = 0; k < passages->len; k++)
        {
          const NotandaPassage *passage = g_ptr_array_index (passages, k);

          g_string_append_printf (shown, "%s%s%s", marks[passage->kind], passage->text, marks[passage->kind]);
        }
      g_string_append_c (shown, ';');
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_passages (void)
{
  assert_passages ("It rained all day.", "It snowed all day, and night.", 0, "It- rained-+ snowed+ all day+, and night+.;");
  assert_passages ("The mayor said that it rained all day and all night.", "The mayor said that it snowed all day and all night.", 0,
                   "… it- rained-+ snowed+ all …;");
  assert_passages ("One line.\nAnother of them.\nThe last line.", "One line.\nThe last line.", 0, "… line.-\nAnother of them.-\nThe …;");
  assert_passages ("One.\nLast.", "Zero.\nOne.\nTwo.\nThree.\nLast.", 0, "+Zero.+\nOne. …;… One.+\nTwo.\nThree.+\nLast.;");
  assert_passages ("a", "", 0, "-a-;");
  assert_passages ("", "a b c d e f g h i j k l", 8, "+a b … k l+;");
  assert_passages ("one two three four\na b c d e\nlast", "a b c d e\none two three four\nlast", 0, "one … four;");
  assert_passages ("The mayor said, it rained.", "The mayor said, it snowed.", 0, "… it- rained-+ snowed+.;");
  /* a word is cut only where none else would be left, and nothing is within what a reader sees as one character */
  assert_passages ("Donaudampfschiff came.", "Donaudampfschiff went.", 0, "… schiff- came-+ went+.;");
  assert_passages ("x", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 8, "-x-+👩‍👩‍👧 … 👩‍👩‍👧+;");
}

/* A text of 100,000 lines turned upside down, and one without any line in common. */
static void
test_large (void)
{
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) new = g_string_new (NULL);
  g_autoptr (NotandaArticle) one = NULL;
  g_autoptr (NotandaArticle) other = NULL;
  g_autoptr (NotandaAlignment) alignment = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (old, "a b %u a b a b a b\n", i);
      g_string_append_printf (new, "a b a b a b %u a b\n", 99999 - i);
    }
  one = article_new (old->str);
  other = article_new (new->str);
  alignment = notanda_alignment_new (one, other);
  g_assert_nonnull (alignment);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/versions/alignment/same", test_same);
  g_test_add_func ("/notanda/model/versions/alignment/changed", test_changed);
  g_test_add_func ("/notanda/model/versions/alignment/lost", test_lost);
  g_test_add_func ("/notanda/model/versions/alignment/moved", test_moved);
  g_test_add_func ("/notanda/model/versions/alignment/differences", test_differences);
  g_test_add_func ("/notanda/model/versions/alignment/passages", test_passages);
  g_test_add_func ("/notanda/model/versions/alignment/large", test_large);

  return g_test_run ();
}
