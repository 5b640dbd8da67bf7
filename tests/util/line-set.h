/* line-set.h: the simplest file that merges: sorted lines, joined by union
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A NotandaMergeFunc. A file that doesn't end with a line end is refused as
 * incomplete. If @counter, a guint, is given, it counts the calls. */
GBytes *line_set_merge (GBytes  *ours,
                        GBytes  *theirs,
                        gpointer counter,
                        GError **error);

/* @lines with @line among them */
GBytes *line_set_add (GBytes     *lines,
                      const char *line);

G_END_DECLS
