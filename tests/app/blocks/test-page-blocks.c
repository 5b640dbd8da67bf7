/* test-page-blocks.c: what was left out of an article, shown in its place and changed there
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/blocks/blocks-fixture.h"
#include "app/notanda-page-blocks.h"
#include "model/notanda-left-out.h"

#define WITHOUT "Quay to close\n\nNobody asked why."
#define WITH "Quay to close\n\nMore about ships\n\nNobody asked why."

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture))));
}

static gboolean
has_text (Fixture    *fixture,
          const char *expected)
{
  g_autofree char *text = is_open (fixture) ? dup_text (fixture) : NULL;

  return g_strcmp0 (text, expected) == 0;
}

static gboolean
has_without (Fixture *fixture)
{
  return has_text (fixture, WITHOUT) && has_focus_in_row (fixture);
}

static gboolean
has_with (Fixture *fixture)
{
  return has_text (fixture, WITH) && has_focus_in_row (fixture);
}

/* Another text, so another article; what was put right by hand stays, and so does the focus. */
static void
test_toggle (Fixture      *fixture,
             gconstpointer data)
{
  NotandaHash before = *notanda_article_get_hash (notanda_document_get_article (get_document (fixture)));

  notanda_document_set_meta (get_document (fixture), NOTANDA_META_BYLINE, "Ada Quill", "Correct");
  show_blocks (fixture);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_view (fixture))));
  g_assert_cmpuint (get_n_rows (fixture), ==, 3);
  toggle (fixture, 1);
  wait_for (fixture, has_with);
  g_assert_false (notanda_hash_equal (&before, notanda_article_get_hash (notanda_document_get_article (get_document (fixture)))));
  g_assert_cmpstr (notanda_document_get_meta (get_document (fixture), NOTANDA_META_BYLINE), ==, "Ada Quill");
  g_assert_cmpuint (get_n_rows (fixture), ==, 3);
  g_assert_true (are_blocks_shown (fixture));
  g_assert_cmpuint (notanda_block_row_get_position (get_focused_row (fixture)), ==, 1);

  /* and out again, where the focus is */
  act_on_blocks (fixture, "blocks.toggle");
  wait_for (fixture, has_without);
  g_assert_true (notanda_hash_equal (&before, notanda_article_get_hash (notanda_document_get_article (get_document (fixture)))));
  leave_blocks (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_view (fixture))));
}

/* What is left out says so, and not by its colour alone. */
static void
test_signs (Fixture      *fixture,
            gconstpointer data)
{
  NotandaBlockRow *row;
  GtkWidget       *reason;

  show_blocks (fixture);
  row = notanda_block_row_find (get_list (fixture), 1);
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (GTK_WIDGET (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Left out: More about ships");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "left-out"));
  reason = gtk_widget_get_last_child (gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (row))));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (reason)), ==, "Left out: Link to another article");
  g_assert_true (gtk_widget_get_mapped (reason));
  row = notanda_block_row_find (get_list (fixture), 2);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (GTK_WIDGET (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Nobody asked why.");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "left-out"));
  leave_blocks (fixture);
}

static const char *
get_undo (Fixture *fixture)
{
  return notanda_page_get_step_label (notanda_window_get_page (fixture->window), FALSE);
}

static const char *
get_redo (Fixture *fixture)
{
  return notanda_page_get_step_label (notanda_window_get_page (fixture->window), TRUE);
}

static gboolean
has_title_alone (Fixture *fixture)
{
  return has_text (fixture, "Quay to close") && has_focus_in_row (fixture);
}

static gboolean
has_with_in_text (Fixture *fixture)
{
  return has_text (fixture, WITH) && has_focus_in_text (fixture);
}

/* Taking in and out is undone as all else is, from where it was done or not, but not what is undone afterwards by itself. */
static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  show_blocks (fixture);
  g_assert_null (get_undo (fixture));
  toggle (fixture, 2);
  wait_for (fixture, has_title_alone);
  g_assert_cmpstr (get_undo (fixture), ==, "Leave a Block Out");
  act (fixture, "win.undo", NULL);
  wait_for (fixture, has_without);
  g_assert_null (get_undo (fixture));
  g_assert_cmpstr (get_redo (fixture), ==, "Leave a Block Out");
  toggle (fixture, 1);
  wait_for (fixture, has_with);
  g_assert_cmpstr (get_undo (fixture), ==, "Take a Block In");
  g_assert_null (get_redo (fixture));

  /* what was done since comes first */
  notanda_document_set_block_kind (get_document (fixture), 2, NOTANDA_BLOCK_CAPTION, 0, "Change");
  g_assert_cmpstr (get_undo (fixture), ==, "Change");
  act (fixture, "win.undo", NULL);
  g_assert_cmpstr (get_undo (fixture), ==, "Take a Block In");
  act (fixture, "win.undo", NULL);
  wait_for (fixture, has_without);
  leave_blocks (fixture);
  act (fixture, "win.redo", NULL);
  wait_for (fixture, has_with_in_text);
  g_assert_cmpstr (get_undo (fixture), ==, "Take a Block In");

  /* a fixed text stays */
  notanda_document_fix (get_document (fixture));
  g_assert_null (get_undo (fixture));
}

static guint
get_kind (Fixture *fixture,
          guint    i)
{
  guint n;

  return notanda_document_get_blocks (get_document (fixture), &n)[i].kind;
}

