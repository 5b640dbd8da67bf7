/* corpus-folder.c: a corpus on disk, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/library/corpus-folder.h"

#include "model/notanda-loaded.h"

char *
corpus_folder_new (void)
{
  /* the cache is by the id: tests that run side by side would see each other's */
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (3, "A. Reader");
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("notanda-corpus-XXXXXX", &error);

  g_assert_no_error (error);
  corpus = notanda_corpus_create (folder, "Press", identity, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&folder);
}

char *
corpus_folder_add (const char *folder,
                   const char *name,
                   const char *title,
                   const char *outlet,
                   const char *date)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  notanda_loaded_add_block (loaded, g_strdup (title), NOTANDA_BLOCK_TITLE, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_add_block (loaded, g_strdup ("Nobody asked why."), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (title), "h1");
  notanda_loaded_set_meta (loaded, NOTANDA_META_OUTLET, g_strdup (outlet), "og:site_name");
  notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_strdup (date), "time");
  reading = notanda_loaded_dup_reading (loaded, &error);
  g_assert_no_error (error);
  document = notanda_document_new (reading, identity);
  notanda_document_fix (document);
  file = notanda_document_file_new (path);
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}
