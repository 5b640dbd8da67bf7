/* notanda-window-actions.c: files, history and dialogs of a window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-alert.h"
#include "app/common/notanda-bidi.h"
#include "app/notanda-application.h"
#include "app/common/notanda-file-filters.h"
#include "app/dialogs/notanda-encoding-dialog.h"
#include "app/dialogs/notanda-differences-dialog.h"
#include "app/dialogs/notanda-export-dialog.h"
#include "app/dialogs/notanda-history-dialog.h"
#include "app/dialogs/notanda-problems-dialog.h"
#include "app/dialogs/notanda-shortcuts-dialog.h"

typedef struct
{
  NotandaWindow *window;
  gboolean       for_saving;
  void (*callback) (NotandaWindow *window,
                    GFile         *file);
} Choice;

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Choice *choice = data;
  g_autoptr (NotandaWindow) window = choice->window;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (choice->for_saving)
    file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  else
    file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  if (file == NULL)
    notanda_alert_show_not_chosen (GTK_WIDGET (window), error);
  choice->callback (window, file);
}

void
notanda_window_choose (NotandaWindow *self,
                       const char    *title,
                       gboolean       for_saving,
                       const char    *suggested_name,
                       void (*callback) (NotandaWindow *self,
                                         GFile         *file))
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  Choice *choice;

  if (self->chooser != NULL)
    {
      self->chooser (self, for_saving, suggested_name, callback, self->chooser_data);
      return;
    }
  dialog = gtk_file_dialog_new ();
  choice = g_new (Choice, 1);
  *choice = (Choice) { g_object_ref (self), for_saving, callback };
  gtk_file_dialog_set_title (dialog, title);
  if (suggested_name != NULL)
    gtk_file_dialog_set_initial_name (dialog, suggested_name);
  if (for_saving)
    gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, chosen_cb, choice);
  else
    {
      g_autoptr (GListModel) filters = notanda_file_filters_new ();

      gtk_file_dialog_set_filters (dialog, filters);
      gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, chosen_cb, choice);
    }
}

static void
open_chosen (NotandaWindow *self,
             GFile         *file)
{
  if (file != NULL)
    notanda_application_open_file (NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file, self);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  notanda_window_choose (NOTANDA_WINDOW (widget), _ ("Open an Article"), FALSE, NULL, open_chosen);
}

static void
new_window_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *target)
{
  notanda_application_new_window (NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *target)
{
  notanda_window_paste (NOTANDA_WINDOW (widget));
}

static void
open_address_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  notanda_window_ask_address (NOTANDA_WINDOW (widget), NULL, NULL);
}

static void
feeds_action (GtkWidget  *widget,
              const char *name,
              GVariant   *target)
{
  notanda_window_show_feeds (NOTANDA_WINDOW (widget));
}

static void
cancel_opening_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaSaver *saver = notanda_page_get_saver (NOTANDA_WINDOW (widget)->page);

  notanda_page_commit (NOTANDA_WINDOW (widget)->page);
  if (saver != NULL)
    notanda_saver_save_now (saver);
}

/* Saved there, the two would become one document, with a window each. */
static gboolean
is_open_elsewhere (NotandaWindow *self,
                   const char    *path)
{
  GtkApplication  *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (application == NULL || notanda_application_find_window (NOTANDA_APPLICATION (application), path, self) == NULL)
    return FALSE;
  name = g_filename_display_basename (path);
  message = notanda_bidi_printf (_ ("“%s” is open in another window. Choose another name."), name);
  notanda_page_toast (self->page, message, NULL, NULL);
  return TRUE;
}

void
notanda_window_save_as (NotandaWindow *self,
                        GFile         *file)
{
  NotandaSaver    *saver = notanda_page_get_saver (self->page);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && saver != NULL && !is_open_elsewhere (self, path))
    notanda_saver_save_as (saver, path);
}

void
notanda_window_ask_where_to_save (NotandaWindow *self,
                                  void (*callback) (NotandaWindow *window,
                                                    GFile         *file))
{
  NotandaSaver    *saver = notanda_page_get_saver (self->page);
  g_autofree char *suggested = NULL;

  if (saver == NULL)
    return;
  suggested = g_filename_display_basename (notanda_saver_get_file (saver)->path);
  notanda_window_choose (self, _ ("Save As"), TRUE, suggested, callback);
}

static void
save_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  notanda_window_ask_where_to_save (NOTANDA_WINDOW (widget), notanda_window_save_as);
}

static void
exported_cb (NotandaWindow *self,
             GFile         *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = notanda_bidi_printf (_ ("Exported to %s"), name);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *action = g_action_print_detailed_name ("win.open-folder", g_variant_new_string (uri));

  notanda_page_toast (self->page, message, _ ("Open _Folder"), action);
}

static void
folder_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    notanda_page_toast (self->page, error->message, NULL, NULL);
}

