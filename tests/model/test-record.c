/* test-record.c: records as canonical bytes with their hashes, and every way to break them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-record.h"

#include <string.h>

#include "model/notanda-packed.h"
#include "model/notanda-value.h"
#include "util/test-hex.h"

/* One of each kind, with the SHA-256 that names it: on disk, for ever. */
static const struct
{
  const char *name;
  const char *hex;
  const char *hash;
} golden[] = {
  { "CREATE",
    "010100010101010101010101010101010101010000000000000000000000000000000088776655443322110700000000"
    "000000feffffffffffffff0300000041646100000000004c0000000c4444444444444444444444444444444403000000"
    "02000000020000000500000007000000080000000400000072756c650001000000555555555555555555555555555555"
    "55020000000200",
    "7bbcf2f4c12a2b6ffb5963ec9f81e3fb6f2abef6b3b5e6531882fd179aa30e24" },
  { "SET",
    "010200010101010101010101010101010101010202020202020202020202020202020288776655443322110700000000"
    "000000feffffffffffffff03000000416461000200000003030303030303030303030303030303030303030303030303"
    "0303030303030309090909090909090909090909090909090909090909090909090909090909090c0000000506000000"
    "64697265637400",
    "3e8f74bb1087e7dd0df2d47ff471b66154c1b60fe6660dcb1c2466eb0c255c62" },
  { "DELETE",
    "010300010101010101010101010101010101010000000000000000000000000000000088776655443322110700000000"
    "000000feffffffffffffff03000000416461000100000003030303030303030303030303030303030303030303030303"
    "030303030303030100000000",
    "672da67f07eda2aed4403021df674ce5f252d5a42f65be8da62aa23ec1651097" },
  { "RESTORE",
    "010400010101010101010101010101010101010000000000000000000000000000000088776655443322110700000000"
    "000000feffffffffffffff03000000416461000100000004040404040404040404040404040404040404040404040404"
    "040404040404040100000000",
    "12ffb9bf7a5da3ca85cd6ba40d1081238fffdf9b3cd2ba4c962727941ddb5c93" },
  { "ARTICLE",
    "010500000000000000000000000000000000000606060606060606060606060606060688776655443322110700000000"
    "000000feffffffffffffff030000004164610000000000190000000b0200000000000000030000000100040000000900"
    "00000502",
    "7408f2f449c15ead79989795460bcc95ff3e7fe9e70f11b8f42a0cd29b731329" },
  { "TAG_SET",
    "010600070707070707070707070707070707070808080808080808080808080808080888776655443322110700000000"
    "000000feffffffffffffff0300000041646100000000000900000001030000006ec3a900",
    "964b7128698603857531429aa1b4bb324753303c98e799108d4dcf079b1c1e03" },
  { "CORPUS",
    "0107000a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b88776655443322110700000000"
    "000000feffffffffffffff030000004164610000000000250000000f0200000088776655443322110700000000000000"
    "00ffeeddccbbaa990100000000000000",
    "6b5e0f0b10e0e9dccb41a25d42126b8d1c0f126486d9ff79fcd6bdafc2e5dfcf" },
  { "from the future",
    "010903010101010101010101010101010101010202020202020202020202020202020288776655443322110700000000"
    "000000feffffffffffffff03000000416461000100000005050505050505050505050505050505050505050505050505"
    "0505050505050503000000c80102",
    "4104bd714d34e828aa80baabb429d2ab659ca42d72b1058b94159744e6cb2cf2" },
};

#define AUTHOR_AT (1 + 2 + 16 + 16 + 8 + 8 + 8) /* where the fixed part ends */

static void
parse_golden (gsize          i,
              GByteArray   **bytes,
              NotandaRecord *record)
{
  *bytes = test_hex_parse (golden[i].hex);
  g_test_message ("%s", golden[i].name);
  g_assert_true (notanda_record_parse (record, (*bytes)->data, (*bytes)->len));
}

