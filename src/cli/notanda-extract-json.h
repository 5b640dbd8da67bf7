/* notanda-extract-json.h: what was found in a page or file as one JSON object
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-buffer.h"
#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* A line. @explain: with blocks that were left out, and why. */
void notanda_extract_json (NotandaBuffer *out,
                           const char    *source,
                           NotandaLoaded *loaded,
                           gboolean       explain);

/* A line for an input that gave nothing. */
void notanda_extract_json_failed (NotandaBuffer *out,
                                  const char    *source,
                                  const char    *message);

G_END_DECLS
