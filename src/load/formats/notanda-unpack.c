/* notanda-unpack.c: compressed bytes unpacked, within bounds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-unpack.h"

#include "base/notanda-error.h"

void
notanda_unpacked_clear (NotandaUnpacked *unpacked)
{
  g_clear_pointer (&unpacked->bytes, g_byte_array_unref);
  *unpacked = (NotandaUnpacked) { 0 };
}

void
notanda_unpack (const char          *data,
                gsize                size,
                NotandaInflateFormat format,
                gsize                max_size,
                NotandaUnpacked     *unpacked)
{
  g_autoptr (NotandaInflate) inflate = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (max_size <= NOTANDA_UNPACK_MAX_SIZE);

  inflate = notanda_inflate_new (format, max_size);
  *unpacked = (NotandaUnpacked) { 0 };
  if (!notanda_inflate_push (inflate, data, size, &error))
    unpacked->is_capped = !g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  unpacked->is_cut = !unpacked->is_capped && (error != NULL || !notanda_inflate_is_whole (inflate));
  unpacked->used = notanda_inflate_get_used (inflate);
  unpacked->bytes = notanda_inflate_steal (inflate);
}
