/* test-child.c: parts of a test that need another user, or mounts of their own
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-child.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define CANNOT 77

static int
wait_for (pid_t pid)
{
  int status = 0;

  g_assert_cmpint (pid, >, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

void
test_child_unprivileged (TestChildFunc func,
                         gpointer      data)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (geteuid () == 0 &&
          (setgroups (0, NULL) != 0 || setresgid (NOBODY, NOBODY, NOBODY) != 0 || setresuid (NOBODY, NOBODY, NOBODY) != 0))
        _exit (1);
      func (data);
      _exit (0);
    }
  g_assert_cmpint (wait_for (pid), ==, 0);
}

static gboolean
write_text (const char *path,
            const char *text)
{
  g_autofd int fd = open (path, O_WRONLY | O_CLOEXEC);

  return fd >= 0 && write (fd, text, strlen (text)) > 0;
}

/* Mounts of its own; who isn't root becomes it, in a world of its own */
static gboolean
enter_namespace (void)
{
  g_autofree char *uid_map = g_strdup_printf ("0 %u 1", geteuid ());
  g_autofree char *gid_map = g_strdup_printf ("0 %u 1", getegid ());

  if (geteuid () == 0)
    return unshare (CLONE_NEWNS) == 0;
  return unshare (CLONE_NEWNS | CLONE_NEWUSER) == 0 &&
         write_text ("/proc/self/setgroups", "deny") &&
         write_text ("/proc/self/uid_map", uid_map) &&
         write_text ("/proc/self/gid_map", gid_map);
}

gboolean
test_child_small_disk (const char   *folder,
                       TestChildFunc func,
                       gpointer      data)
{
  pid_t pid = fork ();
  int   status;

  if (pid == 0)
    {
      if (!enter_namespace () ||
          mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
          mount ("tmpfs", folder, "tmpfs", 0, "size=1m,mode=777") != 0)
        _exit (CANNOT);
      func (data);
      _exit (0);
    }
  status = wait_for (pid);
  if (status == CANNOT)
    return FALSE;
  g_assert_cmpint (status, ==, 0);
  return TRUE;
}
