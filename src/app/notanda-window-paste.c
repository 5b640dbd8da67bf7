/* notanda-window-paste.c: what is dropped on a window, or pasted into it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files are opened, each in a window, or listed where they are many; a text becomes an article of its own, and one that is a web
 * address and no more stands for its page. A piece of a page keeps its headings and lists. What comes
 * from the article itself is refused: words dragged by accident are no new article.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/notanda-application.h"
#include "extract/html/notanda-html-guard.h"
#include "net/notanda-address.h"

#define HTML_TYPE "text/html"
#define CHUNK (64u << 10)
/* Bytes. What reads it cuts it where it takes no more, and says so; this is more than that, so that nothing is cut in silence. */
#define MAX_PIECE (2 * NOTANDA_HTML_MAX_SIZE)

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

/* @files: (element-type GFile) */
static void
take_files (NotandaWindow *self,
            GSList        *files)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_order_unref);

  if (g_slist_length (files) <= NOTANDA_WINDOW_MOST_AT_ONCE)
    {
      for (GSList *l = files; l != NULL; l = l->next)
        notanda_application_open_file (get_application (self), l->data, self);
      return;
    }
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);
      g_autofree char *address = g_file_get_uri (l->data);

      g_ptr_array_add (orders, notanda_order_new (path != NULL ? NOTANDA_ORDER_PATH : NOTANDA_ORDER_ADDRESS, path != NULL ? path : address));
    }
  notanda_window_take_in (self, orders);
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
  take_files (self, files);
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
read_text (NotandaWindow *self,
           GType          type)
{
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), type, G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (self));
}

/* ---- a piece of a page, which may be endless: it is read to a limit */

typedef struct
{
  NotandaWindow *window;
  GInputStream  *stream;
  GByteArray    *bytes;
} Piece;

static void
piece_free (Piece *piece)
{
  g_object_unref (piece->window);
  g_object_unref (piece->stream);
  g_byte_array_unref (piece->bytes);
  g_free (piece);
}

static void
open_piece (Piece *piece)
{
  g_autoptr (NotandaOrder) order = notanda_order_new (NOTANDA_ORDER_BYTES, _ ("Pasted page"));

  order->bytes = g_byte_array_free_to_bytes (g_byte_array_ref (piece->bytes));
  order->content_type = g_strdup (HTML_TYPE);
  notanda_application_open_order (get_application (piece->window), order, piece->window);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Piece *piece = data;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  gsize size = bytes != NULL ? g_bytes_get_size (bytes) : 0;

  if (is_closed (piece->window))
    {
      piece_free (piece);
      return;
    }
  if (size > 0 && piece->bytes->len + size <= MAX_PIECE)
    {
      g_byte_array_append (piece->bytes, g_bytes_get_data (bytes, NULL), (guint) size);
      g_input_stream_read_bytes_async (piece->stream, CHUNK, G_PRIORITY_DEFAULT, NULL, read_cb, piece);
      return;
    }
  /* some programs offer a page and have none, but a text */
  if (size > 0 || (bytes != NULL && piece->bytes->len > 0))
    open_piece (piece);
  else
    read_text (piece->window, G_TYPE_STRING);
  piece_free (piece);
}

static void
read_html_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  Piece *piece;

  if (is_closed (self))
    return;
  if (stream == NULL)
    {
      read_text (self, G_TYPE_STRING);
      return;
    }
  piece = g_new (Piece, 1);
  *piece = (Piece) { g_steal_pointer (&self), g_steal_pointer (&stream), g_byte_array_new () };
  g_input_stream_read_bytes_async (piece->stream, CHUNK, G_PRIORITY_DEFAULT, NULL, read_cb, piece);
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
  read_text (self, type);
}
