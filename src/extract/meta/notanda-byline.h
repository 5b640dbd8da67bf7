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
 * @names: (element-type utf8): those that are found and aren't there yet are appended, five in all at most
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

/* Returns: (transfer full) (nullable): the names with commas between; %NULL where there are none */
char *notanda_byline_join (GPtrArray *names);

/**
 * notanda_byline_is_same_name:
 *
 * Whether both say the same but for case, blanks and punctuation; @b may be a host: "The Harbour News" is
 * "theharbournews.example" as well.
 */
gboolean notanda_byline_is_same_name (const char *a,
                                      const char *b);

G_END_DECLS
