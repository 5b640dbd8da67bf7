/* giver.c: another program, from which something is dragged or copied
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* giver drag FILE: a small window; what is dragged from it is that file. It says "begun" when it knows that somebody drags, and
 * "wanted" when whatever is below would take it.
 * giver copy TYPE FILE: the clipboard has the file's content, as of this type. */

#include <gtk/gtk.h>
#include <stdio.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       data)
{
  g_autoptr (GFile) file = g_file_new_for_path (data);
  GdkFileList        *list = gdk_file_list_new_from_array (&file, 1);
  GdkContentProvider *provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);

  g_boxed_free (GDK_TYPE_FILE_LIST, list);

  return provider;
}

static void
say (const char *what)
{
  g_print ("%s\n", what);
  fflush (stdout);
}

static void
selected_action_cb (GdkDrag *drag)
{
  if (gdk_drag_get_selected_action (drag) != 0)
    say ("wanted");
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag)
{
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (selected_action_cb), NULL);
  say ("begun");
}

static void
copy (GtkWidget  *widget,
      const char *type,
      const char *path)
{
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &data, &size, NULL))
    g_error ("%s can't be read", path);
  bytes = g_bytes_new_take (data, size);
  provider = gdk_content_provider_new_for_bytes (type, bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
}

int
main (int    argc,
      char **argv)
{
  GtkWidget *window;

  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "giver");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 60, 60);
  if (argc == 3 && g_str_equal (argv[1], "drag"))
    {
      GtkDragSource *source = gtk_drag_source_new ();

      g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), argv[2]);
      g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
      gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
    }
  else if (argc == 4 && g_str_equal (argv[1], "copy"))
    copy (window, argv[2], argv[3]);
  else
    return 2;
  gtk_window_present (GTK_WINDOW (window));
  /* until it is killed */
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}
