/* notanda-feeds-dialog.c: the feeds somebody has subscribed to, and what is new in them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is shown is what the last job found in the file (notanda-feeds-job.c), made anew after each: some dozens of
 * rows. Only what asks a server can be cancelled, one such job at a time, and closing the dialog cancels it; a change
 * of the file is always carried out. What went wrong with a feed stands at its row until it is refreshed again.
 */

#include "app/dialogs/notanda-feeds-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-alert.h"
#include "app/common/notanda-bidi.h"
#include "app/common/notanda-row-action.h"
#include "app/dialogs/notanda-feed-items-page.h"
#include "app/dialogs/notanda-feeds-job.h"
#include "base/notanda-error.h"

#define ADDRESS_KEY "notanda-address"

struct _NotandaFeedsDialog
{
  AdwDialog             parent_instance;
  NotandaPreferences   *preferences;
  GPtrArray            *feeds;       /* (element-type NotandaSubscription) */
  GHashTable           *problems;    /* by address, see #NotandaFeedsState */
  GCancellable         *cancellable; /* of a job that asks servers, or NULL */
  char                 *typed;       /* what that adds, or NULL */
  NotandaFeedItemsPage *items_page;  /* of the feed that is shown, or NULL */
  AdwToastOverlay      *toasts;
  AdwNavigationView    *navigation;
  AdwEntryRow          *address_row;
  AdwPreferencesGroup  *empty_group;
  AdwPreferencesGroup  *feeds_group;
  GtkListBox           *list;
  AdwSwitchRow         *refresh_row;
  GtkWidget            *refresh_button;
  GtkWidget            *busy_box;
  GtkWidget            *cancel_button;
};

G_DEFINE_FINAL_TYPE (NotandaFeedsDialog, notanda_feeds_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void done_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data);

static const NotandaSubscription *
find_feed (NotandaFeedsDialog *self,
           const char         *address)
{
  for (guint i = 0; i < self->feeds->len; i++)
    {
      const NotandaSubscription *feed = g_ptr_array_index (self->feeds, i);

      if (g_str_equal (feed->address, address))
        return feed;
    }
  return NULL;
}

/* ---- asking servers */

/* "Refresh All" and "Cancel" stand in for each other, with the focus too: what is hidden would leave it anywhere. */
static void
set_busy (NotandaFeedsDialog *self,
          gboolean            is_busy)
{
  gboolean had_focus = gtk_widget_is_focus (is_busy ? self->refresh_button : self->cancel_button);

  g_clear_object (&self->cancellable);
  if (is_busy)
    self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->busy_box, is_busy);
  gtk_widget_set_visible (self->refresh_button, !is_busy);
  gtk_widget_set_sensitive (self->refresh_button, self->feeds->len > 0);
  /* an insensitive one would lose the focus, and leave it nowhere */
  gtk_editable_set_editable (GTK_EDITABLE (self->address_row), !is_busy);
  if (had_focus && !gtk_widget_grab_focus (is_busy ? self->cancel_button : self->refresh_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

static void
cancel_cb (NotandaFeedsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
refresh_cb (NotandaFeedsDialog *self)
{
  if (self->cancellable != NULL)
    return;
  set_busy (self, TRUE);
  g_hash_table_remove_all (self->problems);
  notanda_feeds_job_refresh_async (self, FALSE, self->cancellable, done_cb, NULL);
}

static void
add_address (NotandaFeedsDialog *self,
             const char         *address,
             gboolean            allow_private)
{
  if (self->cancellable != NULL || *address == '\0')
    return;
  set_busy (self, TRUE);
  g_set_str (&self->typed, address);
  notanda_feeds_job_add_async (self, address, NULL, FALSE, allow_private, self->cancellable, done_cb, NULL);
}

static void
address_applied_cb (NotandaFeedsDialog *self)
{
  add_address (self, gtk_editable_get_text (GTK_EDITABLE (self->address_row)), FALSE);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (NotandaFeedsDialog) self = data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "add") && self->feeds != NULL)
    add_address (self, self->typed, TRUE);
}

static void
ask_local (NotandaFeedsDialog *self,
           const GError       *error)
{
  AdwAlertDialog *dialog = notanda_alert_new (_ ("Add a Feed of the Local Network?"), error->message);

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, g_object_ref (self));
}

