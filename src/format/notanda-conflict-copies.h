/* notanda-conflict-copies.h: the copies that sync clients leave beside a document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * notanda_conflict_copies_match:
 * @name: (type filename): the name of a file in the same folder
 * @document: (type filename): the document's name
 *
 * Whether @name is what a sync client makes of @document when two machines
 * have changed it: Nextcloud, ownCloud, Dropbox, Syncthing, Seafile and
 * Resilio. What it holds decides whether it is one.
 */
gboolean notanda_conflict_copies_match (const char *name,
                                        const char *document);

/**
 * notanda_conflict_copies_list:
 * @path: (type filename): the document's
 *
 * Returns: (transfer full) (element-type filename): paths beside it, sorted;
 *   empty where the folder can't be read
 */
GPtrArray *notanda_conflict_copies_list (const char *path);

G_END_DECLS
