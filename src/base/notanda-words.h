/* notanda-words.h: where words start and end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-text-index.h"

G_BEGIN_DECLS

/* The two sides of a word. */
typedef enum
{
  NOTANDA_WORD_START,
  NOTANDA_WORD_END,
} NotandaWordSide;

/**
 * notanda_words_next:
 * @offset: in code points
 *
 * Words of Unicode Annex 29, as ICU has them, dictionaries and all; what holds
 * no letter and no digit is none. Soft hyphens and zero-width spaces in a word are
 * part of it. At most some hundred code points are looked
 * at: where there is no word in them, the answer is where the look ended, at a
 * grapheme boundary.
 *
 * Returns: the first @side of a word after @offset, or the end of the text
 */
gsize notanda_words_next (const NotandaTextIndex *index,
                          gsize                   offset,
                          NotandaWordSide         side);

/* Returns: the last @side of a word before @offset, or 0 */
gsize notanda_words_previous (const NotandaTextIndex *index,
                              gsize                   offset,
                              NotandaWordSide         side);

/* Whether it has Unicode's property Quotation_Mark, as the marks of all languages have. */
gboolean notanda_is_quotation_mark (gunichar c);

G_END_DECLS
