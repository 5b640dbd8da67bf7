/* notanda-hop-body.c: the body of an answer, piece by piece
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Owns nothing of its own. What came before the time was up, a limit was met or
 * the connection broke is kept: half an article is better than none, and the
 * caller can say that it is half. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-fetch-words.h"
#include "net/notanda-headers.h"
#include "net/notanda-hop-private.h"

#define PIECE (64u << 10)

static void
tell (Exchange *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  gint64              total = -1;

  if (self->hop->progress == NULL)
    return;
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    total = soup_message_headers_get_content_length (headers);
  self->hop->progress (self->received, total >= self->received ? total : -1, self->hop->user_data);
}

/* Returns: bytes, 0 at the end, -1 */
static gssize
read_piece (Exchange *self,
            guint8   *buffer,
            GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_input_stream_read_async (self->stream, buffer, PIECE, G_PRIORITY_DEFAULT, notanda_send_get_cancellable (self->send), notanda_exchange_done_cb, self);
  result = notanda_exchange_wait (self);
  return g_input_stream_read_finish (self->stream, result, error);
}

/* @coding: (nullable): a Content-Encoding */
static gboolean
get_format (const char           *coding,
            NotandaInflateFormat *format,
            GError              **error)
{
  g_autofree char *name = g_strstrip (g_strdup (coding != NULL ? coding : ""));

  *format = NOTANDA_INFLATE_PLAIN;
  if (g_ascii_strcasecmp (name, "gzip") == 0 || g_ascii_strcasecmp (name, "x-gzip") == 0)
    *format = NOTANDA_INFLATE_GZIP;
  else if (g_ascii_strcasecmp (name, "deflate") == 0)
    *format = NOTANDA_INFLATE_DEFLATE;
  else if (name[0] != '\0' && g_ascii_strcasecmp (name, "identity") != 0)
    {
      g_autofree char *shown = g_utf8_make_valid (name, (gssize) strnlen (name, 40));

      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("the server sent it in a compression that it wasn't asked for (%s)"), shown);
      return FALSE;
    }

  return TRUE;
}

/* Why the body ends before its end, where something came; an error where it is no use. */
static gboolean
cut (Exchange     *self,
     GCancellable *cancellable,
     const GError *cause,
     GError      **error)
{
  NotandaFetched *fetched = self->hop->fetched;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_error_matches (cause, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, "%s: %s", self->host, cause->message);
      return FALSE;
    }
  if (self->stop == LATE || self->stop == SILENT)
    fetched->cut = NOTANDA_FETCH_CUT_TIME;
  else if (g_error_matches (cause, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE))
    fetched->cut = NOTANDA_FETCH_CUT_SIZE;
  else if (g_error_matches (cause, NOTANDA_ERROR, NOTANDA_ERROR_INVALID))
    fetched->cut = NOTANDA_FETCH_CUT_DAMAGED;
  else
    fetched->cut = NOTANDA_FETCH_CUT_BROKEN;

  fetched->bytes = g_byte_array_free_to_bytes (notanda_inflate_steal (self->inflate));
  if (g_bytes_get_size (fetched->bytes) > 0)
    return TRUE;

  if (fetched->cut == NOTANDA_FETCH_CUT_DAMAGED)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, "%s: %s", self->host, cause->message);
  else if (!notanda_exchange_set_stop_error (self, cancellable, error))
    notanda_fetch_set_network_error (error, self->host, cause);
  return FALSE;
}

static gboolean
read_pieces (Exchange *self,
             guint8   *buffer,
             GError  **error)
{
  gsize max_wire = self->hop->options->max_wire != 0 ? self->hop->options->max_wire : NOTANDA_FETCH_MAX_WIRE;

  for (;;)
    {
      gssize got = read_piece (self, buffer, error);
      gsize  room = max_wire - (gsize) self->received;

      if (got < 0)
        return FALSE;
      if (got == 0)
        break;
      notanda_exchange_heard (self);
      self->received += (gint64) MIN ((gsize) got, room);
      tell (self);
      if (!notanda_inflate_push (self->inflate, buffer, MIN ((gsize) got, room), error))
        return FALSE;
      if ((gsize) got > room)
        {
          g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, "");
          return FALSE;
        }
    }

  if (notanda_inflate_is_whole (self->inflate) && !notanda_headers_is_short (soup_message_get_response_headers (self->message), (gsize) self->received))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "");
  return FALSE;
}

gboolean
notanda_exchange_read_body (Exchange     *self,
                            GCancellable *cancellable,
                            GError      **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  g_autofree guint8  *buffer = g_malloc (PIECE);
  gsize               max_size = self->hop->options->max_size != 0 ? self->hop->options->max_size : NOTANDA_FETCH_MAX_SIZE;
  g_autoptr (GError) local = NULL;
  NotandaInflateFormat format;

  if (!get_format (soup_message_headers_get_list (headers, "Content-Encoding"), &format, error))
    {
      g_prefix_error (error, "%s: ", self->host);
      return FALSE;
    }
  self->inflate = notanda_inflate_new (format, max_size);
  if (!read_pieces (self, buffer, &local))
    return cut (self, cancellable, local, error);

  self->hop->fetched->bytes = g_byte_array_free_to_bytes (notanda_inflate_steal (self->inflate));
  if (g_bytes_get_size (self->hop->fetched->bytes) > 0)
    return TRUE;
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY, _ ("%s: the server sent an empty page; open it in a browser and paste the text here"), self->host);
  return FALSE;
}
