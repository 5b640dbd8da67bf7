/* notanda-inflate.c: a compressed body as it arrives, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each piece is decoded at once, at most 64 KiB of output a step, and counted:
 * what a small body unfolds to never takes more memory than the limit. Simpler
 * would be the HTTP library's own decoder, which has no limits. */

#include "net/notanda-inflate.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"

#define STEP (64u << 10)
#define FREE_SIZE (1u << 20) /* not yet a bomb, whatever the ratio */

typedef enum
{
  PLAIN,
  GZIP,
  DEFLATE,
} Coding;

struct _NotandaInflate
{
  Coding      coding;
  GConverter *converter; /* %NULL until the first two bytes are there, and for plain data */
  GByteArray *input;     /* not decoded yet */
  GByteArray *output;
  gsize       max_size;
  guint64     n_in;
  gboolean    is_known;   /* @converter is what the data need */
  gboolean    is_between; /* a gzip member is over, and another may follow */
  gboolean    is_ended;   /* what follows is no part of it */
};

NotandaInflate *
notanda_inflate_new (const char *coding,
                     gsize       max_size,
                     GError    **error)
{
  g_autofree char *name = g_strstrip (g_strdup (coding != NULL ? coding : ""));
  NotandaInflate  *self;
  Coding           what = PLAIN;

  if (g_ascii_strcasecmp (name, "gzip") == 0 || g_ascii_strcasecmp (name, "x-gzip") == 0)
    what = GZIP;
  else if (g_ascii_strcasecmp (name, "deflate") == 0)
    what = DEFLATE;
  else if (name[0] != '\0' && g_ascii_strcasecmp (name, "identity") != 0)
    {
      g_autofree char *shown = g_utf8_make_valid (name, (gssize) strnlen (name, 40));

      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("the server sent it in a compression that it wasn't asked for (%s)"), shown);
      return NULL;
    }

  self = g_new0 (NotandaInflate, 1);
  self->coding = what;
  self->max_size = max_size;
  self->input = g_byte_array_new ();
  self->output = g_byte_array_new ();
  self->is_known = what == PLAIN;
  return self;
}

void
notanda_inflate_free (NotandaInflate *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->converter);
  g_byte_array_unref (self->input);
  g_clear_pointer (&self->output, g_byte_array_unref);
  g_free (self);
}

/* By the first two bytes. */
static void
choose_converter (NotandaInflate *self)
{
  const guint8 *head = self->input->data;
  gboolean      has_header = (head[0] & 0x0f) == 8 && (head[0] << 8 | head[1]) % 31 == 0;

  self->is_known = TRUE;
  if (self->coding == DEFLATE)
    self->converter = G_CONVERTER (g_zlib_decompressor_new (has_header ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_RAW));
  else if (head[0] == 0x1f && head[1] == 0x8b)
    self->converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
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
  if (self->output->len > FREE_SIZE && self->output->len / NOTANDA_INFLATE_MAX_RATIO > self->n_in)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                           _ ("it is compressed far more than any article is, as if to fill the memory"));
      return FALSE;
    }
  return TRUE;
}

/* One more gzip member may follow the last; anything else is ignored. */
static gboolean
can_go_on (NotandaInflate *self)
{
  if (self->is_ended || self->input->len == 0)
    return FALSE;
  if (!self->is_between)
    return TRUE;
  if (self->input->len < 2 && self->coding == GZIP)
    return FALSE;

  self->is_between = FALSE;
  self->is_ended = self->coding != GZIP || self->input->data[0] != 0x1f || self->input->data[1] != 0x8b;
  return !self->is_ended;
}

static gboolean
convert (NotandaInflate *self,
         GError        **error)
{
  guint8 buffer[STEP];

  while (can_go_on (self))
    {
      gsize            used = 0, made = 0;
      GConverterResult result;
      g_autoptr (GError) local = NULL;

      result = g_converter_convert (self->converter, self->input->data, self->input->len, buffer, sizeof buffer,
                                    G_CONVERTER_NO_FLAGS, &used, &made, &local);
      if (result == G_CONVERTER_ERROR)
        {
          if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            break;
          g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("the compressed data are damaged: %s"), local->message);
          return FALSE;
        }
      g_byte_array_remove_range (self->input, 0, (guint) used);
      if (!append (self, buffer, made, error))
        return FALSE;
      if (result == G_CONVERTER_FINISHED)
        {
          g_converter_reset (self->converter);
          self->is_between = TRUE;
        }
    }

  return TRUE;
}

gboolean
notanda_inflate_push (NotandaInflate *self,
                      const guint8   *data,
                      gsize           size,
                      GError        **error)
{
  g_return_val_if_fail (self != NULL && self->output != NULL, FALSE);

  self->n_in += size;
  if (self->is_ended || size == 0)
    return TRUE;
  if (self->is_known && self->converter == NULL)
    return append (self, data, size, error);

  g_byte_array_append (self->input, data, (guint) size);
  if (!self->is_known && self->input->len < 2)
    return TRUE;
  if (!self->is_known)
    choose_converter (self);
  if (self->converter == NULL)
    {
      g_autoptr (GByteArray) input = g_steal_pointer (&self->input);

      self->input = g_byte_array_new ();
      return append (self, input->data, input->len, error);
    }

  return convert (self, error);
}

gboolean
notanda_inflate_is_whole (NotandaInflate *self)
{
  return self->is_ended || self->is_between || (self->converter == NULL && self->input->len == 0);
}

GBytes *
notanda_inflate_steal_bytes (NotandaInflate *self)
{
  g_return_val_if_fail (self != NULL && self->output != NULL, NULL);

  return g_byte_array_free_to_bytes (g_steal_pointer (&self->output));
}
