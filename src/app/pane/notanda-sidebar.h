/* notanda-sidebar.h: what stands beside the article: the list of annotations, and the editor of one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/pane/notanda-annotation-editor.h"
#include "app/pane/notanda-annotation-pane.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_SIDEBAR (notanda_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (NotandaSidebar, notanda_sidebar, NOTANDA, SIDEBAR, AdwBin)

/**
 * NotandaSidebar:selected: the selected annotation's slot, or %NOTANDA_NO_SLOT
 * NotandaSidebar::picked: one of the list was chosen, and the list keeps the focus
 * NotandaSidebar::activated: one of the list was chosen, and the text gets the focus
 */

/* @document: (nullable) */
void notanda_sidebar_set_document (NotandaSidebar  *self,
                                   NotandaDocument *document);
void notanda_sidebar_set_selected (NotandaSidebar *self,
                                   guint32         slot);

/* Borrowed. */
NotandaAnnotationPane   *notanda_sidebar_get_pane (NotandaSidebar *self);
NotandaAnnotationEditor *notanda_sidebar_get_editor (NotandaSidebar *self);

/* Returns: %FALSE where the focus isn't in the list, or nothing is being edited */
gboolean notanda_sidebar_leave_list (NotandaSidebar *self);

G_END_DECLS
