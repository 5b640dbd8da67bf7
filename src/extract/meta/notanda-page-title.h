/* notanda-page-title.h: an article's title out of what a page calls itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_page_title_dup_cut:
 * @title: as a page has it, often with the site's name before or behind
 * @sites: (array zero-terminated=1): names the site goes by, its host among them
 * @heading: (nullable): the page's first heading: what is the same as it is the title
 *
 * Returns: (transfer full): the title without the site's name; blanks folded
 */
char *notanda_page_title_dup_cut (const char        *title,
                                  const char *const *sites,
                                  const char        *heading);

/**
 * notanda_page_title_get_likeness:
 *
 * Returns: the share of words that both have, of those that either has: 0 to 1
 */
double notanda_page_title_get_likeness (const char *a,
                                        const char *b);

G_END_DECLS
