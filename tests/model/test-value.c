/* test-value.c: values as bytes, and every way to break them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-value.h"

#include <string.h>

#include "util/test-hex.h"

/* What is on disk, for ever. */
static const struct
{
  const char *name;
  const char *hex;
} golden[] = {
  { "none",
    "00" },
  { "text",
    "01030000006ec3a900" },
  { "yes",
    "0201" },
  { "no",
    "0200" },
  { "number",
    "03050000002d312e353000" },
  { "date",
    "0407000000323032362d303300" },
  { "choice",
    "050600000064697265637400" },
  { "reference",
    "060800000077696b6964617461000200000051310008000000556e69766572736500" },
  { "id",
    "0711111111111111111111111111111111" },
  { "fragments",
    "080200000001000000040000000400000009000000" },
  { "link",
    "092222222222222222222222222222222233333333333333333333333333333333010000000100000061000200000002"
    "01" },
  { "note",
    "0a00000000000800000053656520702e203300" },
  { "blocks",
    "0b020000000000000003000000010004000000090000000502" },
  { "creation",
    "0c444444444444444444444444444444440300000002000000020000000500000007000000080000000400000072756c"
    "65000100000055555555555555555555555555555555020000000200" },
  { "versions",
    "0f020000008877665544332211070000000000000000ffeeddccbbaa990100000000000000" },
};

static GByteArray *
get_golden (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    if (g_str_equal (golden[i].name, name))
      return test_hex_parse (golden[i].hex);
  g_assert_not_reached ();
}

static void
assert_written (const char  *name,
                NotandaValue value)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GByteArray) expected = get_golden (name);

  notanda_value_write (&value, out);
  g_assert_cmpmem (out->data, out->len, expected->data, expected->len);
}

static void
test_golden (void)
{
  NotandaId id;

  memset (&id, 0x11, sizeof id);
  assert_written ("none", notanda_value_none ());
  assert_written ("text", notanda_value_text (NOTANDA_VALUE_TEXT, "né"));
  assert_written ("yes", notanda_value_yes_no (TRUE));
  assert_written ("no", notanda_value_yes_no (FALSE));
  assert_written ("number", notanda_value_text (NOTANDA_VALUE_NUMBER, "-1.50"));
  assert_written ("date", notanda_value_text (NOTANDA_VALUE_DATE, "2026-03"));
  assert_written ("choice", notanda_value_text (NOTANDA_VALUE_CHOICE, "direct"));
  assert_written ("reference", notanda_value_reference ("wikidata", "Q1", "Universe"));
  assert_written ("id", notanda_value_id (&id));
  assert_written ("note", (NotandaValue) { .kind = NOTANDA_VALUE_NOTE, .label = "", .text = "See p. 3" });
}

/* Each is read, and written again as it was. */
static void
test_parsed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      g_autoptr (GByteArray) bytes = test_hex_parse (golden[i].hex);
      g_autoptr (GByteArray) again = g_byte_array_new ();
      NotandaValue value;

      g_test_message ("%s", golden[i].name);
      g_assert_true (notanda_value_parse (&value, bytes->data, bytes->len));
      notanda_value_write (&value, again);
      g_assert_cmpmem (again->data, again->len, bytes->data, bytes->len);
    }
}

static void
test_members (void)
{
  g_autoptr (GByteArray) link = get_golden ("link");
  g_autoptr (GByteArray) fragments = get_golden ("fragments");
  g_autoptr (GByteArray) reference = get_golden ("reference");
  g_autofree char *shown = NULL;
  NotandaValue     value;

  g_assert_true (notanda_value_parse (&value, link->data, link->len));
  g_assert_cmpuint (value.id.bytes[0], ==, 0x22);
  g_assert_cmpuint (value.target.bytes[0], ==, 0x33);
  g_assert_true (notanda_value_parse (&value, fragments->data, fragments->len));
  g_assert_cmpuint (notanda_ranges_count (value.raw), ==, 2);
  g_assert_cmpuint (notanda_ranges_get (value.raw, 1).start, ==, 4);
  g_assert_cmpuint (notanda_ranges_get (value.raw, 1).end, ==, 9);
  g_assert_true (notanda_value_parse (&value, reference->data, reference->len));
  shown = notanda_value_dup_string (&value);
  g_assert_cmpstr (shown, ==, "wikidata:Q1");
}

