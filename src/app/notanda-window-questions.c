/* notanda-window-questions.c: asks what opening an article needs to know
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each question is about one refusal, and each answer makes a copy of its order and opens that. A question that is
 * left leaves the window as it was.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-browser.h"
#include "app/dialogs/notanda-choice-dialog.h"
#include "app/dialogs/notanda-feeds-dialog.h"
#include "app/dialogs/notanda-taken-dialog.h"
#include "app/notanda-application.h"
#include "base/notanda-error.h"
#include "load/notanda-load.h"

#define MAX_LEADS 5u

typedef struct
{
  NotandaWindow  *window;
  AdwAlertDialog *dialog; /* borrowed */
  NotandaOrder   *order;  /* to be carried out if the answer is yes; NULL where it opens what is typed */
  NotandaOrder   *other;  /* if it is "other", or NULL */
  GtkEditable    *entry;  /* for an address or a password, or NULL */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  notanda_order_unref (question->order);
  notanda_order_unref (question->other);
  g_free (question);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Question   *question = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "browse"))
    notanda_browser_open (GTK_WIDGET (question->window), question->order->name);
  else if (g_str_equal (response, "other"))
    notanda_window_open_order (question->window, question->other);
  else if (g_str_equal (response, "open") && question->order == NULL)
    notanda_window_open_address (question->window, gtk_editable_get_text (question->entry));
  else if (g_str_equal (response, "open"))
    {
      if (question->entry != NULL)
        {
          g_free (question->order->password);
          question->order->password = g_strdup (gtk_editable_get_text (question->entry));
        }
      notanda_window_open_order (question->window, question->order);
    }
  question_free (question);
}

/* @order: (transfer full) (nullable); @entry: (nullable): is shown in it. Returns: (transfer none): what may get more answers until the main loop runs */
static Question *
ask (NotandaWindow        *self,
     const char           *heading,
     const char           *body,
     const char           *button,
     AdwResponseAppearance appearance,
     NotandaOrder         *order,
     GtkWidget            *entry)
{
  AdwAlertDialog *dialog = notanda_alert_new (heading, body);
  Question       *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->dialog = dialog;
  question->order = order;
  question->entry = entry != NULL ? GTK_EDITABLE (entry) : NULL;
  adw_alert_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_alert_dialog_add_response (dialog, "open", button);
  adw_alert_dialog_set_response_appearance (dialog, "open", appearance);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  if (entry != NULL)
    {
      gtk_box_append (GTK_BOX (adw_alert_dialog_get_extra_child (dialog)), entry);
      adw_alert_dialog_set_default_response (dialog, "open");
      adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
    }
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, question);

  return question;
}

/* @window: (nullable): where it goes if that shows nothing */
static void
open_chosen (NotandaWindow *self,
             NotandaOrder  *order,
             NotandaWindow *window)
{
  NotandaApplication *application = NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GFile) file = NULL;

  if (order->kind != NOTANDA_ORDER_PATH || order->part != NULL)
    {
      notanda_application_open_order (application, order, window);
      return;
    }
  /* a window may have it already */
  file = g_file_new_for_path (order->name);
  notanda_application_open_file (application, file, window);
}

/* The list stays where it is, so each gets a window of its own. */
static void
open_taken_cb (NotandaWindow *self,
               NotandaOrder  *order)
{
  open_chosen (self, order, NULL);
}

