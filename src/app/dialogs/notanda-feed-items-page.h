/* notanda-feed-items-page.h: the items of one feed, to be opened or marked as read
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-order.h"
#include "intake/notanda-feeds.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_FEED_ITEMS_PAGE (notanda_feed_items_page_get_type ())

G_DECLARE_FINAL_TYPE (NotandaFeedItemsPage, notanda_feed_items_page, NOTANDA, FEED_ITEMS_PAGE, AdwNavigationPage)

/**
 * NotandaFeedItemsPage::chosen: those that are to be opened, as a #GPtrArray of #NotandaOrder
 * NotandaFeedItemsPage::read: those that were read, as a strv of their ids; %NULL for all
 *
 * After "chosen" comes "read" of the same.
 */

/* @feed: copied */
NotandaFeedItemsPage *notanda_feed_items_page_new (const NotandaSubscription *feed);

/* Returns: (transfer none): of the feed */
const char *notanda_feed_items_page_get_address (NotandaFeedItemsPage *self);

/* The same feed as it is now. What was ticked stays ticked. */
void notanda_feed_items_page_set_feed (NotandaFeedItemsPage      *self,
                                       const NotandaSubscription *feed);

G_END_DECLS
