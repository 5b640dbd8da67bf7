/* notanda-feeds-private.h: what the files of feeds share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "intake/notanda-feeds.h"

G_BEGIN_DECLS

/* @group: the feed's, named by its address; it need not be there. Returns: whether @file was changed */
typedef gboolean (*NotandaFeedsChange) (GKeyFile   *file,
                                        const char *group,
                                        gpointer    data);

/* Makes one change to what the file holds then: @change is called again where another program was faster. */
gboolean notanda_feeds_change (const char        *path,
                               const char        *address,
                               NotandaFeedsChange change,
                               gpointer           data,
                               GError           **error);

gboolean notanda_feeds_is_subscribed (GKeyFile   *file,
                                      const char *group);

/* What stands in a group. A value that is empty is none. */
char *notanda_feeds_dup_string (GKeyFile   *file,
                                const char *group,
                                const char *key);
void  notanda_feeds_set_string (GKeyFile   *file,
                                const char *group,
                                const char *key,
                                const char *value);
void  notanda_feeds_set_items (GKeyFile   *file,
                               const char *group,
                               GPtrArray  *items);

/* What was read of the feed at @address, the newest last. To set it is to use it, also with the same marks.
 * Returns: (transfer full) (array zero-terminated=1): never %NULL */
char **notanda_feeds_dup_marks (GKeyFile   *file,
                                const char *address);
void   notanda_feeds_set_marks (GKeyFile          *file,
                                const char        *address,
                                const char *const *marks,
                                gsize              n);

/* Of the feeds that nobody subscribes to, all marks go but those of the @max that were used last. */
void notanda_feeds_forget_marks (GKeyFile *file,
                                 guint     max);

/* @now: microseconds since 1970. Returns: (transfer full): ISO 8601, UTC */
char *notanda_feeds_dup_time (gint64 now);

G_END_DECLS
