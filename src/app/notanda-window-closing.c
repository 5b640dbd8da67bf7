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

static void
ask_before_closing (NotandaWindow *self,
                    const char    *problem)
{
  AdwAlertDialog *dialog = notanda_alert_new (_ ("The Last Changes Are Not Saved"), problem);

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
