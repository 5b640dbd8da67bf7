/* notanda-feed-items-page.c: the items of one feed, to be opened or marked as read
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row for each item, at most 200, which the core has put in order. Each row has the order that opens it, and the id
 * that says it was read. What is unread has a dot with a name beside its weight.
 */

#include "app/dialogs/notanda-feed-items-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-row-action.h"

typedef struct
{
  NotandaOrder   *order;
  char           *id;
  GtkCheckButton *check; /* borrowed */
} Row;

struct _NotandaFeedItemsPage
{
  AdwNavigationPage parent_instance;
  char             *address;
  GPtrArray        *rows;
  GtkStack         *stack;
  GtkListBox       *list;
  GtkWidget        *open_button;
  GtkWidget        *read_button;
};

G_DEFINE_FINAL_TYPE (NotandaFeedItemsPage, notanda_feed_items_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHOSEN,
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_free (gpointer data)
{
  Row *row = data;

  notanda_order_unref (row->order);
  g_free (row->id);
  g_free (row);
}

static void
update_button (NotandaFeedItemsPage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len && !any; i++)
    any = gtk_check_button_get_active (((Row *) g_ptr_array_index (self->rows, i))->check);
  gtk_widget_set_sensitive (self->open_button, any);
}

static void
open_cb (NotandaFeedItemsPage *self)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_order_unref);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (!gtk_check_button_get_active (row->check))
        continue;
      g_ptr_array_add (orders, notanda_order_ref (row->order));
      g_strv_builder_add (builder, row->id);
    }
  ids = g_strv_builder_end (builder);
  g_object_ref (self);
  g_signal_emit (self, signals[READ], 0, ids);
  g_signal_emit (self, signals[CHOSEN], 0, orders);
  g_object_unref (self);
}

static void
mark_all_cb (NotandaFeedItemsPage *self)
{
  g_signal_emit (self, signals[READ], 0, NULL);
}

static GtkWidget *
new_dot (void)
{
  GtkWidget *dot = gtk_image_new_from_icon_name ("media-record-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (dot), 10);
  gtk_widget_add_css_class (dot, "accent");
  gtk_widget_set_tooltip_text (dot, _ ("Unread"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Unread"), -1);
  return dot;
}

static void
add_item (NotandaFeedItemsPage      *self,
          const NotandaSubscription *feed,
          const NotandaFeedItem     *item,
          GHashTable                *ticked)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  Row       *row = g_new0 (Row, 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *date = notanda_feed_item_dup_day (item, zone);
  g_autofree char *detail = date != NULL && item->summary != NULL ? notanda_bidi_printf ("%s · %s", date, item->summary)
                                                                  : g_strdup (date != NULL ? date : item->summary);

  *row = (Row) { notanda_order_new (NOTANDA_ORDER_ADDRESS, item->address), g_strdup (item->id), GTK_CHECK_BUTTON (check) };
  row->order->is_linked = TRUE;
  g_ptr_array_add (self->rows, row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), item->title != NULL ? item->title : _ ("Untitled"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), detail != NULL ? detail : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), check);
  notanda_row_action_add (widget);
  if (!notanda_subscription_is_read (feed, item->id))
    {
      gtk_widget_add_css_class (widget, "unread");
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), new_dot ());
    }
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  /* there is nothing to open */
  gtk_widget_set_sensitive (check, item->address != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (ticked, item->id));
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_button), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, widget);
}

static GHashTable *
dup_ticked (NotandaFeedItemsPage *self)
{
  GHashTable *ticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (gtk_check_button_get_active (row->check))
        g_hash_table_add (ticked, g_strdup (row->id));
    }
  return ticked;
}

void
notanda_feed_items_page_set_feed (NotandaFeedItemsPage      *self,
                                  const NotandaSubscription *feed)
{
  g_autoptr (GHashTable) ticked = NULL;
  gboolean any_unread = FALSE;

  g_return_if_fail (NOTANDA_IS_FEED_ITEMS_PAGE (self));
  g_return_if_fail (feed != NULL);

  ticked = dup_ticked (self);
  g_set_str (&self->address, feed->address);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), feed->title != NULL ? feed->title : feed->address);
  g_ptr_array_set_size (self->rows, 0);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < feed->items->len; i++)
    {
      const NotandaFeedItem *item = g_ptr_array_index (feed->items, i);

      add_item (self, feed, item, ticked);
      any_unread |= !notanda_subscription_is_read (feed, item->id);
    }
  gtk_widget_set_sensitive (self->read_button, any_unread);
  gtk_stack_set_visible_child_name (self->stack, feed->items->len > 0 ? "items" : "empty");
  update_button (self);
}

const char *
notanda_feed_items_page_get_address (NotandaFeedItemsPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_FEED_ITEMS_PAGE (self), NULL);

  return self->address;
}

static void
notanda_feed_items_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_FEED_ITEMS_PAGE);
  G_OBJECT_CLASS (notanda_feed_items_page_parent_class)->dispose (object);
}

static void
notanda_feed_items_page_finalize (GObject *object)
{
  NotandaFeedItemsPage *self = NOTANDA_FEED_ITEMS_PAGE (object);

  g_free (self->address);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (notanda_feed_items_page_parent_class)->finalize (object);
}

static void
notanda_feed_items_page_class_init (NotandaFeedItemsPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = notanda_feed_items_page_dispose;
  object_class->finalize = notanda_feed_items_page_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", NOTANDA_TYPE_FEED_ITEMS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[READ] = g_signal_new ("read", NOTANDA_TYPE_FEED_ITEMS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRV);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-feed-items-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedItemsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedItemsPage, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedItemsPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedItemsPage, read_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_all_cb);
}

static void
notanda_feed_items_page_init (NotandaFeedItemsPage *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

NotandaFeedItemsPage *
notanda_feed_items_page_new (const NotandaSubscription *feed)
{
  NotandaFeedItemsPage *self = g_object_new (NOTANDA_TYPE_FEED_ITEMS_PAGE, NULL);

  notanda_feed_items_page_set_feed (self, feed);
  return self;
}
