/* test-export-dialog.c: the export dialog in the real window, from inside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "app/dialogs/notanda-export-dialog.h"
#include "app/dialogs/notanda-export-loss-row.h"
#include "display/window-fixture.h"
#include "interchange/notanda-export.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

#define QUOTE "“\"no ship may enter\"”"

static GtkWidget *
find_dialog_button (Fixture    *fixture,
                    const char *label)
{
  return find_button (GTK_WIDGET (get_dialog (fixture)), label);
}

static GtkWidget *
find_row_below (GtkWidget  *widget,
                const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row_below (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_row (Fixture    *fixture,
          const char *title)
{
  return find_row_below (GTK_WIDGET (get_dialog (fixture)), title);
}

static gboolean
is_counted (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find_dialog_button (fixture, "_Export"));
}

static gboolean
is_idle (Fixture *fixture)
{
  return !has_dialog (fixture) || !gtk_widget_get_visible (find_dialog_button (fixture, "_Cancel"));
}

static AdwBanner *
get_banner (Fixture *fixture)
{
  return ADW_BANNER (find_by_type (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_BANNER));
}

static gboolean
has_error (Fixture *fixture)
{
  return adw_banner_get_revealed (get_banner (fixture));
}

static void
open_dialog (Fixture *fixture)
{
  act (fixture, "win.export", NULL);
  wait_for (fixture, has_dialog);
  wait_for (fixture, is_counted);
}

static void
set_up_dialog (Fixture      *fixture,
               gconstpointer data)
{
  set_up (fixture, data);
  test_document_mark (get_document (fixture), 'e', 19, 33);
  test_document_mark (get_document (fixture), 'e', 19, 26);
  test_document_mark (get_document (fixture), 'q', QUOTE_START, QUOTE_END);
  wait_for (fixture, is_saved);
  open_dialog (fixture);
}

static void
tear_down_dialog (Fixture      *fixture,
                  gconstpointer data)
{
  if (has_dialog (fixture))
    adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  tear_down (fixture, data);
}

static void
choose_format (Fixture    *fixture,
               const char *name)
{
  guint                n_formats;
  const NotandaFormat *formats = notanda_formats_get (&n_formats);
  GtkWidget           *row = find_row (fixture, "_Format");

  for (guint i = 0; i < n_formats; i++)
    if (g_str_equal (formats[i].name, name))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  wait_for (fixture, is_counted);
}

/* What an export without a window makes of the same document. */
static TestFolder *
export_directly (Fixture    *fixture,
                 const char *format,
                 const char *option)
{
  TestFolder *folder = test_folder_new ();
  g_autoptr (NotandaExport) export = notanda_export_new (notanda_format_find (format), folder->path, "quay", FALSE, NULL);
  g_autoptr (GError) error = NULL;

  if (option != NULL)
    notanda_export_set_option (export, 0, option);
  notanda_export_add (export, get_document (fixture), "quay", NULL, &error);
  g_assert_no_error (error);
  notanda_export_finish (export, NULL, &error);
  g_assert_no_error (error);

  return folder;
}

static void
assert_same_files (TestFolder *one,
                   TestFolder *other)
{
  g_autofree char *list = test_folder_list (one);
  g_autofree char *other_list = test_folder_list (other);
  g_auto (GStrv) names = g_strsplit (list, " ", -1);

  g_assert_cmpstr (list, ==, other_list);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = test_folder_path (one, names[i]);
      g_autofree char *other_path = test_folder_path (other, names[i]);
      g_autofree char *content = test_folder_read (path);
      g_autofree char *other_content = test_folder_read (other_path);

      g_assert_cmpstr (content, ==, other_content);
    }
}

static void
set_folder (Fixture    *fixture,
            TestFolder *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder->path);

  notanda_export_dialog_set_folder (NOTANDA_EXPORT_DIALOG (get_dialog (fixture)), file);
}

static void
click (Fixture    *fixture,
       const char *label)
{
  g_signal_emit_by_name (find_dialog_button (fixture, label), "clicked");
}

static void
test_format (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestFolder) expected = export_directly (fixture, data, NULL);

  choose_format (fixture, data);
  set_folder (fixture, folder);
  click (fixture, "_Export");
  wait_for (fixture, has_no_dialog);
  assert_same_files (folder, expected);
  /* where the files are is a button away */
  g_assert_nonnull (find_button (GTK_WIDGET (fixture->window), "Open _Folder"));
}

static void
test_layer (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestFolder) expected = export_directly (fixture, "conll", "Quote");

  choose_format (fixture, "conll");
  g_assert_nonnull (find_row (fixture, "1 annotation is of another layer"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, "Layer")), 0);
  wait_for (fixture, is_counted);
  g_assert_nonnull (find_row (fixture, "2 annotations are of other layers"));
  set_folder (fixture, folder);
  click (fixture, "_Export");
  wait_for (fixture, has_no_dialog);
  assert_same_files (folder, expected);
}

static void
test_spreadsheet (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestFolder) expected = export_directly (fixture, "csv", "no");

  choose_format (fixture, "csv");
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (fixture, "For Spreadsheets")), FALSE);
  wait_for (fixture, is_counted);
  set_folder (fixture, folder);
  click (fixture, "_Export");
  wait_for (fixture, has_no_dialog);
  assert_same_files (folder, expected);
}

