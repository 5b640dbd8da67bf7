/* notanda-lazy-row.h: a row of a list that has its contents while it can be seen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_LAZY_ROW (notanda_lazy_row_get_type ())

G_DECLARE_DERIVABLE_TYPE (NotandaLazyRow, notanda_lazy_row, NOTANDA, LAZY_ROW, AdwBin)

/**
 * NotandaLazyRow:
 *
 * What stands in a row of a long list: empty, and about as high as others, until it is filled, which a NotandaRowSight does.
 * Properties "spoken", "spoken-rest": what a screen reader says of it, first and then.
 */
struct _NotandaLazyRowClass
{
  AdwBinClass parent_class;

  /* Of a row as most are, in pixels. */
  int usual_height;

  /* Returns: (nullable): what is to be seen in the row, or NULL as long as it stands for nothing */
  GtkWidget *(*make) (NotandaLazyRow *self);
};

/* Returns: (nullable): what make() made, if the row is filled */
GtkWidget *notanda_lazy_row_get_contents (NotandaLazyRow *self);
void       notanda_lazy_row_fill (NotandaLazyRow *self);

/* Lets go of the contents. The row keeps its height, so that what is seen doesn't move. */
void notanda_lazy_row_empty (NotandaLazyRow *self);

/* An empty one is as high as usual again: it stands for something else now. */
void notanda_lazy_row_reset_height (NotandaLazyRow *self);

void notanda_lazy_row_set_spoken (NotandaLazyRow *self,
                                  const char     *spoken,
                                  const char     *rest);

/**
 * notanda_lazy_row_set_up:
 * @list_item: without a child
 * @row: (transfer floating): becomes its child
 *
 * For a factory's setup: the row can be activated over the accessibility bus, and is named there by what is said of it.
 */
void notanda_lazy_row_set_up (GtkListItem *list_item,
                              GtkWidget   *row);

G_END_DECLS