static void
test_golden (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      g_autoptr (GByteArray) bytes = NULL;
      g_autoptr (GByteArray) again = g_byte_array_new ();
      g_autoptr (NotandaStored) stored = NULL;
      char          string[NOTANDA_HASH_STRING_SIZE];
      NotandaRecord record;

      parse_golden (i, &bytes, &record);
      notanda_record_write (&record, again);
      g_assert_cmpmem (again->data, again->len, bytes->data, bytes->len);
      stored = notanda_stored_new (bytes->data, bytes->len);
      g_assert_cmpstr (notanda_hash_to_string (&stored->hash, string), ==, golden[i].hash);
    }
}

static void
test_members (void)
{
  g_autoptr (GByteArray) bytes = NULL;
  NotandaRecord record;
  NotandaRecord viewed = { 0 };

  parse_golden (1, &bytes, &record);
  g_assert_cmpuint (record.kind, ==, NOTANDA_RECORD_SET);
  g_assert_cmpuint (record.subject.bytes[15], ==, 1);
  g_assert_cmpuint (record.field.bytes[15], ==, 2);
  g_assert_cmphex (record.replica, ==, G_GUINT64_CONSTANT (0x1122334455667788));
  g_assert_cmpuint (record.clock, ==, 7);
  g_assert_cmpint (record.time, ==, -2);
  g_assert_cmpstr (record.author, ==, "Ada");
  g_assert_cmpuint (record.n_parents, ==, 2);
  g_assert_cmpuint (record.parents[1].bytes[0], ==, 9);
  g_assert_cmpuint (record.value[0], ==, NOTANDA_VALUE_CHOICE);
  notanda_record_view (&viewed, bytes->data, bytes->len);
  g_assert_cmpmem (&viewed, sizeof viewed, &record, sizeof record);
}

/* A creation's row gives back the same bytes. */
static void
test_creation (void)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GByteArray) again = g_byte_array_new ();
  g_autoptr (GByteArray) extra = g_byte_array_new ();
  NotandaCreation creation;
  NotandaRecord   record;

  parse_golden (0, &bytes, &record);
  g_assert_true (notanda_creation_from_record (&creation, &record));
  g_assert_cmpstr (creation.rule, ==, "rule");
  g_assert_cmpuint (creation.n_more, ==, 1);
  g_assert_cmpuint (notanda_creation_get_fragment (&creation, 1).start, ==, 7);
  notanda_creation_write (&creation, again);
  g_assert_cmpmem (again->data, again->len, bytes->data, bytes->len);
  notanda_creation_write_extra (&creation, extra);
  g_assert_cmpuint (extra->len, ==, 4 + 5 + 4 + 8 + 4 + 16 + 4 + 2);
}

static void
test_prefixes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      g_autoptr (GByteArray) bytes = NULL;
      NotandaRecord record;

      parse_golden (i, &bytes, &record);
      for (guint size = 0; size < bytes->len; size++)
        {
          g_autofree guint8 *prefix = g_memdup2 (bytes->data, size);

          g_assert_false (notanda_record_parse (&record, prefix, size));
        }
      notanda_write_u8 (bytes, 0);
      g_assert_false (notanda_record_parse (&record, bytes->data, bytes->len));
    }
}

/* Refused, or another record under another name. */
static void
test_flipped (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      g_autoptr (GByteArray) bytes = NULL;
      NotandaRecord record;

      parse_golden (i, &bytes, &record);
      for (guint bit = 0; bit < 8 * bytes->len; bit++)
        {
          g_autoptr (GByteArray) again = g_byte_array_new ();

          bytes->data[bit / 8] ^= (guint8) (1u << bit % 8);
          if (notanda_record_parse (&record, bytes->data, bytes->len))
            {
              notanda_record_write (&record, again);
              g_assert_cmpmem (again->data, again->len, bytes->data, bytes->len);
              notanda_record_fits (&record, 10);
            }
          bytes->data[bit / 8] ^= (guint8) (1u << bit % 8);
        }
    }
}

