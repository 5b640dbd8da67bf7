/* test-document-file.c: documents opened and saved while others do the same
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-document-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/notanda-leftovers.h"
#include "base/notanda-save-target.h"
#include "format/notanda-journal.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

#define TEXT "one two three four five six seven eight nine ten"
#define N_SAVES 100

typedef struct
{
  TestFolder *folder;
  char       *path;
} Fixture;

/* A document with the file it is kept in. */
typedef struct
{
  NotandaDocument     *document;
  NotandaDocumentFile *file;
} Opened;

static void
opened_clear (Opened *opened)
{
  g_clear_object (&opened->document);
  g_clear_pointer (&opened->file, notanda_document_file_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opened, opened_clear)

static void
open_file (Opened     *out,
           const char *path,
           guint64     replica)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, "Cy");
  g_autoptr (GError) error = NULL;

  out->document = notanda_document_file_open (path, identity, &out->file, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
try_save (Opened  *opened,
          GError **error)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (opened->document);
  g_autoptr (NotandaSnapshot) merged = NULL;

  if (!notanda_document_file_save (opened->file, snapshot, &merged, NULL, error))
    return FALSE;
  if (merged != NULL)
    g_assert_true (notanda_document_merge (opened->document, merged, NULL, NULL));

  return TRUE;
}

static void
save (Opened *opened)
{
  g_autoptr (GError) error = NULL;

  try_save (opened, &error);
  g_assert_no_error (error);
}

/* Saving fails by @code, naming the file, and what is there stays as it is. */
static void
assert_not_saved (Opened      *opened,
                  NotandaError code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            size;
  gsize            size_after;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (opened->file->path, &before, &size, NULL));
  g_assert_false (try_save (opened, &error));
  g_assert_error (error, NOTANDA_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, opened->file->path));
  g_assert_true (g_file_get_contents (opened->file->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);
}

static void
assert_marks (const char *path,
              const char *expected)
{
  g_auto (Opened) opened = { NULL, NULL };

  open_file (&opened, path, 99);
  g_assert_null (opened.file->damage);
  test_document_assert (opened.document, expected);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };

  self->folder = test_folder_new ();
  self->path = test_folder_path (self->folder, "article.notanda");
  opened.document = test_document_new (TEXT, 1);
  opened.file = notanda_document_file_new (self->path);
  test_document_mark (opened.document, 'q', 0, 3);
  save (&opened);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  test_folder_free (self->folder);
  g_free (self->path);
}

static GBytes *
write_bytes (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);

  return notanda_format_write (snapshot, NULL);
}

static void
write_to (const char *path,
          GBytes     *bytes,
          gsize       size,
          gboolean    in_place)
{
  (in_place ? test_folder_overwrite : test_folder_write) (path, g_bytes_get_data (bytes, NULL), (gssize) size);
}

static void
test_open_save (Fixture      *self,
                gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_autofree char *listing = NULL;

  open_file (&opened, self->path, 2);
  g_assert_true (opened.file->exists);
  g_assert_cmpuint (notanda_document_get_serial (opened.document), ==, 0);
  test_document_mark (opened.document, 'e', 4, 7);
  save (&opened);
  assert_marks (self->path, "q0-3 e4-7");
  g_assert_true (notanda_document_undo (opened.document, NULL));
  save (&opened);
  assert_marks (self->path, "q0-3");
  listing = test_folder_list (self->folder);
  g_assert_cmpstr (listing, ==, "article.notanda");
}

static void
test_history (Fixture      *self,
              gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };

  /* the installation that marked it has another number of its own by then */
  open_file (&opened, self->path, 1);
  g_assert_cmpstr (notanda_document_get_undo_label (opened.document), ==, "Mark");
  g_assert_true (notanda_document_undo (opened.document, NULL));
  test_document_assert (opened.document, "");
  save (&opened);
  opened_clear (&opened);
  open_file (&opened, self->path, 1);
  g_assert_true (notanda_document_redo (opened.document, NULL));
  test_document_assert (opened.document, "q0-3");
}

