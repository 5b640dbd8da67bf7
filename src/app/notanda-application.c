/* notanda-application.c: the program: its windows, and who writes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One process for all windows, so that a document is open once. Settings are few and
 * not needed for reading: where their schema is missing, as in a folder that was only
 * built, the program runs without them.
 */

#include "app/notanda-application-private.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"
#include "app/dialogs/notanda-feeds-job.h"
#include "app/notanda-desktop-actions.h"
#include "base/notanda-file.h"
#include "format/notanda-identity-file.h"

G_DEFINE_FINAL_TYPE (NotandaApplication, notanda_application, ADW_TYPE_APPLICATION)

/* So long the program stays without a window, where the bus has started it. */
#define SERVICE_MS 30000

enum
{
  FEEDS_REFRESHED,
  LIBRARY_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, NOTANDA_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

NotandaIdentity *
notanda_application_get_identity (NotandaApplication *self)
{
  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);

  if (self->identity == NULL)
    self->identity = notanda_identity_load ();
  return self->identity;
}

void
notanda_application_set_identity (NotandaApplication *self,
                                  NotandaIdentity    *identity)
{
  g_return_if_fail (NOTANDA_IS_APPLICATION (self));

  g_clear_pointer (&self->identity, notanda_identity_unref);
  self->identity = notanda_identity_ref (identity);
}

NotandaPreferences *
notanda_application_get_preferences (NotandaApplication *self)
{
  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);

  return self->preferences;
}

NotandaLoaderClient *
notanda_application_get_client (NotandaApplication *self)
{
  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);

  if (self->client == NULL)
    self->client = notanda_loader_client_new (NULL);
  return self->client;
}

NotandaIntakeIndex *
notanda_application_get_index (NotandaApplication *self)
{
  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);

  return self->index;
}

gboolean
notanda_application_choose_author (NotandaApplication *self,
                                   const char         *author,
                                   GError            **error)
{
  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), FALSE);

  if (!notanda_identity_choose_author (author, error))
    return FALSE;
  g_clear_pointer (&self->identity, notanda_identity_unref);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (NOTANDA_IS_WINDOW (l->data))
      notanda_window_set_identity (l->data, notanda_application_get_identity (self));
  for (guint i = 0; i < self->libraries->len; i++)
    notanda_library_set_identity (self->libraries->pdata[i], notanda_application_get_identity (self));
  return TRUE;
}

/* What went wrong is told when somebody refreshes them by hand. */
static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  NotandaApplication *self = NOTANDA_APPLICATION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaFeedsState) state = notanda_feeds_job_finish (result, &error);

  if (error != NULL)
    g_debug ("feeds weren't refreshed: %s", error->message);
  g_clear_object (&self->refreshing);
  g_signal_emit (self, signals[FEEDS_REFRESHED], 0);
}

static void
refresh_feeds (NotandaApplication *self)
{
  if (self->refreshing != NULL || !notanda_preferences_get_refresh_feeds (self->preferences))
    return;
  self->refreshing = g_cancellable_new ();
  notanda_feeds_job_refresh_async (self, TRUE, self->refreshing, refreshed_cb, NULL);
}

static NotandaWindow *
new_window (NotandaApplication *self)
{
  NotandaWindow *window = notanda_window_new (GTK_APPLICATION (self), notanda_application_get_identity (self));

  notanda_page_follow (notanda_window_get_page (window), self->preferences);
  notanda_session_add (self->session, window);
  refresh_feeds (self);
  if (self->settings != NULL)
    {
      /* what one window becomes is for the next, and not for those that are open; where it can't be kept, as on a disk that
       * can't be written to, the window is to work all the same */
      const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES | G_SETTINGS_BIND_NO_SENSITIVITY;

      g_settings_bind (self->settings, "window-width", window, "default-width", flags);
      g_settings_bind (self->settings, "window-height", window, "default-height", flags);
      g_settings_bind (self->settings, "window-maximized", window, "maximized", flags);
    }
  return window;
}

/* @window: (nullable): this one, where it shows nothing, else a new one. */
static NotandaWindow *
get_empty_window (NotandaApplication *self,
                  NotandaWindow      *window)
{
  return window != NULL && notanda_window_is_empty (window) ? window : new_window (self);
}

NotandaWindow *
notanda_application_find_window (NotandaApplication *self,
                                 const char         *path,
                                 NotandaWindow      *but)
{
  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (l->data != but && NOTANDA_IS_WINDOW (l->data) && notanda_window_has_path (l->data, path))
      return l->data;
  return NULL;
}

