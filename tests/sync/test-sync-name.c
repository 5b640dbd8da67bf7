/* test-sync-name.c: names on the server, there and back, and all that is none
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-name.h"

#include <string.h>

#include "sync/notanda-sync-hash.h"

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define NAME "0123456789abcdef-0000002a-" HASH ".seg"
#define ID "00112233445566778899aabbccddeeff"

static void
test_there_and_back (void)
{
  char            string[NOTANDA_SYNC_NAME_SIZE];
  NotandaSyncName name;

  g_assert_true (notanda_sync_name_parse (NAME, &name));
  g_assert_cmphex (name.replica, ==, G_GUINT64_CONSTANT (0x0123456789abcdef));
  g_assert_cmpuint (name.seq, ==, 42);
  g_assert_cmpint (name.kind, ==, NOTANDA_SYNC_SEGMENT);
  g_assert_cmpstr (notanda_sync_name_to_string (&name, string), ==, NAME);

  name.kind = NOTANDA_SYNC_PACK;
  name.replica = G_MAXUINT64;
  name.seq = G_MAXUINT32;
  g_assert_cmpstr (notanda_sync_name_to_string (&name, string), ==, "ffffffffffffffff-ffffffff-" HASH ".pack");
  g_assert_cmpuint (strlen (string), ==, NOTANDA_SYNC_NAME_SIZE - 1);
  g_assert_true (notanda_sync_name_parse (string, &name));
  name.kind = NOTANDA_SYNC_TEXT;
  g_assert_true (notanda_sync_name_parse (notanda_sync_name_to_string (&name, string), &name));
  g_assert_cmpint (name.kind, ==, NOTANDA_SYNC_TEXT);
}

/* One character less, one more, or another one in any place, is no name, or the one it says. */
static void
test_strict (void)
{
  NotandaSyncName name;
  char            again[NOTANDA_SYNC_NAME_SIZE];

  g_assert_false (notanda_sync_name_parse ("", &name));
  g_assert_false (notanda_sync_name_parse ("../" NAME, &name));
  g_assert_false (notanda_sync_name_parse (NAME "/", &name));
  g_assert_false (notanda_sync_name_parse (NAME " ", &name));
  g_assert_false (notanda_sync_name_parse ("0123456789ABCDEF-0000002a-" HASH ".seg", &name));
  g_assert_false (notanda_sync_name_parse ("0123456789abcdef-0000002a-" HASH ".tmp", &name));

  for (gsize i = 0; i < strlen (NAME); i++)
    {
      g_autofree char *shorter = g_strdup_printf ("%.*s%s", (int) i, NAME, NAME + i + 1);

      g_assert_false (notanda_sync_name_parse (shorter, &name));
      for (int c = 1; c < 256; c++)
        {
          char other[] = NAME;

          other[i] = (char) c;
          if (notanda_sync_name_parse (other, &name))
            g_assert_cmpstr (notanda_sync_name_to_string (&name, again), ==, other);
        }
    }
}

static void
test_order (void)
{
  NotandaSyncName a = { .replica = 1, .seq = 9 };
  NotandaSyncName b = { .replica = 1, .seq = 10 };
  char            x[NOTANDA_SYNC_NAME_SIZE];
  char            y[NOTANDA_SYNC_NAME_SIZE];

  g_assert_cmpint (notanda_sync_name_compare (&a, &b), <, 0);
  g_assert_cmpint (strcmp (notanda_sync_name_to_string (&a, x), notanda_sync_name_to_string (&b, y)), <, 0);
  b.replica = 0;
  g_assert_cmpint (notanda_sync_name_compare (&a, &b), >, 0);
  b = a;
  g_assert_true (notanda_sync_name_equal (&a, &b));
  b.kind = NOTANDA_SYNC_TEXT;
  g_assert_false (notanda_sync_name_equal (&a, &b));
}

static void
test_folders (void)
{
  NotandaId        id = { { 0 } };
  g_autofree char *path = NULL;

  g_assert_true (notanda_sync_parse_folder ("corpus-" ID, &id));
  path = notanda_sync_dup_path (&id, "log/");
  g_assert_cmpstr (path, ==, "corpus-" ID "/log/");
  g_assert_false (notanda_sync_parse_folder ("corpus-" ID "/", &id));
  g_assert_false (notanda_sync_parse_folder ("corpus-00112233445566778899AABBCCDDEEFF", &id));
  g_assert_false (notanda_sync_parse_folder (ID, &id));
}

/* However names were made to begin or end alike, tables find them apart: no number comes often, and none of a few bits of it. */
static void
test_spread (void)
{
  enum
  {
    N = 20000,
    N_SLOTS = 1024,
  };

  for (guint kind = 0; kind < 4; kind++)
    {
      g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
      guint slots[N_SLOTS] = { 0 };

      for (guint32 i = 0; i < N; i++)
        {
          NotandaSyncName name = { .replica = 5, .seq = kind == 0 ? i : 7 };
          guint           number;

          if (kind > 0)
            memcpy (name.hash.bytes + (kind == 1 ? 28 : kind == 2 ? 8
                                                                  : 0),
                    &i, sizeof i);
          number = kind == 3 ? notanda_sync_hash (&name.hash) : notanda_sync_name_hash (&name);
          g_hash_table_add (numbers, GUINT_TO_POINTER (number));
          slots[number % N_SLOTS]++;
        }
      g_assert_cmpuint (g_hash_table_size (numbers), >, N - 10);
      for (guint i = 0; i < N_SLOTS; i++)
        g_assert_cmpuint (slots[i], <, 4 * N / N_SLOTS);
    }
}

static void
test_format (void)
{
  static const char *const none[] = { "format-", "format-0", "format-a", "format-2.seg", "format2", "format", "-2", "format--2", "format-99999999999999999999" };

  g_assert_cmpuint (notanda_sync_name_get_format ("format-1"), ==, 1);
  g_assert_cmpuint (notanda_sync_name_get_format ("format-27"), ==, 27);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpuint (notanda_sync_name_get_format (none[i]), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/name/there-and-back", test_there_and_back);
  g_test_add_func ("/notanda/sync/name/strict", test_strict);
  g_test_add_func ("/notanda/sync/name/order", test_order);
  g_test_add_func ("/notanda/sync/name/folders", test_folders);
  g_test_add_func ("/notanda/sync/name/format", test_format);
  g_test_add_func ("/notanda/sync/name/spread", test_spread);

  return g_test_run ();
}
