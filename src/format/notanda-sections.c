/* notanda-sections.c: the sections of a payload, found where they lie
 *
 * The layout is that of a GVariant a(suuv), as the GVariant specification has
 * it: an array's elements, each aligned to 8, followed by a table of where each
 * ends; in an element the string, the two numbers aligned to 4, the variant
 * aligned to 8, and where the string ends; in the variant the value, a zero
 * byte, and its type string. Ends are written in as few bytes as the
 * container's size needs.
 *
 * GVariant reads the same, at about eighty microseconds a file for the ten
 * sections: more than all the rest of opening an article, which a run over a
 * corpus pays a hundred thousand times.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-sections.h"

#include <string.h>

#define ALIGN(offset, to) (((offset) + (to) - 1) & ~((gsize) (to) - 1))

/* Bytes of an end in a container of this size. */
static gsize
end_width (gsize size)
{
  if (size <= G_MAXUINT8)
    return 1;
  if (size <= G_MAXUINT16)
    return 2;

  return size <= G_MAXUINT32 ? 4 : 8;
}

static gsize
read_end (const guint8 *at,
          gsize         width)
{
  guint64 end = 0;

  memcpy (&end, at, width);

  return (gsize) GUINT64_FROM_LE (end);
}

static guint32
read_u32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);

  return GUINT32_FROM_LE (value);
}

/* The variant in [from, to): its type string stands behind the last zero byte,
 * and has its own zero byte only in a copy. */
static gboolean
read_variant (const guint8       *payload,
              gsize               from,
              gsize               to,
              NotandaSectionView *view,
              char               *type,
              gsize               type_size)
{
  const guint8 *zero = to > from ? memrchr (payload + from, '\0', to - from) : NULL;
  gsize         length;

  if (zero == NULL)
    return FALSE;
  length = (gsize) (payload + to - (zero + 1));
  if (length == 0 || length >= type_size)
    return FALSE;

  memcpy (type, zero + 1, length);
  type[length] = '\0';
  view->type = type;
  view->offset = from;
  view->size = (gsize) (zero - (payload + from));

  return g_variant_type_string_is_valid (type);
}

/* The element in [from, to). */
static gboolean
read_element (const guint8       *payload,
              gsize               from,
              gsize               to,
              NotandaSectionView *view,
              char               *type,
              gsize               type_size)
{
  gsize width = end_width (to - from);
  gsize string_end;
  gsize numbers;
  gsize variant;

  if (to - from < width)
    return FALSE;
  string_end = read_end (payload + to - width, width);
  if (string_end == 0 || string_end > to - from - width)
    return FALSE;
  numbers = from + ALIGN (string_end, 4);
  variant = from + ALIGN (ALIGN (string_end, 4) + 8, 8);
  if (variant > to - width || payload[from + string_end - 1] != '\0' ||
      !g_utf8_validate_len ((const char *) payload + from, string_end - 1, NULL))
    return FALSE;

  view->name = (const char *) payload + from;
  view->flags = read_u32 (payload + numbers);
  view->crc = read_u32 (payload + numbers + 4);

  return read_variant (payload, variant, to - width, view, type, type_size);
}

gboolean
notanda_sections_foreach (const guint8      *payload,
                          gsize              size,
                          gsize              max,
                          NotandaSectionFunc func,
                          gpointer           data,
                          gsize             *n)
{
  gsize    width = end_width (size);
  gsize    table;
  gsize    from = 0;
  gboolean all = TRUE;

  *n = 0;
  if (size == 0)
    return TRUE;
  if (size < width)
    return FALSE;
  table = read_end (payload + size - width, width);
  if (table > size || (size - table) % width != 0)
    return FALSE;

  *n = (size - table) / width;
  if (*n > max)
    return FALSE;
  for (gsize i = 0; i < *n; i++)
    {
      NotandaSectionView view;
      char               type[256];
      gsize              to = read_end (payload + table + i * width, width);

      from = ALIGN (from, 8);
      if (to < from || to > table)
        return FALSE;
      if (read_element (payload, from, to, &view, type, sizeof type))
        func (&view, data);
      else
        all = FALSE;
      from = to;
    }

  return all;
}
