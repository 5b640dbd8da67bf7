/* test-lone-folder.c: what can be saved where the document portal shows one file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The folders are plain ones, in the place of the portal's. What the portal itself does is tried in a sandbox, by tests/flatpak/. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/notanda-lone-folder.h"
#include "base/notanda-replace.h"
#include "util/test-folder.h"

typedef struct
{
  TestFolder *folder;  /* as if the user had chosen FOLDER/article.txt */
  TestFolder *outside; /* any other */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autofree char *article = NULL;

  fixture->outside = test_folder_new ();
  fixture->folder = g_new (TestFolder, 1);
  fixture->folder->path = g_build_filename (documents, "4f2a91cc", NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->folder->path, 0700), ==, 0);
  article = test_folder_path (fixture->folder, "article.txt");
  test_folder_write (article, "old", -1);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_folder_free (fixture->folder);
  test_folder_free (fixture->outside);
}

static gboolean
save (const char *path,
      const char *content,
      GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  NotandaFileStamp stamp;
  g_autoptr (GBytes) there = notanda_file_read (path, 1000, 0, &stamp, NULL, NULL);

  return notanda_replace (path, bytes, there != NULL ? &stamp : NULL, NULL, NULL, 0600, NULL, NULL, NULL, error);
}

static void
test_told (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *chosen = test_folder_path (fixture->folder, "Articles");
  g_autofree char *documents = g_path_get_dirname (fixture->folder->path);
  g_autofree char *link = test_folder_path (fixture->outside, "link");
  g_autofree char *by_link = g_build_filename (link, "4f2a91cc", NULL);

  g_assert_cmpint (g_mkdir (chosen, 0700), ==, 0);
  g_assert_cmpint (symlink (documents, link), ==, 0);

  g_assert_true (notanda_lone_folder_is (fixture->folder->path));
  g_assert_true (notanda_lone_folder_is (by_link));
  g_assert_false (notanda_lone_folder_is (chosen));
  g_assert_false (notanda_lone_folder_is (documents));
  g_assert_false (notanda_lone_folder_is (fixture->outside->path));
  g_assert_false (notanda_lone_folder_is ("/nowhere/at/all"));
}

static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *article = test_folder_path (fixture->folder, "article.txt");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  save (article, "new", &error);
  g_assert_no_error (error);
  content = test_folder_read (article);
  g_assert_cmpstr (content, ==, "new");
  test_folder_assert_list (fixture->folder, "article.txt");
}

/* It would be there for as long as the portal runs. */
static void
test_beside (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *beside = test_folder_path (fixture->folder, "article.notanda");
  g_autofree char *elsewhere = test_folder_path (fixture->outside, "article.notanda");
  g_autoptr (GError) error = NULL;

  g_assert_false (save (beside, "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_nonnull (strstr (error->message, "save it elsewhere"));
  test_folder_assert_list (fixture->folder, "article.txt");
  g_clear_error (&error);

  save (elsewhere, "new", &error);
  g_assert_no_error (error);
}

/* As where Save As asked for a name: the folder is there before the file. */
static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *article = test_folder_path (fixture->folder, "article.txt");
  g_autofree char *chosen = test_folder_path (fixture->folder, "chosen.notanda");
  g_autofree char *leftover = test_folder_path (fixture->folder, ".chosen.notanda.0123abcd.tmp");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (article), ==, 0);
  test_folder_write (leftover, "", -1);
  save (chosen, "one", &error);
  g_assert_no_error (error);
  save (chosen, "two", &error);
  g_assert_no_error (error);
  test_folder_assert_list (fixture->folder, ".chosen.notanda.0123abcd.tmp chosen.notanda");
}

#define ADD(name, function) g_test_add ("/notanda/base/lone-folder/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TestFolder) runtime = test_folder_new ();

  /* before anybody asks for it */
  g_setenv ("XDG_RUNTIME_DIR", runtime->path, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("told", test_told);
  ADD ("replaced", test_replaced);
  ADD ("beside", test_beside);
  ADD ("new", test_new);

  return g_test_run ();
}