/* ---- removing, and back again */

static void
undo_cb (AdwToast *toast,
         gpointer  data)
{
  NotandaFeedsDialog  *self = data;
  NotandaSubscription *feed = g_object_steal_data (G_OBJECT (toast), ADDRESS_KEY);

  if (feed != NULL)
    notanda_feeds_job_restore_async (self, feed, NULL, done_cb, NULL);
}

static void
remove_cb (NotandaFeedsDialog *self,
           GtkWidget          *button)
{
  const char      *address = g_object_get_data (G_OBJECT (button), ADDRESS_KEY);
  AdwToast        *toast;
  g_autofree char *message = NULL;

  for (guint i = 0; i < self->feeds->len; i++)
    {
      NotandaSubscription *feed = g_ptr_array_index (self->feeds, i);

      if (!g_str_equal (feed->address, address))
        continue;
      message = notanda_bidi_printf (_ ("Removed “%s”"), feed->title != NULL ? feed->title : feed->address);
      toast = adw_toast_new (message);
      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_set_button_label (toast, _ ("_Undo"));
      notanda_feeds_job_remove_async (self, feed->address, NULL, done_cb, NULL);
      g_object_set_data_full (G_OBJECT (toast), ADDRESS_KEY, g_ptr_array_steal_index (self->feeds, i), (GDestroyNotify) notanda_subscription_free);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
      adw_toast_overlay_add_toast (self->toasts, toast);
      return;
    }
}

/* ---- items of one */

static void
chosen_cb (NotandaFeedsDialog *self,
           GPtrArray          *orders)
{
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, orders);
  g_object_unref (self);
}

static void
read_cb (NotandaFeedsDialog   *self,
         const char *const    *ids,
         NotandaFeedItemsPage *page)
{
  notanda_feeds_job_mark_read_async (self, notanda_feed_items_page_get_address (page), ids, NULL, done_cb, NULL);
}

static void
popped_cb (NotandaFeedsDialog *self)
{
  self->items_page = NULL;
}

static void
row_activated_cb (NotandaFeedsDialog *self,
                  GtkListBoxRow      *row)
{
  const NotandaSubscription *feed = find_feed (self, g_object_get_data (G_OBJECT (row), ADDRESS_KEY));

  if (feed == NULL || self->items_page != NULL)
    return;
  self->items_page = notanda_feed_items_page_new (feed);
  g_signal_connect_object (self->items_page, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->items_page, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (self->items_page));
}

/* ---- the list */

static guint
count_unread (const NotandaSubscription *feed)
{
  guint n = 0;

  for (guint i = 0; i < feed->items->len; i++)
    n += !notanda_subscription_is_read (feed, ((NotandaFeedItem *) g_ptr_array_index (feed->items, i))->id);
  return n;
}

static GtkWidget *
new_remove_button (NotandaFeedsDialog        *self,
                   const NotandaSubscription *feed)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = notanda_bidi_printf (_ ("Remove “%s”"), feed->title != NULL ? feed->title : feed->address);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), ADDRESS_KEY, g_strdup (feed->address), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_count (guint n_unread)
{
  g_autofree char *number = g_strdup_printf ("%u", n_unread);
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u unread", "%u unread", n_unread), n_unread);
  GtkWidget       *label = gtk_label_new (number);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "feed-count");
  gtk_widget_set_tooltip_text (label, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return label;
}

