/* test-variant-array.c: the same bytes as those of a builder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-variant-array.h"

static GVariant *
new_element (guint i)
{
  g_autofree char *text = g_strnfill (i % 7, 'x');

  return g_variant_new ("(smsy)", text, i % 3 == 0 ? text : NULL, (guint8) i);
}

static void
assert_same (guint n)
{
  GVariantBuilder      builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(smsy)"));
  NotandaVariantArray *array = notanda_variant_array_new ("a(smsy)");
  g_autoptr (GVariant) built = NULL;
  g_autoptr (GVariant) ours = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) expected = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_variant_builder_add_value (&builder, new_element (i));
      notanda_variant_array_append (array, new_element (i));
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
