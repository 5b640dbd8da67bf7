/* test-fragments.c: adding a piece to an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-fragments.h"

/* "3-5 8-9" */
static GArray *
parse (const char *text)
{
  GArray *fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      char        *dash = NULL;
      NotandaRange range = { (guint32) g_ascii_strtoull (*word, &dash, 10), 0 };

      range.end = (guint32) g_ascii_strtoull (dash + 1, NULL, 10);
      g_array_append_val (fragments, range);
    }
  return fragments;
}

static char *
print (GArray *fragments)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fragments->len; i++)
    {
      NotandaRange *range = &g_array_index (fragments, NotandaRange, i);

      g_string_append_printf (text, "%s%u-%u", i > 0 ? " " : "", range->start, range->end);
    }
  return g_string_free_and_steal (text);
}

static void
test_add (void)
{
  static const struct
  {
    const char *before;
    const char *piece;
    const char *after; /* NULL where it is refused */
  } cases[] = {
    { "10-20", "30-40", "10-20 30-40" },
    { "10-20", "2-5", "2-5 10-20" },
    { "10-20 50-60", "30-40", "10-20 30-40 50-60" },
    { "10-20", "20-25", "10-25" },
    { "10-20", "5-10", "5-20" },
    { "10-20", "15-25", "10-25" },
    { "10-20 30-40", "15-35", "10-40" },
    { "10-20 30-40 50-60", "20-50", "10-60" },
    { "10-20", "5-25", "5-25" },
    { "10-20", "10-20", NULL },
    { "10-20 30-40", "32-34", NULL },
    /* touching ones that were there stay two */
    { "10-20 20-30", "40-50", "10-20 20-30 40-50" },
    /* a place without words is taken in */
    { "10-10", "5-15", "5-15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) fragments = parse (cases[i].before);
      g_autoptr (GArray) piece = parse (cases[i].piece);
      g_autofree char *after = NULL;

      g_assert_cmpint (notanda_fragments_add (fragments, &g_array_index (piece, NotandaRange, 0)), ==, cases[i].after != NULL);
      after = print (fragments);
      g_assert_cmpstr (after, ==, cases[i].after != NULL ? cases[i].after : cases[i].before);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/fragments/add", test_add);
  return g_test_run ();
}
