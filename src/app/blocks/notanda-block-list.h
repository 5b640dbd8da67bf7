/* notanda-block-list.h: all blocks of a page in their order, those of the text and those that were left out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

typedef struct _NotandaBlockList NotandaBlockList;

/**
 * NotandaPlacedBlock:
 * @number: among the document's blocks, or among those that were left out
 * @kind: a #NotandaBlockKind, or one from the future
 * @reason: a #NotandaLeftOut; %NOTANDA_LEFT_OUT_NOT: it is part of the text
 * @position: where it starts or, left out, where it stood: code points of the text
 */
typedef struct
{
  guint   number;
  guint   kind;
  guint   reason;
  guint32 position;
} NotandaPlacedBlock;

/* An empty one. */
NotandaBlockList *notanda_block_list_new (void);
void              notanda_block_list_free (NotandaBlockList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaBlockList, notanda_block_list_free)

/* Returns: (transfer none): one item a block */
GListModel *notanda_block_list_get_model (NotandaBlockList *self);

/**
 * notanda_block_list_update:
 * @document: (nullable): none has no blocks
 *
 * To be called where the document is another, or was changed. Items change where their
 * blocks do: a block that is taken in or out changes one, whatever that does to numbers
 * and positions of those behind it.
 */
void notanda_block_list_update (NotandaBlockList *self,
                                NotandaDocument  *document);

/* Returns: (transfer none) (nullable): valid until the next update */
const NotandaPlacedBlock *notanda_block_list_get (NotandaBlockList *self,
                                                  guint             i);

/* Returns: (transfer full): a block's words, as many as can be shown: the last character of a longer text is "…" */
char *notanda_block_list_dup_text (NotandaBlockList *self,
                                   guint             i);

/* Returns: the item of the text's block that @position is in, or of the next one; 0 where there is none */
guint notanda_block_list_find (NotandaBlockList *self,
                               gsize             position);

G_END_DECLS
