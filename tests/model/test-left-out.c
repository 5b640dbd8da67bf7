/* test-left-out.c: left-out blocks as bytes and back, whoever wrote the bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-left-out.h"

#include <string.h>

#include "base/notanda-io.h"
#include "model/notanda-loaded.h"

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_left_out_block_free);
}

static void
write_row (GByteArray *out,
           guint32     position,
           guint       kind,
           guint       reason,
           const char *text)
{
  notanda_write_u32 (out, position);
  notanda_write_u8 (out, (guint8) kind);
  notanda_write_u8 (out, 0);
  notanda_write_u8 (out, (guint8) reason);
  notanda_write_string (out, text);
}

static GPtrArray *
parse (GByteArray *rows,
       gboolean   *whole)
{
  /* memory of its own, so that a read past the end is seen */
  g_autoptr (GBytes) bytes = g_bytes_new (rows->data, rows->len);

  return notanda_left_out_parse (bytes, 10, whole);
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) blocks = list_new ();
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean whole;

  g_assert_null (notanda_left_out_write (blocks));
  g_ptr_array_add (blocks, notanda_left_out_block_new (0, NOTANDA_BLOCK_HEADING, 2, NOTANDA_LEFT_OUT_TEASER, g_strdup ("Größer")));
  g_ptr_array_add (blocks, notanda_left_out_block_new (7, 250, 251, 252, g_strdup ("a\nb")));
  bytes = notanda_left_out_write (blocks);
  again = notanda_left_out_parse (bytes, 7, &whole);
  g_assert_true (whole);
  g_assert_cmpuint (again->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const NotandaLeftOutBlock *one = blocks->pdata[i];
      const NotandaLeftOutBlock *other = again->pdata[i];

      g_assert_cmpuint (one->position, ==, other->position);
      g_assert_cmpuint (one->kind, ==, other->kind);
      g_assert_cmpuint (one->level, ==, other->level);
      g_assert_cmpuint (one->reason, ==, other->reason);
      g_assert_cmpstr (one->text, ==, other->text);
    }
}

static void
test_cap (void)
{
  g_autoptr (GPtrArray) blocks = list_new ();
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean whole;

  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (blocks, notanda_left_out_block_new (i, 6, 0, 2, g_strnfill (600 << 10, 'x')));
  bytes = notanda_left_out_write (blocks);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, NOTANDA_LEFT_OUT_MAX_SIZE);
  again = notanda_left_out_parse (bytes, 10, &whole);
  g_assert_true (whole);
  g_assert_cmpuint (again->len, ==, 3);
}

/* From a version with a higher cap: the first of them are read, and that is no damage. */
static void
test_larger (void)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  gboolean whole;

  while (rows->len < 2 * NOTANDA_LEFT_OUT_MAX_SIZE)
    write_row (rows, 3, 1, 1, "x");
  blocks = parse (rows, &whole);
  g_assert_true (whole);
  g_assert_cmpuint (blocks->len * 13, >=, NOTANDA_LEFT_OUT_MAX_SIZE);
  g_assert_cmpuint (blocks->len * 13, <, NOTANDA_LEFT_OUT_MAX_SIZE + 13);
}

static void
test_broken (void)
{
  static const struct
  {
    guint32     position;
    guint       kind;
    guint       reason;
    const char *text;
  } bad[] = {
    { 11, 6, 2, "x" },
    { 4, 6, 2, "x" }, /* before the one in front of it */
    { 6, 0, 2, "x" },
    { 6, 6, 0, "x" },
    { 6, 6, 2, "" },
    { 6, 6, 2, "\xff" },
    { G_MAXUINT32, 6, 2, "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GByteArray) rows = g_byte_array_new ();
      g_autoptr (GPtrArray) blocks = NULL;
      gboolean whole;

      write_row (rows, 5, 6, 2, "good");
      write_row (rows, bad[i].position, bad[i].kind, bad[i].reason, bad[i].text);
      write_row (rows, 10, 6, 2, "good");
      blocks = parse (rows, &whole);
      g_assert_false (whole);
      g_assert_cmpuint (blocks->len, ==, 1);
    }
}

static void
test_prefixes (void)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  guint one;

  write_row (rows, 5, 6, 2, "good");
  one = rows->len;
  write_row (rows, 6, 6, 2, "good too");
  while (rows->len > 0)
    {
      g_autoptr (GPtrArray) blocks = NULL;
      gboolean whole;

      g_byte_array_set_size (rows, rows->len - 1);
      blocks = parse (rows, &whole);
      g_assert_cmpint (whole, ==, rows->len == one || rows->len == 0);
      g_assert_cmpuint (blocks->len, ==, rows->len >= one ? 1 : 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/left-out/round-trip", test_round_trip);
  g_test_add_func ("/notanda/model/left-out/cap", test_cap);
  g_test_add_func ("/notanda/model/left-out/larger", test_larger);
  g_test_add_func ("/notanda/model/left-out/broken", test_broken);
  g_test_add_func ("/notanda/model/left-out/prefixes", test_prefixes);

  return g_test_run ();
}
