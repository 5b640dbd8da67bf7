/* notanda-feed.h: what stands in a feed of any kind
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* How a text of a feed is to be read. */
typedef enum
{
  NOTANDA_FEED_PLAIN,
  NOTANDA_FEED_HTML,
} NotandaFeedMarkup;

/**
 * NotandaFeedEntry:
 * @title: (nullable): plain text
 * @address: (nullable): absolute
 * @id: (nullable): as the feed has it
 * @summary: (nullable): plain text
 * @content: (nullable): HTML
 * @published: (nullable):
 * @updated: (nullable):
 */
typedef struct
{
  char      *title;
  char      *address;
  char      *id;
  char      *summary;
  char      *content;
  GDateTime *published;
  GDateTime *updated;
} NotandaFeedEntry;

/**
 * NotandaFeed:
 * @entries: (element-type NotandaFeedEntry): in the order of the feed
 * @title: (nullable): plain text
 * @language: (nullable):
 * @home: (nullable): the address of the page it belongs to
 * @is_cut: it ends before its end
 */
typedef struct
{
  GPtrArray *entries;
  char      *title;
  char      *language;
  char      *home;
  gboolean   is_cut;
} NotandaFeed;

NotandaFeed *notanda_feed_new (void);
void         notanda_feed_free (NotandaFeed *feed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaFeed, notanda_feed_free)

/* Returns: (transfer none): a new last entry */
NotandaFeedEntry *notanda_feed_add (NotandaFeed *feed);

/**
 * notanda_feed_dup_plain:
 * @text: (nullable): valid UTF-8
 * @max_chars: 0 for no limit but 64 KiB
 *
 * The text without tags, its character references decoded once, blanks folded.
 *
 * Returns: (transfer full) (nullable): %NULL where nothing is left
 */
char *notanda_feed_dup_plain (const char       *text,
                              NotandaFeedMarkup markup,
                              guint             max_chars);

/* Returns: (transfer full) (nullable): %NULL where it is no http or https address */
char *notanda_feed_dup_address (const char *base,
                                const char *address);

/* Fills @loaded with the newest, or with the text of the one that the options ask for. */
gboolean notanda_feed_finish (NotandaFeed              *feed,
                              const NotandaLoadOptions *options,
                              NotandaLoaded            *loaded,
                              GError                  **error);

G_END_DECLS
