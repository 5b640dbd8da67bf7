/* notanda-differences-dialog.c: what people disagree about, to be settled
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list is asked for again after each change of the document: a field that is settled
 * goes, and one that an undo or a merge brings comes.
 */

#include "app/dialogs/notanda-differences-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"
#include "app/common/notanda-step.h"
#include "app/dialogs/notanda-difference-row.h"

struct _NotandaDifferencesDialog
{
  AdwDialog        parent_instance;
  NotandaDocument *document;
  GListStore      *items;
  GtkStack        *stack;
  GtkListView     *list;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (NotandaDifferencesDialog, notanda_differences_dialog, ADW_TYPE_DIALOG)

/* The place in the list of what has the focus; the first one where all were settled and one comes again, as by the button
 * of the toast, which goes with its focus. */
static gboolean
find_focused (NotandaDifferencesDialog *self,
              guint                    *position)
{
  GtkWidget *focus = adw_dialog_get_focus (ADW_DIALOG (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, NOTANDA_TYPE_DIFFERENCE_ROW) : NULL;

  *position = 0;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    return gtk_widget_get_mapped (GTK_WIDGET (self));
  return row != NULL && g_list_store_find (self->items, notanda_difference_row_get_item (NOTANDA_DIFFERENCE_ROW (row)), position);
}

/* What had the focus has gone: who goes on by keys is led to the next one, or to the first part of the dialog. */
static void
focus_next (NotandaDifferencesDialog *self,
            guint                     position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n > 0)
    {
      gtk_list_view_scroll_to (self->list, MIN (position, n - 1), GTK_LIST_SCROLL_FOCUS, NULL);
      return;
    }
  /* or it would be sought behind what has gone */
  adw_dialog_set_focus (ADW_DIALOG (self), NULL);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
fill (NotandaDifferencesDialog *self)
{
  guint    position;
  gboolean has_focus = find_focused (self, &position);
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (self->document);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (differences, NULL);
  for (guint i = 0; i < differences->len; i++)
    g_ptr_array_add (items, notanda_difference_item_new (self->document, g_ptr_array_index (differences, i)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "none");
  if (has_focus)
    focus_next (self, position);
}

static void
say (NotandaDifferencesDialog *self,
     const char               *title,
     gboolean                  can_undo)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "differences.undo");
    }
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Said here: the window's own words would be below the dialog. */
static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  NotandaDifferencesDialog *self = NOTANDA_DIFFERENCES_DIALOG (widget);
  g_autofree char          *words = notanda_step_take (self->document, g_str_equal (name, "differences.redo"));

  if (words != NULL)
    say (self, words, FALSE);
}

static void
settled_cb (NotandaDifferencesDialog *self,
            guint                     i,
            NotandaDifferenceRow     *row)
{
  g_autoptr (NotandaDifferenceItem) item = g_object_ref (notanda_difference_row_get_item (row));
  const NotandaDifference *difference = notanda_difference_item_get_difference (item);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (difference->edited_while_deleted)
    done = notanda_document_settle_deletion (self->document, difference, i == 0, _ ("Settle a Difference"), &error);
  else if (i < difference->values->len)
    done = notanda_document_settle (self->document, difference, i, _ ("Settle a Difference"), &error);
  else
    done = notanda_document_settle_both (self->document, difference, _ ("Settle a Difference"), &error);
  say (self, done ? _ ("Settled") : error->message, done);
}

static void
setup_row_cb (NotandaDifferencesDialog *self,
              GtkListItem              *item)
{
  GtkWidget *row = notanda_difference_row_new ();

  g_signal_connect_object (row, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  /* its rows are what takes the focus */
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (NotandaDifferencesDialog *self,
             GtkListItem              *item)
{
  notanda_difference_row_set_item (NOTANDA_DIFFERENCE_ROW (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item));
}

static void
unbind_row_cb (NotandaDifferencesDialog *self,
               GtkListItem              *item)
{
  notanda_difference_row_set_item (NOTANDA_DIFFERENCE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
notanda_differences_dialog_dispose (GObject *object)
{
  NotandaDifferencesDialog *self = NOTANDA_DIFFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_DIFFERENCES_DIALOG);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (notanda_differences_dialog_parent_class)->dispose (object);
}

static void
notanda_differences_dialog_class_init (NotandaDifferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_differences_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "differences.undo", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "differences.redo", NULL, step_action);
  notanda_actions_bind (widget_class, NOTANDA_SCOPE_DIFFERENCES);
  g_type_ensure (NOTANDA_TYPE_DIFFERENCE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-differences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaDifferencesDialog, items);
  gtk_widget_class_bind_template_child (widget_class, NotandaDifferencesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaDifferencesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaDifferencesDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
notanda_differences_dialog_init (NotandaDifferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_differences_dialog_new (NotandaDocument *document)
{
  NotandaDifferencesDialog *self = g_object_new (NOTANDA_TYPE_DIFFERENCES_DIALOG, NULL);

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return ADW_DIALOG (self);
}
