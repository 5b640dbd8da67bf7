/* notanda-session.c: which windows there were, for the next start
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Noted whenever a window gets a document or goes, so that it is known after a crash too.
 * Who closes one window after the other has the last of them again: an empty session is
 * never noted. Only paths and sizes are; where one was in an article belongs to that
 * (notanda-bookmarks.h).
 */

#include "app/notanda-session.h"

#define KEY "session"

/* path, width, height, maximized, list shown; in the order they were last used */
#define WINDOW_TYPE "(ayiibb)"

struct _NotandaSession
{
  GObject             parent_instance;
  NotandaApplication *application;
  GSettings          *settings;
  gboolean            has_ended;
};

G_DEFINE_FINAL_TYPE (NotandaSession, notanda_session, G_TYPE_OBJECT)

static GVariant *
describe (NotandaWindow *window)
{
  NotandaPage  *page = notanda_window_get_page (window);
  NotandaSaver *saver = notanda_page_get_saver (page);
  int           width;
  int           height;

  if (saver == NULL)
    return NULL;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  return g_variant_new ("(^ayiibb)", notanda_saver_get_file (saver)->path, width, height,
                        gtk_window_is_maximized (GTK_WINDOW (window)), notanda_page_get_list_shown (page));
}

static void
note (NotandaSession *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" WINDOW_TYPE));
  guint           n = 0;

  if (self->settings == NULL || self->has_ended)
    return;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    {
      GVariant *window = NOTANDA_IS_WINDOW (l->data) ? describe (l->data) : NULL;

      if (window != NULL && n++ < NOTANDA_SESSION_MAX)
        g_variant_builder_add_value (&builder, window);
      else if (window != NULL)
        g_variant_unref (g_variant_ref_sink (window));
    }
  if (n > 0)
    g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
  else
    g_variant_builder_clear (&builder);
}

static void
opened_cb (NotandaSession *self)
{
  /* a quit that was called off */
  self->has_ended = FALSE;
  note (self);
}

static gboolean
close_request_cb (NotandaSession *self)
{
  note (self);
  return GDK_EVENT_PROPAGATE;
}

void
notanda_session_add (NotandaSession *self,
                     NotandaWindow  *window)
{
  g_return_if_fail (NOTANDA_IS_SESSION (self));
  g_return_if_fail (NOTANDA_IS_WINDOW (window));

  g_signal_connect_object (window, "notify::has-document", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
restore_window (NotandaSession *self,
                GVariant       *description)
{
  const char    *path;
  int            width;
  int            height;
  gboolean       maximized;
  gboolean       list_shown;
  NotandaWindow *window;
  g_autoptr (GFile) file = NULL;

  g_variant_get (description, "(^&ayiibb)", &path, &width, &height, &maximized, &list_shown);
  /* moved or deleted: nobody asked for it now, so nothing is said */
  if (!g_path_is_absolute (path) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  file = g_file_new_for_path (path);
  window = notanda_application_open_file (self->application, file, NULL);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (window));
  notanda_page_set_list_shown (notanda_window_get_page (window), list_shown);
  return TRUE;
}

gboolean
notanda_session_restore (NotandaSession *self)
{
  g_autoptr (GVariant) windows = NULL;
  gboolean any = FALSE;

  g_return_val_if_fail (NOTANDA_IS_SESSION (self), FALSE);

  if (self->settings == NULL)
    return FALSE;
  windows = g_settings_get_value (self->settings, KEY);
  /* the one that was used last comes last, and to the front */
  for (gsize i = MIN (g_variant_n_children (windows), NOTANDA_SESSION_MAX); i-- > 0;)
    {
      g_autoptr (GVariant) description = g_variant_get_child_value (windows, i);

      any |= restore_window (self, description);
    }
  return any;
}

void
notanda_session_end (NotandaSession *self)
{
  g_return_if_fail (NOTANDA_IS_SESSION (self));

  note (self);
  self->has_ended = TRUE;
}

static void
notanda_session_dispose (GObject *object)
{
  g_clear_object (&NOTANDA_SESSION (object)->settings);
  G_OBJECT_CLASS (notanda_session_parent_class)->dispose (object);
}

static void
notanda_session_class_init (NotandaSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_session_dispose;
}

static void
notanda_session_init (NotandaSession *self)
{
}

NotandaSession *
notanda_session_new (NotandaApplication *application,
                     GSettings          *settings)
{
  NotandaSession *self = g_object_new (NOTANDA_TYPE_SESSION, NULL);

  self->application = application;
  g_set_object (&self->settings, settings);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (note), self, G_CONNECT_SWAPPED);
  return self;
}
