/* notanda-connect-dialog.c: connects a corpus to a server, or joins one that is there
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Four states: fields to fill in; a job under way; the browser's turn; the first round under way. Cancel ends what is under way and
 * brings the fields back, and where nothing is it closes. What the server doesn't like stands below the fields, with what helps.
 */

#include "app/dialogs/notanda-connect-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-alert.h"
#include "app/common/notanda-browser.h"
#include "app/common/notanda-first-focus.h"
#include "app/dialogs/notanda-connect-problem.h"
#include "base/notanda-ephemeral-folder.h"
#include "base/notanda-error.h"
#include "base/notanda-shown-path.h"
#include "sync/notanda-password.h"

#define LOOK_MS 200 /* between two looks at how far it is */

struct _NotandaConnectDialog
{
  AdwDialog              parent_instance;
  NotandaIdentity       *identity;
  char                  *root;        /* NULL: joins */
  char                  *accepted;    /* the fingerprint of a certificate, or NULL */
  char                  *chosen;      /* the folder that was chosen last, or NULL; what is shown of it may be another path */
  NotandaAccount        *account;     /* that it is connected by already, or NULL */
  NotandaLoginFlow      *flow;        /* offered, or NULL */
  NotandaLogin          *login;       /* that the browser gave, or NULL */
  GCancellable          *cancellable; /* of what is under way, or NULL */
  char                  *software;    /* what the server is that it was connected with, or NULL */
  NotandaSyncer         *syncer;      /* followed, or NULL */
  GSignalGroup          *syncer_signals;
  guint                  look_id;
  gboolean               is_told; /* what it says is to be read before it goes */
  GtkButton             *cancel_button;
  GtkWidget             *connect_button;
  GtkWidget             *fields;
  GtkWidget             *choices;
  GtkEditable           *address_row;
  GtkEditable           *user_row;
  GtkEditable           *password_row;
  GtkEditable           *folder_row;
  AdwSwitchRow          *automatic_row;
  AdwSwitchRow          *keeps_all_row;
  NotandaConnectProblem *problem;
  GtkWidget             *busy_box;
  GtkLabel              *busy_label;
  GtkProgressBar        *progress;
};

G_DEFINE_FINAL_TYPE (NotandaConnectDialog, notanda_connect_dialog, ADW_TYPE_DIALOG)

enum
{
  CONNECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_connecting (NotandaConnectDialog *self);
static void cancel_cb (NotandaConnectDialog *self);

/* ---- what it shows */

static void
changed_cb (NotandaConnectDialog *self)
{
  gboolean is_filled = *gtk_editable_get_text (self->address_row) != '\0' && (self->root != NULL || *gtk_editable_get_text (self->folder_row) != '\0');

  gtk_widget_set_sensitive (self->connect_button, is_filled && notanda_connect_problem_may_go_on (self->problem));
}

/* What the browser gave is for the user that it gave. */
static void
user_changed_cb (NotandaConnectDialog *self)
{
  g_clear_pointer (&self->login, notanda_login_free);
}

static void
stop_looking (NotandaConnectDialog *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_signal_group_set_target (self->syncer_signals, NULL);
  g_clear_object (&self->syncer);
}

/* @what: (nullable): what is under way */
static void
set_busy (NotandaConnectDialog *self,
          const char           *what)
{
  /* an entry that can't be used any more would keep it */
  if (what != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  gtk_widget_set_sensitive (self->fields, what == NULL);
  gtk_widget_set_sensitive (self->choices, what == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->problem), what == NULL);
  gtk_widget_set_visible (self->connect_button, what == NULL);
  gtk_widget_set_visible (self->busy_box, what != NULL);
  if (what != NULL)
    {
      gtk_label_set_text (self->busy_label, what);
      gtk_progress_bar_set_fraction (self->progress, 0);
    }
}

/* ---- under way */

static gboolean
look_cb (gpointer data)
{
  NotandaConnectDialog *self = data;
  guint                 done = 0;
  guint                 total = 0;

  if (self->syncer != NULL)
    notanda_syncer_get_progress (self->syncer, &done, &total);
  if (total == 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) done / total));

  return G_SOURCE_CONTINUE;
}

