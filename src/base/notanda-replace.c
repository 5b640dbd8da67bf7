/* notanda-replace.c: the one way a file is saved
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing else in the program renames, flushes or writes over a user's file.
 * The order of the steps is the promise, and tests/slow/ checks it call by call:
 *
 *   1 open the folder; make ".NAME.RANDOM.tmp", locked, with the old file's mode
 *   2 write, fsync, close                  the new content is durable, unnamed
 *   3 is the file still the expected one?  else read it, merge, begin again
 *   4 exchange the two names in one step   old or new, at every moment
 *   5 is what came out the file of 3?      else merge it too, and begin again
 *   6 unlink the old one, fsync the folder the new name is durable
 *
 * The exchange is what makes step 3 more than a hope: a plain rename would
 * destroy a version that another program put there after it. Where a file
 * system can't exchange, a plain rename directly after step 3 has to do; so too
 * in a lone folder, where the version that comes out would stay beside the file
 * under a name that can't be seen from there. A new file is put in place only
 * where there is none.
 *
 * An error before 4 leaves the old file untouched. One after 5 exchanges back.
 * After a failed fsync nothing is tried again on that descriptor, for the kernel
 * has dropped the pages: the next call writes a fresh file.
 *
 * The lock (see notanda-leftovers.c) is held by a second descriptor until the
 * file is in place, because close() must come before the rename: network file
 * systems report a full disk only there.
 *
 * What is here places one file; the rounds of merging are in
 * notanda-replace-merge.c.
 *
 * Rejected: g_file_replace(), which destroys the original on a full disk, and
 * g_file_set_contents_full(), which hides that the folder couldn't be flushed,
 * replaces links, and can't merge. Blocking; any thread; no state of its own.
 */

#include "base/notanda-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/notanda-ephemeral-folder.h"
#include "base/notanda-error.h"
#include "base/notanda-lone-folder.h"
#include "base/notanda-replace-private.h"
#include "base/notanda-shown-path.h"

/* How often a new name is tried for the temporary file */
#define NAMES 100

/* Repeats a call for as long as a signal interrupts it */
#define UNINTERRUPTED(call)                 \
  ({                                        \
    int result_;                            \
    do                                      \
      result_ = (call);                     \
    while (result_ != 0 && errno == EINTR); \
    result_;                                \
  })

/* The file that stands in the target's place */
typedef struct
{
  gboolean         exists;
  NotandaFileStamp stamp;
} Standing;

static gboolean
set_error (NotandaReplacement *self,
           GError            **error,
           int                 errnum)
{
  return notanda_file_set_error (error, self->target.path, errnum);
}

static gboolean
set_folder_error (NotandaReplacement *self,
                  GError            **error,
                  int                 errnum)
{
  g_autofree char *name = NULL;

  if (errnum != EACCES && errnum != EPERM && errnum != EROFS)
    return set_error (self, error, errnum);
  name = notanda_shown_path_dup (self->target.path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errnum),
               _ ("%s: its folder can't be written to, so it can't be saved there; save it elsewhere with Save As"),
               name);
  return FALSE;
}

gboolean
notanda_replacement_set_changed_error (NotandaReplacement *self,
                                       gboolean            was_expected,
                                       GError            **error)
{
  g_autofree char *name = notanda_shown_path_dup (self->target.path);

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED,
               was_expected ? _ ("%s: another program has changed it; it was not written over")
                            : _ ("%s: there is already a file of this name; it was not written over"),
               name);
  return FALSE;
}

/* Step 1 */

