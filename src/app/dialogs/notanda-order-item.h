/* notanda-order-item.h: something that can be opened, in a list
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "app/common/notanda-order.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ORDER_ITEM (notanda_order_item_get_type ())

G_DECLARE_FINAL_TYPE (NotandaOrderItem, notanda_order_item, NOTANDA, ORDER_ITEM, GObject)

/**
 * NotandaOrderItem:ticked: (type boolean): writable
 * NotandaOrderItem:detail: (type utf8) (nullable):
 */

/**
 * notanda_order_item_new:
 * @order: (transfer full) (nullable): what opens it; %NULL where there is nothing to open
 * @title: for people
 * @detail: (nullable): likewise
 */
NotandaOrderItem *notanda_order_item_new (NotandaOrder *order,
                                          const char   *title,
                                          const char   *detail);

/* Returns: (transfer none) (nullable) */
NotandaOrder *notanda_order_item_get_order (NotandaOrderItem *self);
const char   *notanda_order_item_get_title (NotandaOrderItem *self);
const char   *notanda_order_item_get_detail (NotandaOrderItem *self);
void          notanda_order_item_set_detail (NotandaOrderItem *self,
                                             const char       *detail);

/* That it was tried, and couldn't be opened: its detail says why. Before it is shown. */
gboolean notanda_order_item_get_failed (NotandaOrderItem *self);
void     notanda_order_item_set_failed (NotandaOrderItem *self);

gboolean notanda_order_item_get_ticked (NotandaOrderItem *self);

/* One that can't be opened stays as it is. */
void notanda_order_item_set_ticked (NotandaOrderItem *self,
                                    gboolean          ticked);

G_END_DECLS
