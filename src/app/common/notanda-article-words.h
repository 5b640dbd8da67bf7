/* notanda-article-words.h: what the parts of an article are called
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-article.h"

G_BEGIN_DECLS

/* Both for people, translated. */
const char *notanda_article_words_get_meta (NotandaMeta meta);
const char *notanda_article_words_get_block_kind (guint kind);

/**
 * notanda_article_words_dup_from:
 * @from: (nullable): where a value was found, as in "json-ld"
 * @is_corrected: a person wrote it
 *
 * Returns: (transfer full): the same for people; "" where it isn't known
 */
char *notanda_article_words_dup_from (const char *from,
                                      gboolean    is_corrected);

G_END_DECLS
