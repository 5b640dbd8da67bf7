/* test-folder-choice.c: what a folder offers to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-folder-choice.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "format/notanda-document-file.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

static void
write_file (TestFolder *folder,
            const char *name,
            const char *content)
{
  g_autofree char *path = test_folder_path (folder, name);
  g_autofree char *in = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (in, 0700), ==, 0);
  test_folder_write (path, content, -1);
}

/* @source: what it was made of, or NULL as of a web page */
static void
write_document (TestFolder *folder,
                const char *name,
                const char *source)
{
  g_autofree char *path = test_folder_path (folder, name);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, NULL);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (path);
  g_autoptr (GError) error = NULL;

  if (source != NULL)
    notanda_reading_set_meta (reading, NOTANDA_META_SOURCE_NAME, g_strdup (source), "file");
  document = notanda_document_new (reading, identity);
  snapshot = notanda_document_snapshot (document);
  notanda_document_file_save (file, snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
}

static NotandaLoaded *
list (TestFolder   *folder,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");

  return notanda_folder_choice_list (folder->path, identity, cancellable, error);
}

static void
assert_lists (TestFolder *folder,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = list (folder, NULL, &error);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (loaded->reader, ==, NOTANDA_FOLDER_CHOICE_READER);
  for (guint i = 0; i < loaded->choices->len; i++)
    {
      const NotandaLoadedChoice *choice = g_ptr_array_index (loaded->choices, i);

      g_assert_true (g_str_has_prefix (choice->part, folder->path));
      g_assert_true (g_str_has_suffix (choice->part, choice->title));
      g_string_append_printf (lines, "%s%s%s%s", i > 0 ? " " : "", choice->detail != NULL ? choice->detail : "",
                              choice->detail != NULL ? "/" : "", choice->title);
    }
  g_assert_cmpstr (lines->str, ==, expected);
  g_assert_cmpuint (loaded->notices->len, ==, 0);
}

/* As a file manager sorts them, those on top first. */
static void
test_order (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  write_file (folder, "ebb 10.txt", "x");
  write_file (folder, "ebb 2.txt", "x");
  write_file (folder, "a/flood.md", "x");
  write_file (folder, "news.rss", "x");
  write_file (folder, "data.json", "x");
  write_file (folder, "chart.png", "x");
  assert_lists (folder, "ebb 2.txt ebb 10.txt news.rss a/flood.md");
}

/* Only its own article hides a document, and neither what else is called so nor what lies elsewhere. */
static void
test_documents (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  write_file (folder, "own.txt", "x");
  write_document (folder, "own.notanda", "own.txt");
  write_file (folder, "old.md", "x");
  write_document (folder, "old.md.notanda", "old.md");
  write_file (folder, "two.html", "x");
  write_file (folder, "two.txt", "x");
  write_document (folder, "two.notanda", "two.html");
  write_document (folder, "two 2.notanda", "two.txt");
  write_file (folder, "web.html", "x");
  write_document (folder, "web.notanda", NULL);
  write_file (folder, "renamed.txt", "x");
  write_document (folder, "renamed.notanda", "before.txt");
  write_file (folder, "data.json", "x");
  write_document (folder, "data.notanda", "data.json");
  write_file (folder, "broken.txt", "x");
  write_file (folder, "broken.notanda", "no document");
  write_document (folder, "alone.notanda", "gone.txt");
  write_file (folder, "below/alone.txt", "x");
  assert_lists (folder, "alone.notanda broken.notanda broken.txt data.notanda old.md own.txt renamed.notanda renamed.txt "
                        "two.html two.txt two 2.notanda web.html web.notanda below/alone.txt");
}

/* All of it, with no word of a limit. */
static void
test_many (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  for (guint i = 0; i < 700; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%03u.txt", i);

      write_file (folder, name, "x");
    }
  loaded = list (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->choices->len, ==, 700);
  g_assert_cmpuint (loaded->notices->len, ==, 0);
}

static void
test_none (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GError) error = NULL;

  write_file (folder, "chart.png", "x");
  g_assert_null (list (folder, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_true (g_str_has_prefix (error->message, folder->path));
}

static void
test_unreadable (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *locked = test_folder_path (folder, "locked");
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may read anything");
      return;
    }
  write_file (folder, "a.txt", "x");
  g_assert_cmpint (g_mkdir (locked, 0), ==, 0);
  loaded = list (folder, NULL, &error);
  g_assert_cmpint (g_chmod (locked, 0700), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->choices->len, ==, 1);
  g_assert_cmpuint (loaded->notices->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (loaded->notices, 0), "1 folder in"));
}

static void
test_cancelled (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_file (folder, "a.txt", "x");
  g_cancellable_cancel (cancellable);
  g_assert_null (list (folder, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/folder-choice/order", test_order);
  g_test_add_func ("/notanda/load/folder-choice/documents", test_documents);
  g_test_add_func ("/notanda/load/folder-choice/many", test_many);
  g_test_add_func ("/notanda/load/folder-choice/none", test_none);
  g_test_add_func ("/notanda/load/folder-choice/unreadable", test_unreadable);
  g_test_add_func ("/notanda/load/folder-choice/cancelled", test_cancelled);

  return g_test_run ();
}