/* Another program's version, put there anew or written in place. */
static void
test_merged (Fixture      *self,
             gconstpointer data)
{
  gboolean in_place = GPOINTER_TO_INT (data);
  g_auto (Opened) mine = { NULL, NULL };
  g_auto (Opened) theirs = { NULL, NULL };
  g_autoptr (GBytes) bytes = NULL;

  open_file (&mine, self->path, 2);
  open_file (&theirs, self->path, 3);
  test_document_mark (mine.document, 'e', 4, 7);
  test_document_mark (theirs.document, 'c', 8, 13);
  bytes = write_bytes (theirs.document);
  write_to (self->path, bytes, g_bytes_get_size (bytes), in_place);
  save (&mine);
  test_document_assert (mine.document, "q0-3 e4-7 c8-13");
  assert_marks (self->path, "q0-3 e4-7 c8-13");
  save (&theirs);
  test_document_assert (theirs.document, "q0-3 e4-7 c8-13");
  g_assert_cmpstr (notanda_document_get_undo_label (theirs.document), ==, "Mark");
}

static void
test_truncated (Fixture      *self,
                gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_autoptr (GBytes) bytes = NULL;

  open_file (&opened, self->path, 2);
  bytes = write_bytes (opened.document);
  test_document_mark (opened.document, 'e', 4, 7);
  for (gsize size = 0; size < g_bytes_get_size (bytes); size += 37)
    {
      write_to (self->path, bytes, size, TRUE);
      assert_not_saved (&opened, NOTANDA_ERROR_INCOMPLETE);
    }
  test_document_assert (opened.document, "q0-3 e4-7");
  write_to (self->path, bytes, g_bytes_get_size (bytes), TRUE);
  save (&opened);
  assert_marks (self->path, "q0-3 e4-7");
}

static void
test_deleted (Fixture      *self,
              gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };

  open_file (&opened, self->path, 2);
  test_document_mark (opened.document, 'e', 4, 7);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  save (&opened);
  assert_marks (self->path, "q0-3 e4-7");
}

static void
test_other_article (Fixture      *self,
                    gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_autoptr (NotandaDocument) other = test_document_new ("another text", 3);
  g_autoptr (GBytes) bytes = write_bytes (other);

  open_file (&opened, self->path, 2);
  test_document_mark (opened.document, 'e', 4, 7);
  write_to (self->path, bytes, g_bytes_get_size (bytes), FALSE);
  assert_not_saved (&opened, NOTANDA_ERROR_OTHER_ARTICLE);
}

/* What isn't understood is never written over: no Notanda file, and one of a
 * later version. */
static void
test_unreadable (Fixture      *self,
                 gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };

  open_file (&opened, self->path, 2);
  test_document_mark (opened.document, 'e', 4, 7);
  test_folder_write (self->path, "Dear diary,", -1);
  assert_not_saved (&opened, NOTANDA_ERROR_NOT_NOTANDA);
}

static void
flip (const char *path,
      const char *what)
{
  g_autofree char *contents = NULL;
  gsize            size;
  char            *at;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  at = memmem (contents, size, what, strlen (what));
  g_assert_nonnull (at);
  *at ^= 1;
  test_folder_write (path, contents, (gssize) size);
}

/* Damage outside the text: what is whole is shown, and saved elsewhere only. */
static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_auto (Opened) meanwhile = { NULL, NULL };
  g_autofree char *elsewhere = test_folder_path (self->folder, "copy.notanda");

  open_file (&meanwhile, self->path, 3);
  flip (self->path, "Mark");
  open_file (&opened, self->path, 2);
  g_assert_nonnull (opened.file->damage);
  test_document_assert (opened.document, "q0-3");
  test_document_mark (opened.document, 'e', 4, 7);
  assert_not_saved (&opened, NOTANDA_ERROR_DAMAGED);

  test_document_mark (meanwhile.document, 'c', 8, 13);
  assert_not_saved (&meanwhile, NOTANDA_ERROR_DAMAGED);

  notanda_document_file_free (opened.file);
  opened.file = notanda_document_file_new (elsewhere);
  save (&opened);
  assert_marks (elsewhere, "q0-3 e4-7");
}

