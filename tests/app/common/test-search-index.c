/* test-search-index.c: articles of corpora are found by words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-search-index.h"

#include <glib/gstdio.h>

#include "app/library/corpus-folder.h"
#include "display/window-fixture.h"
#include "model/notanda-corpus-records.h"

typedef struct
{
  NotandaIdentity    *identity;
  char               *root;
  char               *first; /* paths of its documents, in the order they were saved */
  char               *second;
  NotandaSearchIndex *index;
} Shelf;

/* As a window does that shows the corpus. */
static void
list_corpus (Shelf *shelf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (shelf->root, shelf->identity, NULL, &error);
  g_autoptr (NotandaCorpusListing) listing = notanda_corpus_list (corpus->root, &corpus->id, NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
make_index (Shelf *shelf)
{
  const char *paths[] = { shelf->second, shelf->root, "/nowhere/at.notanda", NULL };

  g_clear_pointer (&shelf->index, notanda_search_index_unref);
  shelf->index = notanda_search_index_new (paths, shelf->identity, NULL);
}

static void
set_up_shelf (Shelf        *shelf,
              gconstpointer data)
{
  shelf->identity = notanda_identity_new (4, "Ada");
  shelf->root = corpus_folder_new ();
  shelf->first = corpus_folder_add (shelf->root, "a.notanda", "Élan vital on the Quay", "The Harbour Post", "2026-03-09");
  shelf->second = corpus_folder_add (shelf->root, "tides/b.notanda", "A quay for Élodie", NULL, NULL);
  list_corpus (shelf);
  make_index (shelf);
}

static void
tear_down_shelf (Shelf        *shelf,
                 gconstpointer data)
{
  remove_folder (shelf->root);
  notanda_search_index_unref (shelf->index);
  notanda_identity_unref (shelf->identity);
  g_free (shelf->root);
  g_free (shelf->first);
  g_free (shelf->second);
}

/* @terms: with blanks between. The found titles, with "|" between. */
static void
assert_found (Shelf      *shelf,
              const char *terms,
              guint       max,
              const char *expected)
{
  g_auto (GStrv) words = g_strsplit (terms, " ", -1);
  g_autoptr (GPtrArray) found = notanda_search_index_find (shelf->index, (const char *const *) words, max);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", ((NotandaFound *) found->pdata[i])->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_words (Shelf        *shelf,
            gconstpointer data)
{
  const struct
  {
    const char *terms;
    const char *titles;
  } cases[] = {
    { "quay", "A quay for Élodie|Élan vital on the Quay" },
    { "ELAN", "Élan vital on the Quay" },
    { "élodie QUAY", "A quay for Élodie" },
    { "tides", "A quay for Élodie" },
    { "harbour vit", "Élan vital on the Quay" },
    { "quay elsewhere", "" },
    { "", "" },
    { "   ", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (shelf, cases[i].terms, 20, cases[i].titles);
  assert_found (shelf, "quay", 1, "A quay for Élodie");
}

static void
test_look_up (Shelf        *shelf,
              gconstpointer data)
{
  g_autoptr (NotandaFound) first = notanda_search_index_look_up (shelf->index, shelf->first);
  g_autoptr (NotandaFound) second = notanda_search_index_look_up (shelf->index, shelf->second);
  g_autofree char *beside = g_strconcat (shelf->root, "x/a.notanda", NULL);

  g_assert_cmpstr (first->path, ==, shelf->first);
  g_assert_cmpstr (first->description, ==, "The Harbour Post · Press");
  g_assert_cmpstr (second->title, ==, "A quay for Élodie");
  g_assert_cmpstr (second->description, ==, "Press");
  g_assert_null (notanda_search_index_look_up (shelf->index, beside));
  g_assert_null (notanda_search_index_look_up (shelf->index, shelf->root));
}

static void
test_gone (Shelf        *shelf,
           gconstpointer data)
{
  g_assert_cmpint (g_unlink (shelf->second), ==, 0);
  assert_found (shelf, "quay", 20, "Élan vital on the Quay");
}

static void
test_removed (Shelf        *shelf,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (shelf->root, shelf->identity, NULL, &error);
  g_autoptr (NotandaDocument) document = notanda_document_file_open (shelf->first, shelf->identity, NULL, NULL, &error);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);

  notanda_corpus_remove_article (corpus->document, snapshot, "Remove");
  g_assert_true (notanda_corpus_save (corpus, NULL, &error));
  g_assert_no_error (error);
  make_index (shelf);
  assert_found (shelf, "quay", 20, "A quay for Élodie");
}

/* A second file of an article is no second article. */
static void
test_copy (Shelf        *shelf,
           gconstpointer data)
{
  g_autofree char *name = g_build_filename (shelf->root, "z.notanda", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (shelf->first);
  g_autoptr (GFile) to = g_file_new_for_path (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  list_corpus (shelf);
  make_index (shelf);
  assert_found (shelf, "elan", 20, "Élan vital on the Quay");
}

#define ADD(name, function) g_test_add ("/notanda/app/search-index/" name, Shelf, NULL, set_up_shelf, function, tear_down_shelf)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words", test_words);
  ADD ("look-up", test_look_up);
  ADD ("gone", test_gone);
  ADD ("removed", test_removed);
  ADD ("copy", test_copy);

  return g_test_run ();
}
