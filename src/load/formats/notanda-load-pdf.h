/* notanda-load-pdf.h: an article from the text layer of a PDF file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

gboolean notanda_load_pdf_claims (const char               *data,
                                  gsize                     size,
                                  const NotandaLoadOptions *options);

void notanda_load_pdf_warm (void);

/**
 * notanda_load_pdf:
 *
 * Running heads and page numbers are left-out blocks at the end. %NULL with %NOTANDA_ERROR_PASSWORD where it is encrypted and
 * the options' password is none or wrong, with %NOTANDA_ERROR_EMPTY where no page has text.
 */
NotandaLoaded *notanda_load_pdf (GBytes                   *bytes,
                                 const NotandaLoadOptions *options,
                                 GError                  **error);

/**
 * notanda_load_pdf_keep:
 *
 * poppler lists the folders of its tables when a first document is opened, and forgets them with the last. A process that
 * can't list folders later keeps one open.
 *
 * Returns: (transfer full) (type GObject): the document
 */
gpointer notanda_load_pdf_keep (void);

G_END_DECLS
