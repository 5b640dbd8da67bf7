/* notanda-type-chooser-page.h: asks for one of the types
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-type-picker.h"
#include "app/tags/notanda-tag-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TYPE_CHOOSER_PAGE (notanda_type_chooser_page_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypeChooserPage, notanda_type_chooser_page, NOTANDA, TYPE_CHOOSER_PAGE, NotandaTagPage)

/* @asker: the page that asked, which is shown again already
 * @type: borrowed for the call */
typedef void (*NotandaTypeChosen) (NotandaTagPage  *asker,
                                   const NotandaId *type);

/**
 * notanda_type_chooser_page_open:
 * @asker: what asks; it is there as long as the page
 * @description: what will happen to the type that is chosen
 * @filter: (nullable): which types to choose from; its data is @asker
 *
 * Goes on to the page, and comes back with the answer.
 */
void notanda_type_chooser_page_open (NotandaTagPage   *asker,
                                     const char       *title,
                                     const char       *description,
                                     NotandaTypeFilter filter,
                                     NotandaTypeChosen chosen);

G_END_DECLS
