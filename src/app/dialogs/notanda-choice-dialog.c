/* notanda-choice-dialog.c: several articles to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The chapters of a book, the records of a web archive, the items of a feed, the files of a folder. Each row has the order that opens it. */

#include "app/dialogs/notanda-choice-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-alert.h"
#include "app/common/notanda-row-action.h"
#include "app/dialogs/notanda-feeds-job.h"
#include "load/notanda-folder-choice.h"

struct _NotandaChoiceDialog
{
  AdwDialog     parent_instance;
  NotandaOrder *order;
  GPtrArray    *orders; /* of the rows, in their order */
  GPtrArray    *checks; /* GtkCheckButton, borrowed */
  GtkListBox   *list;
  GtkWidget    *open_button;
  GtkLabel     *notice_label;
  GtkWidget    *select_button;
  GtkWidget    *all_button;
  GtkWidget    *subscribe_button;
  char         *title; /* of the feed, or NULL */
};

G_DEFINE_FINAL_TYPE (NotandaChoiceDialog, notanda_choice_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_button (NotandaChoiceDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len && !any; i++)
    any = gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  gtk_widget_set_sensitive (self->open_button, any);
}

static void
open_cb (NotandaChoiceDialog *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (self->orders, i));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
select_all_cb (NotandaChoiceDialog *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), gtk_widget_is_sensitive (g_ptr_array_index (self->checks, i)));
}

/* All of it as one text. */
static void
open_all_cb (NotandaChoiceDialog *self)
{
  g_autoptr (NotandaOrder) order = notanda_order_copy (self->order);

  order->part = g_strdup ("*");
  g_signal_emit (self, signals[CHOSEN], 0, order);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
subscribed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  NotandaChoiceDialog *self = NOTANDA_CHOICE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaFeedsState) state = notanda_feeds_job_finish (result, &error);

  /* it was closed meanwhile */
  if (self->order == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->subscribe_button), state != NULL ? _ ("Subscribed") : _ ("_Subscribe"));
  gtk_widget_set_sensitive (self->subscribe_button, state == NULL);
  if (state == NULL)
    {
      AdwAlertDialog *alert = notanda_alert_new (_ ("Could Not Subscribe"), error->message);

      adw_alert_dialog_add_response (alert, "close", _ ("_Close"));
      adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (self));
    }
}

static void
subscribe_cb (NotandaChoiceDialog *self)
{
  gtk_widget_set_sensitive (self->subscribe_button, FALSE);
  notanda_feeds_job_add_async (self, self->order->name, self->title, TRUE, self->order->allow_private, NULL, subscribed_cb, NULL);
}

/* @order: (transfer full) */
static void
add_row (NotandaChoiceDialog *self,
         NotandaOrder        *order,
         const char          *title,
         const char          *detail)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail != NULL ? detail : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  notanda_row_action_add (row);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_button), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->orders, order);
}

static void
add_choice (NotandaChoiceDialog       *self,
            const NotandaLoadedChoice *choice)
{
  NotandaOrder *order = notanda_order_copy (self->order);

  g_free (order->part);
  order->part = g_strdup (choice->part);
  add_row (self, order, choice->title, choice->detail);
}

/* Each is opened by itself. */
static void
add_file (NotandaChoiceDialog       *self,
          const NotandaLoadedChoice *choice)
{
  add_row (self, notanda_order_new (NOTANDA_ORDER_PATH, choice->part), choice->title, choice->detail);
}

static void
add_item (NotandaChoiceDialog   *self,
          const NotandaFeedItem *item)
{
  NotandaOrder    *order = notanda_order_new (NOTANDA_ORDER_ADDRESS, item->address);
  g_autofree char *date = item->date != NULL ? g_strndup (item->date, strlen ("2000-01-01")) : NULL;
  g_autofree char *detail = date != NULL && item->summary != NULL ? g_strconcat (date, " · ", item->summary, NULL)
                                                                  : g_strdup (date != NULL ? date : item->summary);

  order->is_linked = TRUE;
  add_row (self, order, item->title != NULL ? item->title : _ ("Untitled"), detail);
  /* there is nothing to open */
  gtk_widget_set_sensitive (g_ptr_array_index (self->checks, self->checks->len - 1), item->address != NULL);
}

static void
notanda_choice_dialog_dispose (GObject *object)
{
  NotandaChoiceDialog *self = NOTANDA_CHOICE_DIALOG (object);

  g_clear_pointer (&self->order, notanda_order_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_CHOICE_DIALOG);
  G_OBJECT_CLASS (notanda_choice_dialog_parent_class)->dispose (object);
}

static void
notanda_choice_dialog_class_init (NotandaChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_choice_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", NOTANDA_TYPE_CHOICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, select_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, subscribe_button);
  gtk_widget_class_bind_template_callback (widget_class, subscribe_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_all_cb);
}

static void
notanda_choice_dialog_init (NotandaChoiceDialog *self)
{
  self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_order_unref);
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_choice_dialog_new (NotandaOrder        *order,
                           const NotandaLoaded *loaded)
{
  NotandaChoiceDialog *self = g_object_new (NOTANDA_TYPE_CHOICE_DIALOG, NULL);
  g_autofree char     *notice = NULL;
  gboolean             is_folder;

  self->order = notanda_order_ref (order);
  is_folder = g_strcmp0 (loaded->reader, NOTANDA_FOLDER_CHOICE_READER) == 0;
  if (loaded->meta[NOTANDA_META_TITLE] != NULL)
    adw_dialog_set_title (ADW_DIALOG (self), loaded->meta[NOTANDA_META_TITLE]);
  for (guint i = 0; i < loaded->choices->len; i++)
    (is_folder ? add_file : add_choice) (self, g_ptr_array_index (loaded->choices, i));
  for (guint i = 0; i < loaded->items->len; i++)
    add_item (self, g_ptr_array_index (loaded->items, i));
  self->title = g_strdup (loaded->meta[NOTANDA_META_TITLE]);
  gtk_widget_set_visible (self->subscribe_button, loaded->items->len > 0 && order->kind == NOTANDA_ORDER_ADDRESS);
  gtk_widget_set_visible (self->all_button, g_strcmp0 (loaded->reader, "epub") == 0);
  gtk_widget_set_visible (self->select_button, self->checks->len > 1);
  g_ptr_array_add (loaded->notices, NULL);
  notice = g_strjoinv (" ", (char **) loaded->notices->pdata);
  g_ptr_array_set_size (loaded->notices, (int) loaded->notices->len - 1);
  gtk_label_set_label (self->notice_label, notice);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), *notice != '\0');
  update_button (self);

  return ADW_DIALOG (self);
}
