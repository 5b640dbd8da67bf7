/* test-crc.c: the checksum of files, against published values and zlib's
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-crc.h"

#include <zlib.h>

static void
test_published (void)
{
  /* the check value of CRC-32/ISO-HDLC */
  g_assert_cmphex (notanda_crc (0, "123456789", 9), ==, 0xcbf43926);
  g_assert_cmphex (notanda_crc (0, "a", 1), ==, 0xe8b7be43);
}

static void
test_nothing (void)
{
  g_assert_cmphex (notanda_crc (0, NULL, 0), ==, 0);
  g_assert_cmphex (notanda_crc (0xcbf43926, NULL, 0), ==, 0xcbf43926);
  g_assert_cmphex (notanda_crc (0xcbf43926, "", 0), ==, 0xcbf43926);
}

/* Each length and place takes another of the library's ways to start and end. */
static void
test_like_zlib (void)
{
  guint8 bytes[1100];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  for (guint from = 0; from < 70; from++)
    for (guint size = 0; from + size <= sizeof bytes; size++)
      {
        guint32 whole = notanda_crc (0, bytes + from, size);
        guint   half = size / 3;

        g_assert_cmphex (whole, ==, crc32_z (0, bytes + from, size));
        g_assert_cmphex (notanda_crc (notanda_crc (0, bytes + from, half), bytes + from + half, size - half), ==, whole);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/base/crc/published", test_published);
  g_test_add_func ("/notanda/base/crc/nothing", test_nothing);
  g_test_add_func ("/notanda/base/crc/like-zlib", test_like_zlib);

  return g_test_run ();
}
