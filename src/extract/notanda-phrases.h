/* notanda-phrases.h: what the words of a short block say it is
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_PHRASE_MORE = 1 << 0,      /* begins as a link to other articles does: "Read more:" */
  NOTANDA_PHRASE_RELATED = 1 << 1,   /* a heading over such links */
  NOTANDA_PHRASE_CREDIT = 1 << 2,    /* of a picture */
  NOTANDA_PHRASE_BYLINE = 1 << 3,    /* "By ...", "Reporting by ..." */
  NOTANDA_PHRASE_DATE = 1 << 4,      /* little more than a date or time; never found by the lists */
  NOTANDA_PHRASE_COPYRIGHT = 1 << 5, /* and notices of first publication */
  NOTANDA_PHRASE_PROMOTION = 1 << 6,
  NOTANDA_PHRASE_SHARE = 1 << 7,
  NOTANDA_PHRASE_COMMENTS = 1 << 8,
  NOTANDA_PHRASE_TAGS = 1 << 9,
  NOTANDA_PHRASE_BIOGRAPHY = 1 << 10,
  NOTANDA_PHRASE_CONSENT = 1 << 11,
  NOTANDA_PHRASE_GALLERY = 1 << 12, /* "1 of 6", "Back to gallery" */
  NOTANDA_PHRASE_ERROR = 1 << 13,   /* "Page not found" */
  NOTANDA_PHRASE_STUB = 1 << 14,    /* "Subscribe to continue reading" */
  NOTANDA_PHRASE_SCRIPT = 1 << 15,  /* "Please enable JavaScript" */
  NOTANDA_PHRASE_READING = 1 << 16, /* "4 min read", "Listen to this article" */
  NOTANDA_PHRASE_SURE = 1 << 17,    /* with one of the others: never part of an article's text */
  NOTANDA_PHRASE_AGREE = 1 << 18,   /* on a button, which gives consent */
} NotandaPhrase;

typedef struct _NotandaPhrases NotandaPhrases;

/* The table of all phrases, for one page. */
NotandaPhrases *notanda_phrases_new (void);
void            notanda_phrases_free (NotandaPhrases *phrases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaPhrases, notanda_phrases_free)

/**
 * notanda_phrases_find:
 * @text: UTF-8, a block
 * @size: in bytes; long blocks are looked at where they begin and end
 *
 * O(1).
 *
 * Returns: #NotandaPhrase flags
 */
guint notanda_phrases_find (const NotandaPhrases *phrases,
                            const char           *text,
                            gsize                 size);

G_END_DECLS
