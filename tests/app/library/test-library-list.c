/* test-library-list.c: the documents of an open corpus, sorted, filtered, and kept up to date
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/library/notanda-library-list.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "app/library/corpus-folder.h"
#include "display/window-fixture.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  char               *root;
  NotandaLibrary     *library;
  NotandaLibraryList *list;
} Shelf;

/* As "Ash, Élan". */
static char *
dup_titles (NotandaLibraryList *list)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", notanda_library_list_get_entry (list, i)->title);

  return g_string_free_and_steal (titles);
}

static void
wait_for_titles (Shelf      *shelf,
                 const char *expected)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autofree char *titles = dup_titles (shelf->list);

      if (g_str_equal (titles, expected) && notanda_library_get_state (shelf->library) == NOTANDA_LIBRARY_LISTED)
        return;
      if (g_get_monotonic_time () > end)
        g_error ("“%s” is listed, not “%s”", titles, expected);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assert_titles (Shelf      *shelf,
               const char *expected)
{
  g_autofree char *titles = dup_titles (shelf->list);

  g_assert_cmpstr (titles, ==, expected);
}

static void
set_up_shelf (Shelf        *shelf,
              gconstpointer data)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "Grace");
  g_autoptr (GError) error = NULL;
  NotandaCorpus *corpus;

  shelf->root = corpus_folder_new ();
  g_free (corpus_folder_add (shelf->root, "b.notanda", "Quay to close", "The Ebb", "2026-03-02"));
  g_free (corpus_folder_add (shelf->root, "a.notanda", "Élan vital", "The Ebb", "2026-03-04"));
  g_free (corpus_folder_add (shelf->root, "north/c.notanda", "Mayor denies it", "The Flow", "2026-03-03"));
  corpus = notanda_corpus_open (shelf->root, identity, NULL, &error);
  g_assert_no_error (error);
  shelf->library = notanda_library_new (corpus);
  shelf->list = notanda_library_list_new ();
  notanda_library_list_set_library (shelf->list, shelf->library);
  notanda_library_list_set_order (shelf->list, NOTANDA_LIBRARY_BY_DATE);
  notanda_library_start (shelf->library);
  wait_for_titles (shelf, "Élan vital, Mayor denies it, Quay to close");
}

/* What has no folder any more can't be. */
static gboolean
is_saving (Shelf *shelf)
{
  NotandaSaverState state = notanda_saver_get_state (notanda_library_get_saver (shelf->library));

  return state == NOTANDA_SAVER_PENDING || state == NOTANDA_SAVER_SAVING;
}

static void
tear_down_shelf (Shelf        *shelf,
                 gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (is_saving (shelf) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (shelf->list);
  g_object_unref (shelf->library);
  remove_folder (shelf->root);
  g_free (shelf->root);
}

static void
test_order (Shelf        *shelf,
            gconstpointer data)
{
  notanda_library_list_set_order (shelf->list, NOTANDA_LIBRARY_BY_TITLE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shelf->list)), ==, 3);
  g_assert_cmpstr (notanda_library_list_get_entry (shelf->list, 0)->title, !=, "Quay to close");
  notanda_library_list_set_order (shelf->list, NOTANDA_LIBRARY_BY_DATE);
  assert_titles (shelf, "Élan vital, Mayor denies it, Quay to close");
}

/* Words that may stand anywhere, without accents and case. */
static void
test_filter (Shelf        *shelf,
             gconstpointer data)
{
  notanda_library_list_set_filter (shelf->list, "ELAN");
  assert_titles (shelf, "Élan vital");
  notanda_library_list_set_filter (shelf->list, "close  ebb");
  assert_titles (shelf, "Quay to close");
  notanda_library_list_set_filter (shelf->list, "north");
  assert_titles (shelf, "Mayor denies it");
  notanda_library_list_set_filter (shelf->list, "north quay");
  assert_titles (shelf, "");
  g_assert_cmpuint (notanda_library_list_get_n_all (shelf->list), ==, 3);
  notanda_library_list_set_filter (shelf->list, " ");
  assert_titles (shelf, "Élan vital, Mayor denies it, Quay to close");
}

