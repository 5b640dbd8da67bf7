/* notanda-card-row.c: a place in the list for a card, filled when it is seen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row that is emptied keeps its height, so that what is seen doesn't move. */

#include "app/pane/notanda-card-row.h"

#include "app/pane/notanda-annotation-card.h"

/* Of a card with its words on two lines and a line below them, in pixels. */
#define USUAL_HEIGHT 76

struct _NotandaCardRow
{
  AdwBin                 parent_instance;
  NotandaAnnotationItem *item;
  NotandaAnnotationCard *card; /* borrowed: the child, or NULL */
  gboolean               selected;
};

G_DEFINE_FINAL_TYPE (NotandaCardRow, notanda_card_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_SPOKEN,
  PROP_SPOKEN_REST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
spoken_changed_cb (NotandaCardRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN_REST]);
}

gboolean
notanda_card_row_get_filled (NotandaCardRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_CARD_ROW (self), FALSE);

  return self->card != NULL;
}

void
notanda_card_row_fill (NotandaCardRow *self)
{
  g_return_if_fail (NOTANDA_IS_CARD_ROW (self));

  if (self->card != NULL || self->item == NULL)
    return;
  self->card = NOTANDA_ANNOTATION_CARD (notanda_annotation_card_new ());
  notanda_annotation_card_show (self->card, self->item, self->selected);
  g_signal_connect_object (self->card, "spoken-changed", G_CALLBACK (spoken_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
  spoken_changed_cb (self);
}

void
notanda_card_row_empty (NotandaCardRow *self)
{
  g_return_if_fail (NOTANDA_IS_CARD_ROW (self));

  if (self->card == NULL)
    return;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1));
  self->card = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  spoken_changed_cb (self);
}

void
notanda_card_row_set_item (NotandaCardRow        *self,
                           NotandaAnnotationItem *item)
{
  g_return_if_fail (NOTANDA_IS_CARD_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  notanda_card_row_empty (self);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, USUAL_HEIGHT);
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
  if (self->selected == selected)
    return;
  self->selected = selected;
  if (self->card != NULL)
    notanda_annotation_card_show (self->card, self->item, selected);
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
    case PROP_SPOKEN:
      g_value_set_string (value, self->card != NULL ? notanda_annotation_card_get_spoken (self->card) : NULL);
      break;
    case PROP_SPOKEN_REST:
      g_value_set_string (value, self->card != NULL ? notanda_annotation_card_get_spoken_rest (self->card) : NULL);
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
  NotandaCardRow *self = NOTANDA_CARD_ROW (object);

  self->card = NULL;
  g_clear_object (&self->item);
  G_OBJECT_CLASS (notanda_card_row_parent_class)->dispose (object);
}

static void
notanda_card_row_class_init (NotandaCardRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = notanda_card_row_get_property;
  object_class->set_property = notanda_card_row_set_property;
  object_class->dispose = notanda_card_row_dispose;

  properties[PROP_SELECTED] =
      g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPOKEN] =
      g_param_spec_string ("spoken", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPOKEN_REST] =
      g_param_spec_string ("spoken-rest", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_card_row_init (NotandaCardRow *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, USUAL_HEIGHT);
}

GtkWidget *
notanda_card_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_CARD_ROW, NULL);
}
