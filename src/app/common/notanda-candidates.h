/* notanda-candidates.h: which annotations a link may lead to
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* Whether links in @role may lead to annotations of @type; merged types are one. */
gboolean notanda_candidates_accept (NotandaTagSet        *tag_set,
                                    const NotandaTagRole *role,
                                    const NotandaId      *type);

/* Whether a link of @origin in @role may lead to @slot. */
gboolean notanda_candidates_fit (NotandaDocument *document,
                                 const NotandaId *role,
                                 guint32          origin,
                                 guint32          slot);

/**
 * notanda_candidates_find_next:
 * @from: where to start, in text order; need not fit itself
 *
 * Costs one read for each annotation that is passed.
 *
 * Returns: a slot, or %NOTANDA_NO_SLOT where none is left
 */
guint32 notanda_candidates_find_next (NotandaDocument *document,
                                      const NotandaId *role,
                                      guint32          origin,
                                      guint32          from,
                                      gboolean         forward);

/* The one with the fewest characters between it and @origin; that after it, if two
 * are as near. One inside @origin comes last: who is quoted is seldom named in it. */
guint32 notanda_candidates_find_nearest (NotandaDocument *document,
                                         const NotandaId *role,
                                         guint32          origin);

/* Returns: (transfer full): why a link in @role can't lead to @type, for people */
char *notanda_candidates_dup_refusal (NotandaDocument *document,
                                      const NotandaId *role,
                                      const NotandaId *type);

/* The first type that the role names and people may still use; borrowed from the tag set, %NULL where there is none. */
const NotandaTagType *notanda_candidates_find_type (NotandaDocument *document,
                                                    const NotandaId *role);

G_END_DECLS
