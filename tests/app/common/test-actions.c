/* test-actions.c: what stands in the table of actions can be done, and all that can be done stands there
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "app/blocks/notanda-blocks-view.h"
#include "app/common/notanda-actions.h"
#include "app/dialogs/notanda-differences-dialog.h"
#include "app/library/notanda-library-pane.h"
#include "app/notanda-application.h"
#include "app/pane/notanda-annotation-pane.h"
#include "app/reading/notanda-find-bar.h"
#include "app/tags/notanda-tag-set-dialog.h"

/* Each has its button where it can be done: while something is opened, under the recent articles, above the blocks,
 * in the dialog of the tag set. */
static const char *const on_a_button[] = { "win.cancel-opening", "win.clear-recent", "win.decide-server", "win.fix-text", "win.know-notice", "win.open-in-browser", "win.tag-set-differences", "win.take-tag-set", "win.try-again", NULL };

/* In the menu of a row, whose keys are those of the list, or in that which the desktop has for the program. */
static const char *const in_other_menus[] = { "app.new-window", "app.open-address", "library.open", "pane.go-to-words", NULL };

/* The name of a class' @i-th action, or %NULL. @is_part: it needs a target, which a row, a button
 * or a key of the tag set gives it. */
static const char *
get_action (GTypeClass *klass,
            guint       i,
            gboolean   *is_part)
{
  const GVariantType *parameter;
  const char         *name;
  const char         *property;
  GType               owner;

  if (!gtk_widget_class_query_action (GTK_WIDGET_CLASS (klass), i, &owner, &name, &parameter, &property))
    return NULL;
  *is_part = parameter != NULL;
  return name;
}

/* And not one that GTK gives all widgets of a kind. */
static gboolean
is_own (GTypeClass *klass,
        guint       i)
{
  const GVariantType *parameter;
  const char         *name;
  const char         *property;
  GType               owner;

  return gtk_widget_class_query_action (GTK_WIDGET_CLASS (klass), i, &owner, &name, &parameter, &property) &&
         owner == G_TYPE_FROM_CLASS (klass);
}

/* Whose classes have actions. */
static GType
get_owner (guint i)
{
  GType owners[] = {
    NOTANDA_TYPE_WINDOW,
    NOTANDA_TYPE_PAGE,
    NOTANDA_TYPE_ANNOTATION_PANE,
    NOTANDA_TYPE_FIND_BAR,
    NOTANDA_TYPE_BLOCKS_VIEW,
    NOTANDA_TYPE_LIBRARY_PANE,
    NOTANDA_TYPE_TAG_SET_DIALOG,
    NOTANDA_TYPE_DIFFERENCES_DIALOG,
  };

  return i < G_N_ELEMENTS (owners) ? owners[i] : G_TYPE_INVALID;
}

static gboolean
is_installed (const char *name)
{
  for (guint k = 0; get_owner (k) != G_TYPE_INVALID; k++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (get_owner (k));
      const char *action;
      gboolean    is_part;

      for (guint i = 0; (action = get_action (klass, i, &is_part)) != NULL; i++)
        if (g_str_equal (action, name))
          return TRUE;
    }
  return g_str_has_prefix (name, "app.") &&
         g_action_group_has_action (G_ACTION_GROUP (g_application_get_default ()), name + strlen ("app."));
}

/* Each has a key or a place in the menu, and words for both. */
static void
test_reachable (void)
{
  guint                n_actions;
  const NotandaAction *actions = notanda_actions_list (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_test_message ("%s", actions[i].name);
      g_assert_true (g_action_parse_detailed_name (actions[i].name, &name, &target, NULL));
      g_assert_true (is_installed (name));
      g_assert_true (actions[i].keys != NULL || actions[i].section != NOTANDA_MENU_NONE);
      g_assert_true (actions[i].label != NULL || g_strcmp0 (actions[i].shown_keys, "") == 0);
      g_assert_cmpint (actions[i].section != NOTANDA_MENU_NONE, ==, actions[i].menu_label != NULL);
    }
}

static gboolean
is_listed (const char *name)
{
  guint                n_actions;
  const NotandaAction *actions = notanda_actions_list (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      g_autofree char *listed = NULL;
      g_autoptr (GVariant) target = NULL;

      g_action_parse_detailed_name (actions[i].name, &listed, &target, NULL);
      if (g_str_equal (listed, name))
        return TRUE;
    }
  return g_strv_contains (on_a_button, name) || g_strv_contains (in_other_menus, name);
}

static void
check_application (void)
{
  GActionGroup *group = G_ACTION_GROUP (g_application_get_default ());
  g_auto (GStrv) names = g_action_group_list_actions (group);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("app.", names[i], NULL);

      if (g_action_group_get_action_parameter_type (group, names[i]) == NULL && !is_listed (name))
        g_error ("%s has no key and no place in a menu", name);
    }
}

static void
test_listed (void)
{
  check_application ();
  for (guint k = 0; get_owner (k) != G_TYPE_INVALID; k++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (get_owner (k));
      const char *name;
      gboolean    is_part;

      for (guint i = 0; (name = get_action (klass, i, &is_part)) != NULL; i++)
        if (!is_part && is_own (klass, i) && !is_listed (name))
          g_error ("%s has no key and no place in a menu", name);
    }
}

/* Scopes whose keys are heard together, wherever the focus is; while something is picked, its keys
 * go before those of the article. */
