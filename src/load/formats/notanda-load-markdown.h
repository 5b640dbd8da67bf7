/* notanda-load-markdown.h: an article from Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* Text whose name or content type says that it is Markdown: nothing in it could. */
gboolean notanda_load_markdown_claims (const char               *data,
                                       gsize                     size,
                                       const NotandaLoadOptions *options);

void notanda_load_markdown_warm (void);

/* Markup is gone; HTML blocks give their text; front matter gives metadata. */
NotandaLoaded *notanda_load_markdown (GBytes                   *bytes,
                                      const NotandaLoadOptions *options,
                                      GError                  **error);

G_END_DECLS