NotandaWindow *
notanda_application_open_file (NotandaApplication *self,
                               GFile              *file,
                               NotandaWindow      *window)
{
  g_autofree char *path = NULL;
  g_autofree char *resolved = NULL;
  g_autoptr (GFile) target = NULL;
  NotandaWindow *found = NULL;

  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_get_path (file);
  if (path != NULL)
    {
      resolved = notanda_file_resolve (path);
      target = g_file_new_for_path (resolved);
      found = notanda_application_find_window (self, resolved, NULL);
    }
  if (found != NULL)
    {
      gtk_window_present (GTK_WINDOW (found));
      return found;
    }
  window = get_empty_window (self, window);
  notanda_window_open (window, target != NULL ? target : file);
  return window;
}

NotandaWindow *
notanda_application_new_window (NotandaApplication *self)
{
  NotandaWindow *window;

  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);

  window = new_window (self);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

void
notanda_application_open_corpus (NotandaApplication *self,
                                 const char         *root,
                                 const char         *words,
                                 NotandaWindow      *window)
{
  g_autoptr (NotandaOrder) order = NULL;

  g_return_if_fail (NOTANDA_IS_APPLICATION (self));
  g_return_if_fail (root != NULL && words != NULL);

  order = notanda_order_new (NOTANDA_ORDER_PATH, root);
  order->filter = g_strdup (words);
  notanda_window_open_order (get_empty_window (self, window), order);
}

void
notanda_application_open_text (NotandaApplication *self,
                               const char         *text,
                               NotandaWindow      *window)
{
  g_return_if_fail (NOTANDA_IS_APPLICATION (self));
  g_return_if_fail (text != NULL);

  window = get_empty_window (self, window);
  notanda_window_open_text (window, text);
}

void
notanda_application_open_order (NotandaApplication *self,
                                NotandaOrder       *order,
                                NotandaWindow      *window)
{
  g_return_if_fail (NOTANDA_IS_APPLICATION (self));

  window = get_empty_window (self, window);
  notanda_window_open_order (window, order);
  gtk_window_present (GTK_WINDOW (window));
}

static void
notanda_application_activate (GApplication *application)
{
  NotandaApplication *self = NOTANDA_APPLICATION (application);
  GtkWindow          *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL && notanda_preferences_get_restore_windows (self->preferences) &&
      notanda_session_restore (self->session))
    return;
  if (window == NULL)
    window = GTK_WINDOW (new_window (self));
  gtk_window_present (window);
}

static void
notanda_application_open (GApplication *application,
                          GFile       **files,
                          int           n_files,
                          const char   *hint)
{
  NotandaApplication *self = NOTANDA_APPLICATION (application);
  GtkWindow          *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  for (int i = 0; i < n_files; i++)
    notanda_application_open_file (self, files[i], NOTANDA_IS_WINDOW (window) ? NOTANDA_WINDOW (window) : NULL);
}

/* A window with a dialog over it would close that instead. */
static void
close_window (GtkWindow *window)
{
  AdwDialog *dialog = NULL;

  while (ADW_IS_APPLICATION_WINDOW (window) &&
         (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL)
    adw_dialog_force_close (dialog);
  gtk_window_close (window);
}

static void
quit_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  notanda_session_end (NOTANDA_APPLICATION (data)->session);
  /* what the bus has started stays for nothing either */
  g_application_set_inactivity_timeout (G_APPLICATION (data), 0);
  if (windows == NULL)
    g_application_quit (G_APPLICATION (data));
  /* each waits for its save */
  for (GList *l = windows; l != NULL; l = l->next)
    close_window (l->data);
}

/* When the session ends, or at Ctrl+C: the last seconds' work is saved. A second signal
 * ends the program as it is. */
static gboolean
signal_cb (gpointer data)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

/* The theme's folders are read at the first look for an icon, while a window is realized; lookups
 * may come from any thread, and wait for one that reads them already. */
static gpointer
load_icon_theme (gpointer data)
{
  g_autoptr (GtkIconTheme) theme = data;

  gtk_icon_theme_has_icon (theme, "edit-undo-symbolic");
  return NULL;
}

