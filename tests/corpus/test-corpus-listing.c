/* test-corpus-listing.c: which documents a corpus has, and what came of them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus-listing.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "format/notanda-format.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

static void
save (TestFolder *folder,
      const char *name,
      const char *text,
      guint       n_marks)
{
  g_autoptr (NotandaDocument) document = test_document_new (text, 2);
  g_autofree char *path = test_folder_path (folder, name);
  g_autofree char *parent = g_path_get_dirname (path);

  for (guint i = 0; i < n_marks; i++)
    test_document_mark (document, i % 2 == 0 ? 'q' : 'e', i, i + 1);
  g_mkdir_with_parents (parent, 0777);
  test_document_save (document, path);
}

static void
move (TestFolder *folder,
      const char *from,
      const char *to)
{
  g_autofree char *old = test_folder_path (folder, from);
  g_autofree char *new = test_folder_path (folder, to);
  g_autofree char *parent = g_path_get_dirname (new);

  g_mkdir_with_parents (parent, 0777);
  g_assert_cmpint (g_rename (old, new), ==, 0);
}

static NotandaCorpusListing *
scan (TestFolder           *folder,
      NotandaCorpusListing *known)
{
  g_autoptr (GError) error = NULL;
  NotandaCorpusListing *listing = notanda_corpus_scan (folder->path, known, NULL, &error);

  g_assert_no_error (error);

  return listing;
}

/* "a.notanda b/c.notanda=a.notanda": a copy with what it is one of */
static char *
describe (NotandaCorpusListing *listing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < listing->documents->len; i++)
    {
      NotandaListedDocument *document = listing->documents->pdata[i];
      NotandaListedDocument *original = listing->documents->pdata[g_array_index (listing->originals, guint, i)];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", document->path);
      if (notanda_corpus_listing_is_copy (listing, i))
        g_string_append_printf (text, "=%s", original->path);
      if (document->damage != NULL)
        g_string_append_c (text, '!');
    }

  return g_string_free_and_steal (text);
}

#define assert_listing(listing, expected)         \
  G_STMT_START                                    \
  {                                               \
    g_autofree char *shown_ = describe (listing); \
    g_assert_cmpstr (shown_, ==, expected);       \
  }                                               \
  G_STMT_END

/* "+new -gone ~changed from>to" */
static char *
describe_changes (NotandaCorpusListing *before,
                  NotandaCorpusListing *after)
{
  g_autoptr (GArray) changes = notanda_corpus_listing_compare (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      NotandaCorpusChange *change = &g_array_index (changes, NotandaCorpusChange, i);

      g_string_append (text, i > 0 ? " " : "");
      if (change->kind == NOTANDA_CORPUS_MOVED)
        g_string_append_printf (text, "%s>%s", change->before->path, change->after->path);
      else
        g_string_append_printf (text, "%c%s", "+~>-"[change->kind], change -> after != NULL ? change -> after -> path : change -> before -> path);
    }

  return g_string_free_and_steal (text);
}

#define assert_changes(before, after, expected)                 \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *shown_ = describe_changes (before, after); \
    g_assert_cmpstr (shown_, ==, expected);                     \
  }                                                             \
  G_STMT_END

static void
test_what (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *link = test_folder_path (folder, "link");
  g_autofree char *sub = test_folder_path (folder, "2026");
  g_autofree char *text = test_folder_path (folder, "notes.txt");
  g_autofree char *fifo = test_folder_path (folder, "pipe.notanda");
  g_autofree char *broken = test_folder_path (folder, "broken.notanda");
  g_autofree char *nowhere = test_folder_path (folder, "nowhere.notanda");
  g_autofree char *capital = test_folder_path (folder, "dir.notanda");
  g_autoptr (NotandaCorpusListing) listing = NULL;

  save (folder, "b.notanda", "abc def", 2);
  save (folder, "A.NOTANDA", "ghi", 0);
  save (folder, "2026/05/c.notanda", "jkl", 0);
  save (folder, ".hidden.notanda", "1", 0);
  save (folder, ".git/d.notanda", "2", 0);
  save (folder, "e.notanda~", "3", 0);
  test_folder_write (text, "abc", -1);
  test_folder_write (broken, "rubbish", -1);
  g_assert_cmpint (g_mkdir (capital, 0777), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0666), ==, 0);
  g_assert_cmpint (symlink (sub, link), ==, 0);
  g_assert_cmpint (symlink ("gone", nowhere), ==, 0);
  listing = scan (folder, NULL);
  assert_listing (listing, "2026/05/c.notanda A.NOTANDA b.notanda broken.notanda!");
  g_assert_cmpuint (listing->n_read, ==, 4);
  g_assert_cmpuint (listing->failures->len, ==, 0);
}

