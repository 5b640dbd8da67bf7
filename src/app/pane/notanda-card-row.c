/* notanda-card-row.c: a place in the list for a card, filled when it is seen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-card-row.h"

#include "app/pane/notanda-annotation-card.h"

struct _NotandaCardRow
{
  NotandaLazyRow         parent_instance;
  NotandaAnnotationItem *item;
  gboolean               selected;
};

G_DEFINE_FINAL_TYPE (NotandaCardRow, notanda_card_row, NOTANDA_TYPE_LAZY_ROW)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
spoken_changed_cb (NotandaLazyRow        *self,
                   NotandaAnnotationCard *card)
{
  notanda_lazy_row_set_spoken (self, notanda_annotation_card_get_spoken (card), notanda_annotation_card_get_spoken_rest (card));
}

static GtkWidget *
notanda_card_row_make (NotandaLazyRow *row)
{
  NotandaCardRow        *self = NOTANDA_CARD_ROW (row);
  NotandaAnnotationCard *card;

  if (self->item == NULL)
    return NULL;
  card = NOTANDA_ANNOTATION_CARD (notanda_annotation_card_new ());
  notanda_annotation_card_show (card, self->item, self->selected);
  g_signal_connect_object (card, "spoken-changed", G_CALLBACK (spoken_changed_cb), self, G_CONNECT_SWAPPED);
  spoken_changed_cb (row, card);

  return GTK_WIDGET (card);
}

void
notanda_card_row_set_item (NotandaCardRow        *self,
                           NotandaAnnotationItem *item)
{
  g_return_if_fail (NOTANDA_IS_CARD_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  notanda_lazy_row_empty (NOTANDA_LAZY_ROW (self));
  notanda_lazy_row_reset_height (NOTANDA_LAZY_ROW (self));
  notanda_lazy_row_set_spoken (NOTANDA_LAZY_ROW (self), NULL, NULL);
}

NotandaAnnotationItem *
notanda_card_row_get_item (NotandaCardRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_CARD_ROW (self), NULL);

  return self->item;
}

void
notanda_card_row_set_at_caret (NotandaCardRow *self,
                               gboolean        at_caret)
{
  g_return_if_fail (NOTANDA_IS_CARD_ROW (self));

  if (at_caret)
    gtk_widget_add_css_class (GTK_WIDGET (self), "at-caret");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "at-caret");
}

static void
set_selected (NotandaCardRow *self,
              gboolean        selected)
{
  GtkWidget *card = notanda_lazy_row_get_contents (NOTANDA_LAZY_ROW (self));

  if (self->selected == selected)
    return;
  self->selected = selected;
  if (card != NULL)
    notanda_annotation_card_show (NOTANDA_ANNOTATION_CARD (card), self->item, selected);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
notanda_card_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  NotandaCardRow *self = NOTANDA_CARD_ROW (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_card_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      set_selected (NOTANDA_CARD_ROW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_card_row_dispose (GObject *object)
{
  g_clear_object (&NOTANDA_CARD_ROW (object)->item);
  G_OBJECT_CLASS (notanda_card_row_parent_class)->dispose (object);
}

static void
notanda_card_row_class_init (NotandaCardRowClass *klass)
{
  GObjectClass        *object_class = G_OBJECT_CLASS (klass);
  NotandaLazyRowClass *row_class = NOTANDA_LAZY_ROW_CLASS (klass);

  object_class->get_property = notanda_card_row_get_property;
  object_class->set_property = notanda_card_row_set_property;
  object_class->dispose = notanda_card_row_dispose;
  /* of a card with its words on two lines and a line below them */
  row_class->usual_height = 76;
  row_class->make = notanda_card_row_make;

  properties[PROP_SELECTED] =
      g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_card_row_init (NotandaCardRow *self)
{
}

GtkWidget *
notanda_card_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_CARD_ROW, NULL);
}
