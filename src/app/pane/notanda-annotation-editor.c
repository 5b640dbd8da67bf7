/* notanda-annotation-editor.c: what is in the selected annotation, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Follows the document: after each change of it the annotation is read once, and each
 * section brings its rows up to date in place, so that focus and what is being typed
 * stay, whoever changed what. A change may come while the sections are at it, since a
 * field that loses the focus writes what was typed; then they go over it once more.
 *
 * What was typed is written before another annotation takes the place.
 */

#include "app/pane/notanda-annotation-editor.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"
#include "app/common/notanda-person-badge.h"
#include "app/common/notanda-type-style.h"

struct _NotandaAnnotationEditor
{
  AdwBin                    parent_instance;
  NotandaDocument          *document;
  guint32                   slot;
  gboolean                  is_updating;
  gboolean                  is_stale; /* something changed while it is updating */
  NotandaTypeChooser       *chooser;
  GtkExpander              *guideline;
  GtkLabel                 *guideline_text;
  GtkWidget                *differences;
  GtkLabel                 *state;
  NotandaPersonBadge       *badge;
  GtkLabel                 *person;
  NotandaAttributesSection *attributes;
  NotandaLinksSection      *links;
  NotandaNotesSection      *notes;
  NotandaPiecesSection     *pieces;
};

G_DEFINE_FINAL_TYPE (NotandaAnnotationEditor, notanda_annotation_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

NotandaTypeChooser *
notanda_annotation_editor_get_chooser (NotandaAnnotationEditor *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_EDITOR (self), NULL);

  return self->chooser;
}

NotandaAttributesSection *
notanda_annotation_editor_get_attributes (NotandaAnnotationEditor *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_EDITOR (self), NULL);

  return self->attributes;
}

NotandaNotesSection *
notanda_annotation_editor_get_notes (NotandaAnnotationEditor *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_EDITOR (self), NULL);

  return self->notes;
}

static void
update_type (NotandaAnnotationEditor *self,
             const NotandaAnnotation *annotation)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (self->document);
  const NotandaTagType *type = notanda_tag_set_find_type (tag_set, &annotation->type);
  gboolean              has_guideline = type != NULL && *type->guideline != '\0';
  g_autofree char      *title = NULL;

  notanda_type_chooser_set_type (self->chooser, tag_set, &annotation->type);
  gtk_widget_set_visible (GTK_WIDGET (self->guideline), has_guideline);
  if (!has_guideline)
    return;
  /* TRANSLATORS: %s is a type of annotation; its guideline follows */
  title = g_strdup_printf (_ ("When to use %s"), type->label);
  gtk_label_set_text (GTK_LABEL (gtk_expander_get_label_widget (self->guideline)), title);
  gtk_label_set_text (self->guideline_text, type->guideline);
}

static void
update_state (NotandaAnnotationEditor *self,
              const NotandaAnnotation *annotation)
{
  guint            n = notanda_annotation_count_differences (annotation);
  g_autofree char *differences = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);
  /* TRANSLATORS: %s is the state of the work on an annotation, such as “accepted” */
  g_autofree char *state = g_strdup_printf (_ ("State: %s"), annotation->state);

  gtk_button_set_label (GTK_BUTTON (self->differences), differences);
  gtk_widget_set_visible (self->differences, n > 0);
  gtk_label_set_text (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *annotation->state != '\0');
}

/* One's own needs no name. */
static void
update_person (NotandaAnnotationEditor *self,
               const NotandaAnnotation *annotation)
{
  gboolean         is_own = g_strcmp0 (annotation->author, notanda_document_get_identity (self->document)->author) == 0;
  g_autofree char *name = notanda_person_dup_name (self->document, annotation->author);

  notanda_person_badge_set_author (self->badge, self->document, is_own ? "" : annotation->author);
  gtk_label_set_text (self->person, name);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->person)), !is_own && *annotation->author != '\0');
}

static void
update_sections (NotandaAnnotationEditor *self,
                 const NotandaAnnotation *annotation)
{
  update_type (self, annotation);
  update_state (self, annotation);
  update_person (self, annotation);
  notanda_links_section_update (self->links, self->document, annotation);
  notanda_pieces_section_update (self->pieces, self->document, annotation);
  notanda_notes_section_update (self->notes, self->document, annotation);
  notanda_attributes_section_update (self->attributes, self->document, annotation);
}

static void
update (NotandaAnnotationEditor *self)
{
  if (self->is_updating)
    {
      self->is_stale = TRUE;
      return;
    }
  self->is_updating = TRUE;
  do
    {
      g_auto (NotandaAnnotation) annotation = { 0 };

      self->is_stale = FALSE;
      notanda_annotation_init (&annotation);
      if (self->document != NULL && self->slot != NOTANDA_NO_SLOT &&
          notanda_document_read (self->document, self->slot, &annotation))
        update_sections (self, &annotation);
    }
  while (self->is_stale);
  self->is_updating = FALSE;
}

