/* blocks-fixture.h: the blocks of an article in a window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/blocks/draft-window.h"
#include "app/blocks/notanda-block-row.h"

G_BEGIN_DECLS

GtkWidget       *get_blocks_view (Fixture *fixture);
GtkListView     *get_list (Fixture *fixture);
gboolean         are_blocks_shown (Fixture *fixture);
NotandaBlockRow *get_focused_row (Fixture *fixture);
gboolean         has_focus_in_row (Fixture *fixture);
gboolean         has_focus_in_text (Fixture *fixture);

/* Returns: (transfer full): the text of the article */
char *dup_text (Fixture *fixture);
void  show_blocks (Fixture *fixture);
void  leave_blocks (Fixture *fixture);

/* As Enter or a click on the row does. */
void toggle (Fixture *fixture,
             guint    row);
void act_on_blocks (Fixture    *fixture,
                    const char *action);

G_END_DECLS
