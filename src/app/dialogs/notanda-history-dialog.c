/* notanda-history-dialog.c: all steps of a document's history
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The model is the labels alone: which state a row stands for is its place. It is made
 * anew whenever the history changes, which is a copy of some thousand pointers to short
 * strings; rows are made for what is on the screen.
 */

#include "app/dialogs/notanda-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-row-action.h"

struct _NotandaHistoryDialog
{
  AdwDialog        parent_instance;
  NotandaDocument *document;
  GtkStringList   *labels;
  GtkListView     *list;
};

G_DEFINE_FINAL_TYPE (NotandaHistoryDialog, notanda_history_dialog, ADW_TYPE_DIALOG)

/* How many steps are done in the state that a row stands for. */
static guint
get_n_done (NotandaHistoryDialog *self,
            guint                 position)
{
  return notanda_document_get_n_steps (self->document) - position;
}

static void
setup_row_cb (NotandaHistoryDialog *self,
              GtkListItem          *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  /* the row's own name says it */
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_widget_add_css_class (box, "history-row");
  gtk_list_item_set_child (item, box);
  notanda_row_action_offer (item);
}

static void
bind_row_cb (NotandaHistoryDialog *self,
             GtkListItem          *item)
{
  GtkWidget       *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char      *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  guint            n_done = get_n_done (self, gtk_list_item_get_position (item));
  guint            now = notanda_document_get_n_done_steps (self->document);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (label), n_done == now);
  if (n_done > now)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
  if (n_done == now)
    /* TRANSLATORS: the name of the step that was done last */
    spoken = g_strdup_printf (_ ("%s, current state"), text);
  else if (n_done > now)
    /* TRANSLATORS: the name of a step */
    spoken = g_strdup_printf (_ ("%s, undone"), text);
  gtk_list_item_set_accessible_label (item, spoken != NULL ? spoken : text);
}

static void
fill (NotandaHistoryDialog *self)
{
  guint n_steps = notanda_document_get_n_steps (self->document);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = n_steps; i > 0; i--)
    g_ptr_array_add (labels, (gpointer) notanda_document_get_step_label (self->document, i - 1));
  g_ptr_array_add (labels, _ ("Before All Steps"));
  g_ptr_array_add (labels, NULL);
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)),
                          (const char *const *) labels->pdata);
  gtk_list_view_scroll_to (self->list, n_steps - notanda_document_get_n_done_steps (self->document),
                           GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
row_activated_cb (NotandaHistoryDialog *self,
                  guint                 position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-step", "u", get_n_done (self, position));
}

static void
notanda_history_dialog_dispose (GObject *object)
{
  NotandaHistoryDialog *self = NOTANDA_HISTORY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_HISTORY_DIALOG);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (notanda_history_dialog_parent_class)->dispose (object);
}

static void
notanda_history_dialog_class_init (NotandaHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaHistoryDialog, labels);
  gtk_widget_class_bind_template_child (widget_class, NotandaHistoryDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
notanda_history_dialog_init (NotandaHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_history_dialog_new (NotandaDocument *document)
{
  NotandaHistoryDialog *self = g_object_new (NOTANDA_TYPE_HISTORY_DIALOG, NULL);

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "history-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return ADW_DIALOG (self);
}
