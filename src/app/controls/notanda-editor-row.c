/* notanda-editor-row.c: a line of the editor: words, and what can be done with them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/controls/notanda-editor-row.h"

#include "app/controls/notanda-control.h"

struct _NotandaEditorRow
{
  AdwBin     parent_instance;
  GtkLabel  *caption;
  GtkLabel  *text;
  GtkWidget *words; /* caption and text */
  GtkWidget *go;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (NotandaEditorRow, notanda_editor_row, ADW_TYPE_BIN)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
notanda_editor_row_set_text (NotandaEditorRow *self,
                             const char       *caption,
                             const char       *text)
{
  g_return_if_fail (NOTANDA_IS_EDITOR_ROW (self));

  set_label (self->caption, caption);
  set_label (self->text, text);
}

void
notanda_editor_row_set_go (NotandaEditorRow *self,
                           const char       *tooltip,
                           const char       *action,
                           GVariant         *target)
{
  g_return_if_fail (NOTANDA_IS_EDITOR_ROW (self));

  if (gtk_widget_get_parent (self->words) != self->go)
    {
      GtkWidget *box = gtk_widget_get_parent (self->words);

      g_object_ref (self->words);
      gtk_box_remove (GTK_BOX (box), self->words);
      gtk_button_set_child (GTK_BUTTON (self->go), self->words);
      g_object_unref (self->words);
      gtk_widget_set_visible (self->go, TRUE);
    }
  gtk_widget_set_tooltip_text (self->go, tooltip);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->go), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), action);
}

void
notanda_editor_row_set_button (NotandaEditorRow *self,
                               const char       *icon_name,
                               const char       *tooltip,
                               const char       *action,
                               GVariant         *target)
{
  g_return_if_fail (NOTANDA_IS_EDITOR_ROW (self));

  gtk_widget_set_visible (self->button, action != NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  if (action == NULL)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->button), icon_name);
  gtk_widget_set_tooltip_text (self->button, tooltip);
  notanda_control_name (self->button, tooltip);
}

static void
notanda_editor_row_class_init (NotandaEditorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-editor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaEditorRow, caption);
  gtk_widget_class_bind_template_child (widget_class, NotandaEditorRow, text);
  gtk_widget_class_bind_template_child (widget_class, NotandaEditorRow, words);
  gtk_widget_class_bind_template_child (widget_class, NotandaEditorRow, go);
  gtk_widget_class_bind_template_child (widget_class, NotandaEditorRow, button);
}

static void
notanda_editor_row_init (NotandaEditorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
notanda_editor_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_EDITOR_ROW, NULL);
}
