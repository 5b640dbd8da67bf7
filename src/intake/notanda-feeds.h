/* notanda-feeds.h: the feeds somebody has subscribed to, and what they held last
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/notanda-load.h"
#include "net/notanda-polite.h"

G_BEGIN_DECLS

#define NOTANDA_FEEDS_MAX_SIZE (64u << 20) /* bytes of the file */
#define NOTANDA_FEEDS_MAX_READ 2000        /* marks that are kept for each feed, the newest */
#define NOTANDA_FEEDS_MAX_UNSUBSCRIBED 200 /* feeds without a subscription whose marks are kept, those used last */

/**
 * NotandaSubscription:
 * @address: normalised; told apart by this
 * @title: (nullable):
 * @added: (nullable): ISO 8601, UTC; %NULL where nobody has subscribed
 * @fetched: (nullable): when it was asked for last with success
 * @is_local: the user has said that it may be of the local network
 * @not_before: seconds since 1970: the server doesn't want to be asked earlier
 * @items: (element-type NotandaFeedItem): those of the last time, newest first
 * @read: (element-type utf8): marks of the items that were read; ask notanda_subscription_is_read()
 */
typedef struct
{
  char       *address;
  char       *title;
  char       *added;
  char       *fetched;
  char       *etag;
  char       *modified;
  gboolean    is_local;
  gint64      not_before;
  GPtrArray  *items;
  GHashTable *read;
} NotandaSubscription;

void notanda_subscription_free (NotandaSubscription *feed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSubscription, notanda_subscription_free)

gboolean notanda_subscription_is_read (const NotandaSubscription *feed,
                                       const char                *id);

/* All of these block. @path: (type filename): the file of subscriptions, which need not be there yet. A change is made to
 * what the file holds at that moment, so that two programs don't undo each other's. One that can't be read is
 * %NOTANDA_ERROR_DAMAGED, and is never written over. */

/* Returns: (transfer full) (type filename): $XDG_DATA_HOME/notanda/feeds.ini */
char *notanda_feeds_dup_path (void);

/* Returns: (transfer full) (element-type NotandaSubscription): in the order they were added */
GPtrArray *notanda_feeds_list (const char *path,
                               GError    **error);

/* Nothing happens where it is there already. @now: microseconds since 1970 */
gboolean notanda_feeds_add (const char *path,
                            const char *address,
                            const char *title,
                            gint64      now,
                            GError    **error);
/* What was read of it stays. */
gboolean notanda_feeds_remove (const char *path,
                               const char *address,
                               GError    **error);

/* What was removed, with its items; nothing happens where it is there. What was read of it had stayed, and was added to since. */
gboolean notanda_feeds_restore (const char                *path,
                                const NotandaSubscription *feed,
                                GError                   **error);

/* The user has said that it may be of the local network, or says no more. */
gboolean notanda_feeds_set_local (const char *path,
                                  const char *address,
                                  gboolean    is_local,
                                  GError    **error);

/* What was read of a feed, which need not be subscribed to.
 * Returns: (transfer full): %NULL with an error */
NotandaSubscription *notanda_feeds_look_up (const char *path,
                                            const char *address,
                                            GError    **error);

/* @ids: (array zero-terminated=1): of items. The feed need not be subscribed to: what was read of it is known when it is. */
gboolean notanda_feeds_mark_read (const char        *path,
                                  const char        *address,
                                  const char *const *ids,
                                  gboolean           is_read,
                                  GError           **error);

/**
 * notanda_feeds_refresh:
 * @polite: one for all feeds of a run
 * @client: (nullable): keeps the helper process
 * @fetch: (nullable): how; address and conditions are set here
 * @now: microseconds since 1970
 *
 * Asks for one feed, if it has changed, and keeps its items. Does nothing as long as the server wants not to be asked.
 */
gboolean notanda_feeds_refresh (const char                *path,
                                const char                *address,
                                NotandaPolite             *polite,
                                NotandaLoaderClient       *client,
                                const NotandaFetchOptions *fetch,
                                gint64                     now,
                                GCancellable              *cancellable,
                                GError                   **error);

/* An item and the feed it is of, both borrowed. */
typedef struct
{
  const NotandaSubscription *feed;
  const NotandaFeedItem     *item;
} NotandaFeedEntry;

/* @feeds: from notanda_feeds_list(), to live as long as what is returned.
 * Returns: (transfer full) (element-type NotandaFeedEntry): the items of all, newest first, those without a date last */
GArray *notanda_feeds_merge (GPtrArray *feeds);

/**
 * notanda_feed_item_dup_day:
 * @zone: of the reader
 *
 * Returns: (transfer full) (nullable): the day it appeared where the reader is, as "2026-03-03"; %NULL where that isn't known
 */
char *notanda_feed_item_dup_day (const NotandaFeedItem *item,
                                 GTimeZone             *zone);

G_END_DECLS
