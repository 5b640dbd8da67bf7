/* notanda-library-pane-private.h: what the pane's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-row-sight.h"
#include "app/library/notanda-library-pane.h"

G_BEGIN_DECLS

struct _NotandaLibraryPane
{
  AdwBin              parent_instance;
  NotandaLibrary     *library; /* or NULL */
  NotandaLibraryList *documents;
  GSignalGroup       *library_signals;
  GSignalGroup       *corpus_signals;
  GSignalGroup       *saver_signals;
  AdwToast           *toast;    /* (weak) */
  GtkWidget          *popover;  /* or NULL */
  NotandaLibraryItem *chosen;   /* what the menu is of */
  int                 step;     /* to be taken once there is a list */
  guint               focus_id; /* goes to the list once that has rows */
  GtkLabel           *name_label;
  GtkLabel           *count_label;
  GtkLabel           *problem_label;
  GtkEditable        *entry;
  GtkDropDown        *order;
  AdwToastOverlay    *toasts;
  GtkStack           *stack;
  GtkListView        *list;
  NotandaRowSight    *sight;
  AdwStatusPage      *status;
  GtkWidget          *clear_button;
  GMenu              *menu;
};

/* Says "opened" or "wanted". */
void notanda_library_pane_open (NotandaLibraryPane        *self,
                                const NotandaLibraryEntry *entry);

/* The menu of a row (notanda-library-pane-menu.c), and "library.*"; for class_init. */
void notanda_library_pane_add_menu (NotandaLibraryPane *self);
void notanda_library_pane_install_actions (GtkWidgetClass *klass);

G_END_DECLS
