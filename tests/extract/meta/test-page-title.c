/* test-page-title.c: titles without their site's name, one case a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-page-title.h"

static const char *const sites[] = { "Harbour News", "www.readharbour.example", NULL };

static void
test_cut (void)
{
  static const struct
  {
    const char *title;
    const char *heading;
    const char *kept;
  } cases[] = {
    { "The boat left", NULL, "The boat left" },
    { "The boat left | Harbour News", NULL, "The boat left" },
    { "The boat left - Harbour News", NULL, "The boat left" },
    { "Harbour News: The boat left", NULL, "The boat left" },
    { "The boat left - at seven - Harbour News", NULL, "The boat left - at seven" },
    { "The boat left - at seven", NULL, "The boat left - at seven" },
    { "The boat left | Sports | Harbour News", "The boat left", "The boat left" },
    { "The boat left | Harbour", NULL, "The boat left" },
    { "The boat left | Harbour News Weather Desk", NULL, "The boat left" },
    { "The boat left - ReadHarbour", NULL, "The boat left" },
    { "The boat left the old — Harbour", NULL, "The boat left the old — Harbour" },
    { "The boat left | Arbour N", NULL, "The boat left | Arbour N" },
    { "The boat left | Reads", NULL, "The boat left | Reads" },
    { "The boat left | Harbour News asks who was on it", NULL, "The boat left | Harbour News asks who was on it" },
    { "The boat left: Harbour", NULL, "The boat left: Harbour" },
    { "Harbour | The boat left", NULL, "Harbour | The boat left" },
    { "  The\n boat   left ", NULL, "The boat left" },
    { "Harbour News", NULL, "Harbour News" },
    { "", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = notanda_page_title_dup_cut (cases[i].title, sites, cases[i].heading);

      if (g_strcmp0 (kept, cases[i].kept) != 0)
        g_error ("\"%s\": %s, not %s", cases[i].title, kept, cases[i].kept);
    }
}

/* What is too long to be a title is left alone. */
static void
test_long (void)
{
  g_autoptr (GString) title = g_string_new ("The boat");
  g_autofree char *kept = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (title, " - left");
  g_string_append (title, " - Harbour News");
  kept = notanda_page_title_dup_cut (title->str, sites, NULL);
  g_assert_cmpstr (kept, ==, title->str);
}

static void
test_likeness (void)
{
  g_assert_cmpfloat (notanda_page_title_get_likeness ("The boat left", "the BOAT, left"), ==, 1);
  g_assert_cmpfloat (notanda_page_title_get_likeness ("one two", "two three"), ==, 1 / 3.0);
  g_assert_cmpfloat (notanda_page_title_get_likeness ("one", "two"), ==, 0);
  g_assert_cmpfloat (notanda_page_title_get_likeness ("", ""), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/page-title/cut", test_cut);
  g_test_add_func ("/notanda/extract/meta/page-title/long", test_long);
  g_test_add_func ("/notanda/extract/meta/page-title/likeness", test_likeness);

  return g_test_run ();
}
