/* notanda-window-sync.c: the server of a window's corpus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A corpus that isn't connected has no syncer, and nothing here shows. Windows on one corpus share its syncer. What keeps it from going on
 * stands in one banner, as long as it does.
 *
 * Whether the window's corpus is connected is looked up in a worker, once it has one.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/notanda-connect-dialog.h"
#include "app/notanda-application.h"

/* What a banner's button does about a trouble */
static const struct
{
  const char *button;
  const char *action;
} remedies[] = {
  [NOTANDA_SYNCER_OFFLINE] = { N_ ("_Try Again"), "win.sync" },
  [NOTANDA_SYNCER_SERVER_FULL] = { N_ ("_Try Again"), "win.sync" },
  [NOTANDA_SYNCER_SIGN_IN] = { N_ ("_Sign In…"), "win.connect-server" },
  [NOTANDA_SYNCER_CERTIFICATE] = { N_ ("_Compare…"), "win.connect-server" },
  [NOTANDA_SYNCER_ADDRESS] = { N_ ("_Mend…"), "win.connect-server" },
  [NOTANDA_SYNCER_DOUBT] = { N_ ("_Decide…"), "win.decide-server" },
  [NOTANDA_SYNCER_HERE] = { N_ ("_Try Again"), "win.sync" },
};

/* ---- what is shown */

static void
update_banner (NotandaWindow *self)
{
  NotandaSyncerTrouble trouble = self->syncer != NULL ? notanda_syncer_get_trouble (self->syncer) : NOTANDA_SYNCER_NO_TROUBLE;
  g_autofree char     *title = NULL;

  if (trouble == NOTANDA_SYNCER_NO_TROUBLE)
    {
      if (self->sync_banner != NULL)
        adw_banner_set_revealed (self->sync_banner, FALSE);
      return;
    }
  if (self->sync_banner == NULL)
    {
      self->sync_banner = ADW_BANNER (adw_banner_new (""));
      adw_toolbar_view_add_top_bar (self->toolbar, GTK_WIDGET (self->sync_banner));
    }
  title = g_strdup_printf (_ ("Not synced: %s"), notanda_syncer_get_message (self->syncer));
  adw_banner_set_use_markup (self->sync_banner, FALSE);
  adw_banner_set_title (self->sync_banner, title);
  adw_banner_set_button_label (self->sync_banner, _ (remedies[trouble].button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->sync_banner), remedies[trouble].action);
  adw_banner_set_revealed (self->sync_banner, TRUE);
}

static void
update_actions (NotandaWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sync", self->syncer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.disconnect-server", self->syncer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-all", self->syncer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.decide-server", self->syncer != NULL);
}

/* Drafts are never synced, nor what isn't in the corpus that is open beside it. */
static gboolean
is_synced (NotandaWindow *self)
{
  NotandaDocument *document = notanda_page_get_document (self->page);

  return self->syncer != NULL && document != NULL && notanda_document_get_corpus (document) != NULL && !notanda_document_is_draft (document);
}

/* @was_saving: (inout): so far. Returns: whether it has all been saved by now */
static gboolean
has_saved (NotandaSaverState state,
           gboolean         *was_saving)
{
  gboolean has = *was_saving && state == NOTANDA_SAVER_SAVED;

  *was_saving = state == NOTANDA_SAVER_SAVING || (*was_saving && state == NOTANDA_SAVER_PENDING);

  return has;
}

char *
notanda_window_dup_status (NotandaWindow *self)
{
  NotandaSaver     *saver = notanda_page_get_saver (self->page);
  NotandaSaverState state = saver != NULL ? notanda_saver_get_state (saver) : NOTANDA_SAVER_PENDING;

  /* before anything is said, so that nothing is called synced that was just saved */
  if (has_saved (state, &self->was_saving) && is_synced (self))
    notanda_syncer_saved (self->syncer, notanda_article_get_hash (notanda_document_get_article (notanda_page_get_document (self->page))));

  if (saver == NULL ? self->syncer != NULL : is_synced (self) && state == NOTANDA_SAVER_SAVED)
    return notanda_syncer_dup_words (self->syncer);

  return g_strdup (notanda_page_get_status (self->page));
}

