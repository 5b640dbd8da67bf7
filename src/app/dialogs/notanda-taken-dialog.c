/* notanda-taken-dialog.c: takes in many articles, and says what became of each
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who picks a hundred articles wants them kept, and not a hundred windows. They are made one after the other, as a window would make
 * them, with a pause between two pages of one site, whose rules for programs are asked first. What a window would ask about, as a password, is a failure here: its row opens it in a
 * window, which asks. Rejected: all at once in as many workers as there are cores, which the reading of one already keeps busy. */

#include "app/dialogs/notanda-taken-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-recent.h"
#include "app/common/notanda-row-action.h"
#include "app/dialogs/notanda-order-item.h"
#include "base/notanda-shown-path.h"
#include "format/notanda-document-name.h"

struct _NotandaTakenDialog
{
  AdwDialog            parent_instance;
  GPtrArray           *orders;
  guint                n_done; /* of @orders */
  guint                n_failed;
  NotandaIdentity     *identity;
  NotandaLoaderClient *client;
  NotandaIntakeIndex  *index;
  NotandaPolite       *polite;
  GCancellable        *cancellable;
  GListStore          *items; /* (element-type NotandaOrderItem): of those that are done */
  GtkLabel            *status_label;
  GtkWidget           *busy_box;
  GtkProgressBar      *progress_bar;
};

G_DEFINE_FINAL_TYPE (NotandaTakenDialog, notanda_taken_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_next (NotandaTakenDialog *self);

static char *
dup_summary (NotandaTakenDialog *self)
{
  guint            n_taken = self->n_done - self->n_failed;
  g_autofree char *taken = g_strdup_printf (ngettext ("%u article taken in.", "%u articles taken in.", n_taken), n_taken);
  g_autofree char *failed = g_strdup_printf (ngettext ("%u could not be opened; choose it to try again.",
                                                       "%u could not be opened; choose one to try again.", self->n_failed),
                                             self->n_failed);
  guint            n_left = self->orders->len - self->n_done;
  g_autofree char *left = g_strdup_printf (ngettext ("%u was left out.", "%u were left out.", n_left), n_left);

  return g_strconcat (taken, self->n_failed > 0 ? " " : "", self->n_failed > 0 ? failed : "", n_left > 0 ? " " : "", n_left > 0 ? left : "", NULL);
}

static void
end (NotandaTakenDialog *self)
{
  g_autofree char *summary = dup_summary (self);

  gtk_label_set_label (self->status_label, summary);
  gtk_widget_set_visible (self->busy_box, FALSE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), summary, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ---- one after the other */

static void
add_taken (NotandaTakenDialog  *self,
           const NotandaOrder  *order,
           const NotandaOpened *opened)
{
  const char      *title = notanda_document_get_meta (opened->document, NOTANDA_META_TITLE);
  g_autofree char *stem = notanda_document_name_dup_source_stem (opened->file->path);
  g_autofree char *name = g_filename_display_name (stem);
  g_autofree char *folder = g_path_get_dirname (opened->file->path);
  g_autofree char *shown = notanda_shown_path_dup (folder);
  g_autoptr (NotandaOrderItem) item = NULL;

  if (title == NULL || *title == '\0')
    title = name;
  item = notanda_order_item_new (notanda_order_new (NOTANDA_ORDER_PATH, opened->file->path), title, opened->notice != NULL ? opened->notice : shown);
  g_list_store_append (self->items, item);
  /* what lies beside no file of the user's is found nowhere else */
  if (order->kind != NOTANDA_ORDER_PATH)
    notanda_recent_add (opened->file->path, title);
}

static void
add_failure (NotandaTakenDialog *self,
             NotandaOrder       *order,
             const GError       *error)
{
  g_autofree char *name = order->kind == NOTANDA_ORDER_PATH ? g_filename_display_basename (order->name) : g_strdup (order->name);
  g_autoptr (NotandaOrderItem) item = notanda_order_item_new (notanda_order_ref (order), name, error->message);

  notanda_order_item_set_failed (item);
  g_list_store_append (self->items, item);
  self->n_failed++;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (NotandaTakenDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaOpened) opened = notanda_jobs_open_finish (result, NULL, &error);

  /* its window was closed meanwhile */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end (self);
      return;
    }
  if (opened != NULL)
    add_taken (self, g_ptr_array_index (self->orders, self->n_done), opened);
  else
    add_failure (self, g_ptr_array_index (self->orders, self->n_done), error);
  self->n_done++;
  start_next (self);
}

static void
start_next (NotandaTakenDialog *self)
{
  g_autofree char *status = NULL;

  if (self->n_done == self->orders->len || g_cancellable_is_cancelled (self->cancellable))
    {
      end (self);
      return;
    }
  /* Translators: the first number is that of the article that is being read */
  status = g_strdup_printf (_ ("Taking in %u of %u…"), self->n_done + 1, self->orders->len);
  gtk_label_set_label (self->status_label, status);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) self->n_done / self->orders->len);
  notanda_jobs_open_async (g_ptr_array_index (self->orders, self->n_done), self->identity, self->client, self->index, self->polite,
                           self->cancellable, opened_cb, g_object_ref (self));
}

