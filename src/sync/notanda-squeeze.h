/* notanda-squeeze.h: deflated bytes with a head of their own, and back within bounds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-io.h"

G_BEGIN_DECLS

/*
 * What the files of a corpus on a server have in common. All integers are
 * little-endian.
 *
 *   8 bytes magic | u16 version | 16 bytes corpus | what the kind of file says
 *
 * Deflated data are RFC 1951 without a head, in a frame:
 *
 *   u32 size | u32 deflated size | deflated bytes
 *
 * libdeflate rather than zlib: the core has it already, it is three times as
 * fast, and it wants to know the size beforehand, so that a bomb is refused
 * before there is memory for it. Any zlib reads what it writes.
 */

#define NOTANDA_SQUEEZE_MAX_SIZE (260u << 20) /* bytes that one frame holds */
#define NOTANDA_SQUEEZE_MAX_FILE (264u << 20) /* bytes of a file: the largest record there can be, if nothing deflates */
#define NOTANDA_SQUEEZE_MAX_TEXT (65u << 20)  /* bytes of a file of texts: the largest article there can be, if it doesn't deflate */
#define NOTANDA_SQUEEZE_GOOD_SIZE (4u << 20)  /* bytes that a file should have at most: only a single thing is larger */
#define NOTANDA_SQUEEZE_OVERHEAD 8            /* bytes of a frame beside its content */

/**
 * notanda_squeeze_write:
 * @out: a frame with @data in it is appended
 */
void notanda_squeeze_write (GByteArray   *out,
                            gconstpointer data,
                            gsize         size);

/**
 * notanda_squeeze_read:
 * @reader: stands before a frame; after it, or failed, afterwards
 * @padding: so many zero bytes follow the data in memory
 *
 * Returns: (transfer full) (nullable): %NULL where it is no frame, or its data
 *   haven't the size it says. No more memory is taken than @reader's bytes can deflate to.
 */
GBytes *notanda_squeeze_read (NotandaReader *reader,
                              gsize          padding);

void notanda_squeeze_write_head (GByteArray      *out,
                                 const char      *magic,
                                 guint16          version,
                                 const NotandaId *corpus);

/**
 * notanda_squeeze_read_head:
 * @magic: 8 bytes
 * @name: how errors call it
 *
 * Returns: %FALSE with %NOTANDA_ERROR_INVALID where it isn't such a file,
 *   %NOTANDA_ERROR_NEWER_VERSION, or %NOTANDA_ERROR_REFUSED where it is of another corpus
 */
gboolean notanda_squeeze_read_head (NotandaReader   *reader,
                                    const char      *magic,
                                    guint16          version,
                                    const NotandaId *corpus,
                                    const char      *name,
                                    GError         **error);

G_END_DECLS
