/* notanda-block-menu.h: what can be done with a block
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/blocks/notanda-block-list.h"

G_BEGIN_DECLS

/* Returns: (transfer none): a popover, to be unparented by @parent, which has the actions "blocks.toggle" and "blocks.kind" */
GtkWidget *notanda_block_menu_new (GtkWidget *parent);

/* @at: in the parent's coordinates */
void notanda_block_menu_show (GtkWidget                *menu,
                              const NotandaPlacedBlock *block,
                              const GdkRectangle       *at);

G_END_DECLS
