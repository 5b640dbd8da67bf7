/* notanda-library-item.h: a document in the library's list
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-library-entry.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_LIBRARY_ITEM (notanda_library_item_get_type ())

G_DECLARE_FINAL_TYPE (NotandaLibraryItem, notanda_library_item, NOTANDA, LIBRARY_ITEM, GObject)

/**
 * NotandaLibraryItem:
 *
 * The same for a path as long as it is listed, whatever becomes of the file. Signal "changed": something that is shown of it is another.
 */
NotandaLibraryItem *notanda_library_item_new (NotandaLibraryEntry *entry);

void notanda_library_item_set (NotandaLibraryItem  *self,
                               NotandaLibraryEntry *entry,
                               gboolean             is_current,
                               gboolean             is_waiting);

/* Borrowed, until the item changes. */
const NotandaLibraryEntry *notanda_library_item_get_entry (NotandaLibraryItem *self);

/* Whether the window has it open. */
gboolean notanda_library_item_is_current (NotandaLibraryItem *self);

/* Whether something of it isn't on the server yet. */
gboolean notanda_library_item_is_waiting (NotandaLibraryItem *self);

G_END_DECLS