/* FALSE: someone was faster and took the name or the lock */
static gboolean
try_temp (NotandaReplacement *self,
          guint               mode)
{
  g_autofree char *temp = notanda_save_target_dup_temp_name (&self->target);
  g_autofd int     fd = -1;

  do
    fd = openat (self->target.fd, temp, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);
  if (fd < 0)
    return FALSE;
  if (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    {
      unlinkat (self->target.fd, temp, 0);
      errno = EEXIST;
      return FALSE;
    }
  self->lock_fd = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  self->fd = g_steal_fd (&fd);
  self->temp = g_steal_pointer (&temp);
  return TRUE;
}

static gboolean
make_temp (NotandaReplacement *self,
           guint               mode,
           GError            **error)
{
  for (guint i = 0; i < NAMES; i++)
    {
      if (try_temp (self, mode))
        return TRUE;
      if (errno != EEXIST)
        break;
    }
  return set_folder_error (self, error, errno);
}

/* Gives the temporary file the owner and the mode of the one it replaces */
static gboolean
copy_mode (NotandaReplacement *self,
           const struct stat  *old,
           GError            **error)
{
  mode_t      mode = old->st_mode & 0777;
  struct stat info;

  if (fstat (self->fd, &info) != 0)
    return set_error (self, error, errno);
  if (info.st_uid != old->st_uid && fchown (self->fd, old->st_uid, (gid_t) -1) != 0)
    g_debug ("can't keep the owner of %s", self->target.name);
  /* what its group may do must not become what another group may do */
  if (info.st_gid != old->st_gid && fchown (self->fd, (uid_t) -1, old->st_gid) != 0)
    mode &= ~(mode_t) 070 | ((mode & 07) << 3);
  if ((info.st_mode & 0777) != mode && UNINTERRUPTED (fchmod (self->fd, mode)) != 0)
    return set_error (self, error, errno);
  return TRUE;
}

/* What would be saved only to be lost is refused. */
static gboolean
check_folder (NotandaReplacement *self,
              gboolean            exists,
              GError            **error)
{
  g_autofree char *name = NULL;

  if (notanda_ephemeral_folder_is (self->target.folder))
    {
      name = notanda_shown_path_dup (self->target.path);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                   _ ("%s: this folder is in the sandbox alone and gone when the program ends; choose one outside"), name);
      return FALSE;
    }
  if (!exists && notanda_lone_folder_is (self->target.folder) && !notanda_lone_folder_takes (self->target.folder, self->target.name))
    return set_folder_error (self, error, EACCES);
  return TRUE;
}

NotandaReplacement *
notanda_replacement_new (const char *path,
                         guint       mode_if_new,
                         GError    **error)
{
  g_autoptr (NotandaReplacement) self = NULL;
  struct stat old;
  gboolean    exists;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (NotandaReplacement, 1);
  self->target.fd = self->fd = self->lock_fd = -1;
  if (!notanda_save_target_open (&self->target, path, error))
    return NULL;

  exists = fstatat (self->target.fd, self->target.name, &old, AT_SYMLINK_NOFOLLOW) == 0;
  if (exists && !S_ISREG (old.st_mode))
    {
      set_error (self, error, S_ISDIR (old.st_mode) ? EISDIR : ENXIO);
      return NULL;
    }
  if (!check_folder (self, exists, error))
    return NULL;
  if (!make_temp (self, exists ? 0600 : mode_if_new, error))
    return NULL;
  if (exists && !copy_mode (self, &old, error))
    return NULL;
  return g_steal_pointer (&self);
}

int
notanda_replacement_get_fd (NotandaReplacement *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->fd;
}

static gboolean
remove_temp (NotandaReplacement *self)
{
  int result = 0;

  if (self->temp != NULL)
    result = UNINTERRUPTED (unlinkat (self->target.fd, self->temp, 0));
  g_clear_pointer (&self->temp, g_free);
  return result == 0;
}

void
notanda_replacement_free (NotandaReplacement *self)
{
  if (self == NULL)
    return;
  remove_temp (self);
  g_clear_fd (&self->fd, NULL);
  g_clear_fd (&self->lock_fd, NULL);
  notanda_save_target_clear (&self->target);
  g_free (self);
}

/* Step 2 */

