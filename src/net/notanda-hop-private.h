/* notanda-hop-private.h: what the files of one request share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "base/notanda-inflate.h"
#include "net/notanda-hop.h"
#include "net/notanda-send.h"

G_BEGIN_DECLS

/* Why it was stopped */
typedef enum
{
  GOING,
  LATE,
  SILENT,
  PRIVATE,
} Stop;

typedef struct
{
  NotandaHop          *hop;
  char                *host;
  SoupSession         *session;
  SoupMessage         *message;
  GInputStream        *stream;
  NotandaInflate      *inflate;
  NotandaSend         *send;
  GSource             *deadline;
  GSource             *silence;
  GSource             *cancelled;
  gint64               silence_us;
  gint64               received;
  Stop                 stop;
  GTlsCertificateFlags faults;
  GAsyncResult        *result; /* of the step that is waited for */
} Exchange;

/* Something came: silence begins anew. */
void notanda_exchange_heard (Exchange *self);

/* A step is begun with this as its callback and waited for. Returns: (transfer full) */
void          notanda_exchange_done_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      data);
GAsyncResult *notanda_exchange_wait (Exchange *self);

/* Returns: whether it was stopped, and @error is set */
gboolean notanda_exchange_set_stop_error (Exchange     *self,
                                          GCancellable *cancellable,
                                          GError      **error);

gboolean notanda_exchange_read_body (Exchange     *self,
                                     GCancellable *cancellable,
                                     GError      **error);

G_END_DECLS
