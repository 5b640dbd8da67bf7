/* notanda-attributes-section.c: the attributes of an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A field for each attribute of the type, but one that is retired and holds nothing. What the annotation holds besides, because
 * its type was another once or another program wrote it, follows as plain lines that
 * can be taken away: nothing that is exported is hidden.
 */

#include "app/pane/notanda-attributes-section.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"
#include "app/controls/notanda-editor-row.h"
#include "app/controls/notanda-row-set.h"

typedef struct
{
  guint32   slot;
  NotandaId attribute;
  char     *text;
} Draft;

struct _NotandaAttributesSection
{
  AdwBin           parent_instance;
  NotandaDocument *document;
  guint32          slot;
  NotandaId        type;
  GArray          *fields; /* NotandaId of the attributes with one */
  NotandaRowSet   *field_rows;
  NotandaRowSet   *other_rows;
  GArray          *drafts; /* Draft: typed, and neither written nor shown */
};

G_DEFINE_FINAL_TYPE (NotandaAttributesSection, notanda_attributes_section, ADW_TYPE_BIN)

static void
clear_draft (gpointer data)
{
  g_free (((Draft *) data)->text);
}

void
notanda_attributes_section_forget (NotandaAttributesSection *self)
{
  g_return_if_fail (NOTANDA_IS_ATTRIBUTES_SECTION (self));

  g_array_set_size (self->drafts, 0);
  notanda_row_set_update (self->field_rows, NULL, 0, NULL, NULL);
  notanda_row_set_update (self->other_rows, NULL, 0, NULL, NULL);
  g_array_set_size (self->fields, 0);
  g_clear_object (&self->document);
  self->slot = NOTANDA_NO_SLOT;
}

NotandaAttributeField *
notanda_attributes_section_find_field (NotandaAttributesSection *self,
                                       const NotandaId          *attribute)
{
  g_return_val_if_fail (NOTANDA_IS_ATTRIBUTES_SECTION (self), NULL);

  return (NotandaAttributeField *) notanda_row_set_find (self->field_rows, attribute);
}

void
notanda_attributes_section_commit (NotandaAttributesSection *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (NOTANDA_IS_ATTRIBUTES_SECTION (self));

  /* writing changes the document, and that the fields */
  ids = g_array_copy (self->fields);
  for (guint i = 0; i < ids->len; i++)
    {
      NotandaAttributeField *field = notanda_attributes_section_find_field (self, &g_array_index (ids, NotandaId, i));

      if (field != NULL)
        notanda_attribute_field_commit (field);
    }
}

gboolean
notanda_attributes_section_find_unwritten (NotandaAttributesSection *self,
                                           guint32                  *slot)
{
  g_return_val_if_fail (NOTANDA_IS_ATTRIBUTES_SECTION (self), FALSE);

  for (guint i = 0; i < self->fields->len; i++)
    {
      NotandaAttributeField *field =
          notanda_attributes_section_find_field (self, &g_array_index (self->fields, NotandaId, i));
      g_autofree char *pending = notanda_attribute_field_dup_pending (field);

      *slot = self->slot;
      if (pending != NULL)
        return TRUE;
    }
  for (guint i = 0; i < self->drafts->len; i++)
    {
      *slot = g_array_index (self->drafts, Draft, i).slot;
      if (notanda_document_is_visible (self->document, *slot))
        return TRUE;
    }
  return FALSE;
}

/* Before the fields are for another annotation or type. */
static void
keep_drafts (NotandaAttributesSection *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Draft draft = { .slot = self->slot, .attribute = g_array_index (self->fields, NotandaId, i) };

      draft.text = notanda_attribute_field_dup_pending (notanda_attributes_section_find_field (self, &draft.attribute));
      if (draft.text != NULL)
        g_array_append_val (self->drafts, draft);
    }
}

static void
show_drafts (NotandaAttributesSection *self)
{
  for (guint i = self->drafts->len; i-- > 0;)
    {
      Draft                 *draft = &g_array_index (self->drafts, Draft, i);
      NotandaAttributeField *field = notanda_attributes_section_find_field (self, &draft->attribute);
      g_autofree char       *text = NULL;

      if (draft->slot != self->slot || field == NULL)
        continue;
      text = g_steal_pointer (&draft->text);
      g_array_remove_index (self->drafts, i);
      notanda_attribute_field_set_pending (field, text);
    }
}

static GtkWidget *
make_field (const NotandaId *id,
            gpointer         data)
{
  return notanda_attribute_field_new ();
}

static GtkWidget *
make_row (const NotandaId *id,
          gpointer         data)
{
  GtkWidget *row = notanda_editor_row_new ();

  gtk_widget_add_css_class (row, "dimmed");
  return row;
}

