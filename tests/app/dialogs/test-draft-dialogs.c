/* test-draft-dialogs.c: a draft whose page has left-out blocks, by the dialogs of its details and blocks
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"
#include "format/notanda-document-file.h"
#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"
#include "model/versions/notanda-draft.h"

/* A draft as the loader makes it: the second block was left out. */
static void
set_up_draft (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
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
  notanda_loaded_add_block (loaded, g_strdup ("Quay to close"), NOTANDA_BLOCK_TITLE, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_add_block (loaded, g_strdup ("More about ships"), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_TEASER);
  notanda_loaded_add_block (loaded, g_strdup ("Nobody asked why."), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("Quay to close"), "h1");
  notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_strdup ("2026-03-02"), "time");
  reading = notanda_loaded_dup_reading (loaded, &error);
  g_assert_no_error (error);
  document = notanda_document_new (reading, identity);
  file = notanda_document_file_new (fixture->document);
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, &merged, NULL, &error));
  g_assert_no_error (error);
  open_window (fixture, fixture->document);
}

/* The row whose title begins so; where a value was found follows it. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_title (Fixture    *fixture,
           const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (get_dialog (fixture)), title);

  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (get_dialog (fixture)), title);

  if (row == NULL)
    g_error ("no row “%s”", title);
  return row;
}

/* Types into a row and applies it. */
static void
enter (Fixture    *fixture,
       const char *row,
       const char *text)
{
  GtkWidget *widget = get_row (fixture, row);

  gtk_editable_set_text (GTK_EDITABLE (widget), text);
  g_signal_emit_by_name (widget, "apply");
}

static void
close_dialog (Fixture *fixture)
{
  adw_dialog_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
}

static void
test_details (Fixture      *fixture,
              gconstpointer data)
{
  NotandaDocument *document = get_document (fixture);

  act (fixture, "win.details", NULL);
  wait_for (fixture, has_dialog);
  g_assert_cmpstr (get_title (fixture, "Title"), ==, "Title · from the heading");
  enter (fixture, "Title", " Quay stays ");
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_TITLE), ==, "Quay stays");
  g_assert_cmpstr (get_title (fixture, "Title"), ==, "Title · corrected by hand");

  /* one step each */
  enter (fixture, "Byline", "Ada Quill");
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_null (notanda_document_get_meta (document, NOTANDA_META_BYLINE));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, "Byline"))), ==, "");
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_TITLE), ==, "Quay to close");
  g_assert_cmpstr (get_title (fixture, "Title"), ==, "Title · from the heading");
  close_dialog (fixture);
}

static void
test_dates (Fixture      *fixture,
            gconstpointer data)
{
  NotandaDocument *document = get_document (fixture);
  GtkWidget       *row;

  act (fixture, "win.details", NULL);
  wait_for (fixture, has_dialog);
  row = get_row (fixture, "Date");
  enter (fixture, "Date", "the other day");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (find_row (row, "This is no date"));
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_DATE), ==, "2026-03-02");
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-03-05");
  g_signal_emit_by_name (row, "apply");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_DATE), ==, "2026-03-05");

  /* what is not applied is left as it was */
  gtk_editable_set_text (GTK_EDITABLE (row), "2026-03-06");
  close_dialog (fixture);
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_DATE), ==, "2026-03-05");
}

static GtkListView *
get_list (Fixture *fixture)
{
  return GTK_LIST_VIEW (find_by_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LIST_VIEW));
}

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture))));
}

static gboolean
has_two_rows (Fixture *fixture)
{
  return get_n_rows (fixture) == 2;
}

static gboolean
has_rows (Fixture *fixture)
{
  return has_dialog (fixture) && find_by_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_CHECK_BUTTON) != NULL;
}

static gboolean
has_three_blocks (Fixture *fixture)
{
  guint n = 0;

  if (is_open (fixture))
    notanda_document_get_blocks (get_document (fixture), &n);
  return n == 3;
}

static gboolean
has_two_blocks (Fixture *fixture)
{
  guint n = 0;

  if (is_open (fixture))
    notanda_document_get_blocks (get_document (fixture), &n);
  return n == 2;
}

static void
open_blocks (Fixture *fixture)
{
  act (fixture, "win.blocks", NULL);
  wait_for (fixture, has_rows);
}

static char *
dup_text (Fixture *fixture)
{
  return notanda_article_dup_range (notanda_document_get_article (get_document (fixture)), 0, G_MAXSIZE);
}

