/* notanda-desktop-actions.c: what the desktop's menu of the program and the command line start
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each is an action of the program, which the desktop activates over the bus by its name in the desktop entry, and an option
 * of the same name, for where there is no bus that starts programs.
 */

#include "app/notanda-desktop-actions.h"

#include <glib/gi18n-lib.h>

/* A question over one that waits for an answer would be lost on who asked. */
static NotandaWindow *
find_free_window (NotandaApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (NOTANDA_IS_WINDOW (window) && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL)
    return NOTANDA_WINDOW (window);
  return NULL;
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  notanda_application_new_window (NOTANDA_APPLICATION (data));
}

static void
open_address_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  NotandaWindow *window = find_free_window (data);

  if (window == NULL)
    window = notanda_application_new_window (data);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-address", NULL);
}

static const struct
{
  const char *name;
  const char *help;
  void (*activate) (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data);
} actions[] = {
  { "new-window", N_ ("Open a new window"), new_window_cb },
  { "open-address", N_ ("Ask for a web address"), open_address_cb },
};

void
notanda_desktop_actions_add (NotandaApplication *self)
{
  g_return_if_fail (NOTANDA_IS_APPLICATION (self));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GActionEntry entry = { .name = actions[i].name, .activate = actions[i].activate };

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
}

void
notanda_desktop_actions_add_options (NotandaApplication *self)
{
  g_return_if_fail (NOTANDA_IS_APPLICATION (self));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_application_add_main_option (G_APPLICATION (self), actions[i].name, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, _ (actions[i].help), NULL);
}

/* Files go the usual way afterwards; without one, the new window is the active one, and comes to the front. */
int
notanda_desktop_actions_handle (GApplication *application,
                                GVariantDict *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!g_variant_dict_contains (options, actions[i].name))
        continue;
      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), actions[i].name, NULL);
    }
  return -1;
}
