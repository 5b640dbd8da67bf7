/* test-hex.c: bytes written as hexadecimal digits
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-hex.h"

GByteArray *
test_hex_parse (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (; hex[0] != '\0'; hex += 2)
    {
      guint8 byte = (guint8) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));

      g_byte_array_append (bytes, &byte, 1);
    }

  return bytes;
}

char *
test_hex_format (gconstpointer bytes,
                 gsize         size)
{
  const guint8 *at = bytes;
  GString      *hex = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", at[i]);

  return g_string_free (hex, FALSE);
}
