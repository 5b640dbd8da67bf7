/* notanda-attribute-page.h: one attribute of a type, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/tags/notanda-tag-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ATTRIBUTE_PAGE (notanda_attribute_page_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAttributePage, notanda_attribute_page, NOTANDA, ATTRIBUTE_PAGE, NotandaTagPage)

NotandaTagPage *notanda_attribute_page_new (NotandaDocument *document,
                                            const NotandaId *attribute);

/* Returns: (transfer full): its kind and choices, in a line */
char *notanda_attribute_page_dup_details (const NotandaTagAttribute *attribute);

G_END_DECLS
