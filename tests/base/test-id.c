/* test-id.c: ids and hashes as strings, and ids from names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-id.h"

#include <string.h>

#define HEX "00112233445566778899aabbccddeeff"

static void
test_strings (void)
{
  char      string[NOTANDA_ID_STRING_SIZE];
  NotandaId id;

  g_assert_true (notanda_id_from_string (HEX, &id));
  g_assert_cmpuint (id.bytes[0], ==, 0);
  g_assert_cmpuint (id.bytes[15], ==, 0xff);
  g_assert_cmpstr (notanda_id_to_string (&id, string), ==, HEX);
  g_assert_true (notanda_id_from_string ("00112233445566778899AABBCCDDEEFF", &id));
  g_assert_cmpstr (notanda_id_to_string (&id, string), ==, HEX);
}

static void
test_refused (void)
{
  NotandaId id = { { 7 } };

  g_assert_false (notanda_id_from_string ("", &id));
  g_assert_false (notanda_id_from_string ("0" HEX, &id));
  g_assert_false (notanda_id_from_string (HEX "0", &id));
  g_assert_false (notanda_id_from_string (HEX "00", &id));
  g_assert_false (notanda_id_from_string ("0011223344556677-899aabbccddeeff", &id));
  g_assert_false (notanda_id_from_string ("00112233445566778899aabbccddeefg", &id));
  g_assert_cmpuint (id.bytes[0], ==, 7);
}

/* In each place, all that is a digit and nothing else. */
static void
test_digits (void)
{
  for (int c = 1; c < 256; c++)
    for (gsize place = 0; place < 2; place++)
      {
        char      string[] = HEX;
        NotandaId id;
        int       value = g_ascii_xdigit_value ((char) c);

        string[2 + place] = (char) c;
        g_assert_cmpint (notanda_id_from_string (string, &id), ==, value >= 0);
        if (value >= 0)
          g_assert_cmpint (id.bytes[1], ==, place == 0 ? value << 4 | 1 : 1 << 4 | value);
      }
}

static void
test_order (void)
{
  const NotandaId low = { { 1, 0xff } };
  const NotandaId high = { { 2, 0 } };
  const NotandaId zero = { { 0 } };

  g_assert_cmpint (notanda_id_compare (&low, &high), <, 0);
  g_assert_cmpint (notanda_id_compare (&high, &low), >, 0);
  g_assert_cmpint (notanda_id_compare (&low, &low), ==, 0);
  g_assert_true (notanda_id_is_zero (&zero));
  g_assert_false (notanda_id_is_zero (&low));
}

/* FIPS 180-2, B.1, and what it gives for no bytes at all. */
static void
test_hash (void)
{
  char        string[NOTANDA_HASH_STRING_SIZE];
  NotandaHash hash;

  notanda_hash_of ("abc", 3, &hash);
  g_assert_cmpstr (notanda_hash_to_string (&hash, string), ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  notanda_hash_of (NULL, 0, &hash);
  g_assert_cmpstr (notanda_hash_to_string (&hash, string), ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_for_name (void)
{
  NotandaHash hash;
  NotandaId   id;
  NotandaId   other;

  notanda_hash_of ("notanda:type:Quote", 18, &hash);
  notanda_id_for_name ("type", "Quote", &id);
  g_assert_cmpmem (id.bytes, 16, hash.bytes, 16);
  notanda_id_for_name ("role", "Quote", &other);
  g_assert_false (notanda_id_equal (&id, &other));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/id/strings", test_strings);
  g_test_add_func ("/notanda/base/id/refused", test_refused);
  g_test_add_func ("/notanda/base/id/digits", test_digits);
  g_test_add_func ("/notanda/base/id/order", test_order);
  g_test_add_func ("/notanda/base/id/hash", test_hash);
  g_test_add_func ("/notanda/base/id/for-name", test_for_name);

  return g_test_run ();
}
