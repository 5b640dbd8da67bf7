/* notanda-crc.h: the checksum of files
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_crc:
 * @crc: that of the bytes before, 0 at the start
 * @data: (array length=size) (nullable): %NULL only where @size is 0
 * @size: in bytes
 *
 * CRC-32 as in gzip, PNG and zip: polynomial 04C11DB7, reflected, ones before
 * and after.
 *
 * Returns: that of all bytes up to the end of @data
 */
guint32 notanda_crc (guint32       crc,
                     gconstpointer data,
                     gsize         size);

G_END_DECLS
