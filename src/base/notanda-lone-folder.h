/* notanda-lone-folder.h: a folder that a sandboxed program sees for the sake of one file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_lone_folder_is:
 * @folder: (type filename)
 *
 * A file that the user chose for a program in a sandbox is shown to it by the document portal, in a folder of the file's own that
 * isn't there for anybody else. The one file can be written and replaced. Any other name seems to work: it is a file of the portal,
 * which the portal removes when it ends.
 *
 * Returns: whether @folder is such a one
 */
gboolean notanda_lone_folder_is (const char *folder);

/**
 * notanda_lone_folder_takes:
 * @folder: (type filename): one of which notanda_lone_folder_is()
 * @name: (type filename): of a file that isn't there
 *
 * Returns: whether what is saved as @name is saved: nothing is in @folder, so that it was given out for a file that is yet to be
 */
gboolean notanda_lone_folder_takes (const char *folder,
                                    const char *name);

G_END_DECLS
