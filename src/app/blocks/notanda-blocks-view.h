/* notanda-blocks-view.h: the article with what was left out of it, where it stood
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_BLOCKS_VIEW (notanda_blocks_view_get_type ())

G_DECLARE_FINAL_TYPE (NotandaBlocksView, notanda_blocks_view, NOTANDA, BLOCKS_VIEW, AdwBin)

/**
 * NotandaBlocksView:
 *
 * Takes the place of the reading view, and activates "win.blocks" to be left and "win.fix-text" and
 * "win.correct-text" where these are offered. Class actions "blocks.toggle" and "blocks.menu", for the block that
 * has the focus; "blocks.kind" is its kind.
 *
 * Signal "toggled" (item): a block is to be taken in or out, which makes another document.
 */
GtkWidget *notanda_blocks_view_new (void);

/* @document: (nullable): one in place of another keeps the focus on the same block */
void notanda_blocks_view_set_document (NotandaBlocksView *self,
                                       NotandaDocument   *document);

/* Asks for an item's block to be taken in or out, as a click does. */
void notanda_blocks_view_toggle (NotandaBlocksView *self,
                                 guint              item);

/**
 * notanda_blocks_view_get_top:
 * @position: (out): the code point that the block at the top starts with or, left out, stood at
 *
 * Returns: whether it is another than that which was gone to last
 */
gboolean notanda_blocks_view_get_top (NotandaBlocksView *self,
                                      gsize             *position);

/* Scrolls the block with this code point to the top, and gives it the focus, as soon as it is laid out. */
void notanda_blocks_view_go_to (NotandaBlocksView *self,
                                gsize              position);

/* To the block that had it, or that was set. */
void notanda_blocks_view_focus (NotandaBlocksView *self);
void notanda_blocks_view_set_current (NotandaBlocksView *self,
                                      guint              item);

/* Returns: (transfer none): what lays out its column */
AdwClampScrollable *notanda_blocks_view_get_clamp (NotandaBlocksView *self);

G_END_DECLS
