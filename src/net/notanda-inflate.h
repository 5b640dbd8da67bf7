/* notanda-inflate.h: a compressed body as it arrives, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes may come out of one that went in, after the first MiB that came out */
#define NOTANDA_INFLATE_MAX_RATIO 200

typedef struct _NotandaInflate NotandaInflate;

/**
 * notanda_inflate_new:
 * @coding: (nullable): a Content-Encoding: gzip, x-gzip, deflate (with or without
 *   its header), identity or none
 * @max_size: bytes that may come out
 *
 * What says it is gzip and doesn't begin like it is taken as it is.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_INVALID for other codings,
 *   and several
 */
NotandaInflate *notanda_inflate_new (const char *coding,
                                     gsize       max_size,
                                     GError    **error);
void            notanda_inflate_free (NotandaInflate *inflate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaInflate, notanda_inflate_free)

/**
 * notanda_inflate_push:
 *
 * Returns: whether more may follow; else %FALSE with %NOTANDA_ERROR_TOO_LARGE over
 *   @max_size (what fits is kept), %NOTANDA_ERROR_REFUSED over
 *   %NOTANDA_INFLATE_MAX_RATIO, or %NOTANDA_ERROR_INVALID for damaged data
 */
gboolean notanda_inflate_push (NotandaInflate *inflate,
                               const guint8   *data,
                               gsize           size,
                               GError        **error);

/* Whether the data ended where the coding says that it ends. */
gboolean notanda_inflate_is_whole (NotandaInflate *inflate);

/* Returns: (transfer full): all that came out; @inflate takes no more */
GBytes *notanda_inflate_steal_bytes (NotandaInflate *inflate);

G_END_DECLS