static void
test_details (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 1);
  g_autoptr (NotandaDocument) other = test_document_new ("abc def", 2);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autofree char *path = test_folder_path (folder, "x.notanda");
  g_autoptr (NotandaCorpusListing) listing = NULL;
  NotandaListedDocument *info;

  notanda_document_set_meta (document, NOTANDA_META_TITLE, "Storm", "Set");
  notanda_document_set_meta (other, NOTANDA_META_TITLE, "Gale", "Set");
  notanda_document_set_meta (document, NOTANDA_META_DATE, "2026-05-01", "Set");
  test_document_mark (document, 'q', 0, 3);
  test_document_mark (document, 'q', 4, 7);
  test_document_mark (other, 'c', 4, 7);
  snapshot = notanda_document_snapshot (other);
  g_assert_true (notanda_document_merge (document, snapshot, NULL, NULL));
  test_document_save (document, path);
  save (folder, "draft.notanda", "nothing yet", 0);

  listing = scan (folder, NULL);
  info = listing->documents->pdata[0];
  g_assert_true (info->is_draft);
  info = listing->documents->pdata[1];
  g_assert_false (info->is_draft);
  g_assert_cmpstr (info->title, ==, notanda_document_get_meta (document, NOTANDA_META_TITLE));
  g_assert_cmpstr (info->date, ==, "2026-05-01");
  g_assert_null (info->outlet);
  g_assert_cmpuint (info->n_annotations, ==, 3);
  g_assert_cmpuint (info->counts->len, ==, 2);
  g_assert_cmpuint (g_array_index (info->counts, NotandaTypeCount, 0).n, ==, 2);
  g_assert_true (notanda_id_equal (&g_array_index (info->counts, NotandaTypeCount, 0).type, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE)));
  g_assert_cmpuint (info->n_differences, ==, 1);
  g_assert_cmpuint (g_strv_length (info->authors), ==, 2);
  g_assert_cmpstr (info->authors[0], ==, "Ada");
  g_assert_true (notanda_hash_equal (&info->article, notanda_article_get_hash (notanda_document_get_article (document))));
}

/* The second time nothing is read, and the documents are the same ones. */
static void
test_again (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpusListing) first = NULL;
  g_autoptr (NotandaCorpusListing) second = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u/%u.notanda", i % 7, i);
      g_autofree char *text = g_strdup_printf ("Article number %u", i);

      save (folder, name, text, i % 3);
    }
  first = scan (folder, NULL);
  g_assert_cmpuint (first->documents->len, ==, 100);
  g_assert_cmpuint (first->n_read, ==, 100);
  second = scan (folder, first);
  g_assert_cmpuint (second->n_read, ==, 0);
  for (guint i = 0; i < 100; i++)
    g_assert_true (first->documents->pdata[i] == second->documents->pdata[i]);
  assert_changes (first, second, "");
}

static void
test_changes (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *gone = test_folder_path (folder, "gone.notanda");
  g_autofree char *broken = test_folder_path (folder, "broken.notanda");
  g_autoptr (NotandaCorpusListing) first = NULL;
  g_autoptr (NotandaCorpusListing) second = NULL;
  g_autoptr (NotandaCorpusListing) third = NULL;

  save (folder, "a.notanda", "a", 0);
  save (folder, "changed.notanda", "changed", 0);
  save (folder, "gone.notanda", "gone", 0);
  save (folder, "moved.notanda", "moved", 0);
  save (folder, "swapped.notanda", "one", 0);
  save (folder, "moved-changed.notanda", "both", 0);
  save (folder, "broken.notanda", "broken", 0);
  first = scan (folder, NULL);
  save (folder, "changed.notanda", "changed", 1);
  g_assert_cmpint (g_unlink (gone), ==, 0);
  move (folder, "moved.notanda", "sub/elsewhere.notanda");
  move (folder, "moved-changed.notanda", "sub/both.notanda");
  save (folder, "sub/both.notanda", "both", 2);
  save (folder, "swapped.notanda", "two", 0);
  save (folder, "new.notanda", "new", 0);
  test_folder_write (broken, "rubbish", -1);
  second = scan (folder, first);
  assert_changes (first, second,
                  "~broken.notanda ~changed.notanda -gone.notanda moved-changed.notanda>sub/both.notanda "
                  "moved.notanda>sub/elsewhere.notanda -swapped.notanda +new.notanda +swapped.notanda");
  g_assert_cmpuint (second->n_read, ==, 5); /* what was only moved isn't read */
  save (folder, "broken.notanda", "broken", 0);
  third = scan (folder, second);
  assert_changes (second, third, "~broken.notanda");
  assert_changes (first, third,
                  "~broken.notanda ~changed.notanda -gone.notanda moved-changed.notanda>sub/both.notanda "
                  "moved.notanda>sub/elsewhere.notanda -swapped.notanda +new.notanda +swapped.notanda");
}

