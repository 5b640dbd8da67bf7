/* notanda-export-dialog.c: writes the open document in another format
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a format can't hold is counted by its own writer as soon as it is chosen, and
 * stands there before anything is written, each annotation a click away. Closing the
 * dialog cancels. While files are written only Cancel can be used: what is shown must be
 * what is written.
 */

#include "app/dialogs/notanda-export-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-alert.h"
#include "app/common/notanda-first-focus.h"
#include "app/common/notanda-row-action.h"
#include "app/dialogs/notanda-export-job.h"
#include "app/dialogs/notanda-export-loss-row.h"
#include "app/dialogs/notanda-export-option-row.h"
#include "base/notanda-error.h"
#include "base/notanda-lone-folder.h"
#include "base/notanda-shown-path.h"

#define PULSE_MS 100

struct _NotandaExportDialog
{
  AdwDialog            parent_instance;
  NotandaDocument     *document;
  NotandaSnapshot     *snapshot;
  GFile               *folder; /* or NULL, as long as none is chosen where there is none to begin with */
  char                *name;
  GCancellable        *cancellable;
  GPtrArray           *loss_rows;   /* (element-type GtkWidget): in the group now */
  GPtrArray           *option_rows; /* (element-type GtkWidget): also, those of the format's options */
  guint                pulse_id;    /* while files are written */
  AdwComboRow         *format_row;
  AdwActionRow        *folder_row;
  AdwSwitchRow        *replace_row;
  AdwPreferencesPage  *preferences;
  AdwPreferencesGroup *options_group;
  AdwPreferencesGroup *losses_group;
  AdwBanner           *banner;
  GtkProgressBar      *progress;
  GtkWidget           *export_button;
  GtkWidget           *cancel_button;
};

G_DEFINE_FINAL_TYPE (NotandaExportDialog, notanda_export_dialog, ADW_TYPE_DIALOG)

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const NotandaFormat *
get_format (NotandaExportDialog *self)
{
  guint                n_formats;
  const NotandaFormat *formats = notanda_formats_get (&n_formats);
  guint                selected = adw_combo_row_get_selected (self->format_row);

  return selected < n_formats ? &formats[selected] : NULL;
}

/* The values chosen, in the order of the format's options. */
static char **
dup_options (NotandaExportDialog *self)
{
  GStrvBuilder *builder = g_strv_builder_new ();

  for (guint i = 0; i < self->option_rows->len; i++)
    g_strv_builder_add (builder, notanda_export_option_row_get_value (g_ptr_array_index (self->option_rows, i)));

  return g_strv_builder_unref_to_strv (builder);
}

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_loss_row (NotandaExportDialog *self,
              GtkWidget           *row)
{
  adw_preferences_group_add (self->losses_group, row);
  g_ptr_array_add (self->loss_rows, row);
}

static GtkWidget *
new_plain_row (const char *title)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 0, NULL);
}

/* Takes them out of @losses. */
static void
show_losses (NotandaExportDialog *self,
             GPtrArray           *losses)
{
  clear_rows (self->losses_group, self->loss_rows);
  if (losses->len == 0)
    add_loss_row (self, new_plain_row (_ ("Nothing is lost")));
  while (losses->len > 0)
    {
      NotandaExportLoss *loss = g_ptr_array_steal_index (losses, 0);

      if (loss->places->len > 0)
        {
          add_loss_row (self, notanda_export_loss_row_new (self->document, loss));
          continue;
        }
      add_loss_row (self, new_plain_row (loss->reason));
      notanda_export_loss_free (loss);
    }
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (NotandaExportDialog) self = data;
  g_autoptr (GPtrArray) losses = notanda_export_job_count_finish (result, NULL);

  /* cancelled: another format was chosen, or the dialog closed */
  if (losses == NULL || self->loss_rows == NULL)
    return;
  show_losses (self, losses);
  gtk_widget_set_sensitive (self->export_button, TRUE);
}

static void
renew_cancellable (NotandaExportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
count_losses (NotandaExportDialog *self)
{
  g_auto (GStrv) options = dup_options (self);

  renew_cancellable (self);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  adw_banner_set_revealed (self->banner, FALSE);
  notanda_export_job_count_async (self->snapshot, get_format (self), (const char *const *) options, self->name,
                                  self->cancellable, counted_cb, g_object_ref (self));
}

static void
format_changed_cb (NotandaExportDialog *self)
{
  const NotandaFormat *format = get_format (self);

  if (format == NULL || self->snapshot == NULL)
    return;
  clear_rows (self->options_group, self->option_rows);
  for (guint i = 0; i < format->n_options; i++)
    {
      GtkWidget *row = notanda_export_option_row_new (&format->options[i], notanda_document_get_tag_set (self->document),
                                                      G_CALLBACK (count_losses), self);

      adw_preferences_group_add (self->options_group, row);
      g_ptr_array_add (self->option_rows, row);
    }
  count_losses (self);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (NOTANDA_EXPORT_DIALOG (data)->progress);

  return G_SOURCE_CONTINUE;
}

static void
set_writing (NotandaExportDialog *self,
             gboolean             is_writing)
{
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (is_writing)
    self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_writing);
  gtk_widget_set_visible (self->cancel_button, is_writing);
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  gtk_widget_set_sensitive (self->export_button, !is_writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->preferences), !is_writing);
  if (is_writing)
    gtk_widget_grab_focus (self->cancel_button);
  else
    gtk_widget_grab_focus (self->export_button);
}

