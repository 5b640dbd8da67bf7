/* notanda-folder-choice.h: what lies in a folder, to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-identity.h"
#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* @loaded's reader is this one. */
#define NOTANDA_FOLDER_CHOICE_READER "folder"

/**
 * notanda_folder_choice_list:
 * @path: (type filename): of a folder
 * @identity: documents that lie beside articles are opened with it, to see what they were made of
 *
 * Lists all that notanda_folder_list() finds, by its order in a file manager, those on top first. A document is left out that was
 * made of an article beside it and is called after that: opening the article opens it. Blocks, and is safe in a worker.
 *
 * Returns: (transfer full): choices whose parts are paths; a notice says how many folders in it can't be read. %NULL with an
 *   error of reading the folder, %NOTANDA_ERROR_EMPTY, or if cancelled
 */
NotandaLoaded *notanda_folder_choice_list (const char      *path,
                                           NotandaIdentity *identity,
                                           GCancellable    *cancellable,
                                           GError         **error);

G_END_DECLS
