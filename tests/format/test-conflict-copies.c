/* test-conflict-copies.c: names that sync clients make, and what becomes of the files
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-conflict-copies.h"
#include "format/notanda-document-file.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

static const struct
{
  const char *name;
  gboolean    is_copy;
} names[] = {
  { "a (conflicted copy 2026-03-09 101112).notanda", TRUE },
  { "a (Ada's conflicted copy 2026-03-09).notanda", TRUE },
  { "a_conflict-20260309-101112.notanda", TRUE },
  { "a.sync-conflict-20260309-101112-ABCDEFG.notanda", TRUE },
  { "a (SFConflict ada@example.org 2026-03-09-10-11-12).notanda", TRUE },
  { "a.Conflict.notanda", TRUE },
  { "a.notanda", FALSE },
  { "a (1).notanda", FALSE },
  { "ab.notanda", FALSE },
  { "b (conflicted copy 2026-03-09 101112).notanda", FALSE },
  { "a (conflicted copy 2026-03-09 101112).txt", FALSE },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i].name);
      g_assert_cmpint (notanda_conflict_copies_match (names[i].name, "a.notanda"), ==, names[i].is_copy);
    }
}

static void
save (NotandaDocument *document,
      const char      *path)
{
  g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (path);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GError) error = NULL;

  notanda_document_file_save (file, snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The copy's marks are taken in; it stays until they are saved. One that is
 * about another text is left alone. */
static void
test_merged (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a.notanda");
  g_autofree char *copy = test_folder_path (folder, "a.sync-conflict-20260309-101112-ABCDEFG.notanda");
  g_autofree char *other = test_folder_path (folder, "a.Conflict.notanda");
  g_autoptr (NotandaDocument) mine = test_document_new ("abc def", 1);
  g_autoptr (NotandaDocument) theirs = test_document_new ("abc def", 2);
  g_autoptr (NotandaDocument) stranger = test_document_new ("xyz", 3);
  g_autoptr (NotandaDocument) opened = NULL;
  g_autoptr (NotandaDocument) again = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  test_document_mark (mine, 'q', 0, 3);
  test_document_mark (theirs, 'e', 4, 7);
  save (mine, path);
  save (theirs, copy);
  save (stranger, other);

  opened = notanda_document_file_open (path, notanda_document_get_identity (mine), &file, NULL, NULL);
  test_document_assert (opened, "q0-3 e4-7");
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  snapshot = notanda_document_snapshot (opened);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, NULL));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  again = notanda_document_file_open (path, notanda_document_get_identity (mine), NULL, NULL, NULL);
  test_document_assert (again, "q0-3 e4-7");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/format/conflict-copies/names", test_names);
  g_test_add_func ("/notanda/format/conflict-copies/merged", test_merged);

  return g_test_run ();
}
