/* notanda-choice-control.c: one of several choices, or none
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The first row stands for no choice. What a document holds and the tag set doesn't
 * offer gets a last row of its own while it is held: a control that showed "Not Set"
 * for it would lie, and lose it at the first touch.
 */

#include "app/controls/notanda-choice-control.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/controls/notanda-label-rows.h"

/* From so many on they are found by typing. */
#define SEARCHABLE 12

struct _NotandaChoiceControl
{
  NotandaControl parent_instance;
  GtkDropDown   *drop_down;
  char          *label; /* what is chosen for */
  GtkStringList *labels;
  GPtrArray     *identifiers; /* beside @labels; "" for none */
  guint          n_offered;
};

G_DEFINE_FINAL_TYPE (NotandaChoiceControl, notanda_choice_control, NOTANDA_TYPE_CONTROL)

static char *
notanda_choice_control_dup_text (NotandaControl *control)
{
  NotandaChoiceControl *self = NOTANDA_CHOICE_CONTROL (control);
  guint                 selected = gtk_drop_down_get_selected (self->drop_down);

  return g_strdup (selected < self->identifiers->len ? g_ptr_array_index (self->identifiers, selected) : "");
}

static void
append (NotandaChoiceControl *self,
        const char           *identifier,
        const char           *label)
{
  g_ptr_array_add (self->identifiers, g_strdup (identifier));
  gtk_string_list_append (self->labels, label);
}

static void
notanda_choice_control_set_text (NotandaControl *control,
                                 const char     *text)
{
  NotandaChoiceControl *self = NOTANDA_CHOICE_CONTROL (control);
  guint                 i = 0;

  while (i < self->n_offered && !g_str_equal (g_ptr_array_index (self->identifiers, i), text))
    i++;
  if (i == self->n_offered)
    {
      /* TRANSLATORS: a value that is none of those one can choose */
      g_autofree char *label = notanda_bidi_printf (_ ("%s (not a choice)"), text);

      if (self->identifiers->len > i)
        {
          g_ptr_array_remove_index (self->identifiers, i);
          gtk_string_list_remove (self->labels, i);
        }
      append (self, text, label);
    }
  gtk_drop_down_set_selected (self->drop_down, i);
}

static void
update_name (NotandaChoiceControl *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->drop_down);

  if (self->label != NULL && chosen != NULL)
    notanda_control_name_chosen (self->drop_down, self->label, gtk_string_object_get_string (chosen));
}

static void
notanda_choice_control_set_label (NotandaControl *control,
                                  const char     *label)
{
  g_set_str (&NOTANDA_CHOICE_CONTROL (control)->label, label);
  update_name (NOTANDA_CHOICE_CONTROL (control));
}

static void
selected_cb (NotandaChoiceControl *self)
{
  update_name (self);
  notanda_control_say_edited (NOTANDA_CONTROL (self));
  notanda_control_say_done (NOTANDA_CONTROL (self));
}

static void
notanda_choice_control_finalize (GObject *object)
{
  NotandaChoiceControl *self = NOTANDA_CHOICE_CONTROL (object);

  g_clear_object (&self->labels);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->identifiers, g_ptr_array_unref);
  G_OBJECT_CLASS (notanda_choice_control_parent_class)->finalize (object);
}

static void
notanda_choice_control_class_init (NotandaChoiceControlClass *klass)
{
  NotandaControlClass *control_class = NOTANDA_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = notanda_choice_control_finalize;
  control_class->dup_text = notanda_choice_control_dup_text;
  control_class->set_text = notanda_choice_control_set_text;
  control_class->set_label = notanda_choice_control_set_label;
}

static void
notanda_choice_control_init (NotandaChoiceControl *self)
{
  self->identifiers = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
}

NotandaControl *
notanda_choice_control_new (char **choices,
                            char **labels)
{
  NotandaChoiceControl *self = g_object_new (NOTANDA_TYPE_CHOICE_CONTROL, NULL);
  GtkExpression        *label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget            *drop_down;

  append (self, "", _ ("Not Set"));
  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    append (self, choices[i], labels != NULL && *labels[i] != '\0' ? labels[i] : choices[i]);
  self->n_offered = self->identifiers->len;
  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->labels)), label);
  self->drop_down = GTK_DROP_DOWN (drop_down);
  notanda_label_rows_use (self->drop_down);
  gtk_drop_down_set_enable_search (self->drop_down, self->n_offered > SEARCHABLE);
  gtk_drop_down_set_search_match_mode (self->drop_down, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), drop_down);
  return NOTANDA_CONTROL (self);
}
