/* notanda-annotation-pane.h: the list of annotations beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-annotation-list.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ANNOTATION_PANE (notanda_annotation_pane_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAnnotationPane, notanda_annotation_pane, NOTANDA, ANNOTATION_PANE, AdwBin)

/**
 * NotandaAnnotationPane:
 *
 * Cards in text order, and a filter. Class actions "pane.menu", the selected card's
 * menu, and "pane.go-to-words".
 *
 * Property "selected": the slot of the selected annotation, or
 * %NOTANDA_NO_SLOT. Signal "picked": the user selected another row. Signal
 * "activated": the user wants to go to the words.
 */
void notanda_annotation_pane_set_document (NotandaAnnotationPane *self,
                                           NotandaDocument       *document);
void notanda_annotation_pane_set_selected (NotandaAnnotationPane *self,
                                           guint32                slot);

/* Marks the card of the annotation that the caret is in, lightly, and brings it in sight,
 * unless the list has the focus. @slot: %NOTANDA_NO_SLOT for none */
void notanda_annotation_pane_set_at_caret (NotandaAnnotationPane *self,
                                           guint32                slot);

/* Borrowed. What is listed; %NULL before a document was set. */
NotandaAnnotationList *notanda_annotation_pane_get_annotations (NotandaAnnotationPane *self);

void notanda_annotation_pane_focus_list (NotandaAnnotationPane *self);
void notanda_annotation_pane_focus_filter (NotandaAnnotationPane *self);

G_END_DECLS
