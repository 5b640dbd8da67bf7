/* test-shown-path.c: what is shown of where a file is
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The folders are plain ones, in the place of the portal's, and say what the portal's do. What the portal itself says is asked in
 * a sandbox, by tests/flatpak/. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/xattr.h>

#include "base/notanda-shown-path.h"
#include "util/test-folder.h"

#define PLACE "user.document-portal.host-path"

typedef struct
{
  TestFolder *folder;  /* as if the user had chosen FOLDER/article.txt */
  TestFolder *outside; /* any other */
  char       *article;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->outside = test_folder_new ();
  fixture->folder = g_new (TestFolder, 1);
  fixture->folder->path = g_build_filename (g_get_user_runtime_dir (), "doc", "4f2a91cc", NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->folder->path, 0700), ==, 0);
  fixture->article = test_folder_path (fixture->folder, "article.txt");
  test_folder_write (fixture->article, "old", -1);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->article);
  test_folder_free (fixture->folder);
  test_folder_free (fixture->outside);
}

static void
assert_shown (const char *path,
              const char *expected)
{
  g_autofree char *shown = notanda_shown_path_dup (path);

  g_assert_cmpstr (shown, ==, expected);
}

/* FALSE where the file system keeps no such attributes; the test is skipped then */
static gboolean
tell (const char *path,
      const char *place)
{
  if (setxattr (path, PLACE, place, strlen (place), 0) == 0)
    return TRUE;
  g_test_skip ("there are no extended attributes here");

  return FALSE;
}

static void
test_told (Fixture      *fixture,
           gconstpointer data)
{
  if (tell (fixture->article, "/home/ann/Zeitung/\303\234berfahrt.txt"))
    assert_shown (fixture->article, "/home/ann/Zeitung/\303\234berfahrt.txt");
}

/* As where Save As asked for a name. */
static void
test_not_there_yet (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *chosen = test_folder_path (fixture->folder, "chosen.notanda");

  if (tell (fixture->folder->path, "/home/ann/Articles"))
    assert_shown (chosen, "/home/ann/Articles/chosen.notanda");
}

/* By a portal that is older. */
static void
test_not_told (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *below = test_folder_path (fixture->folder, "Articles/2026/a.txt");

  assert_shown (fixture->article, "article.txt");
  assert_shown (below, "Articles/2026/a.txt");
  assert_shown (fixture->folder->path, fixture->folder->path);
  assert_shown ("/run/flatpak/doc/4f2a91cc/article.txt", "article.txt");
}

/* What a file says of itself that comes from anywhere is not believed. */
static void
test_outside (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = test_folder_path (fixture->outside, "article.txt");

  test_folder_write (path, "old", -1);
  if (tell (path, "/home/ann/article.txt"))
    assert_shown (path, path);
  assert_shown ("article.txt", "article.txt");
  assert_shown ("/nowhere/4f\377", "/nowhere/4f\357\277\275");
}

#define ADD(name, function) g_test_add ("/notanda/base/shown-path/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TestFolder) runtime = test_folder_new ();

  /* before anybody asks for it */
  g_setenv ("XDG_RUNTIME_DIR", runtime->path, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("told", test_told);
  ADD ("not-there-yet", test_not_there_yet);
  ADD ("not-told", test_not_told);
  ADD ("outside", test_outside);

  return g_test_run ();
}
