/* notanda-slot-index.h: from an annotation's id to its slot
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-id.h"

G_BEGIN_DECLS

/* Gives the id of a slot, so that the index needn't keep ids itself. */
typedef const NotandaId *(*NotandaSlotIdFunc) (guint32  slot,
                                               gpointer data);

typedef void (*NotandaSlotTakenFunc) (guint32  slot,
                                      gpointer data);

/**
 * NotandaSlotIndex:
 *
 * An open-addressing table of slots: 8 bytes for each at most half full, and
 * no allocation for any. Four bytes of each id lie beside the slot, so a look
 * at the ids themselves is only needed where these agree.
 */
typedef struct
{
  guint64          *cells; /* slot + 1 in the low half, four bytes of the id in the high; 0 is empty */
  guint32           mask;
  guint32           n;
  NotandaSlotIdFunc get_id;
  gpointer          data;
} NotandaSlotIndex;

void notanda_slot_index_init (NotandaSlotIndex *index,
                              gsize             expected,
                              NotandaSlotIdFunc get_id,
                              gpointer          data);
void notanda_slot_index_clear (NotandaSlotIndex *index);

/* Returns: %FALSE, with nothing done, where the id has a slot already */
gboolean notanda_slot_index_add (NotandaSlotIndex *index,
                                 const NotandaId  *id,
                                 guint32           slot);
/* Adds slots 0 to @n - 1, calling @taken for each whose id has one already. Much
 * faster than one by one. */
void notanda_slot_index_load (NotandaSlotIndex    *index,
                              guint32              n,
                              NotandaSlotTakenFunc taken);
/* Gives an id that is there another slot, of the same id. */
void     notanda_slot_index_move (NotandaSlotIndex *index,
                                  const NotandaId  *id,
                                  guint32           slot);
gboolean notanda_slot_index_find (const NotandaSlotIndex *index,
                                  const NotandaId        *id,
                                  guint32                *slot);

G_END_DECLS
