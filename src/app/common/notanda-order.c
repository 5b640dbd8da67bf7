/* notanda-order.c: what is to be opened or read again, and how
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-order.h"

NotandaOrder *
notanda_order_new (NotandaOrderKind kind,
                   const char      *name)
{
  NotandaOrder *order = g_new0 (NotandaOrder, 1);

  order->n_refs = 1;
  order->kind = kind;
  order->name = g_strdup (name);

  return order;
}

NotandaOrder *
notanda_order_copy (const NotandaOrder *order)
{
  NotandaOrder *copy = notanda_order_new (order->kind, order->name);

  copy->bytes = order->bytes != NULL ? g_bytes_ref (order->bytes) : NULL;
  copy->content_type = g_strdup (order->content_type);
  copy->part = g_strdup (order->part);
  copy->password = g_strdup (order->password);
  copy->certificate = g_strdup (order->certificate);
  copy->allow_private = order->allow_private;
  copy->any_page = order->any_page;
  copy->is_linked = order->is_linked;
  copy->n_leads = order->n_leads;
  copy->draft = order->draft != NULL ? g_object_ref (order->draft) : NULL;
  copy->encoding = g_strdup (order->encoding);
  copy->filter = g_strdup (order->filter);

  return copy;
}

NotandaOrder *
notanda_order_ref (NotandaOrder *order)
{
  g_atomic_int_inc (&order->n_refs);

  return order;
}

void
notanda_order_unref (NotandaOrder *order)
{
  if (order == NULL || !g_atomic_int_dec_and_test (&order->n_refs))
    return;
  g_free (order->name);
  g_clear_pointer (&order->bytes, g_bytes_unref);
  g_free (order->content_type);
  g_free (order->part);
  g_free (order->password);
  g_free (order->certificate);
  g_clear_object (&order->draft);
  g_free (order->encoding);
  g_free (order->filter);
  g_free (order);
}
