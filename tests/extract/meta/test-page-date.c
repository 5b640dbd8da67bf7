/* test-page-date.c: dates as pages write them, one case a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/meta/notanda-page-date.h"

#define NOW (G_GINT64_CONSTANT (1750000000) * G_USEC_PER_SEC) /* 15 June 2025 */

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *language;
    const char *address;
    const char *date;
  } cases[] = {
    { "2024-03-05", NULL, NULL, "2024-03-05" },
    { "2024-03-05T10:20:30.123Z", NULL, NULL, "2024-03-05T10:20:30Z" },
    { "2024-03-05 10:20 +0200", NULL, NULL, "2024-03-05T10:20:00+02:00" },
    { "Posted 2024/03/05", NULL, NULL, "2024-03-05" },
    { "20240305", NULL, NULL, "2024-03-05" },
    { "20240305T0815Z", NULL, NULL, "2024-03-05T08:15:00Z" },
    { "20240305T081530+0100", NULL, NULL, "2024-03-05T08:15:30+01:00" },
    { "20240305T0861Z", NULL, NULL, "2024-03-05" },
    { "20240305T081", NULL, NULL, "2024-03-05" },
    { "2024-03-05 1020", NULL, NULL, "2024-03-05" },
    { "20240305102030", NULL, NULL, "2024-03-05T10:20:30" },
    { "202403051020", NULL, NULL, "2024-03-05T10:20:00" },
    { "20240305102", NULL, NULL, NULL },
    { "No. 20240305102030", NULL, NULL, NULL },
    { "20241305102030", NULL, NULL, NULL },
    { "1709596800", NULL, NULL, "2024-03-05" },
    { "1709596800000", NULL, NULL, "2024-03-05" },
    { "Tuesday, March 5th, 2024", "en", NULL, "2024-03-05" },
    { "Tue Mar 05 10:20:30 CET 2024", "en", NULL, "2024-03-05" },
    { "Tue Mar 5 10:20 2024", "en", NULL, "2024-03-05" },
    { "Tue Mar 5 10:20", "en", NULL, NULL },
    { "5 tháng 3, 2024", "vi", NULL, NULL },
    { "5. März 2024", "de", NULL, "2024-03-05" },
    { "5 de mayo de 2024", "es", NULL, "2024-05-05" },
    { "le 5 février 2024", "fr", NULL, "2024-02-05" },
    { "5 maggio 2024", "it", NULL, "2024-05-05" },
    { "5 de março de 2024", "pt", NULL, "2024-03-05" },
    { "5 maart 2024", "nl", NULL, "2024-03-05" },
    { "5 marca 2024", "pl", NULL, "2024-03-05" },
    { "5 марта 2024", "ru", NULL, "2024-03-05" },
    { "5 maj 2024", "sv", NULL, "2024-05-05" },
    { "2024年3月5日", "ja", NULL, "2024-03-05" },
    { "2024년 3월 5일", "ko", NULL, "2024-03-05" },
    { "4/5/2024", "en-US", NULL, "2024-04-05" },
    { "4/5/2024", "en-GB", NULL, "2024-05-04" },
    { "4/5/2024", "en-US", "2024-05-04", "2024-05-04" },
    { "25/5/2024", "en-US", NULL, "2024-05-25" },
    { "4.5.2024", NULL, NULL, "2024-05-04" },
    { "03-02-2024", "en", NULL, "2024-03-02" },
    { "03-02-2024", "en-us", NULL, "2024-03-02" },
    { "03-02-2024", "en-GB", NULL, "2024-02-03" },
    { "03-02-2024", "en_IN", NULL, "2024-02-03" },
    { "03-02-2024", "nl", NULL, "2024-02-03" },
    { "13-02-2024", "en", NULL, "2024-02-13" },
    { "2031-01-01", NULL, NULL, NULL },
    { "1 January 1989", "en", NULL, NULL },
    { "2024-02-30", NULL, NULL, NULL },
    { "three days ago", "en", NULL, NULL },
    { "", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = notanda_page_date_parse (cases[i].text, cases[i].language, NOTANDA_DATE_ORDER_UNKNOWN, cases[i].address, NOW);

      if (g_strcmp0 (date, cases[i].date) != 0)
        g_error ("\"%s\": %s, not %s", cases[i].text, date, cases[i].date);
    }
}

/* What is known of the order counts more than the language, and less than the one reading that can be. */
static void
test_order (void)
{
  g_autofree char *day_first = notanda_page_date_parse ("03-02-2024", "en-US", NOTANDA_DATE_ORDER_DAY_FIRST, NULL, NOW);
  g_autofree char *month_first = notanda_page_date_parse ("03-02-2024", "de", NOTANDA_DATE_ORDER_MONTH_FIRST, NULL, NOW);
  g_autofree char *only = notanda_page_date_parse ("03-14-2024", "en-GB", NOTANDA_DATE_ORDER_DAY_FIRST, NULL, NOW);
  g_autofree char *dots = notanda_page_date_parse ("03.02.2024", "en-US", NOTANDA_DATE_ORDER_MONTH_FIRST, NULL, NOW);

  g_assert_cmpstr (day_first, ==, "2024-02-03");
  g_assert_cmpstr (month_first, ==, "2024-03-02");
  g_assert_cmpstr (only, ==, "2024-03-14");
  g_assert_cmpstr (dots, ==, "2024-02-03");
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    const char *date;
  } cases[] = {
    { "https://news.example/2024/03/05/boat", "2024-03-05" },
    { "https://news.example/2024/3/5/boat", "2024-03-05" },
    { "https://news.example/2024/mar/05/boat", "2024-03-05" },
    { "https://news.example/boat?on=2024-03-05", NULL },
    { "https://news.example/2024/boat", NULL },
    { "https://news.example", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = notanda_page_date_from_address (cases[i].address, NOW);

      if (g_strcmp0 (date, cases[i].date) != 0)
        g_error ("\"%s\": %s, not %s", cases[i].address, date, cases[i].date);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/page-date/forms", test_forms);
  g_test_add_func ("/notanda/extract/meta/page-date/order", test_order);
  g_test_add_func ("/notanda/extract/meta/page-date/addresses", test_addresses);

  return g_test_run ();
}
