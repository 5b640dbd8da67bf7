/* notanda-boundaries.h: where words and sentences of an article begin and end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaBoundaries:
 *
 * The word and sentence boundaries of Unicode's rules (UAX 29), as ICU has them,
 * of one text; looked for in each block by itself, since a heading ends a
 * sentence without a full stop. All offsets are code points.
 */
typedef struct _NotandaBoundaries NotandaBoundaries;

NotandaBoundaries *notanda_boundaries_new (NotandaDocument *document);
void               notanda_boundaries_free (NotandaBoundaries *boundaries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaBoundaries, notanda_boundaries_free)

/* Whether a word, or what is between two, begins or ends at @offset. */
gboolean notanda_boundaries_is_edge (const NotandaBoundaries *boundaries,
                                     guint32                  offset);

/* Whether a sentence begins at @offset; where one ends, the next begins. */
gboolean notanda_boundaries_is_sentence (const NotandaBoundaries *boundaries,
                                         guint32                  offset);

/* A blank, line end or separator as readers of columns see it: what Python's
 * str.split() splits at. */
gboolean notanda_is_blank (gunichar c);

/* Leaves out blanks at both ends of @range; %FALSE where nothing is left. */
gboolean notanda_article_trim (NotandaArticle *article,
                               NotandaRange   *range);

G_END_DECLS
