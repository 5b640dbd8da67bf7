/* test-value-check.c: what a person may type as a value
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-value-check.h"

#include "base/notanda-error.h"

static void
assert_checks (NotandaValueKind   kind,
               const char *const *texts,
               gboolean           good)
{
  for (; *texts != NULL; texts++)
    {
      NotandaValue value = notanda_value_text (kind, *texts);
      g_autoptr (GError) error = NULL;

      if (notanda_value_check (&value, &error) != good)
        g_error ("“%s” is taken for %s", *texts, good ? "wrong" : "right");
      if (!good)
        g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
    }
}

static void
test_numbers (void)
{
  static const char *const good[] = { "0", "12", "-3", "+4", "0.5", "-1.25e6", "7E-2", "123456789012345678901234567890", NULL };
  static const char *const bad[] = { "", " 1", "1 ", "1,5", ".5", "5.", "1.5.2", "e5", "1e", "0x10", "inf", "nan", "--1", "twelve", "١٢", NULL };

  assert_checks (NOTANDA_VALUE_NUMBER, good, TRUE);
  assert_checks (NOTANDA_VALUE_NUMBER, bad, FALSE);
}

static void
test_dates (void)
{
  static const char *const good[] = { "2026", "2026-03", "2026-03-09", "2024-02-29", "0001-01-01", "2026-03-09T14:30", "2026-03-09T14:30:59Z", "2026-03-09T23:59:60.5+01:00", NULL };
  static const char *const bad[] = { "", "0000", "26", "2026-", "2026-3", "2026-13", "2026-00", "2026-02-29", "2026-04-31", "2026-03-9", "9 March 2026", "2026-03-09 ", "2026-03-09T", "2026-03-09T24:00", "2026-03-09T1:00", "2026-03-09T14:30ZZ", "2026-03-09T14:30+1", NULL };

  assert_checks (NOTANDA_VALUE_DATE, good, TRUE);
  assert_checks (NOTANDA_VALUE_DATE, bad, FALSE);
}

static void
test_references (void)
{
  NotandaValue value = notanda_value_reference ("Wikidata", "Q1234", "");

  g_assert_true (notanda_value_check (&value, NULL));
  value = notanda_value_reference ("Wikidata", "", "Halvard Bay");
  g_assert_false (notanda_value_check (&value, NULL));
  value = notanda_value_reference ("", "Q1234", "");
  g_assert_false (notanda_value_check (&value, NULL));
}

static void
test_others (void)
{
  static const char *const any[] = { "", "x", "1,5", NULL };

  assert_checks (NOTANDA_VALUE_TEXT, any, TRUE);
  assert_checks (NOTANDA_VALUE_CHOICE, any, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/value-check/numbers", test_numbers);
  g_test_add_func ("/notanda/model/value-check/dates", test_dates);
  g_test_add_func ("/notanda/model/value-check/references", test_references);
  g_test_add_func ("/notanda/model/value-check/others", test_others);
  return g_test_run ();
}
