/* notanda-load-warc.h: an article from a record of a web archive
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* WARC 1.0 and 1.1, packed by gzip or not. */
gboolean notanda_load_warc_claims (const char               *data,
                                   gsize                     size,
                                   const NotandaLoadOptions *options);

/**
 * notanda_load_warc:
 *
 * Of the pages in it, fetched with success: the only one, or the one whose number the options' part is; else the choice among them.
 */
NotandaLoaded *notanda_load_warc (GBytes                   *bytes,
                                  const NotandaLoadOptions *options,
                                  GError                  **error);

G_END_DECLS
