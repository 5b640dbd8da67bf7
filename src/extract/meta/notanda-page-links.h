/* notanda-page-links.h: addresses that a page names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "extract/html/notanda-html-tree.h"
#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/**
 * notanda_page_links_dup_resolved:
 * @base: (nullable): an absolute address
 * @address: absolute, or relative to @base
 *
 * Returns: (transfer full) (nullable): absolute, http or https, without user and fragment; %NULL for all else
 */
char *notanda_page_links_dup_resolved (const char *base,
                                       const char *address);

/* Returns: (transfer full) (nullable): an address's host in lower case */
char *notanda_page_links_dup_host (const char *address);

/* Adds the page's feeds, a refresh, its largest frame and the next page; @base as above. O(n). */
void notanda_page_links_find (NotandaHtmlTree *tree,
                              const char      *base,
                              NotandaLoaded   *loaded);

G_END_DECLS
