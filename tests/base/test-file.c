/* test-file.c: reading files of all kinds, and telling their versions apart
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "base/notanda-file.h"
#include "util/test-child.h"
#include "util/test-folder.h"

static void
assert_refused (const char *path,
                gsize       max_size,
                GQuark      domain,
                int         code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strdup_printf ("%s: ", path);
  GBytes          *bytes = notanda_file_read (path, max_size, 0, NULL, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, domain, code);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_content (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a.txt");

  for (gsize size = 0; size < 300; size += 37)
    {
      g_autofree char *content = g_strnfill (size, 'x');
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      NotandaFileStamp stamp;
      const guint8    *data;

      test_folder_write (path, content, (gssize) size);
      bytes = notanda_file_read (path, 300, 24, &stamp, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, size);
      g_assert_cmpuint (stamp.size, ==, size);
      data = g_bytes_get_data (bytes, NULL);
      if (size == 0)
        continue;
      g_assert_cmpmem (data, size, content, size);
      for (gsize i = 0; i < 24; i++)
        g_assert_cmpuint (data[size + i], ==, 0);
      for (gsize i = 0; i < NOTANDA_FILE_STAMP_HEAD; i++)
        g_assert_cmpuint (stamp.head[i], ==, i < size ? 'x' : 0);
    }
}

static void
test_refused (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *missing = test_folder_path (folder, "missing.txt");
  g_autofree char *below = test_folder_path (folder, "a.txt/below.txt");
  g_autofree char *large = test_folder_path (folder, "a.txt");
  g_autofree char *fifo = test_folder_path (folder, "fifo");
  g_autofree char *loop = test_folder_path (folder, "loop");

  test_folder_write (large, "1234567", 7);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_refused (missing, 10, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such file");
  assert_refused (below, 10, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY, "not a folder");
  assert_refused (folder->path, 10, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "this is a folder");
  assert_refused (large, 6, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, "7 bytes");
  assert_refused (large, 6, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, "6 bytes");
  assert_refused (fifo, 10, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a regular file");
  assert_refused ("/dev/zero", 10, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a regular file");
  assert_refused (loop, 10, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, "circle");
}

static void
test_socket (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char   *path = test_folder_path (folder, "socket");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  g_autofd int       fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  if (fd < 0 || bind (fd, (struct sockaddr *) &address, sizeof address) != 0)
    {
      g_test_skip ("no socket can be made here");
      return;
    }
  assert_refused (path, 10, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "not a regular file");
}

static void
assert_no_permission (gpointer path)
{
  assert_refused (path, 10, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "permission");
}

static void
test_no_permission (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "secret.txt");

  test_folder_write (path, "x", 1);
  g_assert_cmpint (chmod (folder->path, 0755), ==, 0);
  g_assert_cmpint (chmod (path, 0), ==, 0);
  test_child_unprivileged (assert_no_permission, path);
}

/* Files of the kernel say they are empty, or longer than they are */
static void
test_short (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = notanda_file_read ("/proc/self/status", 1000000, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
  if (g_file_test ("/sys/kernel/mm/transparent_hugepage/enabled", G_FILE_TEST_EXISTS))
    assert_refused ("/sys/kernel/mm/transparent_hugepage/enabled", 1000000,
                    NOTANDA_ERROR, NOTANDA_ERROR_CHANGED, "another program");
}

static void
test_cancelled (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a.txt");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  test_folder_write (path, "x", 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (notanda_file_read (path, 10, 0, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
read_stamp (const char       *path,
            NotandaFileStamp *stamp)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = notanda_file_read (path, 1000, 0, stamp, NULL, &error);

  g_assert_no_error (error);
}

static void
set_time (const char *path,
          long        ns)
{
  struct timespec times[2] = { { 1000, ns }, { 1000, ns } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_stamp (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a.txt");
  g_autofree char *other = test_folder_path (folder, "b.txt");
  NotandaFileStamp first, second;

  test_folder_write (path, "one", 3);
  set_time (path, 7);
  read_stamp (path, &first);
  read_stamp (path, &second);
  g_assert_true (notanda_file_stamp_equal (&first, &second));

  set_time (path, 8);
  read_stamp (path, &second);
  g_assert_false (notanda_file_stamp_equal (&first, &second));

  test_folder_overwrite (path, "two", 3);
  set_time (path, 7);
  read_stamp (path, &second);
  g_assert_false (notanda_file_stamp_equal (&first, &second));

  test_folder_overwrite (path, "one!", 4);
  set_time (path, 7);
  read_stamp (path, &second);
  g_assert_false (notanda_file_stamp_equal (&first, &second));

  test_folder_write (other, "one", 3);
  set_time (other, 7);
  read_stamp (other, &second);
  g_assert_false (notanda_file_stamp_equal (&first, &second));
}

static void
test_names (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "caf\xe9.txt");
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_file_read (path, 10, 0, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  test_folder_write (path, "x", 1);
  g_clear_error (&error);
  g_bytes_unref (notanda_file_read (path, 10, 0, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_resolve (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *file = test_folder_path (folder, "a.txt");
  g_autofree char *link = test_folder_path (folder, "link.txt");
  g_autofree char *missing = test_folder_path (folder, "sub/../missing.txt");
  g_autofree char *wanted = NULL, *resolved = NULL, *resolved_missing = NULL, *nowhere = NULL;

  test_folder_write (file, "x", 1);
  g_assert_cmpint (symlink ("a.txt", link), ==, 0);
  wanted = notanda_file_resolve (file);
  resolved = notanda_file_resolve (link);
  g_assert_cmpstr (resolved, ==, wanted);
  g_assert_true (g_str_has_suffix (resolved, "/a.txt"));
  resolved_missing = notanda_file_resolve (missing);
  g_assert_true (g_path_is_absolute (resolved_missing));
  g_assert_true (g_str_has_suffix (resolved_missing, "/missing.txt"));
  g_assert_null (strstr (resolved_missing, ".."));
  nowhere = notanda_file_resolve ("no/such/folder/a.txt");
  g_assert_true (g_path_is_absolute (nowhere));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/file/content", test_content);
  g_test_add_func ("/notanda/base/file/refused", test_refused);
  g_test_add_func ("/notanda/base/file/socket", test_socket);
  g_test_add_func ("/notanda/base/file/no-permission", test_no_permission);
  g_test_add_func ("/notanda/base/file/short", test_short);
  g_test_add_func ("/notanda/base/file/cancelled", test_cancelled);
  g_test_add_func ("/notanda/base/file/stamp", test_stamp);
  g_test_add_func ("/notanda/base/file/names", test_names);
  g_test_add_func ("/notanda/base/file/resolve", test_resolve);
  return g_test_run ();
}
