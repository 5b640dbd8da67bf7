/* notanda-decode.h: bytes in some encoding to UTF-8
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/text/notanda-encoding.h"

G_BEGIN_DECLS

/**
 * NotandaDecoded:
 * @text: (owned): valid UTF-8 without a byte order mark; zero bytes of the
 *   input are in it as U+0000
 * @size: in bytes
 * @encoding: what it was read as
 * @guessed: nothing in the bytes says so for certain
 * @n_bad: bytes or units that @encoding doesn't have; each stands in @text as
 *   windows-1252 has it (one-byte encodings, UTF-8) or as U+FFFD (UTF-16, UTF-32)
 */
typedef struct
{
  char                  *text;
  gsize                  size;
  const NotandaEncoding *encoding;
  gboolean               guessed;
  gsize                  n_bad;
} NotandaDecoded;

void notanda_decoded_clear (NotandaDecoded *decoded);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaDecoded, notanda_decoded_clear)

/**
 * notanda_decode:
 * @data: (array length=size): the bytes
 * @forced: (nullable): read as this and nothing else
 * @max_size: of the text, in bytes
 * @name: how errors call the input
 * @decoded: (out caller-allocates): filled on success only
 *
 * Without @forced: by byte order mark, by the zero bytes of UTF-16, as UTF-8
 * where it is valid or nearly so, as what uchardet guesses, and where that
 * doesn't fit, as windows-1252. O(n).
 *
 * Returns: %FALSE with %NOTANDA_ERROR_NOT_TEXT where the bytes aren't in
 *   @forced, or %NOTANDA_ERROR_TOO_LARGE
 */
gboolean notanda_decode (gconstpointer          data,
                         gsize                  size,
                         const NotandaEncoding *forced,
                         gsize                  max_size,
                         const char            *name,
                         NotandaDecoded        *decoded,
                         GError               **error);

/**
 * notanda_decode_declared:
 * @encoding: what the input says of itself
 *
 * The same, reading all of it as @encoding; what isn't in it is mended and counted, not refused.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_TOO_LARGE, or %NOTANDA_ERROR_NOT_TEXT where it has zero bytes
 */
gboolean notanda_decode_declared (gconstpointer          data,
                                  gsize                  size,
                                  const NotandaEncoding *encoding,
                                  gsize                  max_size,
                                  const char            *name,
                                  NotandaDecoded        *decoded,
                                  GError               **error);

/* Opens every decoder, for good: afterwards decoding opens no file. To be called before a process locks itself. */
void notanda_decode_warm (void);

G_END_DECLS
