/* notanda-unpack.h: compressed bytes unpacked, within bounds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-inflate.h"

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

/**
 * notanda_unpack:
 * @max_size: in bytes, at most %NOTANDA_UNPACK_MAX_SIZE
 *
 * Stops at @max_size, and where more came out than %NOTANDA_INFLATE_MAX_RATIO allows. Damaged data give what is in front of
 * the damage.
 */
void notanda_unpack (const char          *data,
                     gsize                size,
                     NotandaInflateFormat format,
                     gsize                max_size,
                     NotandaUnpacked     *unpacked);

G_END_DECLS
