/* notanda-library-pane.h: the documents of a corpus, beside the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/library/notanda-library-list.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_LIBRARY_PANE (notanda_library_pane_get_type ())

G_DECLARE_FINAL_TYPE (NotandaLibraryPane, notanda_library_pane, NOTANDA, LIBRARY_PANE, AdwBin)

/**
 * NotandaLibraryPane:
 *
 * Class actions "library.menu", "library.open", "library.remove": of the row that has the focus; "library.undo" and "library.redo": steps
 * of the corpus.
 *
 * Signals "opened" (path of a document), "wanted" (#NotandaLibraryEntry of an article that isn't here) and "removing" (item): the user wants that.
 */
GtkWidget *notanda_library_pane_new (void);

/* @library: (nullable): starts it */
void                notanda_library_pane_set_library (NotandaLibraryPane *self,
                                                      NotandaLibrary     *library);
NotandaLibraryList *notanda_library_pane_get_list (NotandaLibraryPane *self);

/* @path: (nullable) (type filename): of the document that the window has open, wherever that is */
void notanda_library_pane_set_current (NotandaLibraryPane *self,
                                       const char         *path);

void notanda_library_pane_focus_list (NotandaLibraryPane *self);
void notanda_library_pane_focus_list_later (NotandaLibraryPane *self); /* once there are rows */
void notanda_library_pane_focus_filter (NotandaLibraryPane *self);

/* As if they had been typed into it */
void notanda_library_pane_set_filter (NotandaLibraryPane *self,
                                      const char         *words);

/**
 * notanda_library_pane_step:
 * @path: (nullable) (type filename): from where; %NULL for the current document
 *
 * Opens the next or the previous document of the list, as it is sorted and filtered; where nothing is listed yet, when it is.
 */
void notanda_library_pane_step (NotandaLibraryPane *self,
                                const char         *path,
                                gboolean            forward);

/* @can_undo: with a button that takes back the last step of the corpus */
void notanda_library_pane_say (NotandaLibraryPane *self,
                               const char         *message,
                               gboolean            can_undo);

G_END_DECLS
