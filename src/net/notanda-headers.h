/* notanda-headers.h: what an answer of a server says about itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define NOTANDA_HEADERS_MAX_RETRY_AFTER (30u * 24 * 3600) /* seconds; more than that is taken as that */

/* Returns: (transfer full) (nullable): in ASCII; not if it is very long. One, or with all that come under this name */
char *notanda_headers_dup (SoupMessageHeaders *headers,
                           const char         *name);
char *notanda_headers_dup_list (SoupMessageHeaders *headers,
                                const char         *name);

/* Returns: seconds until the server wants to be asked again; 0 where it doesn't say */
guint notanda_headers_get_retry_after (SoupMessageHeaders *headers);

/* Returns: what the server's clock said, seconds since 1970; 0 where it doesn't say */
gint64 notanda_headers_get_date (SoupMessageHeaders *headers);

/* Whether less came than the server said, which libsoup tells of HTTP/1.1 alone. A gzip stream knows its own end, and
 * servers count wrongly there. */
gboolean notanda_headers_is_short (SoupMessageHeaders *headers,
                                   gsize               received);

G_END_DECLS
