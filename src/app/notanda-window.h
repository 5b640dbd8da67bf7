/* notanda-window.h: a window on one document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-library.h"
#include "app/common/notanda-order.h"
#include "app/notanda-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_WINDOW (notanda_window_get_type ())

G_DECLARE_FINAL_TYPE (NotandaWindow, notanda_window, NOTANDA, WINDOW, AdwApplicationWindow)

/**
 * NotandaChooser:
 * @callback: to be called once, with a file or %NULL
 *
 * How a file is asked for, so that tests can answer.
 */
typedef void (*NotandaChooser) (NotandaWindow *window,
                                gboolean       for_saving,
                                const char    *suggested_name,
                                void (*callback) (NotandaWindow *window,
                                                  GFile         *file),
                                gpointer data);

NotandaWindow *notanda_window_new (GtkApplication  *application,
                                   NotandaIdentity *identity);

/* Reads the file in a worker and shows it here; says so if it can't be read. */
void notanda_window_open (NotandaWindow *self,
                          GFile         *file);

/* The window goes: nobody waits for what is being opened for it. */
void notanda_window_cancel_opening (NotandaWindow *self);

/* The same for anything that can be opened. */
void notanda_window_open_order (NotandaWindow *self,
                                NotandaOrder  *order);

/* The same for a web address as somebody typed it. */
void notanda_window_open_address (NotandaWindow *self,
                                  const char    *typed);

/* Makes an article of a text that comes from no file. */
void notanda_window_open_text (NotandaWindow *self,
                               const char    *text);

/* Opens what was dropped or pasted: files (#GdkFileList) or a text. */
gboolean notanda_window_take_value (NotandaWindow *self,
                                    const GValue  *value);

NotandaPage *notanda_window_get_page (NotandaWindow *self);

/* Returns: (transfer none) (nullable): the corpus that it shows, or that its document is in */
NotandaLibrary *notanda_window_get_library (NotandaWindow *self);

/**
 * notanda_window_go_to:
 * @path: (type filename): of a document
 *
 * Opens it here, in the place of what is open, which is saved first; or shows the window that has it.
 */
void notanda_window_go_to (NotandaWindow *self,
                           const char    *path);

/* Under whose name is written from now on. */
void notanda_window_set_identity (NotandaWindow   *self,
                                  NotandaIdentity *identity);

/* Nothing is open or being opened here. */
gboolean notanda_window_is_empty (NotandaWindow *self);

/* Whether the document that is open here is saved at @path, or was read from it. */
gboolean notanda_window_has_path (NotandaWindow *self,
                                  const char    *path);

void notanda_window_set_chooser (NotandaWindow *self,
                                 NotandaChooser chooser,
                                 gpointer       data);

/* Reads the draft again in another encoding, from where it came; as %NOTANDA_ENCODING_TWICE also what came from nowhere. */
void notanda_window_reopen (NotandaWindow *self,
                            const char    *encoding);

G_END_DECLS
