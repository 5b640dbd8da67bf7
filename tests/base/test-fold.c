/* test-fold.c: what a search takes for the same
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-fold.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *folded;
} cases[] = {
  { "", "" },
  { "The MAYOR said 7%", "the mayor said 7%" },
  { "Émile, Göran, São", "emile, goran, sao" },
  { "E\xcc\x81mile", "emile" },
  { "Straße STRASSE", "strasse strasse" },
  { "ΟΔΟΣ οδος οδός", "οδοσ οδοσ οδοσ" },
  { "İstanbul", "istanbul" },
  { "“don’t” „so‟ ‘x’", "\"don't\" \"so\" 'x'" },
  { "ﬁne ＡＢＣ", "fine abc" },
  { "Ελλάδα Йод", "ελλαδα иод" },
  { "日本 🇩🇪 👩‍🚒", "日本 🇩🇪 👩‍🚒" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = notanda_fold_dup (cases[i].text);
      g_autofree char *again = notanda_fold_dup (folded);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* Whatever the code point, the result is valid text, and folding it again changes nothing. */
static void
test_all (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char             text[7] = { 0 };
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      folded = notanda_fold_dup (text);
      again = notanda_fold_dup (folded);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      if (strcmp (folded, again) != 0)
        g_error ("U+%04X folds to %s and then to %s", c, folded, again);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/fold/cases", test_cases);
  g_test_add_func ("/notanda/base/fold/all", test_all);
  return g_test_run ();
}
