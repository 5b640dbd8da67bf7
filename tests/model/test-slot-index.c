/* test-slot-index.c: slots by id, against a hash table, and its cost by counting
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-slot-index.h"

#include <string.h>

typedef struct
{
  GArray *ids;
  GArray *taken; /* (element-type guint32) */
  guint   n_asked;
} Ids;

static const NotandaId *
get_id (guint32  slot,
        gpointer data)
{
  Ids *ids = data;

  ids->n_asked++;

  return &g_array_index (ids->ids, NotandaId, slot);
}

static void
fill (Ids              *ids,
      NotandaSlotIndex *index,
      guint32           n)
{
  ids->ids = g_array_new (FALSE, FALSE, sizeof (NotandaId));
  ids->n_asked = 0;
  notanda_slot_index_init (index, 0, get_id, ids);
  for (guint32 i = 0; i < n; i++)
    {
      NotandaId id;
      char      name[16];

      g_snprintf (name, sizeof name, "%u", i);
      notanda_id_for_name ("test", name, &id);
      g_array_append_val (ids->ids, id);
      g_assert_true (notanda_slot_index_add (index, &id, i));
    }
}

static void
test_find (void)
{
  NotandaSlotIndex index;
  Ids              ids;
  NotandaId        other;
  guint32          slot;

  fill (&ids, &index, 10000);
  for (guint32 i = 0; i < 10000; i++)
    {
      g_assert_true (notanda_slot_index_find (&index, &g_array_index (ids.ids, NotandaId, i), &slot));
      g_assert_cmpuint (slot, ==, i);
      g_assert_false (notanda_slot_index_add (&index, &g_array_index (ids.ids, NotandaId, i), 5));
    }
  notanda_id_for_name ("test", "other", &other);
  g_assert_false (notanda_slot_index_find (&index, &other, &slot));
  notanda_slot_index_clear (&index);
  g_array_unref (ids.ids);
}

static void
note_taken (guint32  slot,
            gpointer data)
{
  Ids *ids = data;

  g_array_append_val (ids->taken, slot);
}

/* Slots added all at once lead where slots added one by one do; those whose id
 * is taken are told, in order, at a moment when the first one can be found. */
static void
check_load (guint32 n)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (guint32));
  NotandaSlotIndex index;
  Ids              ids;
  guint32          slot;

  fill (&ids, &index, n);
  notanda_slot_index_clear (&index);
  for (guint32 i = 3; i < n; i += 5)
    g_array_index (ids.ids, NotandaId, i) = g_array_index (ids.ids, NotandaId, i - 3);

  ids.taken = taken;
  notanda_slot_index_init (&index, 0, get_id, &ids);
  notanda_slot_index_load (&index, n, note_taken);
  g_assert_cmpuint (taken->len, ==, (n + 1) / 5);
  for (guint32 i = 0; i < taken->len; i++)
    g_assert_cmpuint (g_array_index (taken, guint32, i), ==, 5 * i + 3);
  for (guint32 i = 0; i < n; i++)
    {
      g_assert_true (notanda_slot_index_find (&index, &g_array_index (ids.ids, NotandaId, i), &slot));
      g_assert_cmpuint (slot, ==, i % 5 == 3 ? i - 3 : i);
    }
  g_assert_cmpuint (index.n, ==, n - taken->len);
  notanda_slot_index_clear (&index);
  g_array_unref (ids.ids);
}

static void
test_load (void)
{
  for (guint32 n = 0; n < 40; n++)
    check_load (n);
  check_load (10000);
}

/* Two slots of one id: the index leads to the one that counts. */
static void
test_move (void)
{
  NotandaSlotIndex index;
  Ids              ids;
  NotandaId        id;
  guint32          slot;

  fill (&ids, &index, 40);
  id = g_array_index (ids.ids, NotandaId, 7);
  g_array_append_val (ids.ids, id);
  notanda_slot_index_move (&index, &id, 40);
  g_assert_true (notanda_slot_index_find (&index, &id, &slot));
  g_assert_cmpuint (slot, ==, 40);
  g_assert_cmpuint (index.n, ==, 40);
  notanda_slot_index_clear (&index);
  g_array_unref (ids.ids);
}

/* An id is looked at when it is found, and when the table grows: a few times
 * for each, however many there are. */
static void
test_cost (void)
{
  for (guint32 n = 1000; n <= 64000; n *= 4)
    {
      NotandaSlotIndex index;
      Ids              ids;
      guint32          slot;

      fill (&ids, &index, n);
      g_assert_cmpuint (ids.n_asked, <, 3 * n);
      ids.n_asked = 0;
      for (guint32 i = 0; i < n; i++)
        g_assert_true (notanda_slot_index_find (&index, &g_array_index (ids.ids, NotandaId, i), &slot));
      g_assert_cmpuint (ids.n_asked, <, n + n / 100 + 1);
      notanda_slot_index_clear (&index);
      g_array_unref (ids.ids);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/slot-index/find", test_find);
  g_test_add_func ("/notanda/model/slot-index/load", test_load);
  g_test_add_func ("/notanda/model/slot-index/move", test_move);
  g_test_add_func ("/notanda/model/slot-index/cost", test_cost);

  return g_test_run ();
}