static void
test_damaged_text (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (2, "Cy");
  g_autoptr (GError) error = NULL;

  flip (self->path, "three");
  g_assert_null (notanda_document_file_open (self->path, identity, NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
}

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
  g_autofree char *listing = NULL;
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
  listing = test_folder_list (self->folder);
  g_assert_cmpstr (listing, ==, "article.notanda");
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

static void
test_link (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *link = test_folder_path (self->folder, "link.notanda");
  g_auto (Opened) opened = { NULL, NULL };

  g_assert_cmpint (symlink ("article.notanda", link), ==, 0);
  open_file (&opened, link, 2);
  test_document_mark (opened.document, 'e', 4, 7);
  save (&opened);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_marks (self->path, "q0-3 e4-7");
}

static void
test_copy (Fixture      *self,
           gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  g_auto (Opened) copy = { NULL, NULL };

  open_file (&opened, self->path, 2);
  test_document_mark (opened.document, 'e', 4, 7);
  copy.document = g_object_ref (opened.document);
  copy.file = notanda_document_file_copy (opened.file);
  save (&copy);
  g_assert_true (notanda_file_stamp_equal (&copy.file->stamp, &copy.file->stamp));
  assert_marks (self->path, "q0-3 e4-7");
}

static void
save_many (Fixture *self,
           guint64  replica)
{
  g_auto (Opened) opened = { NULL, NULL };

  open_file (&opened, self->path, replica);
  for (guint i = 0; i < N_SAVES; i++)
    {
      test_document_mark (opened.document, 'e', i % 40, i % 40 + (guint32) replica);
      save (&opened);
    }
}

static void
test_two_processes (Fixture      *self,
                    gconstpointer data)
{
  g_auto (Opened) opened = { NULL, NULL };
  pid_t children[2];

  for (guint i = 0; i < 2; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          save_many (self, 2 + i);
          _exit (0);
        }
    }
  for (guint i = 0; i < 2; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  open_file (&opened, self->path, 4);
  g_assert_cmpuint (notanda_document_get_n_annotations (opened.document), ==, 1 + 2 * N_SAVES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/notanda/format/document-file/open-save", Fixture, NULL, set_up, test_open_save, tear_down);
  g_test_add ("/notanda/format/document-file/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/notanda/format/document-file/replaced", Fixture, GINT_TO_POINTER (FALSE), set_up, test_merged, tear_down);
  g_test_add ("/notanda/format/document-file/in-place", Fixture, GINT_TO_POINTER (TRUE), set_up, test_merged, tear_down);
  g_test_add ("/notanda/format/document-file/truncated", Fixture, NULL, set_up, test_truncated, tear_down);
  g_test_add ("/notanda/format/document-file/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/notanda/format/document-file/other-article", Fixture, NULL, set_up, test_other_article, tear_down);
  g_test_add ("/notanda/format/document-file/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);
  g_test_add ("/notanda/format/document-file/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/notanda/format/document-file/damaged-text", Fixture, NULL, set_up, test_damaged_text, tear_down);
  g_test_add ("/notanda/format/document-file/leftover", Fixture, NULL, set_up, test_leftover, tear_down);
  g_test_add ("/notanda/format/document-file/others-leftover", Fixture, NULL, set_up, test_others_leftover, tear_down);
  g_test_add ("/notanda/format/document-file/journal", Fixture, NULL, set_up, test_journal, tear_down);
  g_test_add ("/notanda/format/document-file/others-journal", Fixture, NULL, set_up, test_others_journal, tear_down);
  g_test_add ("/notanda/format/document-file/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/notanda/format/document-file/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/notanda/format/document-file/two-processes", Fixture, NULL, set_up, test_two_processes, tear_down);

  return g_test_run ();
}
