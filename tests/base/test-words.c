/* test-words.c: word edges, against a walk through the whole text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-words.h"

#include <string.h>

#include "base/notanda-graphemes.h"

/* "[" stands where a word starts and "]" where it ends */
static const char *const cases[] = {
  "[One] [word], [or] [two].",
  "  “[Don’t],” [she] [said] — [3.5] [times]  ",
  "[e\xcc\x81t\xc3\xa9] \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 [x]",
  "[שלום] [עולם], [abc]\n\n[مرحبا]",
  /* a soft hyphen, zero-width spaces, joiners and a byte order mark, which nobody sees; not in Thai and Khmer, where they part words */
  "[her\xc2\xad"
  "it\xc2\xad"
  "age] [water\xe2\x80\x8bwheel] [mill\xe2\x80\x8b\xe2\x80\x8bstone]\xe2\x80\x8b, \xe2\x80\x8b[a\xef\xbb\xbfz] [x\xe2\x81\xa0y] [\xd9\x86\xd9\x87\xe2\x80\x8c\xd8\xb1]\xe2\x80\x8b",
  "[\xe0\xb8\xa7\xe0\xb8\xb1\xe0\xb8\x99]\xe2\x80\x8b[\xe0\xb8\x94\xe0\xb8\xb5]",
  "\xe2\x80\x8b",
  "...",
  "",
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (NotandaTextIndex) index = NULL;
      g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
      GArray *sides[2] = { starts, ends };
      gsize   n = 0;

      for (const char *p = cases[i]; *p != '\0'; p = g_utf8_next_char (p))
        if (*p == '[' || *p == ']')
          g_array_append_val (sides[*p == ']'], n);
        else
          {
            g_string_append_unichar (text, g_utf8_get_char (p));
            n++;
          }
      index = notanda_text_index_new (text->str, text->len);
      for (guint side = 0; side < 2; side++)
        for (gsize at = 0; at <= n; at++)
          {
            gsize previous = 0;
            gsize next = n;

            for (guint j = sides[side]->len; j-- > 0;)
              if (g_array_index (sides[side], gsize, j) > at)
                next = g_array_index (sides[side], gsize, j);
            for (guint j = 0; j < sides[side]->len; j++)
              if (g_array_index (sides[side], gsize, j) < at)
                previous = g_array_index (sides[side], gsize, j);
            g_assert_cmpuint (notanda_words_next (index, at, side), ==, next);
            g_assert_cmpuint (notanda_words_previous (index, at, side), ==, previous);
          }
    }
}

/* Text without words or blanks: each step ends near, at a grapheme, and gets on. */
static void
test_endless (void)
{
  static const char *const units[] = { "x", "\xe4\xb8\xad", "\xcc\x81", "\xf0\x9f\x91\xa9\xe2\x80\x8d", ".", " " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (NotandaTextIndex) index = NULL;
      gsize n;

      while (text->len < 8000)
        g_string_append (text, units[i]);
      index = notanda_text_index_new (text->str, text->len);
      n = notanda_text_index_get_n_chars (index);
      for (gsize at = 0; at < n;)
        {
          gsize next = notanda_words_next (index, at, NOTANDA_WORD_END);
          gsize back = notanda_words_previous (index, next, NOTANDA_WORD_START);

          g_assert_cmpuint (next, >, at);
          g_assert_cmpuint (next - at, <, 4096);
          g_assert_cmpuint (back, <, next);
          g_assert_true (notanda_graphemes_is_boundary (index, next));
          g_assert_true (notanda_graphemes_is_boundary (index, back));
          at = next;
        }
    }
}

static void
test_quotation_marks (void)
{
  static const gunichar marks[] = { '"', '\'', 0xab, 0x201c, 0x201e, 0x2039, 0x300c };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_assert_true (notanda_is_quotation_mark (marks[i]));
  g_assert_false (notanda_is_quotation_mark ('('));
  g_assert_false (notanda_is_quotation_mark ('T'));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/words/cases", test_cases);
  g_test_add_func ("/notanda/base/words/endless", test_endless);
  g_test_add_func ("/notanda/base/words/quotation-marks", test_quotation_marks);
  return g_test_run ();
}
