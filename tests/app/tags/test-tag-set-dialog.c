/* test-tag-set-dialog.c: the tag set, changed by its dialog's controls
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/notanda-tag-set-dialog.h"

#include "app/common/notanda-type-row.h"
#include "app/common/notanda-type-style.h"
#include "app/dialogs/notanda-difference-words.h"
#include "app/dialogs/notanda-differences-dialog.h"
#include "app/tags/notanda-colour-row.h"
#include "app/tags/notanda-tag-page.h"
#include "app/tags/tag-set-window.h"
#include "model/notanda-tag-set-edit.h"
#include "util/test-documents.h"

static gboolean
has_focused_row (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_parent (focus) == GTK_WIDGET (get_list (fixture)) && gtk_widget_get_prev_sibling (focus) == NULL;
}

/* The keyboard begins at the first type, not at the menu. */
static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  open_dialog (fixture);
  wait_for (fixture, has_focused_row);
}

/* The list counts, leads to the type and adds one, whose page opens. */
static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  GListModel     *model;
  NotandaTagItem *item;
  guint           position;

  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  open_dialog (fixture);
  model = G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5);
  item = find_item (model, "Quote", &position);
  g_assert_cmpuint (notanda_tag_item_get_count (item), ==, 1);
  g_assert_cmpuint (notanda_tag_item_get_key (item), ==, 'q');

  pick (fixture, "Claim");
  g_assert_cmpstr (get_page_title (fixture), ==, "Claim");
  go_back (fixture);
  enter (fixture, "Add a Type", " ");
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, "A name has at least one character."), "error"));
  enter (fixture, "A name has at least one character.", "Nixie");
  g_assert_cmpstr (get_page_title (fixture), ==, "Nixie");
  assert_step (fixture, "Add Nixie");
  /* n goes to the next annotation */
  g_assert_cmpuint (get_type (fixture, "Nixie")->key, ==, 'i');
  go_back (fixture);
  g_assert_cmpstr (get_text (fixture, "Add a Type"), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 6);
}

/* What an undo takes away isn't shown any more. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  open_dialog (fixture);
  enter (fixture, "Add a Type", "Doubt");
  enter (fixture, "Add an Attribute", "Degree");
  g_assert_cmpstr (get_page_title (fixture), ==, "Degree");
  undo (fixture);
  g_assert_cmpstr (get_page_title (fixture), ==, "Doubt");
  activate (fixture, "_Merge Into…");
  undo (fixture);
  g_assert_cmpstr (get_page_title (fixture), ==, "Tag Set");
}

static void
rename_cue (NotandaDocument *document,
            const char      *label)
{
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_TEXT, label);

  notanda_document_set_tag_property (document, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), NOTANDA_TAG_LABEL, &value, "Rename");
}

/* Renames the type here, and somebody else does elsewhere. */
static void
rename_twice (NotandaDocument *document)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "Bo");
  g_autoptr (NotandaPacked) empty = notanda_packed_new (notanda_document_get_article (document));
  g_autoptr (NotandaDocument) other = notanda_document_new_packed (empty, identity);
  g_autoptr (NotandaSnapshot) theirs = NULL;
  g_autoptr (GError) error = NULL;

  rename_cue (document, "Verb");
  rename_cue (other, "Marker");
  theirs = notanda_document_snapshot (other);
  notanda_document_merge (document, theirs, NULL, &error);
  g_assert_no_error (error);
}

static AdwBanner *
get_banner (GtkWidget *widget)
{
  AdwBanner *found = ADW_IS_BANNER (widget) ? ADW_BANNER (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = get_banner (child);

  return found;
}

/* Two names that people gave one type are told where the tag set is edited, and settled from there. */
static void
test_differences (Fixture      *fixture,
                  gconstpointer data)
{
  AdwDialog *dialog;
  AdwBanner *banner;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *field = NULL;

  open_dialog (fixture);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  banner = get_banner (GTK_WIDGET (dialog));
  g_assert_false (adw_banner_get_revealed (banner));
  rename_twice (get_document (fixture));
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "1 difference between people");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (banner), "win.tag-set-differences", NULL));
  g_assert_true (NOTANDA_IS_DIFFERENCES_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))));
  differences = notanda_document_list_differences (get_document (fixture));
  field = notanda_difference_dup_field (differences->pdata[0], get_document (fixture));
  g_assert_cmpstr (field, ==, "Name");
  g_assert_true (notanda_document_settle (get_document (fixture), differences->pdata[0], 1, "Settle", NULL));
  g_assert_false (adw_banner_get_revealed (banner));
}

