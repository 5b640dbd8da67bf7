/* test-byline.c: names out of bylines, one case a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/meta/notanda-byline.h"

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *names;
  } cases[] = {
    { "Ann Other", "Ann Other" },
    { "By Ann Other", "Ann Other" },
    { "Von Ann Other", "Ann Other" },
    { "Ann Other and Bo Sample", "Ann Other, Bo Sample" },
    { "Ann Other, Bo Sample & Cy Third", "Ann Other, Bo Sample, Cy Third" },
    { "Ann Other, Senior Reporter", "Ann Other" },
    { "Ann Other, PhD", "Ann Other, PhD" },
    { "Ann Other, M.D., Bo Sample", "Ann Other, M.D., Bo Sample" },
    { "Ann van der Other", "Ann van der Other" },
    { "María de los Ángeles Otra", "María de los Ángeles Otra" },
    { "Ann lives by the sea", NULL },
    { "By\u00a0Ann Other", "Ann Other" },
    { "Ann Other Reviewed by Bo Sample", "Ann Other" },
    { "Ann Other, photos by Bo Sample", "Ann Other" },
    { "Ann Other Medically Reviewed by Bo Sample", "Ann Other" },
    { "Centre for Tides", NULL },
    { "Ann Other, Ann Other", "Ann Other" },
    { "Ann Other in Harbour Town", "Ann Other" },
    { "Ann Other | 5 March 2024", "Ann Other" },
    { "The Harbour News", NULL },
    { "harbournews.example", NULL },
    { "https://harbournews.example/ann", NULL },
    { "Staff Reporter", NULL },
    { "admin", NULL },
    { "@annother", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *joined = NULL;

      notanda_byline_add_names (names, cases[i].text, "The Harbour News", "harbournews.example");
      joined = notanda_byline_join (names);
      if (g_strcmp0 (joined, cases[i].names) != 0)
        g_error ("\"%s\": %s, not %s", cases[i].text, joined, cases[i].names);
    }
}

/* As printed, unless more than a list stands there. */
static void
test_printed (void)
{
  static const struct
  {
    const char *text;
    const char *names;
  } cases[] = {
    { "By Ann Other and Bo Sample", "Ann Other and Bo Sample" },
    { "Ann Other, MD & Bo Sample", "Ann Other, MD & Bo Sample" },
    { "Ann Other, Senior Reporter, and Bo Sample", "Ann Other, Bo Sample" },
    { "Ann Other | Bo Sample", "Ann Other, Bo Sample" },
    { "Ann Other and Bo Sample, The Harbour News", "Ann Other and Bo Sample" },
    { "The Harbour News", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = notanda_byline_dup_names (cases[i].text, "The Harbour News", "harbournews.example");

      if (g_strcmp0 (names, cases[i].names) != 0)
        g_error ("\"%s\": %s, not %s", cases[i].text, names, cases[i].names);
    }
}

static void
test_declared (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "By Harbour Staff\n5 March", "Harbour Staff" },
    { "annother", "annother" },
    { "98 Boats", "98 Boats" },
    { "admin", NULL },
    { "12345", NULL },
    { "ann@harbournews.example", NULL },
    { "https://harbournews.example/ann", NULL },
    { "∙ Paid", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = notanda_byline_dup_declared (cases[i].text);

      if (g_strcmp0 (name, cases[i].name) != 0)
        g_error ("\"%s\": %s, not %s", cases[i].text, name, cases[i].name);
    }
}

/* Twenty at most, whatever is there already. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *name = g_strdup_printf ("Ann %c, Bo %c", 'A' + i, 'A' + i);

      notanda_byline_add_names (names, name, NULL, NULL);
    }
  g_assert_cmpuint (names->len, ==, 20);
}

static void
test_same (void)
{
  g_assert_true (notanda_byline_is_same_name ("The Harbour News", "theharbournews.example"));
  g_assert_true (notanda_byline_is_same_name ("harbour-news", "Harbour News"));
  g_assert_false (notanda_byline_is_same_name ("Harbour", "Harbour News"));
  g_assert_false (notanda_byline_is_same_name (NULL, "Harbour News"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/byline/names", test_names);
  g_test_add_func ("/notanda/extract/meta/byline/printed", test_printed);
  g_test_add_func ("/notanda/extract/meta/byline/declared", test_declared);
  g_test_add_func ("/notanda/extract/meta/byline/many", test_many);
  g_test_add_func ("/notanda/extract/meta/byline/same", test_same);

  return g_test_run ();
}
