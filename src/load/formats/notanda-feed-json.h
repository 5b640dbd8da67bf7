/* notanda-feed-json.h: JSON Feed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-feed.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): %NULL where it is no JSON */
NotandaFeed *notanda_feed_read_json (const char *text,
                                     gsize       size,
                                     const char *address);

G_END_DECLS