/* A tag set that names itself, as a strange file may have it. */
static void
test_itself (Fixture      *fixture,
             gconstpointer data)
{
  const NotandaId *cue = notanda_builtin_type_get_id (NOTANDA_TYPE_CUE);
  const NotandaId *source = notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE);
  NotandaValue     itself = notanda_value_id (cue);
  NotandaValue     other = notanda_value_id (source);

  notanda_document_set_tag_property (get_document (fixture), cue, NOTANDA_TAG_MERGED_INTO, &itself, "Itself");
  notanda_document_set_tag_property (get_document (fixture), cue, NOTANDA_TAG_OWNER, &itself, "Itself");
  mark (fixture, "Cue", 0, 4);
  open_type (fixture, "Cue");
  enter (fixture, "Name", "Signal");
  g_assert_cmpstr (get_type (fixture, "Cue")->label, ==, "Signal");
  /* while one looks at it, somebody's circle arrives */
  notanda_document_set_tag_property (get_document (fixture), cue, NOTANDA_TAG_MERGED_INTO, &other, "Circle");
  notanda_document_set_tag_property (get_document (fixture), source, NOTANDA_TAG_MERGED_INTO, &itself, "Circle");
  g_assert_true (NOTANDA_IS_TAG_PAGE (get_page (fixture)));
  activate (fixture, "_Merge Into…");
  pick (fixture, "Entity");
  g_assert_cmpuint (notanda_tag_set_get_n_types (get_tag_set (fixture)), ==, 3);
  undo (fixture);
  g_assert_cmpuint (notanda_tag_set_get_n_types (get_tag_set (fixture)), ==, 4);
}

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);
  return n;
}

static gboolean
has_rows (Fixture *fixture)
{
  return count_widgets (get_page (fixture), NOTANDA_TYPE_TYPE_ROW) > 0;
}

static void
add_many (Fixture *fixture)
{
  notanda_document_begin_step (get_document (fixture), "Add Many");
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *label = g_strdup_printf ("Type %u", i);
      NotandaId        id;

      g_assert_true (notanda_tag_edit_add_type (get_document (fixture), label, NULL, &id, NULL));
    }
  notanda_document_end_step (get_document (fixture));
}

/* Of five hundred types there are rows for those that are seen, and one is found by a word. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  GListModel *model;
  GtkWidget  *entry;

  add_many (fixture);
  open_dialog (fixture);
  model = G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 505);
  wait_for (fixture, has_rows);
  g_assert_cmpuint (count_widgets (get_page (fixture), NOTANDA_TYPE_TYPE_ROW), <, 260);
  entry = find_by_type (get_page (fixture), GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "pe 499");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_page_title (fixture), ==, "Type 499");
  enter (fixture, "Name", "Found");
  assert_step (fixture, "Rename Type 499 to Found");
}

/* A type is chosen by the pointer alone, from the header bar or from the article's menu. */
static void
test_popover (Fixture      *fixture,
              gconstpointer data)
{
  NotandaId  source = get_type (fixture, "Source")->id;
  GtkWidget *popover;
  GtkWidget *list;

  g_assert_true (notanda_tag_edit_set_retired (get_document (fixture), &source, TRUE, NULL));
  select_range (fixture, QUOTE_START, QUOTE_END);
  act (fixture, "win.types", NULL);
  popover = find_by_type (GTK_WIDGET (fixture->window), g_type_from_name ("NotandaTypePopover"));
  list = find_by_type (popover, GTK_TYPE_LIST_VIEW);
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 4);
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_false (gtk_widget_get_visible (popover));
  assert_step (fixture, "Mark as Claim");
  g_assert_cmpstr (fixture->heard, ==, "Marked as Claim: \"no ship may enter\"");
}

static gboolean
has_popover_rows (Fixture *fixture)
{
  GtkWidget *popover = find_by_type (GTK_WIDGET (fixture->window), g_type_from_name ("NotandaTypePopover"));

  return popover != NULL && gtk_widget_get_height (find_by_type (popover, GTK_TYPE_LIST_VIEW)) > 0;
}

