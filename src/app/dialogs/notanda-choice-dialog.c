/* notanda-choice-dialog.c: several articles to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The chapters of a book, the records of a web archive, the items of a feed, the files of a folder. Each row has the order that opens it.
 * A folder may hold a hundred thousand files: rows are made for what can be seen, and how many are ticked is counted as they change.
 * Of a feed by its address, what was taken in once is marked as read, whether one subscribes to it or not; that is looked up in a file,
 * so it is there a moment later than the list. */

#include "app/dialogs/notanda-choice-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-alert.h"
#include "app/common/notanda-bidi.h"
#include "app/common/notanda-row-action.h"
#include "app/dialogs/notanda-feeds-job.h"
#include "app/dialogs/notanda-order-item.h"
#include "load/notanda-folder-choice.h"

#define BINDING_KEY "notanda-binding"

struct _NotandaChoiceDialog
{
  AdwDialog     parent_instance;
  NotandaOrder *order;
  GListStore   *items; /* (element-type NotandaOrderItem) */
  GStrv         ids;   /* of the items of a feed that has an address, in their order; or NULL */
  guint         n_ticked;
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
ticked_cb (NotandaChoiceDialog *self,
           GParamSpec          *pspec,
           NotandaOrderItem    *item)
{
  if (notanda_order_item_get_ticked (item))
    self->n_ticked++;
  else
    self->n_ticked--;
  gtk_widget_set_sensitive (self->open_button, self->n_ticked > 0);
}

/* @orders: (transfer full) */
static void
choose (NotandaChoiceDialog *self,
        GPtrArray           *orders)
{
  g_autoptr (GPtrArray) owned = orders;

  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, owned);
  g_object_unref (self);
}

static void
open_cb (NotandaChoiceDialog *self)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_order_unref);
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (NotandaOrderItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!notanda_order_item_get_ticked (item))
        continue;
      g_ptr_array_add (orders, notanda_order_ref (notanda_order_item_get_order (item)));
      if (self->ids != NULL)
        g_ptr_array_add (ids, self->ids[i]);
    }
  if (self->ids != NULL)
    notanda_feeds_job_mark_read_async (self, self->order->name, (const char *const *) ids->pdata, NULL, NULL, NULL);
  choose (self, orders);
}

static void
select_all_cb (NotandaChoiceDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (NotandaOrderItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      notanda_order_item_set_ticked (item, TRUE);
    }
}

/* All of it as one text. */
static void
open_all_cb (NotandaChoiceDialog *self)
{
  GPtrArray    *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_order_unref);
  NotandaOrder *order = notanda_order_copy (self->order);

  order->part = g_strdup ("*");
  g_ptr_array_add (orders, order);
  choose (self, orders);
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

/* ---- what was read */

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  NotandaChoiceDialog *self = NOTANDA_CHOICE_DIALOG (source);
  g_autoptr (NotandaFeedsState) state = notanda_feeds_job_finish (result, NULL);

  /* where the file can't be read nothing is known to be read; or it was closed meanwhile */
  for (guint i = 0; state != NULL && self->order != NULL && self->ids[i] != NULL; i++)
    {
      g_autoptr (NotandaOrderItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const char      *detail = notanda_order_item_get_detail (item);
      g_autofree char *read = NULL;

      if (!notanda_subscription_is_read (state->found, self->ids[i]))
        continue;
      /* Translators: of an article in a list */
      read = detail != NULL ? notanda_bidi_printf ("%s · %s", C_ ("article", "Read"), detail) : g_strdup (C_ ("article", "Read"));
      notanda_order_item_set_detail (item, read);
    }
}

static void
look_up_read (NotandaChoiceDialog *self,
              GPtrArray           *items)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (ids, ((NotandaFeedItem *) g_ptr_array_index (items, i))->id);
  self->ids = g_strv_builder_end (ids);
  notanda_feeds_job_look_up_async (self, self->order->name, NULL, looked_up_cb, NULL);
}

/* ---- rows */

static void
setup_row_cb (NotandaChoiceDialog *self,
              GtkListItem         *list_item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dimmed");
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_add_css_class (check, "choice-row");
  notanda_row_action_add (check);
  gtk_list_item_set_child (list_item, check);
}