/* Only the options of the format that is chosen are there. */
static void
test_options (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_null (find_row (fixture, "Layer"));
  choose_format (fixture, "conll");
  g_assert_nonnull (find_row (fixture, "Layer"));
  choose_format (fixture, "csv");
  g_assert_null (find_row (fixture, "Layer"));
  g_assert_nonnull (find_row (fixture, "For Spreadsheets"));
  choose_format (fixture, "jsonl");
  g_assert_null (find_row (fixture, "For Spreadsheets"));
  g_assert_nonnull (find_row (fixture, "Nothing is lost"));
}

/* From a loss to the words it is about. */
static void
test_place (Fixture      *fixture,
            gconstpointer data)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  GtkWidget *row;
  GtkWidget *place;

  choose_format (fixture, "conll");
  g_assert_nonnull (find_row (fixture, "1 annotation overlaps a longer one and is left out"));
  row = find_row (fixture, "1 annotation is of another layer");
  g_assert_true (NOTANDA_IS_EXPORT_LOSS_ROW (row));
  g_assert_null (find_row (fixture, QUOTE));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  place = find_row (fixture, QUOTE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (place)), ==, "Quote");
  gtk_widget_activate (place);
  wait_for (fixture, has_no_dialog);
  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (get_document (fixture), notanda_reading_view_get_selected (get_view (fixture)), &annotation));
  g_assert_cmpuint (annotation.fragments[0].start, ==, QUOTE_START);
}

/* Some rows at a time, all in the end. */
static void
test_many_places (Fixture      *fixture,
                  gconstpointer data)
{
  NotandaDocument *document = get_document (fixture);
  GtkWidget       *more;

  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  for (guint i = 0; i < 60; i++)
    test_document_mark (document, 'c', i % 30, i % 30 + 1 + i / 30);
  open_dialog (fixture);
  choose_format (fixture, "conll");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (fixture, "61 annotations are of other layers")), TRUE);
  more = find_row (fixture, "Show More");
  g_assert_null (find_row (fixture, QUOTE));
  g_signal_emit_by_name (more, "activated");
  g_assert_null (find_row (fixture, "Show More"));
  g_assert_nonnull (find_row (fixture, QUOTE));
  wait_for (fixture, is_saved);
}

static void
test_existing (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (TestFolder) expected = export_directly (fixture, "jsonl", NULL);
  g_autofree char *path = test_folder_path (folder, "quay.jsonl");
  g_autofree char *kept = NULL;

  test_folder_write (path, "somebody's work", -1);
  set_folder (fixture, folder);
  click (fixture, "_Export");
  wait_for (fixture, has_error);
  wait_for (fixture, is_idle);
  kept = test_folder_read (path);
  g_assert_cmpstr (kept, ==, "somebody's work");
  g_assert_nonnull (strstr (adw_banner_get_title (get_banner (fixture)), "quay.jsonl: is there already"));
  g_signal_emit_by_name (get_banner (fixture), "button-clicked");
  wait_for (fixture, has_no_dialog);
  assert_same_files (folder, expected);
}

/* Whenever it comes: the file is there if and only if the dialog says so by closing. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *list = NULL;

  set_folder (fixture, folder);
  click (fixture, "_Export");
  g_assert_false (gtk_widget_get_sensitive (find_dialog_button (fixture, "_Export")));
  g_assert_true (gtk_widget_get_visible (find_dialog_button (fixture, "_Cancel")));
  click (fixture, "_Cancel");
  wait_for (fixture, is_idle);
  list = test_folder_list (folder);
  g_assert_cmpstr (list, ==, has_no_dialog (fixture) ? "quay.jsonl" : "");
}

/* As in a sandbox, for a document that was chosen alone: the portal's folder is a plain one here. */
static void
test_no_folder (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *lone = g_build_filename (g_get_user_runtime_dir (), "doc", "4f2a91cc", NULL);
  g_autofree char *path = g_build_filename (lone, "quay.notanda", NULL);
  AdwActionRow    *row;

  g_assert_cmpint (g_mkdir_with_parents (lone, 0700), ==, 0);
  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  adw_dialog_present (notanda_export_dialog_new (get_document (fixture), path), GTK_WIDGET (fixture->window));
  wait_for (fixture, has_dialog);
  wait_for (fixture, is_counted);
  row = ADW_ACTION_ROW (find_row (fixture, "Fol_der"));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "None Chosen");

  set_folder (fixture, folder);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, folder->path);
  click (fixture, "_Export");
  wait_for (fixture, has_no_dialog);
  test_folder_assert_list (folder, "quay.jsonl");
  g_assert_cmpint (g_rmdir (lone), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const char *const formats[] = { "jsonl", "brat", "conll", "csv" };
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strconcat ("/notanda/display/export-dialog/format/", formats[i], NULL);

      g_test_add (path, Fixture, formats[i], set_up_dialog, test_format, tear_down_dialog);
    }
#define ADD(name, func) g_test_add ("/notanda/display/export-dialog/" name, Fixture, NULL, set_up_dialog, func, tear_down_dialog)
  ADD ("layer", test_layer);
  ADD ("spreadsheet", test_spreadsheet);
  ADD ("options", test_options);
  ADD ("place", test_place);
  ADD ("many-places", test_many_places);
  ADD ("existing", test_existing);
  ADD ("cancel", test_cancel);
  ADD ("no-folder", test_no_folder);

  return g_test_run ();
}
