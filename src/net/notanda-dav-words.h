/* notanda-dav-words.h: what went wrong with a WebDAV server, for people
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-dav.h"

G_BEGIN_DECLS

/* Why no password was given where one was asked for */
typedef enum
{
  NOTANDA_DAV_ASKED_NOTHING, /* it was not asked for */
  NOTANDA_DAV_ASKED_UNSET,   /* there is none */
  NOTANDA_DAV_ASKED_AGAIN,   /* it was given, and is wrong */
  NOTANDA_DAV_ASKED_PLAIN,   /* it would go over the network in plain text */
  NOTANDA_DAV_ASKED_REALM,   /* for something else than before */
  NOTANDA_DAV_ASKED_ELSEWHERE,
} NotandaDavAsked;

/* All name @host first, and set a code of #NotandaDavRequest. */

/* For a status that isn't one of success. @address: that was asked; @location: (nullable): where a redirect leads, as
 * the server sent it */
void notanda_dav_set_status_error (GError                 **error,
                                   const char              *host,
                                   const NotandaDavRequest *request,
                                   const char              *address,
                                   const char              *location,
                                   NotandaDavAsked          asked);

/* For what GIO reports. */
void notanda_dav_set_network_error (GError      **error,
                                    const char   *host,
                                    const GError *cause);

/* For a request that was stopped since nothing came, or not enough. */
void notanda_dav_set_silent_error (GError    **error,
                                   const char *host);
void notanda_dav_set_slow_error (GError    **error,
                                 const char *host);

/* For answers that nobody should send. */
void notanda_dav_set_not_dav_error (GError    **error,
                                    const char *host);
void notanda_dav_set_too_large_error (GError    **error,
                                      const char *host,
                                      const char *name);
void notanda_dav_set_mismatch_error (GError    **error,
                                     const char *host,
                                     const char *name);

G_END_DECLS
