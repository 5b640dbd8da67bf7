/* test-type-page.c: a type of the tag set, its attributes and its roles, changed by their pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/notanda-type-page.h"

#include "app/tags/tag-set-window.h"

/* A button without words is known by its tooltip, which is its name too. */
static GtkWidget *
find_icon_button (GtkWidget  *widget,
                  const char *name)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_icon_button (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = find_icon_button (get_page (fixture), name);

  if (button == NULL)
    g_error ("no button “%s” on the page “%s”", name, get_page_title (fixture));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* What stands in the entries is taken over by Enter, and can be undone from here. */
static void
test_type (Fixture      *fixture,
           gconstpointer data)
{
  GtkTextView *guideline;

  open_type (fixture, "Cue");
  enter (fixture, "Name", "  Signal ");
  assert_step (fixture, "Rename Cue to Signal");
  g_assert_cmpstr (get_page_title (fixture), ==, "Signal");
  g_assert_cmpstr (get_text (fixture, "Name"), ==, "Signal");
  enter (fixture, "Identifier", "Signal");
  assert_step (fixture, "Change Identifier of Signal");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Line")), NOTANDA_PATTERN_DOUBLE);
  assert_step (fixture, "Change Line of Signal");
  click (fixture, "Teal");
  assert_step (fixture, "Change Colour of Signal");
  g_assert_cmphex (get_type (fixture, "Signal")->colour, ==, 0x158991);
  guideline = GTK_TEXT_VIEW (find_by_type (get_page (fixture), GTK_TYPE_TEXT_VIEW));
  gtk_widget_grab_focus (GTK_WIDGET (guideline));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (guideline), "Said, told, added.\n", -1);
  gtk_widget_grab_focus (get_row (fixture, "Name"));
  assert_step (fixture, "Change Guideline of Signal");
  g_assert_cmpstr (get_type (fixture, "Signal")->guideline, ==, "Said, told, added.");
  activate (fixture, "_Retire");
  g_assert_cmpstr (fixture->heard, ==, "Signal is no longer offered");
  g_assert_true (get_type (fixture, "Signal")->retired);
  activate (fixture, "_Restore");
  g_assert_false (get_type (fixture, "Signal")->retired);

  for (guint i = 0; i < 7; i++)
    undo (fixture);
  g_assert_null (notanda_document_get_undo_label (get_document (fixture)));
  g_assert_cmpstr (get_page_title (fixture), ==, "Cue");
  g_assert_cmpstr (get_text (fixture, "Name"), ==, "Cue");
  g_assert_cmpstr (get_text (fixture, "Identifier"), ==, "Cue");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (fixture, "Line"))), ==, NOTANDA_PATTERN_DASH_DOT);
}

/* A key is one letter, no other's, and nothing else's in the article. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *swap;

  open_type (fixture, "Cue");
  swap = find_button (get_page (fixture), "_Swap");
  g_assert_false (gtk_widget_get_visible (swap));
  enter (fixture, "Key That Marks", "xy");
  enter (fixture, "A key is one letter.", "n");
  enter (fixture, "This key has another use: Select the next annotation", "7");
  enter (fixture, "Only a letter can be a key.", "q");
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, "This is the key of Quote."), "error"));
  g_assert_null (notanda_document_get_undo_label (get_document (fixture)));

  g_assert_true (gtk_widget_get_visible (swap));
  g_signal_emit_by_name (swap, "clicked");
  g_assert_cmpstr (fixture->heard, ==, "Key taken from Quote");
  g_assert_cmpuint (get_type (fixture, "Cue")->key, ==, 'q');
  g_assert_cmpuint (get_type (fixture, "Quote")->key, ==, 'u');
  g_assert_false (gtk_widget_get_visible (swap));
  g_assert_cmpstr (get_text (fixture, "Key That Marks"), ==, "q");
  enter (fixture, "Key That Marks", "");
  g_assert_cmpuint (get_type (fixture, "Cue")->key, ==, 0);
}

static gboolean
has_step (Fixture *fixture)
{
  return notanda_document_get_undo_label (get_document (fixture)) != NULL;
}

/* Nothing that was typed is lost where one goes back or closes the dialog. */
static void
test_leaving (Fixture      *fixture,
              gconstpointer data)
{
  GtkTextView *guideline;

  open_type (fixture, "Cue");
  wait_for (fixture, is_page_drawn);
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "Name")), "Signal");
  g_assert_false (has_step (fixture));
  go_back (fixture);
  wait_for (fixture, has_step);
  assert_step (fixture, "Rename Cue to Signal");

  pick (fixture, "Signal");
  wait_for (fixture, is_page_drawn);
  guideline = GTK_TEXT_VIEW (find_by_type (get_page (fixture), GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (guideline), "Of saying.", -1);
  /* what can't be taken over is let go, and nothing is worse for it */
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "Key That Marks")), "q");
  adw_dialog_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  assert_step (fixture, "Change Guideline of Signal");
  g_assert_cmpuint (get_type (fixture, "Cue")->key, ==, 'u');
}

