/* test-draft-dialogs.c: what is known of a draft, put right by the dialog of its details
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/blocks/draft-window.h"

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

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/app/draft-dialogs/" name, Fixture, NULL, set_up_draft, func, tear_down)
  ADD ("details", test_details);
  ADD ("dates", test_dates);
  return g_test_run ();
}
