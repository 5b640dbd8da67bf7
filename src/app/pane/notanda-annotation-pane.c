/* notanda-annotation-pane.c: the list of annotations beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list view over the annotation list, which is the selection model too, and the
 * entries of its filter (notanda-annotation-pane-filter.c). What is selected stays so where the filter hides it: the text
 * shows it still. notanda-pane-menu.c makes a card's menu.
 */

#include "app/pane/notanda-annotation-pane-private.h"

#include "app/common/notanda-actions.h"
#include "app/controls/notanda-label-rows.h"
#include "app/pane/notanda-card-row.h"
#include "app/pane/notanda-pane-menu.h"

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
setup_row_cb (NotandaAnnotationPane *self,
              GtkListItem           *list_item)
{
  GtkWidget *row = notanda_card_row_new ();

  notanda_lazy_row_set_up (list_item, row);
  g_object_bind_property (list_item, "selected", row, "selected", G_BINDING_SYNC_CREATE);
}

/* The row of the annotation that the caret is in. */
static void
mark_row (gpointer row,
          gpointer pane)
{
  NotandaAnnotationItem *item = notanda_card_row_get_item (row);

  notanda_card_row_set_at_caret (row, item != NULL && notanda_annotation_item_get_slot (item) == NOTANDA_ANNOTATION_PANE (pane)->at_caret);
}

static void
bind_row_cb (NotandaAnnotationPane *self,
             GtkListItem           *list_item)
{
  NotandaCardRow *row = NOTANDA_CARD_ROW (gtk_list_item_get_child (list_item));

  notanda_card_row_set_item (row, gtk_list_item_get_item (list_item));
  notanda_row_sight_add (self->sight, NOTANDA_LAZY_ROW (row));
  mark_row (row, self);
}

static void
unbind_row_cb (NotandaAnnotationPane *self,
               GtkListItem           *list_item)
{
  NotandaCardRow *row = NOTANDA_CARD_ROW (gtk_list_item_get_child (list_item));

  notanda_row_sight_remove (self->sight, NOTANDA_LAZY_ROW (row));
  notanda_card_row_set_item (row, NULL);
}

static void
row_activated_cb (NotandaAnnotationPane *self,
                  guint                  position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->annotations), position, TRUE);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Shows the card, if it is listed. A list view that has no height yet would show no row at all from then on. */
static void
scroll_to (NotandaAnnotationPane *self,
           guint32                slot)
{
  guint position;

  if (slot != NOTANDA_NO_SLOT && gtk_widget_get_height (GTK_WIDGET (self->list)) > 0 &&
      notanda_annotation_list_find (self->annotations, slot, &position))
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
}

static void
scroll_to_caret (NotandaAnnotationPane *self)
{
  if (self->annotations != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    scroll_to (self, self->at_caret);
}

static void
follow (NotandaAnnotationPane *self)
{
  if (self->annotations == NULL)
    return;
  self->is_following = TRUE;
  notanda_annotation_list_set_selected (self->annotations, self->selected);
  self->is_following = FALSE;
  scroll_to (self, self->selected);
}

static gboolean
follow_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  NotandaAnnotationPane *self = NOTANDA_ANNOTATION_PANE (widget);

  /* a tick comes before the layout of its frame */
  if (--self->follow_delay > 0)
    return G_SOURCE_CONTINUE;
  self->follow_id = 0;
  if (self->selected != NOTANDA_NO_SLOT)
    follow (self);
  else
    scroll_to_caret (self);
  return G_SOURCE_REMOVE;
}

/* The view makes all its rows anew for another filter, and again for another place in
 * the list: two pauses are shorter than one. And a card that opens is higher than it was
 * when the list went to it. */
void
notanda_annotation_pane_follow_later (NotandaAnnotationPane *self)
{
  self->follow_delay = 2;
  if (self->follow_id == 0 && (self->selected != NOTANDA_NO_SLOT || self->at_caret != NOTANDA_NO_SLOT))
    self->follow_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
}

static void
list_mapped_cb (GtkWidget             *list,
                NotandaAnnotationPane *self)
{
  notanda_annotation_pane_follow_later (self);
}

static void
list_selected_cb (NotandaAnnotationPane *self)
{
  guint32 slot = notanda_annotation_list_get_selected (self->annotations);

  if (self->is_following || slot == self->selected)
    return;
  self->selected = slot;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  notanda_annotation_pane_follow_later (self);
  if (slot != NOTANDA_NO_SLOT)
    g_signal_emit (self, signals[PICKED], 0);
}

static void
filtered_cb (NotandaAnnotationPane *self)
{
  notanda_annotation_pane_update_count (self);
  notanda_annotation_pane_follow_later (self);
}

void
notanda_annotation_pane_focus_list (NotandaAnnotationPane *self)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_PANE (self));

  if (!gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
focus_list_cb (NotandaAnnotationPane *self)
{
  notanda_annotation_pane_focus_list (self);
}

void
notanda_annotation_pane_focus_filter (NotandaAnnotationPane *self)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

NotandaAnnotationList *
notanda_annotation_pane_get_annotations (NotandaAnnotationPane *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_PANE (self), NULL);

  return self->annotations;
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
  notanda_annotation_pane_follow_later (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
notanda_annotation_pane_set_at_caret (NotandaAnnotationPane *self,
                                      guint32                slot)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_PANE (self));

  if (self->at_caret == slot)
    return;
  self->at_caret = slot;
  notanda_row_sight_foreach (self->sight, mark_row, self);
  if (gtk_widget_get_height (GTK_WIDGET (self->list)) > 0)
    scroll_to_caret (self);
  else
    notanda_annotation_pane_follow_later (self);
}

