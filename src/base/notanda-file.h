/* notanda-file.h: a file read whole, and what tells its versions apart
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

#define NOTANDA_FILE_STAMP_HEAD 128

/**
 * NotandaFileStamp:
 * @device: st_dev
 * @inode: st_ino
 * @size: in bytes
 * @mtime_ns: time of the last change, in nanoseconds since 1970
 * @head: the first bytes of the file, zeros after its end
 *
 * Tells the version of a file that was read or written from any later one. A
 * plain value; compare by notanda_file_stamp_equal().
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64  mtime_ns;
  guint8  head[NOTANDA_FILE_STAMP_HEAD];
} NotandaFileStamp;

gboolean notanda_file_stamp_equal (const NotandaFileStamp *a,
                                   const NotandaFileStamp *b);

/**
 * notanda_file_stamp_fill:
 * @stamp: (out caller-allocates): what is filled in
 * @info: what fstat() says
 * @data: (array length=size): the content, or as much of its start as the
 *   stamp holds
 */
void notanda_file_stamp_fill (NotandaFileStamp  *stamp,
                              const struct stat *info,
                              gconstpointer      data,
                              gsize              size);

/**
 * notanda_file_stamp_read:
 * @stamp: (out caller-allocates): of what @fd holds
 * @info: what fstat() says
 *
 * Returns: %FALSE, with errno, where it can't be read
 */
gboolean notanda_file_stamp_read (NotandaFileStamp  *stamp,
                                  int                fd,
                                  const struct stat *info);

/**
 * notanda_file_is_version:
 * @path: (type filename)
 *
 * Returns: whether a file that can be read is still the version that @stamp is
 *   of; no more than its head is read
 */
gboolean notanda_file_is_version (const char             *path,
                                  const NotandaFileStamp *stamp);

/**
 * notanda_file_read:
 * @path: (type filename): a regular file, or a link to one; "-" is a name like
 *   any other
 * @max_size: in bytes; a larger file is NOTANDA_ERROR_TOO_LARGE
 * @padding: so many zero bytes follow the data in memory; they are not part of
 *   the returned bytes, but may be read through their pointer
 * @out_stamp: (out) (optional): the version that was read
 *
 * Reads a file into private memory. Never hangs on a FIFO or a device. A file
 * that is written to meanwhile is read again, and NOTANDA_ERROR_CHANGED if that
 * doesn't help.
 *
 * What the system refuses is a G_IO_ERROR (G_IO_ERROR_NOT_FOUND,
 * G_IO_ERROR_PERMISSION_DENIED, ...), a folder G_IO_ERROR_IS_DIRECTORY, another
 * thing that isn't a file G_IO_ERROR_NOT_REGULAR_FILE. Every message starts
 * with the path and a colon.
 *
 * Returns: (transfer full): the content; an empty file is no error
 */
GBytes *notanda_file_read (const char       *path,
                           gsize             max_size,
                           gsize             padding,
                           NotandaFileStamp *out_stamp,
                           GCancellable     *cancellable,
                           GError          **error);

/**
 * notanda_file_resolve:
 * @path: (type filename): need not exist
 *
 * Follows all links once, so that a document keeps to the file it was opened
 * from even if a link on the way is changed.
 *
 * Returns: (transfer full) (type filename): an absolute path; if the file
 *   doesn't exist, that of the place where it would be made
 */
char *notanda_file_resolve (const char *path);

/**
 * notanda_file_set_error:
 * @path: (type filename): the file it is about
 * @errnum: errno of the call that failed
 *
 * Sets a G_IO_ERROR whose message is "PATH: " and the reason in words.
 *
 * Returns: %FALSE always
 */
gboolean notanda_file_set_error (GError    **error,
                                 const char *path,
                                 int         errnum);

G_END_DECLS
