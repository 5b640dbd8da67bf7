/* notanda-line-control.c: a value typed on one line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Not a GtkSpinButton for numbers: that rounds what it is given to the digits it
 * shows, and a number is kept as it was written.
 */

#include "app/controls/notanda-line-control.h"

struct _NotandaLineControl
{
  NotandaControl parent_instance;
  GtkEditable   *entry;
};

G_DEFINE_FINAL_TYPE (NotandaLineControl, notanda_line_control, NOTANDA_TYPE_CONTROL)

static char *
notanda_line_control_dup_text (NotandaControl *control)
{
  return g_strdup (gtk_editable_get_text (NOTANDA_LINE_CONTROL (control)->entry));
}

static void
notanda_line_control_set_text (NotandaControl *control,
                               const char     *text)
{
  gtk_editable_set_text (NOTANDA_LINE_CONTROL (control)->entry, text);
}

static void
notanda_line_control_set_label (NotandaControl *control,
                                const char     *label)
{
  notanda_control_name (GTK_WIDGET (NOTANDA_LINE_CONTROL (control)->entry), label);
}

static void
notanda_line_control_class_init (NotandaLineControlClass *klass)
{
  NotandaControlClass *control_class = NOTANDA_CONTROL_CLASS (klass);

  control_class->dup_text = notanda_line_control_dup_text;
  control_class->set_text = notanda_line_control_set_text;
  control_class->set_label = notanda_line_control_set_label;
}

static void
notanda_line_control_init (NotandaLineControl *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 6);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (notanda_control_say_edited), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (notanda_control_say_done), self);
  adw_bin_set_child (ADW_BIN (self), entry);
}

NotandaControl *
notanda_line_control_new (GtkInputPurpose purpose)
{
  NotandaLineControl *self = g_object_new (NOTANDA_TYPE_LINE_CONTROL, NULL);

  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), purpose);
  return NOTANDA_CONTROL (self);
}