/* Another text, so another article; what was put right by hand stays. */
static void
test_take_in (Fixture      *fixture,
              gconstpointer data)
{
  NotandaHash      before = *notanda_article_get_hash (notanda_document_get_article (get_document (fixture)));
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  notanda_document_set_meta (get_document (fixture), NOTANDA_META_BYLINE, "Ada Quill", "Correct");
  open_blocks (fixture);
  g_assert_cmpuint (get_n_rows (fixture), ==, 3);
  g_signal_emit_by_name (get_list (fixture), "activate", 1);
  wait_for (fixture, has_three_blocks);
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, "Quay to close\n\nMore about ships\n\nNobody asked why.");
  g_assert_false (notanda_hash_equal (&before, notanda_article_get_hash (notanda_document_get_article (get_document (fixture)))));
  g_assert_cmpstr (notanda_document_get_meta (get_document (fixture), NOTANDA_META_BYLINE), ==, "Ada Quill");
  g_assert_cmpuint (get_n_rows (fixture), ==, 3);

  /* and out again */
  g_signal_emit_by_name (get_list (fixture), "activate", 1);
  wait_for (fixture, has_two_blocks);
  again = dup_text (fixture);
  g_assert_cmpstr (again, ==, "Quay to close\n\nNobody asked why.");
  g_assert_true (notanda_hash_equal (&before, notanda_article_get_hash (notanda_document_get_article (get_document (fixture)))));
  close_dialog (fixture);
}

static void
test_check (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget       *check;
  g_autofree char *text = NULL;

  open_blocks (fixture);
  check = find_by_type (GTK_WIDGET (get_list (fixture)), GTK_TYPE_CHECK_BUTTON);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "Part of the Text");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  while (!is_open (fixture) || notanda_document_get_left_out (get_document (fixture))->len != 2)
    g_main_context_iteration (NULL, TRUE);
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, "Nobody asked why.");
  close_dialog (fixture);
}

static void
test_switch (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *row;

  open_blocks (fixture);
  row = get_row (fixture, "Show What Was Left Out");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  wait_for (fixture, has_two_rows);
  close_dialog (fixture);
}

static gboolean
shows_title (Fixture *fixture)
{
  GtkWidget *kind = find_by_type (GTK_WIDGET (get_list (fixture)), GTK_TYPE_DROP_DOWN);

  return kind != NULL && gtk_drop_down_get_selected (GTK_DROP_DOWN (kind)) + 1 == NOTANDA_BLOCK_TITLE;
}

static guint
get_kind (Fixture *fixture,
          guint    i)
{
  guint n;

  return notanda_document_get_blocks (get_document (fixture), &n)[i].kind;
}

static void
test_kind (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *kind;

  open_blocks (fixture);
  kind = find_by_type (GTK_WIDGET (get_list (fixture)), GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (kind)) + 1, ==, NOTANDA_BLOCK_TITLE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), NOTANDA_BLOCK_HEADING - 1);
  g_assert_cmpuint (get_kind (fixture, 0), ==, NOTANDA_BLOCK_HEADING);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (notanda_document_undo (get_document (fixture), NULL));
  g_assert_cmpuint (get_kind (fixture, 0), ==, NOTANDA_BLOCK_TITLE);
  wait_for (fixture, shows_title);
  close_dialog (fixture);
}

static void
test_done (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *button;
  GtkWidget *check;

  open_blocks (fixture);
  button = find_button (GTK_WIDGET (get_dialog (fixture)), "_Done");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  wait_for (fixture, has_no_dialog);
  g_assert_false (notanda_document_is_draft (get_document (fixture)));

  open_blocks (fixture);
  button = find_button (GTK_WIDGET (get_dialog (fixture)), "_Done");
  g_assert_false (gtk_widget_get_sensitive (button));
  check = find_by_type (GTK_WIDGET (get_list (fixture)), GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_widget_get_sensitive (check));
  g_signal_emit_by_name (get_list (fixture), "activate", 1);
  g_assert_true (has_two_blocks (fixture));
  close_dialog (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/app/draft-dialogs/" name, Fixture, NULL, set_up_draft, func, tear_down)
  ADD ("details", test_details);
  ADD ("dates", test_dates);
  ADD ("take-in", test_take_in);
  ADD ("check", test_check);
  ADD ("switch", test_switch);
  ADD ("kind", test_kind);
  ADD ("done", test_done);
  return g_test_run ();
}
