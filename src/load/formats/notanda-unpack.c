/* notanda-unpack.c: compressed bytes unpacked, within bounds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GLib's converter and not libarchive: it says where a member ends, which a web archive needs, gives what
 * could be unpacked of a file that was cut off, and takes pieces of any size. What comes out is counted
 * piece by piece; sizes that the packed data name are never believed. O(bytes unpacked). */

#include "load/formats/notanda-unpack.h"

#include <string.h>

#define PIECE (64u << 10)
#define FREE_SIZE (1u << 20) /* up to here any ratio will do */
#define MAX_RATIO 200

void
notanda_unpacked_clear (NotandaUnpacked *unpacked)
{
  g_clear_pointer (&unpacked->bytes, g_byte_array_unref);
  memset (unpacked, 0, sizeof *unpacked);
}

gboolean
notanda_unpack_is_gzip (const char *data,
                        gsize       size)
{
  return size >= 3 && memcmp (data, "\x1f\x8b\x08", 3) == 0;
}

static void
append (NotandaUnpacked *unpacked,
        const guint8    *piece,
        gsize            size,
        gsize            max_size)
{
  gsize room = max_size - MIN (max_size, unpacked->bytes->len);

  g_byte_array_append (unpacked->bytes, piece, MIN (size, room));
  if (size > room)
    unpacked->is_capped = TRUE;
  if (unpacked->bytes->len > FREE_SIZE && unpacked->bytes->len / MAX_RATIO > unpacked->used)
    unpacked->is_capped = TRUE;
}

static void
terminate (GByteArray *bytes)
{
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_set_size (bytes, bytes->len - 1);
}

/* Appends one member. */
static void
unpack_member (const char           *data,
               gsize                 size,
               GZlibCompressorFormat format,
               gsize                 max_size,
               NotandaUnpacked      *unpacked)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autofree guint8 *piece = g_malloc (PIECE);
  GConverterResult   result = G_CONVERTER_CONVERTED;
  gsize              at = 0;

  while (result != G_CONVERTER_FINISHED && result != G_CONVERTER_ERROR && !unpacked->is_capped)
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (converter, data + at, size - at, piece, PIECE, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        break;
      at += n_read;
      unpacked->used += n_read;
      append (unpacked, piece, n_written, max_size);
      if (n_read == 0 && n_written == 0 && result != G_CONVERTER_FINISHED)
        break;
    }

  unpacked->is_cut = result != G_CONVERTER_FINISHED && !unpacked->is_capped;
}

void
notanda_unpack (const char           *data,
                gsize                 size,
                GZlibCompressorFormat format,
                gsize                 max_size,
                NotandaUnpacked      *unpacked)
{
  g_return_if_fail (max_size <= NOTANDA_UNPACK_MAX_SIZE);

  memset (unpacked, 0, sizeof *unpacked);
  unpacked->bytes = g_byte_array_new ();
  unpack_member (data, size, format, max_size, unpacked);
  terminate (unpacked->bytes);
}

void
notanda_unpack_gzip (const char      *data,
                     gsize            size,
                     gsize            max_size,
                     NotandaUnpacked *unpacked)
{
  g_return_if_fail (max_size <= NOTANDA_UNPACK_MAX_SIZE);

  memset (unpacked, 0, sizeof *unpacked);
  unpacked->bytes = g_byte_array_new ();
  do
    unpack_member (data + unpacked->used, size - unpacked->used, G_ZLIB_COMPRESSOR_FORMAT_GZIP, max_size, unpacked);
  while (!unpacked->is_cut && !unpacked->is_capped && notanda_unpack_is_gzip (data + unpacked->used, size - unpacked->used));
  terminate (unpacked->bytes);
}
