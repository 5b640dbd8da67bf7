/* test-document-name.c: numbers, and names that are too long
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <unistd.h>

#include "format/notanda-document-name.h"
#include "util/test-folder.h"

#define FAMILY "👩‍👩‍👧" /* one character to a reader: five code points, 18 bytes */

static void
assert_name (const char *stem,
             guint       number,
             const char *expected)
{
  g_autofree char *name = notanda_document_name_new (stem, number);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_numbers (void)
{
  assert_name ("Storm", 1, "Storm.notanda");
  assert_name ("Storm", 2, "Storm 2.notanda");
  assert_name ("Storm", 120, "Storm 120.notanda");
}

static char *
repeat (const char *what,
        guint       n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, what);
  return g_string_free (all, FALSE);
}

static void
test_long (void)
{
  g_autofree char *letters = repeat ("a", 400);
  g_autofree char *kept = repeat ("a", 245);
  g_autofree char *numbered = g_strconcat (kept, " 7.notanda", NULL);
  g_autofree char *families = repeat (FAMILY, 20);
  g_autofree char *fewer = repeat (FAMILY, 13);
  g_autofree char *whole = g_strconcat (fewer, ".notanda", NULL);
  g_autofree char *accents = repeat ("\xcc\x81", 300);
  g_autofree char *cluster = g_strconcat ("e", accents, NULL);
  g_autofree char *bytes = repeat ("\xff", 300);
  g_autofree char *no_text = notanda_document_name_new (bytes, 1);
  g_autofree char *one_cluster = notanda_document_name_new (cluster, 1);

  assert_name (letters, 7, numbered);
  assert_name (families, 1, whole);
  g_assert_cmpuint (strlen (no_text), ==, NOTANDA_DOCUMENT_NAME_MAX_SIZE);
  g_assert_true (g_str_has_suffix (no_text, ".notanda"));
  g_assert_cmpuint (strlen (one_cluster), <=, NOTANDA_DOCUMENT_NAME_MAX_SIZE);
  g_assert_cmpuint (strlen (one_cluster), >, 200);
  g_assert_true (g_utf8_validate (one_cluster, -1, NULL));
}

static void
assert_stem (const char *path,
             const char *expected)
{
  g_autofree char *stem = notanda_document_name_dup_stem (path);

  g_assert_cmpstr (stem, ==, expected);
}

static void
test_stem (void)
{
  assert_stem ("/a b 3/Storm.notanda", "Storm");
  assert_stem ("Storm 2.notanda", "Storm");
  assert_stem ("The Storm 999.notanda", "The Storm");
  assert_stem ("Storm 2024.notanda", "Storm 2024");
  assert_stem ("Storm 2nd.notanda", "Storm 2nd");
  assert_stem ("Storm .notanda", "Storm ");
  assert_stem (" 2.notanda", " 2");
  assert_stem ("Storm", "Storm");
}

static void
test_source_stem (void)
{
  static const char *const names[][2] = { { "/news/storm.html", "storm" }, { "http://site.test/a/storm.php", "storm" }, { "storm", "storm" }, { ".txt", ".txt" }, { "Talk 3.5", "Talk 3.5" }, { "The end. Or not", "The end. Or not" }, { "a.b.markdown", "a.b" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *stem = notanda_document_name_dup_source_stem (names[i][0]);

      g_assert_cmpstr (stem, ==, names[i][1]);
    }
}

static void
assert_stem_in (TestFolder *folder,
                const char *source,
                const char *expected)
{
  g_autofree char *stem = notanda_document_name_dup_stem_in (folder->path, source);

  g_assert_cmpstr (stem, ==, expected);
}

/* What an earlier version made goes on being the document. */
static void
test_stem_in (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *old = test_folder_path (folder, "storm.html.notanda");
  g_autofree char *link = test_folder_path (folder, "calm.html.notanda");

  assert_stem_in (folder, "news/storm.html", "storm");
  test_folder_write (old, "x", -1);
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  assert_stem_in (folder, "news/storm.html", "storm.html");
  assert_stem_in (folder, "news/storm.TXT", "storm");
  assert_stem_in (folder, "calm.html", "calm.html");
  assert_stem_in (folder, "other.html", "other");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/format/document-name/numbers", test_numbers);
  g_test_add_func ("/notanda/format/document-name/long", test_long);
  g_test_add_func ("/notanda/format/document-name/stem", test_stem);
  g_test_add_func ("/notanda/format/document-name/source-stem", test_source_stem);
  g_test_add_func ("/notanda/format/document-name/stem-in", test_stem_in);
  return g_test_run ();
}