/* After the list, which has told of its rows by then. */
static void
document_changed_cb (NotandaAnnotationPane *self,
                     const NotandaChange   *change)
{
  if (change->everything)
    notanda_annotation_pane_fill_types (self);
  notanda_annotation_pane_fill_people_later (self);
  notanda_annotation_pane_update_count (self);
}

static void
drop_document (NotandaAnnotationPane *self)
{
  gtk_list_view_set_model (self->list, NULL);
  g_signal_group_set_target (self->list_signals, NULL);
  g_signal_group_set_target (self->document_signals, NULL);
  g_clear_object (&self->annotations);
  g_clear_object (&self->document);
}

void
notanda_annotation_pane_set_document (NotandaAnnotationPane *self,
                                      NotandaDocument       *document)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_PANE (self));

  drop_document (self);
  gtk_drop_down_set_selected (self->types, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (document == NULL)
    return;
  self->document = g_object_ref (document);
  notanda_annotation_pane_fill_types (self);
  self->annotations = notanda_annotation_list_new (document);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->annotations));
  g_signal_group_set_target (self->list_signals, self->annotations);
  g_signal_group_set_target (self->document_signals, document);
  notanda_annotation_pane_fill_people (self);
  notanda_annotation_pane_update_count (self);
  follow (self);
}

/* @at: (nullable): where, in the pane; else beside the row that has the focus */
static void
show_menu (NotandaAnnotationPane *self,
           const GdkRectangle    *at)
{
  if (self->selected == NOTANDA_NO_SLOT || self->document == NULL)
    return;
  if (self->popover == NULL)
    {
      self->popover = notanda_pane_menu_new (&self->retag_menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  notanda_pane_menu_fill (self->retag_menu, notanda_document_get_tag_set (self->document));
  notanda_pane_menu_show (GTK_POPOVER (self->popover), GTK_WIDGET (self->list), at);
}

/* Returns: (nullable): that of the row @widget is in */
static NotandaAnnotationItem *
find_item_of (NotandaAnnotationPane *self,
              GtkWidget             *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self->list))
    widget = gtk_widget_get_parent (widget);
  widget = widget != NULL ? gtk_widget_get_first_child (widget) : NULL;
  return widget != NULL && NOTANDA_IS_CARD_ROW (widget) ? notanda_card_row_get_item (NOTANDA_CARD_ROW (widget)) : NULL;
}

/* Of the card that has the focus, which needn't be the selected one. */
static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaAnnotationPane *self = NOTANDA_ANNOTATION_PANE (widget);
  NotandaAnnotationItem *item = find_item_of (self, gtk_root_get_focus (gtk_widget_get_root (widget)));

  if (item != NULL)
    notanda_annotation_list_set_selected (self->annotations, notanda_annotation_item_get_slot (item));
  show_menu (self, NULL);
}

static void
go_to_words_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
secondary_pressed_cb (NotandaAnnotationPane *self,
                      int                    n_press,
                      double                 x,
                      double                 y,
                      GtkGestureClick       *gesture)
{
  NotandaAnnotationItem *item = find_item_of (self, gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT));
  graphene_point_t       point;

  if (item == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self),
                                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  notanda_annotation_list_set_selected (self->annotations, notanda_annotation_item_get_slot (item));
  show_menu (self, &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
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

  if (self->list != NULL)
    drop_document (self);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->document_signals);
  g_clear_handle_id (&self->people_id, g_source_remove);
  g_clear_pointer (&self->type_ids, g_array_unref);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->retag_menu);
  g_clear_pointer (&self->sight, notanda_row_sight_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_ANNOTATION_PANE);
  G_OBJECT_CLASS (notanda_annotation_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-annotation-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, entry);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, types);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, people);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationPane, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  notanda_annotation_pane_bind_filter (widget_class);
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
  signals[ACTIVATED] = g_signal_new ("activated", NOTANDA_TYPE_ANNOTATION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "pane.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "pane.go-to-words", NULL, go_to_words_action);
}

static void
notanda_annotation_pane_init (NotandaAnnotationPane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->selected = self->at_caret = NOTANDA_NO_SLOT;
  self->type_ids = g_array_new (FALSE, FALSE, sizeof (NotandaId));
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_label_rows_use (self->types);
  notanda_label_rows_use (self->people);
  self->sight = notanda_row_sight_new (GTK_WIDGET (self->list));
  self->list_signals = g_signal_group_new (NOTANDA_TYPE_ANNOTATION_LIST);
  g_signal_group_connect_swapped (self->list_signals, "notify::selected", G_CALLBACK (list_selected_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::filtering", G_CALLBACK (filtered_cb), self);
  self->document_signals = g_signal_group_new (NOTANDA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (document_changed_cb), self);

  /* where it was hidden, nothing was scrolled to */
  g_signal_connect (self->list, "map", G_CALLBACK (list_mapped_cb), self);

  /* not of the whole pane: a digit typed into the filter is one of its text */
  notanda_actions_capture (GTK_WIDGET (self->entry), NOTANDA_SCOPE_FILTER);
  notanda_actions_capture (GTK_WIDGET (self->list), NOTANDA_SCOPE_ANNOTATION);
  notanda_actions_capture (GTK_WIDGET (self->list), NOTANDA_SCOPE_LIST);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}
