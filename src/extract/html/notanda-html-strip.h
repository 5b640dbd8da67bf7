/* notanda-html-strip.h: the text of a page without a tree
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_html_strip:
 * @text: valid UTF-8, of any size
 * @size: in bytes
 *
 * For pages that would cost too much to parse, and where parsing failed. Without scripts, styles, titles and
 * comments; a block ends where an element does that isn't within a line. O(n).
 *
 * Returns: (transfer full) (element-type utf8): the blocks, blanks folded, none empty
 */
GPtrArray *notanda_html_strip (const char *text,
                               gsize       size);

G_END_DECLS
