/* test-shim.c: the library that disturbs a program's calls, as it can be preloaded
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-shim.h"

#include <glib/gstdio.h>
#include <unistd.h>

char *
test_shim_new (void)
{
  g_autofree char *built = g_test_build_filename (G_TEST_BUILT, "util", "fault-fs.so", NULL);
  g_autofree char *folder = g_dir_make_tmp ("notanda-shim-XXXXXX", NULL);
  char            *shim;

  g_assert_nonnull (folder);
  shim = g_build_filename (folder, "fault-fs.so", NULL);
  g_assert_cmpint (symlink (built, shim), ==, 0);

  return shim;
}

void
test_shim_free (char *shim)
{
  g_autofree char *folder = g_path_get_dirname (shim);

  g_unlink (shim);
  g_rmdir (folder);
  g_free (shim);
}
