/* test-inflate.c: compressed bytes unpacked as they arrive, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-inflate.h"

#include <gio/gio.h>
#include <string.h>

#include "base/notanda-error.h"

#define MIB (1u << 20)

static void
add_packed (GByteArray           *out,
            gconstpointer         data,
            gsize                 size,
            GZlibCompressorFormat format)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) packed = g_converter_convert_bytes (compressor, bytes, &error);

  g_assert_no_error (error);
  g_byte_array_append (out, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));
}

static GByteArray *
pack (gconstpointer         data,
      gsize                 size,
      GZlibCompressorFormat format)
{
  GByteArray *out = g_byte_array_new ();

  add_packed (out, data, size, format);
  return out;
}

static void
push_pieces (NotandaInflate   *inflate,
             const GByteArray *packed,
             gsize             piece)
{
  for (gsize at = 0; at < packed->len; at += piece)
    {
      gsize              size = MIN (piece, packed->len - at);
      g_autofree guint8 *exact = g_memdup2 (packed->data + at, size);
      g_autoptr (GError) error = NULL;

      g_assert_true (notanda_inflate_push (inflate, exact, size, &error));
      g_assert_no_error (error);
    }
}

/* However it is cut up, the same comes out. */
static void
check (const GByteArray    *packed,
       NotandaInflateFormat format,
       gconstpointer        text,
       gsize                size,
       gsize                used)
{
  static const gsize pieces[] = { 1, 2, 3, 5, 64, G_MAXUINT16 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (NotandaInflate) inflate = notanda_inflate_new (format, MIB);
      g_autoptr (GByteArray) out = NULL;

      push_pieces (inflate, packed, pieces[i]);
      g_assert_true (notanda_inflate_is_whole (inflate));
      g_assert_cmpuint (notanda_inflate_get_used (inflate), ==, used);
      out = notanda_inflate_steal (inflate);
      g_assert_cmpmem (out->data, out->len, text, size);
      g_assert_cmpint (out->data[out->len], ==, 0);
    }
}

static void
test_formats (void)
{
  g_autoptr (GByteArray) gzip = pack ("the harbour", 11, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) zlib = pack ("the harbour", 11, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) raw = pack ("the harbour", 11, G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) nothing = pack ("", 0, G_ZLIB_COMPRESSOR_FORMAT_RAW);

  check (gzip, NOTANDA_INFLATE_GZIP, "the harbour", 11, gzip->len);
  check (zlib, NOTANDA_INFLATE_DEFLATE, "the harbour", 11, zlib->len);
  check (raw, NOTANDA_INFLATE_DEFLATE, "the harbour", 11, raw->len);
  check (nothing, NOTANDA_INFLATE_DEFLATE, "", 0, nothing->len);
  check (gzip, NOTANDA_INFLATE_PLAIN, gzip->data, gzip->len, gzip->len);
}

/* A server may say gzip and send none. */
static void
test_no_gzip (void)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();

  g_byte_array_append (plain, (const guint8 *) "<p>plain", 8);
  check (plain, NOTANDA_INFLATE_GZIP, "<p>plain", 8, 8);
}

