/* notanda-role-page.h: one role of a type, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/tags/notanda-tag-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ROLE_PAGE (notanda_role_page_get_type ())

G_DECLARE_FINAL_TYPE (NotandaRolePage, notanda_role_page, NOTANDA, ROLE_PAGE, NotandaTagPage)

NotandaTagPage *notanda_role_page_new (NotandaDocument *document,
                                       const NotandaId *role);

/* Returns: (transfer full): where it leads to, in a line */
char *notanda_role_page_dup_details (NotandaTagSet        *tag_set,
                                     const NotandaTagRole *role);

G_END_DECLS
