/* notanda-attribute-field.c: one attribute of an annotation, to be set
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Its control holds one text, whatever the kind. The field knows which text the
 * document's value is, so what differs from it is what somebody is typing. That is
 * written when they are done or go elsewhere, and only if it is a value of the kind;
 * else it stays as it is, with words under it. What others change meanwhile is shown
 * where nobody types.
 */

#include "app/pane/notanda-attribute-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/controls/notanda-choice-control.h"
#include "app/controls/notanda-date-control.h"
#include "app/controls/notanda-line-control.h"
#include "app/controls/notanda-reference-control.h"
#include "app/controls/notanda-text-control.h"
#include "app/controls/notanda-yes-no-control.h"
#include "model/notanda-value-check.h"

struct _NotandaAttributeField
{
  AdwBin           parent_instance;
  NotandaDocument *document;
  guint32          slot;
  NotandaId        id;
  guint8           kind;
  char           **choices; /* the control was made for */
  char            *label;
  char            *shown; /* the text of the document's value */
  GtkLabel        *caption;
  GtkLabel        *problem;
  GtkBox          *box;
  NotandaControl  *control;
};

G_DEFINE_FINAL_TYPE (NotandaAttributeField, notanda_attribute_field, ADW_TYPE_BIN)

static NotandaControl *
new_control (const NotandaTagAttribute *attribute)
{
  switch ((NotandaValueKind) attribute->kind)
    {
    case NOTANDA_VALUE_CHOICE:
      return notanda_choice_control_new (attribute->choices, attribute->choice_labels);
    case NOTANDA_VALUE_YES_NO:
      return notanda_yes_no_control_new ();
    case NOTANDA_VALUE_NUMBER:
      return notanda_line_control_new (GTK_INPUT_PURPOSE_NUMBER);
    case NOTANDA_VALUE_DATE:
      return notanda_date_control_new ();
    case NOTANDA_VALUE_REFERENCE:
      return notanda_reference_control_new ();
    case NOTANDA_VALUE_TEXT:
    case NOTANDA_VALUE_NONE:
    case NOTANDA_VALUE_ID:
    case NOTANDA_VALUE_FRAGMENTS:
    case NOTANDA_VALUE_LINK:
    case NOTANDA_VALUE_NOTE:
    case NOTANDA_VALUE_BLOCKS:
    case NOTANDA_VALUE_CREATION:
    case NOTANDA_VALUE_FOUND:
    case NOTANDA_VALUE_ARTICLE:
    case NOTANDA_VALUE_VERSIONS:
    default:
      return notanda_text_control_new ();
    }
}

static gboolean
is_typed (guint8 kind)
{
  return kind == NOTANDA_VALUE_TEXT || kind == NOTANDA_VALUE_NUMBER || kind == NOTANDA_VALUE_DATE ||
         kind == NOTANDA_VALUE_CHOICE;
}

gboolean
notanda_attribute_field_can_show (const NotandaTagAttribute *attribute,
                                  const NotandaValue        *value)
{
  return value->kind == attribute->kind || (is_typed (attribute->kind) && is_typed (value->kind));
}

static char *
dup_text (const NotandaValue *value)
{
  if (value == NULL || value->kind == NOTANDA_VALUE_NONE)
    return g_strdup ("");
  return value->kind == NOTANDA_VALUE_REFERENCE ? notanda_reference_join (value) : notanda_value_dup_string (value);
}

/* What the control holds, without the blanks that can't be seen. */
static char *
dup_typed (NotandaAttributeField *self)
{
  char *text = notanda_control_dup_text (self->control);

  return self->kind == NOTANDA_VALUE_NUMBER || self->kind == NOTANDA_VALUE_DATE ? g_strstrip (text) : text;
}

char *
notanda_attribute_field_dup_pending (NotandaAttributeField *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (NOTANDA_IS_ATTRIBUTE_FIELD (self), NULL);

  if (self->control == NULL)
    return NULL;
  text = dup_typed (self);
  return g_strcmp0 (text, self->shown) != 0 ? g_steal_pointer (&text) : NULL;
}

static void
set_problem (NotandaAttributeField *self,
             const char            *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->control), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->control), "error");
}

