/* notanda-docx-parts.h: the parts of a DOCX file, by what they are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/**
 * NotandaDocxParts:
 * @document: the text
 * @meta: (nullable): title, author and so on; all else nullable too
 */
typedef struct
{
  GBytes *document;
  GBytes *styles;
  GBytes *footnotes;
  GBytes *endnotes;
  GBytes *meta;
} NotandaDocxParts;

void notanda_docx_parts_clear (NotandaDocxParts *parts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaDocxParts, notanda_docx_parts_clear)

/* Returns: %FALSE with an error of notanda_zip_read(), or %NOTANDA_ERROR_INVALID where there is no text */
gboolean notanda_docx_parts_read (GBytes                   *bytes,
                                  const NotandaLoadOptions *options,
                                  NotandaDocxParts         *parts,
                                  GError                  **error);

G_END_DECLS
