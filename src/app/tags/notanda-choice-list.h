/* notanda-choice-list.h: the choices of an attribute, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/tags/notanda-tag-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CHOICE_LIST (notanda_choice_list_get_type ())

G_DECLARE_FINAL_TYPE (NotandaChoiceList, notanda_choice_list, NOTANDA, CHOICE_LIST, AdwBin)

/**
 * notanda_choice_list_update:
 * @page: the page that the list is on
 * @used: text -> how many annotations have it
 */
void notanda_choice_list_update (NotandaChoiceList         *self,
                                 NotandaTagPage            *page,
                                 const NotandaTagAttribute *attribute,
                                 GHashTable                *used);

G_END_DECLS
