/* notanda-library-card.h: what is seen of a document in the library
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/library/notanda-library-item.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_LIBRARY_CARD (notanda_library_card_get_type ())

G_DECLARE_FINAL_TYPE (NotandaLibraryCard, notanda_library_card, NOTANDA, LIBRARY_CARD, AdwBin)

GtkWidget *notanda_library_card_new (void);

/* @source: where and when it came out; @marks: what else is to be said of it; both may be empty */
void notanda_library_card_show (NotandaLibraryCard *self,
                                NotandaLibraryItem *item,
                                const char         *source,
                                const char         *marks);

G_END_DECLS