static void
begin (NotandaConnectDialog *self,
       const char           *what)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, what);
  if (self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
}

/* Returns: %FALSE where it is gone, or nobody waits for it any more */
static gboolean
end (NotandaConnectDialog *self,
     const GError         *error)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->look_id, g_source_remove);
  set_busy (self, NULL);

  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
fail (NotandaConnectDialog *self,
      NotandaConnectHint   *hint,
      const GError         *error)
{
  GtkEditable *row = self->address_row;

  g_clear_pointer (&self->flow, notanda_login_flow_free);
  self->flow = g_steal_pointer (&hint->flow);
  notanda_connect_problem_show (self->problem, error->message, FALSE, hint->certificate, self->flow != NULL);
  if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD))
    row = *gtk_editable_get_text (self->user_row) != '\0' ? self->password_row : self->user_row;
  if (!notanda_connect_problem_focus (self->problem))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The first round is whose signal this is. */
static void
connected_cb (GObject *source G_GNUC_UNUSED,
              GAsyncResult   *result,
              gpointer        data)
{
  g_autoptr (NotandaConnectDialog) self = data;
  g_auto (NotandaConnectHint) hint = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaConnected) connected = notanda_connect_job_finish (result, &hint, &error);
  gboolean was_cancelled = g_cancellable_is_cancelled (self->cancellable);

  if (!end (self, error))
    return;
  if (connected == NULL)
    {
      fail (self, &hint, error);
      return;
    }
  notanda_connect_problem_show (self->problem, connected->notice, TRUE, NULL, FALSE);
  self->is_told = connected->notice != NULL;
  g_set_str (&self->software, connected->software);
  g_signal_emit (self, signals[CONNECTED], 0, connected);
  /* too late for the job: it is the round that doesn't begin */
  if (was_cancelled)
    cancel_cb (self);
}

static char *
dup_filled (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return *text != '\0' ? g_strdup (text) : NULL;
}

static NotandaAccount *
new_account (NotandaConnectDialog *self)
{
  g_autofree char *user = dup_filled (self->user_row);
  NotandaAccount  *account = notanda_account_new (gtk_editable_get_text (self->address_row), user);

  account->keeps_all = adw_switch_row_get_active (self->keeps_all_row);
  account->is_manual = !adw_switch_row_get_active (self->automatic_row);
  account->is_app_password = self->login != NULL || (self->account != NULL && self->account->is_app_password && *gtk_editable_get_text (self->password_row) == '\0');
  /* for what comes after it, too: the password may be wrong */
  if (notanda_connect_problem_get_accepted (self->problem) != NULL)
    g_set_str (&self->accepted, notanda_connect_problem_get_accepted (self->problem));
  account->certificate = g_strdup (self->accepted);

  return account;
}

static char *
dup_folder (NotandaConnectDialog *self)
{
  const char      *typed = gtk_editable_get_text (self->folder_row);
  g_autofree char *shown = self->chosen != NULL ? notanda_shown_path_dup (self->chosen) : NULL;

  return g_strcmp0 (typed, shown) == 0 ? g_strdup (self->chosen) : g_canonicalize_filename (typed, g_get_home_dir ());
}

static void
start_connecting (NotandaConnectDialog *self)
{
  g_autoptr (NotandaAccount) account = new_account (self);
  g_autofree char *typed = dup_filled (self->password_row);
  g_autofree char *folder = self->root == NULL ? dup_folder (self) : NULL;
  const char      *password = self->login != NULL ? self->login->password : typed;

  begin (self, _ ("Asking the server…"));
  notanda_connect_job_connect_async (folder != NULL ? folder : self->root, self->root == NULL, account, password, self->identity,
                                     self->cancellable, connected_cb, g_object_ref (self));
  if (typed != NULL)
    explicit_bzero (typed, strlen (typed));
}

