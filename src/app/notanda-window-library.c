/* notanda-window-library.c: the corpus of a window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window has the corpus that its document is in, or one that was opened by itself; the pane is made when it is first shown, and the folder
 * is listed only then. A window whose article is in a corpus has that one and no other, so closing the corpus closes the article.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-recent.h"
#include "app/notanda-application.h"

NotandaLibrary *
notanda_window_get_library (NotandaWindow *self)
{
  g_return_val_if_fail (NOTANDA_IS_WINDOW (self), NULL);

  return self->library;
}

static const char *
get_path (NotandaWindow *self)
{
  NotandaSaver *saver = notanda_page_get_saver (self->page);

  return saver != NULL ? notanda_saver_get_file (saver)->path : NULL;
}

static gboolean
is_shown (NotandaWindow *self)
{
  return adw_overlay_split_view_get_show_sidebar (self->library_split);
}

/* ---- the pane */

static void
opened_cb (NotandaWindow *self,
           const char    *path)
{
  if (adw_overlay_split_view_get_collapsed (self->library_split))
    adw_overlay_split_view_set_show_sidebar (self->library_split, FALSE);
  notanda_window_go_to (self, path);
}

static void
wanted_cb (NotandaWindow             *self,
           const NotandaLibraryEntry *entry)
{
  g_autoptr (NotandaOrder) order = NULL;

  if (!notanda_page_may_close (self->page))
    return;
  if (adw_overlay_split_view_get_collapsed (self->library_split))
    adw_overlay_split_view_set_show_sidebar (self->library_split, FALSE);
  order = notanda_order_new (NOTANDA_ORDER_ARTICLE, entry->document->path);
  notanda_window_open_order (self, order);
}

typedef struct
{
  NotandaWindow *window;
  char          *title;
} Removal;

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Removal *removal = data;
  g_autoptr (NotandaWindow) self = removal->window;
  g_autofree char *title = removal->title;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  gboolean removed = notanda_library_remove_finish (NOTANDA_LIBRARY (source), result, &error);

  if (self->library_pane == NULL)
    return;
  message = removed ? notanda_bidi_printf (_ ("Removed from the corpus: %s"), title) : g_strdup (error->message);
  notanda_library_pane_say (self->library_pane, message, removed);
}

/* What is open is ahead of its file. */
static void
removing_cb (NotandaWindow      *self,
             NotandaLibraryItem *item)
{
  const NotandaLibraryEntry *entry = notanda_library_item_get_entry (item);
  g_autofree char           *path = g_build_filename (notanda_library_get_root (self->library), entry->document->path, NULL);
  NotandaWindow             *window = notanda_application_find_window (NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path, NULL);
  NotandaDocument           *document = window != NULL ? notanda_page_get_document (window->page) : NULL;
  Removal                   *removal = g_new (Removal, 1);

  *removal = (Removal) { g_object_ref (self), g_strdup (entry->title) };
  notanda_library_remove_async (self->library, entry->document, document, removed_cb, removal);
}

static void
ensure_pane (NotandaWindow *self)
{
  if (self->library_pane != NULL || self->library == NULL)
    return;
  self->library_pane = NOTANDA_LIBRARY_PANE (notanda_library_pane_new ());
  g_signal_connect_object (self->library_pane, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_pane, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_pane, "removing", G_CALLBACK (removing_cb), self, G_CONNECT_SWAPPED);
  adw_overlay_split_view_set_sidebar (self->library_split, GTK_WIDGET (self->library_pane));
  notanda_library_pane_set_library (self->library_pane, self->library);
  notanda_window_update_library (self);
}

void
notanda_window_update_library (NotandaWindow *self)
{
  if (self->library_pane != NULL && self->library != NULL)
    notanda_library_pane_set_current (self->library_pane, get_path (self));
}

