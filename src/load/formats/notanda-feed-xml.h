/* notanda-feed-xml.h: RSS of all versions, and Atom
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-feed.h"

G_BEGIN_DECLS

/**
 * notanda_feed_read_xml:
 * @text: valid UTF-8, of any XML or nearly so
 * @address: (nullable): what relative addresses are relative to
 *
 * Returns: (transfer full): with what could be read; never %NULL
 */
NotandaFeed *notanda_feed_read_xml (const char *text,
                                    gsize       size,
                                    const char *address);

G_END_DECLS
