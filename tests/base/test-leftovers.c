/* test-leftovers.c: temporary files of dead runs are found, those of living ones not
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/notanda-replace.h"
#include "util/test-folder.h"

/* A process that dies in the middle of a save */
static void
die_saving (const char *path,
            const char *content)
{
  pid_t pid = fork ();
  int   status = 1;

  if (pid == 0)
    {
      NotandaReplacement *replacement = notanda_replacement_new (path, 0600, NULL);

      if (!notanda_replacement_write (replacement, content, strlen (content), NULL))
        _exit (1);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
}

static void
assert_leftovers (const char *path,
                  guint       n)
{
  g_autoptr (GPtrArray) leftovers = notanda_replace_list_leftovers (path);

  g_assert_cmpuint (leftovers->len, ==, n);
}

static void
test_dead (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");
  g_autoptr (GPtrArray) leftovers = NULL;

  test_folder_write (path, "old", -1);
  assert_leftovers (path, 0);
  die_saving (path, "one");
  die_saving (path, "two");
  leftovers = notanda_replace_list_leftovers (path);
  g_assert_cmpuint (leftovers->len, ==, 2);
  for (guint i = 0; i < leftovers->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = test_folder_read (g_ptr_array_index (leftovers, i));

      g_assert_true (g_str_equal (content, "one") || g_str_equal (content, "two"));
      g_assert_true (notanda_replace_remove_leftover (g_ptr_array_index (leftovers, i), &error));
      g_assert_true (notanda_replace_remove_leftover (g_ptr_array_index (leftovers, i), &error));
      g_assert_no_error (error);
    }
  test_folder_assert_list (folder, "a");
}

/* Not while it is written, and not to be removed by one who saw it too early */
static void
test_alive (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaReplacement) replacement = notanda_replacement_new (path, 0600, &error);
  g_autofree char *name = test_folder_list (folder);
  g_autofree char *temp = test_folder_path (folder, name);

  g_assert_no_error (error);
  assert_leftovers (path, 0);
  g_assert_true (notanda_replace_remove_leftover (temp, &error));
  g_assert_true (g_file_test (temp, G_FILE_TEST_EXISTS));
  g_assert_true (notanda_replacement_commit (replacement, NOTANDA_REPLACE_NEW, NULL, NULL, NULL, &error));
  assert_leftovers (path, 0);
}

/* A file's leftovers are its own, however alike the names are */
static void
test_other_files (void)
{
  static const char *const others[] = {
    ".a.0123abc.tmp",
    ".a.0123abcde.tmp",
    ".a.0123abcg.tmp",
    ".a.0123abcd.tmp~",
    "a.0123abcd.tmp",
    ".aa.0123abcd.tmp",
    ".b.0123abcd.tmp",
    ".a.0123abcd.b.0123abcd.tmp",
    ".a.",
    ".tmp",
    ".a..tmp",
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a");
  g_autofree char *own = test_folder_path (folder, ".a.0123abcd.tmp");
  g_autofree char *sub = test_folder_path (folder, ".a.11111111.tmp");
  g_autofree char *link = test_folder_path (folder, ".a.22222222.tmp");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = test_folder_path (folder, others[i]);

      test_folder_write (other, "x", 1);
    }
  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  assert_leftovers (path, 0);
  test_folder_write (own, "x", 1);
  assert_leftovers (path, 1);
}

/* Two names that are equal where they are cut */
static void
test_long_names (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *same = g_strnfill (254, 'n');
  g_autofree char *name1 = g_strconcat (same, "1", NULL);
  g_autofree char *name2 = g_strconcat (same, "2", NULL);
  g_autofree char *path1 = test_folder_path (folder, name1);
  g_autofree char *path2 = test_folder_path (folder, name2);

  die_saving (path1, "one");
  assert_leftovers (path1, 1);
  assert_leftovers (path2, 0);
}

static void
test_link (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *below = test_folder_path (folder, "below");
  g_autofree char *path = test_folder_path (folder, "below/a");
  g_autofree char *link = test_folder_path (folder, "link");

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_cmpint (symlink ("below/a", link), ==, 0);
  die_saving (path, "one");
  assert_leftovers (link, 1);
}

static void
test_no_folder (void)
{
  assert_leftovers ("/no/such/folder/a", 0);
}

static void
test_owner (void)
{
  static const struct
  {
    const char *name;
    const char *owner;
  } cases[] = {
    { ".a.notanda.0123abcd.tmp", "a.notanda" },
    { ".x.0123abcd.tmp", "x" },
    { "..hidden.0123abcd.tmp", ".hidden" },
    { "a.notanda.0123abcd.tmp", NULL },
    { ".a.notanda.0123abc.tmp", NULL },
    { ".a.notanda.0123ABCD.tmp", NULL },
    { ".a.notanda.0123abcd.tmp~", NULL },
    { "..0123abcd.tmp", NULL },
    { ".tmp", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *owner = notanda_replace_dup_owner (cases[i].name);

      g_assert_cmpstr (owner, ==, cases[i].owner);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/leftovers/dead", test_dead);
  g_test_add_func ("/notanda/base/leftovers/alive", test_alive);
  g_test_add_func ("/notanda/base/leftovers/other-files", test_other_files);
  g_test_add_func ("/notanda/base/leftovers/long-names", test_long_names);
  g_test_add_func ("/notanda/base/leftovers/link", test_link);
  g_test_add_func ("/notanda/base/leftovers/no-folder", test_no_folder);
  g_test_add_func ("/notanda/base/leftovers/owner", test_owner);
  return g_test_run ();
}