/* Its name, tag set and people, and what was removed from it. */
static void
corpus_saved_cb (NotandaWindow *self)
{
  NotandaSaverState state = notanda_saver_get_state (notanda_library_get_saver (self->library));
  NotandaHash       line;

  if (!has_saved (state, &self->was_saving_corpus) || self->syncer == NULL)
    return;
  notanda_corpus_hash_for_id (notanda_library_get_id (self->library), &line);
  notanda_syncer_saved (self->syncer, &line);
}

/* ---- the corpus and its syncer */

static void
update_waiting (NotandaWindow *self)
{
  if (self->library != NULL)
    {
      notanda_library_set_waiting (self->library, self->syncer != NULL ? notanda_syncer_get_waiting (self->syncer) : NULL);
      notanda_library_set_absent (self->library, self->syncer != NULL ? notanda_syncer_get_absent (self->syncer) : NULL);
    }
}

static void
set_syncer (NotandaWindow *self,
            NotandaSyncer *syncer)
{
  if (self->syncer != NULL)
    notanda_syncer_set_focus (self->syncer, self, FALSE);
  g_signal_group_set_target (self->syncer_signals, syncer);
  g_set_object (&self->syncer, syncer);
  if (syncer != NULL)
    notanda_syncer_set_focus (syncer, self, gtk_window_is_active (GTK_WINDOW (self)));
  notanda_page_set_synced (self->page, syncer != NULL);
  update_waiting (self);
  update_actions (self);
  update_banner (self);
  notanda_window_update_status (self);
  g_object_notify (G_OBJECT (self), "keeps-all");
}

static NotandaSyncer *
take_syncer (NotandaWindow        *self,
             const char           *root,
             const NotandaAccount *account)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? notanda_application_take_syncer (NOTANDA_APPLICATION (application), root, account) : NULL;
}

static void
loaded_cb (GObject *source G_GNUC_UNUSED,
           GAsyncResult   *result,
           gpointer        data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaAccount) account = notanda_connect_job_load_finish (result, &error);
  g_autoptr (NotandaSyncer) syncer = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->finding == NULL || g_cancellable_is_cancelled (self->finding))
    return;
  g_clear_object (&self->finding);
  if (account != NULL)
    syncer = take_syncer (self, self->corpus_root, account);
  set_syncer (self, syncer);
}

void
notanda_window_find_server (NotandaWindow *self)
{
  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_set_str (&self->corpus_root, self->library != NULL ? notanda_library_get_root (self->library) : NULL);
  set_syncer (self, NULL);
  self->was_saving_corpus = FALSE;
  g_signal_group_set_target (self->library_signals, self->library);
  g_signal_group_set_target (self->corpus_saver_signals, self->library != NULL ? notanda_library_get_saver (self->library) : NULL);
  if (self->library == NULL)
    return;
  self->finding = g_cancellable_new ();
  notanda_connect_job_load_async (notanda_library_get_id (self->library), self->finding, loaded_cb, g_object_ref (self));
}

/* Something was merged into the document's file. */
static void
refresh_if_among (GArray          *arrived,
                  NotandaDocument *document,
                  NotandaSaver    *saver)
{
  const NotandaHash *article = document != NULL ? notanda_article_get_hash (notanda_document_get_article (document)) : NULL;

  for (guint i = 0; article != NULL && i < arrived->len; i++)
    if (notanda_hash_equal (&g_array_index (arrived, NotandaHash, i), article))
      notanda_saver_refresh (saver);
}

static void
arrived_cb (NotandaWindow *self,
            GArray        *documents)
{
  refresh_if_among (documents, notanda_page_get_document (self->page), notanda_page_get_saver (self->page));
  notanda_window_note_fetched (self, documents);
  if (self->library == NULL)
    return;
  refresh_if_among (documents, notanda_library_get_document (self->library), notanda_library_get_saver (self->library));
  notanda_library_look (self->library);
}

static void
active_cb (NotandaWindow *self)
{
  if (self->syncer != NULL)
    notanda_syncer_set_focus (self->syncer, self, gtk_window_is_active (GTK_WINDOW (self)));
}

/* ---- connecting */

