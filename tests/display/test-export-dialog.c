/* test-export-dialog.c: the export dialog in the real window, from inside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "app/dialogs/notanda-export-dialog.h"
#include "app/dialogs/notanda-export-loss-row.h"
#include "app/notanda-application.h"
#include "interchange/notanda-export.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

#define TEXT "Ann Oake met Bo.\n\nShe said \"no\" to Cy.\n"
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  NotandaApplication *application;
  NotandaWindow      *window;
  TestFolder         *folder;
  AdwDialog          *dialog;
  guint32             quote;
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture);

static void
wait_for (Fixture  *fixture,
          Condition condition)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (fixture))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* The first widget of @type below @widget for which @property is @value. */
static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *property,
      const char *value)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      g_autofree char *has = NULL;

      g_object_get (widget, property, &has, NULL);
      if (g_strcmp0 (has, value) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, property, value);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (Fixture    *fixture,
             const char *label)
{
  return find (GTK_WIDGET (fixture->dialog), GTK_TYPE_BUTTON, "label", label);
}

static GtkWidget *
find_row (Fixture    *fixture,
          const char *title)
{
  return find (GTK_WIDGET (fixture->dialog), ADW_TYPE_PREFERENCES_ROW, "title", title);
}

static NotandaPage *
get_page (Fixture *fixture)
{
  return notanda_window_get_page (fixture->window);
}

static gboolean
is_open (Fixture *fixture)
{
  return notanda_page_get_document (get_page (fixture)) != NULL;
}

static gboolean
is_saved (Fixture *fixture)
{
  return notanda_saver_get_state (notanda_page_get_saver (get_page (fixture))) == NOTANDA_SAVER_SAVED;
}

static gboolean
is_gone (Fixture *fixture)
{
  return fixture->window == NULL;
}

static gboolean
is_counted (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find_button (fixture, "_Export"));
}

static gboolean
is_closed (Fixture *fixture)
{
  return fixture->dialog == NULL;
}

static gboolean
is_idle (Fixture *fixture)
{
  return fixture->dialog == NULL || !gtk_widget_get_visible (find_button (fixture, "_Cancel"));
}

static AdwBanner *
get_banner (Fixture *fixture)
{
  return ADW_BANNER (find (GTK_WIDGET (fixture->dialog), ADW_TYPE_BANNER, "button-label", "_Replace"));
}

static gboolean
has_error (Fixture *fixture)
{
  AdwBanner *banner = get_banner (fixture);

  return banner != NULL && adw_banner_get_revealed (banner);
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  NotandaDocument *document;

  fixture->folder = test_folder_new ();
  path = test_folder_path (fixture->folder, "quay.txt");
  test_folder_write (path, TEXT, -1);
  file = g_file_new_for_path (path);
  fixture->application = NOTANDA_APPLICATION (g_application_get_default ());
  g_set_weak_pointer (&fixture->window, notanda_application_open_file (fixture->application, file, NULL));
  wait_for (fixture, is_open);

  document = notanda_page_get_document (get_page (fixture));
  test_document_mark (document, 'e', 0, 8);
  test_document_mark (document, 'e', 0, 3);
  fixture->quote = test_document_mark (document, 'q', 27, 31);
  wait_for (fixture, is_saved);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "win.export", NULL));
  g_set_weak_pointer (&fixture->dialog,
                      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  wait_for (fixture, is_counted);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->dialog != NULL)
    adw_dialog_force_close (fixture->dialog);
  wait_for (fixture, is_closed);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  test_folder_free (fixture->folder);
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
  notanda_export_add (export, notanda_page_get_document (get_page (fixture)), "quay", NULL, &error);
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

  notanda_export_dialog_set_folder (NOTANDA_EXPORT_DIALOG (fixture->dialog), file);
}

static void
click (Fixture    *fixture,
       const char *label)
{
  g_signal_emit_by_name (find_button (fixture, label), "clicked");
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
  wait_for (fixture, is_closed);
  assert_same_files (folder, expected);
  /* where the files are is a button away */
  g_assert_nonnull (find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "label", "Open _Folder"));
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
  wait_for (fixture, is_closed);
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
  wait_for (fixture, is_closed);
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
  NotandaReadingView *view = notanda_page_get_view (get_page (fixture));
  GtkWidget          *row;
  GtkWidget          *place;

  choose_format (fixture, "conll");
  g_assert_nonnull (find_row (fixture, "1 annotation overlaps a longer one and is left out"));
  row = find_row (fixture, "1 annotation is of another layer");
  g_assert_true (NOTANDA_IS_EXPORT_LOSS_ROW (row));
  g_assert_null (find_row (fixture, "“\"no\"”"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  place = find_row (fixture, "“\"no\"”");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (place)), ==, "Quote");
  gtk_widget_activate (place);
  wait_for (fixture, is_closed);
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, fixture->quote);
}

/* Some rows at a time, all in the end. */
static void
test_many_places (Fixture      *fixture,
                  gconstpointer data)
{
  NotandaDocument *document = notanda_page_get_document (get_page (fixture));
  GtkWidget       *more;

  adw_dialog_force_close (fixture->dialog);
  wait_for (fixture, is_closed);
  for (guint i = 0; i < 60; i++)
    test_document_mark (document, 'c', i % 30, i % 30 + 1 + i / 30);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "win.export", NULL));
  g_set_weak_pointer (&fixture->dialog,
                      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  choose_format (fixture, "conll");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (fixture, "61 annotations are of other layers")), TRUE);
  more = find_row (fixture, "Show More");
  g_assert_null (find_row (fixture, "“\"no\"”"));
  g_signal_emit_by_name (more, "activated");
  g_assert_null (find_row (fixture, "Show More"));
  g_assert_nonnull (find_row (fixture, "“\"no\"”"));
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
  wait_for (fixture, is_closed);
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
  g_assert_false (gtk_widget_get_sensitive (find_button (fixture, "_Export")));
  g_assert_true (gtk_widget_get_visible (find_button (fixture, "_Cancel")));
  click (fixture, "_Cancel");
  wait_for (fixture, is_idle);
  list = test_folder_list (folder);
  g_assert_cmpstr (list, ==, fixture->dialog == NULL ? "quay.jsonl" : "");
}

int
main (int    argc,
      char **argv)
{
  static const char *const formats[] = { "jsonl", "brat", "conll", "csv" };
  g_autoptr (NotandaApplication) application = NULL;
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "A. Reader");
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_timeout_add (20, tick_cb, NULL);
  application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  notanda_application_set_identity (application, identity);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strconcat ("/notanda/display/export-dialog/format/", formats[i], NULL);

      g_test_add (path, Fixture, formats[i], set_up, test_format, tear_down);
    }
#define ADD(name, func) g_test_add ("/notanda/display/export-dialog/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("layer", test_layer);
  ADD ("spreadsheet", test_spreadsheet);
  ADD ("options", test_options);
  ADD ("place", test_place);
  ADD ("many-places", test_many_places);
  ADD ("existing", test_existing);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
