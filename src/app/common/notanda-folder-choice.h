/* notanda-folder-choice.h: the articles that lie in a folder, to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* What is listed, and what is looked at for it. */
#define NOTANDA_FOLDER_CHOICE_MAX_FILES 500
#define NOTANDA_FOLDER_CHOICE_MAX_ENTRIES 20000

/* @loaded's reader is this one. */
#define NOTANDA_FOLDER_CHOICE_READER "folder"

/**
 * notanda_folder_choice_list:
 * @path: (type filename): of a folder
 *
 * Lists the files in it and in folders below it that can be read, as their names end, by their order in a file manager. Hidden
 * ones are left out, links to folders not followed, and a document that lies beside the text it was made of is opened by that.
 * Blocks; safe in any thread.
 *
 * Returns: (transfer full): choices whose parts are paths; a notice says where there are more. %NULL with an error of reading
 *   the folder, or %NOTANDA_ERROR_EMPTY
 */
NotandaLoaded *notanda_folder_choice_list (const char   *path,
                                           GCancellable *cancellable,
                                           GError      **error);

G_END_DECLS
