/* notanda-polite.h: fetching what a program asks for by itself, as servers wish it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-fetch.h"

G_BEGIN_DECLS

#define NOTANDA_POLITE_GAP 1000 /* milliseconds between two requests to one host */

/* For feeds and lists; a page that a person opens is fetched by notanda_fetch(). For any number of threads. */
typedef struct _NotandaPolite NotandaPolite;

/* @gap: milliseconds; %NOTANDA_POLITE_GAP but in tests */
NotandaPolite *notanda_polite_new (guint gap);
NotandaPolite *notanda_polite_ref (NotandaPolite *polite);
void           notanda_polite_unref (NotandaPolite *polite);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaPolite, notanda_polite_unref)

/* As notanda_fetch(), but for each request, also one that a redirect leads to, waits its turn, and asks robots.txt first, once for
 * each host; where that can't be had twice in a row, nothing of the host is asked for any more, and where the server says when it can be had,
 * nothing until then, as @trouble says. Where another thread asks the same host, @cancellable is looked at when that has ended.
 * Returns: (transfer full): %NULL also with %NOTANDA_ERROR_REFUSED where the site wants no programs there */
NotandaFetched *notanda_polite_fetch (NotandaPolite             *polite,
                                      const char                *address,
                                      const NotandaFetchOptions *options,
                                      NotandaFetchProgress       progress,
                                      gpointer                   progress_data,
                                      NotandaFetchTrouble       *trouble,
                                      GCancellable              *cancellable,
                                      GError                   **error);

/**
 * notanda_robots_allow:
 * @text: a robots.txt (RFC 9309)
 * @address: normalised
 *
 * Returns: whether "Notanda" may fetch @address
 */
gboolean notanda_robots_allow (const char *text,
                               gsize       size,
                               const char *address);

G_END_DECLS
