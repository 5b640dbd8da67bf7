/* notanda-leftovers.h: what saves that died have left beside a file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_replace_list_leftovers:
 * @path: (type filename): a file that is saved by notanda_replace()
 *
 * Finds the temporary files that runs which have died left beside @path. Those
 * of a save that is going on are told by a lock and left out. Whoever opens
 * @path reads them, merges what is complete and has something that @path lacks,
 * saves, and then removes them.
 *
 * Returns: (transfer full) (element-type filename): their paths, sorted; empty
 *   if the folder can't be read
 */
GPtrArray *notanda_replace_list_leftovers (const char *path);

/* Returns: (transfer full) (nullable) (type filename): which file in the same folder a temporary file of that name is of, for
 * whoever sees the names of a whole folder; %NULL where it is none, or its name doesn't say */
char *notanda_replace_dup_owner (const char *name);

/**
 * notanda_replace_remove_leftover:
 * @leftover: (type filename): one of notanda_replace_list_leftovers()
 *
 * One that is gone already, or that a running save holds after all, is no error.
 */
gboolean notanda_replace_remove_leftover (const char *leftover,
                                          GError    **error);

G_END_DECLS
