/* notanda-window-server.c: what a user says about the server of a window's corpus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Connecting and joining, disconnecting, and what is to become of a server in doubt: each a dialog, and a job that does what it says. */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/notanda-connect-dialog.h"
#include "app/notanda-application.h"

/* ---- connecting */

/* By the connection that just came about. */
static NotandaSyncer *
go_on_by (NotandaWindow    *self,
          NotandaConnected *connected)
{
  g_autoptr (NotandaConnection) connection = g_steal_pointer (&connected->connection);
  NotandaSyncer *syncer = notanda_window_take_syncer (self, connected->root, notanda_connection_get_account (connection));

  if (syncer != NULL)
    notanda_syncer_take_connection (syncer, g_steal_pointer (&connection));

  return syncer;
}

/* Once all of it has come an article may be opened: not where nobody has asked the server yet. */
static void
joined_cb (AdwDialog *dialog G_GNUC_UNUSED,
           NotandaWindow    *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GFile) folder = NULL;
  guint done;
  guint total;

  if (application == NULL || notanda_syncer_get_progress (self->joined, &done, &total) ||
      notanda_syncer_get_trouble (self->joined) != NOTANDA_SYNCER_NO_TROUBLE || notanda_syncer_get_state (self->joined) == NOTANDA_SYNCER_SAVED)
    return;
  folder = g_file_new_for_path (notanda_syncer_get_root (self->joined));
  notanda_application_open_file (NOTANDA_APPLICATION (application), folder, self);
}

/* The dialog goes as soon as all is done: what kind of server it is can be read afterwards. */
static void
tell_server_cb (NotandaConnectDialog *dialog,
                NotandaWindow        *self)
{
  const char      *software = notanda_connect_dialog_get_software (dialog);
  g_autofree char *words = NULL;

  if (software == NULL)
    return;
  /* Translators: what kind of server it is, as "Nextcloud" or "Apache" */
  words = g_strdup_printf (_ ("Connected to %s"), software);
  notanda_page_toast (self->page, words, NULL, NULL);
}

static void
connected_cb (NotandaWindow    *self,
              NotandaConnected *connected,
              AdwDialog        *dialog)
{
  g_autoptr (NotandaSyncer) syncer = go_on_by (self, connected);

  if (syncer == NULL)
    return;
  if (g_strcmp0 (self->corpus_root, connected->root) == 0)
    {
      notanda_window_set_syncer (self, syncer);
      g_signal_connect_object (dialog, "closed", G_CALLBACK (tell_server_cb), self, G_CONNECT_DEFAULT);
    }
  else
    {
      /* what is open here isn't in it */
      g_set_object (&self->joined, syncer);
      g_signal_connect_object (dialog, "closed", G_CALLBACK (joined_cb), self, G_CONNECT_DEFAULT);
    }
  notanda_connect_dialog_follow (NOTANDA_CONNECT_DIALOG (dialog), syncer);
}

