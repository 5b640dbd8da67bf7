/* notanda-part-group.h: the attributes or the roles of a type, as rows that lead to their pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/tags/notanda-edit-row.h"
#include "app/tags/notanda-tag-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_PART_GROUP (notanda_part_group_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPartGroup, notanda_part_group, NOTANDA, PART_GROUP, AdwPreferencesGroup)

/**
 * NotandaPartGroup:
 *
 * The last row adds a part: property "add-title" is its title. Signal "opened"
 * (group, guint index): the row of that part was activated.
 */
NotandaEditRow *notanda_part_group_get_add_row (NotandaPartGroup *self);

/* Rows that stay are the same, since one of them may have the focus. */
void       notanda_part_group_set_n_rows (NotandaPartGroup *self,
                                          NotandaTagPage   *page,
                                          guint             n);
GtkWidget *notanda_part_group_get_row (NotandaPartGroup *self,
                                       guint             i);

G_END_DECLS