static void
connect_cb (NotandaConnectDialog *self)
{
  if (self->is_told)
    adw_dialog_close (ADW_DIALOG (self));
  else
    start_connecting (self);
}

static void
cancel_cb (NotandaConnectDialog *self)
{
  if (self->syncer != NULL)
    notanda_syncer_cancel (self->syncer);
  else if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }
  /* it may be closed by now, which is what cancelled */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

/* ---- the browser */

static void
signed_in_cb (GObject *source G_GNUC_UNUSED,
              GAsyncResult   *result,
              gpointer        data)
{
  g_autoptr (NotandaConnectDialog) self = data;
  g_autoptr (GError) error = NULL;
  NotandaLogin *login = notanda_connect_job_sign_in_finish (result, &error);

  if (!end (self, error))
    return;
  if (login == NULL)
    {
      notanda_connect_problem_show (self->problem, error->message, FALSE, NULL, FALSE);
      return;
    }
  gtk_editable_set_text (self->address_row, login->address);
  gtk_editable_set_text (self->user_row, login->user);
  gtk_editable_set_text (self->password_row, "");
  user_changed_cb (self);
  self->login = login;
  start_connecting (self);
}

static void
browser_cb (NotandaConnectDialog *self)
{
  if (self->flow == NULL)
    return;
  notanda_browser_open (GTK_WIDGET (self), self->flow->page);
  begin (self, _ ("Sign in on the page that the browser shows…"));
  notanda_connect_job_sign_in_async (g_steal_pointer (&self->flow), self->cancellable, signed_in_cb, g_object_ref (self));
  notanda_connect_problem_show (self->problem, NULL, FALSE, NULL, FALSE);
}

/* ---- the first round */

static void
finish_following (NotandaConnectDialog *self)
{
  g_autofree char *message = g_strdup (notanda_syncer_get_message (self->syncer));

  stop_looking (self);
  set_busy (self, NULL);
  if (message != NULL)
    {
      notanda_connect_problem_show (self->problem, message, FALSE, NULL, FALSE);
      self->is_told = TRUE;
    }
  if (!self->is_told)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  /* it is connected: what it says is all that is left */
  gtk_widget_set_visible (self->fields, FALSE);
  gtk_widget_set_visible (self->choices, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), FALSE);
  gtk_button_set_label (GTK_BUTTON (self->connect_button), _ ("_Close"));
  gtk_widget_grab_focus (self->connect_button);
}

static void
syncer_changed_cb (NotandaConnectDialog *self)
{
  guint done;
  guint total;

  if (!notanda_syncer_get_progress (self->syncer, &done, &total))
    finish_following (self);
}

static char *
dup_first_round (NotandaConnectDialog *self)
{
  if (self->root == NULL)
    return g_strdup (_ ("Fetching the corpus…"));
  if (self->software == NULL)
    return g_strdup (_ ("Putting the corpus on the server…"));

  /* Translators: what kind of server it is, as "Nextcloud" or "Apache" */
  return g_strdup_printf (_ ("Connected to %.40s. Putting the corpus there…"), self->software);
}

void
notanda_connect_dialog_follow (NotandaConnectDialog *self,
                               NotandaSyncer        *syncer)
{
  g_autofree char *what = NULL;

  g_return_if_fail (NOTANDA_IS_CONNECT_DIALOG (self));
  g_return_if_fail (NOTANDA_IS_SYNCER (syncer));

  self->syncer = g_object_ref (syncer);
  what = dup_first_round (self);
  set_busy (self, what);
  self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
  g_signal_group_set_target (self->syncer_signals, syncer);
}

const char *
notanda_connect_dialog_get_software (NotandaConnectDialog *self)
{
  g_return_val_if_fail (NOTANDA_IS_CONNECT_DIALOG (self), NULL);

  return self->software;
}

