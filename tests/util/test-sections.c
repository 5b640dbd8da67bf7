/* test-sections.c: files taken apart and put together by other code than the program's
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Little-endian machines only, as the tests that use it say. */

#include "util/test-sections.h"

#include <string.h>
#include <zlib.h>

#define HEADER 128
#define PADDING 16

TestSection *
test_section_new (const char   *name,
                  const char   *type,
                  guint32       flags,
                  gconstpointer bytes,
                  gsize         size)
{
  TestSection *section = g_new0 (TestSection, 1);

  section->name = g_strdup (name);
  section->type = g_strdup (type);
  section->flags = flags;
  section->bytes = g_byte_array_new ();
  if (size > 0)
    g_byte_array_append (section->bytes, bytes, (guint) size);

  return section;
}

static void
section_free (gpointer data)
{
  TestSection *section = data;

  g_free (section->name);
  g_free (section->type);
  g_byte_array_unref (section->bytes);
  g_free (section);
}

static guint32
section_crc (const char   *name,
             const char   *type,
             guint32       flags,
             gconstpointer bytes,
             gsize         size)
{
  gulong crc = crc32_z (0, (const guint8 *) name, strlen (name) + 1);

  crc = crc32_z (crc, (const guint8 *) type, strlen (type) + 1);
  crc = crc32_z (crc, (const guint8 *) &flags, sizeof flags);

  return (guint32) (size > 0 && bytes != NULL ? crc32_z (crc, bytes, size) : crc);
}

GPtrArray *
test_sections_split (GBytes *file)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);
  g_autoptr (GBytes) payload = g_bytes_new_from_bytes (file, HEADER, g_bytes_get_size (file) - HEADER - PADDING);
  g_autoptr (GVariant) list = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("a(suuv)"), payload, FALSE));
  const char  *name;
  guint32      flags;
  GVariant    *value;
  GVariantIter iter;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&suuv)", &name, &flags, NULL, &value))
    {
      g_ptr_array_add (sections, test_section_new (name, g_variant_get_type_string (value), flags, g_variant_get_data (value), g_variant_get_size (value)));
      g_variant_unref (value);
    }

  return sections;
}

TestSection *
test_sections_find (GPtrArray  *sections,
                    const char *name)
{
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (((TestSection *) sections->pdata[i])->name, name))
      return sections->pdata[i];
  g_assert_not_reached ();
}

GBytes *
test_sections_join (GPtrArray *sections,
                    GBytes    *file)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(suuv)"));
  g_autoptr (GVariant) payload = NULL;
  guint8 *out;
  guint64 length;

  for (guint i = 0; i < sections->len; i++)
    {
      TestSection *section = sections->pdata[i];
      guint32      crc = section_crc (section->name, section->type, section->flags, section->bytes->data, section->bytes->len);
      g_autoptr (GBytes) bytes = g_bytes_new (section->bytes->data, section->bytes->len);

      g_variant_builder_add (&builder, "(suuv)", section->name, section->flags, crc,
                             g_variant_new_from_bytes (G_VARIANT_TYPE (section->type), bytes, TRUE));
    }
  payload = g_variant_ref_sink (g_variant_builder_end (&builder));
  length = g_variant_get_size (payload);
  out = g_malloc0 (HEADER + length + PADDING);
  memcpy (out, g_bytes_get_data (file, NULL), HEADER);
  memcpy (out + 16, &length, sizeof length);
  memcpy (out + 24, &sections->len, sizeof sections->len);
  g_variant_store (payload, out + HEADER);
  test_header_repair (out);

  return g_bytes_new_take (out, HEADER + length + PADDING);
}

void
test_header_repair (guint8 *data)
{
  guint32 crc = 0;

  memset (data + 12, 0, 4);
  crc = (guint32) crc32_z (0, data, HEADER);
  memcpy (data + 12, &crc, sizeof crc);
}

static void
repair_section (GVariant *child)
{
  g_autoptr (GVariant) stored = g_variant_get_child_value (child, 2);
  g_autoptr (GVariant) value = NULL;
  const char   *name;
  guint32       flags;
  guint32       crc;
  gconstpointer data;

  g_variant_get (child, "(&suuv)", &name, &flags, NULL, &value);
  data = g_variant_get_data (value);
  crc = section_crc (name, g_variant_get_type_string (value), flags, data, data != NULL ? g_variant_get_size (value) : 0);
  if (g_variant_get_data (stored) != NULL)
    memcpy ((guint8 *) g_variant_get_data (stored), &crc, sizeof crc);
}

void
test_sections_repair (guint8 *data,
                      gsize   size)
{
  static const guint8 magic[] = { 0x89, 'N', 'T', 'D', 0x0d, 0x0a, 0x1a, 0x0a, 1, 0 };
  guint64             length = size - HEADER - PADDING;
  g_autoptr (GVariant) list = NULL;
  guint32 n;

  if (size < HEADER + PADDING)
    return;

  memcpy (data, magic, sizeof magic);
  memcpy (data + 16, &length, sizeof length);
  list = g_variant_ref_sink (g_variant_new_from_data (G_VARIANT_TYPE ("a(suuv)"), data + HEADER, length, FALSE, NULL, NULL));
  n = (guint32) g_variant_n_children (list);
  for (guint32 i = 0; i < MIN (n, 300); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);

      repair_section (child);
    }
  memcpy (data + 24, &n, sizeof n);
  test_header_repair (data);
}
