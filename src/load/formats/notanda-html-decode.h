/* notanda-html-decode.h: the text of a page from its bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/text/notanda-decode.h"
#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/**
 * notanda_html_decode:
 * @loaded: gets a notice of what could not be read, and its encoding as %NOTANDA_META_ENCODING
 *
 * The text of a page or feed: valid UTF-8 without U+0000, which becomes U+FFFD. O(n).
 *
 * Returns: %FALSE with %NOTANDA_ERROR_EMPTY, %NOTANDA_ERROR_NOT_TEXT where it is binary, %NOTANDA_ERROR_INVALID where the user's choice
 *   isn't known, or %NOTANDA_ERROR_TOO_LARGE
 */
gboolean notanda_html_decode (const char               *data,
                              gsize                     size,
                              const NotandaLoadOptions *options,
                              NotandaLoaded            *loaded,
                              NotandaDecoded           *decoded,
                              GError                  **error);

G_END_DECLS
