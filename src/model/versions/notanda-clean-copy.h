/* notanda-clean-copy.h: a document without its past
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * notanda_clean_copy_new:
 * @document: stays as it is
 *
 * What was deleted or changed stays in a document's records. The copy has what is
 * visible and nothing else: the text with its metadata, blocks and tag set as they
 * are now, and the annotations with their authors and times; of fields in dispute
 * the shown value. It has no history, nothing that was left out of the text, no
 * damaged rows, and nothing that this version doesn't know.
 *
 * Its annotations, links and notes have ids of their own: it is another document,
 * which no merge takes for the old one, bringing back what was deleted.
 *
 * Returns: (transfer full): a document
 */
NotandaDocument *notanda_clean_copy_new (NotandaDocument *document,
                                         NotandaIdentity *identity);

G_END_DECLS
