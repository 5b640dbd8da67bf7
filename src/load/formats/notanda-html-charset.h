/* notanda-html-charset.h: which encoding a page says it is in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/text/notanda-encoding.h"

G_BEGIN_DECLS

/**
 * notanda_html_charset_of_type:
 * @content_type: (nullable): as in "text/html; charset=koi8-r"
 *
 * Returns: (transfer none) (nullable): %NULL where it names none, or one that is never honoured
 */
const NotandaEncoding *notanda_html_charset_of_type (const char *content_type);

/**
 * notanda_html_charset_of_head:
 *
 * What a page's first tags say, as the HTML standard reads them before it parses: a meta element's charset, or its content where its
 * http-equiv is content-type; else that of an XML declaration. UTF-16 means UTF-8 there, since it was read as ASCII.
 *
 * Returns: (transfer none) (nullable):
 */
const NotandaEncoding *notanda_html_charset_of_head (const char *data,
                                                     gsize       size);

/**
 * notanda_html_charset_find:
 * @user: (nullable): the user's choice
 * @content_type: (nullable): of the HTTP answer, or of the part of a message
 * @from: (out): what said so: "mark", "user", "http" or "meta"
 *
 * By byte order mark, the user's choice, @content_type, the page's first 1,024 bytes. What the last two say is dropped where the bytes are
 * plainly UTF-8: pages are stored anew, in UTF-8, more often than any other text is UTF-8 by chance.
 *
 * Returns: (transfer none) (nullable): %NULL where nothing says so
 */
const NotandaEncoding *notanda_html_charset_find (const char            *data,
                                                  gsize                  size,
                                                  const NotandaEncoding *user,
                                                  const char            *content_type,
                                                  const char           **from);

G_END_DECLS
