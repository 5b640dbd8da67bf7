/* notanda-shown-path.h: a path as people know it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_shown_path_dup:
 * @path: (type filename)
 *
 * A program in a sandbox has what the user chose from the document portal, in a folder of a made-up name.
 *
 * Returns: (transfer full): @path for people to read, in UTF-8: in the portal's folder the place that the user chose, or, where
 *   the portal doesn't tell, what is below the folder of the made-up name
 */
char *notanda_shown_path_dup (const char *path);

G_END_DECLS
