/* notanda-load-epub.h: an article from a chapter of an EPUB book, or from all
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* A zip archive whose first entry names the type, or which has the container's. */
gboolean notanda_load_epub_claims (const char               *data,
                                   gsize                     size,
                                   const NotandaLoadOptions *options);

void notanda_load_epub_warm (void);

/* Several chapters are choices; one alone, or the one that the options' part names, is the text. */
NotandaLoaded *notanda_load_epub (GBytes                   *bytes,
                                  const NotandaLoadOptions *options,
                                  GError                  **error);

G_END_DECLS
