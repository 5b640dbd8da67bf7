/* notanda-file.c: a file read whole, and what tells its versions apart
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files are read into private memory and never mapped: another program that
 * writes into a mapped file changes strings after they were checked, and one
 * that cuts it off kills us with SIGBUS. Reading costs little more than memcpy().
 *
 * Plain system calls instead of GFile: a document of 40 kB is read in the time
 * GFile takes to make its stream, and the file's stamp comes from the same
 * descriptor as its bytes.
 *
 * A file is opened without blocking and looked at before it is read, so a FIFO
 * or a terminal is told about and not waited for. Blocking; for worker threads.
 */

#include "base/notanda-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/notanda-block.h"
#include "base/notanda-error.h"
#include "base/notanda-shown-path.h"

/* Between two looks at the cancellable */
#define STEP (8 * 1024 * 1024)
/* How often a file that is being written to is read again */
#define TRIES 3

static const char *
describe_errno (int errnum)
{
  switch (errnum)
    {
    case ENOENT:
      return _ ("there is no such file or folder");
    case EACCES:
    case EPERM:
      return _ ("you have no permission for this");
    case EISDIR:
      return _ ("this is a folder, not a file");
    case ENOTDIR:
      return _ ("a part of the path is a file, not a folder");
    case ENOSPC:
      return _ ("there is no space left on the disk");
    case EDQUOT:
      return _ ("your quota on this disk is used up");
    case EROFS:
      return _ ("the disk can't be written to");
    case EIO:
      return _ ("the disk reports an error");
    case ENAMETOOLONG:
      return _ ("the name is too long");
    case ELOOP:
      return _ ("the links lead in a circle");
    case ENXIO:
    case ENODEV:
      return _ ("this is not a regular file");
    default:
      return g_strerror (errnum);
    }
}

gboolean
notanda_file_set_error (GError    **error,
                        const char *path,
                        int         errnum)
{
  g_autofree char *name = notanda_shown_path_dup (path);
  int              code = g_io_error_from_errno (errnum);

  if (errnum == ENXIO || errnum == ENODEV)
    code = G_IO_ERROR_NOT_REGULAR_FILE;
  /* (file): (reason) */
  g_set_error (error, G_IO_ERROR, code, _ ("%s: %s"), name, describe_errno (errnum));
  return FALSE;
}

gboolean
notanda_file_stamp_equal (const NotandaFileStamp *a,
                          const NotandaFileStamp *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->mtime_ns == b->mtime_ns && memcmp (a->head, b->head, sizeof a->head) == 0;
}

static gint64
mtime_ns (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

static gboolean
check_size (const char *path,
            guint64     size,
            gsize       max_size,
            GError    **error)
{
  g_autofree char *name = NULL, *is = NULL, *most = NULL;

  if (size <= max_size)
    return TRUE;

  name = notanda_shown_path_dup (path);
  is = g_format_size_full (size, G_FORMAT_SIZE_LONG_FORMAT);
  most = g_format_size_full (max_size, G_FORMAT_SIZE_LONG_FORMAT);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE,
               _ ("%s: too large: it has %s, and at most %s can be read"), name, is, most);
  return FALSE;
}

static int
open_regular (const char  *path,
              struct stat *info,
              GError     **error)
{
  g_autofd int fd = -1;

  do
    fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  while (fd < 0 && errno == EINTR);

  if (fd < 0 || fstat (fd, info) != 0)
    {
      notanda_file_set_error (error, path, errno);
      return -1;
    }
  if (!S_ISREG (info->st_mode))
    {
      notanda_file_set_error (error, path, S_ISDIR (info->st_mode) ? EISDIR : ENXIO);
      return -1;
    }
  return g_steal_fd (&fd);
}

/* Reads up to @size bytes; fewer only if the file ends before; -1 on an error */
static gssize
read_some (int           fd,
           const char   *path,
           guint8       *data,
           gsize         size,
           GCancellable *cancellable,
           GError      **error)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      n = read (fd, data + done, MIN (size - done, STEP));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          notanda_file_set_error (error, path, errno);
          return -1;
        }
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