static void
update_fields (NotandaAttributesSection *self,
               const NotandaAnnotation  *annotation,
               const NotandaTagType     *type)
{
  g_array_set_size (self->fields, 0);
  for (guint i = 0; type != NULL && i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *attribute = g_ptr_array_index (type->attributes, i);
      const NotandaValue        *value = notanda_annotation_get_attribute (annotation, &attribute->id);

      if (!attribute->retired || (value != NULL && value->kind != NOTANDA_VALUE_NONE))
        g_array_append_val (self->fields, attribute->id);
    }
  notanda_row_set_update (self->field_rows, (NotandaId *) self->fields->data, self->fields->len, make_field, NULL);
  for (guint i = 0; type != NULL && i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *attribute = g_ptr_array_index (type->attributes, i);
      const NotandaValue        *value = notanda_annotation_get_attribute (annotation, &attribute->id);
      GtkWidget                 *field = notanda_row_set_find (self->field_rows, &attribute->id);

      if (field == NULL)
        continue;
      if (value != NULL && !notanda_attribute_field_can_show (attribute, value))
        value = NULL;
      notanda_attribute_field_update (NOTANDA_ATTRIBUTE_FIELD (field), self->document, self->slot, attribute, value);
    }
}

/* Whether a field shows it. */
static gboolean
is_shown (NotandaAttributesSection *self,
          NotandaTagSet            *tag_set,
          const NotandaAttribute   *held)
{
  const NotandaTagAttribute *attribute = notanda_tag_set_find_attribute (tag_set, &held->id);

  return held->value.kind == NOTANDA_VALUE_NONE ||
         (attribute != NULL && notanda_row_set_find (self->field_rows, &held->id) != NULL &&
          notanda_attribute_field_can_show (attribute, &held->value));
}

static void
update_row (NotandaAttributesSection *self,
            NotandaTagSet            *tag_set,
            const NotandaAttribute   *held)
{
  NotandaEditorRow          *row = NOTANDA_EDITOR_ROW (notanda_row_set_find (self->other_rows, &held->id));
  const NotandaTagAttribute *attribute = notanda_tag_set_find_attribute (tag_set, &held->id);
  g_autofree char           *text = notanda_attribute_dup_value (tag_set, held);
  g_autofree char           *tooltip = NULL;
  const char                *label = attribute != NULL ? attribute->label : _ ("Unknown attribute");
  char                       id[NOTANDA_ID_STRING_SIZE];

  if (*text == '\0')
    g_set_str (&text, _ ("a value that can’t be shown here"));
  notanda_editor_row_set_text (row, label, text);
  /* TRANSLATORS: %s is an attribute */
  tooltip = g_strdup_printf (_ ("Remove %s"), label);
  notanda_editor_row_set_button (row, "window-close-symbolic", tooltip, "page.clear-attribute",
                                 g_variant_new_string (notanda_id_to_string (&held->id, id)));
}

static void
update_others (NotandaAttributesSection *self,
               const NotandaAnnotation  *annotation)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (self->document);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (NotandaId));

  for (guint i = 0; i < annotation->n_attributes; i++)
    if (!is_shown (self, tag_set, &annotation->attributes[i]))
      g_array_append_val (ids, annotation->attributes[i].id);
  notanda_row_set_update (self->other_rows, (NotandaId *) ids->data, ids->len, make_row, NULL);
  for (guint i = 0; i < annotation->n_attributes; i++)
    if (notanda_row_set_find (self->other_rows, &annotation->attributes[i].id) != NULL)
      update_row (self, tag_set, &annotation->attributes[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), ids->len > 0 || self->fields->len > 0);
}

void
notanda_attributes_section_update (NotandaAttributesSection *self,
                                   NotandaDocument          *document,
                                   const NotandaAnnotation  *annotation)
{
  const NotandaTagType *type;
  gboolean              is_other;

  g_return_if_fail (NOTANDA_IS_ATTRIBUTES_SECTION (self));

  is_other = document != self->document || annotation->slot != self->slot ||
             !notanda_id_equal (&self->type, &annotation->type);
  if (is_other)
    keep_drafts (self);
  g_set_object (&self->document, document);
  self->slot = annotation->slot;
  self->type = annotation->type;
  type = notanda_tag_set_find_type (notanda_document_get_tag_set (document), &annotation->type);
  update_fields (self, annotation, type);
  update_others (self, annotation);
  if (is_other)
    show_drafts (self);
}

static void
notanda_attributes_section_finalize (GObject *object)
{
  NotandaAttributesSection *self = NOTANDA_ATTRIBUTES_SECTION (object);

  g_clear_object (&self->document);
  g_array_unref (self->fields);
  g_array_unref (self->drafts);
  notanda_row_set_free (self->field_rows);
  notanda_row_set_free (self->other_rows);
  G_OBJECT_CLASS (notanda_attributes_section_parent_class)->finalize (object);
}

static void
notanda_attributes_section_class_init (NotandaAttributesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_attributes_section_finalize;
}

static void
notanda_attributes_section_init (NotandaAttributesSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->slot = NOTANDA_NO_SLOT;
  self->fields = g_array_new (FALSE, FALSE, sizeof (NotandaId));
  self->drafts = g_array_new (FALSE, FALSE, sizeof (Draft));
  g_array_set_clear_func (self->drafts, clear_draft);
  self->field_rows = notanda_row_set_new (GTK_BOX (fields));
  self->other_rows = notanda_row_set_new (GTK_BOX (others));
  gtk_box_append (GTK_BOX (box), fields);
  gtk_box_append (GTK_BOX (box), others);
  adw_bin_set_child (ADW_BIN (self), box);
}
