/* notanda-loaded.h: what a reader made of a page or file, before it is an article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-article.h"

G_BEGIN_DECLS

/* What kind of page it is. */
typedef enum
{
  NOTANDA_PAGE_KIND_ARTICLE = 1,
  NOTANDA_PAGE_KIND_STUB = 2,   /* the start of an article, the rest behind a paywall or login */
  NOTANDA_PAGE_KIND_LIST = 3,   /* of articles: a front page, a section, search results */
  NOTANDA_PAGE_KIND_ERROR = 4,  /* "not found", a consent or bot-check page */
  NOTANDA_PAGE_KIND_SCRIPT = 5, /* its text would be made by a script */
} NotandaPageKind;

/* Returns: (transfer none): "article", "stub", "list", "error", "script"; "article" for other numbers */
const char *notanda_page_kind_get_identifier (guint kind);

/* Why a block was left out. The numbers are on disk; they never change their meaning. */
typedef enum
{
  NOTANDA_LEFT_OUT_NOT = 0,        /* it was taken in */
  NOTANDA_LEFT_OUT_BY_USER = 1,    /* taken out by hand */
  NOTANDA_LEFT_OUT_OUTSIDE = 2,    /* stands outside the article's container */
  NOTANDA_LEFT_OUT_UNLIKELY = 3,   /* the block model thinks it isn't part of the article */
  NOTANDA_LEFT_OUT_HIDDEN = 4,     /* the page doesn't show it */
  NOTANDA_LEFT_OUT_NAVIGATION = 5, /* menus, breadcrumbs, tags, page numbers */
  NOTANDA_LEFT_OUT_TEASER = 6,     /* links to other articles */
  NOTANDA_LEFT_OUT_COMMENT = 7,    /* of readers */
  NOTANDA_LEFT_OUT_SHARING = 8,    /* share and print bars, counters */
  NOTANDA_LEFT_OUT_BYLINE = 9,     /* byline, date, reading time: these are metadata */
  NOTANDA_LEFT_OUT_BIOGRAPHY = 10, /* of the author */
  NOTANDA_LEFT_OUT_PROMOTION = 11, /* newsletter, subscription, advertisement, product */
  NOTANDA_LEFT_OUT_CONSENT = 12,   /* cookie banners */
  NOTANDA_LEFT_OUT_LEGAL = 13,     /* copyright, disclaimer */
  NOTANDA_LEFT_OUT_CAPTION = 14,   /* of pictures and videos, credits */
  NOTANDA_LEFT_OUT_REPEATED = 15,  /* its words stand in the article already */
  NOTANDA_LEFT_OUT_RUNNING = 16,   /* running heads and page numbers of a PDF */
  NOTANDA_LEFT_OUT_NOTE = 17,      /* footnotes and remarks beside the text */
  NOTANDA_N_LEFT_OUT
} NotandaLeftOut;

/* Returns: (transfer none): "hidden", "teaser" and so on; "unlikely" for numbers from the future */
const char *notanda_left_out_get_identifier (guint reason);

/* Returns: (transfer none): for people, untranslated: pass it to _() */
const char *notanda_left_out_get_label (guint reason);

/**
 * NotandaLoadedBlock:
 * @text: UTF-8 without line feeds, but in preformatted blocks and, for a <br>
 *   in verse or an address, in paragraphs; never empty or blank at its ends
 * @kind: a #NotandaBlockKind
 * @level: of a heading, from 1; of a table cell, its column, from 1 (1 begins a
 *   row); of a list item, its depth, from 1; else 0
 * @left_out: a #NotandaLeftOut; %NOTANDA_LEFT_OUT_NOT where it is part of the text
 * @explain: (nullable): why, in English for developers; only where asked for
 */
typedef struct
{
  char  *text;
  char  *explain;
  guint8 kind;
  guint8 level;
  guint8 left_out;
} NotandaLoadedBlock;

/**
 * NotandaLoadedChoice:
 * @part: what to pass as #NotandaLoadOptions.part to read this one
 * @title: for people
 * @detail: (nullable): a type and size, a date, an address
 *
 * One of several articles in a file: a chapter, a record of a web archive.
 */
typedef struct
{
  char *part;
  char *title;
  char *detail;
} NotandaLoadedChoice;

/**
 * NotandaFeedItem:
 * @title: (nullable): plain text
 * @address: (nullable): absolute, http or https
 * @date: (nullable): ISO 8601
 * @summary: (nullable): plain text, at most 500 characters
 * @id: what the feed calls it, else @address; told apart by this
 */
typedef struct
{
  char *title;
  char *address;
  char *date;
  char *summary;
  char *id;
} NotandaFeedItem;

/* What a page links to; each is an absolute http or https address. */
typedef enum
{
  NOTANDA_LINK_FEED,    /* rel=alternate of a feed's type */
  NOTANDA_LINK_REFRESH, /* a meta refresh of 5 seconds or less */
  NOTANDA_LINK_FRAME,   /* the largest frame of the same origin */
  NOTANDA_LINK_NEXT,    /* the next page of the same article */
} NotandaLinkKind;

/**
 * NotandaLoadedLink:
 * @title: (nullable): of the feed
 */
typedef struct
{
  NotandaLinkKind kind;
  char           *address;
  char           *title;
} NotandaLoadedLink;

