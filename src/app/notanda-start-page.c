/* notanda-start-page.c: what a window without an article shows
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Made when it is first shown: a window that opens an article never needs it. The desktop's
 * list of documents is read whole and may be long, so it comes after the first frame.
 */

#include "app/notanda-start-page.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-recent.h"
#include "app/common/notanda-row-action.h"

#define LIST_MAX 5

struct _NotandaStartPage
{
  AdwBin      parent_instance;
  GtkWidget  *failure_box; /* of both: */
  GtkWidget  *retry_button;
  GtkWidget  *browser_button;
  GtkListBox *recent_list;
  guint       tick;
  guint       n_frames;
  guint       idle_id;
};

G_DEFINE_FINAL_TYPE (NotandaStartPage, notanda_start_page, ADW_TYPE_BIN)

static GtkWidget *
new_row (const NotandaRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recent->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), recent->folder);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  notanda_row_action_add (row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "^ay", recent->path);
  return row;
}

void
notanda_start_page_update_recent (NotandaStartPage *self)
{
  g_autoptr (GPtrArray) recents = notanda_recent_list (LIST_MAX);

  g_return_if_fail (NOTANDA_IS_START_PAGE (self));

  gtk_list_box_remove_all (self->recent_list);
  for (guint i = 0; i < recents->len; i++)
    gtk_list_box_append (self->recent_list, new_row (g_ptr_array_index (recents, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->recent_list), recents->len > 0);
}

static void
set_words (NotandaStartPage *self,
           const char       *icon,
           const char       *title,
           const char       *description)
{
  AdwStatusPage *status = ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (self)));

  adw_status_page_set_icon_name (status, icon);
  adw_status_page_set_title (status, title);
  adw_status_page_set_description (status, description);
}

void
notanda_start_page_set_failure (NotandaStartPage *self,
                                const char       *reason,
                                gboolean          can_retry,
                                gboolean          is_web)
{
  g_autofree char *description = g_markup_escape_text (reason, -1);

  g_return_if_fail (NOTANDA_IS_START_PAGE (self));

  set_words (self, "dialog-warning-symbolic", _ ("Could Not Open the Article"), description);
  gtk_widget_set_visible (self->failure_box, can_retry || is_web);
  gtk_widget_set_visible (self->retry_button, can_retry);
  gtk_widget_set_visible (self->browser_button, is_web);
  /* who can't see what happened hears it with the button that has the focus */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->retry_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  if (can_retry)
    gtk_widget_grab_focus (self->retry_button);
}

void
notanda_start_page_clear_failure (NotandaStartPage *self)
{
  g_return_if_fail (NOTANDA_IS_START_PAGE (self));

  set_words (self, "io.github.notanda.Notanda-symbolic", _ ("Open an Article"), _ ("Drag a page or a file here, paste a text or an address, or choose one."));
  gtk_widget_set_visible (self->failure_box, FALSE);
}

static gboolean
idle_cb (gpointer data)
{
  NotandaStartPage *self = data;

  self->idle_id = 0;
  notanda_start_page_update_recent (self);
  return G_SOURCE_REMOVE;
}

/* An idle moment may come before the first frame, while the window is being mapped: the
 * second frame tells that the first is there. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  NotandaStartPage *self = NOTANDA_START_PAGE (widget);

  if (++self->n_frames < 2)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  self->idle_id = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (NotandaStartPage *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static void
notanda_start_page_map (GtkWidget *widget)
{
  NotandaStartPage *self = NOTANDA_START_PAGE (widget);

  GTK_WIDGET_CLASS (notanda_start_page_parent_class)->map (widget);
  stop_waiting (self);
  self->n_frames = 0;
  self->tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
notanda_start_page_dispose (GObject *object)
{
  stop_waiting (NOTANDA_START_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_START_PAGE);
  G_OBJECT_CLASS (notanda_start_page_parent_class)->dispose (object);
}

static void
notanda_start_page_class_init (NotandaStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_start_page_dispose;
  widget_class->map = notanda_start_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaStartPage, failure_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaStartPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaStartPage, browser_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaStartPage, recent_list);
}

static void
notanda_start_page_init (NotandaStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_start_page_clear_failure (self);
}
