/* notanda-date-line.h: dates as people write them, and lines that hold no more
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_date_line_parse:
 * @text: UTF-8, one line
 * @size: in bytes
 * @date: (out) (transfer full) (nullable): its date as ISO 8601, as exact as it
 *   is given; %NULL where the line doesn't tell year and month for certain
 *
 * Whether a line only says when, and perhaps where and which agency: "Berlin,
 * 12. März 2026", "WASHINGTON (AP) —", "Published: March 3, 2026, 10:15 am".
 */
gboolean notanda_date_line_parse (const char *text,
                                  gsize       size,
                                  char      **date);

G_END_DECLS
