/* test-path-list.c: many paths in little memory
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-path-list.h"

#include "util/test-folder.h"

static gboolean
is_wanted (const char *name,
           gpointer    data)
{
  (*(guint *) data)++;

  return g_str_has_suffix (name, ".x");
}

static void
assert_path (const NotandaPathList *list,
             guint                  i,
             const char            *expected)
{
  g_autofree char *path = notanda_path_list_dup (list, i);

  g_assert_cmpstr (path, ==, expected);
}

static void
write_files (TestFolder        *folder,
             const char *const *names)
{
  for (; *names != NULL; names++)
    {
      g_autofree char *path = test_folder_path (folder, *names);

      test_folder_write (path, "", 0);
    }
}

/* Folders and single paths in turn, as they may stand in a command. */
static void
test_order (void)
{
  static const char *const names[] = { "c.x", "B.x", "a.y", "a.x", "\xc3\xa9.x", "ab.x", NULL };
  static const char *const sorted[] = { "B.x", "a.x", "ab.x", "c.x", "\xc3\xa9.x" };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaPathList) list = notanda_path_list_new ();
  g_autoptr (GError) error = NULL;
  guint n_asked = 0;

  write_files (folder, names);
  g_assert_cmpuint (notanda_path_list_get_n (list), ==, 0);
  notanda_path_list_add (list, "-");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (notanda_path_list_add_folder (list, folder->path, is_wanted, &n_asked, &error), ==, 5);
      g_assert_no_error (error);
    }
  notanda_path_list_add (list, "/x/y");
  notanda_path_list_add (list, "z");

  g_assert_cmpuint (n_asked, ==, 12);
  g_assert_cmpuint (notanda_path_list_get_n (list), ==, 13);
  assert_path (list, 0, "-");
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = test_folder_path (folder, sorted[i % 5]);

      assert_path (list, 1 + i, path);
    }
  assert_path (list, 11, "/x/y");
  assert_path (list, 12, "z");
}

/* What two names share may overlap, be all of one, or more than a byte counts. */
static void
test_shared (void)
{
  g_autofree char  *longest = g_strnfill (600, 'x');
  g_autofree char  *longer = g_strconcat (longest, "y", longest, NULL);
  const char *const names[] = { "aba", "ababa", "aba", "", "a", "aa", "aaa", "a", longest, longer, longest, "x", "yx", "y", longer };
  g_autoptr (NotandaPathList) list = notanda_path_list_new ();

  for (guint i = 0; i < 7 * G_N_ELEMENTS (names); i++)
    notanda_path_list_add (list, names[i * i % G_N_ELEMENTS (names)]);
  for (guint i = 0; i < 7 * G_N_ELEMENTS (names); i++)
    assert_path (list, i, names[i * i % G_N_ELEMENTS (names)]);
}

static void
test_empty (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *missing = test_folder_path (folder, "missing");
  g_autoptr (NotandaPathList) list = notanda_path_list_new ();
  g_autoptr (GError) error = NULL;
  guint n_asked = 0;

  g_assert_cmpuint (notanda_path_list_add_folder (list, folder->path, is_wanted, &n_asked, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (notanda_path_list_add_folder (list, missing, is_wanted, &n_asked, &error), ==, 0);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  notanda_path_list_add (list, "a");
  g_assert_cmpuint (n_asked, ==, 0);
  g_assert_cmpuint (notanda_path_list_get_n (list), ==, 1);
  assert_path (list, 0, "a");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/path-list/order", test_order);
  g_test_add_func ("/notanda/base/path-list/shared", test_shared);
  g_test_add_func ("/notanda/base/path-list/empty", test_empty);

  return g_test_run ();
}
