/* test-replace.c: one file put in the place of another, on all kinds of places
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "base/notanda-replace.h"
#include "util/test-child.h"
#include "util/test-folder.h"

static gboolean
save (const char             *path,
      const char             *content,
      const NotandaFileStamp *expected,
      NotandaFileStamp       *stamp,
      GError                **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));

  return notanda_replace (path, bytes, expected, NULL, NULL, 0600, stamp, NULL, NULL, error);
}

static void
assert_saved (const char             *path,
              const char             *content,
              const NotandaFileStamp *expected,
              NotandaFileStamp       *out_stamp)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  NotandaFileStamp saved, read;

  save (path, content, expected, &saved, &error);
  g_assert_no_error (error);
  bytes = notanda_file_read (path, 1000000, 0, &read, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, strlen (content));
  g_assert_true (notanda_file_stamp_equal (&saved, &read));
  if (out_stamp != NULL)
    *out_stamp = saved;
}

static void
assert_content (const char *path,
                const char *content)
{
  g_autofree char *found = test_folder_read (path);

  g_assert_cmpstr (found, ==, content);
}

static void
assert_listing (TestFolder *folder,
                const char *names)
{
  g_autofree char *found = test_folder_list (folder);

  g_assert_cmpstr (found, ==, names);
}

static void
stamp_of (const char       *path,
          NotandaFileStamp *stamp)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = notanda_file_read (path, 1000000, 0, stamp, NULL, &error);

  g_assert_no_error (error);
}

/* A new file, then saved again and again, the stamp handed on in place */
static void
test_again (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a.notanda");
  NotandaFileStamp stamp;
  struct stat      info;

  assert_saved (path, "one", NULL, &stamp);
  assert_saved (path, "", &stamp, &stamp);
  assert_saved (path, "two", &stamp, &stamp);
  assert_saved (path, "three", &stamp, &stamp);
  assert_listing (folder, "a.notanda");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0600);
}

static void
test_large (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");
  g_autofree char *content = g_strnfill (900000, 'x');

  assert_saved (path, content, NULL, NULL);
}

static void
test_mode (void)
{
  static const guint modes[] = { 0640, 0600, 0644, 0666, 0400, 0755 };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      NotandaFileStamp stamp;
      struct stat      info;

      test_folder_write (path, "old", -1);
      g_assert_cmpint (chmod (path, modes[i]), ==, 0);
      stamp_of (path, &stamp);
      assert_saved (path, "new", &stamp, NULL);
      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpuint (info.st_mode & 07777, ==, modes[i]);
    }
}

static void
test_owner (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");
  NotandaFileStamp stamp;
  struct stat      info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root may give files away");
      return;
    }
  test_folder_write (path, "old", -1);
  g_assert_cmpint (chown (path, 65534, 65534), ==, 0);
  stamp_of (path, &stamp);
  assert_saved (path, "new", &stamp, NULL);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, 65534);
  g_assert_cmpuint (info.st_gid, ==, 65534);
}

/* The link stays, the file it leads to is replaced, also if it isn't there yet */
static void
test_symlink (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *below = test_folder_path (folder, "below");
  g_autofree char *link = test_folder_path (folder, "link");
  g_autofree char *link2 = test_folder_path (folder, "link2");
  g_autofree char *file = test_folder_path (folder, "below/file");
  NotandaFileStamp stamp;

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_cmpint (symlink ("link2", link), ==, 0);
  g_assert_cmpint (symlink ("below/file", link2), ==, 0);
  assert_saved (link, "one", NULL, &stamp);
  assert_content (file, "one");
  assert_saved (link, "two", &stamp, NULL);
  assert_content (file, "two");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (link2, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (file, G_FILE_TEST_IS_SYMLINK));
  assert_listing (folder, "below link link2");
}

/* As documented: another hard link keeps the old content */
static void
test_hard_link (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");
  g_autofree char *other = test_folder_path (folder, "b");
  NotandaFileStamp stamp;

  assert_saved (path, "old", NULL, &stamp);
  g_assert_cmpint (link (path, other), ==, 0);
  assert_saved (path, "new", &stamp, NULL);
  assert_content (other, "old");
}