const char *
notanda_attribute_field_get_problem (NotandaAttributeField *self)
{
  g_return_val_if_fail (NOTANDA_IS_ATTRIBUTE_FIELD (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}

NotandaControl *
notanda_attribute_field_get_control (NotandaAttributeField *self)
{
  g_return_val_if_fail (NOTANDA_IS_ATTRIBUTE_FIELD (self), NULL);

  return self->control;
}

void
notanda_attribute_field_set_pending (NotandaAttributeField *self,
                                     const char            *text)
{
  g_return_if_fail (NOTANDA_IS_ATTRIBUTE_FIELD (self));

  notanda_control_set_text (self->control, text);
  notanda_attribute_field_commit (self);
}

static void
write_value (NotandaAttributeField *self,
             const NotandaValue    *value)
{
  /* TRANSLATORS: names of a step, %s is an attribute such as “Kind” */
  g_autofree char *step = value->kind == NOTANDA_VALUE_NONE ? g_strdup_printf (_ ("Clear %s"), self->label)
                                                            : g_strdup_printf (_ ("Set %s"), self->label);

  notanda_document_set_attribute (self->document, self->slot, &self->id, value, step);
}

gboolean
notanda_attribute_field_commit (NotandaAttributeField *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;
  NotandaValue value = notanda_value_none ();

  g_return_val_if_fail (NOTANDA_IS_ATTRIBUTE_FIELD (self), FALSE);

  text = notanda_attribute_field_dup_pending (self);
  if (text == NULL)
    {
      set_problem (self, NULL);
      return TRUE;
    }
  if (!notanda_document_is_visible (self->document, self->slot))
    return FALSE;
  parts = notanda_reference_split (text);
  if (self->kind == NOTANDA_VALUE_REFERENCE && *text != '\0')
    value = notanda_value_reference (g_strstrip (parts[0]), g_strstrip (parts[1]), g_strstrip (parts[2]));
  else if (self->kind == NOTANDA_VALUE_YES_NO && *text != '\0')
    value = notanda_value_yes_no (g_str_equal (text, "yes"));
  else if (*text != '\0')
    value = notanda_value_text (self->kind, text);
  if (!notanda_value_check (&value, &error))
    {
      set_problem (self, error->message);
      return FALSE;
    }
  set_problem (self, NULL);
  /* what the document says now is what the control is to show */
  g_set_str (&self->shown, text);
  write_value (self, &value);
  return TRUE;
}

static void
done_cb (NotandaAttributeField *self)
{
  notanda_attribute_field_commit (self);
}

/* Nobody wants to be told what is wrong with what they are typing. */
static void
edited_cb (NotandaAttributeField *self)
{
  set_problem (self, NULL);
}

static void
make_control (NotandaAttributeField     *self,
              const NotandaTagAttribute *attribute)
{
  g_autofree char *pending = notanda_attribute_field_dup_pending (self);

  if (self->control != NULL)
    gtk_box_remove (self->box, GTK_WIDGET (self->control));
  self->kind = attribute->kind;
  g_strfreev (self->choices);
  self->choices = g_strdupv (attribute->choices);
  self->control = new_control (attribute);
  gtk_box_insert_child_after (self->box, GTK_WIDGET (self->control), GTK_WIDGET (self->caption));
  notanda_control_set_text (self->control, pending != NULL ? pending : self->shown);
  g_signal_connect_object (self->control, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->control, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
fits_control (NotandaAttributeField     *self,
              const NotandaTagAttribute *attribute)
{
  if (self->control == NULL || self->kind != attribute->kind)
    return FALSE;
  if (self->choices == NULL || attribute->choices == NULL)
    return self->choices == attribute->choices;
  return g_strv_equal ((const char *const *) self->choices, (const char *const *) attribute->choices);
}

static void
set_caption (NotandaAttributeField     *self,
             const NotandaTagAttribute *attribute)
{
  const char *label = *attribute->label != '\0' ? attribute->label : attribute->identifier;
  /* TRANSLATORS: %s is an attribute such as “Kind” */
  g_autofree char *caption = attribute->required && *self->shown == '\0' ? g_strdup_printf (_ ("%s (required)"), label)
                                                                         : g_strdup (label);

  g_set_str (&self->label, label);
  gtk_label_set_text (self->caption, caption);
  notanda_control_set_label (self->control, caption);
}

void
notanda_attribute_field_update (NotandaAttributeField     *self,
                                NotandaDocument           *document,
                                guint32                    slot,
                                const NotandaTagAttribute *attribute,
                                const NotandaValue        *value)
{
  g_autofree char *text = dup_text (value);
  g_autofree char *pending = NULL;

  g_return_if_fail (NOTANDA_IS_ATTRIBUTE_FIELD (self));

  if (document == self->document && slot == self->slot)
    pending = notanda_attribute_field_dup_pending (self);
  g_set_object (&self->document, document);
  self->slot = slot;
  self->id = attribute->id;
  g_set_str (&self->shown, text);
  if (pending == NULL && self->control != NULL)
    {
      notanda_control_set_text (self->control, text);
      set_problem (self, NULL);
    }
  if (!fits_control (self, attribute))
    make_control (self, attribute);
  set_caption (self, attribute);
}

static void
notanda_attribute_field_finalize (GObject *object)
{
  NotandaAttributeField *self = NOTANDA_ATTRIBUTE_FIELD (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->choices, g_strfreev);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (notanda_attribute_field_parent_class)->finalize (object);
}

static void
notanda_attribute_field_class_init (NotandaAttributeFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_attribute_field_finalize;
}

static GtkLabel *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
notanda_attribute_field_init (NotandaAttributeField *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->slot = NOTANDA_NO_SLOT;
  self->box = GTK_BOX (box);
  self->caption = new_label ("dimmed");
  self->problem = new_label ("error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->caption));
  gtk_box_append (self->box, GTK_WIDGET (self->problem));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (done_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
notanda_attribute_field_new (void)
{
  return g_object_new (NOTANDA_TYPE_ATTRIBUTE_FIELD, NULL);
}
