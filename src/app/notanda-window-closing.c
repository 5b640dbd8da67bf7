/* notanda-window-closing.c: a window closes once its work is saved, or asks
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

static void
stop_waiting (NotandaWindow *self)
{
  NotandaSaver *saver = notanda_page_get_saver (self->page);

  if (self->closing_id != 0 && saver != NULL)
    g_signal_handler_disconnect (saver, self->closing_id);
  self->closing_id = 0;
}

/* Closes once that is done, or asks again. */
static void
save_and_close_chosen (NotandaWindow *self,
                       GFile         *file)
{
  if (file == NULL)
    return;
  notanda_window_save_as (self, file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
close_choice_cb (AdwAlertDialog *dialog,
                 const char     *response,
                 NotandaWindow  *self)
{
  if (g_strcmp0 (response, "save-as") == 0)
    notanda_window_ask_where_to_save (self, save_and_close_chosen);
  else if (g_strcmp0 (response, "discard") == 0)
    {
      notanda_saver_discard (notanda_page_get_saver (self->page));
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static GtkWidget *
new_alert_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  return label;
}

AdwAlertDialog *
notanda_window_new_alert (const char *heading,
                          const char *message)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (NULL, NULL));
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget      *title = new_alert_label (heading);
  GtkWidget      *body = new_alert_label (message);

  gtk_widget_add_css_class (title, "title-4");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), body);
  adw_alert_dialog_set_extra_child (dialog, box);
  adw_dialog_set_title (ADW_DIALOG (dialog), heading);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, body, NULL, -1);
  return dialog;
}

static void
ask_before_closing (NotandaWindow *self,
                    const char    *problem)
{
  AdwAlertDialog *dialog = notanda_window_new_alert (_ ("The Last Changes Are Not Saved"), problem);

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("Close _Without Saving"), "save-as", _ ("Save _As…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, "save-as", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save-as");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_choice_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
saved_before_closing_cb (NotandaWindow *self)
{
  NotandaSaver *saver = notanda_page_get_saver (self->page);

  switch (notanda_saver_get_state (saver))
    {
    case NOTANDA_SAVER_SAVED:
      stop_waiting (self);
      gtk_window_destroy (GTK_WINDOW (self));
      break;
    case NOTANDA_SAVER_PENDING:
      notanda_saver_save_now (saver);
      break;
    case NOTANDA_SAVER_FAILED:
      stop_waiting (self);
      ask_before_closing (self, notanda_saver_get_problem (saver));
      break;
    case NOTANDA_SAVER_SAVING:
    default:
      break;
    }
}

gboolean
notanda_window_hold_closing (NotandaWindow *self)
{
  NotandaSaver *saver = notanda_page_get_saver (self->page);

  if (self->closing_id != 0 || !notanda_page_may_close (self->page))
    return TRUE;
  if (saver == NULL || notanda_saver_get_state (saver) == NOTANDA_SAVER_SAVED)
    return FALSE;
  self->closing_id = g_signal_connect_object (saver, "state-changed", G_CALLBACK (saved_before_closing_cb), self,
                                              G_CONNECT_SWAPPED);
  /* a save that failed is tried once more */
  notanda_saver_save_now (saver);
  return TRUE;
}