/* No prefix is a value, nor is a value with a byte behind it. */
static void
test_prefixes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      g_autoptr (GByteArray) bytes = test_hex_parse (golden[i].hex);
      NotandaValue value;

      for (guint size = 0; size < bytes->len; size++)
        {
          g_autofree guint8 *prefix = g_memdup2 (bytes->data, size);

          g_assert_false (notanda_value_parse (&value, prefix, size));
        }
      notanda_write_u8 (bytes, 0);
      g_assert_false (notanda_value_parse (&value, bytes->data, bytes->len));
    }
}

/* A flipped byte is refused, or makes another value, which is written as it is. */
static void
test_flipped (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (golden); i++)
    {
      g_autoptr (GByteArray) bytes = test_hex_parse (golden[i].hex);

      for (guint bit = 0; bit < 8 * bytes->len; bit++)
        {
          g_autoptr (GByteArray) again = g_byte_array_new ();
          NotandaValue value;

          bytes->data[bit / 8] ^= (guint8) (1u << bit % 8);
          if (notanda_value_parse (&value, bytes->data, bytes->len))
            {
              notanda_value_write (&value, again);
              g_assert_cmpmem (again->data, again->len, bytes->data, bytes->len);
            }
          bytes->data[bit / 8] ^= (guint8) (1u << bit % 8);
        }
    }
}

static const struct
{
  const char *why;
  const char *hex;
} broken[] = {
  { "a yes that is neither", "0202" },
  { "text with a zero inside", "01020000006100"
                               "00" },
  { "text without its zero", "0101000000"
                             "6161" },
  { "text that isn't UTF-8", "0101000000ff00" },
  { "text of 4 GB", "01ffffffff6100" },
  { "no fragment", "0800000000" },
  { "a fragment that ends before it starts", "08010000000500000004000000" },
  { "fragments that overlap", "080200000001000000040000000300000009000000" },
  { "4 G fragments", "08ffffffff0100000004000000" },
  { "blocks that overlap", "0b02000000000000000400000001000300000009000000"
                           "0100" },
  { "4 G blocks", "0bffffffff" },
  { "a replica twice", "0f0200000001000000000000000200000000000000"
                       "01000000000000000300000000000000" },
  { "4 G replicas", "0fffffffff" },
};

static void
test_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GByteArray) bytes = test_hex_parse (broken[i].hex);
      NotandaValue value;

      g_test_message ("%s", broken[i].why);
      g_assert_false (notanda_value_parse (&value, bytes->data, bytes->len));
    }
}

/* Values inside links and creations are simple ones, so that nothing nests, and
 * attributes come once each in the order of their ids. */
static void
test_inner (void)
{
  g_autoptr (GByteArray) link = get_golden ("link");
  g_autoptr (GByteArray) creation = get_golden ("creation");
  g_autoptr (GByteArray) note = get_golden ("note");
  g_autoptr (GByteArray) versions = get_golden ("versions");
  NotandaValue value;

  g_byte_array_set_size (link, link->len - 6);
  notanda_write_u32 (link, note->len);
  notanda_write_bytes (link, note->data, note->len);
  g_assert_false (notanda_value_parse (&value, link->data, link->len));
  g_byte_array_set_size (link, link->len - note->len - 4);
  notanda_write_u32 (link, versions->len);
  notanda_write_bytes (link, versions->data, versions->len);
  g_assert_false (notanda_value_parse (&value, link->data, link->len));

  /* the same attribute twice */
  g_assert_cmpuint (creation->data[creation->len - 26], ==, 1);
  creation->data[creation->len - 26] = 2;
  notanda_write_bytes (creation, creation->data + creation->len - 22, 22);
  g_assert_false (notanda_value_parse (&value, creation->data, creation->len));
  creation->data[creation->len - 22] = 0x56;
  g_assert_true (notanda_value_parse (&value, creation->data, creation->len));
  creation->data[creation->len - 22] = 0x54;
  g_assert_false (notanda_value_parse (&value, creation->data, creation->len));
}

