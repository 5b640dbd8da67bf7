/* notanda-actions.c: the one table of what a user can do
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every key of the program stands here, but those that come from a document's tag
 * set (notanda-reading-view.c hears those). Widgets bind the rows of their scope in
 * class_init, the shortcuts dialog lists them, and the primary menu is made of those that
 * name a section of it.
 *
 * Keys are class bindings, heard on the way up from the focus, and not application
 * accelerators: those are caught before a text entry sees the key.
 */

#include "app/common/notanda-actions.h"

#include <glib/gi18n-lib.h>

#define FILE_GROUP N_ ("File")
#define LIBRARY_GROUP N_ ("Library")
#define READ_GROUP N_ ("Reading")
#define MARK_GROUP N_ ("Annotations")
#define REVIEW_GROUP N_ ("Review")
#define SERVER_GROUP N_ ("Server")
#define BLOCKS_GROUP N_ ("Left-Out Text")
#define PICK_GROUP N_ ("Choosing for a Link or a Piece")
#define HELP_GROUP N_ ("Program")

/* It would make stairs of the table. */
/* clang-format off */
static const NotandaAction actions[] = {
  { "win.new-window", "<Control>n", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("New window"), NULL,
    NOTANDA_MENU_FILE, N_ ("_New Window") },
  { "win.open", "<Control>o", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Open an article"), NULL,
    NOTANDA_MENU_FILE, N_ ("_Open…") },
  { "win.open-address", "<Control>l", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Open a web address"), NULL,
    NOTANDA_MENU_SOURCES, N_ ("Open _Address…") },
  { "win.feeds", "<Control><Shift>l", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Feeds"), NULL,
    NOTANDA_MENU_SOURCES, N_ ("_Feeds…") },
  { "win.open-corpus", "<Control><Shift>o", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Open a folder, as a corpus"), NULL,
    NOTANDA_MENU_FILE, N_ ("Open Fol_der…") },
  { "win.paste", "<Control>v", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Make an article of the clipboard’s text"), NULL,
    NOTANDA_MENU_SOURCES, N_ ("_Paste as Article") },
  { "win.save", "<Control>s", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Save now"), NULL },
  { "win.save-as", "<Control><Shift>s", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Save as"), NULL,
    NOTANDA_MENU_SAVE, N_ ("Sa_ve As…") },
  { "win.save-clean-copy", NULL, NOTANDA_SCOPE_MENU, FILE_GROUP, N_ ("Save a copy without what was deleted"), NULL,
    NOTANDA_MENU_ARTICLE, N_ ("Save a C_lean Copy…") },
  { "win.export", "<Control>e", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Export"), NULL,
    NOTANDA_MENU_SAVE, N_ ("_Export…") },
  { "win.details", "<Control>i", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("What is known about the article"), NULL,
    NOTANDA_MENU_ARTICLE, N_ ("Article D_etails…") },
  { "win.correct-text", NULL, NOTANDA_SCOPE_MENU, FILE_GROUP, N_ ("Make a new version with a corrected text"), NULL,
    NOTANDA_MENU_ARTICLE, N_ ("Co_rrect the Text…") },
  { "win.what-changed", NULL, NOTANDA_SCOPE_MENU, FILE_GROUP, N_ ("What differs from the version before"), NULL,
    NOTANDA_MENU_ARTICLE, N_ ("What C_hanged…") },
  { "win.choose-encoding", NULL, NOTANDA_SCOPE_MENU, FILE_GROUP, N_ ("Encoding of the article"), NULL,
    NOTANDA_MENU_ARTICLE, N_ ("Text En_coding…") },
  { "window.close", "<Control>w", NOTANDA_SCOPE_WINDOW, FILE_GROUP, N_ ("Close the window"), NULL },

  { "win.library", "<Shift>F9", NOTANDA_SCOPE_WINDOW, LIBRARY_GROUP, N_ ("Show or hide the library"), NULL,
    NOTANDA_MENU_READING, N_ ("_Library") },
  { "win.filter-library", "<Control><Shift>k", NOTANDA_SCOPE_WINDOW, LIBRARY_GROUP, N_ ("Filter the library"), NULL },
  { "win.next-article", "<Alt>Page_Down", NOTANDA_SCOPE_WINDOW, LIBRARY_GROUP, N_ ("Open the next article"), NULL },
  { "win.previous-article", "<Alt>Page_Up", NOTANDA_SCOPE_WINDOW, LIBRARY_GROUP, N_ ("Open the previous article"), NULL },
  { "win.close-corpus", NULL, NOTANDA_SCOPE_MENU, LIBRARY_GROUP, N_ ("Close the corpus"), NULL,
    NOTANDA_MENU_CORPUS, N_ ("Close Cor_pus") },
  { "library.menu", "Menu <Shift>F10", NOTANDA_SCOPE_LIBRARY, LIBRARY_GROUP, N_ ("Show the menu of an article in the library"), "<Shift>F10" },
  { "library.remove", "Delete KP_Delete", NOTANDA_SCOPE_LIBRARY, LIBRARY_GROUP, N_ ("Remove from the corpus"), "Delete" },
  { "library.undo", "<Control>z", NOTANDA_SCOPE_LIBRARY, LIBRARY_GROUP, N_ ("Undo a change of the corpus"), NULL },
  { "library.redo", "<Control><Shift>z <Control>y", NOTANDA_SCOPE_LIBRARY, LIBRARY_GROUP, N_ ("Redo a change of the corpus"), NULL },

  { "win.undo", "<Control>z", NOTANDA_SCOPE_WINDOW, MARK_GROUP, N_ ("Undo"), NULL,
    NOTANDA_MENU_STEPS, N_ ("_Undo") },
  { "win.redo", "<Control><Shift>z <Control>y", NOTANDA_SCOPE_WINDOW, MARK_GROUP, N_ ("Redo"), NULL,
    NOTANDA_MENU_STEPS, N_ ("_Redo") },
  { "win.history", "<Control><Shift>h", NOTANDA_SCOPE_WINDOW, MARK_GROUP, N_ ("All steps"), NULL,
    NOTANDA_MENU_STEPS, N_ ("All _Steps…") },
  { "page.next", "n", NOTANDA_SCOPE_READING, MARK_GROUP, N_ ("Select the next annotation"), NULL },
  { "page.previous", "p", NOTANDA_SCOPE_READING, MARK_GROUP, N_ ("Select the previous annotation"), NULL },
  { "page.menu", "Menu <Shift>F10", NOTANDA_SCOPE_READING, MARK_GROUP, N_ ("Show the menu of the article"), "<Shift>F10" },
  { "page.select-at-caret", "Return KP_Enter", NOTANDA_SCOPE_READING, MARK_GROUP,
    N_ ("Select the annotation at the caret, then the one around it"), "Return" },
  { "page.deselect", "Escape", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, N_ ("Deselect"), NULL },
  { "page.retag('1')", "1 KP_1", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP,
    N_ ("Change the type to the first, second, …"), "1...9" },
  { "page.retag('2')", "2 KP_2", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.retag('3')", "3 KP_3", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.retag('4')", "4 KP_4", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.retag('5')", "5 KP_5", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.retag('6')", "6 KP_6", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.retag('7')", "7 KP_7", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.retag('8')", "8 KP_8", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.retag('9')", "9 KP_9", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.follow-link(uint32 1)", "<Alt>1 <Alt>KP_1", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP,
    N_ ("Go to what it links to, or what links to it: the first, second, …"), "<Alt>1...9" },
  { "page.follow-link(uint32 2)", "<Alt>2 <Alt>KP_2", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.follow-link(uint32 3)", "<Alt>3 <Alt>KP_3", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.follow-link(uint32 4)", "<Alt>4 <Alt>KP_4", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.follow-link(uint32 5)", "<Alt>5 <Alt>KP_5", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.follow-link(uint32 6)", "<Alt>6 <Alt>KP_6", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.follow-link(uint32 7)", "<Alt>7 <Alt>KP_7", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.follow-link(uint32 8)", "<Alt>8 <Alt>KP_8", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.follow-link(uint32 9)", "<Alt>9 <Alt>KP_9", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.go-back", "BackSpace", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, N_ ("Go back to where the link was"), NULL },
  { "pane.menu", "Menu <Shift>F10", NOTANDA_SCOPE_LIST, MARK_GROUP, N_ ("Show the menu of an annotation in the list"),
    "<Shift>F10" },
  { "page.move-end-word-left", "<Alt>Left", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP,
    N_ ("Move the end by a word"), "<Alt>Left <Alt>Right" },
  { "page.move-end-word-right", "<Alt>Right", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.move-start-word-left", "<Alt><Shift>Left", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP,
    N_ ("Move the start by a word"), "<Alt><Shift>Left <Alt><Shift>Right" },
  { "page.move-start-word-right", "<Alt><Shift>Right", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.move-end-character-back", "<Alt>Up", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP,
    N_ ("Move the end by a character"), "<Alt>Up <Alt>Down" },
  { "page.move-end-character-on", "<Alt>Down", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.move-start-character-back", "<Alt><Shift>Up", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP,
    N_ ("Move the start by a character"), "<Alt><Shift>Up <Alt><Shift>Down" },
  { "page.move-start-character-on", "<Alt><Shift>Down", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-link('')", "l", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, N_ ("Add the next missing link"), NULL },
  { "page.add-nth-link(uint32 1)", "<Control>1 <Control>KP_1", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP,
    N_ ("Add a link, in the first, second, … role"), "<Control>1...9" },
  { "page.add-nth-link(uint32 2)", "<Control>2 <Control>KP_2", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-nth-link(uint32 3)", "<Control>3 <Control>KP_3", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-nth-link(uint32 4)", "<Control>4 <Control>KP_4", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-nth-link(uint32 5)", "<Control>5 <Control>KP_5", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-nth-link(uint32 6)", "<Control>6 <Control>KP_6", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-nth-link(uint32 7)", "<Control>7 <Control>KP_7", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-nth-link(uint32 8)", "<Control>8 <Control>KP_8", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-nth-link(uint32 9)", "<Control>9 <Control>KP_9", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, NULL, "" },
  { "page.add-piece", "a plus KP_Add", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, N_ ("Add a piece"), "a" },
  { "page.edit", "F2", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, N_ ("Edit type, attributes, links and notes"), NULL },
  { "page.edit", "F2", NOTANDA_SCOPE_FILTER, MARK_GROUP, NULL, "" },
  { "page.add-note", "<Control>m", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, N_ ("Add a note"), NULL },
  { "page.add-note", "<Control>m", NOTANDA_SCOPE_FILTER, MARK_GROUP, NULL, "" },
  { "page.leave-editor", "Escape", NOTANDA_SCOPE_EDITOR, MARK_GROUP, N_ ("Return from editing to the text"), NULL },
  { "page.remove", "Delete KP_Delete", NOTANDA_SCOPE_ANNOTATION, MARK_GROUP, N_ ("Remove"), "Delete" },

  { "win.types", "<Control>k", NOTANDA_SCOPE_WINDOW, MARK_GROUP, N_ ("Choose a type to mark with"), NULL },
  { "win.tag-set", "<Control>t", NOTANDA_SCOPE_WINDOW, MARK_GROUP, N_ ("Change the tag set"), NULL,
    NOTANDA_MENU_READING, N_ ("_Tag Set…") },
  { "tag-set.undo", "<Control>z", NOTANDA_SCOPE_TAGS, MARK_GROUP, NULL, "" },
  { "tag-set.redo", "<Control><Shift>z <Control>y", NOTANDA_SCOPE_TAGS, MARK_GROUP, NULL, "" },

  { "win.differences", "<Control>d", NOTANDA_SCOPE_WINDOW, REVIEW_GROUP, N_ ("Differences between people"), NULL,
    NOTANDA_MENU_ARTICLE, N_ ("_Differences…") },
  { "differences.undo", "<Control>z", NOTANDA_SCOPE_DIFFERENCES, REVIEW_GROUP, NULL, "" },
  { "differences.redo", "<Control><Shift>z <Control>y", NOTANDA_SCOPE_DIFFERENCES, REVIEW_GROUP, NULL, "" },
  { "win.problems", NULL, NOTANDA_SCOPE_MENU, REVIEW_GROUP, N_ ("What is damaged"), NULL,
    NOTANDA_MENU_ARTICLE, N_ ("Da_maged Records…") },

  { "win.connect-server", "<Control>u", NOTANDA_SCOPE_WINDOW, SERVER_GROUP, N_ ("Connect the corpus to a server, or join one"), NULL,
    NOTANDA_MENU_CORPUS, N_ ("_Connect to a Server…") },
  { "win.sync", "F5", NOTANDA_SCOPE_WINDOW, SERVER_GROUP, N_ ("Sync with the server now"), NULL,
    NOTANDA_MENU_CORPUS, N_ ("S_ync Now") },
  { "win.keep-all", NULL, NOTANDA_SCOPE_MENU, SERVER_GROUP, N_ ("Keep all articles of the corpus on this computer"), NULL,
    NOTANDA_MENU_CORPUS, N_ ("_Keep All Articles Here") },
  { "win.disconnect-server", NULL, NOTANDA_SCOPE_MENU, SERVER_GROUP, N_ ("Disconnect from the server"), NULL,
    NOTANDA_MENU_CORPUS, N_ ("D_isconnect…") },

  { "win.blocks", "<Control><Shift>b", NOTANDA_SCOPE_WINDOW, BLOCKS_GROUP, N_ ("Show or hide what was left out of the text"), NULL,
    NOTANDA_MENU_ARTICLE, N_ ("Left-_Out Text") },
  { "blocks.toggle", "space Return KP_Enter KP_Space", NOTANDA_SCOPE_BLOCKS, BLOCKS_GROUP, N_ ("Take a block in or leave it out"), "space" },
  { "blocks.menu", "Menu <Shift>F10", NOTANDA_SCOPE_BLOCKS, BLOCKS_GROUP, N_ ("Show the menu of a block, with its kind"), "<Shift>F10" },
  { "win.blocks", "Escape", NOTANDA_SCOPE_BLOCKS, BLOCKS_GROUP, N_ ("Return to the article"), NULL },

  { "page.pick-next", "n Down", NOTANDA_SCOPE_PICKING, PICK_GROUP, N_ ("Offer the next annotation"), NULL },
  { "page.pick-previous", "p Up", NOTANDA_SCOPE_PICKING, PICK_GROUP, N_ ("Offer the previous annotation"), NULL },
  { "page.pick", "Return KP_Enter", NOTANDA_SCOPE_PICKING, PICK_GROUP,
    N_ ("Take the selected words, or the annotation offered"), "Return" },
  { "page.stop-picking", "Escape", NOTANDA_SCOPE_PICKING, PICK_GROUP, N_ ("Leave"), NULL },

  { "win.find", "<Control>f", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Find words"), NULL,
    NOTANDA_MENU_READING, N_ ("_Find…") },
  { "win.copy-quotation", "<Control><Shift>c", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Copy as quotation with source"), NULL,
    NOTANDA_MENU_READING, N_ ("Copy as _Quotation") },
  { "win.find-next", "<Control>g F3", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Find the next match"), NULL },
  { "win.find-previous", "<Control><Shift>g <Shift>F3", NOTANDA_SCOPE_WINDOW, READ_GROUP,
    N_ ("Find the previous match"), NULL },
  { "win.find-previous", "<Shift>Return <Shift>KP_Enter", NOTANDA_SCOPE_FINDING, READ_GROUP, NULL, "" },
  { "find.close", "Escape", NOTANDA_SCOPE_FINDING, READ_GROUP, N_ ("Return from finding to the text"), NULL },
  { "win.toggle-list", "F9", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Show or hide the list of annotations"), NULL,
    NOTANDA_MENU_READING, N_ ("_Annotations") },
  { "win.filter", "<Control><Shift>f", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Filter the list of annotations"), NULL },
  { "win.switch-pane", "F6", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Go to the list, the editor and back"), NULL },
  { "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Zoom in"),
    "<Control>plus" },
  { "win.zoom-out", "<Control>minus <Control>KP_Subtract", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Zoom out"),
    "<Control>minus" },
  { "win.zoom-reset", "<Control>0 <Control>KP_0", NOTANDA_SCOPE_WINDOW, READ_GROUP, N_ ("Normal size"), "<Control>0" },

  { "win.preferences", "<Control>comma", NOTANDA_SCOPE_WINDOW, HELP_GROUP, N_ ("Preferences"), NULL,
    NOTANDA_MENU_PROGRAM, N_ ("_Preferences") },
  { "win.shortcuts", "<Control>question F1", NOTANDA_SCOPE_WINDOW, HELP_GROUP, N_ ("Keyboard shortcuts"),
    "<Control>question", NOTANDA_MENU_PROGRAM, N_ ("_Keyboard Shortcuts") },
  { "win.about", NULL, NOTANDA_SCOPE_MENU, HELP_GROUP, N_ ("About Notanda"), NULL,
    NOTANDA_MENU_PROGRAM, N_ ("A_bout Notanda") },
  { "app.quit", "<Control>q", NOTANDA_SCOPE_APPLICATION, HELP_GROUP, N_ ("Quit"), NULL },
};
/* clang-format on */

const NotandaAction *
notanda_actions_list (guint *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

static gboolean
is_heard_in_article (const NotandaAction *action)
{
  return action->scope == NOTANDA_SCOPE_READING || action->scope == NOTANDA_SCOPE_ANNOTATION;
}

const NotandaAction *
notanda_actions_find_letter (gunichar letter)
{
  char key[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_tolower (letter), key);
  for (guint i = 0; g_unichar_isalpha (letter) && i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) keys = is_heard_in_article (&actions[i]) ? g_strsplit (actions[i].keys, " ", -1) : NULL;

      if (keys != NULL && g_strv_contains ((const char *const *) keys, key))
        return &actions[i];
    }
  return NULL;
}

char *
notanda_actions_dup_key_label (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) keys = NULL;
      GdkModifierType modifiers;
      guint           keyval;

      if (actions[i].keys == NULL || !g_str_equal (actions[i].name, name))
        continue;
      keys = g_strsplit (actions[i].keys, " ", -1);
      if (gtk_accelerator_parse (keys[0], &keyval, &modifiers))
        return gtk_accelerator_get_label (keyval, modifiers);
    }
  return NULL;
}

char *
notanda_actions_dup_letters (void)
{
  GString *letters = g_string_new (NULL);

  for (char letter = 'a'; letter <= 'z'; letter++)
    if (notanda_actions_find_letter ((gunichar) letter) != NULL)
      g_string_append_c (letters, letter);
  return g_string_free_and_steal (letters);
}

typedef void (*ShortcutFunc) (gpointer     target,
                              GtkShortcut *shortcut);

static void
foreach_shortcut (NotandaScope scope,
                  ShortcutFunc func,
                  gpointer     target)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (actions[i].scope != scope)
        continue;
      keys = g_strsplit (actions[i].keys, " ", -1);
      /* a menu shows the one that was added last */
      for (guint k = g_strv_length (keys); k-- > 0;)
        {
          g_autoptr (GtkShortcut) shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[k]), NULL);
          g_autoptr (GVariant) argument = NULL;
          g_autofree char *name = NULL;

          if (!g_action_parse_detailed_name (actions[i].name, &name, &argument, NULL))
            g_assert_not_reached ();
          gtk_shortcut_set_action (shortcut, gtk_named_action_new (name));
          gtk_shortcut_set_arguments (shortcut, argument);
          func (target, shortcut);
        }
    }
}

