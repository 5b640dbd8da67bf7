/* notanda-window-failure.c: says why an article could not be opened, and what can be done
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The core's sentence says what went wrong, where, and what to do; the buttons do that. It stands on the start page until
 * something else is opened, and over an article in a dialog.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-browser.h"

void
notanda_window_show_failure (NotandaWindow *self,
                             NotandaOrder  *order,
                             const GError  *error)
{
  if (notanda_page_get_document (self->page) != NULL)
    {
      gboolean is_again = order != NULL && order->draft != NULL;

      notanda_alert_show (GTK_WIDGET (self), is_again ? _ ("Could Not Read the Article Again") : _ ("Could Not Open the Article"), error->message);
      return;
    }
  g_clear_pointer (&self->failed, notanda_order_unref);
  self->failed = order != NULL ? notanda_order_ref (order) : NULL;
  notanda_start_page_set_failure (self->start_page, error->message, order != NULL, order != NULL && order->kind == NOTANDA_ORDER_ADDRESS);
}

void
notanda_window_forget_failure (NotandaWindow *self)
{
  g_clear_pointer (&self->failed, notanda_order_unref);
  if (self->start_page != NULL)
    notanda_start_page_clear_failure (self->start_page);
}

/* The same once more: what the user allowed for it still holds. */
static void
try_again_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);
  g_autoptr (NotandaOrder) order = self->failed != NULL ? notanda_order_copy (self->failed) : NULL;

  if (order != NULL)
    notanda_window_open_order (self, order);
}

static void
open_in_browser_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (self->failed != NULL && self->failed->kind == NOTANDA_ORDER_ADDRESS)
    notanda_browser_open (widget, self->failed->name);
}

void
notanda_window_install_failure_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.try-again", NULL, try_again_action);
  gtk_widget_class_install_action (klass, "win.open-in-browser", NULL, open_in_browser_action);
}
