/* test-bookmarks.c: places in articles, kept whatever happens to their file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "format/notanda-bookmarks.h"
#include "util/test-folder.h"

static NotandaHash
make_hash (guint number)
{
  NotandaHash hash;

  notanda_hash_of (&number, sizeof number, &hash);
  return hash;
}

static void
keep (guint number,
      guint caret,
      guint top)
{
  const NotandaHash     hash = make_hash (number);
  const NotandaBookmark bookmark = { caret, top };
  g_autoptr (GError) error = NULL;

  g_assert_true (notanda_bookmarks_keep (&hash, &bookmark, &error));
  g_assert_no_error (error);
}

static void
assert_place (guint number,
              guint caret,
              guint top)
{
  const NotandaHash hash = make_hash (number);
  NotandaBookmark   bookmark;

  g_assert_true (notanda_bookmarks_find (&hash, &bookmark));
  g_assert_cmpuint (bookmark.caret, ==, caret);
  g_assert_cmpuint (bookmark.top, ==, top);
}

static void
assert_none (guint number)
{
  const NotandaHash hash = make_hash (number);
  NotandaBookmark   bookmark;

  g_assert_false (notanda_bookmarks_find (&hash, &bookmark));
}

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "notanda", "bookmarks", NULL);
}

static void
test_places (void)
{
  assert_none (1);
  keep (1, 10, 5);
  keep (2, G_MAXUINT32, 0);
  assert_place (1, 10, 5);
  assert_place (2, G_MAXUINT32, 0);
  keep (1, 20, 15);
  assert_place (1, 20, 15);
  assert_place (2, G_MAXUINT32, 0);
  assert_none (3);
}

/* As many as there may be, and the oldest goes. */
static void
test_bounded (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *content = NULL;
  guint            n = 0;
  g_autoptr (GString) full = g_string_new (NULL);

  for (guint i = 0; i < NOTANDA_BOOKMARKS_MAX; i++)
    {
      const NotandaHash hash = make_hash (1000 + i);
      char              name[NOTANDA_HASH_STRING_SIZE];

      notanda_hash_to_string (&hash, name);
      g_string_append_printf (full, "%s %u 0\n", name, i);
    }
  keep (6, 0, 0);
  test_folder_write (path, full->str, -1);
  assert_place (1000 + NOTANDA_BOOKMARKS_MAX - 1, NOTANDA_BOOKMARKS_MAX - 1, 0);
  keep (7, 8, 9);
  assert_place (7, 8, 9);
  assert_none (1000 + NOTANDA_BOOKMARKS_MAX - 1);
  assert_place (1000 + NOTANDA_BOOKMARKS_MAX - 2, NOTANDA_BOOKMARKS_MAX - 2, 0);
  content = test_folder_read (path);
  for (const char *p = content; (p = strchr (p, '\n')) != NULL; p++)
    n++;
  g_assert_cmpuint (n, ==, NOTANDA_BOOKMARKS_MAX);
}

/* What is damaged is lost, the rest isn't, and the file mends. */
static void
test_damaged (void)
{
  static const char *const damage[] = { "nonsense\n", "\xff\xfe\n", "x 1 2\n", "\n\n", "- -1 99999999999\n" };
  g_autofree char         *path = dup_path ();

  for (guint i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      g_autofree char *content = NULL;
      g_autofree char *damaged = NULL;

      g_unlink (path);
      keep (1, 10, 5);
      keep (2, 11, 6);
      content = test_folder_read (path);
      damaged = g_strconcat (damage[i], content, damage[i], NULL);
      test_folder_write (path, damaged, -1);
      assert_place (1, 10, 5);
      keep (3, 12, 7);
      assert_place (2, 11, 6);
      assert_place (3, 12, 7);
      g_clear_pointer (&content, g_free);
      content = test_folder_read (path);
      g_assert_null (strstr (content, damage[i]));
    }
  test_folder_write (path, "\0\0\0\0", 4);
  assert_none (1);
  keep (1, 10, 5);
  assert_place (1, 10, 5);
}

static gpointer
keep_thread (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    keep (5000 + 100 * GPOINTER_TO_UINT (data) + i, i, i);
  return NULL;
}

/* No writer loses another's place. */
static void
test_together (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, keep_thread, GUINT_TO_POINTER (i));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    for (guint k = 0; k < 20; k++)
      assert_place (5000 + 100 * i + k, k, k);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/notanda/format/bookmarks/places", test_places);
  g_test_add_func ("/notanda/format/bookmarks/bounded", test_bounded);
  g_test_add_func ("/notanda/format/bookmarks/damaged", test_damaged);
  g_test_add_func ("/notanda/format/bookmarks/together", test_together);
  return g_test_run ();
}
