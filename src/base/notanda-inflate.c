/* notanda-inflate.c: compressed bytes unpacked as they arrive, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each piece is unpacked at once, at most 64 KiB of output a step, and counted: what a small body unfolds to never takes
 * more memory than the limit, and sizes that the packed data name are never believed. O(bytes unpacked), however they are
 * cut up. Simpler would be the HTTP library's own decoder, which has no limits, or libarchive, which doesn't say where a
 * member ends. */

#include "base/notanda-inflate.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"

#define STEP (64u << 10)
#define FREE_SIZE (1u << 20) /* not yet a bomb, whatever the ratio */
#define GZIP_HEAD 3          /* bytes that tell it */
#define DEFLATE_HEAD 2       /* bytes that tell whether there is a header: an empty stream without one has no more */

typedef enum
{
  AT_START, /* nothing is known of the data yet */
  PLAIN,
  PACKED,
  BETWEEN, /* a gzip member is over, and another may follow */
  ENDED,   /* what follows is no part of it */
} State;

struct _NotandaInflate
{
  NotandaInflateFormat format;
  State                state;
  GConverter          *converter; /* once it is %PACKED */
  GByteArray          *rest;      /* came and wasn't looked at yet */
  GByteArray          *output;
  gsize                max_size;
  guint64              n_used;
};

NotandaInflate *
notanda_inflate_new (NotandaInflateFormat format,
                     gsize                max_size)
{
  NotandaInflate *self = g_new0 (NotandaInflate, 1);

  self->format = format;
  self->state = format == NOTANDA_INFLATE_PLAIN ? PLAIN : AT_START;
  self->max_size = max_size;
  self->rest = g_byte_array_new ();
  self->output = g_byte_array_new ();

  return self;
}

void
notanda_inflate_free (NotandaInflate *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->converter);
  g_byte_array_unref (self->rest);
  g_clear_pointer (&self->output, g_byte_array_unref);
  g_free (self);
}

gboolean
notanda_inflate_is_gzip (gconstpointer data,
                         gsize         size)
{
  return size >= GZIP_HEAD && memcmp (data, "\x1f\x8b\x08", GZIP_HEAD) == 0;
}

static void
start (NotandaInflate *self,
       const guint8   *head)
{
  gboolean              has_header = (head[0] & 0x0f) == 8 && (head[0] << 8 | head[1]) % 31 == 0;
  GZlibCompressorFormat format = has_header ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_RAW;

  if (self->format != NOTANDA_INFLATE_DEFLATE)
    {
      self->state = notanda_inflate_is_gzip (head, GZIP_HEAD) ? PACKED : PLAIN;
      format = G_ZLIB_COMPRESSOR_FORMAT_GZIP;
    }
  else
    self->state = PACKED;
  if (self->state == PACKED)
    self->converter = G_CONVERTER (g_zlib_decompressor_new (format));
}

/* Returns: whether the data go on, as far as is known */
static gboolean
look_at_head (NotandaInflate *self,
              const guint8   *head,
              gsize           size)
{
  if (self->state != AT_START && self->state != BETWEEN)
    return self->state != ENDED;
  if (size < (self->format == NOTANDA_INFLATE_DEFLATE ? DEFLATE_HEAD : GZIP_HEAD))
    return FALSE;
  if (self->state == AT_START)
    start (self, head);
  else
    self->state = notanda_inflate_is_gzip (head, size) ? PACKED : ENDED;

  return self->state != ENDED;
}

static gboolean
append (NotandaInflate *self,
        const guint8   *data,
        gsize           size,
        GError        **error)
{
  gsize room = self->max_size - self->output->len;

  g_byte_array_append (self->output, data, (guint) MIN (size, room));
  if (size > room)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _ ("it is larger than %u MB"), (guint) (self->max_size >> 20));
      return FALSE;
    }
  if (self->output->len > FREE_SIZE && self->output->len / NOTANDA_INFLATE_MAX_RATIO > self->n_used)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                           _ ("it is compressed far more than any article is, as if to fill the memory"));
      return FALSE;
    }
  return TRUE;
}

/* Until a member ends or nothing more comes out: a full step may have left some of what went in.
 * Returns: how many bytes were used, or -1 */
static gssize
convert (NotandaInflate *self,
         const guint8   *data,
         gsize           size,
         GError        **error)
{
  guint8 buffer[STEP];
  gsize  at = 0, made = STEP;

  while (self->state == PACKED && (at < size || made == STEP))
    {
      gsize            used = 0;
      GConverterResult result;
      g_autoptr (GError) local = NULL;

      made = 0;
      result = g_converter_convert (self->converter, data + at, size - at, buffer, sizeof buffer, G_CONVERTER_NO_FLAGS, &used, &made, &local);
      if (result == G_CONVERTER_ERROR)
        {
          if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            break;
          g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("the compressed data are damaged: %s"), local->message);
          return -1;
        }
      at += used;
      self->n_used += used;
      if (!append (self, buffer, made, error))
        return -1;
      if (result == G_CONVERTER_FINISHED)
        {
          g_converter_reset (self->converter);
          self->state = self->format == NOTANDA_INFLATE_GZIP ? BETWEEN : ENDED;
        }
    }

  return (gssize) at;
}

/* Returns: how many bytes were used, or -1 */
static gssize
take (NotandaInflate *self,
      const guint8   *data,
      gsize           size,
      GError        **error)
{
  gsize at = 0;

  while (at < size && look_at_head (self, data + at, size - at))
    {
      gssize used = (gssize) (size - at);

      if (self->state == PLAIN)
        {
          self->n_used += size - at;
          if (!append (self, data + at, size - at, error))
            return -1;
        }
      else
        used = convert (self, data + at, size - at, error);
      if (used <= 0)
        return used < 0 ? -1 : (gssize) at;
      at += (gsize) used;
    }

  return (gssize) at;
}

gboolean
notanda_inflate_push (NotandaInflate *self,
                      gconstpointer   data,
                      gsize           size,
                      GError        **error)
{
  gssize used;
  gsize  kept = 0;

  g_return_val_if_fail (self != NULL && self->output != NULL, FALSE);

  if (self->state == ENDED || size == 0)
    return TRUE;
  if (self->rest->len > 0)
    {
      g_byte_array_append (self->rest, data, (guint) size);
      data = self->rest->data;
      size = kept = self->rest->len;
    }
  used = take (self, data, size, error);
  if (used < 0)
    return FALSE;
  if (self->state == ENDED)
    g_byte_array_set_size (self->rest, 0);
  else if (kept > 0)
    g_byte_array_remove_range (self->rest, 0, (guint) used);
  else
    g_byte_array_append (self->rest, (const guint8 *) data + used, (guint) (size - (gsize) used));

  return TRUE;
}

gboolean
notanda_inflate_is_whole (const NotandaInflate *self)
{
  return self->state == ENDED || self->state == BETWEEN || (self->state == PLAIN && self->rest->len == 0);
}

guint64
notanda_inflate_get_used (const NotandaInflate *self)
{
  return self->n_used;
}

GByteArray *
notanda_inflate_steal (NotandaInflate *self)
{
  g_return_val_if_fail (self != NULL && self->output != NULL, NULL);

  g_byte_array_append (self->output, (const guint8 *) "", 1);
  g_byte_array_set_size (self->output, self->output->len - 1);

  return g_steal_pointer (&self->output);
}
