/* notanda-row-sight.h: contents for the rows that can be seen, and for no others
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-lazy-row.h"

G_BEGIN_DECLS

/**
 * NotandaRowSight:
 *
 * Fills the rows of a list that can be seen, before a frame is painted, and empties
 * those that have gone far out of sight.
 */
typedef struct _NotandaRowSight NotandaRowSight;

/* @list: the rows' ancestor that clips them; it outlives the sight */
NotandaRowSight *notanda_row_sight_new (GtkWidget *list);
void             notanda_row_sight_free (NotandaRowSight *sight);

void notanda_row_sight_add (NotandaRowSight *sight,
                            NotandaLazyRow  *row);
void notanda_row_sight_remove (NotandaRowSight *sight,
                               NotandaLazyRow  *row);

/* @function: gets each of the rows, in no order, and @data; adds and removes none */
void notanda_row_sight_foreach (NotandaRowSight *sight,
                                GFunc            function,
                                gpointer         data);

G_END_DECLS
