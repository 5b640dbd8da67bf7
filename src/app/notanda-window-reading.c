/* notanda-window-reading.c: how large a window's article is, and what else a reader chooses
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is chosen is the application's and holds for all windows; here are the ways to
 * it: keys, the wheel, a row in the primary menu, and the dialog.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/notanda-preferences-dialog.h"
#include "app/notanda-application.h"

static NotandaApplication *
get_application (NotandaWindow *self)
{
  return NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static NotandaPreferences *
get_preferences (NotandaWindow *self)
{
  return notanda_application_get_preferences (get_application (self));
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaPreferences *preferences = get_preferences (NOTANDA_WINDOW (widget));
  g_autofree char    *message = NULL;
  int                 direction = 0;

  if (g_str_equal (name, "win.zoom-in"))
    direction = 1;
  else if (g_str_equal (name, "win.zoom-out"))
    direction = -1;
  notanda_preferences_step_zoom (preferences, direction);
  message = g_strdup_printf (_ ("Zoom: %.0f %%"), notanda_preferences_get_zoom (preferences) * 100);
  if (notanda_page_get_document (NOTANDA_WINDOW (widget)->page) != NULL)
    notanda_page_announce (NOTANDA_WINDOW (widget)->page, message);
}

/* With Ctrl; a touchpad sends many small steps. */
static gboolean
scroll_cb (NotandaWindow            *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    {
      self->scrolled = 0;
      return GDK_EVENT_PROPAGATE;
    }
  self->scrolled += dy;
  if (ABS (self->scrolled) >= 1)
    {
      notanda_preferences_step_zoom (get_preferences (self), self->scrolled < 0 ? 1 : -1);
      self->scrolled = 0;
    }
  return GDK_EVENT_STOP;
}

static void
author_chosen_cb (AdwPreferencesDialog *dialog,
                  const char           *author,
                  NotandaWindow        *self)
{
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (notanda_application_choose_author (get_application (self), author, &error))
    return;
  toast = adw_toast_new (error->message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (dialog, toast);
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);
  AdwDialog     *dialog = notanda_preferences_dialog_new (get_preferences (self), self->identity->author);

  g_signal_connect_object (dialog, "author-chosen", G_CALLBACK (author_chosen_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static GtkWidget *
new_zoom_button (const char *action,
                 const char *icon,
                 const char *label)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  if (icon != NULL)
    gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static gboolean
zoom_to_label (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      data)
{
  /* TRANSLATORS: the zoom; %% is a percent sign */
  g_value_take_string (to, g_strdup_printf (_ ("%.0f %%"), g_value_get_double (from) * 100));
  return TRUE;
}

GtkWidget *
notanda_window_new_zoom_row (NotandaWindow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *reset = new_zoom_button ("win.zoom-reset", NULL, _ ("Normal Size"));

  gtk_widget_set_hexpand (reset, TRUE);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  g_object_bind_property_full (get_preferences (self), "zoom", reset, "label", G_BINDING_SYNC_CREATE, zoom_to_label,
                               NULL, NULL, NULL);
  gtk_box_append (GTK_BOX (row), new_zoom_button ("win.zoom-out", "zoom-out-symbolic", _ ("Zoom Out")));
  gtk_box_append (GTK_BOX (row), reset);
  gtk_box_append (GTK_BOX (row), new_zoom_button ("win.zoom-in", "zoom-in-symbolic", _ ("Zoom In")));
  return row;
}

void
notanda_window_add_zoom (NotandaWindow *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->page), scroll);
}

void
notanda_window_install_reading_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "win.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "win.zoom-reset", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_action);
}
