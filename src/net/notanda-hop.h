/* notanda-hop.h: one request and its answer, without a look at where it leads next
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-fetch.h"

G_BEGIN_DECLS

/**
 * NotandaHop:
 * @address: normalised
 * @options: the caller's
 * @is_typed: the user typed @address
 * @may_be_private: the host may be one of the local network
 * @deadline: of g_get_monotonic_time()
 * @fetched: (out): filled where @location is %NULL
 * @location: (out) (nullable): where a redirect leads, as the server sent it
 * @trouble: (out): filled with an error
 */
typedef struct
{
  const char                *address;
  const NotandaFetchOptions *options;
  gboolean                   is_typed;
  gboolean                   may_be_private;
  gint64                     deadline;
  NotandaFetchProgress       progress;
  gpointer                   user_data;
  NotandaFetched            *fetched;
  char                      *location;
  NotandaFetchTrouble       *trouble;
} NotandaHop;

/* The thread-default context must be one of the caller's own: it is run in here. Errors as of notanda_fetch(). */
gboolean notanda_hop_run (NotandaHop   *hop,
                          GCancellable *cancellable,
                          GError      **error);

G_END_DECLS