gboolean
notanda_replacement_write (NotandaReplacement *self,
                           gconstpointer       data,
                           gsize               size,
                           GError            **error)
{
  const guint8 *p = data;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  while (size > 0)
    {
      gssize n = write (self->fd, p, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return set_error (self, error, n < 0 ? errno : EIO);
      p += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
flush_temp (NotandaReplacement *self,
            GError            **error)
{
  struct stat info;
  int         fd = g_steal_fd (&self->fd);
  int         errnum = 0;

  if (UNINTERRUPTED (fsync (fd)) != 0 || fstat (fd, &info) != 0 || !notanda_file_stamp_read (&self->stamp, fd, &info))
    errnum = errno;
  /* after EINTR the descriptor is closed, and all was flushed before */
  if (close (fd) != 0 && errno != EINTR && errnum == 0)
    errnum = errno;
  return errnum == 0 || set_error (self, error, errnum);
}

/* Step 3 */

static gboolean
look (NotandaReplacement *self,
      Standing           *standing,
      GError            **error)
{
  g_autofd int fd = -1;
  struct stat  info;

  do
    fd = openat (self->target.fd, self->target.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  while (fd < 0 && errno == EINTR);
  standing->exists = fd >= 0;
  if (fd < 0 && errno == ENOENT)
    return TRUE;
  if (fd < 0 || fstat (fd, &info) != 0)
    return set_error (self, error, errno);
  if (!S_ISREG (info.st_mode))
    return set_error (self, error, S_ISDIR (info.st_mode) ? EISDIR : ENXIO);
  return notanda_file_stamp_read (&standing->stamp, fd, &info) || set_error (self, error, errno);
}

/* Whether @name still is the version that was looked at */
static gboolean
is_version (NotandaReplacement     *self,
            const char             *name,
            const NotandaFileStamp *stamp)
{
  NotandaFileStamp now;
  struct stat      info;

  if (fstatat (self->target.fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  notanda_file_stamp_fill (&now, &info, stamp->head, sizeof stamp->head);
  return notanda_file_stamp_equal (&now, stamp);
}

/* Steps 4 and 5 */

static gboolean
is_unsupported (int errnum)
{
  return errnum == EINVAL || errnum == ENOSYS || errnum == EOPNOTSUPP;
}

static int
rename_temp (NotandaReplacement *self,
             guint               flags)
{
  return UNINTERRUPTED (renameat2 (self->target.fd, self->temp, self->target.fd, self->target.name, flags));
}

static int
exchange_temp (NotandaReplacement *self)
{
  if (!notanda_lone_folder_is (self->target.folder))
    return rename_temp (self, RENAME_EXCHANGE);
  errno = EOPNOTSUPP;
  return -1;
}

static NotandaReplacementOutcome
place_over (NotandaReplacement *self,
            GError            **error)
{
  if (rename_temp (self, 0) != 0)
    {
      set_folder_error (self, error, errno);
      return NOTANDA_REPLACEMENT_FAILED;
    }
  g_clear_pointer (&self->temp, g_free);
  return NOTANDA_REPLACEMENT_PLACED;
}

/* Puts the file where there is none */
static NotandaReplacementOutcome
place_new (NotandaReplacement *self,
           GError            **error)
{
  int errnum;

  if (rename_temp (self, RENAME_NOREPLACE) == 0)
    {
      g_clear_pointer (&self->temp, g_free);
      return NOTANDA_REPLACEMENT_PLACED;
    }
  errnum = errno;
  if (is_unsupported (errnum))
    {
      if (linkat (self->target.fd, self->temp, self->target.fd, self->target.name, 0) == 0)
        {
          remove_temp (self);
          return NOTANDA_REPLACEMENT_PLACED;
        }
      errnum = errno;
      if (errnum != EEXIST && faccessat (self->target.fd, self->target.name, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
        return place_over (self, error);
    }
  if (errnum == EEXIST)
    return NOTANDA_REPLACEMENT_CHANGED;
  set_folder_error (self, error, errnum);
  return NOTANDA_REPLACEMENT_FAILED;
}

/* Puts the file in the place of the version @old, which was looked at just now */
static NotandaReplacementOutcome
place_instead (NotandaReplacement     *self,
               const NotandaFileStamp *old,
               GError                **error)
{
  if (exchange_temp (self) != 0)
    {
      if (errno == ENOENT)
        return NOTANDA_REPLACEMENT_CHANGED;
      if (is_unsupported (errno))
        return is_version (self, self->target.name, old) ? place_over (self, error) : NOTANDA_REPLACEMENT_CHANGED;
      set_folder_error (self, error, errno);
      return NOTANDA_REPLACEMENT_FAILED;
    }
  if (!is_version (self, self->temp, old) &&
      faccessat (self->target.fd, self->temp, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    return NOTANDA_REPLACEMENT_SWAPPED;
  /* if it can't be removed it is a leftover, which the next opening removes */
  remove_temp (self);
  return NOTANDA_REPLACEMENT_PLACED;
}

/* Steps 2 to 5 */
NotandaReplacementOutcome
notanda_replacement_place (NotandaReplacement     *self,
                           NotandaReplacePolicy    policy,
                           const NotandaFileStamp *expected,
                           GCancellable           *cancellable,
                           GError                **error)
{
  Standing standing;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !flush_temp (self, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !look (self, &standing, error))
    return NOTANDA_REPLACEMENT_FAILED;

  if (policy == NOTANDA_REPLACE_OVERWRITE)
    return place_over (self, error);
  if (!standing.exists)
    return place_new (self, error);
  if (policy == NOTANDA_REPLACE_NEW || !notanda_file_stamp_equal (&standing.stamp, expected))
    return NOTANDA_REPLACEMENT_CHANGED;
  return place_instead (self, &standing.stamp, error);
}

/* Exchanges back: @self is in place, another program's version under the
 * temporary name. If even that fails that version stays as a leftover. */
void
notanda_replacement_take_back (NotandaReplacement *self)
{
  if (is_version (self, self->target.name, &self->stamp) && exchange_temp (self) == 0 &&
      is_version (self, self->temp, &self->stamp))
    return;
  g_clear_pointer (&self->temp, g_free);
}

/* Step 6 */

gboolean
notanda_replacement_flush_folder (NotandaReplacement *self,
                                  GError            **error)
{
  if (UNINTERRUPTED (fsync (self->target.fd)) == 0)
    return TRUE;
  /* the file system or the folder's permissions know no such thing */
  if (errno == EINVAL || errno == ENOSYS || errno == EBADF)
    return TRUE;
  return set_error (self, error, errno);
}

gboolean
notanda_replacement_commit (NotandaReplacement     *self,
                            NotandaReplacePolicy    policy,
                            const NotandaFileStamp *expected,
                            NotandaFileStamp       *out_stamp,
                            GCancellable           *cancellable,
                            GError                **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);
  g_return_val_if_fail (policy != NOTANDA_REPLACE_EXPECTED || expected != NULL, FALSE);

  switch (notanda_replacement_place (self, policy, expected, cancellable, error))
    {
    case NOTANDA_REPLACEMENT_SWAPPED:
      notanda_replacement_take_back (self);
      return notanda_replacement_set_changed_error (self, TRUE, error);
    case NOTANDA_REPLACEMENT_CHANGED:
      return notanda_replacement_set_changed_error (self, policy == NOTANDA_REPLACE_EXPECTED, error);
    case NOTANDA_REPLACEMENT_FAILED:
      return FALSE;
    case NOTANDA_REPLACEMENT_PLACED:
    default:
      if (out_stamp != NULL)
        *out_stamp = self->stamp;
      return notanda_replacement_flush_folder (self, error);
    }
}
