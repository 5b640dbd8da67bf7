/* notanda-warc.c: the records of a web archive
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Archives are large and most of them pictures: records are looked at one after the other, and one member of a packed file is in memory at a
 * time. A record says how long it is; where that is more than there is, it was cut off, and what is there is a record still. O(bytes unpacked),
 * of which there are at most 512 MiB. */

#include "load/formats/notanda-warc.h"

#include <string.h>

#define MAX_UNPACKED (512u << 20)
#define MAX_RECORDS 1000000u

gboolean
notanda_warc_is_one (const char *data,
                     gsize       size)
{
  g_auto (NotandaUnpacked) start = { 0 };

  if (notanda_inflate_is_gzip (data, size))
    {
      notanda_unpack (data, MIN (size, 64u << 10), NOTANDA_INFLATE_MEMBER, 64, &start);
      data = (const char *) start.bytes->data;
      size = start.bytes->len;
    }

  return size > 7 && (memcmp (data, "WARC/1.", 7) == 0 || memcmp (data, "WARC/0.", 7) == 0);
}

void
notanda_warc_init (NotandaWarc *warc,
                   const char  *data,
                   gsize        size)
{
  memset (warc, 0, sizeof *warc);
  warc->data = data;
  warc->size = size;
  warc->is_packed = notanda_inflate_is_gzip (data, size);
}

void
notanda_warc_clear (NotandaWarc *warc)
{
  notanda_unpacked_clear (&warc->member);
}

void
notanda_warc_record_clear (NotandaWarcRecord *record)
{
  g_clear_pointer (&record->headers, notanda_headers_free);
  g_clear_pointer (&record->http, notanda_headers_free);
  memset (record, 0, sizeof *record);
}

static void
skip_blanks (const char *data,
             gsize       size,
             gsize      *at)
{
  while (*at < size && g_ascii_isspace (data[*at]))
    (*at)++;
}

static gboolean
unpack_next (NotandaWarc *warc)
{
  notanda_unpacked_clear (&warc->member);
  warc->member_at = 0;
  if (warc->is_cut || warc->is_capped || warc->at >= warc->size)
    return FALSE;
  if (!notanda_inflate_is_gzip (warc->data + warc->at, warc->size - warc->at))
    {
      warc->is_cut = TRUE;
      return FALSE;
    }

  notanda_unpack (warc->data + warc->at, warc->size - warc->at, NOTANDA_INFLATE_MEMBER, NOTANDA_UNPACK_MAX_SIZE, &warc->member);
  warc->at += MAX (warc->member.used, 1);
  warc->n_unpacked += warc->member.bytes->len + 1000;
  warc->is_cut = warc->member.is_cut;
  warc->is_capped = warc->member.is_capped || warc->n_unpacked > MAX_UNPACKED;

  return TRUE;
}

/* Sets where the next record begins. */
static gboolean
find_next (NotandaWarc *warc,
           const char **data,
           gsize       *size,
           gsize      **at)
{
  if (!warc->is_packed)
    {
      *data = warc->data;
      *size = warc->size;
      *at = &warc->at;
      skip_blanks (*data, *size, *at);
      return **at < *size;
    }

  do
    {
      if (warc->member.bytes != NULL)
        {
          *data = (const char *) warc->member.bytes->data;
          *size = warc->member.bytes->len;
          *at = &warc->member_at;
          skip_blanks (*data, *size, *at);
          if (**at < *size)
            return TRUE;
        }
    }
  while (unpack_next (warc));

  return FALSE;
}

static void
read_http (NotandaWarcRecord *record)
{
  const char *line_end = memchr (record->body, '\n', record->size);
  gsize       used = 0;

  if (record->size < 12 || g_ascii_strncasecmp (record->body, "HTTP/", 5) != 0 || line_end == NULL)
    return;
  for (const char *at = record->body + 5; at < line_end; at++)
    if (*at == ' ')
      {
        for (at++; at < line_end && g_ascii_isdigit (*at) && record->status < 1000; at++)
          record->status = record->status * 10 + (guint) (*at - '0');
        break;
      }

  line_end++;
  record->size -= (gsize) (line_end - record->body);
  record->body = line_end;
  record->http = notanda_headers_parse (record->body, record->size, &used);
  record->body += used;
  record->size -= used;
}