void
notanda_file_stamp_fill (NotandaFileStamp  *stamp,
                         const struct stat *info,
                         gconstpointer      data,
                         gsize              size)
{
  *stamp = (NotandaFileStamp) {
    .device = info->st_dev,
    .inode = info->st_ino,
    .size = (guint64) info->st_size,
    .mtime_ns = mtime_ns (info),
  };
  if (size > 0)
    memcpy (stamp->head, data, MIN (size, sizeof stamp->head));
}

gboolean
notanda_file_stamp_read (NotandaFileStamp  *stamp,
                         int                fd,
                         const struct stat *info)
{
  guint8 head[NOTANDA_FILE_STAMP_HEAD];
  gssize n;

  do
    n = pread (fd, head, sizeof head, 0);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    return FALSE;
  notanda_file_stamp_fill (stamp, info, head, (gsize) n);
  return TRUE;
}

gboolean
notanda_file_is_version (const char             *path,
                         const NotandaFileStamp *stamp)
{
  g_autofd int     fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  NotandaFileStamp now;
  struct stat      info;

  return fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && notanda_file_stamp_read (&now, fd, &info) &&
         notanda_file_stamp_equal (&now, stamp);
}

/* Reads what @info says is there; NULL without an error if it is being written to */
static GBytes *
read_once (int           fd,
           const char   *path,
           struct stat  *info,
           gsize         padding,
           GCancellable *cancellable,
           GError      **error)
{
  g_autofree guint8 *data = NULL;
  guint8            *start;
  gsize              size = (gsize) info->st_size;
  struct stat        after;
  gssize             got;

  data = notanda_block_new (size + padding + 1);
  if (data == NULL)
    {
      notanda_file_set_error (error, path, ENOMEM);
      return NULL;
    }
  got = read_some (fd, path, data, size, cancellable, error);
  if (got < 0)
    return NULL;
  if (fstat (fd, &after) != 0)
    {
      notanda_file_set_error (error, path, errno);
      return NULL;
    }
  if ((gsize) got != size || after.st_size != info->st_size || mtime_ns (&after) != mtime_ns (info))
    return NULL;

  memset (data + size, 0, padding + 1);
  /* The bytes are the front of the block; the padding lies behind them */
  start = g_steal_pointer (&data);
  return g_bytes_new_with_free_func (start, size, g_free, start);
}

static GBytes *
read_until_still (int           fd,
                  const char   *path,
                  struct stat  *info,
                  gsize         max_size,
                  gsize         padding,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autofree char *name = NULL;

  for (guint try = 0; try < TRIES; try++)
    {
      GError *failure = NULL;
      GBytes *bytes;

      if (try > 0 && (lseek (fd, 0, SEEK_SET) != 0 || fstat (fd, info) != 0))
        {
          notanda_file_set_error (error, path, errno);
          return NULL;
        }
      if (!check_size (path, (guint64) info->st_size, max_size, error))
        return NULL;
      bytes = read_once (fd, path, info, padding, cancellable, &failure);
      if (bytes != NULL)
        return bytes;
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
    }

  name = notanda_shown_path_dup (path);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED,
               _ ("%s: another program is writing to it; try again when it is done"), name);
  return NULL;
}

GBytes *
notanda_file_read (const char       *path,
                   gsize             max_size,
                   gsize             padding,
                   NotandaFileStamp *out_stamp,
                   GCancellable     *cancellable,
                   GError          **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofd int fd = -1;
  struct stat  info;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (max_size < G_MAXSSIZE && padding < G_MAXSSIZE - max_size, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  fd = open_regular (path, &info, error);
  if (fd < 0)
    return NULL;
  bytes = read_until_still (fd, path, &info, max_size, padding, cancellable, error);
  if (bytes != NULL && out_stamp != NULL)
    notanda_file_stamp_fill (out_stamp, &info, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_steal_pointer (&bytes);
}

char *
notanda_file_resolve (const char *path)
{
  g_autofree char *absolute = NULL, *folder = NULL, *name = NULL, *real_folder = NULL;
  char            *real;

  g_return_val_if_fail (path != NULL, NULL);

  real = realpath (path, NULL);
  if (real != NULL)
    return real;

  absolute = g_canonicalize_filename (path, NULL);
  folder = g_path_get_dirname (absolute);
  name = g_path_get_basename (absolute);
  real_folder = realpath (folder, NULL);
  if (real_folder == NULL)
    return g_steal_pointer (&absolute);
  return g_build_filename (real_folder, name, NULL);
}