/* ---- the folder */

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (NotandaConnectDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *shown = NULL;

  if (file == NULL)
    notanda_alert_show_not_chosen (GTK_WIDGET (self), error);
  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  g_set_str (&self->chosen, g_file_peek_path (file));
  shown = notanda_shown_path_dup (self->chosen);
  gtk_editable_set_text (self->folder_row, shown);
}

static void
choose_cb (NotandaConnectDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Folder for the Corpus"));
  gtk_file_dialog_select_folder (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, g_object_ref (self));
}

/* ---- the object */

static void
notanda_connect_dialog_closed (AdwDialog *dialog)
{
  NotandaConnectDialog *self = NOTANDA_CONNECT_DIALOG (dialog);

  /* a round goes on without it */
  stop_looking (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
notanda_connect_dialog_dispose (GObject *object)
{
  NotandaConnectDialog *self = NOTANDA_CONNECT_DIALOG (object);

  if (self->syncer_signals != NULL)
    stop_looking (self);
  g_clear_object (&self->syncer_signals);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->flow, notanda_login_flow_free);
  g_clear_pointer (&self->login, notanda_login_free);
  g_clear_pointer (&self->account, notanda_account_free);
  g_clear_pointer (&self->identity, notanda_identity_unref);
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->accepted, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->software, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_CONNECT_DIALOG);
  G_OBJECT_CLASS (notanda_connect_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, connect_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, user_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, automatic_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, keeps_all_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, busy_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectDialog, progress);
}

static void
notanda_connect_dialog_class_init (NotandaConnectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_connect_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = notanda_connect_dialog_closed;
  signals[CONNECTED] = g_signal_new ("connected", NOTANDA_TYPE_CONNECT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (NOTANDA_TYPE_CONNECT_PROBLEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-connect-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, user_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, connect_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, browser_cb);
}

static void
notanda_connect_dialog_init (NotandaConnectDialog *self)
{
  notanda_password_leave_no_dump ();
  self->syncer_signals = g_signal_group_new (NOTANDA_TYPE_SYNCER);
  g_signal_group_connect_swapped (self->syncer_signals, "changed", G_CALLBACK (syncer_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (NotandaConnectDialog *self)
{
  const NotandaAccount *account = self->account;

  self->accepted = g_strdup (account->certificate);
  gtk_editable_set_text (self->address_row, account->address);
  gtk_editable_set_text (self->user_row, account->user != NULL ? account->user : "");
  adw_switch_row_set_active (self->keeps_all_row, account->keeps_all);
  adw_switch_row_set_active (self->automatic_row, !account->is_manual);
}

AdwDialog *
notanda_connect_dialog_new (NotandaIdentity      *identity,
                            const char           *root,
                            const NotandaAccount *account,
                            gboolean              may_move)
{
  NotandaConnectDialog *self = g_object_new (NOTANDA_TYPE_CONNECT_DIALOG, NULL);
  const char           *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char      *folder = NULL;

  self->identity = notanda_identity_ref (identity);
  self->root = g_strdup (root);
  self->account = account != NULL ? notanda_account_copy (account) : NULL;
  if (account != NULL)
    fill (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->address_row), may_move);
  if (root == NULL)
    {
      folder = g_build_filename (documents != NULL ? documents : g_get_home_dir (), _ ("Corpus"), NULL);
      /* else one is to be chosen */
      if (!notanda_ephemeral_folder_is (folder))
        gtk_editable_set_text (self->folder_row, folder);
      gtk_widget_set_visible (GTK_WIDGET (self->folder_row), TRUE);
      adw_dialog_set_title (ADW_DIALOG (self), _ ("Join a Corpus"));
    }
  notanda_first_focus_set (ADW_DIALOG (self), GTK_WIDGET (may_move ? self->address_row : self->password_row));
  changed_cb (self);

  return ADW_DIALOG (self);
}
