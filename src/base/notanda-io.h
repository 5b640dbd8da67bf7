/* notanda-io.h: bounded little-endian reading and writing of bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "base/notanda-id.h"

G_BEGIN_DECLS

/**
 * NotandaReader:
 *
 * A place in a block of bytes. Reading past the end gives zeros and empty
 * strings and sets @failed, so that a parser checks once at its end instead
 * of after each field. Nothing is copied: strings point into the block.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean      failed;
} NotandaReader;

/* Inline: a record is some twenty of these, and a document some thousand records. */

static inline void
notanda_reader_init (NotandaReader *reader,
                     gconstpointer  data,
                     gsize          size)
{
  reader->at = data;
  reader->end = reader->at + size;
  reader->failed = FALSE;
}

static inline const guint8 *
notanda_reader_bytes (NotandaReader *reader,
                      gsize          size)
{
  const guint8 *at = reader->at;

  if (reader->failed || size > (gsize) (reader->end - at))
    {
      reader->failed = TRUE;
      return NULL;
    }
  reader->at += size;

  return at;
}

/* @out: zeroed where there is nothing left to read */
static inline void
notanda_reader_copy (NotandaReader *reader,
                     void          *out,
                     gsize          size)
{
  const guint8 *at = notanda_reader_bytes (reader, size);

  if (at != NULL)
    memcpy (out, at, size);
  else
    memset (out, 0, size);
}

static inline guint8
notanda_reader_u8 (NotandaReader *reader)
{
  guint8 value;

  notanda_reader_copy (reader, &value, sizeof value);

  return value;
}

static inline guint16
notanda_reader_u16 (NotandaReader *reader)
{
  guint16 value;

  notanda_reader_copy (reader, &value, sizeof value);

  return GUINT16_FROM_LE (value);
}

static inline guint32
notanda_reader_u32 (NotandaReader *reader)
{
  guint32 value;

  notanda_reader_copy (reader, &value, sizeof value);

  return GUINT32_FROM_LE (value);
}

static inline guint64
notanda_reader_u64 (NotandaReader *reader)
{
  guint64 value;

  notanda_reader_copy (reader, &value, sizeof value);

  return GUINT64_FROM_LE (value);
}

static inline void
notanda_reader_id (NotandaReader *reader,
                   NotandaId     *out)
{
  notanda_reader_copy (reader, out->bytes, sizeof out->bytes);
}

/**
 * notanda_reader_string:
 *
 * A string on disk is a u32 length in bytes, the bytes, and one zero byte
 * that the length doesn't count: so it can be used where it lies. A string
 * that isn't UTF-8, or holds a zero byte, fails the reader.
 *
 * Returns: (transfer none): never %NULL
 */
const char *notanda_reader_string (NotandaReader *reader);

/* All read, nothing left over, nothing missing. */
gboolean notanda_reader_is_done (const NotandaReader *reader);

void notanda_write_u8 (GByteArray *out,
                       guint8      value);
void notanda_write_u16 (GByteArray *out,
                        guint16     value);
void notanda_write_u32 (GByteArray *out,
                        guint32     value);
void notanda_write_u64 (GByteArray *out,
                        guint64     value);
void notanda_write_id (GByteArray      *out,
                       const NotandaId *id);
void notanda_write_bytes (GByteArray   *out,
                          gconstpointer data,
                          gsize         size);
void notanda_write_string (GByteArray *out,
                           const char *string);

G_END_DECLS
