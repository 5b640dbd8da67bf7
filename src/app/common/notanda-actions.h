/* notanda-actions.h: the one table of what a user can do
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where an action's keys are heard. */
typedef enum
{
  NOTANDA_SCOPE_APPLICATION,
  NOTANDA_SCOPE_WINDOW,
  NOTANDA_SCOPE_ANNOTATION,  /* in the article and in the list */
  NOTANDA_SCOPE_READING,     /* in the article alone: letters */
  NOTANDA_SCOPE_LIST,        /* in the list alone */
  NOTANDA_SCOPE_FILTER,      /* in the entry that filters it */
  NOTANDA_SCOPE_FINDING,     /* in the find bar */
  NOTANDA_SCOPE_EDITOR,      /* in the editor under the list */
  NOTANDA_SCOPE_BLOCKS,      /* in the view of all blocks, with what was left out */
  NOTANDA_SCOPE_LIBRARY,     /* in the list of the corpus' articles */
  NOTANDA_SCOPE_TAGS,        /* in the dialog of the tag set */
  NOTANDA_SCOPE_DIFFERENCES, /* in the dialog of differences */
  NOTANDA_SCOPE_PICKING,     /* in the article, while something is picked for a link or a piece */
  NOTANDA_SCOPE_MENU,        /* has no key, but a place in a menu */
} NotandaScope;

/* Where in the primary menu an action stands, from top to bottom. */
typedef enum
{
  NOTANDA_MENU_NONE,
  NOTANDA_MENU_STEPS,
  NOTANDA_MENU_FILE,
  NOTANDA_MENU_SOURCES, /* a menu of its own */
  NOTANDA_MENU_SAVE,
  NOTANDA_MENU_ARTICLE, /* a menu of its own */
  NOTANDA_MENU_CORPUS,  /* the same */
  NOTANDA_MENU_ZOOM,    /* a place for a widget, and no more */
  NOTANDA_MENU_READING,
  NOTANDA_MENU_PROGRAM,
  NOTANDA_N_MENU_SECTIONS
} NotandaMenuSection;

/**
 * NotandaAction:
 * @name: detailed, with its target: "page.retag('1')"
 * @keys: (nullable): accelerators as gtk_accelerator_parse() reads them, with
 *   blanks between
 * @group: heading in the shortcuts dialog, translatable
 * @label: translatable
 * @shown_keys: (nullable): what the dialog shows in place of @keys; "" leaves
 *   the action out, because another row speaks for it
 */
typedef struct
{
  const char  *name;
  const char  *keys;
  NotandaScope scope;
  const char  *group;
  const char  *label;
  const char  *shown_keys;

  NotandaMenuSection section;
  const char        *menu_label;
} NotandaAction;

const NotandaAction *notanda_actions_list (guint *n_actions);

/* What a letter alone does in the article, whatever the tag set says; %NULL where
 * it is free. */
const NotandaAction *notanda_actions_find_letter (gunichar letter);

/* Returns: (transfer full) (nullable): the first key of an action as people read it, as "Ctrl+Z" */
char *notanda_actions_dup_key_label (const char *name);

/* Returns: (transfer full): all such letters */
char *notanda_actions_dup_letters (void);

/* Makes the keys of @scope work in all widgets of a class; for class_init. */
void notanda_actions_bind (GtkWidgetClass *klass,
                           NotandaScope    scope);

/* Makes the keys of @scope work in one widget, before its own: a text view has keys
 * for deleting and undoing, also when it is read-only. */
void notanda_actions_capture (GtkWidget   *widget,
                              NotandaScope scope);

/* Application accelerators of the table. */
void notanda_actions_bind_application (GtkApplication *application);

/* What a widget in the primary menu goes by. */
#define NOTANDA_MENU_ZOOM_CHILD "zoom"

/* Returns: (transfer full): the primary menu, from the table */
GMenuModel *notanda_actions_new_menu (void);

G_END_DECLS
