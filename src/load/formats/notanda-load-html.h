/* notanda-load-html.h: an article from a page of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* A page of HTML or XHTML, packed by gzip or not. */
gboolean notanda_load_html_claims (const char               *data,
                                   gsize                     size,
                                   const NotandaLoadOptions *options);

/* Loads what decoding and the guess of the language would open later. */
void notanda_load_html_warm (void);

/**
 * notanda_load_html:
 *
 * Decodes the page and takes the article out of it; a gzip file is unpacked first.
 */
NotandaLoaded *notanda_load_html (GBytes                   *bytes,
                                  const NotandaLoadOptions *options,
                                  GError                  **error);

/**
 * notanda_load_html_into:
 * @data: (array length=size): the page, not packed
 * @loaded: filled
 *
 * The same for a page that is part of something else.
 */
gboolean notanda_load_html_into (NotandaLoaded            *loaded,
                                 const char               *data,
                                 gsize                     size,
                                 const NotandaLoadOptions *options,
                                 GError                  **error);

G_END_DECLS
