/* test-shim.c: the library that disturbs a program's calls, as it can be preloaded
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-shim.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
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

char **
test_shim_dup_environment (const char *shim,
                           const char *folder,
                           const char *log,
                           guint       at,
                           const char *action)
{
  char           **env = g_get_environ ();
  g_autofree char *number = g_strdup_printf ("%u", at);
  g_autofree char *asan = g_strdup_printf ("%s:verify_asan_link_order=0", g_environ_getenv (env, "ASAN_OPTIONS") ?: "");

  env = g_environ_setenv (env, "LD_PRELOAD", shim, TRUE);
  env = g_environ_setenv (env, "ASAN_OPTIONS", asan, TRUE);
  env = g_environ_setenv (env, "FAULT_FOLDER", folder, TRUE);
  env = g_environ_setenv (env, "FAULT_LOG", log, TRUE);
  if (at > 0)
    {
      env = g_environ_setenv (env, "FAULT_AT", number, TRUE);
      env = g_environ_setenv (env, "FAULT_ACTION", action, TRUE);
    }

  return env;
}

gboolean
test_shim_run_until_dead (char     **argv,
                          char     **env,
                          guint      kill_after,
                          GPtrArray *lines)
{
  g_autoptr (GError) error = NULL;
  char  line[100];
  FILE *stream;
  GPid  pid;
  int   output;
  int   status;

  g_spawn_async_with_pipes (NULL, argv, env, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  stream = fdopen (output, "r");
  for (guint n = 1; fgets (line, sizeof line, stream) != NULL; n++)
    {
      if (g_str_has_suffix (line, "\n"))
        g_ptr_array_add (lines, g_strdup (g_strchomp (line)));
      if (n == kill_after)
        kill (pid, SIGKILL);
    }
  fclose (stream);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);

  return WIFSIGNALED (status);
}
