/* notanda-pane-menu.h: the menu of an annotation's card
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

/**
 * notanda_pane_menu_new:
 * @retag_menu: (out) (transfer full): the part that offers types, empty so far
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *notanda_pane_menu_new (GMenu **retag_menu);

/* Makes @menu offer the types that a digit changes to. */
void notanda_pane_menu_fill (GMenu         *menu,
                             NotandaTagSet *tag_set);

/**
 * notanda_pane_menu_show:
 * @list: an ancestor of what has the focus
 * @at: (nullable): in the popover's parent; else below what has the focus
 */
void notanda_pane_menu_show (GtkPopover         *popover,
                             GtkWidget          *list,
                             const GdkRectangle *at);

G_END_DECLS
