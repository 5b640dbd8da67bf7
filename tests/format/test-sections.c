/* test-sections.c: sections read and written as GVariant has them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-sections.h"

#include <string.h>

static const char *const names[] = { "", "a", "abc", "text", "rows", "records-data", "a name that is longer than all the others" };
static const char *const types[] = { "ay", "s", "a(tt)", "a{sv}" };

/* Around each size where an end takes more bytes */
static const gsize sizes[] = { 0, 1, 7, 8, 200, 230, 255, 256, 4000, 65400, 65500, 65535, 65536, 70000 };

static GVariant *
make_value (const char *type,
            guint8     *bytes,
            gsize       size)
{
  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) g_test_rand_int ();

  return g_variant_new_from_data (G_VARIANT_TYPE (type), bytes, size, TRUE, NULL, NULL);
}

static NotandaSectionView
pick_view (guint8 *bytes)
{
  return (NotandaSectionView) {
    .name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))],
    .type = types[g_test_rand_int_range (0, G_N_ELEMENTS (types))],
    .flags = (guint32) g_test_rand_int (),
    .crc = (guint32) g_test_rand_int (),
    .value = bytes,
    .size = sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))],
  };
}

static GBytes *
write_views (GArray *views)
{
  NotandaSectionView *list = (NotandaSectionView *) views->data;
  gsize               size = notanda_sections_layout (list, views->len);
  guint8             *payload = g_malloc (size + 1);

  memset (payload, 0xaa, size + 1); /* nothing may be left as it was */
  for (guint i = 0; i < views->len; i++)
    if (list[i].size > 0)
      memcpy (payload + list[i].offset, list[i].value, list[i].size);
  notanda_sections_write (list, views->len, payload, size);
  g_assert_cmpuint (payload[size], ==, 0xaa);

  return g_bytes_new_take (payload, size);
}

static void
compare_view (const NotandaSectionView *view,
              gpointer                  data)
{
  const NotandaSectionView **next = data;

  g_assert_cmpstr (view->name, ==, (*next)->name);
  g_assert_cmpstr (view->type, ==, (*next)->type);
  g_assert_cmpuint (view->flags, ==, (*next)->flags);
  g_assert_cmpuint (view->crc, ==, (*next)->crc);
  g_assert_cmpuint (view->offset, ==, (*next)->offset);
  g_assert_cmpmem (view->value, view->size, (*next)->value, (*next)->size);
  (*next)++;
}

/* The file's integers are little-endian, GVariant's are the machine's. */
static void
check_round (guint n)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(suuv)"));
  g_autoptr (GArray) views = g_array_new (FALSE, FALSE, sizeof (NotandaSectionView));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GVariant) expected = NULL;
  g_autoptr (GBytes) payload = NULL;
  const NotandaSectionView *next;
  gsize                     found;

  for (guint i = 0; i < n; i++)
    {
      guint8            *bytes = g_malloc (70000);
      NotandaSectionView view = pick_view (bytes);

      g_ptr_array_add (values, bytes);
      g_array_append_val (views, view);
      g_variant_builder_add (&builder, "(suuv)", view.name, GUINT32_TO_LE (view.flags), GUINT32_TO_LE (view.crc),
                             make_value (view.type, bytes, view.size));
    }
  expected = g_variant_ref_sink (g_variant_builder_end (&builder));
  payload = write_views (views);
  g_assert_cmpmem (g_bytes_get_data (payload, NULL), g_bytes_get_size (payload), g_variant_get_data (expected), g_variant_get_size (expected));

  next = (const NotandaSectionView *) views->data;
  g_assert_true (notanda_sections_foreach (g_bytes_get_data (payload, NULL), g_bytes_get_size (payload), n, compare_view, &next, &found));
  g_assert_cmpuint (found, ==, n);
}

static void
test_like_gvariant (void)
{
  for (guint n = 0; n < 12; n++)
    for (guint round = 0; round < 15; round++)
      check_round (n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/format/sections/like-gvariant", test_like_gvariant);

  return g_test_run ();
}
