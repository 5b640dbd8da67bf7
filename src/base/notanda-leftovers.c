/* notanda-leftovers.c: what saves that died have left beside a file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A save holds flock() on its temporary file from its creation until it is in
 * place. The kernel drops the lock when the process dies, however it dies, so a
 * file that can be locked belongs to nobody. Names with process ids or ages
 * would need a guess: ids are used again, and clocks jump.
 *
 * A save whose lock was taken by someone who looks here goes on under another
 * name. Where a file system has no flock(), every temporary file is listed; its
 * save then fails for want of it, keeps the old file, and is tried again.
 */

#include "base/notanda-leftovers.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/notanda-file.h"
#include "base/notanda-save-target.h"

/* A descriptor that holds the lock of a dead run's file, else -1 */
static int
open_dead (int         folder_fd,
           const char *name)
{
  g_autofd int fd = openat (folder_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat  opened, named;

  if (fd < 0 || fstat (fd, &opened) != 0 || !S_ISREG (opened.st_mode))
    return -1;
  if (flock (fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    return -1;
  /* it may have been put in place while we were opening it */
  if (fstatat (folder_fd, name, &named, AT_SYMLINK_NOFOLLOW) != 0 || named.st_ino != opened.st_ino)
    return -1;
  return g_steal_fd (&fd);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
notanda_replace_list_leftovers (const char *path)
{
  GPtrArray *leftovers = g_ptr_array_new_with_free_func (g_free);
  g_auto (NotandaSaveTarget) target = NOTANDA_SAVE_TARGET_INIT;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_val_if_fail (path != NULL, leftovers);

  if (!notanda_save_target_open (&target, path, NULL))
    return leftovers;
  folder = g_dir_open (target.folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofd int fd = -1;

      if (!notanda_save_target_owns_temp (&target, name))
        continue;
      fd = open_dead (target.fd, name);
      if (fd >= 0)
        g_ptr_array_add (leftovers, g_build_filename (target.folder, name, NULL));
    }
  g_ptr_array_sort (leftovers, compare_paths);
  return leftovers;
}

char *
notanda_replace_dup_owner (const char *name)
{
  gsize size;
  gsize tail = NOTANDA_SAVE_TARGET_DIGITS + strlen (".tmp");

  g_return_val_if_fail (name != NULL, NULL);

  size = strlen (name);
  if (size < tail + strlen (".x.") || name[0] != '.' || name[size - tail - 1] != '.')
    return NULL;
  if (strspn (name + size - tail, "0123456789abcdef") != NOTANDA_SAVE_TARGET_DIGITS || !g_str_has_suffix (name, ".tmp"))
    return NULL;

  return g_strndup (name + 1, size - tail - 2);
}

gboolean
notanda_replace_remove_leftover (const char *leftover,
                                 GError    **error)
{
  g_autofd int fd = -1;

  g_return_val_if_fail (leftover != NULL, FALSE);

  fd = open_dead (AT_FDCWD, leftover);
  if (fd < 0)
    return TRUE;
  if (unlink (leftover) != 0 && errno != ENOENT)
    return notanda_file_set_error (error, leftover, errno);
  return TRUE;
}
