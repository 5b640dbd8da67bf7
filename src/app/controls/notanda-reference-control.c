/* notanda-reference-control.c: what a name refers to, in a database
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Database and identifier share a line, since together they are the reference; the
 * label under them is for people. A page is opened outside, and only when asked for.
 */

#include "app/controls/notanda-reference-control.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-browser.h"
#include "app/common/notanda-databases.h"

enum
{
  DATABASE,
  IDENTIFIER,
  LABEL,
  N_PARTS
};

struct _NotandaReferenceControl
{
  NotandaControl parent_instance;
  GtkEditable   *entries[N_PARTS];
  GtkWidget     *open_button;
};

G_DEFINE_FINAL_TYPE (NotandaReferenceControl, notanda_reference_control, NOTANDA_TYPE_CONTROL)

char **
notanda_reference_split (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n", N_PARTS);
  guint  n = g_strv_length (parts);
  char **all = g_new0 (char *, N_PARTS + 1);

  for (guint i = 0; i < N_PARTS; i++)
    all[i] = g_strdup (i < n ? parts[i] : "");
  return all;
}

char *
notanda_reference_join (const NotandaValue *value)
{
  return g_strjoin ("\n", value->database, value->text, value->label, NULL);
}

static char *
notanda_reference_control_dup_text (NotandaControl *control)
{
  NotandaReferenceControl *self = NOTANDA_REFERENCE_CONTROL (control);
  const char              *parts[N_PARTS];
  gboolean                 is_empty = TRUE;

  for (guint i = 0; i < N_PARTS; i++)
    {
      parts[i] = gtk_editable_get_text (self->entries[i]);
      is_empty = is_empty && *parts[i] == '\0';
    }
  return is_empty ? g_strdup ("") : g_strjoin ("\n", parts[DATABASE], parts[IDENTIFIER], parts[LABEL], NULL);
}

static void
notanda_reference_control_set_text (NotandaControl *control,
                                    const char     *text)
{
  NotandaReferenceControl *self = NOTANDA_REFERENCE_CONTROL (control);
  g_auto (GStrv) parts = notanda_reference_split (text);

  for (guint i = 0; i < N_PARTS; i++)
    if (!g_str_equal (gtk_editable_get_text (self->entries[i]), parts[i]))
      gtk_editable_set_text (self->entries[i], parts[i]);
}

static void
notanda_reference_control_set_label (NotandaControl *control,
                                     const char     *label)
{
  NotandaReferenceControl *self = NOTANDA_REFERENCE_CONTROL (control);
  const char              *parts[] = { _ ("Database"), _ ("Identifier"), _ ("Name") };

  for (guint i = 0; i < N_PARTS; i++)
    {
      /* TRANSLATORS: an attribute and a part of it, such as “Reference: Database” */
      g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, parts[i]);

      notanda_control_name (GTK_WIDGET (self->entries[i]), name);
    }
}

static char *
dup_address (NotandaReferenceControl *self)
{
  return notanda_databases_dup_address (gtk_editable_get_text (self->entries[DATABASE]),
                                        gtk_editable_get_text (self->entries[IDENTIFIER]));
}

static void
changed_cb (NotandaReferenceControl *self)
{
  g_autofree char *address = dup_address (self);
  /* TRANSLATORS: %s is the address of a web page */
  g_autofree char *tooltip = address != NULL ? g_strdup_printf (_ ("Open %s"), address) : NULL;

  gtk_widget_set_tooltip_text (self->open_button, tooltip);
  gtk_widget_set_visible (self->open_button, address != NULL);
  notanda_control_say_edited (NOTANDA_CONTROL (self));
}

static void
open_cb (NotandaReferenceControl *self)
{
  g_autofree char *address = dup_address (self);

  notanda_browser_open (GTK_WIDGET (self), address);
}

static GtkWidget *
new_entry (NotandaReferenceControl *self,
           guint                    part,
           const char              *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entries[part] = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (notanda_control_say_done), self);
  return entry;
}

static void
notanda_reference_control_class_init (NotandaReferenceControlClass *klass)
{
  NotandaControlClass *control_class = NOTANDA_CONTROL_CLASS (klass);

  control_class->dup_text = notanda_reference_control_dup_text;
  control_class->set_text = notanda_reference_control_set_text;
  control_class->set_label = notanda_reference_control_set_label;
}

static void
notanda_reference_control_init (NotandaReferenceControl *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->open_button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  notanda_control_name (self->open_button, _ ("Open the Page"));
  gtk_widget_set_visible (self->open_button, FALSE);
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (open_cb), self);

  gtk_widget_add_css_class (line, "linked");
  gtk_box_append (GTK_BOX (line), new_entry (self, DATABASE, _ ("Database")));
  gtk_box_append (GTK_BOX (line), new_entry (self, IDENTIFIER, _ ("Identifier")));
  gtk_box_append (GTK_BOX (line), self->open_button);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), new_entry (self, LABEL, _ ("Name")));
  adw_bin_set_child (ADW_BIN (self), box);
}

NotandaControl *
notanda_reference_control_new (void)
{
  return g_object_new (NOTANDA_TYPE_REFERENCE_CONTROL, NULL);
}
