/* notanda-editor-row.h: a line of the editor: words, and what can be done with them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_EDITOR_ROW (notanda_editor_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaEditorRow, notanda_editor_row, NOTANDA, EDITOR_ROW, AdwBin)

GtkWidget *notanda_editor_row_new (void);

/**
 * notanda_editor_row_set_text:
 * @caption: (nullable): over the words, small
 * @text: (nullable)
 */
void notanda_editor_row_set_text (NotandaEditorRow *self,
                                  const char       *caption,
                                  const char       *text);

/**
 * notanda_editor_row_set_go:
 * @target: (transfer floating) (nullable)
 *
 * Makes the words a button with an action.
 */
void notanda_editor_row_set_go (NotandaEditorRow *self,
                                const char       *tooltip,
                                const char       *action,
                                GVariant         *target);

/**
 * notanda_editor_row_set_button:
 * @action: (nullable): %NULL takes the button away
 * @target: (transfer floating) (nullable)
 * @tooltip: with what it is about: a screen reader says only this
 *
 * The button at the end.
 */
void notanda_editor_row_set_button (NotandaEditorRow *self,
                                    const char       *icon_name,
                                    const char       *tooltip,
                                    const char       *action,
                                    GVariant         *target);

G_END_DECLS
