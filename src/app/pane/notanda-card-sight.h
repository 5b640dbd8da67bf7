/* notanda-card-sight.h: cards for the rows that can be seen, and for no others
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/pane/notanda-card-row.h"

G_BEGIN_DECLS

/**
 * NotandaCardSight:
 *
 * Fills the rows of a list that can be seen, before a frame is painted, and empties
 * those that have gone far out of sight.
 */
typedef struct _NotandaCardSight NotandaCardSight;

/* @list: the rows' ancestor that clips them; it outlives the sight */
NotandaCardSight *notanda_card_sight_new (GtkWidget *list);
void              notanda_card_sight_free (NotandaCardSight *sight);

/* @slot: of the annotation whose row is marked, or %NOTANDA_NO_SLOT */
void notanda_card_sight_mark (NotandaCardSight *sight,
                              guint32           slot);
void notanda_card_sight_add (NotandaCardSight *sight,
                             NotandaCardRow   *row);
void notanda_card_sight_remove (NotandaCardSight *sight,
                                NotandaCardRow   *row);

G_END_DECLS
