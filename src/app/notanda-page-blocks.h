/* notanda-page-blocks.h: a page's article with what was left out of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_PAGE_BLOCKS (notanda_page_blocks_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPageBlocks, notanda_page_blocks, NOTANDA, PAGE_BLOCKS, GObject)

/**
 * NotandaPageBlocks:
 *
 * Property "shown": the blocks stand in place of the reading view. Property "has-left-out": there is something to
 * show that the reading view hasn't.
 */

/* @page: borrowed; it owns this */
NotandaPageBlocks *notanda_page_blocks_new (NotandaPage *page);

/* Borrowed. */
NotandaPageBlocks *notanda_page_get_blocks (NotandaPage *page);

void     notanda_page_blocks_set_shown (NotandaPageBlocks *self,
                                        gboolean           shown);
gboolean notanda_page_blocks_get_shown (NotandaPageBlocks *self);

/**
 * notanda_page_blocks_set_document:
 * @document: (nullable): the page's, which it has from now on
 * @is_same: it is another reading of the article that was there before
 */
void notanda_page_blocks_set_document (NotandaPageBlocks *self,
                                       NotandaDocument   *document,
                                       gboolean           is_same);

/* Returns: %FALSE where the blocks aren't shown */
gboolean notanda_page_blocks_focus (NotandaPageBlocks *self);

/**
 * notanda_page_blocks_get_step_label:
 *
 * Taking a block in or out makes another document, whose history knows nothing of it. So it is undone and redone
 * here, as long as nothing was done since.
 *
 * Returns: (transfer none) (nullable): what would be undone or redone here
 */
const char *notanda_page_blocks_get_step_label (NotandaPageBlocks *self,
                                                gboolean           is_redo);

/* Returns: %FALSE where there is none */
gboolean notanda_page_blocks_take_step (NotandaPageBlocks *self,
                                        gboolean           is_redo);

G_END_DECLS
