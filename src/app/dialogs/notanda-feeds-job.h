/* notanda-feeds-job.h: what is done with the feeds, in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "intake/notanda-feeds.h"

G_BEGIN_DECLS

/**
 * NotandaFeedsState:
 * @feeds: (element-type NotandaSubscription): as they are after it
 * @problems: (element-type utf8 utf8): by address of a feed, what went wrong with it, for people
 * @added: (nullable): the address that was subscribed to
 */
typedef struct
{
  GPtrArray  *feeds;
  GHashTable *problems;
  char       *added;

  NotandaSubscription *found;
} NotandaFeedsState;

void notanda_feeds_state_free (NotandaFeedsState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaFeedsState, notanda_feeds_state_free)

/* Each is done with what the file holds then, and finish() gives what it holds afterwards. @source is a #GObject. */

void notanda_feeds_job_list_async (gpointer            source,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            data);

/**
 * notanda_feeds_job_add_async:
 * @address: as it was typed, of a feed or of a page that names one
 * @is_known: the page that was opened said so: it is taken without a look, and refreshed later
 * @allow_private: the user has said that it may be one of the local network
 */
void notanda_feeds_job_add_async (gpointer            source,
                                  const char         *address,
                                  const char         *title,
                                  gboolean            is_known,
                                  gboolean            allow_private,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            data);
void notanda_feeds_job_remove_async (gpointer            source,
                                     const char         *address,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            data);

/* @feed: (transfer full): that was removed */
void notanda_feeds_job_restore_async (gpointer             source,
                                      NotandaSubscription *feed,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);

/* All of them, or with @only_old those that nobody has asked for in the last half hour; what can't be fetched is a problem of its feed, and no error. */
void notanda_feeds_job_refresh_async (gpointer            source,
                                      gboolean            only_old,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            data);

/* One feed, which need not be subscribed to. */
void notanda_feeds_job_look_up_async (gpointer            source,
                                      const char         *address,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            data);

/* @ids: (nullable) (array zero-terminated=1): %NULL for all that the feed holds now */
void notanda_feeds_job_mark_read_async (gpointer            source,
                                        const char         *address,
                                        const char *const  *ids,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            data);

/* Returns: (transfer full): %NULL with an error of notanda_feeds_*() or notanda_intake_load() */
NotandaFeedsState *notanda_feeds_job_finish (GAsyncResult *result,
                                             GError      **error);

G_END_DECLS
