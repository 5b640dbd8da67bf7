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

#include "format/document-fixture.h"
#include "util/test-documents.h"

#define N_SAVES 100

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

  open_file (&opened, self->path, 2);
  g_assert_true (opened.file->exists);
  g_assert_cmpuint (notanda_document_get_serial (opened.document), ==, 0);
  test_document_mark (opened.document, 'e', 4, 7);
  save (&opened);
  assert_marks (self->path, "q0-3 e4-7");
  g_assert_true (notanda_document_undo (opened.document, NULL));
  save (&opened);
  assert_marks (self->path, "q0-3");
  test_folder_assert_list (self->folder, "article.notanda");
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
  g_test_add ("/notanda/format/document-file/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/notanda/format/document-file/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/notanda/format/document-file/two-processes", Fixture, NULL, set_up, test_two_processes, tear_down);

  return g_test_run ();
}
