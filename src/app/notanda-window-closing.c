/* notanda-window-closing.c: a window leaves its work once that is saved, or asks
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether it closes or goes on to another article, it is the same: what isn't saved is saved now, and where that fails, the user is asked. */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/notanda-application.h"

static void
stop_waiting (NotandaWindow *self)
{
  if (self->leaving_id != 0)
    g_signal_handler_disconnect (self->leaving_saver, self->leaving_id);
  self->leaving_id = 0;
  g_clear_object (&self->leaving_saver);
}

static void go_on (NotandaWindow *self);

static void
close_window (NotandaWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The user stays. */
static void
stay (NotandaWindow *self)
{
  self->leaving = NULL;
  g_clear_object (&self->given_up);
  g_clear_pointer (&self->next, notanda_opened_free);
}

/* The corpus' file is left with its last window. */
static NotandaSaver *
find_unsaved (NotandaWindow *self)
{
  NotandaApplication *application = NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  NotandaSaver       *savers[] = { notanda_page_get_saver (self->page), NULL };

  if (self->library != NULL && self->leaving == close_window &&
      notanda_application_find_window_of (application, self->library, self) == NULL)
    savers[1] = notanda_library_get_saver (self->library);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    if (savers[i] != NULL && savers[i] != self->given_up && notanda_saver_get_state (savers[i]) != NOTANDA_SAVER_SAVED)
      return savers[i];

  return NULL;
}

/* Goes on once that is done, or asks again. */
static void
save_and_leave_chosen (NotandaWindow *self,
                       GFile         *file)
{
  if (file == NULL)
    {
      stay (self);
      return;
    }
  g_clear_object (&self->given_up);
  notanda_window_save_as (self, file);
  go_on (self);
}

static void
leave_choice_cb (AdwAlertDialog *dialog,
                 const char     *response,
                 NotandaWindow  *self)
{
  if (g_strcmp0 (response, "save-as") == 0)
    notanda_window_ask_where_to_save (self, save_and_leave_chosen);
  else if (g_strcmp0 (response, "discard") == 0)
    {
      notanda_saver_discard (self->given_up);
      go_on (self);
    }
  else
    stay (self);
}

static void
ask_before_leaving (NotandaWindow *self,
                    NotandaSaver  *saver)
{
  gboolean        is_article = saver == notanda_page_get_saver (self->page);
  AdwAlertDialog *dialog = notanda_alert_new (is_article ? _ ("The Last Changes Are Not Saved") : _ ("The Last Changes of the Corpus Are Not Saved"), notanda_saver_get_problem (saver));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", self->next == NULL ? _ ("Close _Without Saving") : _ ("Go On _Without Saving"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  if (is_article)
    {
      adw_alert_dialog_add_response (dialog, "save-as", _ ("Save _As…"));
      adw_alert_dialog_set_response_appearance (dialog, "save-as", ADW_RESPONSE_SUGGESTED);
      adw_alert_dialog_set_default_response (dialog, "save-as");
    }
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_set_object (&self->given_up, saver);
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_choice_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
saved_cb (NotandaWindow *self)
{
  g_autoptr (NotandaSaver) saver = g_object_ref (self->leaving_saver);

  switch (notanda_saver_get_state (saver))
    {
    case NOTANDA_SAVER_SAVED:
      go_on (self);
      break;
    case NOTANDA_SAVER_PENDING:
      notanda_saver_save_now (saver);
      break;
    case NOTANDA_SAVER_FAILED:
      stop_waiting (self);
      ask_before_leaving (self, saver);
      break;
    case NOTANDA_SAVER_SAVING:
    default:
      break;
    }
}

static void
go_on (NotandaWindow *self)
{
  NotandaSaver  *saver = find_unsaved (self);
  NotandaLeaving then = self->leaving;

  stop_waiting (self);
  if (saver == NULL)
    {
      self->leaving = NULL;
      g_clear_object (&self->given_up);
      then (self);
      return;
    }
  self->leaving_saver = g_object_ref (saver);
  self->leaving_id = g_signal_connect_object (saver, "state-changed", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  /* a save that failed is tried once more */
  notanda_saver_save_now (saver);
}

void
notanda_window_leave_page (NotandaWindow *self,
                           NotandaLeaving then)
{
  notanda_page_commit (self->page);
  self->leaving = then;
  g_clear_object (&self->given_up);
  go_on (self);
}

gboolean
notanda_window_hold_closing (NotandaWindow *self)
{
  if (self->leaving == close_window || !notanda_page_may_close (self->page))
    return TRUE;
  self->leaving = close_window;
  g_clear_object (&self->given_up);
  if (find_unsaved (self) == NULL)
    {
      self->leaving = NULL;
      return FALSE;
    }
  go_on (self);

  return TRUE;
}
