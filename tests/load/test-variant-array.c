/* test-variant-array.c: the same bytes as those of a builder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-variant-array.h"

/* The ends in an element take two bytes each once it is longer than 255, and four from 64 KiB on. */
static gsize
get_length (guint i)
{
  return i % 500 == 499 ? 65500 + i % 50 : i % 97 == 96 ? 240 + i % 20
                                                        : i % 7;
}

static void
assert_same (guint n)
{
  GVariantBuilder      builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(smsyy)"));
  NotandaVariantArray *array = notanda_variant_array_new ("a(smsyy)");
  g_autoptr (GVariant) built = NULL;
  g_autoptr (GVariant) ours = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) expected = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strnfill (get_length (i), 'x');
      const char      *maybe = i % 3 == 0 ? text : NULL;

      g_variant_builder_add (&builder, "(smsyy)", text, maybe, (guint8) i, (guint8) (i >> 8));
      notanda_variant_array_add_string (array, text);
      notanda_variant_array_add_maybe_string (array, maybe);
      notanda_variant_array_add_byte (array, (guint8) i);
      notanda_variant_array_add_byte (array, (guint8) (i >> 8));
      notanda_variant_array_end_element (array);
    }
  built = g_variant_ref_sink (g_variant_builder_end (&builder));
  ours = g_variant_ref_sink (notanda_variant_array_finish (array));
  bytes = g_variant_get_data_as_bytes (ours);
  expected = g_variant_get_data_as_bytes (built);
  g_assert_true (g_bytes_equal (bytes, expected));
}

/* The ends of elements take one byte more each time all gets too long for them. */
static void
test_bytes (void)
{
  for (guint n = 0; n < 60; n++)
    assert_same (n);
  for (guint n = 6000; n < 6900; n += 7)
    assert_same (n);
  assert_same (20000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/variant-array/bytes", test_bytes);

  return g_test_run ();
}
