/* test-review-dialogs.c: steps, differences and damaged records, each in its dialog
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "app/dialogs/notanda-differences-dialog.h"
#include "app/dialogs/notanda-history-dialog.h"
#include "app/dialogs/notanda-problems-dialog.h"
#include "util/test-documents.h"

typedef gboolean (*Match) (GtkWidget *widget,
                           gpointer   data);

/* In the order of the window. */
static GtkWidget *
find (GtkWidget *widget,
      Match      match,
      gpointer   data)
{
  if (match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) ? find (child, match, data) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_label (GtkWidget *widget,
          gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
is_row (GtkWidget *widget,
        gpointer   title)
{
  return ADW_IS_ACTION_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_list (GtkWidget *widget,
         gpointer   data)
{
  return GTK_IS_LIST_VIEW (widget);
}

static gboolean
is_shown (gpointer *what)
{
  return find (what[0], what[1], what[2]) != NULL;
}

static void
wait_for (GtkWidget *root,
          Match      match,
          gpointer   data)
{
  gpointer what[] = { root, match, data };
  gint64   end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!is_shown (what))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static GtkWidget *
present (AdwDialog *dialog)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 700);
  adw_window_set_content (ADW_WINDOW (window), adw_bin_new ());
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, adw_window_get_content (ADW_WINDOW (window)));
  return window;
}

/* The window's action, which the dialog is without here. */
static void
go_to_step_cb (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  *(guint *) data = g_variant_get_uint32 (target);
}

static void
test_history (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi", 1);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("go-to-step", G_VARIANT_TYPE_UINT32);
  AdwDialog *dialog;
  GtkWidget *window;
  GtkWidget *list;
  guint      n_done = G_MAXUINT;

  test_document_mark (document, 'q', 0, 3);
  notanda_document_set_type (document, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Change to Claim");
  dialog = notanda_history_dialog_new (document);
  g_signal_connect (action, "activate", G_CALLBACK (go_to_step_cb), &n_done);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "win", G_ACTION_GROUP (group));
  window = present (dialog);
  wait_for (window, is_label, (gpointer) "Change to Claim");
  list = find (window, is_list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 3);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpuint (n_done, ==, 2);
  g_signal_emit_by_name (list, "activate", 2);
  g_assert_cmpuint (n_done, ==, 0);

  /* a step more is a row more */
  test_document_mark (document, 'e', 4, 7);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 4);
  gtk_window_destroy (GTK_WINDOW (window));
}

static NotandaDocument *
new_disputed (void)
{
  NotandaDocument *mine = test_document_new ("abc def ghi", 1);
  g_autoptr (NotandaDocument) theirs = test_document_new ("abc def ghi", 2);
  g_autoptr (NotandaSnapshot) common = NULL;
  g_autoptr (NotandaSnapshot) other = NULL;

  test_document_mark (mine, 'q', 0, 3);
  test_document_mark (mine, 'e', 4, 7);
  common = notanda_document_snapshot (mine);
  g_assert_true (notanda_document_merge (theirs, common, NULL, NULL));
  notanda_document_set_type (mine, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
  notanda_document_set_type (theirs, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
  notanda_document_remove (mine, 1, "Remove");
  notanda_document_set_type (theirs, 1, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), "Retag");
  other = notanda_document_snapshot (theirs);
  g_assert_true (notanda_document_merge (mine, other, NULL, NULL));
  test_document_assert (mine, "c0-3 s4-7");
  return mine;
}

static void
test_differences (void)
{
  g_autoptr (NotandaDocument) document = new_disputed ();
  GtkWidget *window = present (notanda_differences_dialog_new (document));

  wait_for (window, is_label, (gpointer) "Claim: abc");
  wait_for (window, is_label, (gpointer) "Deleted by one, changed by another");
  g_assert_true (gtk_widget_activate (find (window, is_row, (gpointer) "Cue")));
  test_document_assert (document, "u0-3 s4-7");
  g_assert_null (find (window, is_row, (gpointer) "Cue"));
  g_assert_true (gtk_widget_activate (find (window, is_row, (gpointer) "Delete")));
  test_document_assert (document, "u0-3");
  wait_for (window, is_label, (gpointer) "No Differences");
  g_assert_true (notanda_document_undo (document, NULL));
  wait_for (window, is_row, (gpointer) "Keep");
  g_assert_true (notanda_document_undo (document, NULL));
  wait_for (window, is_row, (gpointer) "Cue");
  test_document_assert (document, "c0-3 s4-7");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_problems (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def ghi", 1);
  GPtrArray *kept_aside = notanda_document_get_kept_aside (document);
  GtkWidget *window;

  g_ptr_array_add (kept_aside, notanda_kept_aside_new ("It ends after the end of the text.", "annotations", "\1\2Ada\0\xff", 7));
  window = present (notanda_problems_dialog_new (document, NULL));
  wait_for (window, is_label, (gpointer) "It ends after the end of the text.\n7 bytes of “annotations”: ·Ada·");
  gtk_window_destroy (GTK_WINDOW (window));

  g_ptr_array_set_size (kept_aside, 0);
  window = present (notanda_problems_dialog_new (document, NULL));
  wait_for (window, is_label, (gpointer) "Nothing Is Damaged");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_timeout_add (20, tick_cb, NULL);
  g_test_add_func ("/notanda/app/review-dialogs/history", test_history);
  g_test_add_func ("/notanda/app/review-dialogs/differences", test_differences);
  g_test_add_func ("/notanda/app/review-dialogs/problems", test_problems);
  return g_test_run ();
}
