/* notanda-variant-array.c: a long array for a GVariant, without a tree of values
 *
 * The bytes are those of GVariant's specification: the elements one after
 * another, then where each ends, in as few bytes as reach to the end of it all.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-variant-array.h"

struct _NotandaVariantArray
{
  const char *type;
  GByteArray *bytes;
  GArray     *ends; /* (element-type guint64) */
};

NotandaVariantArray *
notanda_variant_array_new (const char *type)
{
  NotandaVariantArray *array = g_new (NotandaVariantArray, 1);

  array->type = type;
  array->bytes = g_byte_array_new ();
  array->ends = g_array_new (FALSE, FALSE, sizeof (guint64));

  return array;
}

void
notanda_variant_array_append (NotandaVariantArray *array,
                              GVariant            *element)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (element);
  guint64 end;

  g_byte_array_append (array->bytes, g_variant_get_data (sunk), (guint) g_variant_get_size (sunk));
  end = array->bytes->len;
  g_array_append_val (array->ends, end);
}

GVariant *
notanda_variant_array_finish (NotandaVariantArray *array)
{
  g_autoptr (GBytes) bytes = NULL;
  GVariant *value;
  guint     width = 1;

  while (width < 8 && (array->bytes->len + (guint64) array->ends->len * width) >> (8 * width) != 0)
    width *= 2;
  for (guint i = 0; i < array->ends->len; i++)
    {
      guint64 end = GUINT64_TO_LE (g_array_index (array->ends, guint64, i));

      g_byte_array_append (array->bytes, (const guint8 *) &end, width);
    }

  bytes = g_byte_array_free_to_bytes (array->bytes);
  value = g_variant_new_from_bytes (G_VARIANT_TYPE (array->type), bytes, TRUE);
  g_array_unref (array->ends);
  g_free (array);

  return value;
}