static void
notanda_application_startup (GApplication *application)
{
  NotandaApplication       *self = NOTANDA_APPLICATION (application);
  static const GActionEntry entries[] = { { "quit", quit_action_cb } };
  GtkIconTheme             *theme;

  /* it reads the list of fonts in a thread, which the first text would wait for */
  pango_cairo_font_map_get_default ();
  G_APPLICATION_CLASS (notanda_application_parent_class)->startup (application);
  theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_thread_unref (g_thread_new ("notanda-icons", load_icon_theme, g_object_ref (theme)));
  self->settings = open_settings ();
  self->preferences = notanda_preferences_new (self->settings);
  self->appearance = notanda_appearance_new (self->preferences);
  self->session = notanda_session_new (self, self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  notanda_desktop_actions_add (self);
  notanda_actions_bind_application (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (NOTANDA_APPLICATION_ID);
  /* the desktop's search may go on for a while */
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, SERVICE_MS);
  g_unix_signal_add (SIGTERM, signal_cb, NULL);
  g_unix_signal_add (SIGINT, signal_cb, NULL);
  g_unix_signal_add (SIGHUP, signal_cb, NULL);
}

static gboolean
notanda_application_dbus_register (GApplication    *application,
                                   GDBusConnection *bus,
                                   const char      *path,
                                   GError         **error)
{
  NotandaApplication *self = NOTANDA_APPLICATION (application);

  return G_APPLICATION_CLASS (notanda_application_parent_class)->dbus_register (application, bus, path, error) &&
         notanda_search_provider_export (self->search, bus, path, error);
}

static void
notanda_application_dbus_unregister (GApplication    *application,
                                     GDBusConnection *bus,
                                     const char      *path)
{
  notanda_search_provider_unexport (NOTANDA_APPLICATION (application)->search);
  G_APPLICATION_CLASS (notanda_application_parent_class)->dbus_unregister (application, bus, path);
}

static void
notanda_application_shutdown (GApplication *application)
{
  g_cancellable_cancel (NOTANDA_APPLICATION (application)->refreshing);
  G_APPLICATION_CLASS (notanda_application_parent_class)->shutdown (application);
}

/* A worker that opens an article for the window holds it, so that it is disposed of only when that ends. */
static void
notanda_application_window_removed (GtkApplication *application,
                                    GtkWindow      *window)
{
  if (NOTANDA_IS_WINDOW (window))
    notanda_window_cancel_opening (NOTANDA_WINDOW (window));
  GTK_APPLICATION_CLASS (notanda_application_parent_class)->window_removed (application, window);
}

static void
notanda_application_finalize (GObject *object)
{
  NotandaApplication *self = NOTANDA_APPLICATION (object);

  g_clear_object (&self->refreshing);
  notanda_application_drop_corpora (self);
  g_clear_object (&self->search);
  g_clear_object (&self->session);
  g_clear_object (&self->appearance);
  g_clear_object (&self->preferences);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->identity, notanda_identity_unref);
  g_clear_pointer (&self->client, notanda_loader_client_unref);
  g_clear_pointer (&self->index, notanda_intake_index_unref);
  G_OBJECT_CLASS (notanda_application_parent_class)->finalize (object);
}

static void
notanda_application_class_init (NotandaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = notanda_application_finalize;
  signals[FEEDS_REFRESHED] = g_signal_new ("feeds-refreshed", NOTANDA_TYPE_APPLICATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LIBRARY_OPENED] = g_signal_new ("library-opened", NOTANDA_TYPE_APPLICATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, NOTANDA_TYPE_LIBRARY);
  GTK_APPLICATION_CLASS (klass)->window_removed = notanda_application_window_removed;
  application_class->activate = notanda_application_activate;
  application_class->dbus_register = notanda_application_dbus_register;
  application_class->dbus_unregister = notanda_application_dbus_unregister;
  application_class->handle_local_options = notanda_desktop_actions_handle;
  application_class->open = notanda_application_open;
  application_class->shutdown = notanda_application_shutdown;
  application_class->startup = notanda_application_startup;
}

static void
notanda_application_init (NotandaApplication *self)
{
  self->index = notanda_intake_index_new (FALSE);
  self->syncers = g_ptr_array_new ();
  self->libraries = g_ptr_array_new ();
  self->search = notanda_search_provider_new (self);
  /* --help says what else it takes */
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE or ADDRESS…]"));
  notanda_desktop_actions_add_options (self);
}

NotandaApplication *
notanda_application_new (GApplicationFlags flags)
{
  return g_object_new (NOTANDA_TYPE_APPLICATION, "application-id", NOTANDA_APPLICATION_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/notanda/Notanda", NULL);
}
