/* notanda-file-filters.h: which files a chooser offers to open
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type GtkFileFilter): what can be opened, as its names end (notanda-file-kind.h); then all files, since a name
 * decides nothing when a file is read */
GListModel *notanda_file_filters_new (void);

G_END_DECLS
