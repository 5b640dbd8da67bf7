/* test-folder.c: the articles in a folder, and what is in it besides
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/test-folder.h"

/* @names: with blanks between; one that ends with "/" is a folder */
static void
fill (TestFolder *folder,
      const char *names)
{
  g_auto (GStrv) each = g_strsplit (names, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autofree char *path = test_folder_path (folder, each[i]);

      if (g_str_has_suffix (each[i], "/"))
        g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
      else
        test_folder_write (path, "x", -1);
    }
}

static void
assert_lists (TestFolder *folder,
              const char *expected,
              guint       n_others)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaFolder) found = notanda_folder_list (folder->path, NULL, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->articles->len; i++)
    {
      const char *path = g_ptr_array_index (found->articles, i);

      g_assert_true (g_str_has_prefix (path, folder->path));
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", path + strlen (folder->path) + 1);
    }
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpuint (found->n_others, ==, n_others);
  g_assert_cmpuint (found->failures->len, ==, 0);
}

static void
test_list (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  assert_lists (folder, "", 0);
  fill (folder, "c.txt a.HTML b/ b/z.pdf b/a.md b/b/ b/b/x.epub B.docx .hidden.txt .git/ .git/a.txt a.notanda saved_files/ saved_files/a.js "
                "saved_files/a.css news.rss c.txt~ README .txt d.warc.gz d.gz txt");
  assert_lists (folder, "B.docx a.HTML b/a.md b/b/x.epub b/z.pdf c.txt d.warc.gz", 5);
}

/* What else can be opened is apart; a name that tells nothing is one of the others. */
static void
test_kinds (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaFolder) found = NULL;
  g_autoptr (GError) error = NULL;

  fill (folder, "a.notanda b/ b/b.notanda b/c.txt news.rss news.atom news.xml data.json");
  found = notanda_folder_list (folder->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->articles->len, ==, 1);
  g_assert_cmpuint (found->documents->len, ==, 2);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (found->documents, 1), "/b/b.notanda"));
  g_assert_cmpuint (found->feeds->len, ==, 2);
  g_assert_cmpuint (found->n_others, ==, 2);
}

/* A circle of links, a link that leads nowhere, and what never ends. */
static void
test_links (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *circle = NULL, *nowhere = NULL, *article = NULL, *pipe = NULL;

  fill (folder, "inner/ a.txt");
  circle = test_folder_path (folder, "inner/circle");
  nowhere = test_folder_path (folder, "inner/nowhere.txt");
  article = test_folder_path (folder, "inner/article.txt");
  pipe = test_folder_path (folder, "pipe.txt");
  g_assert_cmpint (symlink ("..", circle), ==, 0);
  g_assert_cmpint (symlink ("missing", nowhere), ==, 0);
  g_assert_cmpint (symlink ("../a.txt", article), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_lists (folder, "a.txt inner/article.txt", 0);
}

static void
test_unreadable (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *missing = test_folder_path (folder, "missing");
  g_autofree char *locked = test_folder_path (folder, "locked");
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaFolder) found = NULL;

  g_assert_null (notanda_folder_list (missing, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  if (geteuid () == 0)
    {
      g_test_skip ("root may read anything");
      return;
    }
  fill (folder, "a.txt locked/ z.txt");
  g_assert_cmpint (g_chmod (locked, 0), ==, 0);
  found = notanda_folder_list (folder->path, NULL, &error);
  g_assert_cmpint (g_chmod (locked, 0700), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (found->articles->len, ==, 2);
  g_assert_cmpuint (found->failures->len, ==, 1);
  g_assert_nonnull (strstr (((GError *) g_ptr_array_index (found->failures, 0))->message, locked));
}

static void
test_cancelled (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (folder, "a.txt");
  g_cancellable_cancel (cancellable);
  g_assert_null (notanda_folder_list (folder->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/folder/list", test_list);
  g_test_add_func ("/notanda/load/folder/kinds", test_kinds);
  g_test_add_func ("/notanda/load/folder/links", test_links);
  g_test_add_func ("/notanda/load/folder/unreadable", test_unreadable);
  g_test_add_func ("/notanda/load/folder/cancelled", test_cancelled);

  return g_test_run ();
}
