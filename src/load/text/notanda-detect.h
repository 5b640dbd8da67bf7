/* notanda-detect.h: which encoding some bytes are in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/text/notanda-encoding.h"

G_BEGIN_DECLS

/* Each takes @size bytes and says %NULL or %FALSE where it can't tell. */

/* By its byte order mark. */
const NotandaEncoding *notanda_detect_mark (const char *data,
                                            gsize       size);

/* UTF-16 without a mark. */
const NotandaEncoding *notanda_detect_utf16 (const char *text,
                                             gsize       size);

/* UTF-8, a few foreign bytes allowed. */
gboolean notanda_detect_is_utf8 (const char *data,
                                 gsize       size);

/* A 7-bit encoding, which is valid UTF-8 as well. */
gboolean notanda_detect_is_escaped (const char *data,
                                    gsize       size);

/* What is most likely where it is none of the above. */
const NotandaEncoding *notanda_detect_legacy (const char *data,
                                              gsize       size);

G_END_DECLS
