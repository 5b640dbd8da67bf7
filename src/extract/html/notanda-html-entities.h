/* notanda-html-entities.h: character references in text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_html_entities_append_decoded:
 *
 * Appends @text with its character references decoded: all of HTML 4's names and all numbers.
 * Others stay as they are.
 */
void notanda_html_entities_append_decoded (GString    *out,
                                           const char *text,
                                           gsize       size);

/**
 * notanda_html_entities_dup_decoded:
 * @text: may be invalid UTF-8
 * @size: in bytes
 *
 * Decodes character references once, the numeric ones and the named ones of HTML 4; those that are unknown stay as
 * they are. For text that was escaped where it needn't be: attributes and text of a tree are decoded already. O(n).
 *
 * Returns: (transfer full): valid UTF-8
 */
char *notanda_html_entities_dup_decoded (const char *text,
                                         gsize       size);

G_END_DECLS
