/* notanda-quotation.h: words of an article as others quote them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaQuotation:
 * @plain: for a text
 * @html: for a document that has formats
 *
 * The words in the quotation marks of the article's language, and after them who said
 * them, the title, the outlet, the date and the address, as far as they are known.
 */
typedef struct
{
  char *plain;
  char *html;
} NotandaQuotation;

void notanda_quotation_clear (NotandaQuotation *quotation);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaQuotation, notanda_quotation_clear)

/**
 * notanda_quotation_make:
 * @ranges: code points, in text order
 * @speaker: the annotation whose source or claimant said it, or %NOTANDA_NO_SLOT
 * @out: (out caller-allocates)
 */
void notanda_quotation_make (NotandaDocument    *document,
                             const NotandaRange *ranges,
                             guint               n_ranges,
                             guint32             speaker,
                             NotandaQuotation   *out);

G_END_DECLS