/* Of the file at an address. */
static void
open_folder_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (target, NULL));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (widget), NULL, folder_opened_cb, g_object_ref (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  NotandaWindow   *self = NOTANDA_WINDOW (widget);
  NotandaDocument *document = notanda_page_get_document (self->page);
  NotandaSaver    *saver = notanda_page_get_saver (self->page);
  AdwDialog       *dialog;

  if (document == NULL)
    return;
  notanda_saver_take_rest (saver);
  dialog = notanda_export_dialog_new (document, notanda_saver_get_file (saver)->path);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
read_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  notanda_window_reopen (NOTANDA_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
choose_encoding_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *target)
{
  NotandaDocument *document = notanda_page_get_document (NOTANDA_WINDOW (widget)->page);

  adw_dialog_present (notanda_encoding_dialog_new (document), widget);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  notanda_page_undo (NOTANDA_WINDOW (widget)->page);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  notanda_page_redo (NOTANDA_WINDOW (widget)->page);
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  NotandaDocument *document = notanda_page_get_document (NOTANDA_WINDOW (widget)->page);

  if (document != NULL)
    adw_dialog_present (notanda_history_dialog_new (document), widget);
}

static void
go_to_step_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *target)
{
  notanda_page_go_to_step (NOTANDA_WINDOW (widget)->page, g_variant_get_uint32 (target));
}

static void
differences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  NotandaDocument *document = notanda_page_get_document (NOTANDA_WINDOW (widget)->page);

  if (document != NULL)
    adw_dialog_present (notanda_differences_dialog_new (document), widget);
}

static void
problems_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *target)
{
  NotandaPage     *page = NOTANDA_WINDOW (widget)->page;
  NotandaDocument *document = notanda_page_get_document (page);

  if (document != NULL)
    adw_dialog_present (notanda_problems_dialog_new (document, notanda_saver_get_file (notanda_page_get_saver (page))->damage),
                        widget);
}

/* Out of a dialog, which has told what it is about. */
static void
show_annotation_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *target)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget));

  if (dialog != NULL)
    adw_dialog_close (dialog);
  notanda_page_show_annotation (NOTANDA_WINDOW (widget)->page, g_variant_get_uint32 (target));
}

static void
toggle_list_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  NotandaPage *page = NOTANDA_WINDOW (widget)->page;

  notanda_page_set_list_shown (page, !notanda_page_get_list_shown (page));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  notanda_page_find (NOTANDA_WINDOW (widget)->page);
}

static void
find_step_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *target)
{
  notanda_page_find_step (NOTANDA_WINDOW (widget)->page, g_str_equal (name, "win.find-next"));
}

static void
copy_quotation_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *target)
{
  notanda_page_copy_quotation (NOTANDA_WINDOW (widget)->page);
}

static void
switch_pane_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  notanda_window_switch_pane (NOTANDA_WINDOW (widget));
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  notanda_page_filter (NOTANDA_WINDOW (widget)->page);
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *target)
{
  NotandaDocument *document = notanda_page_get_document (NOTANDA_WINDOW (widget)->page);

  adw_dialog_present (notanda_shortcuts_dialog_new (document), widget);
}

static void
about_action (GtkWidget  *widget,
              const char *name,
              GVariant   *target)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", _ ("Notanda"), "application-icon", NOTANDA_APPLICATION_ID, "version", NOTANDA_VERSION, "developer-name", _ ("The Notanda contributors"), "license-type", GTK_LICENSE_GPL_3_0, "copyright", "© 2026 The Notanda contributors", "comments", _ ("Mark who said what in news articles"), NULL);
  adw_dialog_present (dialog, widget);
}

void
notanda_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, open_action);
  gtk_widget_class_install_action (klass, "win.new-window", NULL, new_window_action);
  gtk_widget_class_install_action (klass, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (klass, "win.open-address", NULL, open_address_action);
  gtk_widget_class_install_action (klass, "win.feeds", NULL, feeds_action);
  gtk_widget_class_install_action (klass, "win.cancel-opening", NULL, cancel_opening_action);
  gtk_widget_class_install_action (klass, "win.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "win.open-folder", "s", open_folder_action);
  gtk_widget_class_install_action (klass, "win.choose-encoding", NULL, choose_encoding_action);
  gtk_widget_class_install_action (klass, "win.read-as", "s", read_as_action);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (klass, "win.history", NULL, history_action);
  gtk_widget_class_install_action (klass, "win.go-to-step", "u", go_to_step_action);
  gtk_widget_class_install_action (klass, "win.differences", NULL, differences_action);
  gtk_widget_class_install_action (klass, "win.problems", NULL, problems_action);
  gtk_widget_class_install_action (klass, "win.show-annotation", "u", show_annotation_action);
  gtk_widget_class_install_action (klass, "win.toggle-list", NULL, toggle_list_action);
  gtk_widget_class_install_action (klass, "win.find", NULL, find_action);
  gtk_widget_class_install_action (klass, "win.find-next", NULL, find_step_action);
  gtk_widget_class_install_action (klass, "win.find-previous", NULL, find_step_action);
  gtk_widget_class_install_action (klass, "win.copy-quotation", NULL, copy_quotation_action);
  gtk_widget_class_install_action (klass, "win.switch-pane", NULL, switch_pane_action);
  gtk_widget_class_install_action (klass, "win.filter", NULL, filter_action);
  gtk_widget_class_install_action (klass, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (klass, "win.about", NULL, about_action);
}
