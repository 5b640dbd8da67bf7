/* notanda-blocks-dialog.h: the blocks of an article, and what was left out between them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_BLOCKS_DIALOG (notanda_blocks_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaBlocksDialog, notanda_blocks_dialog, NOTANDA, BLOCKS_DIALOG, AdwDialog)

/**
 * NotandaBlocksDialog::change: a block is to be taken in or out; its arguments are a #NotandaDraftChange and the
 *   block's number, as notanda_draft_dup_reading_with() takes them
 * NotandaBlocksDialog::done: the draft's text is right
 */

AdwDialog *notanda_blocks_dialog_new (NotandaDocument *document);

/* The document that took the place of the draft. */
void notanda_blocks_dialog_set_document (NotandaBlocksDialog *self,
                                         NotandaDocument     *document);

G_END_DECLS
