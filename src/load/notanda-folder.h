/* notanda-folder.h: the articles, documents and feeds in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NotandaFolder:
 * @articles: (element-type filename): paths that begin with the folder's
 * @documents: (element-type filename): likewise
 * @feeds: (element-type filename): likewise
 * @n_others: files that are none of these by their names
 * @failures: (element-type GError): of folders in it that can't be read, each naming the folder
 */
typedef struct
{
  GPtrArray *articles;
  GPtrArray *documents;
  GPtrArray *feeds;
  guint      n_others;
  GPtrArray *failures;
} NotandaFolder;

/**
 * notanda_folder_list:
 * @path: (type filename)
 *
 * Finds what looks like one of these by its name (notanda-file-kind.h), in the folders in it too, each sorted by the names' bytes, so that the order is the same on
 * each machine. What is hidden isn't looked at, links to folders aren't followed, and only regular files are taken. Blocks, and is safe in a worker.
 *
 * Returns: (transfer full): %NULL where @path can't be read, or if cancelled
 */
NotandaFolder *notanda_folder_list (const char   *path,
                                    GCancellable *cancellable,
                                    GError      **error);

void notanda_folder_free (NotandaFolder *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaFolder, notanda_folder_free)

G_END_DECLS
