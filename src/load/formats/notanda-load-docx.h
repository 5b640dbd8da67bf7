/* notanda-load-docx.h: an article from a DOCX file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* A zip archive with a word processor's document in it. */
gboolean notanda_load_docx_claims (const char               *data,
                                   gsize                     size,
                                   const NotandaLoadOptions *options);

void notanda_load_docx_warm (void);

/* Deleted text is left out, inserted text is in; notes are left-out blocks behind the text. */
NotandaLoaded *notanda_load_docx (GBytes                   *bytes,
                                  const NotandaLoadOptions *options,
                                  GError                  **error);

G_END_DECLS
