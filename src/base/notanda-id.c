/* notanda-id.c: 128-bit ids and SHA-256 hashes as plain values
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-id.h"

#include <string.h>

static const char *
bytes_to_hex (const guint8 *bytes,
              gsize         n,
              char         *out)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < n; i++)
    {
      out[2 * i] = digits[bytes[i] >> 4];
      out[2 * i + 1] = digits[bytes[i] & 15];
    }
  out[2 * n] = '\0';

  return out;
}

/* Ids are random or hashes, so any four bytes are as good as a hash of all. */
guint
notanda_id_hash (gconstpointer id)
{
  guint hash;

  memcpy (&hash, id, sizeof hash);

  return hash;
}

gboolean
notanda_id_equal (gconstpointer a,
                  gconstpointer b)
{
  return memcmp (a, b, sizeof (NotandaId)) == 0;
}

int
notanda_id_compare (gconstpointer a,
                    gconstpointer b)
{
  return memcmp (a, b, sizeof (NotandaId));
}

gboolean
notanda_id_is_zero (const NotandaId *id)
{
  static const NotandaId zero = { { 0 } };

  return notanda_id_equal (id, &zero);
}

void
notanda_id_for_name (const char *kind,
                     const char *name,
                     NotandaId  *out)
{
  g_autofree char *full = g_strconcat ("notanda:", kind, ":", name, NULL);
  NotandaHash      hash;

  notanda_hash_of (full, strlen (full), &hash);
  memcpy (out->bytes, hash.bytes, sizeof out->bytes);
}

const char *
notanda_id_to_string (const NotandaId *id,
                      char            *out)
{
  return bytes_to_hex (id->bytes, sizeof id->bytes, out);
}

/* 16 for what is no hexadecimal digit. In line, as checking an export reads
 * a great many. */
static inline guint
digit_value (char digit)
{
  guint8 c = (guint8) digit;
  guint8 letter = (c | 0x20) - 'a';

  if ((guint8) (c - '0') < 10)
    return c - '0';

  return letter < 6 ? letter + 10u : 16;
}

gboolean
notanda_id_from_string (const char *string,
                        NotandaId  *out)
{
  NotandaId id;
  guint     all = 0;

  if (strlen (string) != 2 * sizeof id.bytes)
    return FALSE;

  for (gsize i = 0; i < sizeof id.bytes; i++)
    {
      guint high = digit_value (string[2 * i]);
      guint low = digit_value (string[2 * i + 1]);

      all |= high | low;
      id.bytes[i] = (guint8) (high << 4 | low);
    }
  if (all > 15)
    return FALSE;
  *out = id;

  return TRUE;
}

guint
notanda_hash_hash (gconstpointer hash)
{
  return notanda_id_hash (hash);
}

gboolean
notanda_hash_equal (gconstpointer a,
                    gconstpointer b)
{
  return memcmp (a, b, sizeof (NotandaHash)) == 0;
}

int
notanda_hash_compare (gconstpointer a,
                      gconstpointer b)
{
  return memcmp (a, b, sizeof (NotandaHash));
}

void
notanda_hash_of (gconstpointer data,
                 gsize         size,
                 NotandaHash  *out)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = sizeof out->bytes;

  /* GChecksum takes a signed length. */
  for (const guint8 *at = data; size > 0;)
    {
      gsize part = MIN (size, 1u << 30);

      g_checksum_update (checksum, at, (gssize) part);
      at += part;
      size -= part;
    }
  g_checksum_get_digest (checksum, out->bytes, &length);
}

const char *
notanda_hash_to_string (const NotandaHash *hash,
                        char              *out)
{
  return bytes_to_hex (hash->bytes, sizeof hash->bytes, out);
}
