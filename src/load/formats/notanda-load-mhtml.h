/* notanda-load-mhtml.h: an article from a page that was saved as one message
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* A message of MIME with several parts, or with a page: .mhtml, .mht, .eml. */
gboolean notanda_load_mhtml_claims (const char               *data,
                                    gsize                     size,
                                    const NotandaLoadOptions *options);

/**
 * notanda_load_mhtml:
 *
 * Reads the part that the message names as its start, else the one at the address it was saved from, else its first page.
 */
NotandaLoaded *notanda_load_mhtml (GBytes                   *bytes,
                                   const NotandaLoadOptions *options,
                                   GError                  **error);

G_END_DECLS