static void
document_changed_cb (NotandaAnnotationEditor *self,
                     const NotandaChange     *change,
                     NotandaDocument         *document)
{
  if (change->everything)
    notanda_type_chooser_set_tag_set (self->chooser, notanda_document_get_tag_set (document));
  /* links show words of others, so any change may show */
  update (self);
}

static void
drop_document (NotandaAnnotationEditor *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_clear_object (&self->document);
}

void
notanda_annotation_editor_set_document (NotandaAnnotationEditor *self,
                                        NotandaDocument         *document)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_EDITOR (self));

  if (self->document == document)
    return;
  notanda_annotation_editor_set_selected (self, NOTANDA_NO_SLOT);
  notanda_attributes_section_forget (self->attributes);
  drop_document (self);
  if (document == NULL)
    return;
  self->document = g_object_ref (document);
  notanda_type_chooser_set_tag_set (self->chooser, notanda_document_get_tag_set (document));
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
}

gboolean
notanda_annotation_editor_commit (NotandaAnnotationEditor *self,
                                  guint32                 *slot)
{
  guint32 unwritten = NOTANDA_NO_SLOT;

  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_EDITOR (self), TRUE);

  if (self->document == NULL)
    return TRUE;
  if (self->slot != NOTANDA_NO_SLOT)
    {
      notanda_attributes_section_commit (self->attributes);
      notanda_notes_section_commit (self->notes);
    }
  if (!notanda_attributes_section_find_unwritten (self->attributes, &unwritten))
    return TRUE;
  if (slot != NULL)
    *slot = unwritten;
  return FALSE;
}

void
notanda_annotation_editor_set_selected (NotandaAnnotationEditor *self,
                                        guint32                  slot)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_EDITOR (self));

  if (self->slot == slot)
    return;
  notanda_annotation_editor_commit (self, NULL);
  self->slot = slot;
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), slot != NOTANDA_NO_SLOT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
notanda_annotation_editor_focus (NotandaAnnotationEditor *self)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

void
notanda_annotation_editor_begin_note (NotandaAnnotationEditor *self)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_EDITOR (self));

  notanda_notes_section_begin (self->notes);
}

static void
type_chosen_cb (NotandaAnnotationEditor *self)
{
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (self->document);
  g_autofree char *label = NULL;
  NotandaId        type;

  if (!notanda_type_chooser_get_type_id (self->chooser, &type))
    return;
  /* TRANSLATORS: the name of a step, %s is a type of annotation */
  label = g_strdup_printf (_ ("Change to %s"), notanda_type_get_label (tag_set, &type));
  notanda_document_set_type (self->document, self->slot, &type, label);
}

static void
notanda_annotation_editor_get_property (GObject    *object,
                                        guint       prop_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, NOTANDA_ANNOTATION_EDITOR (object)->slot);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_annotation_editor_set_property (GObject      *object,
                                        guint         prop_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      notanda_annotation_editor_set_selected (NOTANDA_ANNOTATION_EDITOR (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_annotation_editor_dispose (GObject *object)
{
  drop_document (NOTANDA_ANNOTATION_EDITOR (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_ANNOTATION_EDITOR);
  G_OBJECT_CLASS (notanda_annotation_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (NOTANDA_TYPE_PERSON_BADGE);
  g_type_ensure (NOTANDA_TYPE_TYPE_CHOOSER);
  g_type_ensure (NOTANDA_TYPE_ATTRIBUTES_SECTION);
  g_type_ensure (NOTANDA_TYPE_LINKS_SECTION);
  g_type_ensure (NOTANDA_TYPE_NOTES_SECTION);
  g_type_ensure (NOTANDA_TYPE_PIECES_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-annotation-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, chooser);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, guideline);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, guideline_text);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, differences);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, state);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, badge);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, person);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, attributes);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, links);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, notes);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationEditor, pieces);
  gtk_widget_class_bind_template_callback (widget_class, type_chosen_cb);
}

static void
notanda_annotation_editor_class_init (NotandaAnnotationEditorClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = notanda_annotation_editor_get_property;
  object_class->set_property = notanda_annotation_editor_set_property;
  object_class->dispose = notanda_annotation_editor_dispose;
  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT32, NOTANDA_NO_SLOT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  notanda_actions_bind (widget_class, NOTANDA_SCOPE_EDITOR);
}

static void
notanda_annotation_editor_init (NotandaAnnotationEditor *self)
{
  self->slot = NOTANDA_NO_SLOT;
  gtk_widget_init_template (GTK_WIDGET (self));
}
