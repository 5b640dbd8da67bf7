/* test-io.c: bounded reading: what is there, and what is not
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-io.h"

#include "util/test-hex.h"

static void
test_round (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *hex = NULL;
  const NotandaId  id = { { 1, 2, 3 } };
  NotandaReader    reader;
  NotandaId        read;

  notanda_write_u8 (bytes, 0x11);
  notanda_write_u16 (bytes, 0x2233);
  notanda_write_u32 (bytes, 0x44556677);
  notanda_write_u64 (bytes, G_GUINT64_CONSTANT (0x8899aabbccddeeff));
  notanda_write_id (bytes, &id);
  notanda_write_string (bytes, "né");
  hex = test_hex_format (bytes->data, bytes->len);
  g_assert_cmpstr (hex, ==, "11332277665544ffeeddccbbaa9988"
                            "01020300000000000000000000000000"
                            "030000006ec3a900");

  notanda_reader_init (&reader, bytes->data, bytes->len);
  g_assert_cmpuint (notanda_reader_u8 (&reader), ==, 0x11);
  g_assert_cmpuint (notanda_reader_u16 (&reader), ==, 0x2233);
  g_assert_cmpuint (notanda_reader_u32 (&reader), ==, 0x44556677);
  g_assert_cmphex (notanda_reader_u64 (&reader), ==, G_GUINT64_CONSTANT (0x8899aabbccddeeff));
  notanda_reader_id (&reader, &read);
  g_assert_true (notanda_id_equal (&read, &id));
  g_assert_false (notanda_reader_is_done (&reader));
  g_assert_cmpstr (notanda_reader_string (&reader), ==, "né");
  g_assert_true (notanda_reader_is_done (&reader));
}

/* Past the end there are zeros, and it is remembered. */
static void
test_end (void)
{
  const guint8  bytes[] = { 1, 2, 3 };
  NotandaReader reader;
  NotandaId     id = { { 9 } };

  notanda_reader_init (&reader, bytes, sizeof bytes);
  g_assert_cmpuint (notanda_reader_u32 (&reader), ==, 0);
  g_assert_true (reader.failed);
  g_assert_cmpuint (notanda_reader_u8 (&reader), ==, 0); /* though one is left */
  notanda_reader_id (&reader, &id);
  g_assert_true (notanda_id_is_zero (&id));
  g_assert_cmpstr (notanda_reader_string (&reader), ==, "");
  g_assert_null (notanda_reader_bytes (&reader, 0));
  g_assert_false (notanda_reader_is_done (&reader));

  notanda_reader_init (&reader, bytes, sizeof bytes);
  g_assert_null (notanda_reader_bytes (&reader, G_MAXSIZE));
  g_assert_true (reader.failed);
}

static void
test_strings (void)
{
  static const char *const broken[] = {
    "00000000",         /* no zero byte */
    "010000006161",     /* another byte in its place */
    "0200000061",       /* shorter than it says */
    "ffffffff6100",     /* 4 GB */
    "02000000610000",   /* a zero byte inside */
    "01000000ff00",     /* not UTF-8 */
    "03000000eda08000", /* half a surrogate pair */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GByteArray) bytes = test_hex_parse (broken[i]);
      NotandaReader reader;

      notanda_reader_init (&reader, bytes->data, bytes->len);
      g_assert_cmpstr (notanda_reader_string (&reader), ==, "");
      g_assert_true (reader.failed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/io/round", test_round);
  g_test_add_func ("/notanda/base/io/end", test_end);
  g_test_add_func ("/notanda/base/io/strings", test_strings);

  return g_test_run ();
}
