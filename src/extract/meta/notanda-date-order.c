/* notanda-date-order.c: whether the day or the month comes first in dates of numbers
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Only English is written both ways, and only where the United States had a say is it the month that comes first. Canada
 * does both. Who asks puts what the page's other dates prove before what its address and its language say: those who set up a
 * site often leave the language as it was delivered. */

#include "extract/meta/notanda-date-order.h"

#include <string.h>

#define FIRST_YEAR 1990
#define LAST_YEAR 2199
#define LAST_MONTH 12
#define LAST_DAY 31

/* Digits at @p, at most @max of them and no more behind it; 0 where there are none. */
static guint
read_number (const char **p,
             guint        max)
{
  guint value = 0;
  guint n = 0;

  for (; g_ascii_isdigit (**p) && n <= max; (*p)++, n++)
    value = value * 10 + (guint) (**p - '0');

  return n <= max ? value : 0;
}

static void
add_at (NotandaDateVotes *votes,
        const char       *p)
{
  guint first = read_number (&p, 2);
  char  separator = *p;
  guint second, year;

  if (first == 0 || first > LAST_DAY || (separator != '/' && separator != '-'))
    return;
  p++;
  second = read_number (&p, 2);
  if (second == 0 || second > LAST_DAY || *p != separator)
    return;
  p++;
  year = read_number (&p, 4);
  if (year < FIRST_YEAR || year > LAST_YEAR || (*p == separator && g_ascii_isdigit (p[1])))
    return;

  votes->n_day_first += first > LAST_MONTH && second <= LAST_MONTH;
  votes->n_month_first += first <= LAST_MONTH && second > LAST_MONTH;
}

void
notanda_date_votes_add (NotandaDateVotes *votes,
                        const char       *text)
{
  char before = ' ';

  for (const char *p = text; *p != '\0'; before = *p++)
    if (g_ascii_isdigit (*p) && !g_ascii_isalnum (before) && strchr ("/-.:", before) == NULL)
      add_at (votes, p);
}

NotandaDateOrder
notanda_date_votes_get_order (const NotandaDateVotes *votes)
{
  if (votes->n_day_first == votes->n_month_first)
    return NOTANDA_DATE_ORDER_UNKNOWN;

  return votes->n_day_first > votes->n_month_first ? NOTANDA_DATE_ORDER_DAY_FIRST : NOTANDA_DATE_ORDER_MONTH_FIRST;
}

NotandaDateOrder
notanda_date_order_of_host (const char *host)
{
  static const char *const month_first[] = { "us", "ph", "gov", "mil", "edu", "as", "gu", "mp", "pr", "vi", "fm", "mh", "pw", NULL };
  /* no country's custom, or a country's name that the whole world writes for another word */
  static const char *const silent[] = { "ca", "ac", "ag", "ai", "am", "cc", "co", "gg", "im", "io", "la", "ly", "me", "ms", "nu", "sc", "sh", "so", "st", "tk", "to", "tv", "vc", "ws", NULL };
  const char              *last = strrchr (host, '.');

  if (last == NULL)
    return NOTANDA_DATE_ORDER_UNKNOWN;
  last++;
  if (g_strv_contains (month_first, last))
    return NOTANDA_DATE_ORDER_MONTH_FIRST;

  return strlen (last) != 2 || !g_ascii_isalpha (*last) || g_strv_contains (silent, last) ? NOTANDA_DATE_ORDER_UNKNOWN : NOTANDA_DATE_ORDER_DAY_FIRST;
}

NotandaDateOrder
notanda_date_order_of_language (const char *language)
{
  static const char *const month_first[] = { "us", "ph", "as", "gu", "mp", "pr", "vi", "um", "fm", "mh", "pw", NULL };
  g_autofree char         *folded = language != NULL ? g_ascii_strdown (language, -1) : NULL;
  g_auto (GStrv) parts = NULL;

  if (folded == NULL)
    return NOTANDA_DATE_ORDER_UNKNOWN;
  /* a locale's encoding and variant say nothing of the place */
  folded[strcspn (folded, ".@")] = '\0';
  parts = g_strsplit_set (g_strstrip (folded), "-_", 4);
  if (parts[0] == NULL || strlen (parts[0]) < 2 || strlen (parts[0]) > 3)
    return NOTANDA_DATE_ORDER_UNKNOWN;
  if (!g_str_equal (parts[0], "en"))
    return NOTANDA_DATE_ORDER_DAY_FIRST;
  for (guint i = 1; parts[i] != NULL; i++)
    if ((strlen (parts[i]) == 2 && !g_str_equal (parts[i], "ca")) || g_ascii_isdigit (*parts[i]))
      return g_strv_contains (month_first, parts[i]) ? NOTANDA_DATE_ORDER_MONTH_FIRST : NOTANDA_DATE_ORDER_DAY_FIRST;

  return NOTANDA_DATE_ORDER_UNKNOWN;
}
