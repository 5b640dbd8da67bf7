/* notanda-squeeze.c: deflated bytes with a head of their own, and back within bounds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-squeeze.h"

#include <glib/gi18n-lib.h>
#include <libdeflate.h>

#include "base/notanda-error.h"

#define LEVEL 6
#define MAX_RATIO 1040u /* deflate makes at most 258 bytes of two bits */

void
notanda_squeeze_write (GByteArray   *out,
                       gconstpointer data,
                       gsize         size)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (LEVEL);
  gsize                         bound = libdeflate_deflate_compress_bound (compressor, size);
  guint                         before = out->len;
  gsize                         deflated;

  g_assert (size <= NOTANDA_SQUEEZE_MAX_SIZE);

  notanda_write_u32 (out, (guint32) size);
  notanda_write_u32 (out, 0);
  g_byte_array_set_size (out, before + NOTANDA_SQUEEZE_OVERHEAD + (guint) bound);
  deflated = libdeflate_deflate_compress (compressor, data != NULL ? data : "", size, out->data + before + NOTANDA_SQUEEZE_OVERHEAD, bound);
  g_assert (deflated > 0);
  libdeflate_free_compressor (compressor);

  g_byte_array_set_size (out, before + NOTANDA_SQUEEZE_OVERHEAD + (guint) deflated);
  deflated = GUINT32_TO_LE ((guint32) deflated);
  memcpy (out->data + before + 4, &deflated, 4);
}

static gboolean
inflate (const guint8 *deflated,
         gsize         deflated_size,
         guint8       *out,
         gsize         size)
{
  struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor ();
  gsize                           used = 0;
  enum libdeflate_result          result;

  result = libdeflate_deflate_decompress_ex (decompressor, deflated, deflated_size, out, size, &used, NULL);
  libdeflate_free_decompressor (decompressor);

  return result == LIBDEFLATE_SUCCESS && used == deflated_size;
}

GBytes *
notanda_squeeze_read (NotandaReader *reader,
                      gsize          padding)
{
  guint32            size = notanda_reader_u32 (reader);
  guint32            deflated_size = notanda_reader_u32 (reader);
  const guint8      *deflated = notanda_reader_bytes (reader, deflated_size);
  g_autofree guint8 *data = NULL;

  if (deflated == NULL || size > NOTANDA_SQUEEZE_MAX_SIZE || size / MAX_RATIO > deflated_size)
    {
      reader->failed = TRUE;
      return NULL;
    }
  data = g_try_malloc (size + padding + 1);
  if (data == NULL || !inflate (deflated, deflated_size, data, size))
    {
      reader->failed = TRUE;
      return NULL;
    }
  memset (data + size, 0, padding + 1);

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

void
notanda_squeeze_write_head (GByteArray      *out,
                            const char      *magic,
                            guint16          version,
                            const NotandaId *corpus)
{
  notanda_write_bytes (out, magic, 8);
  notanda_write_u16 (out, version);
  notanda_write_id (out, corpus);
}

gboolean
notanda_squeeze_read_head (NotandaReader   *reader,
                           const char      *magic,
                           guint16          version,
                           const NotandaId *corpus,
                           const char      *name,
                           GError         **error)
{
  const guint8 *start = notanda_reader_bytes (reader, 8);
  guint16       found = notanda_reader_u16 (reader);
  NotandaId     of;

  notanda_reader_id (reader, &of);
  if (reader->failed || memcmp (start, magic, 8) != 0 || found == 0)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: not a file of a corpus"), name);
  else if (found > version)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NEWER_VERSION, _ ("%s: written by a newer version of Notanda; update to read it"), name);
  else if (!notanda_id_equal (&of, corpus))
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: a file of another corpus"), name);
  else
    return TRUE;

  return FALSE;
}
