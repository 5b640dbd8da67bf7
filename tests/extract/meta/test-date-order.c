/* test-date-order.c: whether the day or the month comes first in dates of numbers
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/meta/notanda-date-order.h"

#define UNKNOWN NOTANDA_DATE_ORDER_UNKNOWN
#define DAY_FIRST NOTANDA_DATE_ORDER_DAY_FIRST
#define MONTH_FIRST NOTANDA_DATE_ORDER_MONTH_FIRST

static void
test_votes (void)
{
  static const struct
  {
    const char *text;
    guint       n_day_first;
    guint       n_month_first;
  } cases[] = {
    { "13-02-2024", 1, 0 },
    { "Posted on 25/3/2024.", 1, 0 },
    { "3/25/2024 at noon, and 4-13-2024", 0, 2 },
    { "13/02/2024 03/13/2024", 1, 1 },
    { "03-02-2024", 0, 0 },
    { "13.02.2024", 0, 0 }, /* always the day */
    { "13-02/2024", 0, 0 },
    { "13-14-2024", 0, 0 },
    { "32-01-2024", 0, 0 },
    { "13-02-24", 0, 0 },
    { "13-02-20245", 0, 0 },
    { "113-02-2024", 0, 0 },
    { "a13-02-2024", 0, 0 },
    { "7-13-02-2024", 0, 0 },
    { "13-02-2024-1", 0, 0 },
    { "13-02-1924", 0, 0 },
    { "13-02-", 0, 0 },
    { "13", 0, 0 },
    { "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NotandaDateVotes votes = { 0 };

      notanda_date_votes_add (&votes, cases[i].text);
      if (votes.n_day_first != cases[i].n_day_first || votes.n_month_first != cases[i].n_month_first)
        g_error ("“%s”: %u, %u", cases[i].text, votes.n_day_first, votes.n_month_first);
    }
}

static void
test_majority (void)
{
  g_assert_cmpint (notanda_date_votes_get_order (&(NotandaDateVotes) { 0, 0 }), ==, UNKNOWN);
  g_assert_cmpint (notanda_date_votes_get_order (&(NotandaDateVotes) { 2, 2 }), ==, UNKNOWN);
  g_assert_cmpint (notanda_date_votes_get_order (&(NotandaDateVotes) { 2, 1 }), ==, DAY_FIRST);
  g_assert_cmpint (notanda_date_votes_get_order (&(NotandaDateVotes) { 0, 1 }), ==, MONTH_FIRST);
}

static void
test_hosts (void)
{
  static const struct
  {
    const char      *host;
    NotandaDateOrder order;
  } cases[] = {
    { "www.harbour.co.uk", DAY_FIRST },
    { "harbour.in", DAY_FIRST },
    { "harbour.com.au", DAY_FIRST },
    { "harbour.eu", DAY_FIRST },
    { "harbour.us", MONTH_FIRST },
    { "harbour.edu", MONTH_FIRST },
    { "harbour.edu.au", DAY_FIRST },
    { "harbour.com", UNKNOWN },
    { "harbour.ca", UNKNOWN },
    { "harbour.io", UNKNOWN },
    { "127.0.0.10", UNKNOWN },
    { "localhost", UNKNOWN },
    { "", UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (notanda_date_order_of_host (cases[i].host) != cases[i].order)
      g_error ("%s", cases[i].host);
}

static void
test_languages (void)
{
  static const struct
  {
    const char      *language;
    NotandaDateOrder order;
  } cases[] = {
    { NULL, UNKNOWN },
    { "", UNKNOWN },
    { "C", UNKNOWN },
    { "POSIX", UNKNOWN },
    { "en", UNKNOWN },
    { "EN", UNKNOWN },
    { "en-CA", UNKNOWN },
    { "en_CA.UTF-8", UNKNOWN },
    { "en_CA.ISO8859-15@euro", UNKNOWN },
    { "en-US", MONTH_FIRST },
    { "en-us", MONTH_FIRST },
    { "en_US.UTF-8", MONTH_FIRST },
    { "en-Latn-US", MONTH_FIRST },
    { "en-PH", MONTH_FIRST },
    { "en-GB", DAY_FIRST },
    { "en_gb", DAY_FIRST },
    { "en-001", DAY_FIRST },
    { "de", DAY_FIRST },
    { "es-US", DAY_FIRST },
    { "pt_BR", DAY_FIRST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (notanda_date_order_of_language (cases[i].language) != cases[i].order)
      g_error ("%s", cases[i].language);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/date-order/votes", test_votes);
  g_test_add_func ("/notanda/extract/meta/date-order/majority", test_majority);
  g_test_add_func ("/notanda/extract/meta/date-order/hosts", test_hosts);
  g_test_add_func ("/notanda/extract/meta/date-order/languages", test_languages);

  return g_test_run ();
}