void
notanda_window_take_in (NotandaWindow *self,
                        GPtrArray     *orders)
{
  NotandaApplication *application = NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  AdwDialog          *dialog = notanda_taken_dialog_new (orders, self->identity, notanda_application_get_client (application),
                                                         notanda_application_get_index (application));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (open_taken_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* A few are to be read, each in a window; many are to be kept. */
static void
chosen_cb (NotandaWindow *self,
           GPtrArray     *orders)
{
  if (orders->len > NOTANDA_WINDOW_MOST_AT_ONCE)
    {
      notanda_window_take_in (self, orders);
      return;
    }
  for (guint i = 0; i < orders->len; i++)
    open_chosen (self, g_ptr_array_index (orders, i), self);
}

static void
ask_password (NotandaWindow *self,
              NotandaOrder  *order,
              const GError  *error)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Password"), -1);
  ask (self, _ ("Password Needed"), error->message, _ ("_Open"), ADW_RESPONSE_SUGGESTED, order, entry);
}

gboolean
notanda_window_offer_choice (NotandaWindow *self,
                             NotandaOrder  *order,
                             NotandaLoaded *loaded)
{
  AdwDialog *dialog;

  /* what is to be read again is one article */
  if (loaded == NULL || order->draft != NULL)
    return FALSE;
  dialog = notanda_choice_dialog_new (order, loaded);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return TRUE;
}

/* Where a page leads that has no text of its own, as often as a redirect may. */
static gboolean
offer_lead (NotandaWindow           *self,
            const NotandaRefusal    *refusal,
            const NotandaLoadedLink *lead,
            NotandaOrder            *order,
            const GError            *error)
{
  const char   *heading = _ ("This Page Leads to Another One");
  const char   *button = _ ("_Open That Page");
  NotandaOrder *next;
  Question     *question;

  if (order->n_leads == MAX_LEADS)
    return FALSE;
  next = notanda_order_new (NOTANDA_ORDER_ADDRESS, lead->address);
  next->is_linked = TRUE;
  next->n_leads = order->n_leads + 1;
  next->draft = order->draft != NULL ? g_object_ref (order->draft) : NULL;
  next->encoding = g_strdup (order->encoding);
  /* one that is read again leads elsewhere now: its few words don't take the article's place */
  if (order->draft != NULL || refusal->loaded->blocks->len == 0)
    {
      ask (self, heading, error->message, button, ADW_RESPONSE_SUGGESTED, next, NULL);
      return TRUE;
    }
  order->any_page = TRUE;
  question = ask (self, heading, error->message, _ ("Open It _Anyway"), ADW_RESPONSE_DEFAULT, notanda_order_ref (order), NULL);
  question->other = next;
  adw_alert_dialog_add_response (question->dialog, "other", button);
  adw_alert_dialog_set_response_appearance (question->dialog, "other", ADW_RESPONSE_SUGGESTED);

  return TRUE;
}

static gboolean
ask_any_page (NotandaWindow  *self,
              NotandaRefusal *refusal,
              NotandaOrder   *order,
              const GError   *error)
{
  const NotandaLoadedLink *lead = refusal->loaded != NULL ? notanda_load_get_lead (refusal->loaded) : NULL;
  Question                *question;

  if (refusal->loaded == NULL || order->any_page || (order->kind != NOTANDA_ORDER_ADDRESS && order->kind != NOTANDA_ORDER_PATH))
    return FALSE;
  if (lead != NULL)
    return offer_lead (self, refusal, lead, order, error);
  order->any_page = TRUE;
  /* the article that is open would be gone */
  if (order->draft != NULL)
    question = ask (self, _ ("This Doesn’t Look Like the Article"), error->message, _ ("_Replace the Text"), ADW_RESPONSE_DESTRUCTIVE, notanda_order_ref (order), NULL);
  else
    question = ask (self, _ ("This Doesn’t Look Like an Article"), error->message, _ ("_Open It Anyway"), ADW_RESPONSE_DEFAULT, notanda_order_ref (order), NULL);
  /* what a browser would have to be allowed first, in a sandbox, is at hand where the file is */
  if (order->kind == NOTANDA_ORDER_ADDRESS)
    adw_alert_dialog_add_response (question->dialog, "browse", _ ("Open in _Browser"));

  return TRUE;
}

gboolean
notanda_window_ask (NotandaWindow  *self,
                    NotandaRefusal *refusal,
                    const GError   *error)
{
  g_autoptr (NotandaOrder) order = NULL;

  if (error->domain != NOTANDA_ERROR)
    return FALSE;
  order = notanda_order_copy (refusal->order);
  switch (error->code)
    {
    case NOTANDA_ERROR_CHOICE:
      if (!refusal->is_folder)
        return notanda_window_offer_choice (self, refusal->order, refusal->loaded);
      notanda_window_ask_about_folder (self, refusal);
      return TRUE;
    case NOTANDA_ERROR_PASSWORD:
      ask_password (self, g_steal_pointer (&order), error);
      return TRUE;
    case NOTANDA_ERROR_PRIVATE_ADDRESS:
      order->allow_private = TRUE;
      ask (self, _ ("Open an Address of the Local Network?"), error->message, _ ("_Open"), ADW_RESPONSE_DEFAULT, g_steal_pointer (&order), NULL);
      return TRUE;
    case NOTANDA_ERROR_CERTIFICATE:
      if (refusal->certificate == NULL)
        return FALSE;
      g_free (order->certificate);
      order->certificate = g_strdup (refusal->certificate);
      ask (self, _ ("Is This Server the Right One?"), error->message, _ ("_Open Anyway"), ADW_RESPONSE_DESTRUCTIVE, g_steal_pointer (&order), NULL);
      return TRUE;
    case NOTANDA_ERROR_REFUSED:
      return ask_any_page (self, refusal, order, error);
    default:
      return FALSE;
    }
}

void
notanda_window_ask_address (NotandaWindow *self,
                            const char    *typed,
                            const char    *reason)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  /* one that failed may have a slip in it */
  if (typed == NULL && self->failed != NULL && self->failed->kind == NOTANDA_ORDER_ADDRESS)
    typed = self->failed->name;
  if (typed != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Web Address"), -1);
  if (reason != NULL)
    gtk_widget_add_css_class (entry, "error");
  if (reason == NULL)
    reason = _ ("Of an article, a list of articles or a feed. Nothing but this page is fetched.");
  ask (self, _ ("Open a Web Address"), reason, _ ("_Open"), ADW_RESPONSE_SUGGESTED, NULL, entry);
}

void
notanda_window_show_feeds (NotandaWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  AdwDialog      *dialog = notanda_feeds_dialog_new (notanda_application_get_preferences (NOTANDA_APPLICATION (application)));

  g_signal_connect_object (application, "feeds-refreshed", G_CALLBACK (notanda_feeds_dialog_update), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
