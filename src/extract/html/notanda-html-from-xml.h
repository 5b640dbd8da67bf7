/* notanda-html-from-xml.h: XHTML as a parser of HTML reads it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the page begins as XML does, or, where @is_chapter says that nothing else is to be expected, has XHTML's namespace. */
gboolean notanda_html_is_xml (const char *text,
                              gsize       size,
                              gboolean    is_chapter);

/**
 * notanda_html_from_xml:
 * @text: UTF-8
 * @size: in bytes
 *
 * Two things are other in XML: CDATA is text and no comment, and an element that ends in "/>" is closed, where in HTML
 * a <script/> or <title/> would swallow all that follows. O(n).
 *
 * Returns: (transfer full): the same as HTML
 */
GString *notanda_html_from_xml (const char *text,
                                gsize       size);

G_END_DECLS
