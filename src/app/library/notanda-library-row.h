/* notanda-library-row.h: a document in the library
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-lazy-row.h"
#include "app/library/notanda-library-item.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_LIBRARY_ROW (notanda_library_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaLibraryRow, notanda_library_row, NOTANDA, LIBRARY_ROW, NotandaLazyRow)

/* Spoken: the title, and then all else. */
GtkWidget *notanda_library_row_new (void);

/* @item: (nullable) */
void                notanda_library_row_set_item (NotandaLibraryRow  *self,
                                                  NotandaLibraryItem *item);
NotandaLibraryItem *notanda_library_row_get_item (NotandaLibraryRow *self);

G_END_DECLS