static void
stop_cb (NotandaTakenDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* ---- rows */

static void
setup_row_cb (NotandaTakenDialog *self,
              GtkListItem        *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dimmed");
  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Could not be opened"), -1);
  gtk_widget_add_css_class (row, "choice-row");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), box);
  gtk_list_item_set_child (list_item, row);
  notanda_row_action_offer (list_item);
}

static void
bind_row_cb (NotandaTakenDialog *self,
             GtkListItem        *list_item)
{
  NotandaOrderItem *item = gtk_list_item_get_item (list_item);
  GtkWidget        *icon = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget        *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  gboolean          has_failed = notanda_order_item_get_failed (item);

  gtk_widget_set_visible (icon, has_failed);
  gtk_label_set_label (GTK_LABEL (title), notanda_order_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), notanda_order_item_get_detail (item));
  gtk_list_item_set_accessible_label (list_item, notanda_order_item_get_title (item));
  gtk_list_item_set_accessible_description (list_item, notanda_order_item_get_detail (item));
}

static void
activate_cb (NotandaTakenDialog *self,
             guint               position)
{
  g_autoptr (NotandaOrderItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, notanda_order_item_get_order (item));
}

static void
notanda_taken_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (NOTANDA_TAKEN_DIALOG (dialog)->cancellable);
}

static void
notanda_taken_dialog_dispose (GObject *object)
{
  NotandaTakenDialog *self = NOTANDA_TAKEN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->identity, notanda_identity_unref);
  g_clear_pointer (&self->client, notanda_loader_client_unref);
  g_clear_pointer (&self->index, notanda_intake_index_unref);
  g_clear_pointer (&self->polite, notanda_polite_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_TAKEN_DIALOG);
  G_OBJECT_CLASS (notanda_taken_dialog_parent_class)->dispose (object);
}

static void
notanda_taken_dialog_class_init (NotandaTakenDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_taken_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = notanda_taken_dialog_closed;
  signals[CHOSEN] = g_signal_new ("chosen", NOTANDA_TYPE_TAKEN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-taken-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaTakenDialog, items);
  gtk_widget_class_bind_template_child (widget_class, NotandaTakenDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaTakenDialog, busy_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaTakenDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
notanda_taken_dialog_init (NotandaTakenDialog *self)
{
  g_type_ensure (NOTANDA_TYPE_ORDER_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_taken_dialog_new (GPtrArray           *orders,
                          NotandaIdentity     *identity,
                          NotandaLoaderClient *client,
                          NotandaIntakeIndex  *index)
{
  NotandaTakenDialog *self = g_object_new (NOTANDA_TYPE_TAKEN_DIALOG, NULL);

  self->orders = g_ptr_array_ref (orders);
  self->identity = notanda_identity_ref (identity);
  self->client = client != NULL ? notanda_loader_client_ref (client) : NULL;
  self->index = index != NULL ? notanda_intake_index_ref (index) : NULL;
  self->polite = notanda_polite_new (NOTANDA_POLITE_GAP);
  self->cancellable = g_cancellable_new ();
  start_next (self);

  return ADW_DIALOG (self);
}
