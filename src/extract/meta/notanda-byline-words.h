/* notanda-byline-words.h: the words and signs of bylines
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands between names: of a list, which is kept as it is printed; else; and what no name comes behind. */
typedef enum
{
  NOTANDA_BETWEEN_LIST,
  NOTANDA_BETWEEN_ANY,
  NOTANDA_BETWEEN_LAST,
  NOTANDA_BETWEEN_OFFICE, /* the same; one word before it is no name but a part of the office: "Centre for Tides" */
} NotandaBetween;

/* Returns: @text behind "By", "Written by" and their like */
const char *notanda_byline_words_skip_prefixes (const char *text);

/**
 * notanda_byline_words_find_separator:
 * @size: (out): of the separator, in bytes
 * @kind: (out): what it says of what is behind
 *
 * Both are set where there is one.
 *
 * Returns: (nullable): the first separator in @text
 */
const char *notanda_byline_words_find_separator (const char     *text,
                                                 gsize          *size,
                                                 NotandaBetween *kind);

/* Returns: whether it ends in what stands before those who have not written it: "Reviewed by" */
gboolean notanda_byline_words_ends_in_others (const char *line);

/* Returns: whether the word, in small letters, is of what somebody does, or of what isn't a person */
gboolean notanda_byline_words_is_role (const char *word);

/* Returns: whether it is what stands behind a name and belongs to it: "MD", "Jr." */
gboolean notanda_byline_words_is_degree (const char *piece);

/* Returns: whether, where a script has capitals, the words begin with one, but for those that stand in names */
gboolean notanda_byline_words_has_capitals (const char *piece);

/* Returns: whether it is what programs put where nobody is named: "admin"; in small letters */
gboolean notanda_byline_words_is_empty (const char *folded);

/* Returns: whether it is what people who write together are called: "Harbour Staff" */
gboolean notanda_byline_words_is_group (const char *text);

G_END_DECLS
