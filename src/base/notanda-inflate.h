/* notanda-inflate.h: compressed bytes unpacked as they arrive, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes may come out of one that went in, after the first MiB that came out: no text is packed so well, only bombs are */
#define NOTANDA_INFLATE_MAX_RATIO 200

/* How the data are packed. */
typedef enum
{
  NOTANDA_INFLATE_PLAIN,   /* not at all */
  NOTANDA_INFLATE_GZIP,    /* all members, one after the other; what doesn't begin like gzip is taken as it is */
  NOTANDA_INFLATE_MEMBER,  /* the same, and only the first member */
  NOTANDA_INFLATE_DEFLATE, /* with zlib's header or without */
} NotandaInflateFormat;

typedef struct _NotandaInflate NotandaInflate;

/**
 * notanda_inflate_new:
 * @max_size: bytes that may come out
 */
NotandaInflate *notanda_inflate_new (NotandaInflateFormat format,
                                     gsize                max_size);
void            notanda_inflate_free (NotandaInflate *inflate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaInflate, notanda_inflate_free)

/* Whether it begins as gzip does. */
gboolean notanda_inflate_is_gzip (gconstpointer data,
                                  gsize         size);

/**
 * notanda_inflate_push:
 *
 * Pieces may have any size. What follows the end of the packed data is left alone.
 *
 * Returns: whether more may follow; else %FALSE with %NOTANDA_ERROR_TOO_LARGE over
 *   @max_size (what fits is kept), %NOTANDA_ERROR_REFUSED over
 *   %NOTANDA_INFLATE_MAX_RATIO, or %NOTANDA_ERROR_INVALID for damaged data (what
 *   came out before is kept)
 */
gboolean notanda_inflate_push (NotandaInflate *inflate,
                               gconstpointer   data,
                               gsize           size,
                               GError        **error);

/* Whether the data ended where their format says that they end. */
gboolean notanda_inflate_is_whole (const NotandaInflate *inflate);

/* Returns: how many of the bytes that went in the output comes from */
guint64 notanda_inflate_get_used (const NotandaInflate *inflate);

/* Returns: (transfer full): all that came out, zero-terminated beyond its length; @inflate takes no more */
GByteArray *notanda_inflate_steal (NotandaInflate *inflate);

G_END_DECLS