static void
focus_rest (NotandaWindow *self)
{
  if (notanda_page_get_document (self->page) != NULL)
    notanda_page_focus_article (self->page);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_in (GtkWidget *widget,
       gpointer   ancestor)
{
  return widget != NULL && ancestor != NULL && (widget == ancestor || gtk_widget_is_ancestor (widget, ancestor));
}

/* One that goes takes the focus with it, and leaves it nowhere. */
static void
shown_cb (NotandaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (is_shown (self))
    ensure_pane (self);
  else if (focus == NULL || is_in (focus, self->library_pane))
    focus_rest (self);
}

/* Over an article it is only by the user's wish. */
static void
collapsed_cb (NotandaWindow *self)
{
  gboolean is_collapsed = adw_overlay_split_view_get_collapsed (self->library_split);

  /* over the article it may take most of the width */
  adw_overlay_split_view_set_sidebar_width_fraction (self->library_split, is_collapsed ? 0.75 : 0.25);
  if (is_collapsed && is_shown (self) && notanda_page_get_document (self->page) != NULL)
    {
      self->library_hidden = TRUE;
      adw_overlay_split_view_set_show_sidebar (self->library_split, FALSE);
    }
  else if (!is_collapsed && self->library_hidden)
    {
      self->library_hidden = FALSE;
      adw_overlay_split_view_set_show_sidebar (self->library_split, self->library != NULL);
    }
}

void
notanda_window_show_library (NotandaWindow *self)
{
  if (self->library == NULL)
    return;
  adw_overlay_split_view_set_show_sidebar (self->library_split, TRUE);
  notanda_library_pane_focus_list_later (self->library_pane);
}

void
notanda_window_switch_pane (NotandaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean   was_in_text = is_in (focus, notanda_page_get_view (self->page));

  if (is_in (focus, self->library_pane))
    {
      focus_rest (self);
      return;
    }
  if (notanda_page_get_document (self->page) != NULL)
    notanda_page_switch_pane (self->page);
  /* the page came back to its start */
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (self->library != NULL && is_shown (self) && !was_in_text && (!is_in (focus, self->page) || is_in (focus, notanda_page_get_view (self->page))))
    notanda_library_pane_focus_list (self->library_pane);
}

/* ---- which corpus */

static void
enable_actions (NotandaWindow *self)
{
  const char *names[] = { "win.library", "win.filter-library", "win.next-article", "win.previous-article", "win.close-corpus" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->library != NULL);
}

void
notanda_window_set_library (NotandaWindow  *self,
                            NotandaLibrary *library)
{
  if (!g_set_object (&self->library, library) || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  notanda_window_find_server (self);
  enable_actions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.tag-set", library != NULL || notanda_page_get_document (self->page) != NULL);
  gtk_widget_set_visible (self->library_button, library != NULL);
  if (library == NULL)
    {
      self->library_hidden = FALSE;
      adw_overlay_split_view_set_show_sidebar (self->library_split, FALSE);
    }
  if (self->library_pane != NULL)
    notanda_library_pane_set_library (self->library_pane, library);
  else if (library != NULL && is_shown (self))
    ensure_pane (self);
}

void
notanda_window_take_corpus (NotandaWindow *self,
                            NotandaCorpus *corpus,
                            const char    *filter)
{
  NotandaApplication *application = NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (NotandaLibrary) library = notanda_application_take_corpus (application, corpus);
  NotandaWindow   *other = notanda_application_find_window_of (application, library, self);
  g_autofree char *title = notanda_bidi_printf (_ ("%s (corpus)"), notanda_library_get_name (library));

  notanda_recent_add_corpus (notanda_library_get_root (library), title);
  if (other != NULL && notanda_window_is_empty (self))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      self = other;
    }
  else
    notanda_window_set_library (self, library);
  notanda_window_show_library (self);
  if (filter != NULL)
    notanda_library_pane_set_filter (self->library_pane, filter);
  gtk_window_present (GTK_WINDOW (self));
}

/* ---- actions */

static void
open_corpus_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  notanda_window_choose_folder (NOTANDA_WINDOW (widget));
}

static void
library_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (is_shown (self))
    adw_overlay_split_view_set_show_sidebar (self->library_split, FALSE);
  else
    notanda_window_show_library (self);
}

static void
filter_library_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  adw_overlay_split_view_set_show_sidebar (self->library_split, TRUE);
  notanda_library_pane_focus_filter (self->library_pane);
}

/* Pressed twice, it goes two articles on, whether or not the first has come. */
static void
step_article_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  ensure_pane (self);
  notanda_library_pane_step (self->library_pane, self->opening != NULL ? self->opening->name : get_path (self), g_str_equal (name, "win.next-article"));
}

static void
close_corpus (NotandaWindow *self)
{
  NotandaDocument *document = notanda_page_get_document (self->page);

  if (document != NULL && notanda_document_get_corpus (document) != NULL)
    {
      notanda_page_set_opened (self->page, NULL);
      notanda_window_show_start_page (self);
    }
  notanda_window_set_library (self, NULL);
  notanda_window_forget_document (self);
}

static void
close_corpus_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (notanda_page_may_close (self->page))
    notanda_window_leave_page (self, close_corpus);
}

/* File monitors miss some of what is done, and on some file systems all. */
static void
is_active_cb (NotandaWindow *self)
{
  if (self->library != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    notanda_library_look (self->library);
}

void
notanda_window_add_library (NotandaWindow *self)
{
  g_signal_connect_object (self->library_split, "notify::show-sidebar", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_split, "notify::collapsed", G_CALLBACK (collapsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
  enable_actions (self);
}

void
notanda_window_install_library_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open-corpus", NULL, open_corpus_action);
  gtk_widget_class_install_action (klass, "win.library", NULL, library_action);
  gtk_widget_class_install_action (klass, "win.filter-library", NULL, filter_library_action);
  gtk_widget_class_install_action (klass, "win.next-article", NULL, step_article_action);
  gtk_widget_class_install_action (klass, "win.previous-article", NULL, step_article_action);
  gtk_widget_class_install_action (klass, "win.close-corpus", NULL, close_corpus_action);
}
