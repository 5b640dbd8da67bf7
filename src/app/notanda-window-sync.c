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
#include <glib/gstdio.h>
#include <unistd.h>

#include "app/dialogs/notanda-connect-job.h"
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
show_banner (NotandaWindow *self,
             const char    *title,
             const char    *button,
             const char    *action)
{
  if (self->sync_banner == NULL)
    {
      self->sync_banner = ADW_BANNER (adw_banner_new (""));
      adw_toolbar_view_add_top_bar (self->toolbar, GTK_WIDGET (self->sync_banner));
    }
  adw_banner_set_use_markup (self->sync_banner, FALSE);
  adw_banner_set_title (self->sync_banner, title);
  adw_banner_set_button_label (self->sync_banner, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->sync_banner), action);
  adw_banner_set_revealed (self->sync_banner, TRUE);
}

/* What is in the way of nothing is told where there is no trouble, until somebody says that they know. */
static void
update_banner (NotandaWindow *self)
{
  NotandaSyncerTrouble trouble = self->syncer != NULL ? notanda_syncer_get_trouble (self->syncer) : NOTANDA_SYNCER_NO_TROUBLE;
  g_autofree char     *notice = self->syncer != NULL ? notanda_syncer_dup_notice (self->syncer) : NULL;
  g_autofree char     *title = NULL;

  if (trouble != NOTANDA_SYNCER_NO_TROUBLE)
    {
      title = g_strdup_printf (_ ("Not synced: %s"), notanda_syncer_get_message (self->syncer));
      show_banner (self, title, _ (remedies[trouble].button), remedies[trouble].action);
    }
  else if (notice != NULL)
    show_banner (self, notice, _ ("_Got It"), "win.know-notice");
  else if (self->sync_banner != NULL)
    adw_banner_set_revealed (self->sync_banner, FALSE);
}

static void
know_notice_action (GtkWidget       *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant *target G_GNUC_UNUSED)
{
  if (NOTANDA_WINDOW (widget)->syncer != NULL)
    notanda_syncer_know_notice (NOTANDA_WINDOW (widget)->syncer);
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

void
notanda_window_set_syncer (NotandaWindow *self,
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

NotandaSyncer *
notanda_window_take_syncer (NotandaWindow        *self,
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
    {
      /* one may go by another name by now; who can only look at the folder leaves it as it is */
      if (g_access (self->corpus_root, W_OK) == 0)
        notanda_library_take_part (self->library);
      syncer = notanda_window_take_syncer (self, self->corpus_root, account);
    }
  notanda_window_set_syncer (self, syncer);
}

void
notanda_window_find_server (NotandaWindow *self)
{
  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_set_str (&self->corpus_root, self->library != NULL ? notanda_library_get_root (self->library) : NULL);
  notanda_window_set_syncer (self, NULL);
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

static void
syncer_changed_cb (NotandaWindow *self)
{
  if (notanda_syncer_is_ended (self->syncer))
    {
      notanda_window_finish_disconnecting (self);
      notanda_window_set_syncer (self, NULL);
      return;
    }
  update_waiting (self);
  update_banner (self);
  notanda_window_update_status (self);
  notanda_window_check_fetch (self);
  g_object_notify (G_OBJECT (self), "keeps-all");
}

static void
sync_action (GtkWidget       *widget,
             const char *name G_GNUC_UNUSED,
             GVariant *target G_GNUC_UNUSED)
{
  notanda_page_commit (NOTANDA_WINDOW (widget)->page);
  notanda_syncer_sync_now (NOTANDA_WINDOW (widget)->syncer);
}

/* ---- the window */

void
notanda_window_install_sync_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.sync", NULL, sync_action);
  gtk_widget_class_install_action (klass, "win.know-notice", NULL, know_notice_action);
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
