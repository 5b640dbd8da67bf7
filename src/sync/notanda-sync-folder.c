/* notanda-sync-folder.c: where the state of a corpus' sync is kept
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In the user's state folder, not in the corpus' own: that may be copied, or synced by others, and two machines with one
 * state are two writers with one name. A round of sync holds flock() on a file beside the folder, which the system lets go
 * of with the program, however it ends; the file stays, since whoever deleted it could delete one that is held. Where a file
 * system has no flock(), the one of two programs that comes second learns it by the index before it has sent anything. */

#include "sync/notanda-sync-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>

#include "base/notanda-replace.h"
#include "sync/notanda-squeeze.h"

#define LOCK_PAUSE 50000 /* µs between two tries */

typedef struct
{
  NotandaSyncFolder parent;
  char             *path;
  gboolean          exists; /* the index, of the version @stamp */
  NotandaFileStamp  stamp;

  NotandaSyncFolderGuard guard; /* (nullable) */
  gconstpointer          guard_data;
} DiskFolder;

static GBytes *
read_file (NotandaSyncFolder *folder,
           const char        *name,
           GError           **error)
{
  DiskFolder      *self = (DiskFolder *) folder;
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  NotandaFileStamp stamp;
  GBytes          *bytes = notanda_file_read (path, NOTANDA_SQUEEZE_MAX_FILE, 0, &stamp, NULL, error);

  if (strcmp (name, NOTANDA_SYNC_INDEX) == 0)
    {
      self->exists = bytes != NULL;
      self->stamp = stamp;
    }

  return bytes;
}

static gboolean
write_file (NotandaSyncFolder *folder,
            const char        *name,
            GBytes            *bytes,
            GError           **error)
{
  DiskFolder      *self = (DiskFolder *) folder;
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  gboolean         is_index = strcmp (name, NOTANDA_SYNC_INDEX) == 0;
  NotandaFileStamp stamp;

  if (self->guard != NULL && !self->guard (self->guard_data, error))
    return FALSE;
  if (g_mkdir_with_parents (self->path, 0700) != 0)
    return notanda_file_set_error (error, self->path, errno);
  if (!is_index)
    return notanda_replace (path, bytes, NULL, notanda_replace_take_ours, NULL, 0600, NULL, NULL, NULL, error);
  if (!notanda_replace (path, bytes, self->exists ? &self->stamp : NULL, NULL, NULL, 0600, &stamp, NULL, NULL, error))
    return FALSE;
  self->exists = TRUE;
  self->stamp = stamp;

  return TRUE;
}

static void
remove_file (NotandaSyncFolder *folder,
             const char        *name)
{
  DiskFolder      *self = (DiskFolder *) folder;
  g_autofree char *path = g_build_filename (self->path, name, NULL);

  g_unlink (path);
}

static GPtrArray *
list_files (NotandaSyncFolder *folder)
{
  DiskFolder *self = (DiskFolder *) folder;
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));

  return names;
}

static void
free_folder (NotandaSyncFolder *folder)
{
  g_free (((DiskFolder *) folder)->path);
  g_free (folder);
}

NotandaSyncFolder *
notanda_sync_folder_new_guarded (const char            *path,
                                 NotandaSyncFolderGuard guard,
                                 gconstpointer          data)
{
  DiskFolder *self = g_new0 (DiskFolder, 1);

  self->parent = (NotandaSyncFolder) { read_file, write_file, remove_file, list_files, free_folder };
  self->path = g_strdup (path);
  self->guard = guard;
  self->guard_data = data;

  return &self->parent;
}

NotandaSyncFolder *
notanda_sync_folder_new (const char *path)
{
  return notanda_sync_folder_new_guarded (path, NULL, NULL);
}

char *
notanda_sync_folder_dup_path (const char *corpus)
{
  return g_build_filename (g_get_user_state_dir (), "notanda", "sync", corpus, NULL);
}

/* Returns: a file, not locked yet; -1 with an error */
static int
open_lock (const char *path,
           GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  int              fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      notanda_file_set_error (error, folder, errno);
      return -1;
    }
  fd = open (lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    notanda_file_set_error (error, lock, errno);

  return fd;
}

int
notanda_sync_folder_try_lock (const char *path,
                              GError    **error)
{
  g_autofd int fd = open_lock (path, error);

  if (fd < 0 || (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK))
    return -1;

  return g_steal_fd (&fd);
}

int
notanda_sync_folder_lock (const char   *path,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autofd int fd = open_lock (path, error);

  if (fd < 0)
    return -1;
  while (flock (fd, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      g_usleep (LOCK_PAUSE);
    }

  return g_steal_fd (&fd);
}

void
notanda_sync_folder_delete (const char *path)
{
  g_autoptr (NotandaSyncFolder) folder = notanda_sync_folder_new (path);
  g_autoptr (GPtrArray) names = folder->list (folder);

  for (guint i = 0; i < names->len; i++)
    folder->remove (folder, names->pdata[i]);
  g_rmdir (path);
}

void
notanda_sync_folder_free (NotandaSyncFolder *folder)
{
  folder->free (folder);
}
