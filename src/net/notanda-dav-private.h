/* notanda-dav-private.h: what the files of the WebDAV client share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "net/notanda-dav-listing.h"
#include "net/notanda-dav-words.h"

G_BEGIN_DECLS

struct _NotandaDav
{
  char              *address;
  char              *host;
  GUri              *uri;
  char              *user;
  char              *password;
  char              *realm; /* of the first that got the password */
  char              *accepted_certificate;
  char              *refused_certificate;
  gint64             silence; /* microseconds */
  gint64             grace;   /* microseconds */
  NotandaDavProgress progress;
  gpointer           progress_data;
  GMutex             mutex;   /* held by who uses what follows */
  GMainContext      *context; /* in which the session lives */
  SoupSession       *session;
  gboolean           is_open; /* the session's server has answered something else than that it wants a password */
};

/* One request on its way. */
typedef struct _NotandaDavExchange NotandaDavExchange;

/* The exchange has ended and its request's results are set. @is_unreachable: no connection came about, or nobody answered on it */
typedef void (*NotandaDavEnded) (NotandaDavExchange *exchange,
                                 NotandaDavRequest  *request,
                                 gboolean            is_unreachable,
                                 gpointer            user_data);

NotandaDavExchange *notanda_dav_exchange_new (NotandaDav        *dav,
                                              NotandaDavRequest *request,
                                              NotandaDavEnded    ended,
                                              gpointer           user_data);
void                notanda_dav_exchange_free (NotandaDavExchange *exchange);

/* In the thread-default context, which is that of @dav, whose mutex is held. Its end, which frees it, may come before
 * this returns. */
void notanda_dav_exchange_begin (NotandaDavExchange *exchange);
void notanda_dav_exchange_cancel (NotandaDavExchange *exchange);

/* Returns: (transfer full): %NULL with %NOTANDA_ERROR_INVALID */
SoupMessage *notanda_dav_message_new (NotandaDav              *dav,
                                      const NotandaDavRequest *request,
                                      GError                 **error);

/* Sets method and body, at first and before each time that the message is sent again. */
void notanda_dav_message_fill (SoupMessage             *message,
                               const NotandaDavRequest *request);

/* What the answer says beside its body. */
void     notanda_dav_message_read_head (SoupMessage       *message,
                                        NotandaDavRequest *request);
gboolean notanda_dav_message_is_success (const NotandaDavRequest *request);

/* Whether what is sent to @host stays on this machine, so that it need not be encrypted. */
gboolean notanda_dav_is_loopback (const char *host);

/* Gives the password to whom it is for. */
NotandaDavAsked notanda_dav_answer_auth (NotandaDav  *dav,
                                         SoupMessage *message,
                                         SoupAuth    *auth,
                                         gboolean     is_retry);

G_END_DECLS