/* Written in any order and repeated, parents are read sorted and once each; not
 * in that order they are no record. */
static void
test_parents (void)
{
  NotandaHash   parents[4] = { { { 9 } }, { { 3 } }, { { 9 } }, { { 5 } } };
  const guint8  none = NOTANDA_VALUE_NONE;
  NotandaRecord record = { .kind = NOTANDA_RECORD_DELETE, .author = "", .parents = parents, .n_parents = 4, .value = &none, .value_size = 1 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaRecord again;
  guint8       *at;
  guint8        swapped[32];

  notanda_record_write (&record, bytes);
  g_assert_true (notanda_record_parse (&again, bytes->data, bytes->len));
  g_assert_cmpuint (again.n_parents, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (again.parents[i].bytes[0], ==, 3 + 2 * i + 2 * (i / 2));

  at = (guint8 *) again.parents;
  memcpy (swapped, at, 32);
  memcpy (at, at + 32, 32);
  g_assert_false (notanda_record_parse (&again, bytes->data, bytes->len)); /* twice the same */
  memcpy (at + 32, swapped, 32);
  g_assert_false (notanda_record_parse (&again, bytes->data, bytes->len));
}

/* What the kinds ask for: one line each, as an offset and the byte put there. */
static void
assert_refused_with (gsize  i,
                     gsize  at,
                     guint8 byte)
{
  g_autoptr (GByteArray) bytes = NULL;
  NotandaRecord record;

  parse_golden (i, &bytes, &record);
  bytes->data[at] = byte;
  g_assert_false (notanda_record_parse (&record, bytes->data, bytes->len));
}

static void
test_kinds (void)
{
  assert_refused_with (0, 0, 2);                        /* another encoding */
  assert_refused_with (0, 1, 0);                        /* kind 0 */
  assert_refused_with (0, 1, NOTANDA_RECORD_SET);       /* a creation as a value */
  assert_refused_with (0, 1 + 2 + 16, 1);               /* a creation has no field */
  assert_refused_with (1, 1, NOTANDA_RECORD_CREATE);    /* a creation with another value */
  assert_refused_with (1, 1, NOTANDA_RECORD_DELETE);    /* a deletion with a value */
  assert_refused_with (2, 1, NOTANDA_RECORD_SET);       /* a change without a field */
  assert_refused_with (2, 1 + 2 + 16, 1);               /* a deletion has no field */
  assert_refused_with (4, 1 + 2, 1);                    /* the article has no id */
  assert_refused_with (1, AUTHOR_AT + 4, 0xff);         /* a name that isn't UTF-8 */
  assert_refused_with (1, AUTHOR_AT + 3, 0xff);         /* of 4 GB */
  assert_refused_with (1, AUTHOR_AT + 4 + 4 + 3, 0xff); /* 4 G parents */
}

static void
test_fits (void)
{
  const gsize ends[] = { 8, 0, 0, 0, 9, 0, 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      g_autoptr (GByteArray) bytes = NULL;
      NotandaRecord record;

      parse_golden (i, &bytes, &record);
      g_assert_true (notanda_record_fits (&record, ends[i]));
      if (ends[i] > 0)
        g_assert_false (notanda_record_fits (&record, ends[i] - 1));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/record/golden", test_golden);
  g_test_add_func ("/notanda/model/record/members", test_members);
  g_test_add_func ("/notanda/model/record/creation", test_creation);
  g_test_add_func ("/notanda/model/record/prefixes", test_prefixes);
  g_test_add_func ("/notanda/model/record/flipped", test_flipped);
  g_test_add_func ("/notanda/model/record/parents", test_parents);
  g_test_add_func ("/notanda/model/record/kinds", test_kinds);
  g_test_add_func ("/notanda/model/record/fits", test_fits);

  return g_test_run ();
}
