/* notanda-feed-mend.h: a feed that is no XML, made such that it can be read
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_feed_mend:
 * @text: valid UTF-8
 *
 * Drops what is in front of the first tag, the XML declaration, the doctype and its entities, and characters that XML doesn't have; names of HTML's characters
 * become these, other ampersands are escaped. CDATA sections stay as they are. O(n).
 */
GString *notanda_feed_mend (const char *text,
                            gsize       size);

G_END_DECLS
