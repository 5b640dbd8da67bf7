/* notanda-window-tags.c: the tag set and its types in the window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"
#include "app/common/notanda-alert.h"
#include "app/common/notanda-worker.h"
#include "app/dialogs/notanda-differences-dialog.h"
#include "app/notanda-page-blocks.h"
#include "app/tags/notanda-tag-set-dialog.h"
#include "model/notanda-tag-set-edit.h"

static void
said_cb (NotandaWindow *self,
         const char    *message)
{
  notanda_page_announce (self->page, message);
}

/* The corpus' tag set goes before that of its articles. Returns: (nullable): whose is changed here */
static NotandaDocument *
get_tagged (NotandaWindow *self)
{
  NotandaDocument *document = notanda_page_get_document (self->page);

  if (document == NULL)
    return self->library != NULL ? notanda_library_get_document (self->library) : NULL;

  return notanda_document_get_corpus (document) != NULL ? notanda_document_get_corpus (document) : document;
}

static void
tag_set_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  NotandaWindow   *self = NOTANDA_WINDOW (widget);
  NotandaDocument *document = get_tagged (self);
  gboolean         is_corpus;
  AdwDialog       *dialog;

  if (document == NULL)
    return;
  is_corpus = self->library != NULL && notanda_library_get_document (self->library) == document;
  dialog = notanda_tag_set_dialog_new (document, is_corpus ? self->library : NULL);
  g_signal_connect_object (dialog, "said", G_CALLBACK (said_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
tag_set_differences_action (GtkWidget  *widget,
                            const char *name,
                            GVariant   *target)
{
  NotandaDocument *document = get_tagged (NOTANDA_WINDOW (widget));

  if (document != NULL)
    adw_dialog_present (notanda_differences_dialog_new (document), widget);
}

static void
say_taken (NotandaWindow *self,
           GPtrArray     *clashes,
           gboolean       changed)
{
  AdwDialog       *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  g_autofree char *lines = NULL;

  if (NOTANDA_IS_TAG_SET_DIALOG (dialog))
    gtk_widget_activate_action (GTK_WIDGET (dialog), "tag-set.say", "(sb)",
                                changed ? _ ("Tag set taken") : _ ("There is nothing new in this tag set"), changed);
  if (clashes->len == 0)
    return;
  g_ptr_array_add (clashes, NULL);
  lines = g_strjoinv ("\n", (char **) clashes->pdata);
  notanda_alert_show (GTK_WIDGET (self), _ ("Some Things Stay as They Are Here"), lines);
}

static void
read_document (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (0, "");
  g_autoptr (GError) error = NULL;
  NotandaDocument *document = notanda_document_file_open (data, identity, NULL, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* @data: (transfer full): the document that takes it, if that is open still */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  NotandaWindow *self = NOTANDA_WINDOW (source);
  g_autoptr (NotandaDocument) document = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaDocument) from = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GPtrArray) clashes = NULL;
  g_autofree char *letters = notanda_actions_dup_letters ();
  guint64          serial;

  if (from == NULL)
    {
      notanda_alert_show (GTK_WIDGET (self), _ ("The Tag Set Can’t Be Taken"), error->message);
      return;
    }
  if (document != get_tagged (self))
    return;
  serial = notanda_document_get_serial (document);
  clashes = notanda_tag_edit_take (document, from, letters);
  say_taken (self, clashes, notanda_document_get_serial (document) != serial);
}

static void
take_chosen (NotandaWindow *self,
             GFile         *file)
{
  NotandaDocument *document = get_tagged (self);
  g_autoptr (GTask) task = NULL;

  if (file == NULL || document == NULL)
    return;
  task = g_task_new (self, NULL, read_cb, g_object_ref (document));
  g_task_set_task_data (task, g_file_get_path (file), g_free);
  notanda_worker_run (task, read_document);
}

static void
take_tag_set_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (get_tagged (self) != NULL)
    notanda_window_choose (self, _ ("Take Tag Set from Document"), FALSE, NULL, take_chosen);
}

static void
types_action (GtkWidget  *widget,
              const char *name,
              GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (notanda_page_get_document (self->page) != NULL)
    gtk_menu_button_popup (self->types_button);
}

/* The words stay selected while the popover has the focus. */
static void
picked_cb (NotandaWindow *self,
           const char    *identifier)
{
  GtkWidget *view = GTK_WIDGET (notanda_page_get_view (self->page));

  gtk_widget_grab_focus (view);
  gtk_widget_activate_action (view, "page.mark", "s", identifier);
}

static gboolean
give_back_focus_cb (GtkWidget     *view,
                    GdkFrameClock *clock,
                    gpointer       data)
{
  NotandaWindow *self = data;
  GtkWidget     *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->types_button)))
    gtk_widget_grab_focus (view);
  return G_SOURCE_REMOVE;
}

/* GTK gives the focus to the button, where keys mean nothing, and does so later. */
static void
closed_cb (NotandaWindow *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (notanda_page_get_view (self->page)), give_back_focus_cb, self, NULL);
}

/* Made when it is first opened: its list would be built before the first frame. */
static void
before_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  NotandaWindow *self = data;

  /* words are marked in the article alone */
  notanda_page_blocks_set_shown (notanda_page_get_blocks (self->page), FALSE);
  if (gtk_menu_button_get_popover (button) == NULL)
    {
      GtkWidget *popover = g_object_new (NOTANDA_TYPE_TYPE_POPOVER, NULL);

      g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, popover);
    }
  notanda_type_popover_set_document (NOTANDA_TYPE_POPOVER (gtk_menu_button_get_popover (button)),
                                     notanda_page_get_document (self->page));
}

void
notanda_window_add_types (NotandaWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->types_button, before_popup_cb, self, NULL);
}

void
notanda_window_install_tag_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.tag-set", NULL, tag_set_action);
  gtk_widget_class_install_action (klass, "win.tag-set-differences", NULL, tag_set_differences_action);
  gtk_widget_class_install_action (klass, "win.take-tag-set", NULL, take_tag_set_action);
  gtk_widget_class_install_action (klass, "win.types", NULL, types_action);
}
