/* notanda-export-paths.h: the documents that a command line names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-path-list.h"

G_BEGIN_DECLS

/**
 * notanda_export_expand_paths:
 * @clean_folder: (out): a folder given whole, in which no save has died; or left
 *   as it is
 *
 * Returns: (nullable) (transfer full): %NULL where a folder can't be read or has
 *   no document, which was told
 */
NotandaPathList *notanda_export_expand_paths (char **arguments,
                                              char **clean_folder);

G_END_DECLS
