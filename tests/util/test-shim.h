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

G_END_DECLS
