/* test-corpus-cache.c: what is kept of a corpus' files, and every way to spoil it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus-cache.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "util/test-documents.h"
#include "util/test-folder.h"

static const NotandaId id = { { 1, 2, 3 } };

static void
save (TestFolder *folder,
      guint       i,
      guint       n_marks)
{
  g_autofree char *name = g_strdup_printf ("%u.notanda", i);
  g_autofree char *text = g_strdup_printf ("Article number %u", i);
  g_autofree char *path = test_folder_path (folder, name);
  g_autoptr (NotandaDocument) document = test_document_new (text, 2);
  const NotandaTagType      *quote = notanda_tag_set_find_type_named (notanda_document_get_tag_set (document), "Quote");
  const NotandaTagAttribute *kind = notanda_tag_type_find_attribute_named (quote, "kind");

  notanda_document_set_meta (document, NOTANDA_META_TITLE, text, "Set");
  for (guint k = 0; k < n_marks; k++)
    {
      guint32      slot = test_document_mark (document, k % 2 == 0 ? 'q' : 'e', k, k + 1);
      NotandaValue value = notanda_value_text (NOTANDA_VALUE_CHOICE, k % 4 == 0 ? "direct" : "mixed");

      notanda_document_set_attribute (document, slot, &kind->id, &value, "Set");
    }
  test_document_save (document, path);
}

static TestFolder *
make (void)
{
  TestFolder *folder = test_folder_new ();

  for (guint i = 0; i < 20; i++)
    save (folder, i, i % 3);

  return folder;
}

static NotandaCorpusListing *
list (TestFolder *folder)
{
  g_autoptr (GError) error = NULL;
  NotandaCorpusListing *listing = notanda_corpus_list (folder->path, &id, NULL, NULL, &error);

  g_assert_no_error (error);

  return listing;
}

static void
assert_n_read (TestFolder *folder,
               guint       n)
{
  g_autoptr (NotandaCorpusListing) listing = list (folder);

  g_assert_cmpuint (listing->documents->len, ==, 20);
  g_assert_cmpuint (listing->n_read, ==, n);
}

/* @article: (nullable): one that is among them, called @title */
static guint
count_names (const NotandaHash *article,
             const char        *title)
{
  g_autoptr (NotandaCorpusCache) cache = notanda_corpus_cache_open (&id);
  g_autoptr (GHashTable) names = notanda_corpus_cache_load_names (cache);
  const NotandaListedDocument *name = article != NULL ? g_hash_table_lookup (names, article) : NULL;

  if (article != NULL)
    {
      g_assert_nonnull (name);
      g_assert_cmpstr (name->title, ==, title);
      g_assert_true (notanda_hash_equal (&name->article, article));
    }

  return g_hash_table_size (names);
}

static void
assert_same (const NotandaListedDocument *a,
             const NotandaListedDocument *b)
{
  g_assert_cmpstr (a->path, ==, b->path);
  g_assert_true (notanda_corpus_stamp_equal (&a->stamp, &b->stamp));
  g_assert_true (notanda_hash_equal (&a->article, &b->article));
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpstr (a->byline, ==, b->byline);
  g_assert_cmpuint (a->n_annotations, ==, b->n_annotations);
  g_assert_cmpuint (a->n_differences, ==, b->n_differences);
  g_assert_cmpmem (a->counts->data, a->counts->len * sizeof (NotandaTypeCount), b->counts->data, b->counts->len * sizeof (NotandaTypeCount));
  g_assert_cmpuint (a->uses->len, ==, b->uses->len);
  for (guint i = 0; i < a->uses->len; i++)
    {
      const NotandaTagUse *one = a->uses->pdata[i];
      const NotandaTagUse *other = b->uses->pdata[i];

      g_assert_true (notanda_id_equal (&one->element, &other->element));
      g_assert_cmpstr (one->value, ==, other->value);
      g_assert_cmpuint (one->n, ==, other->n);
    }
  g_assert_cmpint (a->is_draft, ==, b->is_draft);
  g_assert_cmpstrv (a->authors, b->authors);
}

static void
test_kept (void)
{
  g_autoptr (TestFolder) folder = make ();
  g_autoptr (NotandaCorpusListing) read = list (folder);
  g_autoptr (NotandaCorpusListing) kept = NULL;
  g_autofree char *gone = test_folder_path (folder, "7.notanda");

  g_assert_cmpuint (read->n_read, ==, 20);
  kept = list (folder);
  g_assert_cmpuint (kept->n_read, ==, 0);
  for (guint i = 0; i < 20; i++)
    assert_same (read->documents->pdata[i], kept->documents->pdata[i]);
  save (folder, 3, 5);
  assert_n_read (folder, 1);
  assert_n_read (folder, 0);
  g_assert_cmpint (g_unlink (gone), ==, 0);
  g_clear_pointer (&kept, notanda_corpus_listing_unref);
  kept = list (folder);
  g_assert_cmpuint (kept->documents->len, ==, 19);
  save (folder, 7, 0);
  assert_n_read (folder, 1);
}

/* An article whose file has gone is known by name, until it is here again. */
static void
test_names (void)
{
  g_autoptr (TestFolder) folder = make ();
  g_autoptr (NotandaCorpusListing) before = list (folder);
  const NotandaListedDocument *document = before->documents->pdata[0];
  g_autofree char             *gone = test_folder_path (folder, document->path);
  g_autofree char             *elsewhere = test_folder_path (folder, "moved.notanda");

  g_assert_cmpuint (count_names (NULL, NULL), ==, 0);
  g_assert_cmpint (g_rename (gone, elsewhere), ==, 0);
  assert_n_read (folder, 0);
  g_assert_cmpuint (count_names (NULL, NULL), ==, 0);
  g_assert_cmpint (g_unlink (elsewhere), ==, 0);
  notanda_corpus_listing_unref (list (folder));
  g_assert_cmpuint (count_names (&document->article, document->title), ==, 1);
  notanda_corpus_listing_unref (list (folder));
  g_assert_cmpuint (count_names (&document->article, document->title), ==, 1);
  save (folder, 0, 0);
  assert_n_read (folder, 1);
  g_assert_cmpuint (count_names (NULL, NULL), ==, 0);
}

