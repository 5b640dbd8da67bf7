/* test-library-uses.c: how much of a corpus' tag set its articles use, as the editor of it says
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-library.h"
#include "app/common/notanda-type-list.h"
#include "app/library/corpus-folder.h"
#include "app/tags/notanda-role-page.h"
#include "app/tags/notanda-tag-set-dialog.h"
#include "display/window-fixture.h"
#include "model/notanda-corpus-records.h"
#include "model/notanda-ids.h"
#include "model/notanda-tag-set-edit.h"
#include "model/notanda-tag-set-use.h"
#include "util/test-folder.h"

typedef struct
{
  char                      *folder;
  NotandaIdentity           *identity;
  NotandaLibrary            *library;
  const NotandaTagAttribute *kind;
  const NotandaTagRole      *source;
} Shelf;

/* A quote of that kind, with its source. */
static void
add_quote (Shelf      *shelf,
           const char *path,
           const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaDocument) document = notanda_document_file_open (path, shelf->identity, NULL, NULL, &error);
  g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (path);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  NotandaRange         ranges[] = { { 0, 3 }, { 5, 11 } };
  NotandaNewAnnotation quote = { .type = NOTANDA_ID_TYPE_QUOTE, .fragments = &ranges[0], .n_fragments = 1 };
  NotandaNewAnnotation source = { .type = NOTANDA_ID_TYPE_SOURCE, .fragments = &ranges[1], .n_fragments = 1 };
  NotandaValue         value = notanda_value_text (NOTANDA_VALUE_CHOICE, kind);
  NotandaLink          link = { .role = shelf->source->id };
  g_auto (NotandaAnnotation) annotation = { 0 };
  guint32 slot;

  g_assert_no_error (error);
  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_add (document, &source, "Mark", &slot, NULL));
  g_assert_true (notanda_document_read (document, slot, &annotation));
  link.target = annotation.id;
  g_assert_true (notanda_document_add (document, &quote, "Mark", &slot, NULL));
  notanda_document_set_attribute (document, slot, &shelf->kind->id, &value, "Set");
  notanda_document_set_link (document, slot, &link, NULL, "Link");
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up_shelf (Shelf             *shelf,
              gconstpointer data G_GNUC_UNUSED)
{
  const NotandaTagType *quote;
  NotandaCorpus        *corpus;
  g_autofree char      *first = NULL;
  g_autofree char      *second = NULL;
  g_autofree char      *copy = NULL;
  g_autofree char      *bytes = NULL;
  gsize                 size;

  shelf->folder = corpus_folder_new ();
  shelf->identity = notanda_identity_new_counting (5, "Ada");
  corpus = notanda_corpus_open (shelf->folder, shelf->identity, NULL, NULL);
  quote = notanda_tag_set_find_type (notanda_document_get_tag_set (corpus->document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE));
  shelf->kind = notanda_tag_type_find_attribute_named (quote, "kind");
  shelf->source = notanda_tag_type_find_role_named (quote, "source");
  first = corpus_folder_add (shelf->folder, "a.notanda", "Ash", NULL, NULL);
  second = corpus_folder_add (shelf->folder, "b.notanda", "Birch", NULL, NULL);
  add_quote (shelf, first, "direct");
  add_quote (shelf, second, "direct");
  add_quote (shelf, second, "mixed");
  /* another file of the same article is not another article */
  copy = g_build_filename (shelf->folder, "b (copy).notanda", NULL);
  g_assert_true (g_file_get_contents (second, &bytes, &size, NULL));
  test_folder_write (copy, bytes, (gssize) size);
  shelf->library = notanda_library_new (corpus);
}

/* A worker may look at the folder still. */
static void
close_library (Shelf *shelf)
{
  gpointer left = shelf->library;

  g_object_add_weak_pointer (G_OBJECT (shelf->library), &left);
  g_clear_object (&shelf->library);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down_shelf (Shelf             *shelf,
                 gconstpointer data G_GNUC_UNUSED)
{
  close_library (shelf);
  notanda_identity_unref (shelf->identity);
  remove_folder (shelf->folder);
  g_free (shelf->folder);
}

static void
assert_uses (Shelf *shelf,
             guint  n_quotes,
             guint  n_direct,
             guint  n_mixed,
             guint  n_links)
{
  g_autoptr (GHashTable) types = notanda_library_count_types (shelf->library);
  g_autoptr (GHashTable) values = notanda_library_count_values (shelf->library, &shelf->kind->id);

  g_assert_cmpuint (notanda_type_counts_get (types, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE)), ==, n_quotes);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (values, "direct")), ==, n_direct);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (values, "mixed")), ==, n_mixed);
  g_assert_cmpuint (notanda_library_count_links (shelf->library, &shelf->source->id), ==, n_links);
}

