/* notanda-row-set.h: a box of rows that follows a list of ids
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "base/notanda-id.h"

G_BEGIN_DECLS

/* The rows of a box, each standing for an id. Those that stay keep their widget,
 * and with it focus, caret and what is typed, whatever comes and goes around them. */
typedef struct _NotandaRowSet NotandaRowSet;

/* Borrows @box, and owns what is in it. */
NotandaRowSet *notanda_row_set_new (GtkBox *box);
void           notanda_row_set_free (NotandaRowSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaRowSet, notanda_row_set_free)

/* Returns: (transfer floating): a new row */
typedef GtkWidget *(*NotandaRowFunc) (const NotandaId *id,
                                      gpointer         data);

/**
 * notanda_row_set_update:
 * @ids: in the order of the rows, each once; a second one is left out
 * @make: called for ids that had no row
 *
 * If the row with the focus goes, the one in its place gets it. Costs O(n).
 */
void notanda_row_set_update (NotandaRowSet   *self,
                             const NotandaId *ids,
                             guint            n_ids,
                             NotandaRowFunc   make,
                             gpointer         data);

/* Returns: (transfer none) (nullable): the row of @id */
GtkWidget *notanda_row_set_find (NotandaRowSet   *self,
                                 const NotandaId *id);

G_END_DECLS