static void
test_unknown (void)
{
  const guint8 bytes[] = { 200, 9, 8, 7 };
  g_autoptr (GByteArray) again = g_byte_array_new ();
  NotandaValue value;

  g_assert_true (notanda_value_parse (&value, bytes, sizeof bytes));
  g_assert_cmpuint (value.kind, ==, 200);
  notanda_value_write (&value, again);
  g_assert_cmpmem (again->data, again->len, bytes, sizeof bytes);
}

static void
test_equal (void)
{
  g_autoptr (GByteArray) bytes = get_golden ("text");
  NotandaValue made = notanda_value_text (NOTANDA_VALUE_TEXT, "né");
  NotandaValue other = notanda_value_text (NOTANDA_VALUE_CHOICE, "né");
  NotandaValue parsed;

  g_assert_true (notanda_value_parse (&parsed, bytes->data, bytes->len));
  g_assert_true (notanda_value_equal (&made, &parsed));
  g_assert_true (notanda_value_equal (&parsed, &made));
  g_assert_false (notanda_value_equal (&made, &other));
  other = notanda_value_text (NOTANDA_VALUE_TEXT, "ne");
  g_assert_false (notanda_value_equal (&parsed, &other));
}

/* What a person may type for a number or a date. */
static void
test_texts (void)
{
  static const char *const numbers[] = { "0", "1", "-1.50", "+3", ".5", "5." };
  static const char *const no_numbers[] = { "", "-", ".", "1e5", "1,5", "0x1", " 1", "1 ", "--1", "1.2.3", "∞" };
  static const char *const dates[] = { "2026", "2026-05", "2026-05-31", "2024-02-29", "2026-05-31T10:30:00Z",
                                       "2026-05-31T10:30:00" };
  static const char *const no_dates[] = { "", "26", "2026-", "2026-5-1", "2026-13", "2026-00", "2026-02-30", "2025-02-29",
                                          "31.5.2026", "2026-05-31T", "2026-05-31 Mon", "0000", "May 2026" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (notanda_value_is_text_of (NOTANDA_VALUE_NUMBER, numbers[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (no_numbers); i++)
    g_assert_false (notanda_value_is_text_of (NOTANDA_VALUE_NUMBER, no_numbers[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_true (notanda_value_is_text_of (NOTANDA_VALUE_DATE, dates[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (no_dates); i++)
    g_assert_false (notanda_value_is_text_of (NOTANDA_VALUE_DATE, no_dates[i]));
  g_assert_true (notanda_value_is_text_of (NOTANDA_VALUE_TEXT, "May"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/value/golden", test_golden);
  g_test_add_func ("/notanda/model/value/parsed", test_parsed);
  g_test_add_func ("/notanda/model/value/members", test_members);
  g_test_add_func ("/notanda/model/value/prefixes", test_prefixes);
  g_test_add_func ("/notanda/model/value/flipped", test_flipped);
  g_test_add_func ("/notanda/model/value/broken", test_broken);
  g_test_add_func ("/notanda/model/value/inner", test_inner);
  g_test_add_func ("/notanda/model/value/unknown", test_unknown);
  g_test_add_func ("/notanda/model/value/equal", test_equal);
  g_test_add_func ("/notanda/model/value/texts", test_texts);

  return g_test_run ();
}
