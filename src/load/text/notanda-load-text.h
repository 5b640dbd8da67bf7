/* notanda-load-text.h: an article from plain text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/text/notanda-encoding.h"
#include "model/notanda-article.h"

G_BEGIN_DECLS

/* Everything that isn't known to be something else. */
gboolean notanda_load_text_claims (GBytes *bytes);

/**
 * notanda_load_text:
 * @name: how errors call the input
 * @forced: (nullable): read as this and nothing else
 * @notice: (out) (transfer full) (nullable): what had to be mended
 *
 * Decodes, turns line ends to LF and changes nothing else, guesses blocks.
 *
 * Returns: (transfer full): %NULL with an error as notanda_load() has them
 */
NotandaReading *notanda_load_text (GBytes                *bytes,
                                   const char            *name,
                                   const NotandaEncoding *forced,
                                   char                 **notice,
                                   GError               **error);

G_END_DECLS
