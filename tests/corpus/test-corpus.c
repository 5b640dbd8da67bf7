/* test-corpus.c: making a corpus, opening it, and what may lie in its folder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model/notanda-corpus-records.h"
#include "model/notanda-tag-set-edit.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

#define ID "00112233445566778899aabbccddeeff"

static NotandaIdentity *
ada (void)
{
  return notanda_identity_new_counting (1, "Ada");
}

static NotandaCorpus *
create (TestFolder *folder,
        const char *name)
{
  g_autoptr (NotandaIdentity) identity = ada ();
  g_autofree char *path = test_folder_path (folder, name);
  g_autoptr (GError) error = NULL;
  NotandaCorpus *corpus = notanda_corpus_create (path, "  Storms of 2026 ", identity, &error);

  g_assert_no_error (error);

  return corpus;
}

static NotandaCorpus *
open_at (TestFolder *folder,
         const char *name,
         GError    **error)
{
  g_autoptr (NotandaIdentity) identity = ada ();
  g_autofree char *path = test_folder_path (folder, name);

  return notanda_corpus_open (path, identity, NULL, error);
}

static void
save_article (TestFolder *folder,
              const char *name,
              const char *text)
{
  g_autoptr (NotandaDocument) document = test_document_new (text, 2);
  g_autofree char *path = test_folder_path (folder, name);

  test_document_save (document, path);
}

/* The line is on disk and on servers, for ever. */
static void
test_line (void)
{
  static const char golden[] = "notanda-corpus " ID "\n";
  g_autoptr (NotandaIdentity) identity = ada ();
  g_autoptr (NotandaDocument) document = NULL;
  NotandaHash hash;
  NotandaHash expected;
  NotandaId   id;
  NotandaId   again;
  gsize       size;
  const char *text;

  g_assert_true (notanda_id_from_string (ID, &id));
  document = notanda_corpus_document_new (&id, NULL, identity);
  text = notanda_article_get_text (notanda_document_get_article (document), &size);
  g_assert_cmpmem (text, size, golden, strlen (golden));
  notanda_hash_of (golden, strlen (golden), &expected);
  notanda_corpus_hash_for_id (&id, &hash);
  g_assert_true (notanda_hash_equal (&hash, &expected));
  g_assert_true (notanda_corpus_document_get_id (document, &again));
  g_assert_true (notanda_id_equal (&id, &again));
  g_assert_false (notanda_document_is_draft (document));
  g_assert_null (notanda_document_get_meta (document, NOTANDA_META_TITLE));
}

static void
test_no_line (void)
{
  static const char *const texts[] = {
    "notanda-corpus ", "notanda-corpus " ID, "notanda-corpus " ID "\n\n", "notanda-corpus " ID " \n", "Notanda-corpus " ID "\n",
    "notanda-corpus 00112233445566778899AABBCCDDEEFF\n", "notanda-corpus 0\n", "x"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (NotandaDocument) document = test_document_new (texts[i], 1);
      NotandaId id;

      g_test_message ("%s", texts[i]);
      g_assert_false (notanda_corpus_document_get_id (document, &id));
    }
}

static void
test_create (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpus) corpus = create (folder, "a/b");
  g_autoptr (NotandaCorpus) opened = NULL;
  g_autoptr (NotandaCorpus) again = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (NotandaIdentity) identity = ada ();
  g_autofree char *file = test_folder_path (folder, "a/b/storms-of-2026.notanda-corpus");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
  g_assert_false (notanda_corpus_needs_save (corpus));
  opened = open_at (folder, "a/b", NULL);
  g_assert_nonnull (opened);
  g_assert_true (notanda_id_equal (&opened->id, &corpus->id));
  g_assert_cmpstr (notanda_corpus_get_name (opened), ==, "Storms of 2026");
  g_assert_cmpstr (opened->root, ==, corpus->root);
  g_assert_false (notanda_corpus_needs_save (opened));
  people = notanda_corpus_list_people (opened->document);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (((NotandaPerson *) people->pdata[0])->name, ==, "Ada");

  again = notanda_corpus_create (corpus->root, "Another", identity, &error);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "storms-of-2026.notanda-corpus"));
  g_assert_null (again);
}

