/* notanda-load-warc-claims.c: whether some bytes are a web archive
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Apart from the reader, so that a program that only asks is not linked with its libraries. */

#include "load/formats/notanda-load-warc.h"
#include "load/formats/notanda-warc.h"

gboolean
notanda_load_warc_claims (const char               *data,
                          gsize                     size,
                          const NotandaLoadOptions *options)
{
  return notanda_warc_is_one (data, size);
}