static void
connect_server_action (GtkWidget       *widget,
                       const char *name G_GNUC_UNUSED,
                       GVariant *target G_GNUC_UNUSED)
{
  NotandaWindow        *self = NOTANDA_WINDOW (widget);
  const NotandaAccount *account = self->syncer != NULL ? notanda_syncer_get_account (self->syncer) : NULL;
  /* what is known of one server isn't true of another */
  gboolean   may_move = account == NULL || notanda_syncer_get_trouble (self->syncer) == NOTANDA_SYNCER_ADDRESS;
  AdwDialog *dialog = notanda_connect_dialog_new (self->identity, self->corpus_root, account, may_move);

  g_signal_connect_object (dialog, "connected", G_CALLBACK (connected_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* ---- disconnecting */

static void
disconnected_cb (GObject *source G_GNUC_UNUSED,
                 GAsyncResult   *result,
                 gpointer        data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaConnected) connected = notanda_connect_job_finish (result, NULL, &error);

  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (connected == NULL)
    {
      notanda_alert_show (GTK_WIDGET (self), _ ("Not Disconnected"), error->message);
      notanda_window_find_server (self);
    }
  else if (connected->notice != NULL)
    notanda_alert_show (GTK_WIDGET (self), _ ("Disconnected"), connected->notice);
}

void
notanda_window_finish_disconnecting (NotandaWindow *self)
{
  if (self->disconnects)
    notanda_connect_job_disconnect_async (self->corpus_root, self->identity, NULL, disconnected_cb, g_object_ref (self));
  self->disconnects = FALSE;
}

static void
end_syncer (NotandaWindow *self)
{
  self->disconnects = TRUE;
  notanda_syncer_end (self->syncer);
}

static void
disconnect_cb (NotandaWindow *self)
{
  if (self->syncer != NULL)
    end_syncer (self);
}

static void
disconnect_server_action (GtkWidget       *widget,
                          const char *name G_GNUC_UNUSED,
                          GVariant *target G_GNUC_UNUSED)
{
  NotandaWindow   *self = NOTANDA_WINDOW (widget);
  g_autofree char *body = NULL;
  AdwAlertDialog  *dialog;
  guint            n = g_hash_table_size (notanda_syncer_get_waiting (self->syncer));

  if (n > 0)
    body = g_strdup_printf (ngettext ("The corpus stays as it is, here and on the server. %u article has changes that aren’t on the server yet.",
                                      "The corpus stays as it is, here and on the server. %u articles have changes that aren’t on the server yet.", n),
                            n);
  dialog = notanda_alert_new (_ ("Disconnect from the Server?"), body != NULL ? body : _ ("The corpus stays as it is, here and on the server."));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "disconnect", _ ("_Disconnect"), NULL);
  adw_alert_dialog_set_default_response (dialog, "disconnect");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response::disconnect", G_CALLBACK (disconnect_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* ---- a server in doubt */

static void
sent_again_cb (GObject *source G_GNUC_UNUSED,
               GAsyncResult   *result,
               gpointer        data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaConnected) connected = notanda_connect_job_finish (result, NULL, &error);
  g_autoptr (NotandaSyncer) syncer = NULL;

  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (connected == NULL)
    {
      /* which says it again where it has to be asked about */
      if (self->syncer != NULL)
        notanda_syncer_sync_now (self->syncer);
      notanda_alert_show (GTK_WIDGET (self), _ ("Not Sent"), error->message);
      return;
    }
  syncer = go_on_by (self, connected);
}

static void
decided_cb (NotandaWindow *self,
            const char    *response)
{
  if (self->syncer == NULL)
    return;
  if (g_str_equal (response, "again"))
    notanda_syncer_sync_now (self->syncer);
  else if (g_str_equal (response, "send"))
    notanda_connect_job_send_again_async (self->corpus_root, self->identity, NULL, sent_again_cb, g_object_ref (self));
  else if (g_str_equal (response, "disconnect"))
    end_syncer (self);
}

/* What there is to do about each doubt loses nothing of either side. */
static void
decide_server_action (GtkWidget       *widget,
                      const char *name G_GNUC_UNUSED,
                      GVariant *target G_GNUC_UNUSED)
{
  static const struct
  {
    const char *heading;
    const char *body;
    gboolean    may_send;
  } doubts[] = {
    [NOTANDA_SYNC_NO_FORMAT] = { N_ ("The Corpus Isn’t on the Server Any More"), N_ ("Nothing was changed on either side. If somebody removed it there for good, or set up the server anew, send it again from here. If the server’s folder was moved, have it moved back, and look again."), TRUE },
    [NOTANDA_SYNC_OTHER_CORPUS] = { N_ ("Another Corpus Is on the Server"), N_ ("Nothing was changed on either side. Where this corpus should be, there is another one, or something else. Disconnect, and connect to another folder; or have it put right, and look again."), FALSE },
    [NOTANDA_SYNC_NEWER_FORMAT] = { N_ ("A Newer Version Is Needed"), N_ ("Nothing was changed on either side. The corpus on the server was made by a newer version of Notanda. Update it here, and look again. Until then your work is saved on this computer."), FALSE },
    [NOTANDA_SYNC_EMPTIED] = { N_ ("The Corpus on the Server Is Empty"), N_ ("Nothing was changed on either side. All that was there of this corpus is gone. If somebody emptied it, or set up the server anew, send it again from here. If a backup is about to be put back, look again after that."), TRUE },
  };
  NotandaWindow   *self = NOTANDA_WINDOW (widget);
  NotandaSyncDoubt doubt = notanda_syncer_get_doubt (self->syncer);
  AdwAlertDialog  *dialog;

  if (doubt == NOTANDA_SYNC_NO_DOUBT)
    return;
  dialog = notanda_alert_new (_ (doubts[doubt].heading), _ (doubts[doubt].body));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Leave It for Now"), "again", _ ("Look _Again"), NULL);
  if (doubts[doubt].may_send)
    adw_alert_dialog_add_response (dialog, "send", _ ("_Send All Again"));
  adw_alert_dialog_add_response (dialog, "disconnect", _ ("_Disconnect"));
  adw_alert_dialog_set_prefer_wide_layout (dialog, FALSE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_default_response (dialog, "again");
  g_signal_connect_object (dialog, "response", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
notanda_window_install_server_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.connect-server", NULL, connect_server_action);
  gtk_widget_class_install_action (klass, "win.disconnect-server", NULL, disconnect_server_action);
  gtk_widget_class_install_action (klass, "win.decide-server", NULL, decide_server_action);
}