static void
test_no_name (void)
{
  static const char *const names[] = { "", " \n", "\xff" };
  g_autoptr (NotandaIdentity) identity = ada ();
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "new");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaCorpus) corpus = notanda_corpus_create (path, names[i], identity, &error);

      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* By any file in it, there or not, and the innermost goes first. */
static void
test_find (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpus) outer = create (folder, "outer");
  g_autoptr (NotandaCorpus) inner = create (folder, "outer/2026/inner");
  g_autoptr (NotandaCorpus) by_file = open_at (folder, "outer/2026/x.notanda", NULL);
  g_autoptr (NotandaCorpus) by_corpus_file = open_at (folder, "outer/storms-of-2026.notanda-corpus", NULL);
  g_autoptr (NotandaCorpus) by_inner = open_at (folder, "outer/2026/inner/x.notanda", NULL);
  g_autoptr (NotandaCorpus) none = NULL;
  g_autofree char *outside = test_folder_path (folder, "link.notanda");
  g_autofree char *inside = test_folder_path (folder, "outer/x.notanda");
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (notanda_id_equal (&by_file->id, &outer->id));
  g_assert_true (notanda_id_equal (&by_corpus_file->id, &outer->id));
  g_assert_true (notanda_id_equal (&by_inner->id, &inner->id));
  none = open_at (folder, "x.notanda", &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (none);

  /* a link from elsewhere leads into it */
  save_article (folder, "outer/x.notanda", "abc");
  g_assert_cmpint (symlink (inside, outside), ==, 0);
  found = notanda_corpus_file_find_root (outside);
  g_assert_nonnull (found);
  g_assert_true (g_str_has_suffix (found, "/outer"));
}

/* A copy that somebody or a sync client left is taken in, and goes once what it says is saved. */
static void
test_copies (void)
{
  static const char *const copies[] = { "a copy.notanda-corpus", "storms-of-2026.sync-conflict-20260101-120000-ABCDEFG.notanda-corpus",
                                        "storms-of-2026 (conflicted copy 2026-01-01 120000).notanda-corpus" };

  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autoptr (NotandaCorpus) corpus = create (folder, "c");
      g_autoptr (NotandaCorpus) opened = NULL;
      g_autoptr (NotandaCorpus) again = NULL;
      g_autofree char      *below = g_build_filename ("c", copies[i], NULL);
      g_autofree char      *copy = test_folder_path (folder, below);
      const NotandaTagType *type;

      g_assert_true (notanda_tag_edit_rename (corpus->document, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), "Speech", NULL));
      test_document_save (corpus->document, copy);
      opened = open_at (folder, "c", NULL);
      g_assert_nonnull (opened);
      type = notanda_tag_set_find_type (notanda_document_get_tag_set (opened->document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE));
      g_assert_cmpstr (type->label, ==, "Speech");
      g_assert_true (g_str_has_suffix (opened->file->path, "/storms-of-2026.notanda-corpus") || i == 0);
      g_assert_true (notanda_corpus_needs_save (opened) || i == 0);
      g_assert_true (notanda_corpus_save (opened, NULL, NULL));
      again = open_at (folder, "c", NULL);
      type = notanda_tag_set_find_type (notanda_document_get_tag_set (again->document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE));
      g_assert_cmpstr (type->label, ==, "Speech");
    }
}

static void
test_two (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpus) one = create (folder, "one");
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (7, "Bo"); /* with ids of its own */
  g_autofree char *two_path = test_folder_path (folder, "two");
  g_autofree char *moved = test_folder_path (folder, "one/second.notanda-corpus");
  g_autoptr (NotandaCorpus) two = notanda_corpus_create (two_path, "Two", identity, NULL);
  g_autoptr (NotandaCorpus) opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (two->file->path, moved), ==, 0);
  opened = open_at (folder, "one", &error);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "second.notanda-corpus"));
  g_assert_nonnull (strstr (error->message, "storms-of-2026.notanda-corpus"));
}