static void
changed_cb (GListModel *list,
            guint       position,
            guint       removed,
            guint       added,
            GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
count_cb (NotandaLibraryItem *item,
          guint              *n)
{
  (*n)++;
}

/* The row of a document is the same as long as it is listed, and GTK hears of one splice. */
static void
test_identity (Shelf        *shelf,
               gconstpointer data)
{
  g_autoptr (NotandaLibraryItem) last = g_list_model_get_item (G_LIST_MODEL (shelf->list), 2);
  g_autoptr (NotandaLibraryItem) again = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  guint n = 0;

  g_signal_connect (shelf->list, "items-changed", G_CALLBACK (changed_cb), log);
  g_signal_connect (last, "changed", G_CALLBACK (count_cb), &n);
  g_free (corpus_folder_add (shelf->root, "d.notanda", "Tide turns", NULL, "2026-03-03T10:00"));
  notanda_library_look (shelf->library);
  wait_for_titles (shelf, "Élan vital, Tide turns, Mayor denies it, Quay to close");
  g_assert_cmpstr (log->str, ==, "1-0+1 ");
  again = g_list_model_get_item (G_LIST_MODEL (shelf->list), 3);
  g_assert_true (again == last);

  n = 0;
  notanda_library_list_set_current (shelf->list, "b.notanda");
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (notanda_library_item_is_current (last));
}

/* By nobody but the monitors. */
static void
test_outside (Shelf        *shelf,
              gconstpointer data)
{
  g_autofree char *from = g_build_filename (shelf->root, "a.notanda", NULL);
  g_autofree char *to = g_build_filename (shelf->root, "north", "z.notanda", NULL);
  guint            position;

  g_free (corpus_folder_add (shelf->root, "north/d.notanda", "Tide turns", NULL, "2026-03-01"));
  wait_for_titles (shelf, "Élan vital, Mayor denies it, Quay to close, Tide turns");
  g_assert_cmpint (g_rename (from, to), ==, 0);
  while (!notanda_library_list_find (shelf->list, "north/z.notanda", &position))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (notanda_library_list_find (shelf->list, "a.notanda", &position));
  g_assert_cmpint (g_unlink (to), ==, 0);
  wait_for_titles (shelf, "Mayor denies it, Quay to close, Tide turns");
}

static void
test_gone (Shelf        *shelf,
           gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  remove_folder (shelf->root);
  notanda_library_look (shelf->library);
  while (notanda_library_get_state (shelf->library) != NOTANDA_LIBRARY_GONE)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_nonnull (notanda_library_get_problem (shelf->library));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (notanda_library_remove_finish (NOTANDA_LIBRARY (source), result, &error));
  g_assert_no_error (error);
}

/* A step of the corpus; no file goes. */
static void
test_remove (Shelf        *shelf,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (shelf->root, "north", "c.notanda", NULL);
  g_autoptr (GError) error = NULL;

  notanda_library_remove_async (shelf->library, notanda_library_list_get_entry (shelf->list, 1)->document, NULL, done_cb, NULL);
  wait_for_titles (shelf, "Élan vital, Quay to close");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (notanda_library_list_get_n_all (shelf->list), ==, 2);

  g_assert_true (notanda_document_undo (notanda_library_get_document (shelf->library), &error));
  g_assert_no_error (error);
  wait_for_titles (shelf, "Élan vital, Mayor denies it, Quay to close");
}

static void
test_waiting (Shelf        *shelf,
              gconstpointer data)
{
  g_autoptr (NotandaLibraryItem) item = g_list_model_get_item (G_LIST_MODEL (shelf->list), 0);
  g_autoptr (GHashTable) waiting = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);

  g_hash_table_add (waiting, &notanda_library_item_get_entry (item)->document->article);
  notanda_library_set_waiting (shelf->library, waiting);
  g_assert_true (notanda_library_item_is_waiting (item));
  notanda_library_set_waiting (shelf->library, NULL);
  g_assert_false (notanda_library_item_is_waiting (item));
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

#define ADD(name, function) g_test_add ("/notanda/app/library-list/" name, Shelf, NULL, set_up_shelf, function, tear_down_shelf)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_timeout_add (20, tick_cb, NULL);
  ADD ("order", test_order);
  ADD ("filter", test_filter);
  ADD ("identity", test_identity);
  ADD ("outside", test_outside);
  ADD ("gone", test_gone);
  ADD ("remove", test_remove);
  ADD ("waiting", test_waiting);

  return g_test_run ();
}
