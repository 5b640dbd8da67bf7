/* notanda-browser.c: pages that are shown outside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In a sandbox it is a portal that opens them, elsewhere the desktop's browser; either may be missing. The page can be opened
 * somewhere else then, so the address is given too.
 */

#include "app/common/notanda-browser.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-alert.h"

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkUriLauncher) launcher = data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "copy"))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (source)), gtk_uri_launcher_get_uri (launcher));
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  AdwAlertDialog  *dialog;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  message = g_strdup_printf ("%s\n\n%s", error->message, gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (source)));
  dialog = notanda_alert_new (_ ("Could Not Open the Browser"), message);
  adw_alert_dialog_add_responses (dialog, "copy", _ ("Copy _Address"), "close", _ ("_Close"), NULL);
  adw_alert_dialog_set_default_response (dialog, "close");
  adw_alert_dialog_choose (dialog, widget, NULL, answered_cb, g_object_ref (source));
}

void
notanda_browser_open (GtkWidget  *widget,
                      const char *address)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, launched_cb, g_object_ref (widget));
}