static void
add_to_class (gpointer     target,
              GtkShortcut *shortcut)
{
  gtk_widget_class_add_shortcut (target, shortcut);
}

void
notanda_actions_bind (GtkWidgetClass *klass,
                      NotandaScope    scope)
{
  foreach_shortcut (scope, add_to_class, klass);
}

static void
add_to_controller (gpointer     target,
                   GtkShortcut *shortcut)
{
  gtk_shortcut_controller_add_shortcut (target, g_object_ref (shortcut));
}

/* Escape and Enter are the input method's while letters are composed. */
static void
preedit_changed_cb (GtkEventController *controller,
                    const char         *preedit)
{
  gtk_event_controller_set_propagation_phase (controller, *preedit != '\0' ? GTK_PHASE_NONE : GTK_PHASE_CAPTURE);
}

void
notanda_actions_capture (GtkWidget   *widget,
                         NotandaScope scope)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  foreach_shortcut (scope, add_to_controller, controller);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
  if (GTK_IS_EDITABLE (widget))
    g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (widget)), "preedit-changed", G_CALLBACK (preedit_changed_cb), controller, G_CONNECT_SWAPPED);
}

void
notanda_actions_bind_application (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].scope == NOTANDA_SCOPE_APPLICATION)
      {
        g_auto (GStrv) keys = g_strsplit (actions[i].keys, " ", -1);

        gtk_application_set_accels_for_action (application, actions[i].name, (const char *const *) keys);
      }
}

static GMenuModel *
new_section (NotandaMenuSection section)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].section == section)
      g_menu_append (menu, _ (actions[i].menu_label), actions[i].name);
  if (section == NOTANDA_MENU_ZOOM)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_attribute (item, "custom", "s", NOTANDA_MENU_ZOOM_CHILD);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* Those sections that would make the menu higher than a small screen are menus of their own, below the section before. */
static const char *const submenus[NOTANDA_N_MENU_SECTIONS] = {
  [NOTANDA_MENU_SOURCES] = N_ ("_More Sources"),
  [NOTANDA_MENU_ARTICLE] = N_ ("Art_icle"),
  [NOTANDA_MENU_CORPUS] = N_ ("_Corpus"),
};

GMenuModel *
notanda_actions_new_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) above = NULL;

  for (guint section = NOTANDA_MENU_NONE + 1; section < NOTANDA_N_MENU_SECTIONS; section++)
    {
      g_autoptr (GMenuModel) items = new_section (section);

      if (submenus[section] != NULL)
        {
          g_menu_append_submenu (G_MENU (above), _ (submenus[section]), items);
          continue;
        }
      g_menu_append_section (menu, NULL, items);
      g_set_object (&above, items);
    }
  return G_MENU_MODEL (menu);
}
