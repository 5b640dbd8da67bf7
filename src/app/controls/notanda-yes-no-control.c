/* notanda-yes-no-control.c: yes, no, or not set
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Three toggles of which one is down, and not a check button with a third state:
 * that state is one that people can neither read nor reach again.
 */

#include "app/controls/notanda-yes-no-control.h"

#include <glib/gi18n-lib.h>

#define NOT_SET "unset" /* a toggle's name can't be "" */

struct _NotandaYesNoControl
{
  NotandaControl  parent_instance;
  AdwToggleGroup *group;
};

G_DEFINE_FINAL_TYPE (NotandaYesNoControl, notanda_yes_no_control, NOTANDA_TYPE_CONTROL)

static char *
notanda_yes_no_control_dup_text (NotandaControl *control)
{
  const char *name = adw_toggle_group_get_active_name (NOTANDA_YES_NO_CONTROL (control)->group);

  return g_strdup (g_strcmp0 (name, NOT_SET) == 0 ? "" : name);
}

static void
notanda_yes_no_control_set_text (NotandaControl *control,
                                 const char     *text)
{
  adw_toggle_group_set_active_name (NOTANDA_YES_NO_CONTROL (control)->group, *text != '\0' ? text : NOT_SET);
}

static void
notanda_yes_no_control_set_label (NotandaControl *control,
                                  const char     *label)
{
  notanda_control_name (GTK_WIDGET (NOTANDA_YES_NO_CONTROL (control)->group), label);
}

static void
active_cb (NotandaYesNoControl *self)
{
  notanda_control_say_edited (NOTANDA_CONTROL (self));
  notanda_control_say_done (NOTANDA_CONTROL (self));
}

static void
add_toggle (NotandaYesNoControl *self,
            const char          *name,
            const char          *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->group, toggle);
}

static void
notanda_yes_no_control_class_init (NotandaYesNoControlClass *klass)
{
  NotandaControlClass *control_class = NOTANDA_CONTROL_CLASS (klass);

  control_class->dup_text = notanda_yes_no_control_dup_text;
  control_class->set_text = notanda_yes_no_control_set_text;
  control_class->set_label = notanda_yes_no_control_set_label;
}

static void
notanda_yes_no_control_init (NotandaYesNoControl *self)
{
  GtkWidget *group = adw_toggle_group_new ();

  self->group = ADW_TOGGLE_GROUP (group);
  add_toggle (self, NOT_SET, _ ("Not Set"));
  add_toggle (self, "yes", _ ("Yes"));
  add_toggle (self, "no", _ ("No"));
  adw_toggle_group_set_active_name (self->group, NOT_SET);
  g_signal_connect_swapped (group, "notify::active-name", G_CALLBACK (active_cb), self);
  adw_bin_set_child (ADW_BIN (self), group);
}

NotandaControl *
notanda_yes_no_control_new (void)
{
  return g_object_new (NOTANDA_TYPE_YES_NO_CONTROL, NULL);
}
