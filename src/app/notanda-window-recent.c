/* notanda-window-recent.c: the documents that were opened last, in a window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In a menu beside the Open button, and as a list in a window that shows nothing. Both
 * are made when they are looked at: the desktop's list may be long, and is read whole.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-recent.h"
#include "app/notanda-application.h"

#define MENU_MAX 10
#define LABEL_CHARS 48

static void
open_recent_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_bytestring (target));

  notanda_application_open_file (NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file, self);
}

static void
clear_recent_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  notanda_recent_clear ();
  notanda_window_show_recent (NOTANDA_WINDOW (widget));
}

/* An underline in a title is no mnemonic, and a menu is no wider than it need be. */
static char *
dup_label (const char *title)
{
  gboolean         is_long = g_utf8_strlen (title, -1) > LABEL_CHARS;
  g_autofree char *start = g_utf8_substring (title, 0, is_long ? LABEL_CHARS - 1 : -1);
  g_autofree char *shown = g_strconcat (start, is_long ? "…" : "", NULL);
  g_auto (GStrv) parts = g_strsplit (shown, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenuModel *
new_menu (void)
{
  g_autoptr (GPtrArray) recents = notanda_recent_list (MENU_MAX);
  g_autoptr (GMenu) documents = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < recents->len; i++)
    {
      const NotandaRecent *recent = g_ptr_array_index (recents, i);
      g_autofree char     *label = dup_label (recent->title);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "^ay", recent->path);
      g_menu_append_item (documents, item);
    }
  if (recents->len > 0)
    g_menu_append (rest, _ ("_Clear Recent Articles"), "win.clear-recent");
  else
    g_menu_append (rest, _ ("No Recent Articles"), "win.no-recent");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (documents));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  g_autoptr (GMenuModel) menu = new_menu ();

  gtk_menu_button_set_menu_model (button, menu);
}

void
notanda_window_show_recent (NotandaWindow *self)
{
  if (self->start_page != NULL)
    notanda_start_page_update_recent (self->start_page);
}

/* An idle moment may come before the first frame, while the window is being mapped: the
 * second frame tells that the first is there. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (++self->recent_frames < 2)
    return G_SOURCE_CONTINUE;
  self->recent_tick = 0;
  self->recent_id = g_idle_add_full (G_PRIORITY_LOW, data, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
do_later (NotandaWindow *self,
          GSourceFunc    func)
{
  notanda_window_drop_recent (self);
  self->recent_frames = 0;
  self->recent_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, func, NULL);
}

static gboolean
remember_cb (gpointer data)
{
  NotandaWindow   *self = data;
  NotandaSaver    *saver = notanda_page_get_saver (self->page);
  g_autofree char *title = notanda_page_dup_title (self->page);

  self->recent_id = 0;
  if (saver != NULL)
    notanda_recent_add (notanda_saver_get_file (saver)->path, title);
  return G_SOURCE_REMOVE;
}

void
notanda_window_remember (NotandaWindow *self)
{
  do_later (self, remember_cb);
}

void
notanda_window_drop_recent (NotandaWindow *self)
{
  g_clear_handle_id (&self->recent_id, g_source_remove);
  if (self->recent_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->recent_tick);
  self->recent_tick = 0;
}

void
notanda_window_add_recent (NotandaWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->recent_button, create_menu_cb, self, NULL);
}

void
notanda_window_install_recent_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open-recent", "ay", open_recent_action);
  gtk_widget_class_install_action (klass, "win.clear-recent", NULL, clear_recent_action);
}
