/* notanda-byline.h: names of authors out of a byline
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_byline_add_names:
 * @names: (element-type utf8): those that are found and aren't there yet are appended, twenty in all at most
 * @text: a byline, or a name
 * @outlet: (nullable): who publishes it: that is no author
 * @host: (nullable): of the page's address: the same
 *
 * Takes off "By" and its like, roles, handles, addresses and dates.
 */
void notanda_byline_add_names (GPtrArray  *names,
                               const char *text,
                               const char *outlet,
                               const char *host);

/**
 * notanda_byline_dup_names:
 *
 * The same of one text: where nothing but the names of a list and what stands between them is there, as it is printed.
 *
 * Returns: (transfer full) (nullable): the names; %NULL where there are none
 */
char *notanda_byline_dup_names (const char *text,
                                const char *outlet,
                                const char *host);

/**
 * notanda_byline_dup_declared:
 * @text: what a page says of its author that has no name in it: "The Harbour Team", "harbournews"
 *
 * Returns: (transfer full) (nullable): its first line without "By"; %NULL where it is an address or says nothing, as "admin"
 */
char *notanda_byline_dup_declared (const char *text);

/* Returns: (transfer full) (nullable): the names with commas between; %NULL where there are none */
char *notanda_byline_join (GPtrArray *names);

/* Letters and digits alone, and small ones. Returns: (transfer full): what a name is compared by */
char *notanda_byline_dup_key (const char *name);

/**
 * notanda_byline_is_same_name:
 *
 * Whether both say the same but for case, blanks and punctuation; @b may be a host: "The Harbour News" is
 * "theharbournews.example" as well.
 */
gboolean notanda_byline_is_same_name (const char *a,
                                      const char *b);

G_END_DECLS
