/* notanda-words.h: where words and sentences of an article begin and end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaWords:
 *
 * The word and sentence boundaries of Unicode's rules (UAX 29), as ICU has them,
 * of one text; looked for in each block by itself, since a heading ends a
 * sentence without a full stop. All offsets are code points.
 */
typedef struct _NotandaWords NotandaWords;

NotandaWords *notanda_words_new (NotandaDocument *document);
void          notanda_words_free (NotandaWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaWords, notanda_words_free)

/* Whether a word, or what is between two, begins or ends at @offset. */
gboolean notanda_words_is_edge (const NotandaWords *words,
                                guint32             offset);

/* Whether a sentence begins at @offset; where one ends, the next begins. */
gboolean notanda_words_is_sentence (const NotandaWords *words,
                                    guint32             offset);

/* A blank, line end or separator as readers of columns see it: what Python's
 * str.split() splits at. */
gboolean notanda_is_blank (gunichar c);

/* Leaves out blanks at both ends of @range; %FALSE where nothing is left. */
gboolean notanda_article_trim (NotandaArticle *article,
                               NotandaRange   *range);

G_END_DECLS
