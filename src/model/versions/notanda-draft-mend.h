/* notanda-draft-mend.h: the text of an article that isn't fixed yet, with its characters put right
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* @text: (array length=size): a piece of a text, in UTF-8. Returns: (transfer full): what it should be, in UTF-8 */
typedef GString *(*NotandaDraftMend) (const char *text,
                                      gsize       size);

/**
 * notanda_draft_dup_reading_mended:
 * @document: a draft
 * @mend: is given all of the text, piece by piece, what was left out, and title, byline and outlet. The pieces end where blocks do
 *
 * For a text that can't be read once more from where it came. Blocks stay what they are; what else there is to say of metadata
 * and kinds of blocks is as for notanda_draft_dup_reading_with().
 *
 * Returns: (transfer full): to be put in the draft's place by notanda_open_replace_draft(); %NULL with %NOTANDA_ERROR_TOO_LARGE
 */
NotandaReading *notanda_draft_dup_reading_mended (NotandaDocument *document,
                                                  NotandaDraftMend mend,
                                                  GError         **error);

G_END_DECLS
