/* notanda-window-paste.c: what is dropped on a window, or pasted into it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files are opened, each in a window; a text becomes an article of its own, and one that is a web
 * address and no more stands for its page. A piece of a page keeps its headings and lists. What comes
 * from the article itself is refused: words dragged by accident are no new article.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/notanda-application.h"
#include "net/notanda-address.h"

#define HTML_TYPE "text/html"

static NotandaApplication *
get_application (NotandaWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? NOTANDA_APPLICATION (application) : NULL;
}

/* One word that begins as web addresses do, or as that of a file of this machine. */
static gboolean
is_address (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *path = NULL;

  if (strpbrk (trimmed, " \t\r\n") != NULL)
    return FALSE;
  path = notanda_address_dup_path (trimmed);

  return path != NULL || notanda_address_is_web (trimmed);
}

gboolean
notanda_window_take_value (NotandaWindow *self,
                           const GValue  *value)
{
  g_autoptr (GSList) files = NULL;

  g_return_val_if_fail (NOTANDA_IS_WINDOW (self), FALSE);

  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    {
      if (is_address (g_value_get_string (value)))
        notanda_window_open_address (self, g_value_get_string (value));
      else
        notanda_application_open_text (get_application (self), g_value_get_string (value), self);
      return TRUE;
    }
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) || g_value_get_boxed (value) == NULL)
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *l = files; l != NULL; l = l->next)
    notanda_application_open_file (get_application (self), l->data, self);
  return files != NULL;
}

static gboolean
dropped_cb (NotandaWindow *self,
            const GValue  *value,
            double         x,
            double         y,
            GtkDropTarget *target)
{
  return notanda_window_take_value (self, value);
}

static gboolean
accept_cb (NotandaWindow *self,
           GdkDrop       *drop,
           GtkDropTarget *target)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_ref (gdk_drop_get_formats (drop));

  if (gdk_drop_get_drag (drop) != NULL)
    return FALSE;
  formats = gdk_content_formats_union_deserialize_gtypes (g_steal_pointer (&formats));
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
         gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

static void
add_target (NotandaWindow      *self,
            GtkWidget          *widget,
            GtkPropagationPhase phase)
{
  GType          types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), phase);
  g_signal_connect_object (target, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

void
notanda_window_add_drop_targets (NotandaWindow *self)
{
  add_target (self, GTK_WIDGET (self), GTK_PHASE_BUBBLE);
  /* before the text view, which takes text for itself and then does nothing with it */
  add_target (self, GTK_WIDGET (notanda_page_get_view (self->page)), GTK_PHASE_CAPTURE);
}

/* While the clipboard's owner took its time. */
static gboolean
is_closed (NotandaWindow *self)
{
  return get_application (self) == NULL;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (NotandaWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (is_closed (self))
    return;
  if (value == NULL || !notanda_window_take_value (self, value))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (NotandaOrder) order = NULL;

  if (is_closed (self))
    return;
  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) <= 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  order = notanda_order_new (NOTANDA_ORDER_BYTES, _ ("Pasted page"));
  order->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  order->content_type = g_strdup (HTML_TYPE);
  notanda_application_open_order (get_application (self), order, self);
}

static void
read_html_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) bytes = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_output_stream_splice_async (bytes, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&self));
}

void
notanda_window_paste (NotandaWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard));
  GType type = G_TYPE_STRING;

  formats = gdk_content_formats_union_deserialize_gtypes (g_steal_pointer (&formats));
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    type = GDK_TYPE_FILE_LIST;
  else if (gdk_content_formats_contain_mime_type (formats, HTML_TYPE))
    {
      const char *types[] = { HTML_TYPE, NULL };

      gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, read_html_cb, g_object_ref (self));
      return;
    }
  else if (!gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    {
      if (notanda_page_get_document (self->page) != NULL)
        notanda_page_toast (self->page, _ ("The clipboard holds no text"), NULL, NULL);
      else
        gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (self));
}
