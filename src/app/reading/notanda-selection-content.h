/* notanda-selection-content.h: the selected words, for other programs
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/reading/notanda-reading-view.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_SELECTION_CONTENT (notanda_selection_content_get_type ())

G_DECLARE_FINAL_TYPE (NotandaSelectionContent, notanda_selection_content, NOTANDA, SELECTION_CONTENT, GdkContentProvider)

/* Gives what is selected in @view when it is asked; nothing once @view is gone. */
GdkContentProvider *notanda_selection_content_new (NotandaReadingView *view);

G_END_DECLS
