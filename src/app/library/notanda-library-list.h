/* notanda-library-list.h: the documents of a corpus, sorted and filtered
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-library.h"
#include "app/library/notanda-library-item.h"

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_LIBRARY_BY_TITLE,
  NOTANDA_LIBRARY_BY_DATE,   /* of the article, the latest first, those without one last */
  NOTANDA_LIBRARY_BY_CHANGE, /* of the file, the latest first */
} NotandaLibraryOrder;

#define NOTANDA_TYPE_LIBRARY_LIST (notanda_library_list_get_type ())

G_DECLARE_FINAL_TYPE (NotandaLibraryList, notanda_library_list, NOTANDA, LIBRARY_LIST, GObject)

/**
 * NotandaLibraryList:
 *
 * A #GListModel of #NotandaLibraryItem: what isn't removed and matches the filter.
 */
NotandaLibraryList *notanda_library_list_new (void);

/* @library: (nullable) */
void notanda_library_list_set_library (NotandaLibraryList *self,
                                       NotandaLibrary     *library);

/* @typed: words, each of which title, outlet, byline or folder have to contain */
void notanda_library_list_set_filter (NotandaLibraryList *self,
                                      const char         *typed);
void notanda_library_list_set_order (NotandaLibraryList *self,
                                     NotandaLibraryOrder order);

/* @path: (nullable) (type filename): below the corpus' folder: the document that the window has open */
void        notanda_library_list_set_current (NotandaLibraryList *self,
                                              const char         *path);
const char *notanda_library_list_get_current (NotandaLibraryList *self);

/* Without the filter. */
guint notanda_library_list_get_n_all (NotandaLibraryList *self);

/* Borrowed until the list changes. */
const NotandaLibraryEntry *notanda_library_list_get_entry (NotandaLibraryList *self,
                                                           guint               position);

/* @path: (type filename): below the corpus' folder. Returns: %FALSE where it isn't listed, or not with this filter */
gboolean notanda_library_list_find (NotandaLibraryList *self,
                                    const char         *path,
                                    guint              *position);

G_END_DECLS
