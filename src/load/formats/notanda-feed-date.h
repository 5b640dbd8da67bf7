/* notanda-feed-date.h: dates as feeds and messages write them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_feed_date_parse:
 * @text: (nullable): as in RFC 822 ("Tue, 3 Mar 2026 08:15 EST"), ISO 8601, or something between
 *
 * English month names only: both standards have no others. A time without a zone is UTC.
 *
 * Returns: (transfer full) (nullable):
 */
GDateTime *notanda_feed_date_parse (const char *text);

G_END_DECLS
