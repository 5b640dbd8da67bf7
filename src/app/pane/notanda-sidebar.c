/* notanda-sidebar.c: what stands beside the article: the list of annotations, and the editor of one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A widget of its own, so that the page makes all of it after its first frame: the list
 * and the editor are some hundred widgets that the article needn't wait for. */

#include "app/pane/notanda-sidebar.h"

/* As much of the editor as most annotations fill, in sp; in a low window it has rather more than the list. */
#define EDITOR_HEIGHT 480

struct _NotandaSidebar
{
  AdwBin                   parent_instance;
  guint32                  selected;
  GSignalGroup            *document_signals;
  GtkStack                *list_stack;
  NotandaAnnotationPane   *pane;
  NotandaAnnotationEditor *editor;
  guint                    divide_id;
  guint                    is_divided : 1;
};

G_DEFINE_FINAL_TYPE (NotandaSidebar, notanda_sidebar, ADW_TYPE_BIN)

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
update_list_stack (NotandaSidebar *self)
{
  g_autoptr (NotandaDocument) document = g_signal_group_dup_target (self->document_signals);
  gboolean empty = document == NULL || notanda_document_get_n_annotations (document) == 0;

  gtk_stack_set_visible_child_name (self->list_stack, empty ? "empty" : "list");
}

static gboolean
divide_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  NotandaSidebar *self = NOTANDA_SIDEBAR (widget);
  GtkWidget      *paned = adw_bin_get_child (ADW_BIN (self));
  int             height = gtk_widget_get_height (paned);
  double          editor;

  if (height == 0)
    return G_SOURCE_CONTINUE;
  editor = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, EDITOR_HEIGHT, gtk_widget_get_settings (widget));
  gtk_paned_set_position (GTK_PANED (paned), MAX (height * 3 / 7, height - (int) editor));
  self->is_divided = TRUE;
  self->divide_id = 0;
  return G_SOURCE_REMOVE;
}

/* Once, when the editor is first seen: from then on the divider is the user's, and follows the window's height. */
static void
editor_visible_cb (NotandaSidebar *self)
{
  if (!self->is_divided && self->divide_id == 0 && gtk_widget_get_visible (GTK_WIDGET (self->editor)) &&
      divide_cb (GTK_WIDGET (self), NULL, NULL) == G_SOURCE_CONTINUE)
    self->divide_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), divide_cb, NULL, NULL);
}

static void
picked_cb (NotandaSidebar *self)
{
  g_signal_emit (self, signals[PICKED], 0);
}

static void
activated_cb (NotandaSidebar *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

void
notanda_sidebar_set_document (NotandaSidebar  *self,
                              NotandaDocument *document)
{
  g_return_if_fail (NOTANDA_IS_SIDEBAR (self));

  notanda_annotation_editor_set_document (self->editor, document);
  notanda_annotation_pane_set_document (self->pane, document);
  g_signal_group_set_target (self->document_signals, document);
  update_list_stack (self);
}

void
notanda_sidebar_set_selected (NotandaSidebar *self,
                              guint32         slot)
{
  g_return_if_fail (NOTANDA_IS_SIDEBAR (self));

  if (self->selected == slot)
    return;
  self->selected = slot;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

NotandaAnnotationPane *
notanda_sidebar_get_pane (NotandaSidebar *self)
{
  g_return_val_if_fail (NOTANDA_IS_SIDEBAR (self), NULL);

  return self->pane;
}

NotandaAnnotationEditor *
notanda_sidebar_get_editor (NotandaSidebar *self)
{
  g_return_val_if_fail (NOTANDA_IS_SIDEBAR (self), NULL);

  return self->editor;
}

gboolean
notanda_sidebar_leave_list (NotandaSidebar *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane)) ||
      !gtk_widget_get_visible (GTK_WIDGET (self->editor)))
    return FALSE;
  notanda_annotation_editor_focus (self->editor);
  return TRUE;
}

/* A paned takes F6 for its two sides alone. */
static gboolean
cycle_child_focus_cb (NotandaSidebar *self,
                      gboolean        is_reversed,
                      GtkPaned       *paned)
{
  g_signal_stop_emission_by_name (paned, "cycle-child-focus");

  return !is_reversed && gtk_widget_activate_action (GTK_WIDGET (self), "win.switch-pane", NULL);
}

static void
notanda_sidebar_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, NOTANDA_SIDEBAR (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_sidebar_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      notanda_sidebar_set_selected (NOTANDA_SIDEBAR (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_sidebar_dispose (GObject *object)
{
  g_clear_object (&NOTANDA_SIDEBAR (object)->document_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_SIDEBAR);
  G_OBJECT_CLASS (notanda_sidebar_parent_class)->dispose (object);
}

static void
notanda_sidebar_class_init (NotandaSidebarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = notanda_sidebar_get_property;
  object_class->set_property = notanda_sidebar_set_property;
  object_class->dispose = notanda_sidebar_dispose;

  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT32, NOTANDA_NO_SLOT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PICKED] = g_signal_new ("picked", NOTANDA_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", NOTANDA_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (NOTANDA_TYPE_ANNOTATION_PANE);
  g_type_ensure (NOTANDA_TYPE_ANNOTATION_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaSidebar, list_stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaSidebar, pane);
  gtk_widget_class_bind_template_child (widget_class, NotandaSidebar, editor);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cycle_child_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_visible_cb);
}

static void
notanda_sidebar_init (NotandaSidebar *self)
{
  self->selected = NOTANDA_NO_SLOT;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "selected", self->pane, "selected", G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self, "selected", self->editor, "selected", G_BINDING_DEFAULT);
  self->document_signals = g_signal_group_new (NOTANDA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (update_list_stack), self);
}
