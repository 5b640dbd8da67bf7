/* window-fixture.c: a real window with an article in it, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>

#define PATIENCE (20 * G_USEC_PER_SEC)
#define HEIGHT 640

void
wait_for (Fixture  *fixture,
          Condition condition)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (fixture))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
count_frame_cb (GdkFrameClock *clock,
                gpointer       data)
{
  ++*(guint *) data;
}

void
wait_for_frames (GtkWidget *window,
                 guint      n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64         end = g_get_monotonic_time () + PATIENCE;
  guint          painted = 0;
  gulong         id = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &painted);

  while (painted < n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, id);
}

void
set_width (Fixture *fixture,
           int      width)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  int        border; /* drawn by the window itself where no window manager runs */

  g_object_get (window, "default-width", &border, NULL);
  border -= gtk_widget_get_width (window);
  gtk_window_set_default_size (GTK_WINDOW (window), width + border, HEIGHT);
  while (gtk_widget_get_width (window) != width)
    g_main_context_iteration (NULL, TRUE);
  /* the layout follows the breakpoints a frame later */
  wait_for_frames (window, 4);
}

gboolean
is_open (Fixture *fixture)
{
  return notanda_page_get_document (notanda_window_get_page (fixture->window)) != NULL;
}

NotandaSaverState
get_state (Fixture *fixture)
{
  return notanda_saver_get_state (notanda_page_get_saver (notanda_window_get_page (fixture->window)));
}

gboolean
is_saved (Fixture *fixture)
{
  return get_state (fixture) == NOTANDA_SAVER_SAVED;
}

gboolean
is_gone (Fixture *fixture)
{
  return fixture->window == NULL;
}

static void
choose (NotandaWindow *window,
        gboolean       for_saving,
        const char    *suggested_name,
        void (*callback) (NotandaWindow *window,
                          GFile         *file),
        gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->chosen);

  callback (window, file);
}

static void
hear (NotandaPage *page,
      const char  *message,
      gpointer     data)
{
  g_set_str (&((Fixture *) data)->heard, message);
}

/* A timer keeps iterations coming, so that waiting for what never comes ends. */
static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
open_window (Fixture    *fixture,
             const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_set_weak_pointer (&fixture->window, notanda_application_open_file (fixture->application, file, NULL));
  notanda_window_set_chooser (fixture->window, choose, fixture);
  notanda_page_set_announcer (notanda_window_get_page (fixture->window), hear, fixture);
  wait_for (fixture, is_open);
}

void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->application = NOTANDA_APPLICATION (g_application_get_default ());
  fixture->folder = g_dir_make_tmp ("notanda-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->article = g_build_filename (fixture->folder, "quay.txt", NULL);
  fixture->document = g_build_filename (fixture->folder, "quay.notanda", NULL);
  g_file_set_contents (fixture->article, TEXT, -1, &error);
  g_assert_no_error (error);
  open_window (fixture, fixture->article);
}

void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->window != NULL)
    {
      wait_for (fixture, is_saved);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
    }
  wait_for (fixture, is_gone);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->article);
  g_free (fixture->document);
  g_free (fixture->chosen);
  g_free (fixture->heard);
}

NotandaReadingView *
get_view (Fixture *fixture)
{
  return notanda_page_get_view (notanda_window_get_page (fixture->window));
}

void
select_range (Fixture *fixture,
              gsize    start,
              gsize    end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (fixture)));
  GtkTextIter    from;
  GtkTextIter    to;

  notanda_display_map_get_iter (notanda_reading_view_get_map (get_view (fixture)), buffer, start, NOTANDA_EDGE_START,
                                &from);
  notanda_display_map_get_iter (notanda_reading_view_get_map (get_view (fixture)), buffer, end, NOTANDA_EDGE_END, &to);
  gtk_text_buffer_select_range (buffer, &to, &from);
}

void
act (Fixture    *fixture,
     const char *action,
     const char *target)
{
  gboolean found = target != NULL
                       ? gtk_widget_activate_action (GTK_WIDGET (get_view (fixture)), action, "s", target)
                       : gtk_widget_activate_action (GTK_WIDGET (get_view (fixture)), action, NULL);

  g_assert_true (found);
}

void
mark (Fixture    *fixture,
      const char *type,
      gsize       start,
      gsize       end)
{
  select_range (fixture, start, end);
  act (fixture, "page.mark", type);
}

NotandaDocument *
get_document (Fixture *fixture)
{
  return notanda_page_get_document (notanda_window_get_page (fixture->window));
}

/* The dialog's button, found by its action's words. */
GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
find_named (GtkWidget  *widget,
            const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

gboolean
has_dialog (Fixture *fixture)
{
  return get_dialog (fixture) != NULL;
}

gboolean
has_no_dialog (Fixture *fixture)
{
  return get_dialog (fixture) == NULL;
}

GtkWidget *
find_by_type (GtkWidget *widget,
              GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Programs that run beside this one have windows on the same text, and keep another place in it. */
static void
set_own_state (const char *program)
{
  g_autofree char *name = g_path_get_basename (program);
  const char      *shared = g_getenv ("XDG_STATE_HOME");
  g_autofree char *own = shared != NULL ? g_build_filename (shared, name, NULL) : NULL;

  if (own != NULL)
    g_setenv ("XDG_STATE_HOME", own, TRUE);
}

NotandaApplication *
window_fixture_init (int    *argc,
                     char ***argv)
{
  NotandaApplication *application;
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "A. Reader");
  g_autoptr (GError) error = NULL;

  set_own_state ((*argv)[0]);
  g_test_init (argc, argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_timeout_add (20, tick_cb, NULL);
  application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  notanda_application_set_identity (application, identity);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
  return application;
}
