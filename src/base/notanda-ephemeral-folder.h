/* notanda-ephemeral-folder.h: a folder that is gone when a sandbox ends
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_ephemeral_folder_is:
 * @folder: (type filename): absolute; it need not be there yet
 *
 * In Flatpak the home folder has its usual path, is empty, and can be written to; it is in memory, and what is in it is lost when
 * the program ends. The same goes for all that nothing else is mounted over.
 *
 * Returns: whether @folder is such a one
 */
gboolean notanda_ephemeral_folder_is (const char *folder);

G_END_DECLS
