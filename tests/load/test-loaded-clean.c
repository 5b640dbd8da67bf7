/* test-loaded-clean.c: what strings lose on their way to and from a helper process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-loaded-clean.h"

static void
test_controls (void)
{
  static const struct
  {
    const char *string;
    const char *lines;    /* with line ends */
    const char *one_line; /* without */
  } rows[] = {
    { "", "", "" },
    { "plain", "plain", "plain" },
    { "na\xc3\xafve \xe2\x80\x9cquotes\xe2\x80\x9d \xf0\x9f\x8c\x89", "na\xc3\xafve \xe2\x80\x9cquotes\xe2\x80\x9d \xf0\x9f\x8c\x89", "na\xc3\xafve \xe2\x80\x9cquotes\xe2\x80\x9d \xf0\x9f\x8c\x89" },
    { "a\nb\tc", "a\nb\tc", "a b c" },
    { "a\r\nb", "a\nb", "a b" },
    { "\033[2Ja\x01", "[2Ja", "[2Ja" },
    { "a\x7f"
      "b",
      "ab", "ab" },
    /* the controls beyond ASCII end where the blank that doesn't break begins */
    { "a\xc2\x80\xc2\x85\xc2\x9f\xc2\xa0z", "a\xc2\xa0z", "a\xc2\xa0z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize            n_chars = 100, n_more = 100;
      gboolean         was_cut = FALSE;
      g_autofree char *lines = notanda_loaded_dup_clean (rows[i].string, TRUE, &n_chars, &was_cut);
      g_autofree char *one_line = notanda_loaded_dup_clean (rows[i].string, FALSE, &n_more, &was_cut);

      g_assert_cmpstr (lines, ==, rows[i].lines);
      g_assert_cmpstr (one_line, ==, rows[i].one_line);
      g_assert_cmpuint (n_chars, ==, 100 - (gsize) g_utf8_strlen (lines, -1));
      g_assert_cmpuint (n_more, ==, 100 - (gsize) g_utf8_strlen (one_line, -1));
      g_assert_false (was_cut);
    }
}

/* Of characters, not bytes; what is exactly as long as it may be isn't cut. */
static void
test_limit (void)
{
  static const char *const strings[] = { "\xc3\xa4\xc3\xb6\xc3\xbc", "\x01\xc3\xa4\xc3\xb6\xc3\xbc" };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    for (gsize limit = 0; limit <= 4; limit++)
      {
        gsize            n_chars = limit;
        gboolean         was_cut = FALSE;
        g_autofree char *clean = notanda_loaded_dup_clean (strings[i], FALSE, &n_chars, &was_cut);

        g_assert_cmpint (g_utf8_strlen (clean, -1), ==, (glong) MIN (limit, 3));
        g_assert_true (g_str_has_prefix ("\xc3\xa4\xc3\xb6\xc3\xbc", clean));
        g_assert_cmpuint (n_chars, ==, limit - MIN (limit, 3));
        g_assert_true (was_cut == (limit < 3));
      }
}

static void
test_tidy (void)
{
  g_autofree char *nothing = notanda_loaded_dup_tidy (NULL);
  g_autofree char *mended = notanda_loaded_dup_tidy ("a\xff\nb");

  g_assert_null (nothing);
  g_assert_cmpstr (mended, ==, "a\xef\xbf\xbd b");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/loaded-clean/controls", test_controls);
  g_test_add_func ("/notanda/load/loaded-clean/limit", test_limit);
  g_test_add_func ("/notanda/load/loaded-clean/tidy", test_tidy);

  return g_test_run ();
}