/**
 * NotandaLoaded:
 * @reader: (transfer none): which reader it was, as in "html", "epub", "feed"
 * @blocks: (element-type NotandaLoadedBlock): all that was found, left out or not, in the order of the source
 * @meta: by #NotandaMeta, owned; %NULL where nothing was found
 * @from: where each value of @meta came from, owned: short identifiers such as
 *   "json-ld", "og:title", "h1", "meta:author", "address", "text", "file", "loading"
 * @page: a #NotandaPageKind
 * @confidence: 0 to 1: that @blocks hold the article and no more
 * @notices: (element-type utf8): translated sentences for people: what was cut, mended or is odd
 * @choices: (element-type NotandaLoadedChoice): where there are several articles to choose from; @blocks
 *   are then empty unless one was chosen
 * @links: (element-type NotandaLoadedLink):
 * @items: (element-type NotandaFeedItem): of a feed, newest first, at most 200; @blocks are then empty
 * @encoding_guessed: whether @meta's encoding is a guess that may be wrong
 * @plain: (nullable): of plain text, which stays as it stands: the text itself, with its blocks; notanda_loaded_dup_reading()
 *   gives a copy of it, and @blocks are empty
 *
 * Everything is validated UTF-8. A reader fills what it knows and leaves the rest.
 */
typedef struct
{
  const char *reader;
  GPtrArray  *blocks;
  char       *meta[NOTANDA_N_META];
  char       *from[NOTANDA_N_META];
  guint       page;
  double      confidence;
  GPtrArray  *notices;
  GPtrArray  *choices;
  GPtrArray  *links;
  GPtrArray  *items;
  gboolean    encoding_guessed;

  NotandaReading *plain;
} NotandaLoaded;

/* @reader must be a string that lives as long as the program. */
NotandaLoaded *notanda_loaded_new (const char *reader);
void           notanda_loaded_free (NotandaLoaded *loaded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaLoaded, notanda_loaded_free)

/**
 * notanda_loaded_add_block:
 * @text: (transfer full): blanks at its ends are cut; a blank one is dropped
 *
 * Returns: (transfer none) (nullable): the block that was added
 */
NotandaLoadedBlock *notanda_loaded_add_block (NotandaLoaded *loaded,
                                              char          *text,
                                              guint          kind,
                                              guint          level,
                                              guint          left_out);

/* Takes @value and copies @from. A blank @value is dropped; what is there already stays. */
void notanda_loaded_set_meta (NotandaLoaded *loaded,
                              NotandaMeta    meta,
                              char          *value,
                              const char    *from);

/* Each takes what it is given. */
void notanda_loaded_add_notice (NotandaLoaded *loaded,
                                char          *sentence);

/* Why the end of a source is missing; as metadata by the names that WARC-Truncated has for these, ISO 28500, 5.14 */
typedef enum
{
  NOTANDA_TRUNCATED_LENGTH,      /* it is over a limit */
  NOTANDA_TRUNCATED_TIME,        /* it took too long */
  NOTANDA_TRUNCATED_DISCONNECT,  /* the connection broke off */
  NOTANDA_TRUNCATED_UNSPECIFIED, /* it is damaged, or was truncated before */
} NotandaTruncated;

const char *notanda_truncated_get_identifier (NotandaTruncated why);

/* Returns: (transfer none): a sentence for people, also for an identifier from the future */
const char *notanda_truncated_get_sentence (const char *identifier);

/* A notice that stays with the article: the text was read, and its end isn't in it. */
void notanda_loaded_add_truncated (NotandaLoaded   *loaded,
                                   NotandaTruncated why,
                                   char            *sentence);
void notanda_loaded_add_choice (NotandaLoaded *loaded,
                                char          *part,
                                char          *title,
                                char          *detail);
void notanda_loaded_add_link (NotandaLoaded  *loaded,
                              NotandaLinkKind kind,
                              char           *address,
                              char           *title);
void notanda_loaded_add_item (NotandaLoaded *loaded,
                              char          *title,
                              char          *address,
                              char          *date,
                              char          *summary,
                              char          *id);

/* How an input is read. */
typedef enum
{
  NOTANDA_LOAD_USUAL,    /* by the first reader that claims it */
  NOTANDA_LOAD_PLAIN,    /* as plain text, whatever it looks like: what was pasted as such */
  NOTANDA_LOAD_STRIPPED, /* its text without its tags: where its reader broke down over these, or somebody wants all of it */
} NotandaLoadManner;

/**
 * NotandaLoadOptions:
 * @name: how errors and notices call the input, for people: a file's name or an address
 * @address: (nullable): where it was fetched from; relative addresses are resolved against it
 * @content_type: (nullable): of the HTTP answer, with parameters; a hint, never believed against content
 * @encoding: (nullable): the user's choice, an IANA name; beats all else
 * @part: (nullable): a #NotandaLoadedChoice.part; "*" for all of them in one text
 * @password: (nullable): of an encrypted PDF
 * @explain: fill #NotandaLoadedBlock.explain
 * @now: microseconds since 1970, UTC: dates after it aren't believed; 0 for no limit
 * @manner: how; only some readers have several
 * @is_again: it takes the place of what was read before, for which its text alone won't do
 * @offers_mending: whoever loads says by itself where text was encoded twice: there is no notice of it
 */
typedef struct
{
  const char       *name;
  const char       *address;
  const char       *content_type;
  const char       *encoding;
  const char       *part;
  const char       *password;
  gboolean          explain;
  gint64            now;
  NotandaLoadManner manner;
  gboolean          offers_mending;
  gboolean          is_again;
} NotandaLoadOptions;

/**
 * notanda_loaded_dup_reading:
 *
 * Joins the blocks that weren't left out to one text: two line feeds between
 * blocks, one between list items and between the rows of a table, a tab between
 * cells of a row. Control characters but line feed and tab are dropped, and
 * blocks of nothing else. Blocks that were left out come along with their places.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_EMPTY where no block is
 *   in, or %NOTANDA_ERROR_TOO_LARGE
 */
NotandaReading *notanda_loaded_dup_reading (NotandaLoaded *loaded,
                                            GError       **error);

G_END_DECLS
