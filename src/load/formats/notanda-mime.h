/* notanda-mime.h: the parts of a message
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-headers.h"

G_BEGIN_DECLS

/**
 * NotandaMimePart:
 * @headers: (owned):
 * @data: of the message, still in its transfer encoding
 * @size: in bytes
 */
typedef struct
{
  NotandaHeaders *headers;
  const char     *data;
  gsize           size;
} NotandaMimePart;

/**
 * notanda_mime_list_parts:
 * @headers: (out) (transfer full): of the message itself
 *
 * Those that hold no parts themselves, however they are nested, in the order of the message; a message of one part is that part. At most
 * 10,000 parts, 10 levels. O(n).
 *
 * Returns: (transfer full) (element-type NotandaMimePart):
 */
GPtrArray *notanda_mime_list_parts (const char      *data,
                                    gsize            size,
                                    NotandaHeaders **headers);

G_END_DECLS
