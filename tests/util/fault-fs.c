/* fault-fs.c: preloaded into a program, makes one of its file calls fail
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Told by the environment:
 *
 *   FAULT_FOLDER  calls that concern this folder and what is in it are counted
 *   FAULT_LOG     a line "CALL WHAT" is appended for each of them; WHAT is
 *                 folder, temp (a hidden name ending in .tmp) or file
 *   FAULT_AT      the number of the call to disturb, from 1
 *   FAULT_ACTION  an errno's name: the call does nothing and fails by it;
 *                 STICKY: so do, by EIO, it and all later calls of its kind;
 *                 SHORT: half is written;
 *                 KILL, KILLAFTER: the process is killed before, or after it
 *   FAULT_MEET    the number of a call before which FAULT_FOLDER/other is renamed
 *                 to FAULT_FOLDER/file, as another program might do
 *
 * A close() that fails has closed nevertheless, as Linux does it. One thread. */

/* each function under its own name, and none inlined */
#undef _FORTIFY_SOURCE
#undef _FILE_OFFSET_BITS

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define EXPORT __attribute__ ((visibility ("default")))

/* What fortified programs call; no header declares them */
int     __open_2 (const char *path, int flags);
int     __open64_2 (const char *path, int flags);
int     __openat_2 (int folder, const char *path, int flags);
int     __openat64_2 (int folder, const char *path, int flags);
ssize_t __pread64_chk (int fd, void *data, size_t size, off_t offset, size_t room);
ssize_t __read_chk (int fd, void *data, size_t size, size_t room);

typedef enum
{
  GO,
  FAIL,
  HALF,
  DIE_AFTER,
} Verdict;

static const struct
{
  const char *name;
  int         errnum;
} errors[] = {
  { "EIO", EIO },
  { "ENOSPC", ENOSPC },
  { "EDQUOT", EDQUOT },
  { "EROFS", EROFS },
  { "EACCES", EACCES },
  { "EINTR", EINTR },
  { "EINVAL", EINVAL },
  { "STICKY", EIO },
};

static long n_calls;
static char sticky[32];

static void
die (void)
{
  syscall (SYS_kill, getpid (), SIGKILL);
}

/* "folder", "temp", "file", or NULL if the path is elsewhere */
static const char *
what_is (const char *path)
{
  const char *folder = getenv ("FAULT_FOLDER");
  size_t      length = folder != NULL ? strlen (folder) : 0;
  size_t      end = strlen (path);

  if (length == 0 || strncmp (path, folder, length) != 0)
    return NULL;
  if (path[length] == '\0')
    return "folder";
  if (path[length] != '/')
    return NULL;
  return path[length + 1] == '.' && end > 4 && strcmp (path + end - 4, ".tmp") == 0 ? "temp" : "file";
}

static int
path_of (int   fd,
         char *path)
{
  char    link[64];
  ssize_t n;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, PATH_MAX - 1);
  path[n > 0 ? n : 0] = '\0';
  /* of a file that has been unlinked */
  if (n > 10 && strcmp (path + n - 10, " (deleted)") == 0)
    path[n - 10] = '\0';
  return n > 0;
}

static const char *
what_is_fd (int fd)
{
  char path[PATH_MAX];

  return path_of (fd, path) ? what_is (path) : NULL;
}

static const char *
what_is_at (int         folder,
            const char *name)
{
  char path[2 * PATH_MAX + 2];

  if (name[0] == '/' || folder == AT_FDCWD)
    return what_is (name);
  if (!path_of (folder, path))
    return NULL;
  strcat (path, "/");
  strncat (path, name, PATH_MAX);
  return what_is (path);
}

