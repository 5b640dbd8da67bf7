/* notanda-unpack.h: compressed bytes unpacked, within bounds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NOTANDA_UNPACK_MAX_SIZE (64u << 20) /* bytes unpacked */

/**
 * NotandaUnpacked:
 * @bytes: (owned): what was unpacked, zero-terminated beyond its length
 * @used: how many of the packed bytes it came from
 * @is_cut: the packed bytes end or break before it does
 * @is_capped: there is more, which wasn't unpacked: it is over a bound
 */
typedef struct
{
  GByteArray *bytes;
  gsize       used;
  gboolean    is_cut;
  gboolean    is_capped;
} NotandaUnpacked;

void notanda_unpacked_clear (NotandaUnpacked *unpacked);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaUnpacked, notanda_unpacked_clear)

/* Whether it begins as a gzip file does. */
gboolean notanda_unpack_is_gzip (const char *data,
                                 gsize       size);

/**
 * notanda_unpack:
 * @format: of one member; a gzip file may have several
 * @max_size: in bytes, at most %NOTANDA_UNPACK_MAX_SIZE
 *
 * Unpacks one member and tells where it ends. Stops at @max_size, and where more than 1 MiB came out
 * of less than a 200th of it: no text is packed so well, only bombs are.
 */
void notanda_unpack (const char           *data,
                     gsize                 size,
                     GZlibCompressorFormat format,
                     gsize                 max_size,
                     NotandaUnpacked      *unpacked);

/* All members of a gzip file, one after the other, as one text. */
void notanda_unpack_gzip (const char      *data,
                          gsize            size,
                          gsize            max_size,
                          NotandaUnpacked *unpacked);

G_END_DECLS