static void
test_attribute (Fixture      *fixture,
                gconstpointer data)
{
  const NotandaTagAttribute *attribute;

  open_type (fixture, "Cue");
  enter (fixture, "Add an Attribute", "Mood");
  g_assert_cmpstr (get_page_title (fixture), ==, "Mood");
  g_assert_false (gtk_widget_is_visible (get_row (fixture, "Add a Choice")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Kind")), 1);
  assert_step (fixture, "Change Kind of Mood");
  g_assert_true (gtk_widget_is_visible (get_row (fixture, "Add a Choice")));
  enter (fixture, "Add a Choice", "Sober");
  enter (fixture, "Add a Choice", "Very Angry");
  enter (fixture, "Add a Choice", "Glad");
  enter (fixture, "Add a Choice", "Glad");
  enter (fixture, "There is a choice of this name already.", "");
  click (fixture, "Move Glad Up");
  click (fixture, "Move Sober Down");
  attribute = notanda_tag_type_find_attribute_named (get_type (fixture, "Cue"), "mood");
  g_assert_cmpstr (attribute->choices[0], ==, "Glad");
  g_assert_cmpstr (attribute->choices[1], ==, "Sober");
  g_assert_cmpstr (attribute->choices[2], ==, "very-angry");
  enter (fixture, "Choice", "Happy");
  assert_step (fixture, "Rename Glad to Happy");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Default")), 2);
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "Required")), TRUE);
  attribute = notanda_tag_type_find_attribute_named (get_type (fixture, "Cue"), "mood");
  g_assert_cmpstr (attribute->choice_labels[0], ==, "Happy");
  g_assert_cmpstr (attribute->initial, ==, "Sober");
  g_assert_true (attribute->required);

  go_back (fixture);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (fixture, "Mood"))), ==,
                   "Choice: Happy, Sober, Very Angry · required");
  activate (fixture, "Mood");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Kind")), 3);
  activate (fixture, "_Retire");
  go_back (fixture);
  activate (fixture, "Mood (retired)");
  activate (fixture, "_Restore");
}

/* A new annotation has the default; a choice that is taken away from under it is shown. */
static void
test_default (Fixture      *fixture,
              gconstpointer data)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  open_type (fixture, "Quote");
  activate (fixture, "Kind");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "Default")), 1);
  assert_step (fixture, "Change Default of Kind");
  adw_dialog_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (get_document (fixture), 0, &annotation));
  g_assert_cmpuint (annotation.n_attributes, ==, 1);
  g_assert_cmpstr (annotation.attributes[0].value.text, ==, "direct");

  open_type (fixture, "Quote");
  activate (fixture, "Kind");
  click (fixture, "Remove Direct");
  g_assert_cmpstr (fixture->heard, ==, "Direct removed from the choices");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (fixture, "direct"))), ==,
                   "No choice, but 1 annotation has it");
  click (fixture, "Make direct a Choice Again");
  assert_step (fixture, "Add direct to Kind");
  g_assert_null (find_icon_button (get_page (fixture), "Make direct a Choice Again"));
}

static void
test_role (Fixture      *fixture,
           gconstpointer data)
{
  const NotandaTagRole *role;

  open_type (fixture, "Cue");
  enter (fixture, "Add a Role", "About");
  g_assert_cmpstr (get_page_title (fixture), ==, "About");
  /* a type may lead to itself */
  activate (fixture, "_Add a Type…");
  pick (fixture, "Cue");
  activate (fixture, "_Add a Type…");
  pick (fixture, "Claim");
  assert_step (fixture, "Change What About Leads To");
  role = notanda_tag_type_find_role_named (get_type (fixture, "Cue"), "about");
  g_assert_cmpuint (role->n_accepts, ==, 2);
  click (fixture, "Remove Cue");
  role = notanda_tag_type_find_role_named (get_type (fixture, "Cue"), "about");
  g_assert_cmpuint (role->n_accepts, ==, 1);
  go_back (fixture);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (fixture, "About"))), ==, "Claim");
  activate (fixture, "About");
  activate (fixture, "_Retire");
  enter (fixture, "Name", "Regarding");
  enter (fixture, "Identifier", "regarding");
  g_assert_true (notanda_tag_type_find_role_named (get_type (fixture, "Cue"), "regarding")->retired);
}

/* The page is then that of the type that stays; one undo, and both are there. */
static void
test_merge (Fixture      *fixture,
            gconstpointer data)
{
  guint position;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  mark (fixture, "Quote", 0, 4);
  open_type (fixture, "Quote");
  activate (fixture, "_Merge Into…");
  g_assert_cmpstr (get_page_title (fixture), ==, "Merge Quote Into");
  g_assert_null (find_item (G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture))), "Quote", &position));
  pick (fixture, "Claim");
  g_assert_cmpstr (fixture->heard, ==, "2 annotations became Claim");
  assert_step (fixture, "Merge Quote Into Claim");
  g_assert_cmpstr (get_page_title (fixture), ==, "Claim");
  g_assert_null (notanda_tag_set_find_type_named (get_tag_set (fixture), "Quote"));
  undo (fixture);
  g_assert_cmpstr (get_page_title (fixture), ==, "Quote");
  g_assert_nonnull (notanda_tag_set_find_type_named (get_tag_set (fixture), "Quote"));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/app/type-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("type", test_type);
  ADD ("keys", test_keys);
  ADD ("leaving", test_leaving);
  ADD ("attribute", test_attribute);
  ADD ("default", test_default);
  ADD ("role", test_role);
  ADD ("merge", test_merge);
  return g_test_run ();
}
