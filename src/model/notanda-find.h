/* notanda-find.h: all places of some words in an article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-article.h"
#include "model/notanda-value.h"

G_BEGIN_DECLS

/* After so many the search ends. */
#define NOTANDA_FIND_MAX 1000000u

/* No match's number. */
#define NOTANDA_NO_MATCH G_MAXUINT

/**
 * NotandaFind:
 *
 * One search, done in slices, so that a long article never holds up a window. The
 * places are code points, in text order, and don't overlap. What counts as the same
 * is told in notanda-text-piece.h; an é is never found by e, and half of an ß not by s.
 */
typedef struct _NotandaFind NotandaFind;

/**
 * notanda_find_new:
 * @needle: valid UTF-8; nothing is found where it is empty
 *
 * Returns: (transfer full): a search that has found nothing yet; keeps @article
 */
NotandaFind *notanda_find_new (NotandaArticle *article,
                               const char     *needle,
                               gboolean        match_case);
void         notanda_find_free (NotandaFind *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaFind, notanda_find_free)

/**
 * notanda_find_step:
 * @n_bytes: how much of the text to go through, about; a run of blanks is never cut
 *
 * Returns: whether there is more to do
 */
gboolean notanda_find_step (NotandaFind *self,
                            gsize        n_bytes);

gboolean notanda_find_is_done (NotandaFind *self);

/* Up to where the article was searched, as a code point. */
gsize notanda_find_get_position (NotandaFind *self);

/* Found so far. */
guint notanda_find_get_n_matches (NotandaFind *self);

NotandaRange notanda_find_get_match (NotandaFind *self,
                                     guint        n);

/* The first match that ends after @position, or their number where there is none. */
guint notanda_find_get_first_after (NotandaFind *self,
                                    gsize        position);

G_END_DECLS
