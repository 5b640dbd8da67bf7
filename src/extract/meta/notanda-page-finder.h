/* notanda-page-finder.h: what a page names, gathered in one walk
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "extract/meta/notanda-date-order.h"
#include "extract/meta/notanda-json-ld.h"
#include "extract/meta/notanda-page-data.h"

G_BEGIN_DECLS

#define NOTANDA_PAGE_MAX_HEADING 400 /* bytes of one that may be a title */

/* Where a date stands, in the order of trust. */
typedef enum
{
  NOTANDA_SHOWN_BESIDE,       /* in an element that is for dates, not far from the heading */
  NOTANDA_SHOWN_NEAR,         /* right at the heading, alone */
  NOTANDA_SHOWN_NEAR_IN_TEXT, /* there, with other words */
  NOTANDA_SHOWN_FAR,          /* in an element that is for dates */
  NOTANDA_N_SHOWN_PLACES,
} NotandaShownPlace;

/**
 * NotandaShownDate:
 * @attribute: (nullable): what the element says for machines, ISO 8601
 * @text: (nullable): the date that is read, ISO 8601
 * @is_of_change: it says when the page was changed last
 *
 * A date in a page's text; both strings are owned.
 */
typedef struct
{
  NotandaHtmlNode  *node;
  char             *attribute;
  char             *text;
  const char       *from;
  NotandaShownPlace place;
  gboolean          is_of_change;
} NotandaShownDate;

/**
 * NotandaPageFinder:
 * @metas: key in lower case -> content
 * @roles: value of an attribute -> what such an element holds
 * @around: what a node stands in, by its index
 * @base: (nullable): what the page's addresses are relative to
 * @host: (nullable): of the page
 * @address_date: (nullable): the date in its address
 * @date_order: of the page's dates of numbers, known once notanda_page_finder_find_dates() looked
 * @headings: h1 and h2, in the page's order
 * @bylines: elements with names and words around them
 * @authors: elements with a name alone
 * @cited: contents of meta elements, a name each
 * @links: to pages about authors
 *
 * What the functions that find one value each share. Nodes and strings without a word belong to the tree.
 */
typedef struct
{
  const NotandaLoadOptions *options;
  NotandaHtmlTree          *tree;
  NotandaLoaded            *loaded;
  NotandaPageData          *data;
  GHashTable               *metas;  /* key in lower case -> content */
  GHashTable               *roles;  /* value of an attribute -> Role */
  guint8                   *around; /* by a node's index */
  NotandaJsonLd             json;
  char                     *base;
  char                     *host;
  char                     *address_date;
  NotandaDateOrder          date_order;
  const char               *lang;
  NotandaHtmlNode          *title;
  NotandaHtmlNode          *canonical;
  GPtrArray                *headings; /* h1 and h2, in the page's order */
  GPtrArray                *bylines;  /* elements, those with names alone first */
  GPtrArray                *authors;
  GPtrArray                *cited; /* contents of meta elements, a name each */
  GPtrArray                *links; /* to pages about authors */
  GPtrArray                *dates;
  GPtrArray                *times;
  GPtrArray                *scripts; /* their texts */
  GArray                   *shown;   /* NotandaShownDate; NULL until they are looked for */
} NotandaPageFinder;

void notanda_page_finder_init (NotandaPageFinder        *self,
                               NotandaPageData          *data,
                               NotandaHtmlTree          *tree,
                               const NotandaLoadOptions *options,
                               NotandaLoaded            *loaded);
void notanda_page_finder_clear (NotandaPageFinder *self);

/* Returns: (nullable): what a meta element of that name, in lower case, says */
const char *notanda_page_finder_get_meta (NotandaPageFinder *self,
                                          const char        *key);

/**
 * notanda_page_finder_next:
 * @i: (inout): 0 at first
 * @from: (out): what is said of where it was found
 *
 * Returns: (nullable): what the next meta element says of @meta, in the order of trust; %NULL at the end
 */
const char *notanda_page_finder_next (NotandaPageFinder *self,
                                      NotandaMeta        meta,
                                      guint             *i,
                                      const char       **from);

/* Returns: (transfer full): an element's text, "" where it has so much below that it can be no short one */
char *notanda_page_finder_dup_text (const NotandaHtmlNode *node);

/* Returns: (transfer full): the same, with its lines */
char *notanda_page_finder_dup_lines (const NotandaHtmlNode *node);

/* Puts those first that are nearest to the heading, where there is one. */
void notanda_page_finder_sort (NotandaPageFinder *self,
                               GPtrArray         *nodes);

/* Reads the short texts around the heading, those behind it first, until @read says %TRUE. */
void notanda_page_finder_read_near (NotandaPageFinder *self,
                                    gboolean (*read) (NotandaPageFinder *self,
                                                      NotandaHtmlNode   *node,
                                                      const char        *text,
                                                      const char        *following));

/* Returns: (transfer full) (nullable): what notanda_page_date_parse() makes of @text, which may be %NULL, on this page */
char *notanda_page_finder_dup_date (NotandaPageFinder *self,
                                    const char        *text);

/* Fills @shown: of each kind of element and of the texts at the heading those first that are nearest to it. */
void notanda_page_finder_find_shown (NotandaPageFinder *self);

/* Returns: (nullable): where the page's only date stands that is a text by itself, of those of a change or the others;
 * @date: (out) (transfer full) */
NotandaHtmlNode *notanda_page_finder_find_lonely (NotandaPageFinder *self,
                                                  gboolean           of_change,
                                                  char             **date);

/* Each finds one value, in this order: later ones make use of what is there. */
void notanda_page_finder_find_title (NotandaPageFinder *self);
void notanda_page_finder_find_byline (NotandaPageFinder *self);
void notanda_page_finder_find_dates (NotandaPageFinder *self);

G_END_DECLS