static void
test_names (void)
{
  g_autofree char *longest = g_strnfill (255, 'n');
  g_autofree char *wide = g_strdup ("");
  const char      *names[] = { longest, NULL, "caf\xe9 \xff.notanda", "-", "a\nb", ".hidden", "a%s%n.tmp" };

  for (guint i = 0; i < 63; i++)
    {
      g_autofree char *shorter = wide;

      wide = g_strconcat (shorter, "\xf0\x9f\x98\x80", NULL);
    }
  names[1] = wide;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autofree char *path = test_folder_path (folder, names[i]);
      NotandaFileStamp stamp;

      assert_saved (path, "one", NULL, &stamp);
      assert_saved (path, "two", &stamp, NULL);
      assert_listing (folder, names[i]);
    }
}

static void
assert_not_saved (const char *path,
                  GQuark      domain,
                  int         code,
                  const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strdup_printf ("%s: ", path);

  g_assert_false (save (path, "new", NULL, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *below = test_folder_path (folder, "below");
  g_autofree char *fifo = test_folder_path (folder, "fifo");
  g_autofree char *nowhere = test_folder_path (folder, "none/file");
  g_autofree char *slash = test_folder_path (folder, "x/");
  g_autofree char *loop = test_folder_path (folder, "loop");
  g_autofree char *name = g_strnfill (256, 'n');
  g_autofree char *too_long = test_folder_path (folder, name);

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_not_saved (below, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "folder");
  assert_not_saved (slash, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "folder");
  assert_not_saved (fifo, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "regular");
  assert_not_saved (nowhere, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such");
  assert_not_saved (loop, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, "circle");
  assert_not_saved (too_long, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG, "too long");
  assert_listing (folder, "below fifo loop");
}

static void
save_in_closed_folder (gpointer path)
{
  assert_not_saved (path, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "Save As");
}

static void
test_closed_folder (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");

  test_folder_write (path, "old", -1);
  g_assert_cmpint (chmod (path, 0666), ==, 0);
  g_assert_cmpint (chmod (folder->path, 0555), ==, 0);
  test_child_unprivileged (save_in_closed_folder, path);
  g_assert_cmpint (chmod (folder->path, 0700), ==, 0);
  assert_content (path, "old");
}

/* May be written to but not listed: saved, though it can't be flushed */
static void
save_in_blind_folder (gpointer path)
{
  NotandaFileStamp stamp;

  assert_saved (path, "one", NULL, &stamp);
  assert_saved (path, "two", &stamp, NULL);
}

static void
test_blind_folder (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");

  g_assert_cmpint (chmod (folder->path, 0333), ==, 0);
  test_child_unprivileged (save_in_blind_folder, path);
  g_assert_cmpint (chmod (folder->path, 0700), ==, 0);
}

/* P5: what can't be read is never written over */
static void
save_over_unreadable (gpointer path)
{
  NotandaFileStamp stamp = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "new", &stamp, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_unreadable (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");

  test_folder_write (path, "old", -1);
  g_assert_cmpint (chmod (path, 0200), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (path, 65534, 65534), ==, 0);
  g_assert_cmpint (chmod (folder->path, 0777), ==, 0);
  test_child_unprivileged (save_over_unreadable, path);
  g_assert_cmpint (chmod (path, 0600), ==, 0);
  assert_content (path, "old");
  assert_listing (folder, "a");
}

/* Saves a growing file until the disk is full, then on a disk that is read-only */
static void
fill_disk (gpointer data)
{
  TestFolder      *folder = data;
  g_autofree char *path = test_folder_path (folder, "a");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  NotandaFileStamp stamp;
  gsize            size = 1000;

  assert_saved (path, "start", NULL, &stamp);
  for (;; size += 50000)
    {
      g_autofree char *more = g_strnfill (size, 'x');

      if (!save (path, more, &stamp, &stamp, &error))
        break;
      g_free (content);
      content = g_steal_pointer (&more);
      g_assert_cmpuint (size, <, 1100000);
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (size, >, 300000);
  assert_content (path, content);
  assert_listing (folder, "a");
  assert_saved (path, "small", &stamp, &stamp);

  g_assert_cmpint (mount (NULL, folder->path, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_clear_error (&error);
  g_assert_false (save (path, "new", &stamp, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "Save As"));
  assert_content (path, "small");
}

static void
test_full_disk (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  if (!test_child_small_disk (folder->path, fill_disk, folder))
    g_test_skip ("no small disk can be mounted here");
}

static void
test_cancelled (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;
  NotandaFileStamp stamp;

  assert_saved (path, "old", NULL, &stamp);
  g_cancellable_cancel (cancellable);
  g_assert_false (notanda_replace (path, bytes, &stamp, NULL, NULL, 0600, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_content (path, "old");
  assert_listing (folder, "a");
}

/* Streams */

static NotandaReplacement *
new_stream (const char *path,
            const char *content)
{
  g_autoptr (GError) error = NULL;
  NotandaReplacement *replacement = notanda_replacement_new (path, 0644, &error);

  g_assert_no_error (error);
  g_assert_cmpint (notanda_replacement_get_fd (replacement), >=, 0);
  g_assert_true (notanda_replacement_write (replacement, content, strlen (content), &error));
  g_assert_no_error (error);
  return replacement;
}

static void
test_stream_policies (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");
  g_autoptr (NotandaReplacement) first = new_stream (path, "one");
  g_autoptr (NotandaReplacement) second = new_stream (path, "two");
  g_autoptr (NotandaReplacement) third = new_stream (path, "three");
  g_autoptr (NotandaReplacement) fourth = new_stream (path, "four");
  g_autoptr (GError) error = NULL;
  NotandaFileStamp stamp;

  g_assert_true (notanda_replacement_commit (first, NOTANDA_REPLACE_NEW, NULL, &stamp, NULL, &error));
  g_assert_cmpint (notanda_replacement_get_fd (first), ==, -1);
  g_assert_false (notanda_replacement_commit (second, NOTANDA_REPLACE_NEW, NULL, NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED);
  assert_content (path, "one");
  g_clear_error (&error);
  g_assert_true (notanda_replacement_commit (third, NOTANDA_REPLACE_OVERWRITE, NULL, NULL, NULL, &error));
  assert_content (path, "three");
  g_assert_false (notanda_replacement_commit (fourth, NOTANDA_REPLACE_EXPECTED, &stamp, NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED);
  assert_content (path, "three");
}

static void
test_stream_abandoned (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char    *path = test_folder_path (folder, "a");
  NotandaReplacement *replacement = new_stream (path, "never");
  g_autofree char    *listing = test_folder_list (folder);

  g_assert_true (g_str_has_prefix (listing, ".a."));
  g_assert_true (g_str_has_suffix (listing, ".tmp"));
  notanda_replacement_free (replacement);
  assert_listing (folder, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/replace/again", test_again);
  g_test_add_func ("/notanda/base/replace/large", test_large);
  g_test_add_func ("/notanda/base/replace/mode", test_mode);
  g_test_add_func ("/notanda/base/replace/owner", test_owner);
  g_test_add_func ("/notanda/base/replace/symlink", test_symlink);
  g_test_add_func ("/notanda/base/replace/hard-link", test_hard_link);
  g_test_add_func ("/notanda/base/replace/names", test_names);
  g_test_add_func ("/notanda/base/replace/refused", test_refused);
  g_test_add_func ("/notanda/base/replace/closed-folder", test_closed_folder);
  g_test_add_func ("/notanda/base/replace/blind-folder", test_blind_folder);
  g_test_add_func ("/notanda/base/replace/unreadable", test_unreadable);
  g_test_add_func ("/notanda/base/replace/full-disk", test_full_disk);
  g_test_add_func ("/notanda/base/replace/cancelled", test_cancelled);
  g_test_add_func ("/notanda/base/replace/stream-policies", test_stream_policies);
  g_test_add_func ("/notanda/base/replace/stream-abandoned", test_stream_abandoned);
  return g_test_run ();
}
