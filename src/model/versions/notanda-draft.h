/* notanda-draft.h: changes to which blocks are the text of an article that isn't fixed yet
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* A block's kind needs none of these: notanda_document_set_block_kind() is a step
 * like any other. */
typedef enum
{
  NOTANDA_DRAFT_TAKE_IN,  /* a left-out block becomes part of the text, where it stood */
  NOTANDA_DRAFT_TAKE_OUT, /* a block of the text is left out */
} NotandaDraftChange;

/**
 * notanda_draft_dup_reading_with:
 * @document: a draft
 * @i: the number of the left-out block, or of the block
 *
 * The text changes, and with it the article's id: so what comes of it is another
 * reading of the page, to be put in the draft's place by
 * notanda_open_replace_draft(). Metadata and kinds of blocks are as the loader
 * found them: notanda_draft_carry() adds what was put right by hand.
 *
 * Taking a block out and in again gives the text as it was, where a page gave it.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_REFUSED where @document is
 *   no draft, %NOTANDA_ERROR_EMPTY where no text would be left, and
 *   %NOTANDA_ERROR_TOO_LARGE
 */
NotandaReading *notanda_draft_dup_reading_with (NotandaDocument   *document,
                                                NotandaDraftChange change,
                                                guint              i,
                                                GError           **error);

/**
 * notanda_draft_carry:
 * @from: a document
 * @to: one made of another reading of the same source
 *
 * Metadata that were corrected, and kinds of blocks that were put right and whose
 * words stand in @to, as one step in @to. Where there are as many blocks, one whose
 * words are gone is that of its number.
 */
void notanda_draft_carry (NotandaDocument *from,
                          NotandaDocument *to);

G_END_DECLS