/* What can't be read stays as it is, and is said; it isn't in the way of what can. */
static void
test_damaged (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpus) corpus = create (folder, "c");
  g_autofree char *second = test_folder_path (folder, "c/a.notanda-corpus");
  g_autofree char *article = test_folder_path (folder, "c/b.notanda-corpus");
  g_autoptr (NotandaCorpus) opened = NULL;
  g_autoptr (NotandaCorpus) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  test_folder_write (second, "rubbish", -1);
  save_article (folder, "c/b.notanda-corpus", "abc");
  opened = open_at (folder, "c", &error);
  g_assert_no_error (error);
  g_assert_true (notanda_id_equal (&opened->id, &corpus->id));
  g_assert_cmpuint (opened->damaged->len, ==, 2);
  g_assert_error (((GError *) opened->damaged->pdata[0]), NOTANDA_ERROR, NOTANDA_ERROR_NOT_NOTANDA);
  g_assert_error (((GError *) opened->damaged->pdata[1]), NOTANDA_ERROR, NOTANDA_ERROR_INVALID);

  test_folder_write (corpus->file->path, "rubbish", -1);
  none = open_at (folder, "c", &error);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_NOTANDA);
  g_assert_null (none);
  kept = test_folder_read (corpus->file->path);
  g_assert_cmpstr (kept, ==, "rubbish");
}

static void
test_newer (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpus) corpus = create (folder, "c");
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (corpus->document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  g_autoptr (NotandaCorpus) opened = NULL;
  g_autoptr (GError) error = NULL;
  gsize              size;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  data[8] = NOTANDA_FORMAT_MAJOR + 1;
  test_folder_write (corpus->file->path, (const char *) data, (gssize) size);
  opened = open_at (folder, "c", &error);
  g_assert_nonnull (error);
  g_assert_null (opened);
}

/* Two programs change the corpus at the same time. */
static void
test_together (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpus) mine = create (folder, "c");
  g_autoptr (NotandaIdentity) bo = notanda_identity_new_counting (2, "Bo");
  g_autoptr (NotandaCorpus) theirs = notanda_corpus_open (mine->root, bo, NULL, NULL);
  NotandaId person;

  g_assert_true (notanda_tag_edit_add_type (mine->document, "Person", NULL, &person, NULL));
  notanda_document_set_meta (theirs->document, NOTANDA_META_TITLE, "Gales", "Rename");
  g_assert_true (notanda_corpus_save (theirs, NULL, NULL));
  g_assert_true (notanda_corpus_save (mine, NULL, NULL));
  g_assert_cmpstr (notanda_corpus_get_name (mine), ==, "Gales");
  g_assert_false (notanda_corpus_needs_save (mine));
  g_clear_pointer (&theirs, notanda_corpus_free);
  theirs = notanda_corpus_open (mine->root, bo, NULL, NULL);
  g_assert_nonnull (notanda_tag_set_find_type (notanda_document_get_tag_set (theirs->document), &person));
}

/* What documents of the folder have of types comes into the corpus, once. */
static void
test_tags (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpus) corpus = create (folder, "c");
  g_autoptr (NotandaDocument) document = test_document_new ("abc", 2);
  g_autofree char *path = test_folder_path (folder, "c/x.notanda");
  g_autoptr (NotandaCorpusListing) listing = NULL;
  NotandaId person;

  g_assert_true (notanda_tag_edit_add_type (document, "Person", NULL, &person, NULL));
  test_document_save (document, path);
  save_article (folder, "c/y.notanda", "def");
  listing = notanda_corpus_scan (corpus->root, NULL, NULL, NULL);
  g_assert_true (notanda_corpus_take_tags (corpus, listing));
  g_assert_nonnull (notanda_tag_set_find_type (notanda_document_get_tag_set (corpus->document), &person));
  g_assert_true (notanda_corpus_needs_save (corpus));
  g_assert_false (notanda_corpus_take_tags (corpus, listing));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/notanda/corpus/corpus/line", test_line);
  g_test_add_func ("/notanda/corpus/corpus/no-line", test_no_line);
  g_test_add_func ("/notanda/corpus/corpus/create", test_create);
  g_test_add_func ("/notanda/corpus/corpus/no-name", test_no_name);
  g_test_add_func ("/notanda/corpus/corpus/find", test_find);
  g_test_add_func ("/notanda/corpus/corpus/copies", test_copies);
  g_test_add_func ("/notanda/corpus/corpus/two", test_two);
  g_test_add_func ("/notanda/corpus/corpus/damaged", test_damaged);
  g_test_add_func ("/notanda/corpus/corpus/newer", test_newer);
  g_test_add_func ("/notanda/corpus/corpus/together", test_together);
  g_test_add_func ("/notanda/corpus/corpus/tags", test_tags);

  return g_test_run ();
}