/* Few types are seen whole: nobody looks for the fifth of five below an edge. */
static void
test_popover_whole (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget     *popover;
  GtkAdjustment *adjustment;

  act (fixture, "win.types", NULL);
  wait_for (fixture, has_popover_rows);
  popover = find_by_type (GTK_WIDGET (fixture->window), g_type_from_name ("NotandaTypePopover"));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_by_type (popover, GTK_TYPE_LIST_VIEW)));
  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), >=, gtk_adjustment_get_upper (adjustment));
}

static void
escape_from_search (GtkWidget *widget)
{
  GtkWidget *entry = find_by_type (widget, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "pe 499");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (gtk_widget_get_visible (widget));
  g_signal_emit_by_name (entry, "stop-search");
}

/* Escape clears the search, then leaves what it is in. */
static void
test_search_left (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWidget *popover;

  add_many (fixture);
  act (fixture, "win.types", NULL);
  popover = find_by_type (GTK_WIDGET (fixture->window), g_type_from_name ("NotandaTypePopover"));
  escape_from_search (popover);
  g_assert_false (gtk_widget_get_visible (popover));
  open_dialog (fixture);
  wait_for (fixture, has_rows);
  escape_from_search (get_page (fixture));
  wait_for (fixture, has_no_dialog);
}

/* What is typed on a list of few types searches, too, and is seen. */
static void
test_few_searched (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *entry;

  open_dialog (fixture);
  wait_for (fixture, has_rows);
  entry = find_by_type (get_page (fixture), GTK_TYPE_SEARCH_ENTRY);
  g_assert_false (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "cl");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture)))), ==, 1);
  g_assert_true (gtk_widget_get_visible (entry));
}

/* Colours of the palette stand out as they are; those of one's own are made to. */
static void
test_contrast (Fixture      *fixture,
               gconstpointer data)
{
  static const guint32    own[] = { 0xffff00, 0xffffff, 0x000000, 0x00ff00, 0x0000ff };
  guint                   n_colours;
  const NotandaTagColour *colours = notanda_tag_colours_get (&n_colours);

  for (guint i = 0; i < n_colours + G_N_ELEMENTS (own); i++)
    for (int dark = 0; dark < 2; dark++)
      {
        guint32          colour = i < n_colours ? colours[i].colour : own[i - n_colours];
        NotandaTypeStyle style;
        GdkRGBA          opaque;

        notanda_type_style_make (colour, NOTANDA_PATTERN_SOLID, dark, &style);
        g_assert_cmpfloat (notanda_colour_get_contrast (&style.line, notanda_type_style_get_page (dark)), >=, 3.0);
        opaque = style.tint;
        opaque.alpha = 1;
        if (i < n_colours)
          g_assert_cmpfloat (notanda_colour_get_contrast (&opaque, notanda_type_style_get_page (dark)), >=, 3.0);
      }
}

static guint
count_menu_items (GMenuModel *menu,
                  const char *action)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *name = NULL;
      GMenuLinkIter   *links = g_menu_model_iterate_item_links (menu, i);

      if (g_menu_model_get_item_attribute (menu, i, "action", "s", &name))
        n += g_str_equal (name, action);
      while (g_menu_link_iter_next (links))
        {
          g_autoptr (GMenuModel) linked = g_menu_link_iter_get_value (links);

          n += count_menu_items (linked, action);
        }
      g_object_unref (links);
    }
  return n;
}

/* Of what the article's menu has when it is shown now; it stays. */
static guint
count_shown (Fixture    *fixture,
             const char *action)
{
  NotandaReadingView *view = NOTANDA_READING_VIEW (get_view (fixture));
  GtkPopover         *popover;

  act (fixture, "page.menu", NULL);
  popover = GTK_POPOVER (notanda_reading_view_get_popover (view));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  return count_menu_items (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover)), action);
}

/* The article's menu offers what can be marked with, and more on an annotation. */
static void
test_menu (Fixture      *fixture,
           gconstpointer data)
{
  NotandaId cue = get_type (fixture, "Cue")->id;

  g_assert_cmpuint (count_shown (fixture, "page.mark"), ==, 5);
  g_assert_cmpuint (count_shown (fixture, "page.remove"), ==, 0);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  g_assert_cmpuint (count_shown (fixture, "page.remove"), ==, 1);
  g_assert_cmpuint (count_shown (fixture, "page.retag"), ==, 5);
  g_assert_true (notanda_tag_edit_set_retired (get_document (fixture), &cue, TRUE, NULL));
  g_assert_cmpuint (count_shown (fixture, "page.mark"), ==, 4);
  for (guint i = 0; i < 20; i++)
    {
      NotandaId id;

      g_assert_true (notanda_tag_edit_add_type (get_document (fixture), "More", NULL, &id, NULL));
    }
  g_assert_cmpuint (count_shown (fixture, "page.mark"), ==, 12);
  g_assert_cmpuint (count_shown (fixture, "win.types"), ==, 1);
  act (fixture, "page.deselect", NULL);
  g_assert_cmpuint (count_shown (fixture, "page.remove"), ==, 0);
}

