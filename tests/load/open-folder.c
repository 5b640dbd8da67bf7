/* open-folder.c: a folder in which an article is opened, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/open-folder.h"

#include <string.h>

void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_folder_new ();
  fixture->identity = notanda_identity_new_counting (1, "Ann");
  fixture->path = test_folder_path (fixture->folder, "a.txt");
}

void
close_document (Fixture *fixture)
{
  g_clear_object (&fixture->document);
  g_clear_pointer (&fixture->file, notanda_document_file_free);
  g_clear_pointer (&fixture->notice, g_free);
}

void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_document (fixture);
  g_free (fixture->path);
  notanda_identity_unref (fixture->identity);
  test_folder_free (fixture->folder);
}

void
open_article (Fixture    *fixture,
              const char *encoding)
{
  g_autoptr (GError) error = NULL;

  NotandaOpening opening = { .encoding = encoding };

  close_document (fixture);
  fixture->document = notanda_open_path (fixture->path, &opening, fixture->identity, &fixture->file, &fixture->notice, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->document);
  g_assert_true (fixture->file->exists);
  g_assert_true (g_file_test (fixture->file->path, G_FILE_TEST_IS_REGULAR));
}

void
assert_saved_as (Fixture    *fixture,
                 const char *name)
{
  g_autofree char *base = g_path_get_basename (fixture->file->path);

  g_assert_cmpstr (base, ==, name);
}

void
assert_folder (Fixture    *fixture,
               const char *expected)
{
  test_folder_assert_list (fixture->folder, expected);
}

void
assert_text (Fixture    *fixture,
             const char *expected)
{
  gsize       size = 0;
  const char *text = notanda_article_get_text (notanda_document_get_article (fixture->document), &size);

  g_assert_cmpmem (text, size, expected, strlen (expected));
}

void
annotate_and_save (Fixture *fixture)
{
  NotandaRange         range = { 0, 3 };
  NotandaNewAnnotation what = { .type = *notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), .fragments = &range, .n_fragments = 1 };
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  notanda_document_add (fixture->document, &what, "Mark as Quote", NULL, &error);
  g_assert_no_error (error);
  snapshot = notanda_document_snapshot (fixture->document);
  notanda_document_file_save (fixture->file, snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
}
