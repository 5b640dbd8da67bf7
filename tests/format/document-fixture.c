/* document-fixture.c: a document in a file, opened by several
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/document-fixture.h"

#include <string.h>

#include "util/test-documents.h"

#define TEXT "one two three four five six seven eight nine ten"

void
opened_clear (Opened *opened)
{
  g_clear_object (&opened->document);
  g_clear_pointer (&opened->file, notanda_document_file_free);
}

void
open_file (Opened     *out,
           const char *path,
           guint64     replica)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, "Cy");
  g_autoptr (GError) error = NULL;

  out->document = notanda_document_file_open (path, identity, &out->file, NULL, &error);
  g_assert_no_error (error);
}

gboolean
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

void
save (Opened *opened)
{
  g_autoptr (GError) error = NULL;

  try_save (opened, &error);
  g_assert_no_error (error);
}

void
assert_marks (const char *path,
              const char *expected)
{
  g_auto (Opened) opened = { NULL, NULL };

  open_file (&opened, path, 99);
  g_assert_null (opened.file->damage);
  test_document_assert (opened.document, expected);
}

void
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

void
tear_down (Fixture      *self,
           gconstpointer data)
{
  test_folder_free (self->folder);
  g_free (self->path);
}

GBytes *
write_bytes (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);

  return notanda_format_write (snapshot, NULL);
}

void
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
