/* notanda-type-page.h: one type of the tag set, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/tags/notanda-tag-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TYPE_PAGE (notanda_type_page_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypePage, notanda_type_page, NOTANDA, TYPE_PAGE, NotandaTagPage)

NotandaTagPage *notanda_type_page_new (NotandaDocument *document,
                                       const NotandaId *type);

G_END_DECLS