static void
show_detail (GtkListItem *list_item)
{
  NotandaOrderItem *item = gtk_list_item_get_item (list_item);
  GtkWidget        *check = gtk_list_item_get_child (list_item);
  GtkWidget        *detail = gtk_widget_get_last_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  const char       *words = notanda_order_item_get_detail (item);

  gtk_label_set_label (GTK_LABEL (detail), words != NULL ? words : "");
  gtk_widget_set_visible (detail, words != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, notanda_order_item_get_title (item),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
}

static void
bind_row_cb (NotandaChoiceDialog *self,
             GtkListItem         *list_item)
{
  NotandaOrderItem *item = gtk_list_item_get_item (list_item);
  GtkWidget        *check = gtk_list_item_get_child (list_item);
  GtkWidget        *title = gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  GBinding         *binding = g_object_bind_property (item, "ticked", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  gtk_label_set_label (GTK_LABEL (title), notanda_order_item_get_title (item));
  show_detail (list_item);
  g_signal_connect_object (item, "notify::detail", G_CALLBACK (show_detail), list_item, G_CONNECT_SWAPPED);
  /* one place for the focus a row, which Space ticks; what can't be ticked is still gone through */
  gtk_widget_set_sensitive (check, notanda_order_item_get_order (item) != NULL);
  gtk_list_item_set_focusable (list_item, notanda_order_item_get_order (item) == NULL);
  gtk_list_item_set_accessible_label (list_item, notanda_order_item_get_title (item));
  g_object_set_data (G_OBJECT (list_item), BINDING_KEY, binding);
}

static void
unbind_row_cb (NotandaChoiceDialog *self,
               GtkListItem         *list_item)
{
  g_binding_unbind (g_object_steal_data (G_OBJECT (list_item), BINDING_KEY));
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_detail, list_item);
}

/* Each function gives an item (transfer full). */

static NotandaOrderItem *
new_part (NotandaChoiceDialog *self,
          gconstpointer        data)
{
  const NotandaLoadedChoice *choice = data;
  NotandaOrder              *order = notanda_order_copy (self->order);

  g_free (order->part);
  order->part = g_strdup (choice->part);
  return notanda_order_item_new (order, choice->title, choice->detail);
}

/* It is opened by itself. */
static NotandaOrderItem *
new_file (NotandaChoiceDialog *self,
          gconstpointer        data)
{
  const NotandaLoadedChoice *choice = data;

  return notanda_order_item_new (notanda_order_new (NOTANDA_ORDER_PATH, choice->part), choice->title, choice->detail);
}

static NotandaOrderItem *
new_feed_item (NotandaChoiceDialog *self,
               gconstpointer        data)
{
  const NotandaFeedItem *item = data;
  NotandaOrder          *order = item->address != NULL ? notanda_order_new (NOTANDA_ORDER_ADDRESS, item->address) : NULL;
  g_autofree char       *date = item->date != NULL ? g_strndup (item->date, strlen ("2000-01-01")) : NULL;
  g_autofree char       *detail = date != NULL && item->summary != NULL ? notanda_bidi_printf ("%s · %s", date, item->summary)
                                                                        : g_strdup (date != NULL ? date : item->summary);

  if (order != NULL)
    order->is_linked = TRUE;
  return notanda_order_item_new (order, item->title != NULL ? item->title : _ ("Untitled"), detail);
}

static void
add_all (NotandaChoiceDialog *self,
         GPtrArray           *all,
         NotandaOrderItem *(*new_item) (NotandaChoiceDialog *self, gconstpointer data))
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      NotandaOrderItem *item = new_item (self, g_ptr_array_index (all, i));

      g_signal_connect_object (item, "notify::ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, g_list_model_get_n_items (G_LIST_MODEL (self->items)), 0, items->pdata, items->len);
}

static void
notanda_choice_dialog_dispose (GObject *object)
{
  NotandaChoiceDialog *self = NOTANDA_CHOICE_DIALOG (object);

  g_clear_pointer (&self->order, notanda_order_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->ids, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_CHOICE_DIALOG);
  G_OBJECT_CLASS (notanda_choice_dialog_parent_class)->dispose (object);
}

static void
notanda_choice_dialog_class_init (NotandaChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_choice_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", NOTANDA_TYPE_CHOICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, items);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, select_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceDialog, subscribe_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, subscribe_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_all_cb);
}

static void
notanda_choice_dialog_init (NotandaChoiceDialog *self)
{
  g_type_ensure (NOTANDA_TYPE_ORDER_ITEM);
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
  add_all (self, loaded->choices, is_folder ? new_file : new_part);
  add_all (self, loaded->items, new_feed_item);
  self->title = g_strdup (loaded->meta[NOTANDA_META_TITLE]);
  gtk_widget_set_visible (self->subscribe_button, loaded->items->len > 0 && order->kind == NOTANDA_ORDER_ADDRESS);
  if (loaded->items->len > 0 && order->kind == NOTANDA_ORDER_ADDRESS)
    look_up_read (self, loaded->items);
  gtk_widget_set_visible (self->all_button, g_strcmp0 (loaded->reader, "epub") == 0);
  gtk_widget_set_visible (self->select_button, g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 1);
  g_ptr_array_add (loaded->notices, NULL);
  notice = g_strjoinv (" ", (char **) loaded->notices->pdata);
  g_ptr_array_set_size (loaded->notices, (int) loaded->notices->len - 1);
  gtk_label_set_label (self->notice_label, notice);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), *notice != '\0');

  return ADW_DIALOG (self);
}