gboolean
notanda_warc_next (NotandaWarc       *warc,
                   NotandaWarcRecord *record)
{
  const char *data, *line_end;
  gsize       size, used = 0;
  gsize      *at;
  guint64     length = 0;

  notanda_warc_record_clear (record);
  if (warc->number >= MAX_RECORDS || !find_next (warc, &data, &size, &at))
    return FALSE;
  line_end = memchr (data + *at, '\n', size - *at);
  if (line_end == NULL || strncmp (data + *at, "WARC/", MIN (5, size - *at)) != 0)
    {
      warc->is_cut = TRUE;
      return FALSE;
    }

  *at = (gsize) (line_end + 1 - data);
  record->headers = notanda_headers_parse (data + *at, size - *at, &used);
  *at += used;
  if (!g_ascii_string_to_unsigned (notanda_headers_get (record->headers, "Content-Length") != NULL ? notanda_headers_get (record->headers, "Content-Length") : "",
                                   10, 0, G_MAXINT64, &length, NULL))
    {
      warc->is_cut = TRUE;
      return FALSE;
    }
  record->body = data + *at;
  record->size = (gsize) MIN (length, size - *at);
  if (record->size < length && !warc->is_capped)
    warc->is_cut = TRUE;
  *at += record->size;
  warc->number++;
  if (notanda_headers_is (record->headers, "WARC-Type", "response"))
    read_http (record);

  return TRUE;
}

/* "size in hexadecimal, line end, so many bytes, line end", until a size of 0. */
static GByteArray *
join_chunks (const char *data,
             gsize       size,
             gboolean   *is_cut)
{
  GByteArray *out = g_byte_array_new ();
  gsize       at = 0;

  for (;;)
    {
      const char *line_end = memchr (data + at, '\n', size - at);
      gsize       length = 0;

      for (; at < size && g_ascii_isxdigit (data[at]) && length < size; at++)
        length = length * 16 + (gsize) g_ascii_xdigit_value (data[at]);
      if (line_end == NULL)
        {
          *is_cut = TRUE;
          return out;
        }
      at = (gsize) (line_end + 1 - data);
      if (length == 0)
        return out;
      *is_cut = length > size - at;
      g_byte_array_append (out, (const guint8 *) data + at, (guint) MIN (length, size - at));
      if (*is_cut)
        return out;
      at += length;
      if (at < size && data[at] == '\r')
        at++;
      if (at < size && data[at] == '\n')
        at++;
    }
}

static gboolean
begins_with_chunk (const char *data,
                   gsize       size)
{
  gsize n = 0;

  while (n < size && n < 8 && g_ascii_isxdigit (data[n]))
    n++;

  return n > 0 && n < size && strchr (" ;\r\n", data[n]) != NULL;
}

static GBytes *
unpack (const char          *data,
        gsize                size,
        NotandaInflateFormat format,
        gboolean            *is_cut)
{
  NotandaUnpacked unpacked = { 0 };

  notanda_unpack (data, size, format, NOTANDA_UNPACK_MAX_SIZE, &unpacked);
  *is_cut |= unpacked.is_cut || unpacked.is_capped;

  return g_byte_array_free_to_bytes (unpacked.bytes);
}

GBytes *
notanda_warc_record_dup_body (const NotandaWarcRecord *record,
                              gboolean                *is_cut)
{
  g_autoptr (GByteArray) joined = NULL;
  const char *data = record->body;
  gsize       size = record->size;
  const char *packing = record->http != NULL ? notanda_headers_get (record->http, "Content-Encoding") : NULL;

  *is_cut = FALSE;
  /* some crawlers keep the header and store the body without what it says */
  if (record->http != NULL && notanda_headers_is (record->http, "Transfer-Encoding", "chunked") && begins_with_chunk (data, size))
    {
      joined = join_chunks (data, size, is_cut);
      data = (const char *) joined->data;
      size = joined->len;
    }
  if (size == 0)
    return g_bytes_new_static ("", 0);
  if (notanda_inflate_is_gzip (data, size))
    return unpack (data, size, NOTANDA_INFLATE_GZIP, is_cut);
  if (packing != NULL && g_ascii_strcasecmp (packing, "deflate") == 0)
    return unpack (data, size, NOTANDA_INFLATE_DEFLATE, is_cut);
  if (packing != NULL && (g_ascii_strcasecmp (packing, "br") == 0 || g_ascii_strcasecmp (packing, "zstd") == 0) && !g_utf8_validate_len (data, (gssize) MIN (size, 64), NULL))
    return NULL;

  return g_bytes_new (data, size);
}

const char *
notanda_warc_record_get_type (const NotandaWarcRecord *record)
{
  const char *type = notanda_headers_get (record->http != NULL ? record->http : record->headers, "Content-Type");

  /* where the server didn't say, the crawler may have looked */
  if (type == NULL)
    type = notanda_headers_get (record->headers, "WARC-Identified-Payload-Type");

  return type != NULL ? type : "";
}
