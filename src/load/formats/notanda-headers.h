/* notanda-headers.h: lines of "Name: value", as messages, HTTP and web archives begin with
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NotandaHeaders NotandaHeaders;

/**
 * notanda_headers_parse:
 * @used: (out): bytes up to and with the blank line that ends them
 *
 * Lines that begin with a blank go on with the one before; lines without a colon are skipped. Values are made valid UTF-8. At most 1,000
 * lines and 256 KiB are kept. O(n).
 */
NotandaHeaders *notanda_headers_parse (const char *data,
                                       gsize       size,
                                       gsize      *used);
void            notanda_headers_free (NotandaHeaders *headers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaHeaders, notanda_headers_free)

/* Returns: (transfer none) (nullable): the first of that name, in any case */
const char *notanda_headers_get (const NotandaHeaders *headers,
                                 const char           *name);

/* Whether that header's value is @value up to a semicolon, or begins with it where it ends in a slash. */
gboolean notanda_headers_is (const NotandaHeaders *headers,
                             const char           *name,
                             const char           *value);

/* Returns: (transfer full) (nullable): as in "; charset=utf-8" or "; boundary=\"...\"" */
char *notanda_headers_dup_parameter (const NotandaHeaders *headers,
                                     const char           *name,
                                     const char           *parameter);

/* Returns: (transfer full) (nullable): with words such as "=?utf-8?B?...?=" decoded */
char *notanda_headers_dup_words (const NotandaHeaders *headers,
                                 const char           *name);

/* Returns: (transfer full): what a transfer encoding stands for; unknown ones stand for the bytes themselves */
GBytes *notanda_headers_decode_body (const NotandaHeaders *headers,
                                     const char           *data,
                                     gsize                 size);

G_END_DECLS