/* The button is what can be done about it. */
static void
show_error (NotandaExportDialog *self,
            const GError        *error)
{
  gboolean is_there = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS);

  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_button_label (self->banner, is_there ? _ ("_Replace") : _ ("Choose _Folder…"));
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (NotandaExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = notanda_export_job_write_finish (result, &error);

  /* closed meanwhile; what was written all the same is told */
  if (file != NULL)
    g_signal_emit (self, signals[EXPORTED], 0, file);
  if (self->loss_rows == NULL)
    return;
  set_writing (self, FALSE);
  if (file != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

void
notanda_export_dialog_set_folder (NotandaExportDialog *self,
                                  GFile               *folder)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (NOTANDA_IS_EXPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (folder) && g_file_peek_path (folder) != NULL);

  g_set_object (&self->folder, folder);
  shown = notanda_shown_path_dup (g_file_peek_path (folder));
  adw_action_row_set_subtitle (self->folder_row, shown);
  adw_banner_set_revealed (self->banner, FALSE);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (NotandaExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *address = NULL;

  if (folder == NULL)
    notanda_alert_show_not_chosen (GTK_WIDGET (self), error);
  if (folder == NULL || self->loss_rows == NULL)
    return;
  if (g_file_peek_path (folder) != NULL)
    {
      notanda_export_dialog_set_folder (self, folder);
      return;
    }
  address = g_file_get_parse_name (folder);
  g_set_error (&error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: is not a folder of this computer; choose another"), address);
  show_error (self, error);
}

static void
folder_activated_cb (NotandaExportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Export To"));
  gtk_file_dialog_set_initial_folder (dialog, self->folder);
  gtk_file_dialog_select_folder (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
export_clicked_cb (NotandaExportDialog *self)
{
  const NotandaFormat *format = get_format (self);
  g_auto (GStrv) options = dup_options (self);

  if (self->folder == NULL)
    folder_activated_cb (self);
  if (format == NULL || self->folder == NULL)
    return;
  renew_cancellable (self);
  set_writing (self, TRUE);
  adw_banner_set_revealed (self->banner, FALSE);
  notanda_export_job_write_async (self->snapshot, format, (const char *const *) options, self->name, g_file_peek_path (self->folder),
                                  adw_switch_row_get_active (self->replace_row), self->cancellable, written_cb,
                                  g_object_ref (self));
}

/* What is put in place last comes whole or not at all, so it is waited for. */
static void
cancel_clicked_cb (NotandaExportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
}

/* Does what its button says, which is what the error asks for. */
static void
banner_clicked_cb (NotandaExportDialog *self)
{
  if (g_strcmp0 (adw_banner_get_button_label (self->banner), _ ("_Replace")) != 0)
    {
      folder_activated_cb (self);
      return;
    }
  adw_switch_row_set_active (self->replace_row, TRUE);
  export_clicked_cb (self);
}

static void
notanda_export_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (NOTANDA_EXPORT_DIALOG (dialog)->cancellable);
}

static void
notanda_export_dialog_dispose (GObject *object)
{
  NotandaExportDialog *self = NOTANDA_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->snapshot, notanda_snapshot_unref);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_pointer (&self->loss_rows, g_ptr_array_unref);
  g_clear_pointer (&self->option_rows, g_ptr_array_unref);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (notanda_export_dialog_parent_class)->dispose (object);
}

static void
notanda_export_dialog_finalize (GObject *object)
{
  g_clear_object (&NOTANDA_EXPORT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (notanda_export_dialog_parent_class)->finalize (object);
}

static void
notanda_export_dialog_class_init (NotandaExportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = notanda_export_dialog_dispose;
  object_class->finalize = notanda_export_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = notanda_export_dialog_closed;
  signals[EXPORTED] = g_signal_new ("exported", NOTANDA_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, replace_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, losses_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, preferences);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, options_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaExportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
}

static void
notanda_export_dialog_init (NotandaExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->loss_rows = g_ptr_array_new ();
  self->option_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_row_action_add_below (GTK_WIDGET (self));
  notanda_first_focus_set (ADW_DIALOG (self), GTK_WIDGET (self->format_row));
}

static void
fill_formats (NotandaExportDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint                n_formats;
  const NotandaFormat *formats = notanda_formats_get (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    gtk_string_list_append (labels, _ (formats[i].label));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (labels));
}

AdwDialog *
notanda_export_dialog_new (NotandaDocument *document,
                           const char      *path)
{
  NotandaExportDialog *self = g_object_new (NOTANDA_TYPE_EXPORT_DIALOG, NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *base = NULL;

  file = g_file_new_for_path (path);
  folder = g_file_get_parent (file);
  base = g_file_get_basename (file);
  if (g_str_has_suffix (base, ".notanda"))
    base[strlen (base) - strlen (".notanda")] = '\0';
  self->name = g_filename_display_name (base);
  if (!notanda_lone_folder_is (g_file_peek_path (folder)))
    notanda_export_dialog_set_folder (self, folder);
  else
    adw_action_row_set_subtitle (self->folder_row, _ ("None Chosen"));
  self->document = g_object_ref (document);
  self->snapshot = notanda_document_snapshot (document);
  /* choosing the first format counts what it loses */
  fill_formats (self);
  format_changed_cb (self);
  return ADW_DIALOG (self);
}
