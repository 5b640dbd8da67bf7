/* notanda-blocks.h: title, byline, headings and paragraphs guessed from plain text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-article.h"

G_BEGIN_DECLS

/**
 * notanda_blocks_guess:
 * @text: valid UTF-8; line ends are LF, CR LF or CR; need not end in a zero byte
 * @size: in bytes
 * @blocks: (element-type NotandaBlock): what was found is appended, in text
 *   order; every character that isn't blank is in one of them
 * @meta: (nullable) (array fixed-size=NOTANDA_N_META): title, byline and date
 *   are set (owned) where they were found
 *
 * O(n); memory beyond @blocks stays the same.
 */
void notanda_blocks_guess (const char *text,
                           gsize       size,
                           GArray     *blocks,
                           char      **meta);

/* White space, and what is as invisible as that at the end of a block. */
gboolean notanda_blocks_is_blank (gunichar c);

G_END_DECLS
