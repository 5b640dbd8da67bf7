/* notanda-page-data.h: what a page of HTML says about itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "extract/html/notanda-html-tree.h"
#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/**
 * NotandaPageData:
 * @heading: (nullable): the h1 or h2 that agrees with the title that was found
 * @byline: (nullable): the element whose text the byline is
 * @date: (nullable): the element whose text the date is
 * @standfirst: (nullable): the page's description of itself, plain text: where a block says the same, that is the
 *   standfirst
 * @article_body: (nullable): of JSON-LD, plain text with line feeds between paragraphs
 * @state_body: (nullable): the longest article-like text in a script's JSON state; plain text as above
 * @is_article: JSON-LD or og:type says it is one
 * @is_list: JSON-LD or og:type says it is a front page, a section or search results
 * @is_paywalled: JSON-LD's isAccessibleForFree is false, or a known mark of a paywall
 *
 * Nodes belong to the tree.
 */
typedef struct
{
  NotandaHtmlNode *heading;
  NotandaHtmlNode *byline;
  NotandaHtmlNode *date;
  char            *standfirst;
  char            *article_body;
  char            *state_body;
  gboolean         is_article;
  gboolean         is_list;
  gboolean         is_paywalled;
} NotandaPageData;

/**
 * notanda_page_data_find:
 * @loaded: its meta, from and links are filled: title, byline, outlet, date, modified, declared language,
 *   address, canonical address; feeds, refresh, frame and next page
 *
 * O(n).
 */
void notanda_page_data_find (NotandaPageData          *data,
                             NotandaHtmlTree          *tree,
                             const NotandaLoadOptions *options,
                             NotandaLoaded            *loaded);
void notanda_page_data_clear (NotandaPageData *data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaPageData, notanda_page_data_clear)

G_END_DECLS