static void
note (const char *call,
      const char *what)
{
  const char *log = getenv ("FAULT_LOG");
  char        line[128];
  int         length = snprintf (line, sizeof line, "%s %s\n", call, what);
  long        fd;

  if (log == NULL)
    return;
  fd = syscall (SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  syscall (SYS_write, fd, line, (size_t) length);
  syscall (SYS_close, fd);
}

static void
meet (void)
{
  const char *folder = getenv ("FAULT_FOLDER");
  char        from[PATH_MAX], to[PATH_MAX];

  snprintf (from, sizeof from, "%s/other", folder);
  snprintf (to, sizeof to, "%s/file", folder);
  syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static Verdict
fail_by (const char *name)
{
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp (errors[i].name, name) == 0)
      {
        errno = errors[i].errnum;
        return FAIL;
      }
  return GO;
}

static Verdict
disturb (const char *call,
         const char *action)
{
  if (strcmp (action, "KILL") == 0)
    die ();
  if (strcmp (action, "KILLAFTER") == 0)
    return DIE_AFTER;
  if (strcmp (action, "SHORT") == 0)
    return HALF;
  if (strcmp (action, "STICKY") == 0)
    snprintf (sticky, sizeof sticky, "%s", call);
  return fail_by (action);
}

static Verdict
judge (const char *call,
       const char *what)
{
  const char *at = getenv ("FAULT_AT");
  const char *action = getenv ("FAULT_ACTION");
  const char *meeting = getenv ("FAULT_MEET");

  if (what == NULL)
    return GO;
  n_calls++;
  note (call, what);
  if (meeting != NULL && atol (meeting) == n_calls)
    meet ();
  if (strcmp (sticky, call) == 0)
    return fail_by ("EIO");
  if (at == NULL || action == NULL || atol (at) != n_calls)
    return GO;
  return disturb (call, action);
}

/* Makes the call as judged, and returns its result */
#define MAKE(verdict, call)                 \
  ({                                        \
    Verdict           verdict_ = (verdict); \
    __typeof__ (call) result_ = -1;         \
    if (verdict_ != FAIL)                   \
      result_ = (call);                     \
    if (verdict_ == DIE_AFTER)              \
      die ();                               \
    result_;                                \
  })

static int
open_any (int         folder,
          const char *path,
          int         flags,
          mode_t      mode)
{
  const char *what = what_is_at (folder, path);

  return (int) MAKE (judge ("open", what), syscall (SYS_openat, folder, path, flags, mode));
}

#define MODE_ARGUMENT(flags)                      \
  ({                                              \
    mode_t mode_ = 0;                             \
    if (((flags) & (O_CREAT | __O_TMPFILE)) != 0) \
      {                                           \
        va_list list;                             \
        va_start (list, flags);                   \
        mode_ = va_arg (list, mode_t);            \
        va_end (list);                            \
      }                                           \
    mode_;                                        \
  })

EXPORT int
open (const char *path, int flags, ...)
{
  return open_any (AT_FDCWD, path, flags, MODE_ARGUMENT (flags));
}

EXPORT int
open64 (const char *path, int flags, ...)
{
  return open_any (AT_FDCWD, path, flags, MODE_ARGUMENT (flags));
}

EXPORT int
openat (int folder, const char *path, int flags, ...)
{
  return open_any (folder, path, flags, MODE_ARGUMENT (flags));
}

EXPORT int
openat64 (int folder, const char *path, int flags, ...)
{
  return open_any (folder, path, flags, MODE_ARGUMENT (flags));
}

EXPORT int
__open_2 (const char *path, int flags)
{
  return open_any (AT_FDCWD, path, flags, 0);
}

EXPORT int
__open64_2 (const char *path, int flags)
{
  return open_any (AT_FDCWD, path, flags, 0);
}

EXPORT int
__openat_2 (int folder, const char *path, int flags)
{
  return open_any (folder, path, flags, 0);
}

EXPORT int
__openat64_2 (int folder, const char *path, int flags)
{
  return open_any (folder, path, flags, 0);
}

EXPORT ssize_t
read (int fd, void *data, size_t size)
{
  return MAKE (judge ("read", what_is_fd (fd)), syscall (SYS_read, fd, data, size));
}

EXPORT ssize_t
__read_chk (int fd, void *data, size_t size, size_t room)
{
  return MAKE (judge ("read", what_is_fd (fd)), syscall (SYS_read, fd, data, size));
}

EXPORT ssize_t
pread (int fd, void *data, size_t size, off_t offset)
{
  return MAKE (judge ("pread", what_is_fd (fd)), syscall (SYS_pread64, fd, data, size, offset));
}

EXPORT ssize_t
pread64 (int fd, void *data, size_t size, off_t offset)
{
  return MAKE (judge ("pread", what_is_fd (fd)), syscall (SYS_pread64, fd, data, size, offset));
}

EXPORT ssize_t
__pread64_chk (int fd, void *data, size_t size, off_t offset, size_t room)
{
  return MAKE (judge ("pread", what_is_fd (fd)), syscall (SYS_pread64, fd, data, size, offset));
}

EXPORT ssize_t
write (int fd, const void *data, size_t size)
{
  Verdict verdict = judge ("write", what_is_fd (fd));

  if (verdict == HALF && size > 1)
    size /= 2;
  return MAKE (verdict, syscall (SYS_write, fd, data, size));
}

EXPORT int
close (int fd)
{
  Verdict verdict = judge ("close", what_is_fd (fd));
  int     errnum = errno;
  int     result = (int) syscall (SYS_close, fd);

  if (verdict == DIE_AFTER)
    die ();
  if (verdict != FAIL)
    return result;
  errno = errnum;
  return -1;
}

EXPORT int
fsync (int fd)
{
  return (int) MAKE (judge ("fsync", what_is_fd (fd)), syscall (SYS_fsync, fd));
}

EXPORT int
fdatasync (int fd)
{
  return (int) MAKE (judge ("fsync", what_is_fd (fd)), syscall (SYS_fdatasync, fd));
}

EXPORT int
fchmod (int fd, mode_t mode)
{
  return (int) MAKE (judge ("fchmod", what_is_fd (fd)), syscall (SYS_fchmod, fd, mode));
}

EXPORT int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
  const char *call = (flags & RENAME_EXCHANGE) != 0 ? "exchange" : (flags & RENAME_NOREPLACE) != 0 ? "rename-new"
                                                                                                   : "rename";

  return (int) MAKE (judge (call, what_is_at (to_folder, to)),
                     syscall (SYS_renameat2, from_folder, from, to_folder, to, flags));
}

EXPORT int
renameat (int from_folder, const char *from, int to_folder, const char *to)
{
  return renameat2 (from_folder, from, to_folder, to, 0);
}

EXPORT int
rename (const char *from, const char *to)
{
  return renameat2 (AT_FDCWD, from, AT_FDCWD, to, 0);
}

EXPORT int
linkat (int from_folder, const char *from, int to_folder, const char *to, int flags)
{
  return (int) MAKE (judge ("link", what_is_at (to_folder, to)),
                     syscall (SYS_linkat, from_folder, from, to_folder, to, flags));
}

EXPORT int
unlinkat (int folder, const char *path, int flags)
{
  return (int) MAKE (judge ("unlink", what_is_at (folder, path)), syscall (SYS_unlinkat, folder, path, flags));
}

EXPORT int
unlink (const char *path)
{
  return unlinkat (AT_FDCWD, path, 0);
}