static const NotandaScope places[][3] = {
  { NOTANDA_SCOPE_READING, NOTANDA_SCOPE_ANNOTATION, NOTANDA_SCOPE_WINDOW },
  { NOTANDA_SCOPE_LIST, NOTANDA_SCOPE_ANNOTATION, NOTANDA_SCOPE_WINDOW },
  { NOTANDA_SCOPE_FILTER, NOTANDA_SCOPE_WINDOW, NOTANDA_SCOPE_APPLICATION },
  { NOTANDA_SCOPE_FINDING, NOTANDA_SCOPE_WINDOW, NOTANDA_SCOPE_APPLICATION },
  { NOTANDA_SCOPE_EDITOR, NOTANDA_SCOPE_WINDOW, NOTANDA_SCOPE_APPLICATION },
  { NOTANDA_SCOPE_PICKING, NOTANDA_SCOPE_WINDOW, NOTANDA_SCOPE_APPLICATION },
};

static gboolean
is_heard (NotandaScope scope,
          guint        place)
{
  for (guint i = 0; i < G_N_ELEMENTS (places[place]); i++)
    if (places[place][i] == scope)
      return TRUE;
  return FALSE;
}

/* Where the action isn't enabled, GTK would offer its inspector. */
static gboolean
is_of_inspector (const char *key)
{
  return g_str_equal (key, "<Shift><Control>d") || g_str_equal (key, "<Shift><Control>i");
}

/* In one place, no key means two things. */
static void
check_place (guint place)
{
  guint                n_actions;
  const NotandaAction *actions = notanda_actions_list (&n_actions);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = g_strsplit (actions[i].keys != NULL ? actions[i].keys : "", " ", -1);

      for (guint k = 0; is_heard (actions[i].scope, place) && keys[k] != NULL; k++)
        {
          GdkModifierType modifiers;
          guint           keyval;
          char           *name;

          g_assert_true (gtk_accelerator_parse (keys[k], &keyval, &modifiers));
          name = gtk_accelerator_name (keyval, modifiers);
          g_assert_false (is_of_inspector (name));
          if (g_hash_table_contains (seen, name))
            g_error ("%s: %s and %s", name, (const char *) g_hash_table_lookup (seen, name), actions[i].name);
          g_hash_table_insert (seen, name, (gpointer) actions[i].name);
        }
    }
}

static void
test_keys_differ (void)
{
  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    check_place (place);
}

/* An underlined letter that two have only moves on to the next. */
static void
check_letter (GMenuModel *menu,
              int         position,
              GHashTable *letters)
{
  g_autofree char *label = NULL;
  const char      *letter;

  if (!g_menu_model_get_item_attribute (menu, position, G_MENU_ATTRIBUTE_LABEL, "s", &label))
    return;
  letter = strchr (label, '_');
  g_assert_nonnull (letter);
  if (!g_hash_table_add (letters, g_ascii_strdown (letter + 1, 1)))
    g_error ("%s: another has this letter", label);
}

/* The menu hangs on the window's bar, where a page's action would be grey for ever.
 * @letters: those that are taken
 * Returns: how many rows it has, without those of menus of its own */
static guint
check_menu_actions (GMenuModel *menu,
                    GHashTable *listed,
                    GHashTable *letters)
{
  guint n_rows = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *action = NULL;

      n_rows += section != NULL ? check_menu_actions (section, listed, letters) : 1;
      check_letter (menu, i, letters);
      if (submenu != NULL)
        {
          g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

          check_menu_actions (submenu, listed, own);
        }
      if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        continue;
      g_assert_true (g_str_has_prefix (action, "win.") || g_str_has_prefix (action, "app."));
      g_hash_table_add (listed, g_steal_pointer (&action));
    }
  return n_rows;
}

/* What isn't one of marking by keys has a place there. */
static void
test_menu_places (void)
{
  g_autoptr (GMenuModel) menu = notanda_actions_new_menu ();
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const expected[] = { "win.open", "win.feeds", "win.export", "win.undo", "win.find", "win.copy-quotation",
                                   "win.tag-set", "win.differences", "win.preferences", "win.details", "win.problems",
                                   "win.sync", "win.close-corpus" };

  /* of some 31 pixels each, on a screen with 768 */
  g_assert_cmpuint (check_menu_actions (menu, listed, letters), <=, 20);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!g_hash_table_contains (listed, expected[i]))
      g_error ("%s isn’t in the menu", expected[i]);
}

static void
test_menu (void)
{
  g_autoptr (GMenuModel) menu = notanda_actions_new_menu ();
  g_autoptr (GMenuModel) section = NULL;
  g_autofree char *first = NULL;
  g_autofree char *action = NULL;

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, NOTANDA_N_MENU_SECTIONS - 4);
  section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_LABEL, "s", &first));
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  g_assert_cmpstr (first, ==, "_Undo");
  g_assert_cmpstr (action, ==, "win.undo");
}

/* Whether the keys in the table come before the widget's own. */
static gboolean
has_captured (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean has = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      has = has || (GTK_IS_SHORTCUT_CONTROLLER (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE);
    }

  return has;
}

static void
test_composing (void)
{
  GtkWidget   *entry = g_object_ref_sink (gtk_search_entry_new ());
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  g_assert_false (has_captured (entry));
  notanda_actions_capture (entry, NOTANDA_SCOPE_FINDING);
  g_assert_true (has_captured (entry));
  g_signal_emit_by_name (text, "preedit-changed", "か");
  g_assert_false (has_captured (entry));
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_true (has_captured (entry));
  g_object_unref (entry);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
  g_test_add_func ("/notanda/app/actions/reachable", test_reachable);
  g_test_add_func ("/notanda/app/actions/listed", test_listed);
  g_test_add_func ("/notanda/app/actions/keys-differ", test_keys_differ);
  g_test_add_func ("/notanda/app/actions/menu", test_menu);
  g_test_add_func ("/notanda/app/actions/menu-places", test_menu_places);
  g_test_add_func ("/notanda/app/actions/composing", test_composing);
  return g_test_run ();
}
