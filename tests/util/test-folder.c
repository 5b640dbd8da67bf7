/* test-folder.c: a folder of its own for a test, gone after it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

TestFolder *
test_folder_new (void)
{
  TestFolder *self = g_new0 (TestFolder, 1);
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("notanda-test-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (unlink (path) == 0)
    return;
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  rmdir (path);
}

void
test_folder_free (TestFolder *self)
{
  if (self == NULL)
    return;
  remove_tree (self->path);
  g_free (self->path);
  g_free (self);
}

char *
test_folder_path (TestFolder *self,
                  const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
test_folder_list (TestFolder *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

void
test_folder_overwrite (const char *path,
                       const char *content,
                       gssize      size)
{
  gsize        length = size < 0 ? strlen (content) : (gsize) size;
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, content, length), ==, (gssize) length);
}

void
test_folder_write (const char *path,
                   const char *content,
                   gssize      size)
{
  g_autofree char *other = g_strconcat (path, "~", NULL);

  test_folder_overwrite (other, content, size);
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

char *
test_folder_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

void
test_folder_assert_list (TestFolder *self,
                         const char *expected)
{
  g_autofree char *list = test_folder_list (self);

  g_assert_cmpstr (list, ==, expected);
}

void
test_folder_assert_file (TestFolder *self,
                         const char *name,
                         const char *expected)
{
  g_autofree char *path = test_folder_path (self, name);
  g_autofree char *content = test_folder_read (path);

  g_assert_cmpstr (content, ==, expected);
}
