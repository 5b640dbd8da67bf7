/* notanda-annotation-editor.h: what is in the selected annotation, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/controls/notanda-type-chooser.h"
#include "app/pane/notanda-attributes-section.h"
#include "app/pane/notanda-links-section.h"
#include "app/pane/notanda-notes-section.h"
#include "app/pane/notanda-pieces-section.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ANNOTATION_EDITOR (notanda_annotation_editor_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAnnotationEditor, notanda_annotation_editor, NOTANDA, ANNOTATION_EDITOR, AdwBin)

/**
 * NotandaAnnotationEditor:
 *
 * Changes the document itself, by one step for each thing that is set; what needs
 * the article goes by actions of the page. It is visible while something is
 * selected. Property "selected": the slot, or %NOTANDA_NO_SLOT.
 */
void notanda_annotation_editor_set_document (NotandaAnnotationEditor *self,
                                             NotandaDocument         *document);
void notanda_annotation_editor_set_selected (NotandaAnnotationEditor *self,
                                             guint32                  slot);

/**
 * notanda_annotation_editor_commit:
 * @slot: (out) (optional): an annotation with something that can't be written
 *
 * Writes what was typed.
 *
 * Returns: %FALSE where not all of it could be written
 */
gboolean notanda_annotation_editor_commit (NotandaAnnotationEditor *self,
                                           guint32                 *slot);

/* To the first control. */
void notanda_annotation_editor_focus (NotandaAnnotationEditor *self);

void notanda_annotation_editor_begin_note (NotandaAnnotationEditor *self);

/* For tests. */
NotandaTypeChooser       *notanda_annotation_editor_get_chooser (NotandaAnnotationEditor *self);
NotandaAttributesSection *notanda_annotation_editor_get_attributes (NotandaAnnotationEditor *self);
NotandaNotesSection      *notanda_annotation_editor_get_notes (NotandaAnnotationEditor *self);

G_END_DECLS