/* In place, of the same size, with the time put back: some backup programs do that. */
static void
test_sly_change (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "x.notanda");
  g_autoptr (NotandaDocument) document = test_document_new ("abd", 2);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  g_autoptr (NotandaCorpusListing) first = NULL;
  g_autoptr (NotandaCorpusListing) second = NULL;
  struct stat     info;
  struct timespec times[2];

  save (folder, "x.notanda", "abc", 0);
  g_assert_cmpint (stat (path, &info), ==, 0);
  first = scan (folder, NULL);
  g_assert_cmpint (info.st_size, ==, g_bytes_get_size (bytes));
  times[0] = info.st_atim;
  times[1] = info.st_mtim;
  do
    {
      test_folder_overwrite (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
      g_clear_pointer (&second, notanda_corpus_listing_unref);
      second = scan (folder, first);
    }
  while (second->n_read == 0); /* until the clock of the file system has gone on */
  assert_changes (first, second, "-x.notanda +x.notanda");
}

static void
test_copies (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpusListing) first = NULL;
  g_autoptr (NotandaCorpusListing) second = NULL;
  g_autofree char *original = test_folder_path (folder, "storm.notanda");

  save (folder, "storm (conflicted copy 2026-01-01 120000).notanda", "abc", 1);
  save (folder, "storm.notanda", "abc", 0);
  save (folder, "z/storm.notanda", "abc", 0);
  first = scan (folder, NULL);
  assert_listing (first, "storm (conflicted copy 2026-01-01 120000).notanda=storm.notanda storm.notanda z/storm.notanda=storm.notanda");
  g_assert_cmpint (g_unlink (original), ==, 0);
  second = scan (folder, first);
  assert_listing (second, "storm (conflicted copy 2026-01-01 120000).notanda=z/storm.notanda z/storm.notanda");
  assert_changes (first, second, "-storm.notanda");
}

/* A folder in it that is a corpus of its own has its own articles. */
static void
test_inner (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaCorpusListing) first = NULL;
  g_autoptr (NotandaCorpusListing) second = NULL;
  g_autofree char *file = test_folder_path (folder, "m/in.notanda-corpus");
  g_autofree char *own = test_folder_path (folder, "own.notanda-corpus");

  for (char c = 'a'; c < 'z'; c++)
    {
      char name[] = { 'm', '/', c, '.', 'n', 'o', 't', 'a', 'n', 'd', 'a', '\0' };
      char text[] = { c, '\0' };

      save (folder, name, text, 0);
    }
  save (folder, "a.notanda", "1", 0);
  save (folder, "m/deep/x.notanda", "2", 0);
  test_folder_write (own, "rubbish", -1);
  first = scan (folder, NULL);
  g_assert_cmpuint (first->documents->len, ==, 27);
  g_assert_cmpuint (first->inner->len, ==, 0);
  test_folder_write (file, "rubbish", -1); /* whatever it holds */
  second = scan (folder, NULL);
  assert_listing (second, "a.notanda");
  g_assert_cmpuint (second->n_read, ==, 1);
  g_assert_cmpuint (second->inner->len, ==, 1);
  g_assert_cmpstr (second->inner->pdata[0], ==, "m");
}

static void
test_no_folder (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "none");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (NotandaCorpusListing) listing = NULL;
  g_autoptr (GError) error = NULL;

  listing = notanda_corpus_scan (path, NULL, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  listing = notanda_corpus_scan (folder->path, NULL, cancelled, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (listing);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/notanda/corpus/corpus-listing/what", test_what);
  g_test_add_func ("/notanda/corpus/corpus-listing/details", test_details);
  g_test_add_func ("/notanda/corpus/corpus-listing/again", test_again);
  g_test_add_func ("/notanda/corpus/corpus-listing/changes", test_changes);
  g_test_add_func ("/notanda/corpus/corpus-listing/sly-change", test_sly_change);
  g_test_add_func ("/notanda/corpus/corpus-listing/copies", test_copies);
  g_test_add_func ("/notanda/corpus/corpus-listing/inner", test_inner);
  g_test_add_func ("/notanda/corpus/corpus-listing/no-folder", test_no_folder);

  return g_test_run ();
}
