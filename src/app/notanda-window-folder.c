/* notanda-window-folder.c: folders, and what is to become of one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether a folder is a corpus is found out by the worker that opens it (notanda-jobs.c). One that isn't is a question: its files are there to
 * be opened, or it becomes one.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-library-jobs.h"
#include "app/notanda-application.h"

static void
folder_chosen (NotandaWindow *self,
               GFile         *file)
{
  if (file != NULL)
    notanda_application_open_file (NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file, self);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    notanda_alert_show_not_chosen (GTK_WIDGET (self), error);
  if (gtk_window_get_application (GTK_WINDOW (self)) != NULL)
    folder_chosen (self, file);
}

void
notanda_window_choose_folder (NotandaWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (self->chooser != NULL)
    {
      self->chooser (self, FALSE, NULL, folder_chosen, self->chooser_data);
      return;
    }
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Open a Folder"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, folder_chosen_cb, g_object_ref (self));
}

typedef struct
{
  NotandaWindow *window;
  NotandaOrder  *order;
  NotandaLoaded *loaded; /* or NULL */
  GtkEditable   *name;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  notanda_order_unref (question->order);
  notanda_loaded_free (question->loaded);
  g_free (question);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  NotandaWindow *self = NOTANDA_WINDOW (source);
  g_autoptr (GError) error = NULL;
  NotandaCorpus *corpus = notanda_library_jobs_create_finish (result, &error);

  /* it may have been closed meanwhile */
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    {
      g_clear_pointer (&corpus, notanda_corpus_free);
      return;
    }
  if (corpus != NULL)
    {
      notanda_window_take_corpus (self, corpus, NULL);
      return;
    }
  notanda_alert_show (GTK_WIDGET (self), _ ("The Corpus Can’t Be Made"), error->message);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Question      *question = data;
  NotandaWindow *self = question->window;
  const char    *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "choose"))
    notanda_window_offer_choice (self, question->order, question->loaded);
  else if (g_str_equal (response, "make"))
    notanda_library_jobs_create_async (self, question->order->name, gtk_editable_get_text (question->name), self->identity, created_cb, NULL);
  question_free (question);
}

/* A corpus without a name is none. */
static void
name_changed_cb (GtkEditable    *name,
                 AdwAlertDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (name)));

  adw_alert_dialog_set_response_enabled (dialog, "make", *text != '\0');
}

static GtkWidget *
new_name_entry (const char *folder)
{
  GtkWidget       *entry = gtk_entry_new ();
  g_autofree char *name = g_filename_display_basename (folder);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the Corpus"), -1);

  return entry;
}

void
notanda_window_ask_about_folder (NotandaWindow  *self,
                                 NotandaRefusal *refusal)
{
  g_autofree char *name = g_filename_display_basename (refusal->order->name);
  g_autofree char *heading = notanda_bidi_printf (_ ("Make a Corpus of “%s”?"), name);
  AdwAlertDialog  *dialog = notanda_alert_new (heading, _ ("A corpus lists the articles of its folder, and has one tag set for all of them. For that a small file is added to the folder; what is there already stays as it is."));
  GtkWidget       *entry = new_name_entry (refusal->order->name);
  Question        *question = g_new0 (Question, 1);

  *question = (Question) { g_object_ref (self), notanda_order_ref (refusal->order), g_steal_pointer (&refusal->loaded), GTK_EDITABLE (entry) };
  adw_alert_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (question->loaded != NULL)
    adw_alert_dialog_add_response (dialog, "choose", _ ("_Open Files of It…"));
  adw_alert_dialog_add_response (dialog, "make", _ ("_Make a Corpus"));
  adw_alert_dialog_set_response_appearance (dialog, "make", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "make");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  gtk_box_append (GTK_BOX (adw_alert_dialog_get_extra_child (dialog)), entry);
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, G_CONNECT_DEFAULT);
  /* in a window that isn't shown yet, the entry wouldn't get the focus */
  gtk_window_present (GTK_WINDOW (self));
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, question);
}