static void
show_alert (NotandaWindow *self,
            const char    *heading,
            const char    *message)
{
  AdwAlertDialog *dialog = notanda_alert_new (heading, message);

  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* By the connection that just came about. */
static NotandaSyncer *
go_on_by (NotandaWindow    *self,
          NotandaConnected *connected)
{
  g_autoptr (NotandaConnection) connection = g_steal_pointer (&connected->connection);
  NotandaSyncer *syncer = take_syncer (self, connected->root, notanda_connection_get_account (connection));

  if (syncer != NULL)
    notanda_syncer_take_connection (syncer, g_steal_pointer (&connection));

  return syncer;
}

/* Once all of it has come an article may be opened. */
static void
joined_cb (AdwDialog *dialog G_GNUC_UNUSED,
           NotandaWindow    *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GFile) folder = NULL;
  guint done;
  guint total;

  if (application == NULL || notanda_syncer_get_progress (self->joined, &done, &total) ||
      notanda_syncer_get_trouble (self->joined) != NOTANDA_SYNCER_NO_TROUBLE)
    return;
  folder = g_file_new_for_path (notanda_syncer_get_root (self->joined));
  notanda_application_open_file (NOTANDA_APPLICATION (application), folder, self);
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
    set_syncer (self, syncer);
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

static void
sync_action (GtkWidget       *widget,
             const char *name G_GNUC_UNUSED,
             GVariant *target G_GNUC_UNUSED)
{
  notanda_page_commit (NOTANDA_WINDOW (widget)->page);
  notanda_syncer_sync_now (NOTANDA_WINDOW (widget)->syncer);
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
      show_alert (self, _ ("Not Disconnected"), error->message);
      notanda_window_find_server (self);
    }
  else if (connected->notice != NULL)
    show_alert (self, _ ("Disconnected"), connected->notice);
}

/* Once no round is on, which would write down what it learns. */
static void
syncer_changed_cb (NotandaWindow *self)
{
  if (notanda_syncer_is_ended (self->syncer))
    {
      if (self->disconnects)
        notanda_connect_job_disconnect_async (self->corpus_root, self->identity, NULL, disconnected_cb, g_object_ref (self));
      self->disconnects = FALSE;
      set_syncer (self, NULL);
      return;
    }
  update_waiting (self);
  update_banner (self);
  notanda_window_update_status (self);
  notanda_window_check_fetch (self);
  g_object_notify (G_OBJECT (self), "keeps-all");
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
      show_alert (self, _ ("Not Sent"), error->message);
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

/* ---- the window */

void
notanda_window_install_sync_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.connect-server", NULL, connect_server_action);
  gtk_widget_class_install_action (klass, "win.sync", NULL, sync_action);
  gtk_widget_class_install_action (klass, "win.disconnect-server", NULL, disconnect_server_action);
  gtk_widget_class_install_action (klass, "win.decide-server", NULL, decide_server_action);
  gtk_widget_class_install_property_action (klass, "win.keep-all", "keeps-all");
}

void
notanda_window_add_sync (NotandaWindow *self)
{
  self->syncer_signals = g_signal_group_new (NOTANDA_TYPE_SYNCER);
  g_signal_group_connect_swapped (self->syncer_signals, "changed", G_CALLBACK (syncer_changed_cb), self);
  g_signal_group_connect_swapped (self->syncer_signals, "arrived", G_CALLBACK (arrived_cb), self);
  self->library_signals = g_signal_group_new (NOTANDA_TYPE_LIBRARY);
  g_signal_group_connect_swapped (self->library_signals, "listed", G_CALLBACK (notanda_window_open_fetched), self);
  self->corpus_saver_signals = g_signal_group_new (NOTANDA_TYPE_SAVER);
  g_signal_group_connect_swapped (self->corpus_saver_signals, "state-changed", G_CALLBACK (corpus_saved_cb), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  update_actions (self);
}

void
notanda_window_drop_sync (NotandaWindow *self)
{
  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_object (&self->syncer_signals);
  g_clear_object (&self->corpus_saver_signals);
  g_clear_object (&self->library_signals);
  if (self->syncer != NULL)
    notanda_syncer_set_focus (self->syncer, self, FALSE);
  g_clear_object (&self->syncer);
  g_clear_object (&self->joined);
  g_clear_pointer (&self->corpus_root, g_free);
}
