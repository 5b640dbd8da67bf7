/* notanda-extract.h: the main text of a page of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/**
 * notanda_extract_html:
 * @text: (transfer full): valid UTF-8, decoded already; of 16 MiB it is more than is to be kept while the article is looked for
 * @size: in bytes
 * @loaded: filled: blocks, meta, from, page, confidence, notices, links
 * @main_only: %FALSE takes all text in, as for a chapter of a book or a file written by a word processor
 *
 * Never fails: a page gives the best text there is, and @loaded.page says what it is. Pages that would cost too much
 * to parse give their text without tags, with a notice. O(n).
 */
void notanda_extract_html (char                     *text,
                           gsize                     size,
                           const NotandaLoadOptions *options,
                           gboolean                  main_only,
                           NotandaLoaded            *loaded);

/* Adds all text of a page as paragraphs, without a parser that could break: see notanda_html_strip(). */
void notanda_extract_stripped (const char    *text,
                               gsize          size,
                               NotandaLoaded *loaded);

G_END_DECLS
