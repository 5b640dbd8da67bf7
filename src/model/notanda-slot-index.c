/* notanda-slot-index.c: from an annotation's id to its slot
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-slot-index.h"

#include <string.h>

#include "base/notanda-block.h"

/* How many slots before its turn a cell is asked for */
#define AHEAD 16

void
notanda_slot_index_init (NotandaSlotIndex *index,
                         gsize             expected,
                         NotandaSlotIdFunc get_id,
                         gpointer          data)
{
  gsize size = 16;

  while (size < expected * 4 / 3 && size < 1u << 31)
    size *= 2;

  index->cells = notanda_block_new0 (size * sizeof (guint64));
  index->mask = (guint32) (size - 1);
  index->n = 0;
  index->get_id = get_id;
  index->data = data;
}

void
notanda_slot_index_clear (NotandaSlotIndex *index)
{
  g_clear_pointer (&index->cells, g_free);
}

/* Ids are random or hashes. A file may hold ids that somebody chose to collide
 * here; all their bytes are mixed in, but it is no defence, and a slow opening
 * is all it brings about. */
static inline guint64
mix (const NotandaId *id)
{
  guint64 halves[2];

  memcpy (halves, id->bytes, sizeof halves);

  return (halves[0] ^ (halves[1] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15))) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
}

/* The cell that holds @id, or the empty one where it would be. */
static inline guint64 *
find_cell (const NotandaSlotIndex *index,
           const NotandaId        *id,
           guint64                 hash)
{
  guint32 at = (guint32) hash & index->mask;

  for (;; at = (at + 1) & index->mask)
    {
      guint64 *cell = &index->cells[at];

      if (*cell == 0)
        return cell;
      if (*cell >> 32 == hash >> 32 && notanda_id_equal (index->get_id ((guint32) *cell - 1, index->data), id))
        return cell;
    }
}

static void
grow (NotandaSlotIndex *index)
{
  NotandaSlotIndex larger;

  notanda_slot_index_init (&larger, ((gsize) index->mask + 1) * 2, index->get_id, index->data);
  for (gsize i = 0; i <= index->mask; i++)
    if (index->cells[i] != 0)
      {
        guint32 slot = (guint32) index->cells[i] - 1;

        notanda_slot_index_add (&larger, index->get_id (slot, index->data), slot);
      }
  notanda_slot_index_clear (index);
  *index = larger;
}

static inline gboolean
add_hashed (NotandaSlotIndex *index,
            const NotandaId  *id,
            guint64           hash,
            guint32           slot)
{
  guint64 *cell;

  if (index->n >= ((gsize) index->mask + 1) * 3 / 4)
    grow (index);

  cell = find_cell (index, id, hash);
  if (*cell != 0)
    return FALSE;
  *cell = (hash & G_GUINT64_CONSTANT (0xffffffff00000000)) | (slot + 1);
  index->n++;

  return TRUE;
}

gboolean
notanda_slot_index_add (NotandaSlotIndex *index,
                        const NotandaId  *id,
                        guint32           slot)
{
  return add_hashed (index, id, mix (id), slot);
}

/* Cells are met in no order, and waiting for the memory to bring each in turn is
 * most of what adding costs: so each is asked for some slots before. */
void
notanda_slot_index_load (NotandaSlotIndex    *index,
                         guint32              n,
                         NotandaSlotTakenFunc taken)
{
  struct
  {
    const NotandaId *id;
    guint64          hash;
  } asked[AHEAD];

  for (gsize i = 0; i < (gsize) n + AHEAD; i++)
    {
      guint at = i % AHEAD;

      if (i >= AHEAD && i - AHEAD < n && !add_hashed (index, asked[at].id, asked[at].hash, (guint32) (i - AHEAD)))
        taken ((guint32) (i - AHEAD), index->data);
      if (i >= n)
        continue;
      asked[at].id = index->get_id ((guint32) i, index->data);
      asked[at].hash = mix (asked[at].id);
      __builtin_prefetch (&index->cells[(guint32) asked[at].hash & index->mask], 1);
    }
}

void
notanda_slot_index_move (NotandaSlotIndex *index,
                         const NotandaId  *id,
                         guint32           slot)
{
  guint64 *cell = find_cell (index, id, mix (id));

  g_return_if_fail (*cell != 0);

  *cell = (*cell & G_GUINT64_CONSTANT (0xffffffff00000000)) | (slot + 1);
}

gboolean
notanda_slot_index_find (const NotandaSlotIndex *index,
                         const NotandaId        *id,
                         guint32                *slot)
{
  guint64 *cell = find_cell (index, id, mix (id));

  if (*cell == 0)
    return FALSE;
  *slot = (guint32) *cell - 1;

  return TRUE;
}