static void
test_members (void)
{
  g_autoptr (GByteArray) both = pack ("one, ", 5, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  guint first = both->len, all;

  add_packed (both, "two", 3, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  all = both->len;
  check (both, NOTANDA_INFLATE_GZIP, "one, two", 8, all);
  check (both, NOTANDA_INFLATE_MEMBER, "one, ", 5, first);

  /* what follows is no part of it, also where it begins like another member */
  g_byte_array_append (both, (const guint8 *) "\x1f\x8b and more", 11);
  check (both, NOTANDA_INFLATE_GZIP, "one, two", 8, all);
}

/* The last bytes are still to come out when all went in: a step is full just then. */
static void
test_full_step (void)
{
  g_autofree char *text = g_malloc (MIB);

  memset (text, 'a', MIB);
  for (gsize size = (256u << 10) - 300; size < (256u << 10) + 300; size += 50)
    {
      g_autoptr (GByteArray) raw = pack (text, size, G_ZLIB_COMPRESSOR_FORMAT_RAW);

      check (raw, NOTANDA_INFLATE_DEFLATE, text, size, raw->len);
    }
}

static void
test_cut (void)
{
  static const char text[] = "What came of data that were cut off anywhere is a beginning of them.";
  g_autoptr (GByteArray) packed = pack (text, strlen (text), G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  while (packed->len > 0)
    {
      g_autoptr (NotandaInflate) inflate = notanda_inflate_new (NOTANDA_INFLATE_GZIP, MIB);
      g_autoptr (GByteArray) out = NULL;

      g_byte_array_set_size (packed, packed->len - 1);
      push_pieces (inflate, packed, 7);
      g_assert_false (notanda_inflate_is_whole (inflate));
      out = notanda_inflate_steal (inflate);
      g_assert_cmpuint (out->len, <=, strlen (text));
      g_assert_cmpint (memcmp (out->data, text, out->len), ==, 0);
    }
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) packed = pack ("the harbour", 11, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (NotandaInflate) inflate = notanda_inflate_new (NOTANDA_INFLATE_GZIP, MIB);
  g_autoptr (GError) error = NULL;

  packed->data[packed->len - 5] ^= 1; /* of the checksum */
  g_assert_false (notanda_inflate_push (inflate, packed->data, packed->len, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  g_assert_false (notanda_inflate_is_whole (inflate));
}

static void
test_limits (void)
{
  g_autofree char *zeros = g_malloc0 (40 * MIB);
  g_autoptr (GByteArray) bomb = pack (zeros, 40 * MIB, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) text = pack ("0123456789", 10, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (NotandaInflate) burst = notanda_inflate_new (NOTANDA_INFLATE_GZIP, 64 * MIB);
  g_autoptr (NotandaInflate) exact = notanda_inflate_new (NOTANDA_INFLATE_GZIP, 10);
  g_autoptr (NotandaInflate) capped = notanda_inflate_new (NOTANDA_INFLATE_GZIP, 9);
  g_autoptr (GByteArray) some = NULL;
  g_autoptr (GByteArray) out = NULL;
  g_autoptr (GError) error = NULL;

  /* by its ratio, far below the bound on the size; bytes that weren't looked at yet don't count */
  g_byte_array_set_size (bomb, bomb->len + MIB);
  g_assert_false (notanda_inflate_push (burst, bomb->data, bomb->len, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  some = notanda_inflate_steal (burst);
  g_assert_cmpuint (some->len, <, 20 * MIB);
  g_clear_error (&error);

  g_assert_true (notanda_inflate_push (exact, text->data, text->len, &error));
  g_assert_no_error (error);
  g_assert_false (notanda_inflate_push (capped, text->data, text->len, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE);
  out = notanda_inflate_steal (capped);
  g_assert_cmpmem (out->data, out->len, "012345678", 9);
}

static void
test_noise (void)
{
  for (int round = 0; round < 2000; round++)
    {
      guint8 noise[64] = { 0x1f, 0x8b, 8 };
      g_autoptr (NotandaInflate) inflate = notanda_inflate_new (NOTANDA_INFLATE_GZIP, 1000);
      g_autoptr (GByteArray) out = NULL;

      for (gsize i = g_test_rand_bit () ? 3 : 10; i < sizeof noise; i++)
        noise[i] = (guint8) g_test_rand_int_range (0, 256);
      notanda_inflate_push (inflate, noise, sizeof noise, NULL);
      out = notanda_inflate_steal (inflate);
      g_assert_cmpuint (out->len, <=, 1000);
      g_assert_cmpuint (notanda_inflate_get_used (inflate), <=, sizeof noise);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/base/inflate/formats", test_formats);
  g_test_add_func ("/notanda/base/inflate/no-gzip", test_no_gzip);
  g_test_add_func ("/notanda/base/inflate/members", test_members);
  g_test_add_func ("/notanda/base/inflate/full-step", test_full_step);
  g_test_add_func ("/notanda/base/inflate/cut", test_cut);
  g_test_add_func ("/notanda/base/inflate/damaged", test_damaged);
  g_test_add_func ("/notanda/base/inflate/limits", test_limits);
  g_test_add_func ("/notanda/base/inflate/noise", test_noise);

  return g_test_run ();
}
