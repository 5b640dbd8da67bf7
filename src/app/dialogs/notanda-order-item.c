/* notanda-order-item.c: something that can be opened, in a list
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/dialogs/notanda-order-item.h"

struct _NotandaOrderItem
{
  GObject       parent_instance;
  NotandaOrder *order;
  char         *title;
  char         *detail;
  gboolean      ticked;
  gboolean      failed;
};

G_DEFINE_FINAL_TYPE (NotandaOrderItem, notanda_order_item, G_TYPE_OBJECT)

enum
{
  PROP_TICKED = 1,
  PROP_DETAIL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

NotandaOrder *
notanda_order_item_get_order (NotandaOrderItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_ORDER_ITEM (self), NULL);

  return self->order;
}

const char *
notanda_order_item_get_title (NotandaOrderItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_ORDER_ITEM (self), NULL);

  return self->title;
}

const char *
notanda_order_item_get_detail (NotandaOrderItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_ORDER_ITEM (self), NULL);

  return self->detail;
}

void
notanda_order_item_set_detail (NotandaOrderItem *self,
                               const char       *detail)
{
  g_return_if_fail (NOTANDA_IS_ORDER_ITEM (self));

  if (g_set_str (&self->detail, detail))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

gboolean
notanda_order_item_get_failed (NotandaOrderItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_ORDER_ITEM (self), FALSE);

  return self->failed;
}

void
notanda_order_item_set_failed (NotandaOrderItem *self)
{
  g_return_if_fail (NOTANDA_IS_ORDER_ITEM (self));

  self->failed = TRUE;
}

gboolean
notanda_order_item_get_ticked (NotandaOrderItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_ORDER_ITEM (self), FALSE);

  return self->ticked;
}

void
notanda_order_item_set_ticked (NotandaOrderItem *self,
                               gboolean          ticked)
{
  g_return_if_fail (NOTANDA_IS_ORDER_ITEM (self));

  ticked = ticked && self->order != NULL;
  if (self->ticked == ticked)
    return;
  self->ticked = ticked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}

static void
notanda_order_item_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_TICKED)
    g_value_set_boolean (value, NOTANDA_ORDER_ITEM (object)->ticked);
  else if (id == PROP_DETAIL)
    g_value_set_string (value, NOTANDA_ORDER_ITEM (object)->detail);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
notanda_order_item_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (id == PROP_TICKED)
    notanda_order_item_set_ticked (NOTANDA_ORDER_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
notanda_order_item_finalize (GObject *object)
{
  NotandaOrderItem *self = NOTANDA_ORDER_ITEM (object);

  notanda_order_unref (self->order);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (notanda_order_item_parent_class)->finalize (object);
}

static void
notanda_order_item_class_init (NotandaOrderItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = notanda_order_item_get_property;
  object_class->set_property = notanda_order_item_set_property;
  object_class->finalize = notanda_order_item_finalize;
  properties[PROP_TICKED] = g_param_spec_boolean ("ticked", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_order_item_init (NotandaOrderItem *self)
{
}

NotandaOrderItem *
notanda_order_item_new (NotandaOrder *order,
                        const char   *title,
                        const char   *detail)
{
  NotandaOrderItem *self = g_object_new (NOTANDA_TYPE_ORDER_ITEM, NULL);

  self->order = order;
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  return self;
}
