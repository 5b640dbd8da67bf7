/* notanda-type-popover.c: the types to mark with, to point at
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-type-popover.h"

#include "app/common/notanda-type-picker.h"

struct _NotandaTypePopover
{
  GtkPopover         parent_instance;
  NotandaTypePicker *picker;
};

G_DEFINE_FINAL_TYPE (NotandaTypePopover, notanda_type_popover, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
notanda_type_popover_set_document (NotandaTypePopover *self,
                                   NotandaDocument    *document)
{
  g_return_if_fail (NOTANDA_IS_TYPE_POPOVER (self));

  notanda_type_picker_set_document (self->picker, document, FALSE, NULL, notanda_type_filter_offered, NULL);
}

static void
picked_cb (NotandaTypePopover *self,
           NotandaTagItem     *item)
{
  g_autofree char *identifier = g_strdup (notanda_tag_item_get_identifier (item));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, identifier);
}

static void
shown_cb (NotandaTypePopover *self)
{
  notanda_type_picker_focus (self->picker);
}

static void
closed_cb (NotandaTypePopover *self)
{
  notanda_type_popover_set_document (self, NULL);
}

static void
notanda_type_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_TYPE_POPOVER);
  G_OBJECT_CLASS (notanda_type_popover_parent_class)->dispose (object);
}

static void
notanda_type_popover_class_init (NotandaTypePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_type_popover_dispose;
  signals[PICKED] = g_signal_new ("picked", NOTANDA_TYPE_TYPE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (NOTANDA_TYPE_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-type-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePopover, picker);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
notanda_type_popover_init (NotandaTypePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
