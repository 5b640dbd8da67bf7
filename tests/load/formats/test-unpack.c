/* test-unpack.c: compressed bytes unpacked, within bounds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-unpack.h"

#include <gio/gio.h>
#include <string.h>

static GBytes *
pack (const char *data,
      gsize       size)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  GBytes *packed = g_converter_convert_bytes (compressor, bytes, &error);

  g_assert_no_error (error);

  return packed;
}

static void
test_members (void)
{
  g_autoptr (GBytes) first = pack ("one, ", 5);
  g_autoptr (GBytes) second = pack ("two", 3);
  g_autoptr (GByteArray) both = g_byte_array_new ();
  g_auto (NotandaUnpacked) all = { 0 };
  g_auto (NotandaUnpacked) one = { 0 };

  g_byte_array_append (both, g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  g_byte_array_append (both, g_bytes_get_data (second, NULL), g_bytes_get_size (second));

  notanda_unpack ((const char *) both->data, both->len, NOTANDA_INFLATE_GZIP, 100, &all);
  g_assert_cmpmem (all.bytes->data, all.bytes->len, "one, two", 8);
  g_assert_cmpuint (all.used, ==, both->len);

  notanda_unpack ((const char *) both->data, both->len, NOTANDA_INFLATE_MEMBER, 100, &one);
  g_assert_cmpmem (one.bytes->data, one.bytes->len, "one, ", 5);
  g_assert_cmpuint (one.used, ==, g_bytes_get_size (first));
}

/* What came of a file that was cut off anywhere is a beginning of it. */
static void
test_cut (void)
{
  static const char text[] = "A file that is cut off gives what was in front of the cut, whatever that is.";
  g_autoptr (GBytes) packed = pack (text, strlen (text));
  const char *data = g_bytes_get_data (packed, NULL);

  for (gsize size = 0; size < g_bytes_get_size (packed); size++)
    {
      g_autofree char *exact = g_memdup2 (data, size);
      g_auto (NotandaUnpacked) unpacked = { 0 };

      notanda_unpack (exact, size, NOTANDA_INFLATE_GZIP, 1000, &unpacked);
      g_assert_true (unpacked.is_cut);
      g_assert_cmpuint (unpacked.bytes->len, <=, strlen (text));
      g_assert_cmpint (memcmp (unpacked.bytes->data, text, unpacked.bytes->len), ==, 0);
      g_assert_cmpint (unpacked.bytes->data[unpacked.bytes->len], ==, 0);
    }
}

static void
test_bounds (void)
{
  gsize            size = 40u << 20;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) bomb = pack (zeros, size);
  g_autoptr (GBytes) text = pack ("0123456789", 10);
  g_auto (NotandaUnpacked) burst = { 0 };
  g_auto (NotandaUnpacked) exact = { 0 };
  g_auto (NotandaUnpacked) capped = { 0 };

  /* by its ratio: far below the bound on the size */
  notanda_unpack (g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb), NOTANDA_INFLATE_MEMBER, NOTANDA_UNPACK_MAX_SIZE, &burst);
  g_assert_true (burst.is_capped);
  g_assert_false (burst.is_cut);
  g_assert_cmpuint (burst.bytes->len, <, size / 2);

  notanda_unpack (g_bytes_get_data (text, NULL), g_bytes_get_size (text), NOTANDA_INFLATE_MEMBER, 10, &exact);
  g_assert_false (exact.is_capped);
  notanda_unpack (g_bytes_get_data (text, NULL), g_bytes_get_size (text), NOTANDA_INFLATE_MEMBER, 9, &capped);
  g_assert_true (capped.is_capped);
  g_assert_cmpmem (capped.bytes->data, capped.bytes->len, "012345678", 9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/unpack/members", test_members);
  g_test_add_func ("/notanda/load/unpack/cut", test_cut);
  g_test_add_func ("/notanda/load/unpack/bounds", test_bounds);

  return g_test_run ();
}