/* What can't be read is looked at each time: it may be that only this version can't. */
static void
test_damaged_document (void)
{
  g_autoptr (TestFolder) folder = make ();
  g_autofree char *path = test_folder_path (folder, "7.notanda");

  test_folder_write (path, "rubbish", -1);
  assert_n_read (folder, 20);
  assert_n_read (folder, 1);
  save (folder, 7, 0);
  assert_n_read (folder, 1);
  assert_n_read (folder, 0);
}

static void
run_sql (const char *sql)
{
  g_autofree char *path = notanda_corpus_cache_dup_path (&id);
  sqlite3         *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Leaves so many bytes of it, with some of them flipped. */
static void
spoil (TestFolder *folder,
       gsize       size,
       guint       flip)
{
  g_autoptr (NotandaCorpusListing) again = list (folder); /* the last time it may have been thrown away */
  g_autofree char *path = notanda_corpus_cache_dup_path (&id);
  g_autofree char *data = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (gsize i = flip; flip > 0 && i < length; i += flip)
    data[i] ^= 0x55;
  test_folder_write (path, data, (gssize) MIN (size, length));
}

/* Deleted, cut, overwritten, of another version: the listing is the same, and the next one has a cache again. */
static void
test_spoiled (void)
{
  g_autoptr (TestFolder) folder = make ();
  g_autofree char *path = notanda_corpus_cache_dup_path (&id);

  assert_n_read (folder, 20);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_n_read (folder, 20);
  assert_n_read (folder, 0);
  test_folder_write (path, "rubbish that is longer than a header of SQLite, which is a hundred bytes, and still none of it is one", -1);
  assert_n_read (folder, 20);
  assert_n_read (folder, 0);
  run_sql ("PRAGMA user_version = 99");
  assert_n_read (folder, 20);
  assert_n_read (folder, 0);
  run_sql ("DROP TABLE documents");
  assert_n_read (folder, 20);
  assert_n_read (folder, 20); /* it was thrown away */
  assert_n_read (folder, 0);
  run_sql ("UPDATE documents SET title = CAST (x'ff' AS TEXT) WHERE path = CAST ('3.notanda' AS BLOB);"
           "UPDATE documents SET article = x'00' WHERE path = CAST ('4.notanda' AS BLOB);"
           "UPDATE documents SET counts = x'0000' WHERE path = CAST ('5.notanda' AS BLOB);"
           "UPDATE documents SET authors = x'41' WHERE path = CAST ('6.notanda' AS BLOB);"
           "UPDATE documents SET uses = zeroblob (20) WHERE path = CAST ('7.notanda' AS BLOB);"
           "UPDATE documents SET uses = CAST (zeroblob (20) || x'ff00' AS BLOB) WHERE path = CAST ('8.notanda' AS BLOB);"
           "INSERT INTO names VALUES (x'00', 'A', NULL, NULL, NULL), (zeroblob (32), CAST (x'ff' AS TEXT), NULL, NULL, NULL)");
  g_assert_cmpuint (count_names (NULL, NULL), ==, 0);
  assert_n_read (folder, 6);
  assert_n_read (folder, 0);
  for (guint size = 0; size < 16384; size += 1021)
    {
      g_autoptr (NotandaCorpusListing) listing = NULL;

      spoil (folder, size, 0);
      listing = list (folder);
      g_assert_cmpuint (listing->documents->len, ==, 20);
    }
  for (guint flip = 7; flip < 4000; flip += 97)
    {
      g_autoptr (NotandaCorpusListing) listing = NULL;

      spoil (folder, G_MAXSIZE, flip);
      listing = list (folder);
      g_assert_cmpuint (listing->documents->len, ==, 20);
    }
}

/* Another program is writing, for longer than anybody waits. */
static void
test_locked (void)
{
  g_autoptr (TestFolder) folder = make ();
  g_autofree char *path = notanda_corpus_cache_dup_path (&id);
  sqlite3         *db = NULL;

  assert_n_read (folder, 20);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_n_read (folder, 20);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK; BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  save (folder, 3, 5);
  assert_n_read (folder, 1);
  assert_n_read (folder, 1);
  sqlite3_close (db);
  assert_n_read (folder, 1);
  assert_n_read (folder, 0);
}

/* Where nothing can be kept, all goes on without. */
static void
test_no_place (void)
{
  g_autoptr (TestFolder) folder = make ();
  g_autofree char *path = notanda_corpus_cache_dup_path (&id);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (parent);

  g_mkdir_with_parents (above, 0700);
  test_folder_write (parent, "in the way", -1);
  assert_n_read (folder, 20);
  assert_n_read (folder, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/notanda/corpus/corpus-cache/kept", test_kept);
  g_test_add_func ("/notanda/corpus/corpus-cache/names", test_names);
  g_test_add_func ("/notanda/corpus/corpus-cache/damaged-document", test_damaged_document);
  g_test_add_func ("/notanda/corpus/corpus-cache/spoiled", test_spoiled);
  g_test_add_func ("/notanda/corpus/corpus-cache/locked", test_locked);
  g_test_add_func ("/notanda/corpus/corpus-cache/no-place", test_no_place);

  return g_test_run ();
}
