/* test-shim.h: the library that disturbs a program's calls, as it can be preloaded
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: a path of util/fault-fs.so without blanks, which would part it in
 * LD_PRELOAD, wherever the build is */
char *test_shim_new (void);
void  test_shim_free (char *shim);

/**
 * test_shim_dup_environment:
 * @folder: of the files whose calls are disturbed
 * @log: the file that their calls are written to
 * @at: the number of the call that is disturbed; 0: none
 * @action: how
 *
 * Returns: (transfer full): the environment that a program is to be started with
 */
char **test_shim_dup_environment (const char *shim,
                                  const char *folder,
                                  const char *log,
                                  guint       at,
                                  const char *action);

/**
 * test_shim_run_until_dead:
 * @kill_after: the number of lines after which it is killed; 0: it isn't
 * @lines: (element-type utf8): what it writes is added to it, each whole line
 *
 * Returns: whether it was killed, by this or by the shim; else it must have succeeded
 */
gboolean test_shim_run_until_dead (char     **argv,
                                   char     **env,
                                   guint      kill_after,
                                   GPtrArray *lines);

G_END_DECLS
