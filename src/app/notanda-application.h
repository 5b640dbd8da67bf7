/* notanda-application.h: the program: its windows, and who writes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-library.h"
#include "app/common/notanda-preferences.h"
#include "app/common/notanda-syncer.h"
#include "app/notanda-window.h"
#include "intake/notanda-intake-index.h"
#include "load/notanda-loader-client.h"

G_BEGIN_DECLS

#define NOTANDA_APPLICATION_ID "io.github.notanda.Notanda"

#define NOTANDA_TYPE_APPLICATION (notanda_application_get_type ())

G_DECLARE_FINAL_TYPE (NotandaApplication, notanda_application, NOTANDA, APPLICATION, AdwApplication)

/* @flags: besides those that it has anyway; tests want %G_APPLICATION_NON_UNIQUE */
/**
 * NotandaApplication::feeds-refreshed: those that are refreshed when a window opens were
 * NotandaApplication::library-opened: (library) a corpus that wasn't open
 */

NotandaApplication *notanda_application_new (GApplicationFlags flags);

/**
 * notanda_application_open_file:
 * @window: (nullable): where it may go, if nothing is open there
 *
 * Opens @file, or shows the window that has it already.
 *
 * Returns: (transfer none): its window
 */
NotandaWindow *notanda_application_open_file (NotandaApplication *self,
                                              GFile              *file,
                                              NotandaWindow      *window);

/**
 * notanda_application_find_window:
 * @path: a document, or the file one was made of, by any name
 * @but: (nullable): not this one
 *
 * Returns: (transfer none) (nullable): the window that has it open or is opening it
 */
NotandaWindow *notanda_application_find_window (NotandaApplication *self,
                                                const char         *path,
                                                NotandaWindow      *but);

/* Returns: (transfer none): an empty window, which is shown */
NotandaWindow *notanda_application_new_window (NotandaApplication *self);

/* Shows the corpus whose folder @root is, with the articles that have @words: in its window, in @window where that shows nothing, else in a new one. */
void notanda_application_open_corpus (NotandaApplication *self,
                                      const char         *root,
                                      const char         *words,
                                      NotandaWindow      *window);

/* Opens what may be opened in any way: in @window where that shows nothing, else in a new one. */
void notanda_application_open_order (NotandaApplication *self,
                                     NotandaOrder       *order,
                                     NotandaWindow      *window);

/* Makes an article of a text that comes from no file. */
void notanda_application_open_text (NotandaApplication *self,
                                    const char         *text,
                                    NotandaWindow      *window);

/**
 * notanda_application_take_syncer:
 * @root: (type filename): of a connected corpus
 *
 * Returns: (transfer full): the one that all windows on the corpus share, and that ends with the last of them
 */
NotandaSyncer *notanda_application_take_syncer (NotandaApplication   *self,
                                                const char           *root,
                                                const NotandaAccount *account);

/**
 * notanda_application_take_corpus:
 * @corpus: (transfer full)
 *
 * Returns: (transfer full): the one object for it; it is open as long as somebody holds that
 */
NotandaLibrary *notanda_application_take_corpus (NotandaApplication *self,
                                                 NotandaCorpus      *corpus);

/**
 * notanda_application_find_window_of:
 * @but: (nullable): not this one
 *
 * Returns: (transfer none) (nullable): a window that shows the corpus
 */
NotandaWindow *notanda_application_find_window_of (NotandaApplication *self,
                                                   NotandaLibrary     *library,
                                                   NotandaWindow      *but);

/* Borrowed: who writes. */
NotandaIdentity *notanda_application_get_identity (NotandaApplication *self);

NotandaPreferences *notanda_application_get_preferences (NotandaApplication *self);

/* Borrowed: keeps the helper that has read one article for the next. */
NotandaLoaderClient *notanda_application_get_client (NotandaApplication *self);

/* Borrowed: knows which documents were made of which page. */
NotandaIntakeIndex *notanda_application_get_index (NotandaApplication *self);

/**
 * notanda_application_choose_author:
 * @author: the name that is written into records; "" for the account's
 *
 * Returns: %FALSE where that can't be kept; nothing has changed then
 */
gboolean notanda_application_choose_author (NotandaApplication *self,
                                            const char         *author,
                                            GError            **error);

/* For tests, before the first window: ids and times are then the same each time. */
void notanda_application_set_identity (NotandaApplication *self,
                                       NotandaIdentity    *identity);

G_END_DECLS
