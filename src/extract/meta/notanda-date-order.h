/* notanda-date-order.h: whether the day or the month comes first in dates of numbers
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_DATE_ORDER_UNKNOWN,
  NOTANDA_DATE_ORDER_DAY_FIRST,   /* "03-02-2024" is in February */
  NOTANDA_DATE_ORDER_MONTH_FIRST, /* it is in March */
} NotandaDateOrder;

/**
 * NotandaDateVotes:
 *
 * How many dates were seen that can be read in one order alone.
 */
typedef struct
{
  guint n_day_first;
  guint n_month_first;
} NotandaDateVotes;

/* Counts the dates in a text whose day is above 12, as in "13-02-2024". O(n). */
void notanda_date_votes_add (NotandaDateVotes *votes,
                             const char       *text);

/* Returns: the order of most of them */
NotandaDateOrder notanda_date_votes_get_order (const NotandaDateVotes *votes);

/* @host: in lower case; its last part names a country, or tells nothing */
NotandaDateOrder notanda_date_order_of_host (const char *host);

/* @language: (nullable): BCP 47, or with "_" as in the names of locales; English without a country tells nothing */
NotandaDateOrder notanda_date_order_of_language (const char *language);

G_END_DECLS
