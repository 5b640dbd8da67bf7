/* notanda-load-feed.h: the articles that a feed lists
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed: by the root element, or by what the JSON says it is. */
gboolean notanda_load_feed_claims (const char               *data,
                                   gsize                     size,
                                   const NotandaLoadOptions *options);

/* Whether a feed is one of JSON. */
gboolean notanda_load_feed_is_json (const char *data,
                                    gsize       size);

/* Loads what decoding and the XML parser would open or set up later. */
void notanda_load_feed_warm (void);

/**
 * notanda_load_feed:
 *
 * The newest 200 as @items; with the options' part, the text of the one with this id, as an article.
 */
NotandaLoaded *notanda_load_feed (GBytes                   *bytes,
                                  const NotandaLoadOptions *options,
                                  GError                  **error);

G_END_DECLS
