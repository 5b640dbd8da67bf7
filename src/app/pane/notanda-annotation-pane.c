/* notanda-annotation-pane.c: the list of annotations beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-annotation-pane.h"

#include "app/common/notanda-actions.h"
#include "app/pane/notanda-annotation-row.h"

struct _NotandaAnnotationPane
{
  AdwBin                 parent_instance;
  NotandaAnnotationList *annotations;
  guint32                selected;
  GtkListView           *list;
  GtkSingleSelection    *selection;
  guint                  is_following : 1; /* the row is set from outside */
};

G_DEFINE_FINAL_TYPE (NotandaAnnotationPane, notanda_annotation_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

enum
{
  PICKED,
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item)
{
  GtkWidget *row = notanda_annotation_row_new ();

  gtk_list_item_set_child (list_item, row);
  g_object_bind_property (row, "description", list_item, "accessible-label", G_BINDING_SYNC_CREATE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  notanda_annotation_row_set_item (NOTANDA_ANNOTATION_ROW (gtk_list_item_get_child (list_item)),
                                   gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  notanda_annotation_row_set_item (NOTANDA_ANNOTATION_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
row_activated_cb (NotandaAnnotationPane *self,
                  guint                  position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
selection_changed_cb (NotandaAnnotationPane *self)
{
  NotandaAnnotationItem *item;
  guint32                slot;

  if (self->is_following || self->selection == NULL)
    return;
  item = gtk_single_selection_get_selected_item (self->selection);
  slot = item != NULL ? notanda_annotation_item_get_slot (item) : NOTANDA_NO_SLOT;
  if (slot == self->selected)
    return;
  self->selected = slot;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  if (slot != NOTANDA_NO_SLOT)
    g_signal_emit (self, signals[PICKED], 0);
}

static void
follow (NotandaAnnotationPane *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  self->is_following = TRUE;
  if (self->selected != NOTANDA_NO_SLOT && self->annotations != NULL &&
      notanda_annotation_list_find (self->annotations, self->selected, &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
    }
  else
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->is_following = FALSE;
}

void
notanda_annotation_pane_set_selected (NotandaAnnotationPane *self,
                                      guint32                slot)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_PANE (self));

  if (self->selected == slot)
    return;
  self->selected = slot;
  follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
notanda_annotation_pane_set_document (NotandaAnnotationPane *self,
                                      NotandaDocument       *document)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_PANE (self));

  self->is_following = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  self->is_following = FALSE;
  g_clear_object (&self->annotations);
  if (document == NULL)
    return;
  self->annotations = notanda_annotation_list_new (document);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->annotations));
  follow (self);
}

static void
notanda_annotation_pane_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, NOTANDA_ANNOTATION_PANE (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_annotation_pane_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      notanda_annotation_pane_set_selected (NOTANDA_ANNOTATION_PANE (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_annotation_pane_dispose (GObject *object)
{
  NotandaAnnotationPane *self = NOTANDA_ANNOTATION_PANE (object);

  self->is_following = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_ANNOTATION_PANE);
  g_clear_object (&self->annotations);
  G_OBJECT_CLASS (notanda_annotation_pane_parent_class)->dispose (object);
}

static void
notanda_annotation_pane_class_init (NotandaAnnotationPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = notanda_annotation_pane_get_property;
  object_class->set_property = notanda_annotation_pane_set_property;
  object_class->dispose = notanda_annotation_pane_dispose;

  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT32, NOTANDA_NO_SLOT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PICKED] = g_signal_new ("picked", NOTANDA_TYPE_ANNOTATION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", NOTANDA_TYPE_ANNOTATION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-annotation-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  notanda_actions_bind (widget_class, NOTANDA_SCOPE_ANNOTATION);
}

static void
notanda_annotation_pane_init (NotandaAnnotationPane *self)
{
  self->selected = NOTANDA_NO_SLOT;
  gtk_widget_init_template (GTK_WIDGET (self));
}
