/* test-file-kind.c: what the ends of names tell
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-file-kind.h"

static void
test_guess (void)
{
  static const struct
  {
    const char     *name;
    NotandaFileKind kind;
  } cases[] = {
    { "a.txt", NOTANDA_FILE_KIND_ARTICLE },
    { "folder.d/A.HTML", NOTANDA_FILE_KIND_ARTICLE },
    { "a.b.warc.gz", NOTANDA_FILE_KIND_ARTICLE },
    { "a.notanda", NOTANDA_FILE_KIND_DOCUMENT },
    { "a.txt.notanda", NOTANDA_FILE_KIND_DOCUMENT },
    { "a.rss", NOTANDA_FILE_KIND_FEED },
    { "a.xml", NOTANDA_FILE_KIND_UNSURE },
    { "a.json", NOTANDA_FILE_KIND_UNSURE },
    { "a.gz", NOTANDA_FILE_KIND_OTHER },
    { "a.png", NOTANDA_FILE_KIND_OTHER },
    { "txt", NOTANDA_FILE_KIND_OTHER },
    { ".txt", NOTANDA_FILE_KIND_OTHER },
    { "folder/.txt", NOTANDA_FILE_KIND_OTHER },
    { "folder.txt/README", NOTANDA_FILE_KIND_OTHER },
    { "", NOTANDA_FILE_KIND_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (notanda_file_kind_guess (cases[i].name), ==, cases[i].kind);
    }
}

/* Each end in the list is the end of something, and there is none twice. */
static void
test_suffixes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *suffix;

  for (guint i = 0; (suffix = notanda_file_kind_get_suffix (i)) != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("a.", suffix, NULL);

      g_assert_true (g_hash_table_add (seen, (gpointer) suffix));
      g_assert_cmpint (notanda_file_kind_guess (name), !=, NOTANDA_FILE_KIND_OTHER);
    }
  g_assert_true (g_hash_table_contains (seen, "notanda"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/file-kind/guess", test_guess);
  g_test_add_func ("/notanda/load/file-kind/suffixes", test_suffixes);

  return g_test_run ();
}
