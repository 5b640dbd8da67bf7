/* notanda-lazy-row.c: a row of a list that has its contents while it can be seen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-lazy-row.h"

#include "app/common/notanda-row-action.h"

typedef struct
{
  char *spoken;
  char *spoken_rest;
} NotandaLazyRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NotandaLazyRow, notanda_lazy_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SPOKEN,
  PROP_SPOKEN_REST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static NotandaLazyRowPrivate *
get_private (NotandaLazyRow *self)
{
  return notanda_lazy_row_get_instance_private (self);
}

GtkWidget *
notanda_lazy_row_get_contents (NotandaLazyRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_LAZY_ROW (self), NULL);

  return adw_bin_get_child (ADW_BIN (self));
}

void
notanda_lazy_row_fill (NotandaLazyRow *self)
{
  GtkWidget *contents;

  g_return_if_fail (NOTANDA_IS_LAZY_ROW (self));

  if (notanda_lazy_row_get_contents (self) != NULL)
    return;
  contents = NOTANDA_LAZY_ROW_GET_CLASS (self)->make (self);
  if (contents == NULL)
    return;
  adw_bin_set_child (ADW_BIN (self), contents);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
}

void
notanda_lazy_row_empty (NotandaLazyRow *self)
{
  g_return_if_fail (NOTANDA_IS_LAZY_ROW (self));

  if (notanda_lazy_row_get_contents (self) == NULL)
    return;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1));
  adw_bin_set_child (ADW_BIN (self), NULL);
}

void
notanda_lazy_row_reset_height (NotandaLazyRow *self)
{
  g_return_if_fail (NOTANDA_IS_LAZY_ROW (self));

  if (notanda_lazy_row_get_contents (self) == NULL)
    gtk_widget_set_size_request (GTK_WIDGET (self), -1, NOTANDA_LAZY_ROW_GET_CLASS (self)->usual_height);
}

void
notanda_lazy_row_set_spoken (NotandaLazyRow *self,
                             const char     *spoken,
                             const char     *rest)
{
  NotandaLazyRowPrivate *private;

  g_return_if_fail (NOTANDA_IS_LAZY_ROW (self));

  private = get_private (self);
  if (g_set_str (&private->spoken, spoken))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN]);
  if (g_set_str (&private->spoken_rest, rest))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN_REST]);
}

void
notanda_lazy_row_set_up (GtkListItem *list_item,
                         GtkWidget   *row)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (list_item));
  g_return_if_fail (NOTANDA_IS_LAZY_ROW (row));

  gtk_list_item_set_child (list_item, row);
  notanda_row_action_offer (list_item);
  g_object_bind_property (row, "spoken", list_item, "accessible-label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "spoken-rest", list_item, "accessible-description", G_BINDING_SYNC_CREATE);
}

static void
notanda_lazy_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  NotandaLazyRowPrivate *private = get_private (NOTANDA_LAZY_ROW (object));

  switch (prop_id)
    {
    case PROP_SPOKEN:
      g_value_set_string (value, private->spoken);
      break;
    case PROP_SPOKEN_REST:
      g_value_set_string (value, private->spoken_rest);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_lazy_row_constructed (GObject *object)
{
  G_OBJECT_CLASS (notanda_lazy_row_parent_class)->constructed (object);
  notanda_lazy_row_reset_height (NOTANDA_LAZY_ROW (object));
}

static void
notanda_lazy_row_finalize (GObject *object)
{
  NotandaLazyRowPrivate *private = get_private (NOTANDA_LAZY_ROW (object));

  g_free (private->spoken);
  g_free (private->spoken_rest);
  G_OBJECT_CLASS (notanda_lazy_row_parent_class)->finalize (object);
}

static void
notanda_lazy_row_class_init (NotandaLazyRowClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = notanda_lazy_row_get_property;
  object_class->constructed = notanda_lazy_row_constructed;
  object_class->finalize = notanda_lazy_row_finalize;

  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL, flags);
  properties[PROP_SPOKEN_REST] = g_param_spec_string ("spoken-rest", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_lazy_row_init (NotandaLazyRow *self)
{
}
