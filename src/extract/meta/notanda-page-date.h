/* notanda-page-date.h: dates as pages write them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "extract/meta/notanda-date-order.h"

G_BEGIN_DECLS

/**
 * notanda_page_date_parse:
 * @text: a date, or a short text with one in it
 * @language: (nullable): BCP 47, of the page: names of months are looked for in it and in English
 * @order: of dates of numbers; where it isn't known it goes by @language
 * @address_date: (nullable): the date in the page's address, ISO 8601: of two readings the one that agrees
 *   with it is taken
 * @now: microseconds since 1970; later dates aren't believed, but for a day's difference; 0 for no limit
 *
 * Dates before 1990 aren't believed either, nor are those relative to today.
 *
 * Returns: (transfer full) (nullable): ISO 8601: a date, or a date and time with its zone where @text has it in
 *   that form
 */
char *notanda_page_date_parse (const char      *text,
                               const char      *language,
                               NotandaDateOrder order,
                               const char      *address_date,
                               gint64           now);

/* Returns: (transfer full) (nullable): the date that an address has in its path, ISO 8601 */
char *notanda_page_date_from_address (const char *address,
                                      gint64      now);

G_END_DECLS
