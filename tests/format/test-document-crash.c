/* test-document-crash.c: what a program that was killed left of a document, taken in or left alone
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/document-fixture.h"

#include <glib/gstdio.h>

#include "base/notanda-save-target.h"
#include "format/notanda-journal.h"
#include "util/test-documents.h"

/* As a save that was killed leaves it. */
static char *
leave_behind (Fixture    *self,
              const char *content,
              gsize       size)
{
  g_auto (NotandaSaveTarget) target = NOTANDA_SAVE_TARGET_INIT;
  g_autofree char *name = NULL;
  char            *path;

  g_assert_true (notanda_save_target_open (&target, self->path, NULL));
  name = notanda_save_target_dup_temp_name (&target);
  path = test_folder_path (self->folder, name);
  test_folder_overwrite (path, content, (gssize) size);

  return path;
}

static void
test_leftover (Fixture      *self,
               gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_auto (Opened) dead = { NULL, NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *same = NULL;

  open_file (&dead, self->path, 3);
  bytes = write_bytes (dead.document);
  same = leave_behind (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_bytes_unref (bytes);
  test_document_mark (dead.document, 'c', 8, 13);
  bytes = write_bytes (dead.document);
  whole = leave_behind (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  cut = leave_behind (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) - 20);
  empty = leave_behind (self, "", 0);

  open_file (&opened, self->path, 2);
  test_document_assert (opened.document, "q0-3 c8-13");
  g_assert_cmpuint (notanda_document_get_serial (opened.document), >, 0);
  g_assert_false (g_file_test (cut, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (empty, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (same, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (whole, G_FILE_TEST_EXISTS));
  save (&opened);
  test_folder_assert_list (self->folder, "article.notanda");
  assert_marks (self->path, "q0-3 c8-13");
}

/* It may be what a killed save had just swapped out: another's, not to be lost. */
static void
test_others_leftover (Fixture      *self,
                      gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_autoptr (NotandaDocument) other = test_document_new ("another text", 3);
  g_autoptr (GBytes) bytes = write_bytes (other);
  g_autofree char *article = leave_behind (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *diary = leave_behind (self, "Dear diary,", 11);

  open_file (&opened, self->path, 2);
  test_document_assert (opened.document, "q0-3");
  test_document_mark (opened.document, 'e', 4, 7);
  save (&opened);
  g_assert_true (g_file_test (article, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (diary, G_FILE_TEST_EXISTS));
}

static guint
count_journals (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "notanda", "journal", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static char *
find_journal (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "notanda", "journal", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static void
write_journal (Opened *opened)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (opened->document);
  g_autoptr (GError) error = NULL;

  notanda_journal_write (opened->file->path, snapshot, &error);
  g_assert_no_error (error);
}

static void
test_journal (Fixture      *self,
              gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_auto (Opened) again = { NULL, NULL };
  g_autofree char *journal = NULL;
  GStatBuf         info;

  open_file (&opened, self->path, 2);
  test_document_mark (opened.document, 'e', 4, 7);
  write_journal (&opened);
  test_document_mark (opened.document, 'u', 14, 18);
  write_journal (&opened);
  journal = find_journal ();
  g_assert_nonnull (journal);
  g_assert_cmpint (g_stat (journal, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  open_file (&again, self->path, 3);
  g_assert_true (again.file->has_journal);
  test_document_assert (again.document, "q0-3 e4-7 u14-18");
  g_assert_cmpuint (notanda_document_get_serial (again.document), >, 0);
  save (&again);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  assert_marks (self->path, "q0-3 e4-7 u14-18");
}

/* A damaged journal, or one of another article, is neither taken in nor lost. */
static void
test_others_journal (Fixture      *self,
                     gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_auto (Opened) again = { NULL, NULL };
  g_autoptr (NotandaDocument) other = test_document_new ("another text", 3);
  g_autofree char *journal = NULL;

  open_file (&opened, self->path, 2);
  g_object_unref (opened.document);
  opened.document = g_object_ref (other);
  write_journal (&opened);
  journal = find_journal ();
  open_file (&again, self->path, 3);
  g_assert_false (again.file->has_journal);
  test_document_mark (again.document, 'e', 4, 7);
  save (&again);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  flip (journal, "another text");
  opened_clear (&again);
  open_file (&again, self->path, 3);
  g_assert_false (again.file->has_journal);

  /* nor written over */
  write_journal (&again);
  g_assert_cmpuint (count_journals (), ==, 2);
  write_journal (&again);
  g_assert_cmpuint (count_journals (), ==, 2);
  opened_clear (&again);
  open_file (&again, self->path, 3);
  g_assert_true (again.file->has_journal);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/notanda/format/document-crash/leftover", Fixture, NULL, set_up, test_leftover, tear_down);
  g_test_add ("/notanda/format/document-crash/others-leftover", Fixture, NULL, set_up, test_others_leftover, tear_down);
  g_test_add ("/notanda/format/document-crash/journal", Fixture, NULL, set_up, test_journal, tear_down);
  g_test_add ("/notanda/format/document-crash/others-journal", Fixture, NULL, set_up, test_others_journal, tear_down);

  return g_test_run ();
}