/* Nothing on @widget that can be operated is without a name. */
static void
check_names (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_SEARCH_ENTRY (widget))
    {
      gboolean named = gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                       gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
                       gtk_widget_get_tooltip_text (widget) != NULL ||
                       (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL);

      /* GTK gives what is inside its name, on the bus */
      if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
        named = gtk_widget_get_tooltip_text (gtk_widget_get_parent (widget)) != NULL;
      if (!named && gtk_widget_get_ancestor (widget, GTK_TYPE_COLOR_DIALOG_BUTTON) == NULL)
        g_error ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child) &&
        /* what libadwaita makes of a row of its own is its own affair */
        !ADW_IS_COMBO_ROW (child))
      check_names (child);
}

static void
look (Fixture *fixture)
{
  wait_for (fixture, is_page_drawn);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  check_names (get_page (fixture));
}

/* Every page at the width of a telephone, and with letters twice as large: libadwaita
 * warns of what doesn't fit, and a warning ends the test. */
static void
walk (Fixture *fixture)
{
  open_dialog (fixture);
  look (fixture);
  pick (fixture, "Claim");
  look (fixture);
  activate (fixture, "Verdict");
  look (fixture);
  go_back (fixture);
  activate (fixture, "Evidence");
  look (fixture);
  activate (fixture, "_Add a Type…");
  look (fixture);
  go_back (fixture);
  go_back (fixture);
  activate (fixture, "_Merge Into…");
  look (fixture);
  adw_dialog_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
}

static void
test_sizes (Fixture      *fixture,
            gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  walk (fixture);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  walk (fixture);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  walk (fixture);
}

static gboolean
has_town (Fixture *fixture)
{
  return notanda_tag_set_find_type_named (get_tag_set (fixture), "Town") != NULL;
}

static gboolean
has_alert (Fixture *fixture)
{
  return ADW_IS_ALERT_DIALOG (get_dialog (fixture));
}

/* Of a document: its types come in one step, what is different is said, and so is what is no document. */
static void
test_take (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (NotandaDocument) other = test_document_new ("abc", 2);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *box;
  NotandaId  town;

  g_assert_true (notanda_tag_edit_add_type (other, "Town", NULL, &town, NULL));
  g_assert_true (notanda_tag_edit_rename (other, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Verb", NULL));
  snapshot = notanda_document_snapshot (other);
  g_free (fixture->chosen);
  fixture->chosen = g_build_filename (fixture->folder, "other.notanda", NULL);
  file = notanda_document_file_new (fixture->chosen);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, &error));

  act (fixture, "win.tag-set", NULL);
  act (fixture, "win.take-tag-set", NULL);
  wait_for (fixture, has_town);
  wait_for (fixture, has_alert);
  box = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (get_dialog (fixture)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (box))), ==, "“Cue” is called “Verb” there");
  adw_dialog_force_close (get_dialog (fixture));
  g_assert_true (notanda_document_undo (get_document (fixture), NULL));
  g_assert_false (has_town (fixture));

  g_set_str (&fixture->chosen, fixture->article);
  act (fixture, "win.take-tag-set", NULL);
  wait_for (fixture, has_alert);
  adw_dialog_force_close (get_dialog (fixture));
  g_assert_false (has_town (fixture));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/app/tag-set-dialog/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("list", test_list);
  ADD ("focus", test_focus);
  ADD ("gone", test_gone);
  ADD ("itself", test_itself);
  ADD ("many", test_many);
  ADD ("popover", test_popover);
  ADD ("popover-whole", test_popover_whole);
  ADD ("search-left", test_search_left);
  ADD ("few-searched", test_few_searched);
  ADD ("contrast", test_contrast);
  ADD ("menu", test_menu);
  ADD ("sizes", test_sizes);
  ADD ("take", test_take);
  ADD ("differences", test_differences);
  return g_test_run ();
}
