/* notanda-first-focus.c: what of a dialog has the focus first
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A dialog gives it away as it is mapped. What is in a navigation view, or in a dialog that comes from below in a narrow window, is mapped
 * some frames later, and then it is a button of the header that has it. So it is given in the frame after both are mapped, once for each
 * time that the dialog is.
 */

#include "app/common/notanda-first-focus.h"

static gboolean
focus_cb (GtkWidget           *dialog,
          GdkFrameClock *clock G_GNUC_UNUSED,
          gpointer             widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (dialog));

  /* once more would select what was typed by now */
  if (gtk_widget_get_mapped (widget) && (focus == NULL || !gtk_widget_is_ancestor (focus, widget)))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
widget_map_cb (GtkWidget *widget,
               GtkWidget *dialog)
{
  g_signal_handlers_disconnect_by_func (widget, widget_map_cb, dialog);
  gtk_widget_add_tick_callback (dialog, focus_cb, g_object_ref (widget), g_object_unref);
}

static void
map_cb (GtkWidget *dialog,
        GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget))
    widget_map_cb (widget, dialog);
  else
    g_signal_connect_object (widget, "map", G_CALLBACK (widget_map_cb), dialog, G_CONNECT_DEFAULT);
}

static void
unmap_cb (GtkWidget *dialog,
          GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, widget_map_cb, dialog);
}

void
notanda_first_focus_set (AdwDialog *dialog,
                         GtkWidget *widget)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (dialog, "map", G_CALLBACK (map_cb), widget, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "unmap", G_CALLBACK (unmap_cb), widget, G_CONNECT_DEFAULT);
}
