/* draft-window.c: a window on a draft whose page has left-out blocks, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/blocks/draft-window.h"

#include "format/notanda-document-file.h"

/* As the loader makes it. */
void
open_draft (Fixture       *fixture,
            NotandaLoaded *loaded)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaSnapshot) merged = NULL;
  g_autoptr (GError) error = NULL;

  fixture->application = NOTANDA_APPLICATION (g_application_get_default ());
  fixture->folder = g_dir_make_tmp ("notanda-article-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->document = g_build_filename (fixture->folder, "quay.notanda", NULL);
  reading = notanda_loaded_dup_reading (loaded, &error);
  g_assert_no_error (error);
  document = notanda_document_new (reading, identity);
  file = notanda_document_file_new (fixture->document);
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, &merged, NULL, &error));
  g_assert_no_error (error);
  open_window (fixture, fixture->document);
}

void
set_up_draft (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");

  notanda_loaded_add_block (loaded, g_strdup ("Quay to close"), NOTANDA_BLOCK_TITLE, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_add_block (loaded, g_strdup ("More about ships"), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_TEASER);
  notanda_loaded_add_block (loaded, g_strdup ("Nobody asked why."), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("Quay to close"), "h1");
  notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_strdup ("2026-03-02"), "time");
  open_draft (fixture, loaded);
}
