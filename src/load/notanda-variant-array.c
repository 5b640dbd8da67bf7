/* notanda-variant-array.c: a long array for a GVariant, without a tree of values
 *
 * The bytes are those of GVariant's specification: the elements one after
 * another, then where each ends, in as few bytes as reach to the end of it all.
 * An element is made alike: its members, then where each string ends, the last first.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-variant-array.h"

#include <string.h>

struct _NotandaVariantArray
{
  const char *type;
  GByteArray *bytes;
  GArray     *ends;        /* (element-type gsize): of elements */
  GArray     *string_ends; /* (element-type gsize): in the element that isn't ended yet */
  gsize       start;       /* of it */
};

NotandaVariantArray *
notanda_variant_array_new (const char *type)
{
  NotandaVariantArray *array = g_new0 (NotandaVariantArray, 1);

  array->type = type;
  array->bytes = g_byte_array_new ();
  array->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  array->string_ends = g_array_new (FALSE, FALSE, sizeof (gsize));

  return array;
}

static void
add_end (GByteArray *bytes,
         gsize       end,
         guint       width)
{
  guint64 little = GUINT64_TO_LE (end);

  g_byte_array_append (bytes, (const guint8 *) &little, width);
}

/* Of one of @n ends, behind what takes @size bytes without them. */
static guint
get_width (guint64 size,
           guint   n)
{
  guint width = 1;

  while (width < 8 && (size + (guint64) n * width) >> (8 * width) != 0)
    width *= 2;

  return width;
}

static void
end_string (NotandaVariantArray *array)
{
  gsize end = array->bytes->len - array->start;

  g_array_append_val (array->string_ends, end);
}

void
notanda_variant_array_add_string (NotandaVariantArray *array,
                                  const char          *string)
{
  g_byte_array_append (array->bytes, (const guint8 *) string, (guint) strlen (string) + 1);
  end_string (array);
}

void
notanda_variant_array_add_maybe_string (NotandaVariantArray *array,
                                        const char          *string)
{
  if (string != NULL)
    {
      g_byte_array_append (array->bytes, (const guint8 *) string, (guint) strlen (string) + 1);
      notanda_variant_array_add_byte (array, 0);
    }
  end_string (array);
}

void
notanda_variant_array_add_byte (NotandaVariantArray *array,
                                guint8               byte)
{
  g_byte_array_append (array->bytes, &byte, 1);
}

void
notanda_variant_array_end_element (NotandaVariantArray *array)
{
  guint n = array->string_ends->len;
  guint width = get_width (array->bytes->len - array->start, n);

  for (guint i = n; i > 0; i--)
    add_end (array->bytes, g_array_index (array->string_ends, gsize, i - 1), width);
  g_array_set_size (array->string_ends, 0);
  array->start = array->bytes->len;
  g_array_append_val (array->ends, array->start);
}

GVariant *
notanda_variant_array_finish (NotandaVariantArray *array)
{
  g_autoptr (GBytes) bytes = NULL;
  GVariant *value;
  guint     width = get_width (array->bytes->len, array->ends->len);

  for (guint i = 0; i < array->ends->len; i++)
    add_end (array->bytes, g_array_index (array->ends, gsize, i), width);

  bytes = g_byte_array_free_to_bytes (array->bytes);
  value = g_variant_new_from_bytes (G_VARIANT_TYPE (array->type), bytes, TRUE);
  g_array_unref (array->ends);
  g_array_unref (array->string_ends);
  g_free (array);

  return value;
}
