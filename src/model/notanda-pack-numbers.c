/* notanda-pack-numbers.c: the numbers by which packed rows cite types and strings
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-pack-numbers.h"

#include <string.h>

void
notanda_pack_numbers_init (NotandaPackNumbers *numbers)
{
  *numbers = (NotandaPackNumbers) {
    .types = g_array_new (FALSE, FALSE, sizeof (NotandaId)),
    .strings = g_ptr_array_new (),
    .is_same = TRUE,
  };
}

void
notanda_pack_numbers_clear (NotandaPackNumbers *numbers)
{
  g_array_unref (numbers->types);
  g_ptr_array_unref (numbers->strings);
  g_free (numbers->type_map);
  g_free (numbers->string_map);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

guint32
notanda_pack_numbers_find_type (const NotandaPackNumbers *numbers,
                                const NotandaId          *id)
{
  guint found = 0;

  g_array_binary_search (numbers->types, id, notanda_id_compare, &found);

  return found;
}

guint32
notanda_pack_numbers_find_string (const NotandaPackNumbers *numbers,
                                  const char               *string)
{
  guint low = 0;
  guint high = numbers->strings->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (numbers->strings->pdata[middle], string) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
remove_repeated_types (GArray *types)
{
  guint n = 0;

  for (guint i = 0; i < types->len; i++)
    if (n == 0 || !notanda_id_equal (&g_array_index (types, NotandaId, i), &g_array_index (types, NotandaId, n - 1)))
      g_array_index (types, NotandaId, n++) = g_array_index (types, NotandaId, i);
  g_array_set_size (types, n);
}

static void
remove_repeated_strings (GPtrArray *strings)
{
  guint n = 0;

  for (guint i = 0; i < strings->len; i++)
    if (n == 0 || !g_str_equal (strings->pdata[i], strings->pdata[n - 1]))
      strings->pdata[n++] = strings->pdata[i];
  g_ptr_array_set_size (strings, (int) n);
}

/* Most are like the one before, and need not be sorted out again. */
static void
add_type (NotandaPackNumbers *numbers,
          const NotandaId    *id)
{
  if (numbers->types->len == 0 || !notanda_id_equal (id, &g_array_index (numbers->types, NotandaId, numbers->types->len - 1)))
    g_array_append_vals (numbers->types, id, 1);
}

static void
add_string (NotandaPackNumbers *numbers,
            const char         *string)
{
  if (numbers->strings->len == 0 || !g_str_equal (string, numbers->strings->pdata[numbers->strings->len - 1]))
    g_ptr_array_add (numbers->strings, (gpointer) string);
}

static void
map (NotandaPackNumbers *numbers,
     guint32            *to,
     guint32             from,
     guint32             number)
{
  *to = number;
  numbers->is_same &= number == from;
}

void
notanda_pack_numbers_take_base (NotandaPackNumbers  *numbers,
                                const NotandaPacked *base,
                                const guint8        *type_used,
                                const guint8        *string_used)
{
  for (guint32 i = 0; i < base->n_types; i++)
    if (type_used[i])
      g_array_append_val (numbers->types, base->types[i]);
  for (guint32 i = 0; i < base->n_strings; i++)
    if (string_used[i])
      g_ptr_array_add (numbers->strings, (gpointer) notanda_packed_get_string (base, i));
}

void
notanda_pack_numbers_add (NotandaPackNumbers *numbers,
                          const NotandaId    *type,
                          const char         *string)
{
  add_type (numbers, type);
  add_string (numbers, string);
}

void
notanda_pack_numbers_settle (NotandaPackNumbers  *numbers,
                             const NotandaPacked *base,
                             const guint8        *type_used,
                             const guint8        *string_used)
{
  g_array_sort (numbers->types, notanda_id_compare);
  remove_repeated_types (numbers->types);
  g_ptr_array_sort (numbers->strings, compare_strings);
  remove_repeated_strings (numbers->strings);

  numbers->type_map = g_new0 (guint32, (gsize) base->n_types + 1);
  numbers->string_map = g_new0 (guint32, (gsize) base->n_strings + 1);
  for (guint32 i = 0; i < base->n_types; i++)
    if (type_used[i])
      map (numbers, &numbers->type_map[i], i, notanda_pack_numbers_find_type (numbers, &base->types[i]));
  for (guint32 i = 0; i < base->n_strings; i++)
    if (string_used[i])
      map (numbers, &numbers->string_map[i], i, notanda_pack_numbers_find_string (numbers, notanda_packed_get_string (base, i)));
}
