/* test-library-rows.c: rows of a long list of articles
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/library/corpus-folder.h"
#include "app/library/notanda-library-pane-private.h"
#include "app/library/notanda-library-row.h"
#include "display/window-fixture.h"

#define N 240
#define N_FRAMES 60 /* more than it takes to fill them all */

/* Returns: how many rows GTK has made; each must have its article's name */
static guint
count_rows (NotandaLibraryPane *pane,
            guint              *n_filled)
{
  guint n = 0;

  *n_filled = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (pane->list)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget          *row = gtk_widget_get_first_child (child);
      NotandaLibraryItem *item = row != NULL ? notanda_library_row_get_item (NOTANDA_LIBRARY_ROW (row)) : NULL;

      if (item == NULL)
        continue;
      n++;
      *n_filled += notanda_lazy_row_get_contents (NOTANDA_LAZY_ROW (row)) != NULL ? 1 : 0;
      gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, notanda_library_item_get_entry (item)->title);
    }

  return n;
}

/* Those that can't be seen are empty, but have their names. */
static void
test_sight (void)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "Grace");
  g_autoptr (GPtrArray) absent = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_listed_document_unref);
  g_autoptr (NotandaLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char    *root = corpus_folder_new ();
  GtkWindow          *window = GTK_WINDOW (adw_window_new ());
  NotandaLibraryPane *pane = NOTANDA_LIBRARY_PANE (notanda_library_pane_new ());
  NotandaCorpus      *corpus = notanda_corpus_open (root, identity, NULL, &error);
  guint               n_filled;
  guint               n;

  g_assert_no_error (error);
  for (guint8 i = 0; i < N; i++)
    {
      const NotandaHash article = { .bytes = { 0xab, i } };

      g_ptr_array_add (absent, notanda_listed_document_new_absent (&article));
    }
  library = notanda_library_new (corpus);
  notanda_library_set_absent (library, absent);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (pane));
  gtk_window_set_default_size (window, 320, 600);
  notanda_library_pane_set_library (pane, library);
  gtk_window_present (window);
  wait_for_frames (GTK_WIDGET (window), N_FRAMES);
  n = count_rows (pane, &n_filled);
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpuint (n_filled, >, 10);
  g_assert_cmpuint (n_filled, <, 60);
  gtk_window_destroy (window);
  remove_folder (root);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

  g_test_add_func ("/notanda/app/library-rows/sight", test_sight);

  return g_test_run ();
}