static GtkWidget *
new_row (NotandaFeedsDialog        *self,
         const NotandaSubscription *feed)
{
  const char      *problem = g_hash_table_lookup (self->problems, feed->address);
  guint            n_unread = count_unread (feed);
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *subtitle = problem != NULL ? g_strconcat (feed->address, "\n", problem, NULL) : g_strdup (feed->address);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), feed->title != NULL ? feed->title : feed->address);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (problem != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (image, "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Could not be refreshed"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  if (n_unread > 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_count (n_unread));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_remove_button (self, feed));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  notanda_row_action_add (row);
  g_object_set_data_full (G_OBJECT (row), ADDRESS_KEY, g_strdup (feed->address), g_free);
  return row;
}

static void
show_feeds (NotandaFeedsDialog *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->feeds->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (self->feeds, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->feeds_group), self->feeds->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_group), self->feeds->len == 0);
  gtk_widget_set_sensitive (self->refresh_button, self->feeds->len > 0);
  if (self->items_page != NULL)
    {
      const NotandaSubscription *feed = find_feed (self, notanda_feed_items_page_get_address (self->items_page));

      if (feed != NULL)
        notanda_feed_items_page_set_feed (self->items_page, feed);
    }
}

static void
take_state (NotandaFeedsDialog *self,
            NotandaFeedsState  *state)
{
  GHashTableIter iter;
  gpointer       address, problem;

  g_ptr_array_unref (self->feeds);
  self->feeds = g_steal_pointer (&state->feeds);
  if (state->added != NULL)
    {
      g_hash_table_remove (self->problems, state->added);
      /* else it would offer to apply that nothing is there */
      adw_entry_row_set_show_apply_button (self->address_row, FALSE);
      gtk_editable_set_text (GTK_EDITABLE (self->address_row), "");
      adw_entry_row_set_show_apply_button (self->address_row, TRUE);
    }
  g_hash_table_iter_init (&iter, state->problems);
  while (g_hash_table_iter_next (&iter, &address, &problem))
    g_hash_table_insert (self->problems, g_strdup (address), g_strdup (problem));
  show_feeds (self);
}

/* Of all jobs. */
static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  NotandaFeedsDialog *self = NOTANDA_FEEDS_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaFeedsState) state = notanda_feeds_job_finish (result, &error);

  /* it was closed meanwhile */
  if (self->feeds == NULL)
    return;
  if (self->cancellable != NULL && g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    set_busy (self, FALSE);
  if (state != NULL)
    take_state (self, state);
  else if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_PRIVATE_ADDRESS))
    ask_local (self, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      AdwToast *toast = adw_toast_new (error->message);

      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_overlay_add_toast (self->toasts, toast);
    }
}

void
notanda_feeds_dialog_update (NotandaFeedsDialog *self)
{
  g_return_if_fail (NOTANDA_IS_FEEDS_DIALOG (self));

  notanda_feeds_job_list_async (self, NULL, done_cb, NULL);
}

static void
notanda_feeds_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (NOTANDA_FEEDS_DIALOG (dialog)->cancellable);
}

static void
notanda_feeds_dialog_dispose (GObject *object)
{
  NotandaFeedsDialog *self = NOTANDA_FEEDS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_hash_table_unref);
  g_clear_pointer (&self->typed, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_FEEDS_DIALOG);
  G_OBJECT_CLASS (notanda_feeds_dialog_parent_class)->dispose (object);
}

static void
notanda_feeds_dialog_class_init (NotandaFeedsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_feeds_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = notanda_feeds_dialog_closed;
  signals[CHOSEN] = g_signal_new ("chosen", NOTANDA_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-feeds-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, empty_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, feeds_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, refresh_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, busy_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaFeedsDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
}

static void
notanda_feeds_dialog_init (NotandaFeedsDialog *self)
{
  self->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_subscription_free);
  self->problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->refresh_button, FALSE);
}

AdwDialog *
notanda_feeds_dialog_new (NotandaPreferences *preferences)
{
  NotandaFeedsDialog *self = g_object_new (NOTANDA_TYPE_FEEDS_DIALOG, NULL);

  self->preferences = g_object_ref (preferences);
  g_object_bind_property (preferences, "refresh-feeds", self->refresh_row, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  notanda_feeds_dialog_update (self);
  return ADW_DIALOG (self);
}
