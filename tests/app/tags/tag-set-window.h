/* tag-set-window.h: the tag set and its pages in a window, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-type-list.h"
#include "display/window-fixture.h"

G_BEGIN_DECLS

NotandaTagSet        *get_tag_set (Fixture *fixture);
const NotandaTagType *get_type (Fixture *fixture, const char *identifier);
const char           *get_page_title (Fixture *fixture);
GtkWidget            *get_row (Fixture *fixture, const char *title);
const char           *get_text (Fixture *fixture, const char *row);
void                  activate (Fixture *fixture, const char *row);
void                  go_back (Fixture *fixture);
void                  open_dialog (Fixture *fixture);
void                  open_type (Fixture *fixture, const char *identifier);
void                  assert_step (Fixture *fixture, const char *step);
void                  undo (Fixture *fixture);
NotandaTagItem       *find_item (GListModel *model, const char *label, guint *position);
GtkListView          *get_list (Fixture *fixture);
void                  pick (Fixture *fixture, const char *label);
gboolean              is_page_drawn (Fixture *fixture);

/* The page that is shown; what is on others doesn't count. */
GtkWidget *get_page (Fixture *fixture);

/* Types into a row and presses Enter. */
void enter (Fixture *fixture, const char *row, const char *text);

G_END_DECLS