static void
wait_for_rows (Shelf *shelf,
               guint  n)
{
  while (notanda_library_get_state (shelf->library) != NOTANDA_LIBRARY_LISTED || notanda_library_get_entries (shelf->library)->len != n)
    g_main_context_iteration (NULL, TRUE);
}

/* All articles count, copies don't, and what was counted once is known when the corpus is opened again. */
static void
test_counts (Shelf             *shelf,
             gconstpointer data G_GNUC_UNUSED)
{
  assert_uses (shelf, 0, 0, 0, 0);
  notanda_library_start (shelf->library);
  wait_for_rows (shelf, 3);
  assert_uses (shelf, 3, 2, 1, 3);
  close_library (shelf);

  shelf->library = notanda_library_new (notanda_corpus_open (shelf->folder, shelf->identity, NULL, NULL));
  notanda_library_start (shelf->library);
  wait_for_rows (shelf, 3);
  assert_uses (shelf, 3, 2, 1, 3);
}

/* What was merged counts as what it is by now. */
static void
test_merged (Shelf             *shelf,
             gconstpointer data G_GNUC_UNUSED)
{
  NotandaDocument *corpus = notanda_library_get_document (shelf->library);
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (corpus);
  NotandaId        quote = *notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE);
  NotandaId        hearsay;
  NotandaId        source;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) types = NULL;

  g_assert_true (notanda_tag_edit_add_type (corpus, "Hearsay", NULL, &hearsay, &error));
  g_assert_true (notanda_tag_edit_add_part (corpus, NOTANDA_TAG_PART_ROLE, &hearsay, "Source", &source, &error));
  g_assert_true (notanda_tag_edit_merge (corpus, &quote, &hearsay, &error));
  g_assert_no_error (error);
  notanda_library_start (shelf->library);
  wait_for_rows (shelf, 3);
  types = notanda_library_count_types (shelf->library);
  g_assert_cmpuint (notanda_type_counts_get (types, notanda_tag_set_resolve_type (tag_set, &hearsay)), ==, 3);
  g_assert_cmpuint (notanda_library_count_links (shelf->library, &source), ==, 3);
}

/* What a list of types says of one. */
static guint
get_listed_count (GtkWidget       *widget,
                  const NotandaId *type)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_by_type (widget, GTK_TYPE_LIST_VIEW))));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (NotandaTagItem) item = g_list_model_get_item (model, i);

      if (notanda_id_equal (notanda_tag_item_get_id (item), type))
        return notanda_tag_item_get_count (item);
    }
  g_assert_not_reached ();
}

/* The editor of the corpus' tag set, which lists what it needs by itself. */
static void
test_editor (Shelf             *shelf,
             gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget         *window = adw_window_new ();
  AdwDialog         *dialog = notanda_tag_set_dialog_new (notanda_library_get_document (shelf->library), shelf->library);
  AdwNavigationView *view;
  NotandaTagPage    *page;

  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
  view = ADW_NAVIGATION_VIEW (find_by_type (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW));
  g_assert_cmpuint (get_listed_count (GTK_WIDGET (dialog), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE)), ==, 0);
  wait_for_rows (shelf, 3);
  g_assert_cmpuint (get_listed_count (GTK_WIDGET (dialog), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE)), ==, 3);
  notanda_tag_set_dialog_open_type (NOTANDA_TAG_SET_DIALOG (dialog), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE));
  page = NOTANDA_TAG_PAGE (adw_navigation_view_get_visible_page (view));
  g_assert_cmpuint (notanda_tag_page_count_type (page, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE)), ==, 3);
  g_assert_cmpuint (notanda_tag_page_count_links (page, &shelf->source->id), ==, 3);
  /* and what it leads to */
  notanda_tag_page_open (page, notanda_role_page_new (notanda_library_get_document (shelf->library), &shelf->source->id));
  page = NOTANDA_TAG_PAGE (adw_navigation_view_get_visible_page (view));
  g_assert_cmpuint (notanda_tag_page_count_links (page, &shelf->source->id), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, function) g_test_add ("/notanda/app/library-uses/" name, Shelf, NULL, set_up_shelf, function, tear_down_shelf)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

  ADD ("counts", test_counts);
  ADD ("merged", test_merged);
  ADD ("editor", test_editor);

  return g_test_run ();
}