static gboolean
has_focus_in_last (Fixture *fixture)
{
  return has_focus_in_row (fixture) && notanda_block_row_get_position (get_focused_row (fixture)) == 2;
}

static void
choose_kind (Fixture *fixture,
             guint    kind)
{
  g_assert_true (gtk_widget_activate_action (get_blocks_view (fixture), "blocks.kind", "u", kind));
}

static void
test_kind (Fixture      *fixture,
           gconstpointer data)
{
  guint kind;

  show_blocks (fixture);
  notanda_block_row_focus (notanda_block_row_find (get_list (fixture), 2));
  act_on_blocks (fixture, "blocks.menu");
  g_object_get (get_blocks_view (fixture), "kind", &kind, NULL);
  g_assert_cmpuint (kind, ==, NOTANDA_BLOCK_PARAGRAPH);
  choose_kind (fixture, NOTANDA_BLOCK_HEADING);
  g_assert_cmpuint (get_kind (fixture, 1), ==, NOTANDA_BLOCK_HEADING);
  g_assert_true (has_text (fixture, WITHOUT));
  gtk_popover_popdown (GTK_POPOVER (find_by_type (get_blocks_view (fixture), GTK_TYPE_POPOVER_MENU)));
  wait_for (fixture, has_focus_in_last);
  act (fixture, "win.undo", NULL);
  g_assert_cmpuint (get_kind (fixture, 1), ==, NOTANDA_BLOCK_PARAGRAPH);
  leave_blocks (fixture);
}

static AdwBanner *
get_banner (Fixture *fixture)
{
  return ADW_BANNER (find_by_type (get_blocks_view (fixture), ADW_TYPE_BANNER));
}

/* Nothing of it can be changed, and it says why. */
static void
assert_fixed (Fixture    *fixture,
              const char *why)
{
  g_assert_cmpstr (adw_banner_get_title (get_banner (fixture)), ==, why);
  g_assert_cmpstr (adw_banner_get_button_label (get_banner (fixture)), ==, "_Correct the Text…");
  toggle (fixture, 1);
  notanda_block_row_focus (notanda_block_row_find (get_list (fixture), 2));
  choose_kind (fixture, NOTANDA_BLOCK_HEADING);
  act_on_blocks (fixture, "blocks.menu");
  g_assert_null (find_by_type (get_blocks_view (fixture), GTK_TYPE_POPOVER_MENU));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (has_text (fixture, WITHOUT));
  g_assert_cmpuint (get_kind (fixture, 1), ==, NOTANDA_BLOCK_PARAGRAPH);
}

static void
test_done (Fixture      *fixture,
           gconstpointer data)
{
  show_blocks (fixture);
  g_assert_cmpstr (adw_banner_get_button_label (get_banner (fixture)), ==, "_Done");
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_banner (fixture)), "_Done"), "clicked");
  g_assert_false (notanda_document_is_draft (get_document (fixture)));
  g_assert_false (are_blocks_shown (fixture));

  show_blocks (fixture);
  assert_fixed (fixture, "The text is fixed since it is done");
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_banner (fixture)), "_Correct the Text…"), "clicked");
  wait_for (fixture, has_dialog);
  adw_dialog_force_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
}

static void
test_annotated (Fixture      *fixture,
                gconstpointer data)
{
  mark (fixture, "Quote", 0, 4);
  show_blocks (fixture);
  assert_fixed (fixture, "The text is fixed since it was annotated");
  leave_blocks (fixture);
}

/* Where there would be no text. */
static void
test_last (Fixture      *fixture,
           gconstpointer data)
{
  show_blocks (fixture);
  toggle (fixture, 0);
  while (!has_text (fixture, "Nobody asked why.") || !has_focus_in_row (fixture))
    g_main_context_iteration (NULL, TRUE);
  toggle (fixture, 2);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (has_text (fixture, "Nobody asked why."));
  g_assert_true (has_no_dialog (fixture));
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  show_blocks (fixture);
  g_assert_cmpstr (adw_banner_get_title (get_banner (fixture)), ==, "Nothing was left out. Click a block to leave it out.");
  notanda_document_fix (get_document (fixture));
  g_assert_cmpstr (adw_banner_get_title (get_banner (fixture)), ==, "Nothing was left out. The text is fixed since it is done.");
  leave_blocks (fixture);
}

/* What is about the text alone leads back to it. */
static void
test_leaving (Fixture      *fixture,
              gconstpointer data)
{
  mark (fixture, "Quote", 0, 4);
  show_blocks (fixture);
  act (fixture, "win.find", NULL);
  g_assert_false (are_blocks_shown (fixture));
  show_blocks (fixture);
  notanda_page_show_annotation (notanda_window_get_page (fixture->window), 0);
  g_assert_false (are_blocks_shown (fixture));
  g_assert_true (has_focus_in_text (fixture));
  show_blocks (fixture);
  act (fixture, "win.types", NULL);
  g_assert_false (are_blocks_shown (fixture));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, set_up, func) g_test_add ("/notanda/app/page-blocks/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("toggle", set_up_draft, test_toggle);
  ADD ("signs", set_up_draft, test_signs);
  ADD ("undo", set_up_draft, test_undo);
  ADD ("kind", set_up_draft, test_kind);
  ADD ("done", set_up_draft, test_done);
  ADD ("annotated", set_up_draft, test_annotated);
  ADD ("last", set_up_draft, test_last);
  ADD ("nothing", set_up, test_nothing);
  ADD ("leaving", set_up_draft, test_leaving);
  return g_test_run ();
}
