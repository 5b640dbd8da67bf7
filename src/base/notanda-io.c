/* notanda-io.c: bounded little-endian reading and writing of bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-io.h"

#include <string.h>

const char *
notanda_reader_string (NotandaReader *reader)
{
  guint32     length = notanda_reader_u32 (reader);
  const char *string = (const char *) notanda_reader_bytes (reader, (gsize) length + 1);

  if (string == NULL || string[length] != '\0' || !g_utf8_validate_len (string, length, NULL))
    {
      reader->failed = TRUE;
      return "";
    }

  return string;
}

gboolean
notanda_reader_is_done (const NotandaReader *reader)
{
  return !reader->failed && reader->at == reader->end;
}

void
notanda_write_bytes (GByteArray   *out,
                     gconstpointer data,
                     gsize         size)
{
  g_assert (size <= G_MAXUINT - out->len);

  g_byte_array_append (out, data, (guint) size);
}

void
notanda_write_u8 (GByteArray *out,
                  guint8      value)
{
  notanda_write_bytes (out, &value, sizeof value);
}

void
notanda_write_u16 (GByteArray *out,
                   guint16     value)
{
  value = GUINT16_TO_LE (value);
  notanda_write_bytes (out, &value, sizeof value);
}

void
notanda_write_u32 (GByteArray *out,
                   guint32     value)
{
  value = GUINT32_TO_LE (value);
  notanda_write_bytes (out, &value, sizeof value);
}

void
notanda_write_u64 (GByteArray *out,
                   guint64     value)
{
  value = GUINT64_TO_LE (value);
  notanda_write_bytes (out, &value, sizeof value);
}

void
notanda_write_id (GByteArray      *out,
                  const NotandaId *id)
{
  notanda_write_bytes (out, id->bytes, sizeof id->bytes);
}

void
notanda_write_string (GByteArray *out,
                      const char *string)
{
  gsize length = strlen (string);

  notanda_write_u32 (out, (guint32) length);
  notanda_write_bytes (out, string, length + 1);
}
