/* notanda-fetch-words.h: what went wrong on the web, for people
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-fetch.h"

G_BEGIN_DECLS

/* Returns: (transfer full): "try again later", or when. @seconds: until then; 0 where nobody says */
char *notanda_fetch_dup_wait (guint seconds);

/* Returns: what is wrong and what to do, for what GIO reports of names and connections */
const char *notanda_fetch_describe_network (const GError *cause);

/* @host is named first in all of these. */

/* Sets an error for a status that isn't one of success. @retry_after: seconds, or 0 */
void notanda_fetch_set_status_error (GError    **error,
                                     const char *host,
                                     guint       status,
                                     guint       retry_after);

/* For a certificate that can't be trusted, whose trouble is filled. */
void notanda_fetch_set_tls_error (GError                   **error,
                                  const char                *host,
                                  gboolean                   is_typed,
                                  GTlsCertificateFlags       faults,
                                  const NotandaFetchTrouble *trouble);

/* For what GIO reports of names and connections. */
void notanda_fetch_set_network_error (GError      **error,
                                      const char   *host,
                                      const GError *cause);

/* For an address of the local network. */
void notanda_fetch_set_private_error (GError    **error,
                                      const char *host,
                                      gboolean    is_typed);

G_END_DECLS
