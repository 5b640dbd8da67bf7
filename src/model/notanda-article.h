/* notanda-article.h: the immutable text, and what is known about it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/notanda-id.h"
#include "base/notanda-text-index.h"

G_BEGIN_DECLS

#define NOTANDA_ARTICLE_MAX_SIZE (64u << 20) /* bytes of text */

/* The numbers are on disk; they never change their meaning. */
typedef enum
{
  NOTANDA_BLOCK_TITLE = 1,
  NOTANDA_BLOCK_STANDFIRST = 2,
  NOTANDA_BLOCK_BYLINE = 3,
  NOTANDA_BLOCK_DATELINE = 4,
  NOTANDA_BLOCK_HEADING = 5,
  NOTANDA_BLOCK_PARAGRAPH = 6,
  NOTANDA_BLOCK_CAPTION = 7,
  NOTANDA_BLOCK_LIST_ITEM = 8,
  NOTANDA_BLOCK_QUOTATION = 9,
  NOTANDA_BLOCK_TABLE_CELL = 10,
  NOTANDA_BLOCK_PREFORMATTED = 11,
} NotandaBlockKind;

/**
 * NotandaBlock:
 * @start: code points
 * @end: code points, exclusive; line ends and blanks around a block are outside it
 * @kind: a #NotandaBlockKind, or one from the future
 * @level: of a heading, from 1; else 0
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint8  kind;
  guint8  level;
} NotandaBlock;

const char *notanda_block_kind_get_identifier (guint kind);

/* What may be known about an article; each is one field of records. */
typedef enum
{
  NOTANDA_META_TITLE,
  NOTANDA_META_BYLINE,
  NOTANDA_META_OUTLET,
  NOTANDA_META_DATE,     /* ISO 8601 */
  NOTANDA_META_MODIFIED, /* ISO 8601 */
  NOTANDA_META_LANGUAGE, /* BCP 47 */
  NOTANDA_META_ADDRESS,
  NOTANDA_META_CANONICAL_ADDRESS,
  NOTANDA_META_SOURCE_NAME, /* base name of the file it was read from */
  NOTANDA_META_SOURCE_PART, /* which of several articles in that, see NotandaLoadOptions */
  NOTANDA_META_ENCODING,    /* of that file, as its IANA name */
  NOTANDA_META_LOADED,      /* ISO 8601, UTC */
  NOTANDA_META_TRUNCATED,   /* why the end of what was loaded is missing, see NotandaTruncated */
  NOTANDA_N_META
} NotandaMeta;

const char      *notanda_meta_get_identifier (NotandaMeta meta);
const NotandaId *notanda_meta_get_field (NotandaMeta meta);

/**
 * NotandaArticle:
 *
 * Reference counted and immutable, so any thread may read it. The text is
 * valid UTF-8 without U+0000 and at most %NOTANDA_ARTICLE_MAX_SIZE bytes;
 * carriage returns stay where a text came with offsets that count them.
 */
typedef struct _NotandaArticle NotandaArticle;

/**
 * notanda_article_new:
 * @text: UTF-8; need not end in a zero byte
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_NOT_TEXT or
 *   %NOTANDA_ERROR_TOO_LARGE
 */
NotandaArticle *notanda_article_new (GBytes  *text,
                                     GError **error);

/**
 * notanda_article_new_for_hash:
 * @hash: the SHA-256 of @text, trusted
 *
 * For text that lies in a checked file, so that opening needn't hash it.
 */
NotandaArticle *notanda_article_new_for_hash (GBytes            *text,
                                              const NotandaHash *hash,
                                              GError           **error);

NotandaArticle *notanda_article_ref (NotandaArticle *article);
void            notanda_article_unref (NotandaArticle *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaArticle, notanda_article_unref)

/* The SHA-256 of the text, all 32 bytes. */
const NotandaHash *notanda_article_get_hash (NotandaArticle *article);

/* Not zero-terminated. */
const char       *notanda_article_get_text (NotandaArticle *article,
                                            gsize          *size);
GBytes           *notanda_article_get_bytes (NotandaArticle *article);
gsize             notanda_article_get_n_chars (NotandaArticle *article);
NotandaTextIndex *notanda_article_get_index (NotandaArticle *article);

/**
 * notanda_article_dup_range:
 * @start: code points
 * @end: code points, exclusive; both are cut to the text
 *
 * Returns: (transfer full): that piece of text, zero-terminated
 */
char *notanda_article_dup_range (NotandaArticle *article,
                                 gsize           start,
                                 gsize           end);

/* The same without a copy; @size is in bytes. */
const char *notanda_article_peek_range (NotandaArticle *article,
                                        gsize           start,
                                        gsize           end,
                                        gsize          *size);

/**
 * NotandaReading:
 * @article: the text
 * @blocks: (element-type NotandaBlock): in text order, not overlapping
 * @meta: what was found out, by #NotandaMeta; %NULL where nothing was
 * @from: where each value of @meta came from, as in "json-ld"; %NULL where that
 *   isn't known, or a person wrote the value
 * @left_out: (element-type NotandaLeftOutBlock): what the source has beside the
 *   text, by position, and at one position in the source's order
 * @read: (nullable): the hash of the text as the source gave it, where blocks were
 *   taken in or out by hand since
 * @encoding_guessed: whether @meta's encoding is a guess that may be wrong
 *
 * What a loader makes of some bytes: one reading of them, which the user may
 * replace by another while the article is a draft.
 */
typedef struct
{
  NotandaArticle *article;
  GArray         *blocks;
  char           *meta[NOTANDA_N_META];
  char           *from[NOTANDA_N_META];
  GPtrArray      *left_out;
  NotandaHash    *read;
  gboolean        encoding_guessed;
} NotandaReading;

NotandaReading *notanda_reading_new (NotandaArticle *article);
void            notanda_reading_free (NotandaReading *reading);

/* Takes @value and copies @from, which may be %NULL; what was there goes. */
void notanda_reading_set_meta (NotandaReading *reading,
                               NotandaMeta     meta,
                               char           *value,
                               const char     *from);

/* @now: microseconds since 1970, UTC: when it was loaded, unless it comes from an archive that says when it loaded it */
void notanda_reading_set_loaded (NotandaReading *reading,
                                 gint64          now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaReading, notanda_reading_free)

G_END_DECLS
